//! What there is to see in the policies: what reading them tells at once, and what the linter finds when
//! the page rests.
//!
//! Invariant: a finding of a text that has changed since is shown only where it moves along with what it
//! is about, and offers no change.

use crate::text::Words;
use crate::work::{Work, is_blank};
use iam::language::Language;
use session::answer::{Answer, Diagnostic, Span};
use session::lint::{Finding, findings, rule};
use session::scenario::{Scenario, Text};

/// A finding as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The finding.
    pub finding: Finding,
    /// Its index among the linter's, by which its fixes are asked for; `None` where the linter hasn't
    /// looked at the text as it is.
    pub index: Option<usize>,
    /// Whether reading the text tells it.
    pub read: bool,
}

/// What the linter looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The scenario.
    pub scenario: Scenario,
    /// The language of the findings.
    pub language: Language,
    /// The names of the policies' tabs, which stay with them.
    tabs: Vec<u32>,
    /// What reading the policies told.
    told: Vec<Diagnostic>,
}

impl Asked {
    /// The work, with what reading its policies told.
    pub fn new(work: &Work, words: Words, told: &[Diagnostic]) -> Asked {
        Asked {
            scenario: work.asked(),
            language: words.0,
            tabs: work.tabs.clone(),
            told: told.to_vec(),
        }
    }
}

/// What the linter found, and in which texts.
pub struct Looked {
    texts: Vec<(u32, Text)>,
    language: Language,
    found: Vec<Shown>,
}

/// Lets the linter look.
pub fn look(asked: &Asked, _: Option<&Looked>) -> Looked {
    let policies = &asked.scenario.policies;
    let written = |found: &Shown| {
        let policy = policies.get(found.finding.policy);
        policy.is_some_and(|policy| !is_blank(policy))
    };
    let found = findings(&asked.scenario, asked.language)
        .into_iter()
        .enumerate()
        .map(|(index, finding)| Shown {
            read: asked.told.iter().any(|told| is(&finding, told)),
            index: Some(index),
            finding,
        });
    let texts = policies.iter().map(|policy| policy.text.clone());
    Looked {
        found: found.filter(written).collect(),
        texts: asked.tabs.iter().copied().zip(texts).collect(),
        language: asked.language,
    }
}

/// The findings to show in a policy: what reading it tells first.
pub fn shown(
    answer: &Answer,
    asked: &Asked,
    looked: &Looked,
    busy: bool,
    policy: usize,
) -> Vec<Shown> {
    let told = answer.diagnostics.iter();
    let mut shown: Vec<Shown> = told
        .filter(|told| told.policy == policy)
        .map(|told| {
            let same = |found: &&Shown| !busy && is(&found.finding, told);
            let looked_at = looked.found.iter().find(same).cloned();
            looked_at.unwrap_or_else(|| unlooked(told))
        })
        .collect();
    if !busy {
        let own = looked.found.iter().filter(|found| !found.read);
        shown.extend(own.filter(|found| found.finding.policy == policy).cloned());
    } else if looked.language == asked.language {
        shown.extend(moved(asked, looked, policy));
    }
    shown
}

/// Whether the linter repeats what reading told.
fn is(finding: &Finding, told: &Diagnostic) -> bool {
    finding.policy == told.policy
        && finding.code == told.code
        && finding.span == told.span
        && finding.message == told.message
}

fn unlooked(told: &Diagnostic) -> Shown {
    let source = rule(told.code).map_or_else(String::new, iam::lint::Rule::source);
    Shown {
        finding: Finding {
            policy: told.policy,
            severity: told.severity,
            code: told.code,
            message: told.message.clone(),
            span: told.span,
            source,
            fixes: Vec::new(),
        },
        index: None,
        read: true,
    }
}

/// The findings of the text that this tab had before, in the text as it is.
fn moved(asked: &Asked, looked: &Looked, policy: usize) -> Vec<Shown> {
    let tab = asked.tabs.get(policy);
    let mut texts = looked.texts.iter();
    let before = texts.position(|(of, _)| Some(of) == tab);
    let old = before.and_then(|before| looked.texts.get(before));
    let (Some((_, old)), Some(new)) = (old, asked.scenario.policies.get(policy)) else {
        return Vec::new();
    };
    let change = Change::between(old, &new.text);
    let own = looked.found.iter().filter(|found| !found.read);
    let own = own.filter(|found| Some(found.finding.policy) == before);
    own.filter_map(|found| {
        let finding = Finding {
            policy,
            span: change.along(found.finding.span)?,
            ..found.finding.clone()
        };
        Some(Shown {
            finding,
            index: None,
            read: false,
        })
    })
    .collect()
}

/// What was changed in a text: all that lies between its common beginning and its common end.
struct Change {
    start: usize,
    end: usize,
    old: usize,
    new: usize,
}

impl Change {
    fn between(old: &str, new: &str) -> Change {
        let same = |(a, b): &(u8, u8)| a == b;
        let start = old.bytes().zip(new.bytes()).take_while(same).count();
        let left = old.len().min(new.len()) - start;
        let ends = old.bytes().rev().zip(new.bytes().rev());
        let end = old.len() - ends.take(left).take_while(same).count();
        Change {
            start,
            end,
            old: old.len(),
            new: new.len(),
        }
    }

    /// Where a stretch of the old text is in the new one: the change lies before, behind, or wholly
    /// within it.
    fn along(&self, span: Span) -> Option<Span> {
        let (first, last) = (span.start as usize, span.end as usize);
        if last <= self.start {
            return Some(span);
        }
        let shifted = |byte: usize| {
            let byte = (byte + self.new).checked_sub(self.old)?;
            u32::try_from(byte).ok()
        };
        let start = if first >= self.end {
            shifted(first)?
        } else if first < self.start && last > self.end {
            span.start
        } else {
            return None;
        };
        let end = shifted(last)?;
        Some(Span { start, end })
    }
}

#[cfg(test)]
mod tests;
