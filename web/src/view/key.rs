//! One condition key: how it is set, what the request holds of it, and why.

use super::field::problem_below;
use super::focus::{focus_then, key_row};
use super::form::index;
use super::prose::prose;
use super::terms;
use crate::app::Dispatch;
use crate::keys::{Setting, by_hand};
use crate::state::Action;
use crate::text::{Words, id};
use crate::work::{Edit, Work};
use iam::language::Sentence;
use session::answer::{Answer, Leg};
use session::derived::{CheckContext, ContextKey, KeyPresence};
use session::scenario::{ContextValue, Scenario};
use std::collections::BTreeMap;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

/// A key over all checks.
pub struct Row<'a> {
    /// Its name.
    pub key: String,
    /// Whether a policy reads it.
    pub read: bool,
    /// What the scenario says of it by hand.
    pub by_hand: Option<&'a ContextValue>,
    /// What the request holds, with the checks on which it does.
    held: Vec<(Vec<Leg>, &'a ContextKey)>,
    checks: usize,
}

/// The rows of all keys, by name.
pub fn rows<'a>(checks: &'a [CheckContext], scenario: &'a Scenario) -> Vec<Row<'a>> {
    let mut rows = BTreeMap::new();
    let row = |key: &str| Row {
        key: key.to_string(),
        read: false,
        by_hand: by_hand(scenario, key),
        held: Vec::new(),
        checks: checks.len(),
    };
    for check in checks {
        for found in &check.keys {
            let of_key = rows.entry(found.key.to_lowercase());
            let of_key: &mut Row<'a> = of_key.or_insert_with(|| row(&found.key));
            of_key.read |= found.read;
            match of_key.held.iter_mut().find(|(_, held)| *held == found) {
                Some((legs, _)) => legs.push(check.leg),
                None => of_key.held.push((vec![check.leg], found)),
            }
        }
    }
    for key in scenario.context.keys() {
        rows.entry(key.to_lowercase()).or_insert_with(|| row(key));
    }
    rows.into_values().collect()
}

/// The row.
pub fn row(words: Words, dispatch: &Dispatch, work: &Work, answer: &Answer, row: &Row<'_>) -> Html {
    let setting = Setting::of(row.by_hand);
    let lower = row.key.to_lowercase();
    let member = format!("context.{lower}");
    let mut errors = answer.input_errors.iter();
    let error = errors.find(|error| error.member.to_lowercase() == member);
    let error = error.map(|error| error.message.as_str());
    let name = format!("key-{lower}");
    let values: Vec<String> = match row.by_hand {
        Some(ContextValue::One(value)) => vec![value.clone()],
        Some(ContextValue::Many(values)) => values.clone(),
        _ => {
            let given = row
                .held
                .iter()
                .find(|(_, held)| held.presence == KeyPresence::Given);
            given.map_or_else(Vec::new, |(_, held)| held.values.clone())
        }
    };
    let key = row.key.clone();
    let (before, read) = (values.clone(), row.read);
    let set = dispatch.reform(move |event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        let found = Setting::ALL.iter().find(|(_, name)| *name == chosen);
        let setting = found.map_or(Setting::Derived, |(setting, _)| *setting);
        // The row may move to another table, or behind a button, and the focus goes along.
        let row = format!("{} select", key_row(&key));
        focus_then(match setting == Setting::Derived && !read {
            true => format!("{row}, [data-testid=all-keys]"),
            false => row,
        });
        Action::Edit(Edit::Key(key.clone(), setting.value(&before)))
    });
    let label = |id: &'static str| words.fill(&Sentence::new(id).with("key", &row.key));
    let setting_name = |setting| match setting {
        Setting::Derived => id("key-derived"),
        Setting::One => id("key-one"),
        Setting::Many => id("key-many"),
        Setting::Absent => id("key-absent"),
        Setting::Unknown => id("key-unknown"),
    };
    let setting_value = Setting::ALL.iter().find(|(one, _)| *one == setting);
    html! {
        <tr key={lower} data-key={row.key.clone()} data-setting={setting_value.map(|(_, value)| *value)}>
            <th scope="row"><code>{ row.key.clone() }</code></th>
            <td>
                <select
                    aria-label={label(id("key-setting-of"))}
                    ~selectedIndex={index(Setting::ALL.iter().map(|(one, _)| *one == setting))}
                    onchange={set}
                >
                    { for Setting::ALL.iter().map(|(one, value)| html! {
                        <option value={*value} selected={*one == setting}>
                            { words.say(setting_name(*one)) }
                        </option>
                    }) }
                </select>
                { entry(&label(id("key-value-of")), dispatch, work, row, &values, error.map(|_| format!("{name}-error"))) }
                { problem_below(&name, error) }
            </td>
            <td>
                { for row.held.iter().map(|(legs, key)| held(words, legs, row.checks, key)) }
            </td>
        </tr>
    }
}

/// The field for the value, or for the values one by line.
fn entry(
    label: &str,
    dispatch: &Dispatch,
    work: &Work,
    row: &Row<'_>,
    values: &[String],
    error: Option<String>,
) -> Html {
    let key = row.key.clone();
    let label = label.to_string();
    match row.by_hand {
        Some(ContextValue::One(value)) => {
            let oninput = dispatch.reform(move |event: InputEvent| {
                let value = event.target_unchecked_into::<HtmlInputElement>().value();
                Action::Edit(Edit::Key(key.clone(), Some(ContextValue::One(value))))
            });
            html! {
                <input
                    class="mono"
                    aria-label={label}
                    aria-invalid={error.is_some().then_some("true")}
                    aria-describedby={error}
                    value={value.clone()}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    {oninput}
                />
            }
        }
        Some(ContextValue::Many(_)) => {
            let oninput = dispatch.reform(move |event: InputEvent| {
                let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
                Action::Edit(Edit::List(key.clone(), text))
            });
            html! {
                <textarea
                    class="mono"
                    rows="3"
                    aria-label={label}
                    value={work.list_text(&row.key, values)}
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    {oninput}
                />
            }
        }
        _ => Html::default(),
    }
}

/// What some or all checks hold of a key, and why.
fn held(words: Words, legs: &[Leg], checks: usize, key: &ContextKey) -> Html {
    let names: Vec<&str> = legs.iter().map(|leg| terms::leg(*leg).0).collect();
    let (presence, value) = match key.presence {
        KeyPresence::Given => ("given", html! { <code>{ key.values.join(", ") }</code> }),
        KeyPresence::Absent => ("absent", html! { <em>{ words.say("key-absent") }</em> }),
        KeyPresence::Unknown => ("unknown", html! { <em>{ words.say("key-unknown") }</em> }),
    };
    html! {
        <div class="held" data-legs={names.join(" ")} data-presence={presence}>
            if legs.len() < checks {
                { for legs.iter().map(|leg| html! {
                    <><span class="chip">{ words.say(terms::leg(*leg).1) }</span>{ " " }</>
                }) }
            }
            { value }
            <p class="hint">
                { prose(&key.text) }
                if let Some(caveat) = key.caveat {
                    { " " }<span class="chip">{ caveat }</span>
                }
            </p>
        </div>
    }
}
