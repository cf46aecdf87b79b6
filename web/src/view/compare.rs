//! Two versions of the policies: those that were remembered, and those on the page.

use super::focus::focus;
use super::prose::prose;
use super::rest::use_rested;
use crate::app::Dispatch;
use crate::state::Action;
use crate::text::{Words, id};
use crate::work::Work;
use iam::language::Language;
use session::change::Replaced;
use session::compare::{Becomes, Comparison, Difference, compare};
use session::scenario::{PolicyText, Scenario};
use std::rc::Rc;
use yew::prelude::*;

/// What is compared.
#[derive(Properties, PartialEq)]
pub struct CompareProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The work.
    pub work: Rc<Work>,
    /// The policies that were remembered.
    pub before: Remembered,
}

/// Policies as they were, where they were remembered.
pub type Remembered = UseStateHandle<Option<Rc<Vec<PolicyText>>>>;

/// The scenario with the policies as they were, and as they are.
type Versions = Option<(Scenario, Vec<PolicyText>, Language)>;

/// The card.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let (words, dispatch) = (props.words, &props.dispatch);
    let before = &props.before;
    let versions: Rc<Versions> = use_memo(
        (before.clone(), props.work.clone(), words),
        |(before, work, words)| {
            let policies = before.as_ref()?.to_vec();
            let now = work.asked();
            let after = now.policies.clone();
            Some((Scenario { policies, ..now }, after, words.0))
        },
    );
    let (found, busy) = use_rested(versions, find);
    let remember = {
        let (before, work) = (before.clone(), props.work.clone());
        move |_: MouseEvent| before.set(Some(Rc::new(work.asked().policies)))
    };
    let stop = {
        let before = before.clone();
        move |_: MouseEvent| {
            focus("[data-testid=remember]");
            before.set(None);
        }
    };
    html! {
        <section class="card compare" aria-labelledby="compare-heading" data-testid="compare" aria-busy={busy.to_string()}>
            <div class="card-head">
                <h2 id="compare-heading">{ words.say("compare") }</h2>
                <button type="button" class="quiet" data-testid="remember" onclick={remember}>
                    { words.say(match before.is_some() {
                        true => id("compare-again"),
                        false => id("compare-remember"),
                    }) }
                </button>
                if before.is_some() {
                    <button type="button" class="quiet" data-testid="compare-stop" onclick={stop}>
                        { words.say("compare-stop") }
                    </button>
                }
            </div>
            <div role="status">
                { match (before.is_some(), found.as_ref()) {
                    (false, _) => html! { <p class="hint">{ words.say("compare-hint") }</p> },
                    (true, None) => html! { <p class="hint">{ words.say("compare-none") }</p> },
                    (true, Some(found)) => html! { <p class="hint" data-testid="compare-summary">{ prose(&found.summary) }</p> },
                } }
            </div>
            if let (true, Some(found)) = (before.is_some(), found.as_ref()) {
                <ul>
                    { for found.differences.iter().map(|one| difference(words, dispatch, one)) }
                </ul>
            }
        </section>
    }
}

fn find(versions: &Versions, _: Option<&Option<Comparison>>) -> Option<Comparison> {
    let (before, after, language) = versions.as_ref()?;
    compare(before, after, *language).ok()
}

/// A difference, with a button that asks what proves it.
fn difference(words: Words, dispatch: &Dispatch, one: &Difference) -> Html {
    let (class, sign) = match one.change {
        Becomes::Allowed => ("allow", "✓"),
        Becomes::Denied => ("deny", "✕"),
    };
    let replaced = Replaced {
        request: Some(one.scenario.request.clone()),
        network: one.scenario.network.clone(),
        context: Some(one.scenario.context.clone()),
        ..Replaced::default()
    };
    let ask = dispatch.reform(move |_: MouseEvent| {
        focus("[data-testid=verdict]");
        Action::Change(Box::new(replaced.clone()))
    });
    html! {
        <li key={one.text.clone()} data-testid="difference" data-change={class}>
            <span class={classes!("sign", class)} aria-hidden="true">{ sign }</span>
            <p>{ prose(&one.text) }</p>
            <button type="button" class="quiet" data-testid="ask-difference" onclick={ask}>
                { words.say("compare-ask") }
            </button>
        </li>
    }
}
