//! What was found in a policy's text, with the line it stands in.

use super::prose::prose;
use super::terms;
use crate::app::Dispatch;
use crate::place::{self, Place};
use crate::state::Action;
use crate::text::Words;
use iam::language::Sentence;
use session::answer::Answer;
use yew::prelude::*;

/// The findings in the policy with this index and text; a click goes to the place.
pub fn findings(
    words: Words,
    dispatch: &Dispatch,
    policy: usize,
    text: &str,
    answer: &Answer,
) -> Html {
    let findings = answer.diagnostics.iter();
    let findings: Vec<Html> = findings
        .filter(|diagnostic| diagnostic.policy == policy)
        .map(|diagnostic| {
            let (class, name) = terms::severity(diagnostic.severity);
            let line = place::line(text, diagnostic.span.start);
            let place = Place {
                policy,
                span: diagnostic.span,
            };
            let go = dispatch.reform(move |_: MouseEvent| Action::GoTo(place));
            html! {
                <li
                    class={classes!("finding-row", class)}
                    data-testid="diagnostic"
                    data-code={diagnostic.code}
                    data-line={line.to_string()}
                >
                    <span class={classes!("sign", class)} aria-hidden="true">{ "!" }</span>
                    <p>
                        <strong>{ words.say(name) }</strong>
                        { " " }
                        { prose(&diagnostic.message) }
                    </p>
                    <button type="button" class="quiet" onclick={go}>
                        { words.fill(&Sentence::new("go-to-line").with("line", line)) }
                    </button>
                </li>
            }
        })
        .collect();
    if findings.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="findings" aria-label={words.say("findings")}>{ findings }</ul>
    }
}
