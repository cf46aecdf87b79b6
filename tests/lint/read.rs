//! The cases of the lint rules, read from `*.txt`: a file for each rule, named by its code.
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

use iam::span::{LineIndex, Span};
use serde_json::json;
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

/// What is found in a case's policies, in words.
pub struct Found {
    /// Index into the case's policies.
    pub policy: usize,
    /// Where.
    pub span: Span,
    /// How bad it is.
    pub severity: String,
    /// The message in English and in Japanese.
    pub messages: [String; 2],
    /// What mends it, a line each.
    pub mends: Vec<String>,
}

/// All files of a folder, by their codes.
///
/// # Errors
///
/// When a file can't be read, or has a line that is none of these.
pub fn rules(folder: &Path) -> Result<Vec<Rule>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| error.to_string())?;
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
    /// The case as its file has it, with what is found now.
    #[must_use]
    pub fn drawn(&self, found: &[Found]) -> String {
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
                for one in found {
                    let start = index.place(one.span.start);
                    if one.policy == policy && start.line == number {
                        draw(&mut text, source, one);
                    }
                }
            }
        }
        text
    }
}

fn draw(text: &mut String, source: &str, found: &Found) {
    let index = LineIndex::new(source);
    let start = index.place(found.span.start);
    let first = found.span.of(source).lines().next().unwrap_or("");
    let before = " ".repeat(start.column as usize - 1);
    let carets = "^".repeat(first.chars().count().max(1));
    let end = index.place(found.span.end);
    let beyond = match end.line == start.line {
        true => String::new(),
        false => format!("… to {}:{}", end.line, end.column),
    };
    let _ = writeln!(text, "> {before}{carets}{beyond} {}", found.severity);
    let [english, japanese] = &found.messages;
    let _ = writeln!(text, "> en {english}\n> ja {japanese}");
    for line in &found.mends {
        let _ = writeln!(text, "> {line}");
    }
}

/// A replacement in a policy's text, as a line.
#[must_use]
pub fn edit(source: &str, span: Span, text: &str) -> String {
    let place = LineIndex::new(source).place(span.start);
    let (old, new) = (json!(span.of(source)), json!(text));
    format!("edit {}:{} {old} → {new}", place.line, place.column)
}
