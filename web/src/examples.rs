//! The gallery: the situations of two field reports on Session Manager, and the traps that policies
//! for it fall into.
//!
//! Each example is a scenario in `examples/*.json` whose policies have names only: their texts stand
//! in `examples/policies`, because most of them serve several examples. What each must be answered
//! stands in `src/examples/expected.json`.

use crate::text::id;
use iam::language::Language;
use session::read;
use session::scenario::Scenario;

/// One situation to look at.
#[derive(Debug, PartialEq, Eq)]
pub struct Example {
    /// Its id, such as `S2.2`.
    pub id: &'static str,
    /// The id of its title.
    pub title: &'static str,
    /// The id of its lesson: one sentence on what happens and why, one on what to do.
    pub lesson: &'static str,
    json: &'static str,
}

/// Examples with a common question.
#[derive(Debug)]
pub struct Group {
    /// The id of its title.
    pub title: &'static str,
    /// Its examples, the simple ones first.
    pub examples: &'static [Example],
}

impl Example {
    /// The example with this id.
    pub fn find(id: &str) -> Option<&'static Example> {
        all().find(|example| example.id == id)
    }

    /// The whole situation.
    pub fn scenario(&self) -> Option<Scenario> {
        let mut scenario = read::scenario(self.json, Language::default()).ok()?;
        for policy in &mut scenario.policies {
            let (_, text) = POLICIES.iter().find(|(name, _)| *name == policy.name)?;
            policy.text = text.trim_end().into();
        }
        Some(scenario)
    }
}

/// All examples.
pub fn all() -> impl Iterator<Item = &'static Example> {
    GROUPS.iter().flat_map(|group| group.examples)
}

/// The page opens on this one: it shows a denial, its message and the statement behind it.
pub const FIRST: &str = "S2.2";

/// The gallery.
pub const GROUPS: &[Group] = &[
    Group {
        title: id("examples-address"),
        examples: ADDRESS,
    },
    Group {
        title: id("examples-document"),
        examples: DOCUMENT,
    },
    Group {
        title: id("examples-caller"),
        examples: CALLER,
    },
    Group {
        title: id("examples-layers"),
        examples: LAYERS,
    },
];

macro_rules! example {
    ($id:literal, $title:expr, $lesson:expr) => {
        Example {
            id: $id,
            title: $title,
            lesson: $lesson,
            json: include_str!(concat!("../examples/", $id, ".json")),
        }
    };
}

const ADDRESS: &[Example] = &[
    example!("S1.1", id("s1-1-title"), id("s1-1-lesson")),
    example!("S1.2", id("s1-2-title"), id("s1-2-lesson")),
    example!("S1.3", id("s1-3-title"), id("s1-3-lesson")),
    example!("S1.4", id("s1-4-title"), id("s1-4-lesson")),
    example!("S1.5", id("s1-5-title"), id("s1-5-lesson")),
    example!("S1.6", id("s1-6-title"), id("s1-6-lesson")),
    example!("S1.7", id("s1-7-title"), id("s1-7-lesson")),
    example!("S1.8", id("s1-8-title"), id("s1-8-lesson")),
    example!(
        "endpoint",
        id("trap-endpoint-title"),
        id("trap-endpoint-lesson")
    ),
    example!(
        "endpoint-named",
        id("trap-endpoint-named-title"),
        id("trap-endpoint-named-lesson")
    ),
    example!("ipv6", id("trap-ipv6-title"), id("trap-ipv6-lesson")),
    example!("each", id("trap-each-title"), id("trap-each-lesson")),
    example!("resume", id("trap-resume-title"), id("trap-resume-lesson")),
];

const DOCUMENT: &[Example] = &[
    example!("S2.1", id("s2-1-title"), id("s2-1-lesson")),
    example!("S2.2", id("s2-2-title"), id("s2-2-lesson")),
    example!("S2.3", id("s2-3-title"), id("s2-3-lesson")),
    example!("S2.4", id("s2-4-title"), id("s2-4-lesson")),
    example!("S2.5", id("s2-5-title"), id("s2-5-lesson")),
    example!("S2.6", id("s2-6-title"), id("s2-6-lesson")),
    example!("ssh", id("trap-ssh-title"), id("trap-ssh-lesson")),
    example!(
        "allow-list",
        id("trap-allow-list-title"),
        id("trap-allow-list-lesson")
    ),
    example!("nodes", id("trap-nodes-title"), id("trap-nodes-lesson")),
    example!(
        "not-resource",
        id("trap-not-resource-title"),
        id("trap-not-resource-lesson")
    ),
    example!(
        "access-check",
        id("trap-access-check-title"),
        id("trap-access-check-lesson")
    ),
];

const CALLER: &[Example] = &[
    example!("tag", id("trap-tag-title"), id("trap-tag-lesson")),
    example!(
        "role-name",
        id("trap-role-name-title"),
        id("trap-role-name-lesson")
    ),
    example!("mfa", id("trap-mfa-title"), id("trap-mfa-lesson")),
    example!(
        "send-command",
        id("trap-send-command-title"),
        id("trap-send-command-lesson")
    ),
];

const LAYERS: &[Example] = &[
    example!(
        "boundary",
        id("trap-boundary-title"),
        id("trap-boundary-lesson")
    ),
    example!(
        "session-policy",
        id("trap-session-policy-title"),
        id("trap-session-policy-lesson")
    ),
    example!("region", id("trap-region-title"), id("trap-region-lesson")),
    example!("agent", id("trap-agent-title"), id("trap-agent-lesson")),
    example!(
        "perimeter",
        id("trap-perimeter-title"),
        id("trap-perimeter-lesson")
    ),
    example!(
        "endpoint-policy",
        id("trap-endpoint-policy-title"),
        id("trap-endpoint-policy-lesson")
    ),
];

macro_rules! policies {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../examples/policies/", $name, ".json")))),*]
    };
}

/// The texts of their policies, by name.
const POLICIES: &[(&str, &str)] = policies![
    "FullAWSAccess"
    "agent-calls"
    "allow-from-office"
    "allow-ssm"
    "broad-grant"
    "check-the-document"
    "deny-all-but-shell"
    "deny-outside-each-office"
    "deny-outside-office-and-vpc"
    "deny-outside-office"
    "deny-start-outside-office"
    "deny-without-mfa"
    "developers"
    "development-nodes"
    "no-port-forwarding"
    "no-remote-host-here"
    "no-remote-host"
    "no-sessions"
    "node"
    "office-only"
    "only-nodes"
    "only-shell"
    "our-account-only"
    "own-sessions"
    "read-only"
    "session-manager"
    "two-regions"
];

#[cfg(test)]
mod tests;
