//! The condition keys of each check: what the request carries, and why.

use super::prose::prose;
use super::terms;
use crate::text::use_words;
use crate::work::Work;
use session::derived::{CheckContext, ContextKey, KeyPresence};
use session::derived_context;
use std::rc::Rc;
use yew::prelude::*;

/// What the keys are derived from.
#[derive(Properties, PartialEq)]
pub struct ContextProps {
    /// The work.
    pub work: Rc<Work>,
}

/// The keys, behind a line that opens.
#[component]
pub fn DerivedContext(props: &ContextProps) -> Html {
    let words = use_words();
    let checks = use_memo((props.work.clone(), words.0), |(work, language)| {
        // A request that makes no sense has no keys; its errors stand beside its fields.
        derived_context(&work.scenario, *language).unwrap_or_default()
    });
    html! {
        <details class="context" data-testid="context">
            <summary><h3>{ words.say("context") }</h3></summary>
            <p class="hint">{ words.say("context-hint") }</p>
            { for checks.iter().map(|check| html! { <Keys check={check.clone()} /> }) }
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct KeysProps {
    check: CheckContext,
}

#[component]
fn Keys(props: &KeysProps) -> Html {
    let words = use_words();
    let (leg, leg_name) = terms::leg(props.check.leg);
    let value = |key: &ContextKey| match key.presence {
        KeyPresence::Given => html! { <code>{ key.values.join(", ") }</code> },
        KeyPresence::Absent => html! { <em>{ words.say("key-absent") }</em> },
        KeyPresence::Unknown => html! { <em>{ words.say("key-unknown") }</em> },
    };
    let presence = |key: &ContextKey| match key.presence {
        KeyPresence::Given => "given",
        KeyPresence::Absent => "absent",
        KeyPresence::Unknown => "unknown",
    };
    html! {
        <table class="facts keys" data-testid="context-check" data-leg={leg}>
            <caption>
                { words.say(leg_name) }{ " · " }<code>{ props.check.action.clone() }</code>
            </caption>
            <thead>
                <tr>
                    <th scope="col">{ words.say("context-key") }</th>
                    <th scope="col">{ words.say("context-value") }</th>
                </tr>
            </thead>
            <tbody>
                { for props.check.keys.iter().map(|key| html! {
                    <tr data-key={key.key.clone()} data-presence={presence(key)}>
                        <th scope="row"><code>{ key.key.clone() }</code></th>
                        <td>
                            <div class="key-value">
                                <span>{ value(key) }</span>
                                <p class="hint">
                                    { prose(&key.text) }
                                    if let Some(caveat) = key.caveat {
                                        { " " }<span class="chip">{ caveat }</span>
                                    }
                                </p>
                            </div>
                        </td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
