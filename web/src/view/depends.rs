//! What a verdict depends on, and how to settle it.

use super::assumed::with_layer;
use super::focus::{focus, key_row};
use super::terms;
use crate::app::Dispatch;
use crate::state::Action;
use crate::text::Words;
use crate::work::{Edit, Work};
use iam::language::Sentence;
use session::answer::{Answer, Dependency};
use session::scenario::ContextValue;
use yew::prelude::*;

/// The list: each item with what settles it.
pub fn depends(words: Words, dispatch: &Dispatch, work: &Work, answer: &Answer) -> Html {
    let options = &work.scenario.options;
    html! {
        <ul class="depends" aria-label={words.say("depends-on")} data-testid="depends-on">
            { for answer.depends_on.iter().map(|on| match on {
                Dependency::Key(key) => {
                    let row = key_row(key);
                    let absent = Edit::Key(key.clone(), Some(ContextValue::Absent));
                    html! {
                        <li data-key={key.clone()}>
                            { words.fill(&Sentence::new("depends-on-key").with("key", key)) }
                            { button(words.say("give-value"), "give-value", move || focus(&format!("{row} select"))) }
                            { settle(words.say("take-as-absent"), "take-as-absent", dispatch, absent) }
                        </li>
                    }
                }
                Dependency::Layer(kind) => {
                    let name = words.say(terms::policy_kind(*kind));
                    let none = Edit::Options(with_layer(options, *kind, false));
                    html! {
                        <li>
                            { words.fill(&Sentence::new("depends-on-layer").with("kind", name)) }
                            { settle(words.say("take-as-none"), "take-as-none", dispatch, none) }
                        </li>
                    }
                }
                Dependency::Caveat(code) => {
                    let code = *code;
                    let told = answer.caveats.iter().any(|caveat| caveat.code == code);
                    html! {
                        <li>
                            { words.fill(&Sentence::new("depends-on-caveat").with("code", code)) }
                            if told {
                                { button(words.say("show"), "show-caveat", move || {
                                    focus(&format!("[data-testid=caveat][data-code=\"{code}\"]"));
                                }) }
                            }
                        </li>
                    }
                }
            }) }
        </ul>
    }
}

/// A button that changes the scenario. The item vanishes with it, so the focus goes to the verdict.
fn settle(label: String, name: &'static str, dispatch: &Dispatch, edit: Edit) -> Html {
    let dispatch = dispatch.clone();
    button(label, name, move || {
        focus("[data-testid=verdict]");
        dispatch.emit(Action::Edit(edit.clone()));
    })
}

fn button(label: String, name: &'static str, act: impl Fn() + 'static) -> Html {
    let act: Callback<MouseEvent> = Callback::from(move |_| act());
    html! {
        <>{ " " }<button type="button" class="inline" data-testid={name} onclick={act}>{ label }</button></>
    }
}
