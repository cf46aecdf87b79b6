//! A scenario with its answer as Markdown, for a ticket or a review: the verdict, what decides it, and
//! everything it was judged from.
//!
//! Invariant: it says what the answer and the linter say; nothing here judges.

mod checks;
mod origins;
mod request;

use super::markdown::{code, code_link, fenced, link, sentence};
use crate::answer::{Answer, Decision, Severity};
use crate::language::text;
use crate::lint::{self, Finding};
use crate::scenario::{PolicyKind, PolicyText, Scenario};
use crate::words::kind_name;
use crate::write;
use iam::language::{Language, Sentence};
use iam::span::LineIndex;

/// The report on a scenario and its answer, which must be in the same language; `address` is where the
/// scenario can be opened.
pub fn report(
    scenario: &Scenario,
    answer: &Answer,
    address: Option<&str>,
    language: Language,
) -> String {
    // Where nobody else wrote a backtick, not even as JSON's `\u0060`, all are this program's.
    let written = write::scenario(scenario);
    let mut report = Report {
        scenario,
        answer,
        language,
        foreign: written.contains('`') || written.contains("u0060"),
        blocks: Vec::new(),
    };
    report.title();
    report.request();
    report.checks();
    report.messages();
    report.origins();
    report.notes();
    report.findings();
    report.policies();
    report.end(address);
    report.blocks.join("\n\n") + "\n"
}

struct Report<'a> {
    scenario: &'a Scenario,
    answer: &'a Answer,
    language: Language,
    /// Backticks in sentences may be somebody else's.
    foreign: bool,
    /// Headings, paragraphs, lists and fences, between which stands an empty line.
    blocks: Vec<String>,
}

impl Report<'_> {
    fn title(&mut self) {
        let summary = self.sentence(&self.answer.summary);
        let title = match self.answer.decision {
            Some(decision @ (Decision::Allow | Decision::Deny)) => {
                format!("{}: {summary}", capital(&self.decision(decision)))
            }
            // The sentence says it itself.
            Some(Decision::Depends) | None => capital(&summary),
        };
        self.blocks.push(format!("# {title}"));
    }

    fn messages(&mut self) {
        if self.answer.messages.is_empty() {
            return;
        }
        self.heading("messages");
        for message in &self.answer.messages {
            self.blocks.push(fenced(message, "").trim_end().to_string());
        }
    }

    /// What AWS doesn't document, and what stands around the verdict.
    fn notes(&mut self) {
        let answer = self.answer;
        let advisories = answer.advisories.iter();
        let advisories =
            advisories.filter_map(|advisory| Some((advisory.text.as_ref()?, advisory.source)));
        let caveats = answer.caveats.iter().map(|one| (&one.text, one.source));
        let label = self.words(&Sentence::new("report-source"));
        let lines = caveats
            .chain(advisories)
            .map(|(text, source)| format!("- {} ({})", self.sentence(text), link(&label, source)));
        let lines: Vec<_> = lines.collect();
        self.list("notes", &lines);
    }

    fn findings(&mut self) {
        let answer = self.answer;
        let members = answer.input_errors.iter().map(|error| {
            let message = self.sentence(&error.message);
            format!("- {}: {message}", code(&error.member))
        });
        let found = lint::findings(self.scenario, self.language);
        let found = found.iter().filter(|found| !self.is_unwritten(found));
        let found = found.map(|found| self.finding(found));
        let lines: Vec<_> = members.chain(found).collect();
        self.list("findings", &lines);
    }

    /// A policy that is switched off and empty has nothing to mend yet.
    fn is_unwritten(&self, found: &Finding) -> bool {
        let policy = self.scenario.policies.get(found.policy);
        policy.is_some_and(|policy| !policy.enabled && policy.text.trim().is_empty())
    }

    fn finding(&self, found: &Finding) -> String {
        let policy = self.scenario.policies.get(found.policy);
        let place =
            LineIndex::new(policy.map_or("", |policy| &policy.text)).place(found.span.start);
        let severity = match found.severity {
            Severity::Error => "error",
            Severity::SecurityWarning => "securityWarning",
            Severity::Warning => "warning",
            Severity::Suggestion => "suggestion",
        };
        let head = Sentence::new("report-finding")
            .with("severity", severity)
            .with("policy", self.name(found.policy))
            .with("line", place.line)
            .with("column", place.column);
        let head = capital(&self.words(&head));
        format!(
            "- {head}: {} ({})",
            self.sentence(&found.message),
            code_link(found.code, &found.source)
        )
    }

    fn policies(&mut self) {
        if self.scenario.policies.is_empty() {
            return;
        }
        self.heading("policies");
        for (index, policy) in self.scenario.policies.iter().enumerate() {
            let mut facts = vec![self.kind(policy)];
            if !policy.enabled {
                facts.push(self.words(&Sentence::new("report-disabled")));
            }
            facts.extend(policy.arn.as_ref().map(|arn| code(arn)));
            let facts = facts.join(self.comma());
            self.blocks
                .push(format!("### {}: {facts}", self.name(index)));
            self.blocks
                .push(fenced(&policy.text, "json").trim_end().to_string());
        }
    }

    fn end(&mut self, address: Option<&str>) {
        if let Some(address) = address {
            let label = capital(&self.words(&Sentence::new("report-link")));
            self.blocks.push(link(&label, address));
        }
        let versions = Sentence::new("report-versions")
            .with("program", env!("CARGO_PKG_VERSION"))
            .with("data", iam::data::READ_ON);
        self.blocks.push(capital(&self.words(&versions)));
    }

    /// The kind of a policy, with its level where the kind has levels.
    fn kind(&self, policy: &PolicyText) -> String {
        let kind = Sentence::new("layer").with("kind", kind_name(policy.kind));
        let kind = self.words(&kind);
        match policy.kind {
            PolicyKind::Scp | PolicyKind::Rcp => {
                format!("{kind}{}{}", self.comma(), self.level(policy.level))
            }
            _ => kind,
        }
    }

    fn level(&self, level: u32) -> String {
        self.words(&Sentence::new("report-level").with("level", level))
    }

    /// A policy's name, or its number where it has none.
    fn name(&self, index: usize) -> String {
        let policy = self.scenario.policies.get(index);
        let name = policy.map_or("", |policy| &policy.name);
        match name.is_empty() {
            true => self.words(&Sentence::new("report-unnamed").with("number", index + 1)),
            false => code(name),
        }
    }

    fn list(&mut self, heading: &'static str, lines: &[String]) {
        if !lines.is_empty() {
            self.heading(heading);
            self.blocks.push(lines.join("\n"));
        }
    }

    fn heading(&mut self, name: &'static str) {
        let words = self.words(&Sentence::new("report-heading").with("heading", name));
        self.blocks.push(format!("## {}", capital(&words)));
    }

    fn label(&self, name: &'static str) -> String {
        capital(&self.words(&Sentence::new("report-label").with("label", name)))
    }

    fn decision(&self, decision: Decision) -> String {
        let name = match decision {
            Decision::Allow => "allow",
            Decision::Deny => "deny",
            Decision::Depends => "depends",
        };
        self.words(&Sentence::new("report-decision").with("decision", name))
    }

    fn comma(&self) -> &'static str {
        match self.language {
            Language::English => ", ",
            Language::Japanese => "、",
        }
    }

    /// A sentence of the answer.
    fn sentence(&self, text: &str) -> String {
        sentence(text, self.foreign)
    }

    /// Words of the report itself, whose arguments are Markdown already.
    fn words(&self, words: &Sentence<'_>) -> String {
        text(self.language, words)
    }
}

/// With a capital at the start, as headings and labels have it.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
