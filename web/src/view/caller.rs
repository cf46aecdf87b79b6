//! Who calls: an ARN, and what kind of principal it stands for where the ARN itself doesn't tell.

use super::field::{TextField, text_field};
use super::terms;
use crate::app::Dispatch;
use crate::field::{Field, caller_type};
use crate::state::Action;
use crate::text::{Words, id};
use crate::work::Edit;
use session::scenario::{Caller, CallerType};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The fields.
pub fn caller_fields(
    words: Words,
    dispatch: &Dispatch,
    caller: &Caller,
    error: Option<String>,
) -> Html {
    let told = caller_type(&caller.arn) == Some(caller.kind);
    let set_type = dispatch.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        let found = terms::CALLER_TYPES.iter().find(|(_, name)| *name == value);
        Action::Edit(Edit::CallerType(
            found.map_or(CallerType::User, |(kind, _)| *kind),
        ))
    });
    html! {
        <>
            { text_field(words, dispatch, TextField {
                field: Field::Caller,
                label: id("caller"),
                hint: if told { terms::caller_type(caller.kind) } else { id("caller-hint") },
                value: caller.arn.clone(),
                error,
                placeholder: "",
                end: Html::default(),
            }) }
            if !told {
                <div class="field caller-type">
                    <label for="caller-type">{ words.say("caller-type") }</label>
                    <select
                        id="caller-type"
                        data-testid="caller-type"
                        aria-describedby="caller-type-hint"
                        onchange={set_type}
                    >
                        { for terms::CALLER_TYPES.iter().map(|(kind, value)| html! {
                            <option value={*value} selected={caller.kind == *kind}>
                                { words.say(terms::caller_type(*kind)) }
                            </option>
                        }) }
                    </select>
                    <p class="hint" id="caller-type-hint">{ words.say("caller-type-hint") }</p>
                </div>
            }
        </>
    }
}
