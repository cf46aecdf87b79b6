//! What is typed: the networks, and the account.

use super::form::Form;
use crate::compose::Part;
use crate::state::Action;
use crate::view::field::problem_below;
use crate::view::prose::prose;
use iam::language::Sentence;
use session::answer::InputError;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// How many wrong networks are named: a pasted letter has hundreds of words.
pub const NAMED: usize = 5;

/// The networks, with what is none named below them. That isn't spoken by itself: an address that is
/// being typed is none yet, at each keystroke. That there is no policy is.
pub fn networks(form: &Form<'_>) -> Html {
    let words = form.words;
    let wrong = form.errors.iter();
    let wrong = wrong.filter(|error| error.member.starts_with("networks."));
    let wrong: Vec<&InputError> = wrong.collect();
    let more = wrong.len().saturating_sub(NAMED);
    let oninput = form.dispatch.reform(|event: InputEvent| {
        let area = event.target_unchecked_into::<HtmlTextAreaElement>();
        Action::Wish(Part::Networks(area.value().into()))
    });
    html! {
        <div class="field">
            <label for="compose-networks">{ words.say("compose-networks") }</label>
            <textarea
                ref={form.area.clone()}
                id="compose-networks"
                class="mono"
                data-testid="compose-networks"
                rows="4"
                placeholder="203.0.113.0/24"
                aria-invalid={(!wrong.is_empty()).then_some("true")}
                aria-describedby="compose-networks-error compose-networks-hint"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                value={form.wish.networks.clone()}
                {oninput}
            />
            <div id="compose-networks-error">
                { for wrong.iter().take(NAMED).map(|error| html! {
                    <p class="field-error" data-testid="compose-networks-error">
                        <span class="sign error" aria-hidden="true">{ "!" }</span>
                        <span>{ prose(&error.message) }</span>
                    </p>
                }) }
                if more > 0 {
                    <p class="field-error">{ words.fill(&Sentence::new("compose-more-wrong").with("count", more)) }</p>
                }
            </div>
            <p class="hint" id="compose-networks-hint">{ words.say("compose-networks-hint") }</p>
        </div>
    }
}

/// The account.
pub fn account(form: &Form<'_>) -> Html {
    let words = form.words;
    let error = form.error("account");
    let typed = form.wish.account.clone();
    let oninput = form.dispatch.reform(|event: InputEvent| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        Action::Wish(Part::Account(input.value().into()))
    });
    let value = typed.or_else(|| form.wanted.account.clone().map(AttrValue::from));
    html! {
        <div class="field">
            <label for="compose-account">{ words.say("compose-account") }</label>
            <input
                id="compose-account"
                class="mono"
                data-testid="compose-account"
                value={value.unwrap_or_default()}
                inputmode="numeric"
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={match error {
                    Some(_) => "compose-account-error compose-account-hint",
                    None => "compose-account-hint",
                }}
                autocomplete="off"
                spellcheck="false"
                {oninput}
            />
            <p class="hint" id="compose-account-hint">{ words.say("compose-account-hint") }</p>
            { problem_below("compose-account", error) }
        </div>
    }
}
