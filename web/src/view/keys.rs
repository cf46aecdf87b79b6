//! The condition keys of the request: what each holds and why, and how to set it by hand.

use super::field::problem_below;
use super::focus::{focus_then, key_row};
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
use web_sys::HtmlInputElement;
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
    let rows = rows(&checks, &work.scenario);
    let (first, others): (Vec<Row<'_>>, Vec<Row<'_>>) = rows
        .into_iter()
        .partition(|row| row.read || row.by_hand.is_some());
    let table = |rows: Vec<Row<'_>>, caption: &'static str| {
        html! {
            <table class="facts keys">
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
    let by_hand: Vec<String> = work.scenario.context.keys().cloned().collect();
    let content = match by_hand.is_empty() {
        true => words.say("keys-derived"),
        false => words.fill(&Sentence::new("keys-by-hand").with("keys", by_hand.join(", "))),
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
            special={!by_hand.is_empty()}
        >
            <p class="hint">{ words.say("context-hint") }</p>
            if !first.is_empty() {
                { table(first, id("keys-read")) }
            }
            <AddKey {words} dispatch={props.dispatch.clone()} work={work.clone()} />
            if !others.is_empty() {
                <details class="other-keys" data-testid="other-keys">
                    <summary>{ words.fill(&number) }</summary>
                    { table(others, id("keys-not-read")) }
                </details>
            }
        </Group>
    }
}

#[derive(Properties, PartialEq)]
struct AddKeyProps {
    words: Words,
    dispatch: Dispatch,
    work: Rc<Work>,
}

/// A field for the name of any other key. A key that was absent before still is.
#[component]
fn AddKey(props: &AddKeyProps) -> Html {
    let words = props.words;
    let field = use_node_ref();
    let refused = use_state(|| None::<String>);
    let onsubmit = {
        let (field, refused) = (field.clone(), refused.clone());
        let (dispatch, work) = (props.dispatch.clone(), props.work.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(field) = field.cast::<HtmlInputElement>() else {
                return;
            };
            let name = field.value().trim().to_string();
            if !is_name(&name) {
                refused.set(Some(name));
                return;
            }
            refused.set(None);
            field.set_value("");
            let row = key_row(&name);
            let shown = gloo::utils::document().query_selector(&row);
            if !matches!(shown, Ok(Some(_)))
                && crate::keys::by_hand(&work.scenario, &name).is_none()
            {
                let absent = Some(ContextValue::Absent);
                dispatch.emit(Action::Edit(Edit::Key(name, absent)));
            }
            focus_then(format!("{row} select"));
        })
    };
    let error = refused.as_ref().map(|name| {
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
                ref={field}
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
