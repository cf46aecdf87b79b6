//! Who calls: an ARN, what kind of principal it stands for, and what else AWS knows of it.

use super::field::Form;
use super::form::{Choice, check_box, choice};
use super::group::Group;
use super::terms;
use crate::field::{Field, caller_type, is_role, is_told};
use crate::keys::{self, Setting};
use crate::text::id;
use crate::work::Edit;
use session::scenario::{CallerType, ContextValue};
use yew::prelude::*;

const MFA: &str = "aws:MultiFactorAuthPresent";

/// How the key of MFA is set: the name in the page, and its words.
const MFA_SETTINGS: [(&str, &str); 5] = [
    ("derived", id("mfa-derived")),
    ("true", id("mfa-true")),
    ("false", id("mfa-false")),
    ("absent", id("mfa-absent")),
    ("unknown", id("mfa-unknown")),
];

/// The group.
pub fn caller(form: Form<'_>) -> Html {
    let (words, dispatch) = (form.words, form.dispatch);
    let caller = &form.work.scenario.caller;
    let told = caller_type(&caller.arn).is_some_and(|shown| is_told(shown, caller.kind));
    let kinds = terms::CALLER_TYPES.iter();
    let kind_name = |found: &(CallerType, &'static str)| found.0 == caller.kind;
    let kind = Choice {
        name: "caller-type",
        label: id("caller-type"),
        hint: match told {
            true => id("caller-type-told"),
            false => id("caller-type-hint"),
        },
        options: kinds
            .clone()
            .map(|(kind, value)| (*value, words.say(terms::caller_type(*kind))))
            .collect(),
        chosen: kinds
            .clone()
            .find(|found| kind_name(found))
            .map_or("", |(_, name)| name),
    };
    let set_kind = |value: &str| {
        let found = terms::CALLER_TYPES.iter().find(|(_, name)| *name == value);
        found.map(|(kind, _)| Edit::CallerType(*kind))
    };
    let by_hand = keys::by_hand(&form.work.scenario, MFA);
    let mfa_value = match by_hand {
        Some(ContextValue::One(value)) => value.to_lowercase(),
        value => {
            let setting = Setting::of(value);
            let found = Setting::ALL.iter().find(|(one, _)| *one == setting);
            found.map_or_else(String::new, |(_, name)| name.to_string())
        }
    };
    let mfa = Choice {
        name: "mfa",
        label: id("mfa"),
        hint: id("mfa-hint"),
        options: MFA_SETTINGS
            .iter()
            .map(|(value, name)| (*value, words.say(name)))
            .collect(),
        chosen: &mfa_value,
    };
    let set_mfa = |value: &str| {
        let setting = Setting::ALL.iter().find(|(_, name)| *name == value);
        let (setting, _) = setting.unwrap_or(&(Setting::One, ""));
        Some(Edit::Key(
            MFA.to_string(),
            setting.value(&[value.to_string()]),
        ))
    };
    let has_role = is_role(caller.kind) || caller.role_arn.is_some();
    let mut content = vec![words.say(terms::caller_type(caller.kind))];
    let account = caller
        .arn
        .split(':')
        .nth(4)
        .filter(|account| !account.is_empty());
    let name = caller.arn.splitn(6, ':').nth(5).unwrap_or(&caller.arn);
    let name = name.split_once('/').map_or(name, |(_, name)| name);
    content.extend(
        [Some(name), account]
            .into_iter()
            .flatten()
            .map(str::to_string),
    );
    if mfa_value == "true" {
        content.push(words.say("with-mfa"));
    }
    if caller.management_account {
        content.push(words.say("management-account"));
    }
    let special = !told || caller.role_arn.is_some() || caller.user_id.is_some();
    html! {
        <Group
            key={form.work.born}
            {words}
            name="group-caller"
            title={id("caller-heading")}
            content={content.join(" · ")}
            wrong={form.is_wrong(&[Field::Caller, Field::RoleArn, Field::UserId])}
            special={special || caller.management_account}
        >
            <div class="form">
                { form.field(Field::Caller) }
                { choice(words, dispatch, kind, Box::new(set_kind)) }
                { choice(words, dispatch, mfa, Box::new(set_mfa)) }
                if has_role {
                    { form.field(Field::RoleArn) }
                }
                { form.field(Field::UserId) }
                { check_box(words, dispatch, "management-account",
                    (id("management-account"), Some(id("management-account-hint"))),
                    caller.management_account, Box::new(Edit::ManagementAccount)) }
            </div>
        </Group>
    }
}
