//! The request: the first questions, and everything else one step away.

use super::account::account;
use super::assumed::assumed;
use super::caller::caller;
use super::document::{asks_owner, document_field};
use super::field::{Form, below, described_by, error_of};
use super::focus::focus_then;
use super::form::index;
use super::keys::Keys;
use super::network::network;
use super::paste::Paste;
use super::tags::tags;
use crate::app::Dispatch;
use crate::field::Field;
use crate::paste::Draft;
use crate::state::Action;
use crate::text::Words;
use crate::work::{Edit, Path, Work};
use session::answer::Answer;
use session::call::ACTIONS;
use session::scenario::Request;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The card with the request, and the dialog for pasted texts with what stands in it.
pub fn request(
    words: Words,
    dispatch: &Dispatch,
    work: &Rc<Work>,
    answer: &Rc<Answer>,
    draft: &Draft,
) -> Html {
    let form = Form {
        words,
        dispatch,
        work,
        answer,
    };
    html! {
        <section class="card" aria-labelledby="request-heading">
            <div class="card-head">
                <h2 id="request-heading">{ words.say("request") }</h2>
                <Paste {words} dispatch={dispatch.clone()} work={work.clone()} draft={draft.clone()} />
            </div>
            { first_questions(form) }
            <div class="groups">
                { caller(form) }
                { network(form) }
                { tags(form) }
                { account(form) }
                <Keys {words} dispatch={dispatch.clone()} work={work.clone()} answer={answer.clone()} />
                { assumed(form) }
            </div>
        </section>
    }
}

fn first_questions(form: Form<'_>) -> Html {
    let scenario = &form.work.scenario;
    let endpoint = Path::of(scenario.network.as_ref()) == Path::VpcEndpoint;
    let action = Field::Action.read(scenario);
    let call = action.strip_prefix("ssm:").unwrap_or(&action);
    let alone = matches!(scenario.request, Request::Api(_));
    let document = Field::Document.read(scenario);
    let owner = Field::DocumentOwner.read(scenario);
    html! {
        <div class="form">
            { form.field(if endpoint { Field::VpcSourceIp } else { Field::SourceIp }) }
            if !alone && matches!(call, "StartSession" | "SendCommand") {
                { document_field(form, &document) }
                if asks_owner(&document) || !owner.is_empty() {
                    { form.field(Field::DocumentOwner) }
                }
            }
            if !alone && !matches!(call, "ResumeSession" | "TerminateSession" | "DescribeSessions") {
                { form.field(Field::Target) }
            }
            if matches!(call, "ResumeSession" | "TerminateSession") {
                { form.field(Field::SessionId) }
            }
            { action_list(form, &action, alone) }
            if alone {
                { form.field(Field::ApiAction) }
                { form.field(Field::Resource) }
            }
        </div>
    }
}

/// The calls to Session Manager, and any other action, which is then typed.
fn action_list(form: Form<'_>, action: &str, alone: bool) -> Html {
    let words = form.words;
    let error = error_of(Field::Action, form.answer).filter(|_| !alone);
    let onchange = form.dispatch.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        if value.is_empty() {
            focus_then("[data-testid=api-action]".to_string());
        }
        Action::Edit(Edit::Field(Field::Action, value))
    });
    let known = ACTIONS.iter().copied();
    let typed = Some(action).filter(|action| !ACTIONS.contains(action) && !action.is_empty());
    let options: Vec<&str> = typed.into_iter().chain(known).chain([""]).collect();
    html! {
        <div class="field action">
            <label for="action">{ words.say("action") }</label>
            <select
                id="action"
                data-testid="action"
                aria-invalid={error.is_some().then_some("true")}
                aria-describedby={described_by(Field::Action, error.is_some())}
                ~selectedIndex={index(options.iter().map(|option| *option == action))}
                {onchange}
            >
                { for options.iter().map(|name| html! {
                    <option value={name.to_string()} selected={action == *name}>
                        { match *name {
                            "" => words.say("action-other"),
                            name => name.strip_prefix("ssm:").unwrap_or(name).to_string(),
                        } }
                    </option>
                }) }
            </select>
            { below(Field::Action, words.say("action-hint"), error.as_deref()) }
        </div>
    }
}
