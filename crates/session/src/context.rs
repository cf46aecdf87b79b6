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

pub(crate) use caller::{account, path_unknown, role_arn};
pub(crate) use network::ENDPOINT;

use crate::call::Authorization;
use crate::question::Question;
use crate::scenario::ContextValue;
use iam::caveat::Caveat;
use iam::request::{Context, Presence};
use iam::truth::Truth;
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
            let value = derived(key, question, check);
            let value = value.filter(|value| !value.is_unlisted(key, question));
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
        let forwarded = forwarded(question.context);
        for key in keys {
            set(
                &mut context,
                key,
                network::key(key, question.network, forwarded),
            );
        }
    }
    for key in keys {
        if let Some(value) = below(question.context, key).filter(|_| !context.holds(key)) {
            context.set(key, by_hand(value));
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

/// What a name by hand that ends in `/*` says of a key; its name in lower case.
fn below<'c>(context: &'c BTreeMap<String, ContextValue>, key: &str) -> Option<&'c ContextValue> {
    let speaks = |name: &str| {
        let name = name.to_lowercase();
        let prefix = name
            .strip_suffix('*')
            .filter(|prefix| prefix.ends_with('/'));
        prefix.is_some_and(|prefix| key.starts_with(prefix))
    };
    let mut set = context.iter();
    set.find(|(name, _)| speaks(name)).map(|(_, value)| value)
}

/// Whether an AWS service makes the call on behalf of whoever called it: as is said by hand, or else
/// because the services are named.
pub(crate) fn forwarded(context: &BTreeMap<String, ContextValue>) -> Truth {
    let named = || {
        let named = SERVICES.iter().filter_map(|key| hand(context, key));
        Truth::any(named.map(|value| match value {
            ContextValue::One(_) => Truth::True,
            ContextValue::Many(services) => (!services.is_empty()).into(),
            ContextValue::Unknown(_) => Truth::Unknown,
            ContextValue::Absent => Truth::False,
        }))
    };
    said_forwarded(context).unwrap_or_else(named)
}

/// What `aws:ViaAWSService` says where it is set by hand.
pub(crate) fn said_forwarded(context: &BTreeMap<String, ContextValue>) -> Option<Truth> {
    let value = hand(context, "aws:viaawsservice")?;
    Some(match value {
        ContextValue::One(value) => value.eq_ignore_ascii_case("true").into(),
        ContextValue::Unknown(_) => Truth::Unknown,
        ContextValue::Many(_) | ContextValue::Absent => Truth::False,
    })
}

/// The keys that name the services which call on the caller's behalf.
pub(crate) const SERVICES: [&str; 3] = ["aws:calledvia", "aws:calledviafirst", "aws:calledvialast"];

/// What a key is set to by hand; its name in lower case.
fn hand<'c>(context: &'c BTreeMap<String, ContextValue>, key: &str) -> Option<&'c ContextValue> {
    let mut set = context.iter();
    let (_, value) = set.find(|(name, _)| name.eq_ignore_ascii_case(key))?;
    Some(value)
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

    /// Whether a name by hand that ends in `/*` may speak of the key instead.
    fn is_unlisted(&self, key: &str, question: &Question<'_>) -> bool {
        let of_action = self.why == resource::OF_ACTION && below(question.context, key).is_some();
        UNLISTED.contains(&self.why) || of_action
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
        .or_else(|| call(key, question.context))
        .or_else(|| resource::key(key, question, check))
}

/// What hangs on how the call is made.
fn call(key: &str, context: &BTreeMap<String, ContextValue>) -> Option<Value> {
    Some(match (key, forwarded(context)) {
        ("aws:viaawsservice", Truth::True) => Value::one("true", "why-forwarded-call"),
        ("aws:viaawsservice", Truth::False) => Value::one("false", "why-direct"),
        ("aws:viaawsservice", Truth::Unknown) => Value::unknown("why-perhaps-forwarded"),
        (key, forwarded) if SERVICES.contains(&key) => match (forwarded, called(key, context)) {
            (Truth::False, _) => Value::absent("why-direct"),
            (Truth::True, Some(service)) => Value::one(service, "why-forwarded-call"),
            (Truth::True, None) => Value::unknown("why-forwarded-call"),
            (Truth::Unknown, _) => Value::unknown("why-perhaps-forwarded"),
        },
        // The service may be an MCP server of AWS.
        ("aws:viaawsmcpservice", Truth::False) => Value::one("false", "why-direct"),
        ("aws:calledviaawsmcp", Truth::False) => Value::absent("why-direct"),
        ("aws:viaawsmcpservice" | "aws:calledviaawsmcp", _) => {
            Value::unknown("why-perhaps-forwarded")
        }
        (key, _) => return always(key),
    })
}

/// The first or the last of the services that a list by hand names.
fn called<'c>(key: &str, context: &'c BTreeMap<String, ContextValue>) -> Option<&'c str> {
    let services = match hand(context, "aws:calledvia")? {
        ContextValue::One(service) => std::slice::from_ref(service),
        ContextValue::Many(services) => services,
        ContextValue::Unknown(_) | ContextValue::Absent => return None,
    };
    match key {
        "aws:calledviafirst" => services.first(),
        _ => services.last(),
    }
    .map(String::as_str)
}

/// What is the same for every call.
fn always(key: &str) -> Option<Value> {
    Some(match key {
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
