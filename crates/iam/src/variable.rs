//! `${…}` in a policy's text: variables with defaults, and the escapes `${*}`, `${?}` and `${$}`.
//!
//! A text becomes a [`Template`] once, when the policy is read. What a variable or an escape stands
//! for is never a wildcard. See
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html>.

use crate::caveat::{Caveat, MISPLACED_VARIABLE, MULTIVALUED_VARIABLE, WILDCARD_IN_VARIABLE};
use crate::pattern::{Glob, Unit, Wildcard};
use crate::request::{Context, Presence};
use std::borrow::Cow;

/// A text in which some places are filled in at evaluation.
#[derive(Clone, Debug, PartialEq)]
pub enum Template {
    /// Without variables: the same for every request.
    Fixed(Glob),
    /// With variables.
    Open(Vec<Slot>),
}

/// One place of a template.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// A step that is the same for every request.
    Unit(Unit),
    /// The value of a condition key. Boxed: nearly all slots are characters.
    Variable(Box<Variable>),
}

/// A variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The key, as the policy writes it.
    pub key: String,
    /// The key in lower case; `None` where the text between the braces can't be read.
    pub lower_key: Option<String>,
    /// What stands in for an absent key.
    pub default: Option<String>,
}

/// Why a template has no value for a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// A variable's key is absent.
    Absent(String),
    /// A variable's key is unknown.
    Unknown(String),
    /// A variable that can't be used here, with the reason.
    Unusable(Caveat),
}

/// A template's value for one request.
pub struct Resolved<'a> {
    /// The pattern to match.
    pub glob: Cow<'a, Glob>,
    /// Set where AWS doesn't document how the value counts.
    pub doubt: Option<Caveat>,
}

/// Cuts a text into characters, wildcards and variables.
fn slots(text: &str, wildcard: impl Fn(Wildcard) -> Unit) -> Vec<Slot> {
    let mut slots = Vec::with_capacity(text.len());
    let mut colons = 0;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(inside) = rest.strip_prefix("${") {
            let (name, behind) = match close(inside) {
                Some((name, behind)) => (Some(name), behind),
                None => (None, ""),
            };
            slots.push(match name {
                Some(escaped @ ("*" | "?" | "$")) => {
                    Slot::Unit(Unit::Char(escaped.chars().next().unwrap_or('$')))
                }
                _ => Slot::Variable(Box::new(variable(name.unwrap_or("")))),
            });
            rest = behind;
            continue;
        }
        rest = rest.strip_prefix(c).unwrap_or("");
        colons += usize::from(c == ':');
        let next = rest.chars().next();
        slots.push(Slot::Unit(match c {
            '*' | '?' => wildcard(Wildcard { c, colons, next }),
            c => Unit::Char(c),
        }));
    }
    slots
}

impl Template {
    /// The template of a text whose `*` and `?` mean what `wildcard` says. `${…}` is special only
    /// where `variables` says so.
    pub fn parse(text: &str, variables: bool, wildcard: impl Fn(Wildcard) -> Unit) -> Template {
        match variables && may_vary(text) {
            true => Template::new(slots(text, wildcard)),
            false => Template::Fixed(Glob::parse(text, wildcard)),
        }
    }

    fn new(slots: Vec<Slot>) -> Template {
        let unit = |slot: &Slot| match slot {
            Slot::Unit(unit) => Some(*unit),
            Slot::Variable(_) => None,
        };
        match slots.iter().map(unit).collect() {
            Some(glob) => Template::Fixed(glob),
            None => Template::Open(slots),
        }
    }

    /// The template of a text without wildcards.
    pub fn literal(text: &str, variables: bool) -> Template {
        match variables && may_vary(text) {
            true => Template::new(slots(text, |wildcard| Unit::Char(wildcard.c))),
            false => Template::Fixed(Glob::literal(text)),
        }
    }

    /// The template of a text in which `*` and `?` are wildcards wherever they stand.
    pub fn flat(text: &str, variables: bool) -> Template {
        Template::parse(text, variables, Wildcard::flat)
    }

    /// The variables in it.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        let slots = match self {
            Template::Fixed(_) => &[],
            Template::Open(slots) => slots.as_slice(),
        };
        slots.iter().filter_map(|slot| match slot {
            Slot::Unit(_) => None,
            Slot::Variable(variable) => Some(variable.as_ref()),
        })
    }

    /// The pattern of all that it may stand for: with `*` for each variable.
    pub fn widest(&self) -> Cow<'_, Glob> {
        match self {
            Template::Fixed(glob) => Cow::Borrowed(glob),
            Template::Open(slots) => {
                let unit = |slot: &Slot| match slot {
                    Slot::Unit(unit) => *unit,
                    Slot::Variable(_) => Unit::Any,
                };
                Cow::Owned(slots.iter().map(unit).collect())
            }
        }
    }

    /// How many colons it has outside of variables.
    pub fn colons(&self) -> usize {
        match self {
            Template::Fixed(glob) => glob.literals().bytes().filter(|b| *b == b':').count(),
            Template::Open(slots) => {
                let colon = Slot::Unit(Unit::Char(':'));
                slots.iter().filter(|slot| **slot == colon).count()
            }
        }
    }

    /// Fills the variables in.
    ///
    /// # Errors
    /// The first variable without a value.
    pub fn resolve(&self, context: &Context) -> Result<Resolved<'_>, Unresolved> {
        let slots = match self {
            Template::Fixed(glob) => {
                return Ok(Resolved {
                    glob: Cow::Borrowed(glob),
                    doubt: None,
                });
            }
            Template::Open(slots) => slots,
        };
        let mut units = Vec::new();
        let mut doubt = None;
        for slot in slots {
            match slot {
                Slot::Unit(unit) => units.push(*unit),
                Slot::Variable(variable) => {
                    let (value, unsure) = variable.value(context)?;
                    doubt = doubt.or(unsure);
                    if value.contains(['*', '?']) {
                        doubt = doubt.or(Some(WILDCARD_IN_VARIABLE));
                    }
                    units.extend(value.chars().map(Unit::Char));
                }
            }
        }
        Ok(Resolved {
            glob: Cow::Owned(units.into_iter().collect()),
            doubt,
        })
    }
}

impl Variable {
    fn value<'a>(&'a self, context: &'a Context) -> Result<(&'a str, Option<Caveat>), Unresolved> {
        let key = self.lower_key.as_deref();
        let key = key.ok_or(Unresolved::Unusable(MISPLACED_VARIABLE))?;
        let entry = context.get(key);
        match (&entry.presence, &self.default) {
            (Presence::One(value), _) => Ok((value, entry.doubt)),
            (Presence::Many(_), _) => Err(Unresolved::Unusable(MULTIVALUED_VARIABLE)),
            (Presence::Absent, Some(default)) => Ok((default, entry.doubt)),
            (Presence::Absent, None) => Err(Unresolved::Absent(key.to_string())),
            (Presence::Like { .. } | Presence::Unknown, _) => {
                Err(Unresolved::Unknown(key.to_string()))
            }
        }
    }
}

/// Whether a text may have variables or escapes.
fn may_vary(text: &str) -> bool {
    text.bytes().any(|b| b == b'$')
}

/// The text up to the closing brace, which may stand inside a default's quotes, and what follows.
fn close(inside: &str) -> Option<(&str, &str)> {
    let mut quoted = false;
    for (at, c) in inside.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '}' if !quoted => return Some((inside.get(..at)?, inside.get(at + 1..)?)),
            _ => {}
        }
    }
    inside.split_once('}')
}

/// Reads `key` or `key, 'default'`.
fn variable(text: &str) -> Variable {
    let (key, default) = match text.split_once(',') {
        None => (text, None),
        Some((key, default)) => {
            let quoted = default.strip_prefix(' ').and_then(|d| d.strip_prefix('\''));
            (key, Some(quoted.and_then(|d| d.strip_suffix('\''))))
        }
    };
    let readable = !key.is_empty() && !key.contains(char::is_whitespace) && default != Some(None);
    Variable {
        key: key.to_string(),
        lower_key: readable.then(|| key.to_lowercase()),
        default: default.flatten().map(str::to_string),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context() -> Context {
        let mut context = Context::new();
        context.set("aws:username", Presence::One("a*e".into()));
        context.set("aws:TagKeys", Presence::Many(vec!["a".into()]));
        context.set("aws:PrincipalTag/Team", Presence::Unknown);
        context
    }

    fn matches(pattern: &str, text: &str) -> Result<bool, Unresolved> {
        let template = Template::flat(pattern, true);
        let resolved = template.resolve(&context())?;
        Ok(resolved.glob.matches(text))
    }

    #[test]
    fn variables_defaults_and_escapes() {
        assert_eq!(matches("${AWS:UserName}-*", "a*e-1"), Ok(true));
        assert_eq!(matches("${aws:username}", "abe"), Ok(false));
        assert_eq!(matches("${no:key, 'x, }y'}z", "x, }yz"), Ok(true));
        assert_eq!(matches("${*}${?}${$}", "*?$"), Ok(true));
        assert_eq!(matches("${*}", "a"), Ok(false));
        assert_eq!(matches("$a{b}$", "$a{b}$"), Ok(true));
    }

    #[test]
    fn what_has_no_value_says_why() {
        let absent = Unresolved::Absent("no:key".into());
        assert_eq!(matches("${no:key}", ""), Err(absent));
        let unknown = Unresolved::Unknown("aws:principaltag/team".into());
        assert_eq!(matches("${aws:PrincipalTag/Team, 'x'}", "x"), Err(unknown));
        let list = Unresolved::Unusable(MULTIVALUED_VARIABLE);
        assert_eq!(matches("${aws:TagKeys}", "a"), Err(list));
        for broken in ["${}", "${a", "${a b}", "${a,'x'}", "${a, x}"] {
            let expected = Unresolved::Unusable(MISPLACED_VARIABLE);
            assert_eq!(matches(broken, "x"), Err(expected), "{broken}");
        }
    }

    #[test]
    fn the_old_language_has_no_variables() {
        let glob = Template::flat("${aws:username}", false);
        let resolved = glob
            .resolve(&context())
            .map(|r| r.glob.matches("${aws:username}"));
        assert_eq!(resolved, Ok(true));
    }
}
