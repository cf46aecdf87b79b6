//! What AWS prints, character for character.

use super::copy::CopyButton;
use crate::text::use_words;
use yew::prelude::*;

/// What the messages are made of.
#[derive(Properties, PartialEq)]
pub struct MessagesProps {
    /// The action that fails.
    pub action: String,
    /// One message for each failing check.
    pub messages: Vec<String>,
}

/// The messages as the AWS CLI wraps them.
#[component]
pub fn Messages(props: &MessagesProps) -> Html {
    let words = use_words();
    let several = props.messages.len() > 1;
    html! {
        <section class="messages" aria-labelledby="messages-heading">
            <h3 id="messages-heading">{ words.say("messages") }</h3>
            if several {
                <p class="hint">{ words.say("messages-several") }</p>
            }
            { for props.messages.iter().enumerate().map(|(index, message)| {
                let text = cli_message(&props.action, message);
                html! {
                    <div class="message-row">
                        <code class="message" data-testid={if index == 0 { "message" } else { "message-more" }}>
                            { text.clone() }
                        </code>
                        <CopyButton text={move |()| text.clone()} />
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
