//! The checks of a scenario as calls of IAM's policy simulator, for a POSIX shell.
//!
//! Options: <https://docs.aws.amazon.com/cli/latest/reference/iam/simulate-custom-policy.html>. The
//! simulator takes less than a scenario holds: whatever is left out, a comment names.

use super::entries::{self, Entry};
use super::shell::quote;
use super::visible::visible;
use crate::context::list::list;
use crate::language::text;
use crate::policies::PolicySet;
use crate::question::{Prepared, Question};
use crate::scenario::{CallerType, PolicyKind, PolicyText, Scenario};
use crate::validate;
use crate::words::kind_name;
use iam::language::{Language, Sentence};
use iam::request::Presence;
use std::collections::BTreeMap;

/// One call of `aws iam simulate-custom-policy` for each check, with comments in the given language
/// before it; none while a member of the scenario makes no sense. Where no identity-based policy is
/// enabled there are comments only.
pub fn simulate(scenario: &Scenario, language: Language) -> Vec<String> {
    let question = Question::of(scenario);
    let wrong = !validate::fixed(scenario, language).is_empty()
        || !validate::varying(&question, language).is_empty();
    if wrong {
        return Vec::new();
    }
    let simulation = Simulation::new(scenario, &question, language);
    let checks = question.checks(&simulation.set.keys);
    checks.iter().map(|check| simulation.of(check)).collect()
}

/// What is the same for every check.
struct Simulation<'a> {
    language: Language,
    scenario: &'a Scenario,
    question: &'a Question<'a>,
    identity: Vec<&'a PolicyText>,
    /// The simulator takes one, as a user or role has one.
    boundary: Option<&'a PolicyText>,
    left_out: Vec<&'a PolicyText>,
    /// The policies that are passed, for the keys they read.
    set: PolicySet,
}

impl<'a> Simulation<'a> {
    fn new(scenario: &'a Scenario, question: &'a Question<'a>, language: Language) -> Self {
        let mut identity = Vec::new();
        let mut boundary = None;
        let mut left_out = Vec::new();
        for policy in scenario.policies.iter().filter(|policy| policy.enabled) {
            match policy.kind {
                PolicyKind::Identity => identity.push(policy),
                PolicyKind::Boundary if boundary.is_none() => boundary = Some(policy),
                _ => left_out.push(policy),
            }
        }
        let passed: Vec<_> = identity
            .iter()
            .chain(&boundary)
            .map(|policy| (*policy).clone())
            .collect();
        Simulation {
            language,
            scenario,
            question,
            set: PolicySet::read(&passed).set,
            identity,
            boundary,
            left_out,
        }
    }

    /// The call of one check.
    fn of(&self, check: &Prepared<'_>) -> String {
        let mut lines = self.comments();
        let (entries, unknown) = self.entries(check);
        lines.extend(
            unknown
                .iter()
                .map(|key| self.comment(&Sentence::new("simulate-unknown").with("key", key))),
        );
        if self.identity.is_empty() {
            lines.push(self.comment(&Sentence::new("simulate-nothing")));
            return lines.join("\n");
        }
        let mut options = vec!["aws iam simulate-custom-policy".to_string()];
        let mut option = |name: &str, values: &[&str]| {
            let values = values.iter().map(|value| format!(" {}", quote(value)));
            options.push(format!("--{name}{}", values.collect::<String>()));
        };
        let texts: Vec<_> = self.identity.iter().map(|policy| &*policy.text).collect();
        option("policy-input-list", &texts);
        if let Some(boundary) = &self.boundary {
            option("permissions-boundary-policy-input-list", &[&boundary.text]);
        }
        option("action-names", &[check.authorization.action]);
        // Without this option the simulator takes all resources, which is what `*` says.
        if check.authorization.resource != "*" {
            option("resource-arns", &[&check.authorization.resource]);
        }
        if self.takes_caller() {
            option("caller-arn", &[&self.scenario.caller.arn]);
        }
        if !entries.is_empty() {
            let entries: Vec<_> = entries.iter().map(String::as_str).collect();
            option("context-entries", &entries);
        }
        lines.push(options.join(" \\\n  "));
        lines.join("\n")
    }

    /// The keys that the policies read: as arguments, and the names of those that are unknown.
    fn entries(&self, check: &Prepared<'_>) -> (Vec<String>, Vec<String>) {
        let lines = list(self.question, &check.authorization, &BTreeMap::new()).into_iter();
        let names: BTreeMap<_, _> = lines
            .map(|line| (line.name.to_lowercase(), line.name))
            .collect();
        let request = self.question.authorize(check, &self.set.keys);
        let (mut given, mut unknown) = (Vec::new(), Vec::new());
        for key in &self.set.keys {
            let name = names.get(key).unwrap_or(key);
            match &request.context.get(key).presence {
                Presence::Like { .. } | Presence::Unknown => unknown.push(name.clone()),
                presence => given.extend(Entry::new(name, presence)),
            }
        }
        (entries::arguments(&given), unknown)
    }

    /// What every check leaves out.
    fn comments(&self) -> Vec<String> {
        let policies = self.left_out.iter().map(|policy| {
            let sentence = Sentence::new("simulate-left-out").with("policy", &policy.name);
            self.comment(&sentence.with("kind", kind_name(policy.kind)))
        });
        let caller = (!self.takes_caller()).then(|| {
            let sentence = Sentence::new("simulate-caller");
            self.comment(&sentence.with("caller", &self.scenario.caller.arn))
        });
        policies.chain(caller).collect()
    }

    fn takes_caller(&self) -> bool {
        self.scenario.caller.kind == CallerType::User
    }

    /// A sentence as a line that the shell skips.
    fn comment(&self, sentence: &Sentence<'_>) -> String {
        format!("# {}", visible(&text(self.language, sentence)))
    }
}
