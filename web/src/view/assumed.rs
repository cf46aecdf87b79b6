//! What is assumed where the scenario doesn't say it, and what is left open.

use super::field::Form;
use super::form::{Choice, check_box, choice};
use super::group::Group;
use super::terms;
use crate::text::{Words, id};
use crate::work::Edit;
use session::scenario::{DefaultDocument, Options, PolicyKind};
use yew::prelude::*;

const ERAS: [(DefaultDocument, &str, &str); 2] = [
    (DefaultDocument::Enforced, "enforced", id("era-enforced")),
    (DefaultDocument::Legacy, "legacy", id("era-legacy")),
];

/// The group.
pub fn assumed(form: Form<'_>) -> Html {
    let (words, dispatch) = (form.words, form.dispatch);
    let options = &form.work.scenario.options;
    let (_, era, era_name) = ERAS
        .into_iter()
        .find(|(one, ..)| *one == options.default_document)
        .unwrap_or(ERAS[0]);
    let shown = Choice {
        name: "default-document",
        label: id("default-document"),
        hint: id("default-document-hint"),
        options: ERAS
            .map(|(_, value, name)| (value, words.say(name)))
            .to_vec(),
        chosen: era,
    };
    let before = options.clone();
    let set_era = move |value: &str| {
        let (era, ..) = ERAS.into_iter().find(|(_, name, _)| *name == value)?;
        Some(Edit::Options(Options {
            default_document: era,
            ..before.clone()
        }))
    };
    let before = options.clone();
    let set_derive = move |derive_context| {
        Edit::Options(Options {
            derive_context,
            ..before.clone()
        })
    };
    html! {
        <Group
            key={form.work.born}
            {words}
            name="group-assumed"
            title={id("assumed")}
            content={content(words, options, era_name)}
            wrong=false
            special={*options != Options::default()}
        >
            <div class="form">
                { choice(words, dispatch, shown, Box::new(set_era)) }
                { check_box(words, dispatch, "derive-context", (id("derive-context"), Some(id("derive-context-hint"))),
                    options.derive_context, Box::new(set_derive)) }
                <fieldset aria-describedby="unknown-layers-hint">
                    <legend>{ words.say("unknown-layers") }</legend>
                    <p class="hint" id="unknown-layers-hint">{ words.say("unknown-layers-hint") }</p>
                    <div class="boxes">
                        { for terms::POLICY_KINDS.into_iter().map(|(kind, name)| {
                            let before = options.clone();
                            check_box(words, dispatch, &format!("unknown-{name}"), (terms::policy_kind(kind), None),
                                options.unknown_layers.contains(&kind),
                                Box::new(move |unknown| Edit::Options(with_layer(&before, kind, unknown))))
                        }) }
                    </div>
                </fieldset>
            </div>
        </Group>
    }
}

/// The options with a kind of policy that may have more policies than are shown, or hasn't.
pub fn with_layer(options: &Options, kind: PolicyKind, unknown: bool) -> Options {
    let mut options = options.clone();
    options.unknown_layers.retain(|one| *one != kind);
    if unknown {
        options.unknown_layers.push(kind);
    }
    options
}

fn content(words: Words, options: &Options, era: &'static str) -> String {
    if *options == Options::default() {
        return words.say("as-documented");
    }
    let mut content = vec![words.say(era)];
    if !options.derive_context {
        content.push(words.say("derives-nothing"));
    }
    for kind in &options.unknown_layers {
        let kind = words.say(terms::policy_kind_short(*kind));
        content.push(format!("{kind}: {}", words.say("key-unknown")));
    }
    content.join(" · ")
}
