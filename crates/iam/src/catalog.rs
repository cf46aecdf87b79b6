//! The words of sentences: Fluent texts, read once into pieces that are merely joined later. A text is
//! read when something is first said in its language.
//!
//! Of [Fluent's language](https://projectfluent.org/fluent/guide/) a catalog uses texts, variables,
//! messages within messages, and choices by a variable's text; a test refuses everything else. An
//! answer may hold hundreds of sentences, so none of them may cost more than its letters.

use crate::language::{Language, Sentence};
use fluent_syntax::ast::{
    Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey,
};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// All sentences of one part of the program, in every language.
pub struct Catalog {
    english: Text,
    japanese: Text,
}

/// A Fluent text, and its messages once they were asked for.
struct Text {
    source: &'static str,
    messages: OnceLock<Messages>,
}

/// By the id's length and the id: most ids differ in the first already.
type Messages = BTreeMap<(usize, &'static str), Vec<Piece>>;

/// What a message is made of.
enum Piece {
    Text(&'static str),
    Argument(&'static str),
    Message(&'static str),
    /// The pieces under the argument's text, or the last ones.
    Choice(&'static str, Vec<(&'static str, Vec<Piece>)>),
}

impl Catalog {
    /// The catalog written in these two Fluent texts.
    pub const fn new(english: &'static str, japanese: &'static str) -> Catalog {
        Catalog {
            english: Text::new(english),
            japanese: Text::new(japanese),
        }
    }

    /// The sentence in words. An id the catalog lacks comes back as itself.
    pub fn text(&self, language: Language, sentence: &Sentence<'_>) -> String {
        let text = match language {
            Language::English => &self.english,
            Language::Japanese => &self.japanese,
        };
        let messages = text.messages.get_or_init(|| messages(text.source));
        let Some(pieces) = messages.get(&key(sentence.id)) else {
            return sentence.id.to_string();
        };
        let mut text = String::with_capacity(128);
        write(&mut text, messages, pieces, sentence);
        text
    }
}

impl Text {
    const fn new(source: &'static str) -> Text {
        let messages = OnceLock::new();
        Text { source, messages }
    }
}

fn write(text: &mut String, messages: &Messages, pieces: &[Piece], sentence: &Sentence<'_>) {
    let argument = |wanted: &str| {
        let mut args = sentence.args.iter();
        // A missing argument is written as nothing, which the catalog's test rules out.
        args.find(|(name, _)| *name == wanted)
            .map_or("", |(_, value)| value.as_ref())
    };
    for piece in pieces {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Argument(name) => text.push_str(argument(name)),
            Piece::Message(id) => {
                let pieces = messages.get(&key(id)).map_or(&[][..], Vec::as_slice);
                write(text, messages, pieces, sentence);
            }
            Piece::Choice(name, variants) => {
                let value = argument(name);
                let chosen = variants.iter().find(|(key, _)| *key == value);
                if let Some((_, pieces)) = chosen.or(variants.last()) {
                    write(text, messages, pieces, sentence);
                }
            }
        }
    }
}

fn key(id: &'static str) -> (usize, &'static str) {
    (id.len(), id)
}

fn messages(source: &'static str) -> Messages {
    // A text with a slip keeps its other messages; the catalog's test refuses the slip.
    let resource = fluent_syntax::parser::parse(source).unwrap_or_else(|(resource, _)| resource);
    let message = |entry| match entry {
        Entry::Message(message) => Some((key(message.id.name), pieces(&message.value?))),
        _ => None,
    };
    resource.body.into_iter().filter_map(message).collect()
}

fn pieces(pattern: &Pattern<&'static str>) -> Vec<Piece> {
    let piece = |element: &PatternElement<&'static str>| match element {
        PatternElement::TextElement { value } => Some(Piece::Text(value)),
        PatternElement::Placeable { expression } => match expression {
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                Some(Piece::Text(value))
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                Some(Piece::Argument(id.name))
            }
            Expression::Inline(InlineExpression::MessageReference { id, .. }) => {
                Some(Piece::Message(id.name))
            }
            Expression::Select {
                selector: InlineExpression::VariableReference { id },
                variants,
            } => {
                let mut variants: Vec<_> = variants.iter().collect();
                variants.sort_by_key(|variant| variant.default);
                let variant = |variant: &&fluent_syntax::ast::Variant<&'static str>| {
                    let (VariantKey::Identifier { name: key }
                    | VariantKey::NumberLiteral { value: key }) = variant.key;
                    (key, pieces(&variant.value))
                };
                Some(Piece::Choice(
                    id.name,
                    variants.iter().map(variant).collect(),
                ))
            }
            _ => None,
        },
    };
    pattern.elements.iter().filter_map(piece).collect()
}
