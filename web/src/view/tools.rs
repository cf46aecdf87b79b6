//! What can be done with a policy as a whole.

use super::area;
use super::policy::Policy;
use crate::app::Dispatch;
use crate::place::{self, Place};
use crate::state::Action;
use crate::text::Words;
use crate::work::Edit;
use iam::format::format;
use iam::language::Sentence;
use session::answer::{Answer, Diagnostic};
use session::scenario::Text;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The text that couldn't be laid out last: that is said for as long as it stays so.
pub type Refused = UseStateHandle<Option<Text>>;

/// The row of switches and buttons.
pub fn tools(words: Words, dispatch: &Dispatch, panel: &Policy, answer: &Answer) -> Html {
    let (index, policy) = (panel.index, panel.policy);
    let switch = dispatch.reform(move |event: Event| {
        let on = event.target_unchecked_into::<HtmlInputElement>().checked();
        Action::Edit(Edit::Enabled(index, on))
    });
    let set_arn = dispatch.reform(move |event: InputEvent| {
        let arn = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::Edit(Edit::Arn(index, arn))
    });
    let duplicate = dispatch.reform(move |_: MouseEvent| Action::Edit(Edit::Duplicate(index)));
    let refused = panel.refused.as_ref() == Some(&policy.text);
    let why_not = syntax_error(answer, index)
        .filter(|_| refused)
        .map(|place| {
            let line = place::line(&policy.text, place.span.start);
            words.fill(&Sentence::new("not-formatted").with("line", line))
        });
    html! {
        <div class="policy-tools">
            <label class="switch">
                <input
                    type="checkbox"
                    data-testid="policy-enabled"
                    checked={policy.enabled}
                    onchange={switch}
                />
                { words.say("policy-enabled") }
            </label>
            <button
                type="button"
                class="quiet"
                data-testid="format-policy"
                disabled={policy.text.trim().is_empty()}
                onclick={lay_out(dispatch, panel, answer)}
            >
                { words.say("format-policy") }
            </button>
            <button type="button" class="quiet" data-testid="duplicate-policy" onclick={duplicate}>
                { words.say("duplicate-policy") }
            </button>
            <button
                type="button"
                class="quiet"
                data-testid="remove-policy"
                onclick={panel.remove.clone()}
            >
                { words.say("remove-policy") }
            </button>
            <details class="policy-arn">
                <summary>{ words.say("policy-arn") }</summary>
                <input
                    class="mono"
                    data-testid="policy-arn"
                    aria-label={words.say("policy-arn")}
                    placeholder="arn:aws:iam::111122223333:policy/name"
                    value={policy.arn.clone().unwrap_or_default()}
                    autocomplete="off"
                    spellcheck="false"
                    oninput={set_arn}
                />
                <p class="hint">{ words.say("policy-arn-hint") }</p>
            </details>
            <p class="why-not" role="status">{ why_not }</p>
        </div>
    }
}

/// Lays the text out, or goes to what stands in the way.
fn lay_out(dispatch: &Dispatch, panel: &Policy, answer: &Answer) -> Callback<MouseEvent> {
    let (tab, index, text) = (panel.tab, panel.index, panel.policy.text.clone());
    let error = syntax_error(answer, index);
    let (dispatch, refused) = (dispatch.clone(), panel.refused.clone());
    Callback::from(move |_| match format(&text) {
        Some(new) => {
            let caret = |caret| place::moved(&text, &new, caret);
            type_anew(&dispatch, tab, index, &text, &new, caret);
        }
        None => {
            refused.set(Some(text.clone()));
            if let Some(place) = error {
                dispatch.emit(Action::GoTo(place));
            }
        }
    })
}

/// Anything else that is wrong with a policy is no reason not to lay it out.
fn syntax_error(answer: &Answer, policy: usize) -> Option<Place> {
    let mut found = answer.diagnostics.iter();
    let syntax = |found: &&Diagnostic| found.policy == policy && found.code == "JSON_SYNTAX_ERROR";
    let span = found.find(syntax)?.span;
    Some(Place { policy, span })
}

/// Puts a text in as if it had been typed, with the caret that comes of the one before.
pub fn type_anew(
    dispatch: &Dispatch,
    tab: u32,
    index: usize,
    old: &str,
    new: &str,
    caret: impl Fn(u32) -> u32,
) {
    let typed = area::find(tab).is_some_and(|area| {
        let caret = caret(area::caret(&area));
        old == new || area::replace(&area, new, caret)
    });
    if !typed {
        dispatch.emit(Action::Edit(Edit::Text(index, new.to_string())));
    }
}
