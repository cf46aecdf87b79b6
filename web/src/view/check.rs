//! One check of the call: its resource and its own verdict, opening into the statements.

use super::terms;
use super::trace::trace;
use crate::app::Dispatch;
use crate::place::Caret;
use crate::text::Words;
use session::answer::{Check, Decision};
use session::scenario::PolicyText;
use yew::prelude::*;

/// The row. One that isn't allowed is open.
pub fn check(
    words: Words,
    dispatch: &Dispatch,
    check: &Check,
    policies: &[PolicyText],
    caret: Option<Caret>,
) -> Html {
    let (leg, leg_name) = terms::leg(check.leg);
    let (decision, sign, decision_name) = terms::decision(check.decision);
    html! {
        <details
            key={check.resource.clone()}
            class="check"
            data-testid="check"
            data-leg={leg}
            data-decision={decision}
            open={check.decision != Decision::Allow}
        >
            <summary>
                <span class={classes!("sign", decision)} role="img" aria-label={words.say(decision_name)}>{ sign }</span>
                <strong>{ words.say(leg_name) }</strong>
                <code>{ check.resource.clone() }</code>
            </summary>
            if check.trace.is_empty() {
                <p class="hint">{ words.say("no-statements") }</p>
            } else {
                { trace(words, dispatch, &check.trace, policies, caret) }
            }
        </details>
    }
}
