//! Rules about resource patterns.

use crate::draft::{CURRENT, Draft};
use crate::explained::Rule;
use crate::glob::{fits, resource_steps, steps};
use session::scenario::{ContextValue, PolicyKind};

pub const RULES: &[Rule] = &[
    Rule {
        id: "D7",
        sentence: "An entry of NotResource whose variable has no value matches nothing.",
        rewrite: unresolved,
    },
    Rule {
        id: "D2",
        sentence: "A variable whose key holds an empty text has a value, the empty text.",
        rewrite: empty_variable,
    },
    Rule {
        id: "D4",
        sentence: "A variable may stand anywhere behind the fifth colon, also before the next slash or colon.",
        rewrite: |draft| typed(draft, &["${"]),
    },
    Rule {
        id: "B2-sign",
        sentence: "A sign that is no wildcard and opens no variable is itself.",
        rewrite: signs,
    },
    Rule {
        id: "B4",
        sentence: "An entry of NotResource that is no ARN matches nothing.",
        rewrite: invalid,
    },
    Rule {
        id: "B2.6",
        sentence: "The first five fields of an ARN count in their own case.",
        rewrite: upper_case,
    },
    Rule {
        id: "B3.1",
        sentence: "In NotResource, too, an identity policy's incomplete ARN gets a `*` for each field.",
        rewrite: complete,
    },
    Rule {
        id: "B3.4",
        sentence: "An incomplete ARN that matches as it is written, but not completed, is uncertain.",
        rewrite: two_readings,
    },
    Rule {
        id: "B3.3",
        sentence: "An incomplete ARN in any other policy matches as it is written.",
        rewrite: as_written,
    },
    Rule {
        id: "B2.2",
        sentence: "A `*` that ends one of the first five fields may match beyond its colon.",
        rewrite: across,
    },
    Rule {
        id: "B2.5",
        sentence: "A wildcard before the sixth field's first slash or colon counts as anywhere else.",
        rewrite: |draft| typed(draft, &["*", "?"]),
    },
];

/// Never the resource of a request.
pub const NOTHING: &str = "arn:aws:none:none:none:none";

fn fields(pattern: &str) -> usize {
    pattern.splitn(6, ':').count()
}

/// The first five fields.
fn head(pattern: &str) -> String {
    let five: Vec<&str> = pattern.splitn(6, ':').take(5).collect();
    five.join(":")
}

/// Whether a pattern matches the resource by the rules for resources, as it is written.
fn matches(draft: &Draft, pattern: &str) -> bool {
    let steps = resource_steps(pattern, draft);
    !early(pattern)
        && draft.resource != "*"
        && steps.is_some_and(|steps| fits(&steps, &draft.resource))
}

/// Whether a variable stands before the fifth colon, where it matches nothing.
fn early(pattern: &str) -> bool {
    let escapes = ["${*}", "${?}", "${$}"];
    let rest = escapes
        .iter()
        .fold(head(pattern), |rest, escape| rest.replace(escape, ""));
    rest.contains("${")
}

fn own_or_nothing(draft: &Draft, matches: bool) -> String {
    let own = if matches { &draft.resource } else { NOTHING };
    own.to_string()
}

fn unresolved(draft: &Draft) -> Option<Draft> {
    draft.map_resources(|policy, negated, pattern| {
        let concerned = negated && policy.version == CURRENT && steps(pattern, draft).is_none();
        concerned.then(|| NOTHING.to_string())
    })
}

/// What means something to regular expressions becomes something that means nothing to anybody.
fn signs(draft: &Draft) -> Option<Draft> {
    let plain = |text: &str| text.replace(['$', '.', '+', '^', '|'], "~");
    draft.map_resources(|_, _, pattern| {
        let mut other = String::new();
        let mut rest = pattern;
        while let Some((before, behind)) = rest.split_once("${") {
            let (name, behind) = behind.split_once('}')?;
            other.push_str(&[&plain(before), "${", name, "}"].concat());
            rest = behind;
        }
        other.push_str(&plain(rest));
        (other != pattern).then_some(other)
    })
}

fn invalid(draft: &Draft) -> Option<Draft> {
    draft.map_resources(|_, negated, pattern| {
        let wild = pattern.chars().all(|c| matches!(c, '*' | '?'));
        let concerned = negated && !wild && !pattern.starts_with("arn:");
        concerned.then(|| NOTHING.to_string())
    })
}

fn empty_variable(draft: &Draft) -> Option<Draft> {
    draft.map_resources(|policy, _, pattern| {
        let filled = without_empty(draft, pattern);
        let concerned = policy.version == CURRENT && filled != pattern && !early(pattern);
        concerned.then_some(filled)
    })
}

/// The text without those variables that stand for an empty text.
pub fn without_empty(draft: &Draft, text: &str) -> String {
    let empty = |key: &str| draft.value(key) == Some(&ContextValue::One(String::new()));
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("${") {
        filled.push_str(before);
        let Some((name, behind)) = behind.split_once('}') else {
            rest = behind;
            break;
        };
        let key = name.split(',').next().unwrap_or_default();
        if !empty(key) {
            filled.push_str(&["${", name, "}"].concat());
        }
        rest = behind;
    }
    filled + rest
}

fn upper_case(draft: &Draft) -> Option<Draft> {
    draft.map_resources(|policy, _, pattern| {
        let head = head(pattern);
        let lower = head.to_lowercase() + pattern.strip_prefix(&head)?;
        // As it is written or, where that is the rule, completed.
        let found = |pattern: &str| {
            let other = completed(pattern).filter(|_| completes(policy.kind));
            matches(draft, pattern) || other.is_some_and(|other| matches(draft, &other))
        };
        let concerned = !early(pattern) && !found(pattern) && found(&lower);
        concerned.then(|| NOTHING.to_string())
    })
}

fn completed(pattern: &str) -> Option<String> {
    let missing = 6 - fields(pattern);
    let incomplete = missing > 0 && pattern.starts_with("arn:");
    incomplete.then(|| [pattern, &":*".repeat(missing)].concat())
}

fn completes(kind: PolicyKind) -> bool {
    matches!(kind, PolicyKind::Identity | PolicyKind::Boundary)
}

fn complete(draft: &Draft) -> Option<Draft> {
    draft.map_resources(|policy, negated, pattern| {
        let concerned = completes(policy.kind) && negated;
        completed(pattern)
            .filter(|other| concerned && matches(draft, pattern) == matches(draft, other))
    })
}

fn two_readings(draft: &Draft) -> Option<Draft> {
    draft.map_resources(|policy, _, pattern| {
        let concerned = completes(policy.kind) && matches(draft, pattern);
        completed(pattern).filter(|other| concerned && !matches(draft, other))
    })
}

fn as_written(draft: &Draft) -> Option<Draft> {
    draft.map_resources(|policy, negated, pattern| {
        let other = completed(pattern).filter(|_| !completes(policy.kind))?;
        let written = matches(draft, pattern);
        let concerned = negated || written || matches(draft, &other);
        concerned.then(|| own_or_nothing(draft, written))
    })
}

/// Only where the pattern wouldn't match with its stars held back.
fn across(draft: &Draft) -> Option<Draft> {
    let resource: Vec<&str> = draft.resource.splitn(6, ':').collect();
    draft.map_resources(|policy, _, pattern| {
        let completed = completed(pattern).filter(|_| completes(policy.kind));
        let pattern = completed.as_deref().unwrap_or(pattern);
        let parts: Vec<&str> = pattern.splitn(6, ':').collect();
        let mut each = parts.iter().zip(&resource);
        let held = each
            .all(|(pattern, field)| steps(pattern, draft).is_some_and(|steps| fits(&steps, field)));
        let concerned = parts.len() == 6 && !held && matches(draft, pattern);
        concerned.then(|| draft.resource.clone())
    })
}

/// The sixth field becomes the resource's own where it matches that.
fn typed(draft: &Draft, signs: &[&str]) -> Option<Draft> {
    let own = draft.resource.splitn(6, ':').nth(5)?;
    draft.map_resources(|_, _, pattern| {
        let fields: Vec<&str> = pattern.splitn(6, ':').collect();
        let (last, first) = fields.split_last().filter(|_| fields.len() == 6)?;
        if early(pattern) {
            return None;
        }
        let kind = match last.split_once(['/', ':']) {
            Some((kind, _)) => kind,
            None if signs == ["${"] => last,
            None => return None,
        };
        let concerned = signs.iter().any(|sign| kind.contains(sign));
        let fits = concerned && steps(last, draft).is_some_and(|steps| fits(&steps, own));
        fits.then(|| [&first.join(":"), ":", own].concat())
    })
}
