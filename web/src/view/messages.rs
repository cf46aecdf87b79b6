//! What AWS prints, character for character.

use super::copy::CopyButton;
use crate::text::Words;
use yew::prelude::*;

/// The messages as the AWS CLI wraps them: one for each failing check of the action.
pub fn messages(words: Words, action: &str, messages: &[String]) -> Html {
    let several = messages.len() > 1;
    html! {
        <section class="messages" aria-labelledby="messages-heading">
            <h3 id="messages-heading">{ words.say("messages") }</h3>
            if several {
                <p class="hint">{ words.say("messages-several") }</p>
            }
            { for messages.iter().enumerate().map(|(index, message)| {
                let text = cli_message(action, message);
                html! {
                    <div class="message-row">
                        <code class="message" data-testid={if index == 0 { "message" } else { "message-more" }}>
                            { text.clone() }
                        </code>
                        <CopyButton {words} text={move |()| text.clone()} />
                    </div>
                }
            }) }
        </section>
    }
}

/// A message as the AWS CLI prints it.
pub fn cli_message(action: &str, message: &str) -> String {
    let operation = action.rsplit(':').next().unwrap_or_default();
    format!(
        "An error occurred (AccessDeniedException) when calling the {operation} operation: {message}"
    )
}
