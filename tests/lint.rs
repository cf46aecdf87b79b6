//! The cases of the lint rules, read from `lint/*.txt`: a file for each rule, named by its code.
//!
//! ```text
//! === found a Deny with an account id
//! % {"caller": {"type": "role"}}
//! --- identity
//! | { "Version": … }
//! >              ^^^ warning
//! > en …
//! > ja …
//! === silent …
//! ```
//!
//! `%` changes members of the scenario, `---` begins a policy, `|` is its text, and `>` is what must be
//! found: all findings of the rule, each below the line in which it begins.

use iam::language::Language;
use iam::span::{LineIndex, Span};
use serde_json::{Map, Value, json};
use session::lint::Finding;
use session::scenario::Scenario;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The cases of one rule.
pub struct Rule {
    /// Its code: the file's name.
    pub code: String,
    /// Its cases.
    pub cases: Vec<Case>,
    /// The file as it is.
    pub text: String,
    /// The file.
    pub path: PathBuf,
}

/// One case.
pub struct Case {
    /// Whether the rule must find something.
    pub found: bool,
    /// What it's about.
    pub name: String,
    /// Changed members of the scenario, as written.
    pub changes: Vec<String>,
    /// The policies: their heads, `kind` or `kind level`, and their texts.
    pub policies: Vec<(String, String)>,
}

/// The folder of the rules' files.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("lint")
}

/// All files, by their codes.
///
/// # Errors
///
/// When a file can't be read, or has a line that is none of these.
pub fn rules() -> Result<Vec<Rule>, String> {
    let entries = std::fs::read_dir(folder()).map_err(|error| error.to_string())?;
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|end| end == "txt"))
        .collect();
    paths.sort();
    paths.into_iter().map(read).collect()
}

fn read(path: PathBuf) -> Result<Rule, String> {
    let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
    let mut cases: Vec<Case> = Vec::new();
    for line in text.lines() {
        let wrong = || format!("{}: `{line}`", path.display());
        let (sign, rest) = line.split_once(' ').unwrap_or((line, ""));
        if sign == "===" {
            let (kind, name) = rest.split_once(' ').ok_or_else(wrong)?;
            cases.push(Case {
                found: kind == "found",
                name: name.to_string(),
                changes: Vec::new(),
                policies: Vec::new(),
            });
            continue;
        }
        let case = cases.last_mut().ok_or_else(wrong)?;
        match sign {
            "%" => case.changes.push(rest.to_string()),
            "---" => case.policies.push((rest.to_string(), String::new())),
            "|" => {
                let (_, policy) = case.policies.last_mut().ok_or_else(wrong)?;
                policy.push_str(rest);
                policy.push('\n');
            }
            ">" | "" => {}
            _ => return Err(wrong()),
        }
    }
    let code = path.file_stem().unwrap_or_default();
    Ok(Rule {
        code: code.to_string_lossy().into_owned(),
        cases,
        text,
        path: path.clone(),
    })
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
    pub fn drawn(&self, code: &str) -> Result<String, String> {
        let scenario = self.scenario()?;
        let [english, japanese] = [Language::English, Language::Japanese].map(|language| {
            let mut all = session::lint(&scenario, language);
            all.retain(|finding| finding.code == code);
            all
        });
        let mut text = String::new();
        let kind = if self.found { "found" } else { "silent" };
        let _ = writeln!(text, "=== {kind} {}", self.name);
        for change in &self.changes {
            let _ = writeln!(text, "% {change}");
        }
        for (policy, (head, source)) in self.policies.iter().enumerate() {
            let _ = writeln!(text, "--- {head}");
            let source = source.trim_end();
            let index = LineIndex::new(source);
            for (number, line) in (1..).zip(source.lines()) {
                let _ = writeln!(text, "| {line}");
                for (en, ja) in english.iter().zip(&japanese) {
                    let start = index.place(en.span.start);
                    if en.policy == policy && start.line == number {
                        draw(&mut text, source, en, ja);
                    }
                }
            }
        }
        Ok(text)
    }
}

fn draw(text: &mut String, source: &str, en: &Finding, ja: &Finding) {
    let span = |span: session::answer::Span| Span {
        start: span.start,
        end: span.end,
    };
    let marked = span(en.span).of(source);
    let index = LineIndex::new(source);
    let start = index.place(en.span.start);
    let first = marked.lines().next().unwrap_or("");
    let before = " ".repeat(start.column as usize - 1);
    let carets = "^".repeat(first.chars().count().max(1));
    let end = index.place(en.span.end);
    let beyond = match end.line == start.line {
        true => String::new(),
        false => format!("… to {}:{}", end.line, end.column),
    };
    let severity = json!(en.severity);
    let severity = severity.as_str().unwrap_or_default();
    let _ = writeln!(text, "> {before}{carets}{beyond} {severity}");
    let _ = writeln!(text, "> en {}", en.message);
    let _ = writeln!(text, "> ja {}", ja.message);
    for (fix, other) in en.fixes.iter().zip(&ja.fixes) {
        let _ = writeln!(text, "> fix en {}: {}", fix.title, fix.effect);
        let _ = writeln!(text, "> fix ja {}: {}", other.title, other.effect);
        for edit in &fix.edits {
            let old = json!(span(edit.span).of(source));
            let place = index.place(edit.span.start);
            let new = json!(edit.text);
            let _ = writeln!(text, "> edit {}:{} {old} → {new}", place.line, place.column);
        }
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
