//! The session document: picked from AWS's own, or typed.

use super::field::{Form, TextField, doubt_of, error_of, text_field};
use super::focus::focus;
use crate::field::Field;
use crate::state::Action;
use crate::text::id;
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

/// The field: the name, empty for the default document, with a list of the known ones at its end.
pub fn document_field(form: Form<'_>, value: &str) -> Html {
    let (words, dispatch) = (form.words, form.dispatch);
    let known = DOCUMENTS.iter().find(|(name, _)| *name == value);
    let hint = known.map_or(id("document-hint"), |(_, label)| label);
    let ask = dispatch.clone();
    let pick = Callback::from(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        if value == "other" {
            focus("[data-testid=document]");
        } else {
            ask.emit(Action::Edit(Edit::Field(Field::Document, value)));
        }
    });
    let list = html! {
        <select
            data-testid="document-list"
            aria-label={words.say("document-list")}
            onchange={pick}
        >
            { for DOCUMENTS.iter().map(|(name, label)| html! {
                <option value={*name} selected={value == *name}>{ words.say(label) }</option>
            }) }
            <option value="other" selected={known.is_none()}>{ words.say("document-other") }</option>
        </select>
    };
    let shown = TextField {
        field: Field::Document,
        label: id("document"),
        hint,
        value: value.to_string(),
        error: error_of(Field::Document, form.answer),
        doubt: doubt_of(Field::Document, form.answer),
        placeholder: documents::DEFAULT,
        end: list,
    };
    text_field(words, dispatch, shown)
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
