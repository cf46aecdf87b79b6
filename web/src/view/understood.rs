//! What was understood of a pasted text: its kind, its calls, what they change, and the notes.

use super::changes::Changes;
use super::prose::prose;
use crate::app::use_dispatch;
use crate::facts::changes;
use crate::paste::applied;
use crate::state::Action;
use crate::text::{Words, id, use_words};
use crate::work::Work;
use iam::language::Sentence;
use session::import::{Import, ImportKind, Partial, PartialRequest};
use session::scenario::Network;
use std::rc::Rc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What was read.
#[derive(Properties, PartialEq)]
pub struct UnderstoodProps {
    /// The work that the text would change.
    pub work: Rc<Work>,
    /// What the text says, or the sentence that says what was expected; nothing without a text.
    pub read: Rc<Option<Result<Import, String>>>,
    /// Which of the calls is chosen.
    pub chosen: usize,
}

/// What was understood. Only the first line is spoken: a table would be too much at each keystroke.
#[component]
pub fn Understood(props: &UnderstoodProps) -> Html {
    let words = use_words();
    let read = match props.read.as_ref() {
        Some(Ok(read)) => Some(read),
        _ => None,
    };
    let part = read.and_then(|read| read.scenarios.get(props.chosen));
    let changes = part.map(|part| {
        let scenario = &props.work.scenario;
        let after = applied(part, scenario, props.work.other_call.as_ref());
        changes(scenario, &after)
    });
    let kind = read.map(|read| match read.kind {
        ImportKind::Command => ("command", id("kind-command")),
        ImportKind::AccessDenied => ("accessDenied", id("kind-access-denied")),
        ImportKind::Event => ("event", id("kind-event")),
    });
    html! {
        <div class="understood" data-testid="understood" data-kind={kind.map(|(name, _)| name)}>
            <div role="status">
                if let Some(Err(expected)) = props.read.as_ref() {
                    <p class="field-error" data-testid="paste-error">
                        <span class="sign error" aria-hidden="true">{ "!" }</span>
                        <span>{ prose(expected) }</span>
                    </p>
                }
                if let Some((_, kind)) = kind {
                    <p>
                        <span class="sign allow" aria-hidden="true">{ "✓" }</span>
                        { " " }<strong>{ words.say(kind) }</strong>
                        if changes.as_ref().is_some_and(Vec::is_empty) {
                            { " " }{ words.say("paste-same") }
                        }
                    </p>
                }
            </div>
            if let Some(read) = read.filter(|read| read.scenarios.len() > 1) {
                <Calls calls={read.scenarios.clone()} chosen={props.chosen} />
            }
            if let Some(changes) = changes.filter(|changes| !changes.is_empty()) {
                <Changes {changes} />
            }
            if let Some(read) = read.filter(|read| !read.notes.is_empty()) {
                <h3>{ words.say("paste-notes") }</h3>
                <ul class="notes">
                    { for read.notes.iter().map(|note| html! {
                        <li data-testid="paste-note">{ prose(note) }</li>
                    }) }
                </ul>
            }
        </div>
    }
}

/// The calls to choose from.
#[derive(Properties, PartialEq)]
struct CallsProps {
    calls: Vec<Partial>,
    chosen: usize,
}

#[component]
fn Calls(props: &CallsProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let onchange = dispatch.reform(|event: Event| {
        let list = event.target_unchecked_into::<HtmlSelectElement>();
        Action::Choose(list.value().parse().unwrap_or_default())
    });
    let number = Sentence::new("paste-calls").with("number", props.calls.len());
    html! {
        <>
            <label for="paste-calls">{ words.fill(&number) }</label>
            <select id="paste-calls" data-testid="paste-calls" size="5" {onchange}>
                { for props.calls.iter().enumerate().map(|(index, part)| html! {
                    <option value={index.to_string()} selected={index == props.chosen}>
                        { title(index, part, words) }
                    </option>
                }) }
            </select>
        </>
    }
}

/// What tells a call from the others: what it asks for, who asks, and from where.
fn title(index: usize, part: &Partial, words: Words) -> String {
    let (action, on) = match &part.request {
        Some(PartialRequest::Session {
            action,
            target,
            document,
            session_id,
            ..
        }) => {
            let document = document.clone().flatten();
            (
                Some(*action),
                [target.clone(), document, session_id.clone()],
            )
        }
        Some(PartialRequest::Api { action, resource }) => {
            (Some(action.as_str()), [resource.clone(), None, None])
        }
        None => (None, [None, None, None]),
    };
    let caller = part.caller.as_ref().and_then(|caller| caller.arn.as_ref());
    let caller = caller.and_then(|arn| arn.rsplit(':').next());
    let address = match &part.network {
        Some(Some(Network::Internet { source_ip })) => source_ip.clone(),
        Some(Some(Network::VpcEndpoint { .. })) => Some(words.say("network-endpoint")),
        _ => None,
    };
    let action = action.map(|action| action.strip_prefix("ssm:").unwrap_or(action));
    let first = [Some(format!("{}.", index + 1)), action.map(String::from)];
    let rest = on.into_iter().chain([caller.map(String::from), address]);
    let first: Vec<String> = first.into_iter().flatten().collect();
    let rest: Vec<String> = rest.flatten().collect();
    let mut title = vec![first.join(" ")];
    title.extend(rest);
    title.join(" · ")
}
