//! The condition keys of the request: what each holds and why, and how to set it by hand.

use super::field::problem_below;
use super::focus::{focus_then, key_row, use_focus};
use super::group::Group;
use super::key::{Row, row, rows};
use crate::app::Dispatch;
use crate::keys::is_name;
use crate::state::Action;
use crate::text::{Words, id};
use crate::work::{Edit, Work};
use iam::language::Sentence;
use session::answer::Answer;
use session::derived_context;
use session::scenario::ContextValue;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

/// What the keys are read from.
#[derive(Properties, PartialEq)]
pub struct KeysProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The work.
    pub work: Rc<Work>,
    /// The answer to it.
    pub answer: Rc<Answer>,
}

/// The group. A component, because a pointer that moves over the page must not make it anew.
#[component]
pub fn Keys(props: &KeysProps) -> Html {
    let (words, work) = (props.words, &props.work);
    use_focus();
    let last = use_mut_ref(Vec::new);
    let checks = use_memo((work.clone(), words.0), {
        let last = last.clone();
        move |(work, language)| {
            // While the request makes no sense its keys are those that it had: rows that come and go
            // would take the focus along.
            if let Ok(found) = derived_context(&work.asked(), *language) {
                *last.borrow_mut() = found;
            }
            last.borrow().clone()
        }
    });
    let (first, others): (Vec<Row<'_>>, Vec<Row<'_>>) = rows(&checks, &work.scenario)
        .into_iter()
        .partition(|row| row.read || row.by_hand.is_some());
    let all = use_state(|| false);
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let refused = use_state(|| None::<String>);
    let add = {
        let names = |rows: &[Row<'_>]| -> Vec<String> {
            rows.iter().map(|row| row.key.to_lowercase()).collect()
        };
        let (shown, hidden) = (names(&first), names(&others));
        let (dispatch, all, refused) = (props.dispatch.clone(), all.clone(), refused.clone());
        Callback::from(move |name: String| {
            if !is_name(&name) {
                refused.set(Some(name));
                return;
            }
            refused.set(None);
            focus_then(format!("{} select", key_row(&name)));
            let lower = name.to_lowercase();
            if hidden.contains(&lower) {
                all.set(true);
            } else if !shown.contains(&lower) {
                // What was absent before still is, until it is set.
                let absent = Some(ContextValue::Absent);
                dispatch.emit(Action::Edit(Edit::Key(name, absent)));
            }
        })
    };
    let table = |rows: &[Row<'_>], caption: &'static str| {
        html! {
            <table class="facts keys" data-testid="context-check">
                <caption>{ words.say(caption) }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words.say("context-key") }</th>
                        <th scope="col">{ words.say("key-setting") }</th>
                        <th scope="col">{ words.say("context-value") }</th>
                    </tr>
                </thead>
                <tbody>
                    { for rows.iter().map(|one| row(words, &props.dispatch, work, &props.answer, one)) }
                </tbody>
            </table>
        }
    };
    let named: Vec<String> = work.scenario.context.keys().cloned().collect();
    let content = match named.is_empty() {
        true => words.say("keys-derived"),
        false => words.fill(&Sentence::new("keys-by-hand").with("keys", named.join(", "))),
    };
    let mut errors = props.answer.input_errors.iter();
    let wrong = errors.any(|error| error.member.starts_with("context."));
    let number = Sentence::new("keys-others").with("number", others.len());
    html! {
        <Group
            key={work.born}
            {words}
            name="context"
            title={id("context")}
            {content}
            {wrong}
            special={!named.is_empty()}
        >
            <p class="hint">{ words.say("context-hint") }</p>
            if !first.is_empty() {
                { table(&first, id("keys-read")) }
            }
            { new_key(words, refused.as_ref(), add) }
            if !others.is_empty() {
                <button
                    type="button"
                    class="quiet all-keys"
                    data-testid="all-keys"
                    aria-expanded={all.to_string()}
                    onclick={show_all}
                >
                    { words.fill(&number) }
                </button>
                if *all {
                    { table(&others, id("keys-not-read")) }
                }
            }
        </Group>
    }
}

/// A field for the name of any other key.
fn new_key(words: Words, refused: Option<&String>, add: Callback<String>) -> Html {
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let field = event.target_unchecked_into::<Element>();
        let field = field.query_selector("input").ok().flatten();
        if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
            let name = field.value().trim().to_string();
            if is_name(&name) {
                field.set_value("");
            }
            add.emit(name);
        }
    });
    let error = refused.map(|name| {
        let sentence = Sentence::new("key-name-wrong").with("found", name);
        words.fill(&sentence)
    });
    let described_by = match error.is_some() {
        true => "new-key-error new-key-hint",
        false => "new-key-hint",
    };
    html! {
        <form class="add-key" {onsubmit}>
            <label for="new-key">{ words.say("new-key") }</label>
            <input
                id="new-key"
                data-testid="new-key"
                class="mono"
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={described_by}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
            />
            <button data-testid="add-key">{ words.say("add") }</button>
            <p class="hint" id="new-key-hint">{ words.say("new-key-hint") }</p>
            { problem_below("new-key", error.as_deref()) }
        </form>
    }
}
