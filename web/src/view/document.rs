//! The session document: picked from AWS's own, or typed.

use super::field::TextField;
use super::focus::focus;
use crate::app::use_dispatch;
use crate::field::Field;
use crate::state::Action;
use crate::text::{id, use_words};
use crate::work::Edit;
use session::documents;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The session documents that AWS owns, and the ids of what they are for. The first stands for a
/// call that names none.
const DOCUMENTS: [(&str, &str); 10] = [
    ("", id("document-default")),
    ("AWS-StartSSHSession", id("document-ssh")),
    ("AWS-StartPortForwardingSession", id("document-port")),
    (
        "AWS-StartPortForwardingSessionToRemoteHost",
        id("document-remote-host"),
    ),
    (
        "AWS-StartPortForwardingSessionToSocket",
        id("document-socket"),
    ),
    ("AWS-StartInteractiveCommand", id("document-interactive")),
    (
        "AWS-StartNonInteractiveCommand",
        id("document-non-interactive"),
    ),
    ("AWS-PasswordReset", id("document-password")),
    ("AmazonECS-ExecuteInteractiveCommand", id("document-ecs")),
    ("AmazonEKS-ControlPlaneInstanceProxy", id("document-eks")),
];

/// What the field shows.
#[derive(Properties, PartialEq)]
pub struct DocumentProps {
    /// The document's name; empty for the default one.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
}

/// The field: the name, with a list of the known documents at its end.
#[component]
pub fn DocumentField(props: &DocumentProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let known = DOCUMENTS.iter().find(|(name, _)| *name == props.value);
    let hint = known.map_or(id("document-hint"), |(_, label)| label);
    let pick = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        if value == "other" {
            focus("[data-testid=document]");
        } else {
            dispatch.emit(Action::Edit(Edit::Field(Field::Document, value)));
        }
    });
    html! {
        <TextField
            field={Field::Document}
            label={words.say("document")}
            hint={words.say(hint)}
            value={props.value.clone()}
            error={props.error.clone()}
            placeholder={documents::DEFAULT}
        >
            <select
                data-testid="document-list"
                aria-label={words.say("document-list")}
                onchange={pick}
            >
                { for DOCUMENTS.iter().map(|(name, label)| html! {
                    <option value={*name} selected={props.value == *name}>{ words.say(label) }</option>
                }) }
                <option value="other" selected={known.is_none()}>{ words.say("document-other") }</option>
            </select>
        </TextField>
    }
}

/// Whether a document's owner is in doubt: it isn't for the default document, for those that AWS
/// documents, and for an ARN.
pub fn asks_owner(document: &str) -> bool {
    !document.is_empty()
        && !document.starts_with("arn:")
        && documents::aws_owned(document).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_complete() {
        let names: Vec<&str> = DOCUMENTS.iter().skip(1).map(|(name, _)| *name).collect();
        let owned = documents::AWS_OWNED.iter().map(|document| document.name);
        assert!(names.into_iter().eq(owned));
    }
}
