//! The tags of the caller, the target and the document.

use super::field::{Form, problem_below};
use super::focus::{focus, focus_then};
use super::group::Group;
use crate::state::Action;
use crate::tags::{Owner, Tag, problem};
use crate::text::id;
use crate::work::Edit;
use iam::language::Sentence;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The group.
pub fn tags(form: Form<'_>) -> Html {
    let (words, scenario) = (form.words, &form.work.scenario);
    let owners = Owner::ALL.into_iter();
    let owners: Vec<Owner> = owners
        .filter(|owner| owner.tags(scenario).is_some())
        .collect();
    let mut content = Vec::new();
    let mut wrong = false;
    for owner in &owners {
        let rows = form.work.tag_rows(*owner);
        wrong |= (0..rows.len()).any(|index| problem(&rows, index).is_some());
        let pairs = owner.tags(scenario).into_iter().flatten();
        let pairs: Vec<String> = pairs.map(|(key, value)| format!("{key}={value}")).collect();
        if !pairs.is_empty() {
            content.push(format!("{}: {}", words.say(owner.name()), pairs.join(", ")));
        }
    }
    let special = !content.is_empty();
    if content.is_empty() {
        content.push(words.say("no-tags"));
    }
    html! {
        <Group
            key={form.work.born}
            {words}
            name="group-tags"
            title={id("tags")}
            content={content.join(" · ")}
            {wrong}
            {special}
        >
            <div class="tag-lists">
                { for owners.into_iter().map(|owner| editor(form, owner)) }
            </div>
        </Group>
    }
}

fn editor(form: Form<'_>, owner: Owner) -> Html {
    let words = form.words;
    let name = owner.name();
    let rows = form.work.tag_rows(owner);
    let add = {
        let (rows, dispatch) = (rows.clone(), form.dispatch.clone());
        Callback::from(move |_: MouseEvent| {
            let mut rows = rows.clone();
            rows.push(Tag::default());
            focus_then(format!("[data-testid={name}-{}] input", rows.len() - 1));
            dispatch.emit(Action::Edit(Edit::Tags(owner, rows)));
        })
    };
    let hint = match owner {
        Owner::Caller => id("caller-tags-hint"),
        Owner::Target => id("target-tags-hint"),
        Owner::Document => id("document-tags-hint"),
    };
    html! {
        <fieldset class="tags" aria-describedby={format!("{name}-hint")}>
            <legend>{ words.say(name) }</legend>
            <p class="hint" id={format!("{name}-hint")}>{ words.say(hint) }</p>
            { for (0..rows.len()).map(|index| row(form, owner, &rows, index)) }
            <button type="button" class="quiet inline" data-testid={format!("add-{name}")} onclick={add}>
                { words.say("add-tag") }
            </button>
        </fieldset>
    }
}

fn row(form: Form<'_>, owner: Owner, rows: &[Tag], index: usize) -> Html {
    let words = form.words;
    let name = format!("{}-{index}", owner.name());
    let (key, value) = rows.get(index).cloned().unwrap_or_default();
    let sentence = problem(rows, index);
    let error = sentence.map(|id| words.fill(&Sentence::new(id).with("key", &key)));
    let error_id = error.as_ref().map(|_| format!("{name}-error"));
    let set = |set: fn(&mut Tag, String)| {
        let rows = rows.to_vec();
        form.dispatch.reform(move |event: InputEvent| {
            let mut rows = rows.clone();
            if let Some(row) = rows.get_mut(index) {
                set(
                    row,
                    event.target_unchecked_into::<HtmlInputElement>().value(),
                );
            }
            Action::Edit(Edit::Tags(owner, rows))
        })
    };
    let remove = form.dispatch.reform(move |_: MouseEvent| {
        focus(&format!("[data-testid=add-{}]", owner.name()));
        Action::Edit(Edit::RemoveTag(owner, index))
    });
    let label = |id: &'static str| words.fill(&Sentence::new(id).with("number", index + 1));
    let removal = words.fill(&Sentence::new("remove-tag").with("key", &key));
    html! {
        <div class="tag" data-testid={name.clone()}>
            <input
                class="mono"
                aria-label={label(id("tag-key"))}
                placeholder={words.say("key")}
                value={key}
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={error_id}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                oninput={set(|row, text| row.0 = text)}
            />
            <input
                class="mono"
                aria-label={label(id("tag-value"))}
                placeholder={words.say("value")}
                value={value}
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                oninput={set(|row, text| row.1 = text)}
            />
            <button type="button" class="quiet" aria-label={removal} onclick={remove}>{ "✕" }</button>
            { problem_below(&name, error.as_deref()) }
        </div>
    }
}
