//! Where the call is made: account and Region, and what the account has set for its sessions.

use super::field::Form;
use super::group::Group;
use crate::field::Field;
use crate::text::id;
use session::scenario::Request;
use yew::prelude::*;

/// The group.
pub fn account(form: Form<'_>) -> Html {
    let scenario = &form.work.scenario;
    let fields: &[Field] = match scenario.request {
        Request::Session(_) => &[Field::Account, Field::Region, Field::KmsKey],
        Request::Api(_) => &[Field::ResourceAccount],
    };
    let values = fields.iter().map(|field| field.read(scenario));
    let mut content: Vec<String> = values.filter(|value| !value.is_empty()).collect();
    if content.is_empty() {
        content.push(form.words.say("account-of-caller"));
    }
    let more = [Field::KmsKey, Field::ResourceAccount];
    html! {
        <Group
            key={form.work.born}
            words={form.words}
            name="group-account"
            title={id("account-and-region")}
            content={content.join(" · ")}
            wrong={form.is_wrong(fields)}
            special={more.iter().any(|field| !field.read(scenario).is_empty())}
        >
            <div class="form">
                { for fields.iter().map(|field| form.field(*field)) }
            </div>
        </Group>
    }
}
