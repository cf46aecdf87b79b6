//! The tree, in one piece of memory: every value is followed by what stands inside it.
//!
//! Invariant: an entry's `inside` counts all entries below it, and in an object names and values take
//! turns.

use crate::span::Span;

/// A text's value with all that stands inside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tree<'a> {
    entries: Vec<Entry<'a>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Entry<'a> {
    span: Span,
    inside: u32,
    kind: Kind<'a>,
}

/// What an entry is by itself.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    Null,
    Bool(bool),
    Number(&'a str),
    String(&'a str),
    /// A string with escapes, which are resolved here.
    Escaped(String),
    Array,
    Object,
    Missing,
}

/// One value of the tree; by default, a `null` that stands nowhere.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Node<'t> {
    /// Where it stands, quotes and brackets included.
    pub span: Span,
    /// What it is.
    pub value: Value<'t>,
    whole: Items<'t>,
}

/// What a value is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Value<'t> {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, as written.
    Number(&'t str),
    /// A string, escapes resolved.
    String(&'t str),
    /// An array.
    Array(Items<'t>),
    /// An object, its members in the order of the text, duplicates kept.
    Object(Members<'t>),
    /// Something unreadable stood here; it has been reported.
    Missing,
}

/// One name with its value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member<'t> {
    /// The name, escapes resolved.
    pub name: &'t str,
    /// Where the name stands, quotes included.
    pub name_span: Span,
    /// Its value.
    pub value: Node<'t>,
}

/// Values one behind the other.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Items<'t>(&'t [Entry<'t>]);

/// The members of an object, one behind the other.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Members<'t>(Items<'t>);

impl<'a> Tree<'a> {
    /// The value of the whole text.
    pub fn root(&self) -> Option<Node<'_>> {
        Items(&self.entries).next()
    }

    pub(super) fn with_capacity(entries: usize) -> Tree<'a> {
        let entries = Vec::with_capacity(entries);
        Tree { entries }
    }

    /// Appends a value or a name, and tells its place.
    pub(super) fn push(&mut self, span: Span, kind: Kind<'a>) -> usize {
        let inside = 0;
        self.entries.push(Entry { span, inside, kind });
        self.entries.len() - 1
    }

    /// Ends the array or object at a place: all behind it stands inside.
    pub(super) fn end(&mut self, place: usize, end: u32) {
        let behind = self.entries.len().saturating_sub(place + 1);
        if let Some(entry) = self.entries.get_mut(place) {
            entry.span.end = end;
            // The longest text that is read has fewer bytes.
            entry.inside = u32::try_from(behind).unwrap_or(u32::MAX);
        }
    }
}

impl<'t> Node<'t> {
    /// The value of an object's member; of several with this name, the last one's.
    pub fn get(self, name: &str) -> Option<Node<'t>> {
        let Value::Object(members) = self.value else {
            return None;
        };
        let named = members.filter(|member| member.name == name);
        named.last().map(|member| member.value)
    }

    /// The string that it is.
    pub fn as_text(self) -> Option<&'t str> {
        match self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The values of the array that it is.
    pub fn as_list(self) -> Option<Items<'t>> {
        match self.value {
            Value::Array(values) => Some(values),
            _ => None,
        }
    }

    /// The values of an array, or any other value alone.
    pub fn each(self) -> Items<'t> {
        match self.value {
            Value::Array(items) => items,
            _ => self.whole,
        }
    }
}

impl Items<'_> {
    /// Whether there is no value left.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

impl<'t> Iterator for Items<'t> {
    type Item = Node<'t>;

    fn next(&mut self) -> Option<Node<'t>> {
        let entry = self.0.first()?;
        let (whole, behind) = self.0.split_at_checked(entry.inside as usize + 1)?;
        self.0 = behind;
        let inside = whole.get(1..).unwrap_or_default();
        let value = match &entry.kind {
            Kind::Null => Value::Null,
            Kind::Bool(value) => Value::Bool(*value),
            Kind::Number(text) => Value::Number(text),
            Kind::String(text) => Value::String(text),
            Kind::Escaped(text) => Value::String(text),
            Kind::Array => Value::Array(Items(inside)),
            Kind::Object => Value::Object(Members(Items(inside))),
            Kind::Missing => Value::Missing,
        };
        let span = entry.span;
        let whole = Items(whole);
        Some(Node { span, value, whole })
    }
}

impl Members<'_> {
    /// Whether the object is `{}`.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}

impl<'t> Iterator for Members<'t> {
    type Item = Member<'t>;

    fn next(&mut self) -> Option<Member<'t>> {
        let name = self.0.next()?;
        Some(Member {
            name: match name.value {
                Value::String(text) => text,
                _ => "",
            },
            name_span: name.span,
            value: self.0.next()?,
        })
    }
}
