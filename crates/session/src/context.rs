//! The condition keys of a check, derived from the scenario.
//!
//! Invariant: a key has one rule, in [`derived`] and the files below it. An evaluation asks for the keys
//! that its policies read, the [list](list) for all of them.
//!
//! A key that AWS always sets but the scenario doesn't know is *unknown*; a key that AWS doesn't set
//! is absent. Global keys:
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>.

mod caller;
pub(crate) mod list;
mod network;
mod resource;

pub(crate) use caller::role_arn;

use crate::call::Authorization;
use crate::question::Question;
use crate::scenario::ContextValue;
use iam::caveat::Caveat;
use iam::request::{Context, Presence};
use std::collections::{BTreeMap, BTreeSet};

/// What is in the context of one check whatever the network: of all keys those that are read.
pub(crate) fn derive(
    question: &Question<'_>,
    check: &Authorization<'_>,
    keys: &BTreeSet<String>,
) -> Context {
    let mut context = Context::new();
    if question.options.derive_context {
        for key in keys {
            // What isn't among the scenario's tags is left unsaid, so that a name by hand which ends
            // in `/*` can speak of all such.
            let value =
                derived(key, question, check).filter(|value| !UNLISTED.contains(&value.why));
            set(&mut context, key, value);
        }
    }
    context
}

/// Adds the network's keys, and those by hand, which win.
pub(crate) fn complete(
    mut context: Context,
    question: &Question<'_>,
    keys: &BTreeSet<String>,
) -> Context {
    if question.options.derive_context && question.network.is_some() {
        let forwarded = is_forwarded(question.context);
        for key in keys {
            set(
                &mut context,
                key,
                network::key(key, question.network, forwarded),
            );
        }
    }
    for (name, value) in question.context {
        let name = name.to_lowercase();
        let prefix = all_below(&name);
        for key in keys
            .iter()
            .filter(|key| prefix.is_some_and(|prefix| key.starts_with(prefix)))
        {
            if !context.holds(key) {
                context.set(key, by_hand(value));
            }
        }
    }
    for (key, value) in question.context {
        let key = key.to_lowercase();
        if keys.contains(&key) {
            context.set(&key, by_hand(value));
        }
    }
    context
}

/// What the keys begin with that a name by hand speaks of where it ends in `/*`.
fn all_below(name: &str) -> Option<&str> {
    let prefix = name.strip_suffix('*')?;
    prefix.ends_with('/').then_some(prefix)
}

/// Whether an AWS service makes the call on behalf of whoever called it.
pub(crate) fn is_forwarded(context: &BTreeMap<String, ContextValue>) -> bool {
    context.iter().any(|(key, value)| {
        let yes = matches!(value, ContextValue::One(value) if value.eq_ignore_ascii_case("true"));
        yes && key.eq_ignore_ascii_case("aws:ViaAWSService")
    })
}

/// Why a tag is absent that the scenario doesn't list: of a resource, of the caller.
const UNLISTED: [&str; 2] = ["why-no-tag", "why-no-principal-tag"];

/// What is known of a key, and why.
struct Value {
    presence: Presence,
    doubt: Option<Caveat>,
    /// The id of a sentence.
    why: &'static str,
}

impl Value {
    fn one(value: impl Into<String>, why: &'static str) -> Value {
        Value::new(Presence::One(value.into()), why)
    }

    fn absent(why: &'static str) -> Value {
        Value::new(Presence::Absent, why)
    }

    fn unknown(why: &'static str) -> Value {
        Value::new(Presence::Unknown, why)
    }

    /// A value that AWS always sets, but that the scenario may not know.
    fn one_or_unknown(value: Option<&str>, why: &'static str, why_not: &'static str) -> Value {
        match value {
            Some(value) => Value::one(value, why),
            None => Value::unknown(why_not),
        }
    }

    fn new(presence: Presence, why: &'static str) -> Value {
        Value {
            presence,
            doubt: None,
            why,
        }
    }

    fn doubted(self, doubt: Caveat) -> Value {
        Value {
            doubt: Some(doubt),
            ..self
        }
    }
}

/// A key that doesn't hang on the network; nothing where a scenario can't tell anything of it.
fn derived(key: &str, question: &Question<'_>, check: &Authorization<'_>) -> Option<Value> {
    caller::key(key, question.caller)
        .or_else(|| direct_call(key))
        .or_else(|| resource::key(key, question, check))
}

/// What is the same for every direct call.
fn direct_call(key: &str) -> Option<Value> {
    Some(match key {
        "aws:viaawsservice" => Value::one("false", "why-direct"),
        "aws:calledvia" | "aws:calledviafirst" | "aws:calledvialast" => Value::absent("why-direct"),
        "aws:securetransport" => Value::one("true", "why-tls"),
        "aws:currenttime" | "aws:epochtime" => Value::unknown("why-time"),
        "aws:useragent" => Value::unknown("why-user-agent"),
        _ => return None,
    })
}

/// A tag by its key in lower case. A resource may carry two whose keys differ by case only.
fn tag(tags: &BTreeMap<String, String>, name: &str) -> Option<Value> {
    let mut found = Context::new();
    for (key, value) in tags {
        if key.to_lowercase() == name {
            found.set_tag(name, value);
        }
    }
    let entry = found.get(name).clone();
    (entry.presence != Presence::Absent).then_some(Value {
        presence: entry.presence,
        doubt: entry.doubt,
        why: "why-tag",
    })
}

fn by_hand(value: &ContextValue) -> Presence {
    match value {
        ContextValue::One(value) => Presence::One(value.clone()),
        ContextValue::Many(values) => Presence::Many(values.clone()),
        ContextValue::Unknown(_) => Presence::Unknown,
        ContextValue::Absent => Presence::Absent,
    }
}

fn set(context: &mut Context, key: &str, value: Option<Value>) {
    match value {
        None => {}
        Some(Value {
            presence,
            doubt: None,
            ..
        }) => context.set(key, presence),
        Some(Value {
            presence,
            doubt: Some(doubt),
            ..
        }) => context.set_doubtful(key, presence, doubt),
    }
}
