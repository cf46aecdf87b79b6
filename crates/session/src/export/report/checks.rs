//! The checks of a report: of each one the verdict and the statements it rests on.

use super::super::markdown::code;
use super::{Report, capital};
use crate::answer::{Check, Denial, DenialKind, Effect, Leg, Outcome, TraceRow};
use crate::words::{kind_name, leg_name};
use iam::language::Sentence;

impl Report<'_> {
    pub(super) fn checks(&mut self) {
        for check in &self.answer.checks {
            let leg = Sentence::new("report-leg").with("leg", leg_name(check.leg));
            let leg = capital(&self.words(&leg));
            let decision = self.decision(check.decision);
            self.blocks.push(format!("## {leg}: {decision}"));
            let mut lines = vec![format!(
                "- {}: {}",
                self.label("action"),
                code(&check.action)
            )];
            // A request as a whole is on no resource in particular.
            if check.leg != Leg::Request || check.resource != "*" {
                let resource = code(&check.resource);
                lines.push(format!("- {}: {resource}", self.label("resource")));
            }
            lines.extend(check.denials.iter().map(|denial| self.denial(denial)));
            for row in check.trace.iter().filter(|row| self.counts(check, row)) {
                lines.push(self.row(row));
                let parts = row.parts.iter();
                lines.extend(
                    parts.map(|part| format!("  - {}", capital(&self.sentence(&part.text)))),
                );
            }
            self.blocks.push(lines.join("\n"));
        }
    }

    fn denial(&self, denial: &Denial) -> String {
        let sentence = match denial.kind {
            DenialKind::Explicit => Sentence::new("report-explicit"),
            DenialKind::Implicit => Sentence::new("report-implicit"),
        };
        let words = self.words(&sentence.with("kind", kind_name(denial.layer)));
        let level = denial
            .level
            .map(|level| format!("{}{}", self.comma(), self.level(level)));
        format!("- {}{}", capital(&words), level.unwrap_or_default())
    }

    /// Whether the verdict rests on a row; a denial for lack of an Allow rests on those that don't.
    fn counts(&self, check: &Check, row: &TraceRow) -> bool {
        let policy = self.scenario.policies.get(row.policy);
        let lacking = |denial: &Denial| {
            let there = policy.is_some_and(|policy| {
                policy.kind == denial.layer
                    && denial.level.is_none_or(|level| level == policy.level)
            });
            denial.kind == DenialKind::Implicit && there
        };
        row.decisive || row.effect == Effect::Allow && check.denials.iter().any(lacking)
    }

    fn row(&self, row: &TraceRow) -> String {
        let effect = match row.effect {
            Effect::Allow => "Allow",
            Effect::Deny => "Deny",
        };
        let outcome = match row.outcome {
            Outcome::Applies => "applies",
            Outcome::DoesNotApply => "doesNotApply",
            Outcome::Unknown => "unknown",
        };
        let sid = row.sid.as_deref().filter(|sid| !sid.is_empty());
        let sid = sid.map(|sid| format!(" {}", code(sid)));
        let words = Sentence::new("report-row")
            .with("policy", self.name(row.policy))
            .with(
                "statement",
                format!("{}{}", row.statement + 1, sid.unwrap_or_default()),
            )
            .with("effect", effect)
            .with("outcome", outcome);
        format!("- {}", self.words(&words))
    }
}
