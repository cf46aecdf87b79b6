//! Every string a user sees: there in both languages, used, and in one style.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, Resource, VariantKey,
};
use iam::catalog::Catalog;
use iam::language::{Language, Sentence};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use unic_langid::LanguageIdentifier;

/// One part of the program with its two catalogs.
struct Part {
    name: &'static str,
    folder: PathBuf,
    english: Messages,
    japanese: Messages,
}

/// A catalog: each message's text with its variables and the messages it refers to.
type Messages = BTreeMap<String, Message>;

#[derive(Default)]
struct Message {
    text: String,
    variables: BTreeSet<String>,
    references: BTreeSet<String>,
    /// What its choices choose by.
    keys: BTreeSet<String>,
}

fn parts() -> Vec<Part> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    ["crates/iam", "crates/session", "web"]
        .map(|name| {
            let folder = root.join(name);
            let read = |tag: &str| {
                let parsed = fluent_syntax::parser::parse(source(&folder, tag).to_string());
                messages(parsed.unwrap_or_else(|(_, errors)| panic!("{name} {tag}: {errors:?}")))
            };
            Part {
                name,
                english: read("en"),
                japanese: read("ja"),
                folder,
            }
        })
        .into()
}

/// The text of a catalog, which a program holds for as long as it runs.
fn source(folder: &Path, tag: &str) -> &'static str {
    let path = folder.join("locales").join(format!("{tag}.ftl"));
    std::fs::read_to_string(path).unwrap().leak()
}

fn messages(resource: Resource<String>) -> Messages {
    let mut messages = Messages::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let mut read = Message::default();
            if let Some(pattern) = &message.value {
                read_pattern(pattern, &mut read);
            }
            let twice = messages.insert(message.id.name.clone(), read);
            assert!(twice.is_none(), "{} stands there twice", message.id.name);
        }
    }
    messages
}

fn read_pattern(pattern: &Pattern<String>, message: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => message.text.push_str(value),
            PatternElement::Placeable { expression } => {
                message.text.push('\u{fffc}');
                match expression {
                    Expression::Inline(inline) => read_inline(inline, message),
                    Expression::Select { selector, variants } => {
                        read_inline(selector, message);
                        for variant in variants {
                            if let VariantKey::Identifier { name } = &variant.key {
                                message.keys.insert(name.clone());
                            }
                            read_pattern(&variant.value, message);
                        }
                    }
                }
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<String>, message: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            message.variables.insert(id.name.clone());
        }
        InlineExpression::MessageReference { id, .. } => {
            message.references.insert(id.name.clone());
        }
        InlineExpression::StringLiteral { value } => message.text.push_str(value),
        other => panic!("a catalog knows no {other:?}"),
    }
}

/// The text of all Rust files below a folder.
fn sources(folder: &Path) -> String {
    let mut text = String::new();
    let mut folders = vec![folder.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                text.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    text
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    for part in parts() {
        let ids = |messages: &Messages| messages.keys().cloned().collect::<Vec<_>>();
        assert_eq!(ids(&part.english), ids(&part.japanese), "{}", part.name);
        for (id, english) in &part.english {
            let japanese = &part.japanese[id];
            assert_eq!(english.variables, japanese.variables, "{} {id}", part.name);
            assert_eq!(
                english.references, japanese.references,
                "{} {id}",
                part.name
            );
        }
    }
}

/// The words of Project Fluent's own resolver are the measure.
#[test]
fn every_message_is_put_into_words_as_fluent_does() {
    for part in parts() {
        let [english, japanese] = ["en", "ja"].map(|tag| source(&part.folder, tag));
        let catalog = Catalog::new(english, japanese);
        let keys = part.english.values().flat_map(|message| &message.keys);
        let values: BTreeSet<&str> = keys.map(String::as_str).chain(["", "x"]).collect();
        for (language, source) in [(Language::English, english), (Language::Japanese, japanese)] {
            let resource = FluentResource::try_new(source.to_string()).unwrap();
            let tag: LanguageIdentifier = language.tag().parse().unwrap();
            let mut bundle = FluentBundle::new(vec![tag]);
            bundle.set_use_isolating(false);
            bundle.add_resource(resource).unwrap();
            for (id, variables) in variables(&part) {
                for value in &values {
                    let mut args = FluentArgs::new();
                    let mut sentence = Sentence::new(id.clone().leak());
                    for variable in &variables {
                        args.set(variable.clone(), *value);
                        sentence = sentence.with(variable.clone().leak(), value);
                    }
                    let pattern = bundle.get_message(&id).unwrap().value().unwrap();
                    let theirs = bundle.format_pattern(pattern, Some(&args), &mut Vec::new());
                    assert_eq!(catalog.text(language, &sentence), theirs, "{id} {value}");
                }
            }
        }
    }
}

/// Each message with its variables, those of messages it refers to included.
fn variables(part: &Part) -> BTreeMap<String, BTreeSet<String>> {
    let all = |message: &Message| {
        let referred = message.references.iter();
        let theirs = referred.flat_map(|id| part.english[id].variables.clone());
        theirs.chain(message.variables.clone()).collect()
    };
    let messages = part.english.iter();
    messages
        .map(|(id, message)| (id.clone(), all(message)))
        .collect()
}

#[test]
fn every_message_is_used_and_every_used_one_is_there() {
    for part in parts().into_iter().filter(|part| part.name != "web") {
        let source = sources(&part.folder);
        let quoted: BTreeSet<&str> = source.split('"').collect();
        let referred = part
            .english
            .values()
            .flat_map(|message| &message.references);
        let referred: BTreeSet<&String> = referred.collect();
        for id in part.english.keys() {
            let used = quoted.contains(id.as_str()) || referred.contains(id);
            assert!(used, "{}: {id} is never used", part.name);
        }
        for used in source.split("Sentence::new(\"").skip(1) {
            let id = used.split('"').next().unwrap();
            let known = part.english.contains_key(id) || id.starts_with("test-");
            assert!(known, "{}: {id} has no words", part.name);
        }
    }
}

#[test]
fn the_engines_sentences_keep_one_style() {
    for part in parts().into_iter().filter(|part| part.name != "web") {
        for (id, message) in &part.english {
            let text = message.text.trim();
            let first = text
                .split(['\u{fffc}', ' ', '`', '\''])
                .next()
                .unwrap_or_default();
            let name = first.chars().filter(|c| c.is_uppercase()).count() > 1
                || first.starts_with("Systems");
            let lower = !first.starts_with(char::is_uppercase) || name;
            assert!(lower, "{id} starts in upper case: {text}");
            assert!(!text.ends_with('.'), "{id} ends in a full stop: {text}");
        }
        for (id, message) in &part.japanese {
            let text = message.text.trim();
            assert!(!text.ends_with('。'), "{id} ends in a full stop: {text}");
            assert!(
                !text.contains(['，', '．', '！']),
                "{id} has odd punctuation: {text}"
            );
        }
    }
}
