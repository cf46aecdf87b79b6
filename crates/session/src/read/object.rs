//! What the form is made of: objects whose members are all known, lists, texts, numbers.

use crate::answer::InputError;
use iam::json::{Member, Members, Node, Value, quoted};
use std::collections::BTreeMap;

/// A part of the form, or what is wrong with it.
pub(super) type Read<T> = Result<T, Complaint>;

/// What is wrong, and with which member.
#[derive(Debug)]
pub(super) struct Complaint {
    member: String,
    message: String,
}

impl Complaint {
    pub fn new(message: String) -> Complaint {
        Complaint {
            member: String::new(),
            message,
        }
    }

    /// The same, seen from outside.
    fn below(mut self, outer: &str) -> Complaint {
        let between = match self.member.is_empty() || self.member.starts_with('[') {
            true => "",
            false => ".",
        };
        self.member = format!("{outer}{between}{}", self.member);
        self
    }

    pub fn told(self) -> InputError {
        InputError {
            member: self.member,
            message: self.message,
        }
    }
}

/// The members of an object, each once.
pub(super) struct Object<'n> {
    node: Node<'n>,
}

impl<'n> Object<'n> {
    /// An object that has none but the known members.
    pub fn of(node: Node<'n>, what: &str, known: &[&str]) -> Read<Object<'n>> {
        Object::tagged(node, "", what, known)
    }

    /// The same, of a kind that its member `tag` tells.
    pub fn tagged(node: Node<'n>, tag: &str, what: &str, known: &[&str]) -> Read<Object<'n>> {
        let members = members(node, what)?;
        let mut rest = members;
        while let Some(Member { name, .. }) = rest.next() {
            if name != tag && !known.contains(&name) {
                let message = format!("unknown member `{name}`, expected {}", one_of(known));
                return Err(Complaint::new(message).below(name));
            }
            if rest.clone().any(|other| other.name == name) {
                let message = "this has two members of one name".to_string();
                return Err(Complaint::new(message));
            }
        }
        Ok(Object { node })
    }

    /// Which of its kinds an object is, by its member `tag`.
    pub fn tag(node: Node<'_>, tag: &str, what: &str, kinds: &[&str]) -> Read<usize> {
        members(node, &format!("internally tagged enum {what}"))?;
        let kind = node.get(tag).ok_or_else(|| missing(tag))?;
        variant(kind, kinds)
    }

    /// A member that is there.
    pub fn given(&self, name: &str) -> Option<Node<'n>> {
        self.node.get(name)
    }

    /// A member that has to be there.
    pub fn needed<T>(&self, name: &str, read: impl Fn(Node<'_>) -> Read<T>) -> Read<T> {
        let member = self.given(name).ok_or_else(|| missing(name))?;
        read(member).map_err(|complaint| complaint.below(name))
    }

    /// A member that may be left out or `null`.
    pub fn optional<T>(&self, name: &str, read: impl Fn(Node<'_>) -> Read<T>) -> Read<Option<T>> {
        match self.given(name) {
            None => Ok(None),
            Some(member) if member.value == Value::Null => Ok(None),
            Some(member) => read(member)
                .map(Some)
                .map_err(|complaint| complaint.below(name)),
        }
    }

    /// A member that may be left out.
    pub fn or<T>(&self, name: &str, default: T, read: impl Fn(Node<'_>) -> Read<T>) -> Read<T> {
        match self.given(name) {
            None => Ok(default),
            Some(_) => self.needed(name, read),
        }
    }

    /// A text that may be left out or `null`.
    pub fn text(&self, name: &str) -> Read<Option<String>> {
        self.optional(name, string)
    }
}

fn members<'n>(node: Node<'n>, what: &str) -> Read<Members<'n>> {
    match node.value {
        Value::Object(members) => Ok(members),
        _ => Err(wrong_type(node, what)),
    }
}

fn missing(name: &str) -> Complaint {
    Complaint::new(format!("missing member `{name}`"))
}

/// Each value of a list.
pub(super) fn items<T>(node: Node<'_>, read: impl Fn(Node<'_>) -> Read<T>) -> Read<Vec<T>> {
    let Value::Array(values) = node.value else {
        return Err(wrong_type(node, "a sequence"));
    };
    let mut items = Vec::new();
    for (index, value) in values.enumerate() {
        items.push(read(value).map_err(|complaint| complaint.below(&format!("[{index}]")))?);
    }
    Ok(items)
}

/// Each value of an object whose names are anybody's.
pub(super) fn entries<T>(
    node: Node<'_>,
    read: impl Fn(Node<'_>) -> Read<T>,
) -> Read<BTreeMap<String, T>> {
    let mut entries = BTreeMap::new();
    for Member { name, value, .. } in members(node, "a map")? {
        let value = read(value).map_err(|complaint| complaint.below(name))?;
        entries.insert(name.to_string(), value);
    }
    Ok(entries)
}

/// One of the named values.
pub(super) fn choice<T: Copy>(node: Node<'_>, names: &[(&str, T)]) -> Read<T> {
    let known: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
    let index = variant(node, &known)?;
    let (_, value) = names
        .get(index)
        .ok_or_else(|| wrong_type(node, "a string"))?;
    Ok(*value)
}

fn variant(node: Node<'_>, known: &[&str]) -> Read<usize> {
    let Value::String(name) = node.value else {
        return Err(wrong_type(node, "a string"));
    };
    let found = known.iter().position(|other| *other == name);
    found.ok_or_else(|| {
        let message = format!("unknown variant `{name}`, expected {}", one_of(known));
        Complaint::new(message)
    })
}

pub(super) fn string(node: Node<'_>) -> Read<String> {
    match node.value {
        Value::String(text) => Ok(text.to_string()),
        _ => Err(wrong_type(node, "a string")),
    }
}

pub(super) fn boolean(node: Node<'_>) -> Read<bool> {
    match node.value {
        Value::Bool(value) => Ok(value),
        _ => Err(wrong_type(node, "a boolean")),
    }
}

pub(super) fn number(node: Node<'_>) -> Read<u32> {
    match node.value {
        Value::Number(number) if is_integer(number) => number.parse().map_err(|_| {
            Complaint::new(format!("invalid value: integer `{number}`, expected u32"))
        }),
        _ => Err(wrong_type(node, "u32")),
    }
}

fn is_integer(number: &str) -> bool {
    let digits = number.strip_prefix('-').unwrap_or(number);
    digits.bytes().all(|b| b.is_ascii_digit())
}

fn wrong_type(node: Node<'_>, expected: &str) -> Complaint {
    let found = match node.value {
        Value::Null | Value::Missing => "null".to_string(),
        Value::Bool(value) => format!("boolean `{value}`"),
        Value::Number(number) if is_integer(number) => format!("integer `{number}`"),
        Value::Number(number) => format!("floating point `{number}`"),
        Value::String(text) => format!("string {}", quoted(text)),
        Value::Array(_) => "sequence".to_string(),
        Value::Object(_) => "map".to_string(),
    };
    Complaint::new(format!("invalid type: {found}, expected {expected}"))
}

/// Names in a sentence: `a`; `a` or `b`; one of `a`, `b`, `c`.
fn one_of(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.len() {
        0..=2 => quoted.join(" or "),
        _ => format!("one of {}", quoted.join(", ")),
    }
}
