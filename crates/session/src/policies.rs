//! The policies of a scenario, read once.
//!
//! Invariant: only policies that are switched on and that IAM would store are in the set.

use crate::answer::Decision;
use crate::evaluate::overall;
use crate::question::{Prepared, Question};
use crate::scenario::PolicyText;
use iam::diagnostic::Diagnostic;
use iam::evaluate::Evaluation;
use iam::policy::Attached;
use iam::reach::{Cuts, Known, Reach};
use iam::request::Request;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The policies that count, each with its place in the scenario.
#[derive(Clone, Debug)]
pub(crate) struct PolicySet {
    attached: Vec<Attached>,
    /// The scenario's index of each.
    index: Vec<usize>,
    /// Every condition key that one of them reads, in lower case.
    pub keys: BTreeSet<String>,
}

/// What reading the policies of a scenario gives.
pub(crate) struct Read {
    /// The policies that count.
    pub set: PolicySet,
    /// The findings in each text.
    pub diagnostics: Vec<Vec<Diagnostic>>,
    /// The first enabled policy that IAM would not store: with it there can be no verdict.
    pub refused: Option<usize>,
}

impl PolicySet {
    /// Reads the texts.
    pub fn read(texts: &[PolicyText]) -> Read {
        let mut set = PolicySet {
            attached: Vec::new(),
            index: Vec::new(),
            keys: BTreeSet::new(),
        };
        let mut diagnostics = Vec::new();
        let mut refused = None;
        for (index, text) in texts.iter().enumerate() {
            let parsed = text.text.parsed(text.kind.into());
            diagnostics.push(parsed.diagnostics);
            match parsed.policy {
                _ if !text.enabled => {}
                None => refused = refused.or(Some(index)),
                Some(policy) => {
                    for key in policy.keys() {
                        if !set.keys.contains(key) {
                            set.keys.insert(key.to_string());
                        }
                    }
                    set.index.push(index);
                    set.attached.push(Attached {
                        kind: text.kind.into(),
                        level: text.level,
                        policy,
                    });
                }
            }
        }
        Read {
            set,
            diagnostics,
            refused,
        }
    }

    /// Every condition key that one of them reads: in lower case, and as a policy writes it.
    pub fn written_keys(&self) -> BTreeMap<String, String> {
        let policies = self.attached.iter().map(|attached| &attached.policy);
        let written = policies.flat_map(|policy| policy.written_keys());
        let mut keys = BTreeMap::new();
        for key in written {
            keys.entry(key.to_lowercase())
                .or_insert_with(|| key.into_owned());
        }
        keys
    }

    /// The decision on a question: [`PolicySet::judge`] of each of its checks, without the traces.
    /// `checks` are those of the question's request.
    pub fn decide(&self, question: &Question<'_>, checks: &[Prepared<'_>]) -> Decision {
        let decide = |check| {
            let request = question.authorize(check, &self.keys);
            self.decide_one(&request)
        };
        overall(checks.iter().map(decide))
    }

    /// The decision without one statement of a policy, or without the whole of it, by the scenario's
    /// index. The set is afterwards as it was.
    pub fn decide_without(
        &mut self,
        (policy, statement): (usize, Option<usize>),
        question: &Question<'_>,
        checks: &[Prepared<'_>],
    ) -> Option<Decision> {
        let at = self.index.iter().position(|index| *index == policy)?;
        let Some(statement) = statement else {
            let gone = self.attached.remove(at);
            let decision = self.decide(question, checks);
            self.attached.insert(at, gone);
            return Some(decision);
        };
        // Whoever reads these texts has the policy too: the set takes one of its own here, once.
        let policy = Arc::make_mut(&mut self.attached.get_mut(at)?.policy);
        let statements = &mut policy.statements;
        let gone = (statement < statements.len()).then(|| statements.remove(statement))?;
        let decision = self.decide(question, checks);
        let policy = Arc::make_mut(&mut self.attached.get_mut(at)?.policy);
        policy.statements.insert(statement, gone);
        Some(decision)
    }

    /// The decision on one request.
    pub fn decide_one(&self, request: &Request<'_>) -> iam::layers::Decision {
        iam::evaluate::decide(&self.attached, request)
    }

    /// Everything that can be said of one request.
    pub fn judge(&self, request: &Request<'_>) -> Evaluation {
        iam::evaluate::evaluate(&self.attached, request)
    }

    /// What the policies ask of the addresses in a key.
    pub fn cuts(&self, key: &str) -> Cuts {
        Cuts::new(&self.attached, key)
    }

    /// The decision on one request from every address.
    pub fn reach(&self, request: &Request<'_>, cuts: &Cuts, known: &mut Known) -> [Reach; 2] {
        iam::reach::reach(&self.attached, request, cuts, known)
    }

    /// The policies in the evaluation's order.
    pub fn attached(&self) -> &[Attached] {
        &self.attached
    }

    /// A policy by the evaluation's index: the scenario's index, and what it is.
    pub fn get(&self, policy: usize) -> Option<(usize, &Attached)> {
        self.index
            .get(policy)
            .copied()
            .zip(self.attached.get(policy))
    }
}
