//! What the linter finds in the cases of its rules, and the page that is made from them.

mod read;

use iam::language::Language;
use iam::span::Span;
use read::edit;
pub use read::{Case, Found, Rule};
use serde_json::{Map, Value, json};
use session::lint::Finding;
use session::scenario::Scenario;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The folder of the rules' files.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lint")
}

/// All files, by their codes.
///
/// # Errors
///
/// When a file can't be read, or has a line that is none of a case.
pub fn rules() -> Result<Vec<Rule>, String> {
    read::rules(&folder())
}

impl Case {
    /// The scenario it describes.
    ///
    /// # Errors
    ///
    /// When its changes make no scenario.
    pub fn scenario(&self) -> Result<Scenario, String> {
        let policies = self.policies.iter().map(|(head, text)| {
            let (kind, level) = head.split_once(' ').unwrap_or((head, "0"));
            let level: u32 = level.parse().unwrap_or(0);
            json!({ "name": "p", "kind": kind, "level": level, "text": text.trim_end() })
        });
        let mut scenario = json!({
            "version": 1,
            "policies": policies.collect::<Vec<_>>(),
            "request": {
                "type": "session", "target": "i-0123456789abcdef0",
                "account": "111122223333", "region": "ap-northeast-1",
            },
        });
        for change in &self.changes {
            let change: Map<String, Value> =
                serde_json::from_str(change).map_err(|error| format!("{}: {error}", self.name))?;
            if let Some(members) = scenario.as_object_mut() {
                members.extend(change);
            }
        }
        serde_json::from_value(scenario).map_err(|error| format!("{}: {error}", self.name))
    }

    /// The case as its file has it, with what is found now.
    ///
    /// # Errors
    ///
    /// When its changes make no scenario.
    pub fn drawn_now(&self, code: &str) -> Result<String, String> {
        let scenario = self.scenario()?;
        let [english, japanese] = [Language::English, Language::Japanese].map(|language| {
            let mut all = session::lint(&scenario, language);
            all.retain(|finding| finding.code == code);
            all
        });
        let found = english.iter().zip(&japanese).map(|(en, ja)| {
            let source = self.policies.get(en.policy);
            in_words(source.map_or("", |(_, text)| text.trim_end()), en, ja)
        });
        Ok(self.drawn(&found.collect::<Vec<_>>()))
    }
}

fn in_words(source: &str, en: &Finding, ja: &Finding) -> Found {
    let span = |span: session::answer::Span| Span {
        start: span.start,
        end: span.end,
    };
    let severity = json!(en.severity);
    let mut mends = Vec::new();
    for (fix, other) in en.fixes.iter().zip(&ja.fixes) {
        mends.push(format!("fix en {}: {}", fix.title, fix.effect));
        mends.push(format!("fix ja {}: {}", other.title, other.effect));
        let edits = fix.edits.iter();
        mends.extend(edits.map(|one| edit(source, span(one.span), &one.text)));
    }
    Found {
        policy: en.policy,
        span: span(en.span),
        severity: severity.as_str().unwrap_or_default().to_string(),
        messages: [en.message.clone(), ja.message.clone()],
        mends,
    }
}

/// The longest policy that the page of all rules shows in full.
const SHOWN: usize = 1500;

/// The page of all rules, each with a case in which it finds something and one in which it doesn't.
///
/// # Errors
///
/// When a case makes no scenario.
pub fn page(files: &[Rule]) -> Result<String, String> {
    let mut page = String::from(
        "# What the linter finds\n\n\
         Every rule with a policy that breaks it and one that doesn't. Codes without `SSM_` are those of \
         [IAM Access Analyzer](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html).\n\n\
         `UPDATE_EXPECT=1 cargo test -p tests --test lint` writes this page from the cases in `tests/lint`.\n",
    );
    let own = |rule: &&Rule| rule.code.starts_with("SSM_");
    let (ours, theirs): (Vec<&Rule>, Vec<&Rule>) = files.iter().partition(own);
    for (title, rules) in [("Session Manager", ours), ("Any policy", theirs)] {
        let _ = write!(page, "\n## {title}\n");
        for rule in rules {
            describe(&mut page, rule)?;
        }
    }
    Ok(page)
}

fn describe(page: &mut String, rule: &Rule) -> Result<(), String> {
    let known = session::lint::rule(&rule.code).ok_or_else(|| rule.code.clone())?;
    let severity = match known.severity {
        iam::diagnostic::Severity::Error => "Error",
        iam::diagnostic::Severity::SecurityWarning => "Security warning",
        iam::diagnostic::Severity::Warning => "Warning",
        iam::diagnostic::Severity::Suggestion => "Suggestion",
    };
    let _ = write!(
        page,
        "\n### {}\n\n{severity}. [AWS]({})\n",
        rule.code,
        known.source()
    );
    for (found, title) in [(true, "Wrong"), (false, "Right")] {
        let Some(case) = rule.cases.iter().find(|case| case.found == found) else {
            continue;
        };
        let _ = write!(page, "\n{title}, {}:\n", case.name);
        for (head, text) in &case.policies {
            let kind = head.split(' ').next().unwrap_or_default();
            let shown: String = text.chars().take(SHOWN).collect();
            let more = if shown.len() < text.len() {
                "…\n"
            } else {
                ""
            };
            let language = if more.is_empty() { "json" } else { "text" };
            let shown = shown.trim_end();
            if kind != "identity" {
                let _ = write!(page, "\nAs `{kind}`:\n");
            }
            let _ = write!(page, "\n```{language}\n{shown}\n{more}```\n");
        }
        if found {
            let scenario = case.scenario()?;
            let mut all = session::lint::findings(&scenario, Language::English);
            all.retain(|finding| finding.code == rule.code);
            for finding in all {
                let _ = write!(page, "\n> {}\n", finding.message);
            }
        }
    }
    Ok(())
}
