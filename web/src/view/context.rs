//! The condition keys of each check: what the request carries, and why.

use super::prose::prose;
use super::terms;
use crate::text::Words;
use session::derived::{CheckContext, ContextKey, KeyPresence};
use yew::prelude::*;

/// The keys, behind a line that opens.
pub fn context(words: Words, checks: &[CheckContext]) -> Html {
    html! {
        <details class="context" data-testid="context">
            <summary><h3>{ words.say("context") }</h3></summary>
            <p class="hint">{ words.say("context-hint") }</p>
            { for checks.iter().map(|check| keys(words, check)) }
        </details>
    }
}

fn keys(words: Words, check: &CheckContext) -> Html {
    let (leg, leg_name) = terms::leg(check.leg);
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
                { words.say(leg_name) }{ " · " }<code>{ check.action.clone() }</code>
            </caption>
            <thead>
                <tr>
                    <th scope="col">{ words.say("context-key") }</th>
                    <th scope="col">{ words.say("context-value") }</th>
                </tr>
            </thead>
            <tbody>
                { for check.keys.iter().map(|key| html! {
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
