//! One check of the call: its resource and its own verdict, opening into the statements.

use super::terms;
use super::trace::TraceRows;
use crate::place::Caret;
use crate::text::use_words;
use session::answer::{Check, Decision};
use std::rc::Rc;
use yew::prelude::*;

/// What the row shows.
#[derive(Properties, PartialEq)]
pub struct CheckProps {
    /// The check.
    pub check: Check,
    /// The names of the policies.
    pub names: Rc<[String]>,
    /// Where the caret stands.
    pub caret: Option<Caret>,
}

/// The row. One that isn't allowed is open.
#[component]
pub fn CheckRow(props: &CheckProps) -> Html {
    let words = use_words();
    let check = &props.check;
    let (leg, leg_name) = terms::leg(check.leg);
    let (decision, sign, decision_name) = terms::decision(check.decision);
    html! {
        <details
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
                <TraceRows
                    rows={check.trace.clone()}
                    names={props.names.clone()}
                    caret={props.caret}
                />
            }
        </details>
    }
}
