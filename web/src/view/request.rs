//! The request: where it comes from, what it asks for, and who asks.

use super::caller::caller_fields;
use super::document::{asks_owner, document_field};
use super::field::{TextField, below, described_by, error_of, text_field};
use super::paste::Paste;
use crate::app::Dispatch;
use crate::field::Field;
use crate::paste::Draft;
use crate::state::Action;
use crate::text::{Words, id};
use crate::work::{Edit, Work};
use session::answer::Answer;
use session::call::ACTIONS;
use session::scenario::{CallerType, Network, Request};
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The card with the request, and the dialog for pasted texts with what stands in it.
pub fn request(
    words: Words,
    dispatch: &Dispatch,
    work: &Rc<Work>,
    answer: &Answer,
    draft: &Draft,
) -> Html {
    let scenario = &work.scenario;
    let through_endpoint = matches!(scenario.network, Some(Network::VpcEndpoint { .. }));
    let action = Field::Action.read(scenario);
    let call = action.strip_prefix("ssm:").unwrap_or(&action);
    let alone = matches!(scenario.request, Request::Api(_));

    let set_path = dispatch.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::Edit(Edit::ThroughEndpoint(value == "vpcEndpoint"))
    });
    let set_action = dispatch.reform(|event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        Action::Edit(Edit::Field(Field::Action, value))
    });
    let field = |field: Field, label: &'static str, hint: &'static str| {
        let shown = TextField {
            field,
            label,
            hint,
            value: field.read(scenario),
            error: error_of(field, answer),
            placeholder: "",
            end: Html::default(),
        };
        text_field(words, dispatch, shown)
    };
    let document = Field::Document.read(scenario);
    let owner = Field::DocumentOwner.read(scenario);
    let action_error = error_of(Field::Action, answer);
    html! {
        <section class="card" aria-labelledby="request-heading">
            <div class="card-head">
                <h2 id="request-heading">{ words.say("request") }</h2>
                <Paste {words} dispatch={dispatch.clone()} work={work.clone()} draft={draft.clone()} />
            </div>
            <div class="form">
                if through_endpoint {
                    { field(Field::VpcSourceIp, id("vpc-source-ip"), id("vpc-source-ip-hint")) }
                } else {
                    { field(Field::SourceIp, id("source-ip"), id("source-ip-hint")) }
                }
                <div class="field">
                    <label for="network-path">{ words.say("network-path") }</label>
                    <select
                        id="network-path"
                        data-testid="network-path"
                        aria-describedby="network-path-hint"
                        onchange={set_path}
                    >
                        if scenario.network.is_none() {
                            <option value="" selected=true>{ words.say("network-none") }</option>
                        }
                        <option value="internet" selected={scenario.network.is_some() && !through_endpoint}>
                            { words.say("network-internet") }
                        </option>
                        <option value="vpcEndpoint" selected={through_endpoint}>
                            { words.say("network-endpoint") }
                        </option>
                    </select>
                    <p class="hint" id="network-path-hint">{ words.say("network-path-hint") }</p>
                </div>
                if through_endpoint {
                    { field(Field::Vpce, id("vpce"), id("vpce-hint")) }
                    { field(Field::Vpc, id("vpc"), id("vpc-hint")) }
                }
                <div class="field">
                    <label for="action">{ words.say("action") }</label>
                    <select
                        id="action"
                        data-testid="action"
                        aria-describedby={described_by(Field::Action, action_error.is_some())}
                        onchange={set_action}
                    >
                        if !ACTIONS.contains(&action.as_str()) {
                            <option value={action.clone()} selected=true>{ action.clone() }</option>
                        }
                        { for ACTIONS.iter().map(|name| html! {
                            <option value={*name} selected={action == *name}>
                                { name.strip_prefix("ssm:").unwrap_or(name) }
                            </option>
                        }) }
                    </select>
                    { below(Field::Action, words.say("action-hint"), action_error.as_deref()) }
                </div>
                if alone {
                    { field(Field::Resource, id("resource"), id("resource-hint")) }
                } else if !matches!(call, "ResumeSession" | "TerminateSession" | "DescribeSessions") {
                    { field(Field::Target, id("target"), id("target-hint")) }
                }
                if matches!(call, "ResumeSession" | "TerminateSession") {
                    { field(Field::SessionId, id("session-id"), id("session-id-hint")) }
                }
                if !alone && matches!(call, "StartSession" | "SendCommand") {
                    { document_field(words, dispatch, &document, error_of(Field::Document, answer)) }
                    if asks_owner(&document) || !owner.is_empty() {
                        { field(Field::DocumentOwner, id("document-owner"), id("document-owner-hint")) }
                    }
                }
                { caller_fields(words, dispatch, &scenario.caller, error_of(Field::Caller, answer)) }
                if scenario.caller.kind == CallerType::Role {
                    { field(Field::RoleArn, id("role-arn"), id("role-arn-hint")) }
                }
                if !alone {
                    { field(Field::Region, id("region"), id("region-hint")) }
                    { field(Field::Account, id("account"), id("account-hint")) }
                }
            </div>
        </section>
    }
}
