//! What was understood of a pasted text: its kind, its calls, what they change, and the notes.

use super::changes;
use super::prose::prose;
use crate::app::Dispatch;
use crate::facts::changes;
use crate::paste::applied;
use crate::state::Action;
use crate::text::{Words, id};
use crate::work::Work;
use iam::language::Sentence;
use session::import::{Import, ImportKind, Partial, PartialRequest};
use session::scenario::Network;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What was understood: nothing without a text, or the sentence that says what was expected. Only
/// the first line is spoken: a table would be too much at each keystroke.
pub fn understood(
    words: Words,
    dispatch: &Dispatch,
    work: &Work,
    read: Option<&Result<Import, String>>,
    chosen: usize,
) -> Html {
    let (read, expected) = match read {
        Some(Ok(read)) => (Some(read), None),
        Some(Err(expected)) => (None, Some(expected)),
        None => (None, None),
    };
    let part = read.and_then(|read| read.scenarios.get(chosen));
    let changed = part.map(|part| {
        let after = applied(part, &work.scenario, work.other_call.as_ref());
        changes(&work.scenario, &after)
    });
    let kind = read.map(|read| match read.kind {
        ImportKind::Command => ("command", id("kind-command")),
        ImportKind::AccessDenied => ("accessDenied", id("kind-access-denied")),
        ImportKind::Event => ("event", id("kind-event")),
    });
    html! {
        <div class="understood" data-testid="understood" data-kind={kind.map(|(name, _)| name)}>
            <div role="status">
                if let Some(expected) = expected {
                    <p class="field-error" data-testid="paste-error">
                        <span class="sign error" aria-hidden="true">{ "!" }</span>
                        <span>{ prose(expected) }</span>
                    </p>
                }
                if let Some((_, kind)) = kind {
                    <p>
                        <span class="sign allow" aria-hidden="true">{ "✓" }</span>
                        { " " }<strong>{ words.say(kind) }</strong>
                        if changed.as_ref().is_some_and(Vec::is_empty) {
                            { " " }{ words.say("paste-same") }
                        }
                    </p>
                }
            </div>
            if let Some(read) = read.filter(|read| read.scenarios.len() > 1) {
                { calls(words, dispatch, &read.scenarios, chosen) }
            }
            if let Some(changed) = changed.filter(|changed| !changed.is_empty()) {
                { changes::changes(words, &changed) }
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
fn calls(words: Words, dispatch: &Dispatch, calls: &[Partial], chosen: usize) -> Html {
    let onchange = dispatch.reform(|event: Event| {
        let list = event.target_unchecked_into::<HtmlSelectElement>();
        Action::Choose(list.value().parse().unwrap_or_default())
    });
    let number = Sentence::new("paste-calls").with("number", calls.len());
    html! {
        <>
            <label for="paste-calls">{ words.fill(&number) }</label>
            <select id="paste-calls" data-testid="paste-calls" size="5" {onchange}>
                { for calls.iter().enumerate().map(|(index, part)| html! {
                    <option value={index.to_string()} selected={index == chosen}>
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
