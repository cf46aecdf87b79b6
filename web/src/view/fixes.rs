//! The fixes of a finding: tried when somebody opens them, each a button that types it into the text.

use super::prose::prose;
use super::tools::type_anew;
use crate::app::Dispatch;
use crate::findings::Asked;
use crate::place;
use crate::text::Words;
use gloo::timers::callback::Timeout;
use session::answer::{Edit, Fix};
use session::lint::fixes;
use std::rc::Rc;
use web_sys::Element;
use yew::prelude::*;

/// Whose fixes are shown.
#[derive(Properties, PartialEq)]
pub struct FixesProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The name of the policy's tab.
    pub tab: u32,
    /// The policy's index.
    pub policy: usize,
    /// What the linter looked at.
    pub asked: Rc<Asked>,
    /// The finding's index among the linter's; `None` until it has looked at the text as it is.
    pub finding: Option<usize>,
}

/// What was tried: of what, and with what outcome.
type Tried = Option<(Rc<Asked>, usize, Vec<Fix>)>;

/// The fixes. To try them takes longer than a frame, so they open first.
#[component]
pub fn Fixes(props: &FixesProps) -> Html {
    let words = props.words;
    let open = use_state(|| false);
    let tried = use_state(|| Tried::None);
    let wanted = props.finding.filter(|_| *open);
    let asked = props.asked.clone();
    use_effect_with((wanted, asked), {
        let tried = tried.setter();
        move |(wanted, asked): &(Option<usize>, Rc<Asked>)| {
            let asked = asked.clone();
            let trial = wanted.map(|finding| {
                Timeout::new(0, move || {
                    let found = fixes(&asked.scenario, finding, asked.language);
                    tried.set(Some((asked, finding, found)));
                })
            });
            move || drop(trial)
        }
    });
    let ontoggle = {
        let open = open.setter();
        move |event: Event| {
            let details = event.target_unchecked_into::<Element>();
            open.set(details.has_attribute("open"));
        }
    };
    let tried = tried
        .as_ref()
        .filter(|(asked, finding, _)| Some(*finding) == wanted && *asked == props.asked);
    html! {
        <details class="fixes" data-testid="fixes" {ontoggle}>
            <summary>{ words.say("fixes") }</summary>
            if let Some((_, _, found)) = tried {
                if found.is_empty() {
                    <span class="hint">{ words.say("no-fix") }</span>
                } else {
                    <ul>{ for found.iter().map(|fix| offer(props, fix)) }</ul>
                }
            } else {
                <span class="hint">{ words.say("trying-fixes") }</span>
            }
        </details>
    }
}

fn offer(props: &FixesProps, fix: &Fix) -> Html {
    let apply = {
        let (dispatch, tab, policy) = (props.dispatch.clone(), props.tab, props.policy);
        let (asked, edits) = (props.asked.clone(), fix.edits.clone());
        move |_: MouseEvent| {
            let Some(old) = asked.scenario.policies.get(policy) else {
                return;
            };
            let new = applied(&old.text, &edits);
            let start = edits.first().map_or(0, |edit| edit.span.start);
            let caret = place::utf16(&new, start);
            type_anew(&dispatch, tab, policy, &old.text, &new, |_| caret);
        }
    };
    html! {
        <li>
            <button type="button" data-testid="fix" onclick={apply}>{ prose(&fix.title) }</button>
            { " " }<span>{ prose(&fix.effect) }</span>
        </li>
    }
}

/// The text with the edits, which are in order and don't overlap.
fn applied(text: &str, edits: &[Edit]) -> String {
    let mut new = String::new();
    let mut done = 0;
    for edit in edits {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        new.push_str(text.get(done..start).unwrap_or_default());
        new.push_str(&edit.text);
        done = end;
    }
    new.push_str(text.get(done..).unwrap_or_default());
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use session::answer::Span;

    #[test]
    fn edits_are_made_where_they_stand() {
        let edit = |start, end, text: &str| Edit {
            span: Span { start, end },
            text: text.to_string(),
        };
        assert_eq!(
            applied(
                "äbcdef",
                &[edit(2, 3, "B"), edit(5, 5, "!"), edit(6, 7, "")]
            ),
            "äBcd!e"
        );
    }
}
