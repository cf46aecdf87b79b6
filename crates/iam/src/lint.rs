//! Findings that hold for any policy, under IAM Access Analyzer's codes.
//!
//! Invariant: a rule speaks only of what the text and this program's data decide, and every code that
//! a finding can have stands in [`RULES`]. What each code means:
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html>.

mod addresses;
mod arns;
mod conditions;
mod keys;
mod mfa;
mod never;
pub mod place;
mod principals;
mod redundant;
mod roles;
mod rules;
mod variables;

pub use rules::{RULES, Rule, rule};

use crate::diagnostic::{Diagnostic, Severity};
use crate::held::held;
use crate::language::Sentence;
use crate::policy::{Kind, Policy};
use crate::span::Span;

/// Something to see in a policy's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The code of its rule.
    pub code: &'static str,
    /// What will happen because of it, and what to do.
    pub message: Sentence<'static>,
    /// Where.
    pub span: Span,
    /// Changes that may mend it. Nobody has tried them yet.
    pub fixes: Vec<Fix>,
}

/// A change of a policy's text that may mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub title: Sentence<'static>,
    /// The replacements, in the order of the text. No two touch the same place.
    pub edits: Vec<Edit>,
    /// Whether the policy means the same for every request there can be.
    pub equivalent: bool,
}

/// One replacement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}

impl Finding {
    /// A finding of a rule's own severity.
    pub fn new(rule: &Rule, span: Span, message: Sentence<'static>) -> Finding {
        Finding {
            severity: rule.severity,
            code: rule.code,
            message,
            span,
            fixes: Vec::new(),
        }
    }

    /// The same finding with a change that may mend it.
    #[must_use]
    pub fn fixed(mut self, title: Sentence<'static>, edits: Vec<Edit>) -> Finding {
        self.fixes.push(Fix {
            title,
            edits,
            equivalent: false,
        });
        self
    }

    /// The same finding with a change that mends it and changes nothing else for any request.
    #[must_use]
    pub fn simplified(mut self, title: Sentence<'static>, edits: Vec<Edit>) -> Finding {
        self.fixes.push(Fix {
            title,
            edits,
            equivalent: true,
        });
        self
    }
}

/// A text with replacements made, which are in its order and touch no place twice.
pub fn applied(text: &str, edits: &[Edit]) -> String {
    let mut changed = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        let before = Span {
            start: at,
            end: edit.span.start,
        };
        changed.push_str(before.of(text));
        changed.push_str(&edit.text);
        at = edit.span.end;
    }
    let rest = Span::new(at as usize, text.len());
    changed.push_str(rest.of(text));
    changed
}

/// What was told when a text was read, as findings: under the severity of Access Analyzer, but for
/// what IAM refuses to store, which is an error whatever it says.
pub fn told(text: &str, diagnostics: &[Diagnostic]) -> Vec<Finding> {
    let told = diagnostics.iter().map(|told| Finding {
        severity: match rule(told.code) {
            Some(rule) => rule.severity.min(told.severity),
            None => told.severity,
        },
        code: told.code,
        message: told.message.clone(),
        span: told.span,
        fixes: Vec::new(),
    });
    told.map(|finding| match finding.code {
        "MISSING_VERSION" => with_version(text, finding),
        _ if finding.message.id.starts_with("held-") => taken_out(text, finding),
        _ => finding,
    })
    .collect()
}

/// The finding with a version to put behind the brace that it marks, spaced as what follows.
fn with_version(text: &str, finding: Finding) -> Finding {
    let behind = text.get(finding.span.end as usize..).unwrap_or("");
    let space = behind.len() - behind.trim_start().len();
    let space = behind.get(..space).unwrap_or("");
    let span = Span {
        start: finding.span.end,
        ..finding.span
    };
    let gap = if space.is_empty() { " " } else { "" };
    let text = format!("{space}\"Version\": \"2012-10-17\",{gap}");
    let title = Sentence::new("mend-version");
    finding.fixed(title, vec![Edit { span, text }])
}

/// The finding with the policy that the text holds to stand in its place.
fn taken_out(text: &str, finding: Finding) -> Finding {
    let Some(policy) = held(text).and_then(|held| held.policy) else {
        return finding;
    };
    let title = match finding.message.id {
        "held-statements" => Sentence::new("mend-around"),
        _ => Sentence::new("mend-take-out"),
    };
    let span = Span::new(0, text.len());
    finding.fixed(title, vec![Edit { span, text: policy }])
}

/// A policy that is looked at, and what was found so far.
struct Lint<'a> {
    policy: &'a Policy,
    kind: Kind,
    found: Vec<Finding>,
}

impl Lint<'_> {
    fn add(&mut self, code: &str, span: Span, message: Sentence<'static>) {
        let finding = self.finding(code, span, message);
        self.found.push(finding);
    }

    fn finding(&self, code: &str, span: Span, message: Sentence<'static>) -> Finding {
        // Every code has its rule, which a test sees to.
        let rule = rule(code).unwrap_or(&rules::UNKNOWN);
        Finding::new(rule, span, message)
    }
}

/// The findings in a policy that IAM would store, beside those that reading it told.
pub fn lint(policy: &Policy, kind: Kind) -> Vec<Finding> {
    let mut lint = Lint {
        policy,
        kind,
        found: Vec::new(),
    };
    for statement in &policy.statements {
        conditions::lint(&mut lint, statement);
        addresses::lint(&mut lint, statement);
        variables::lint(&mut lint, statement);
        arns::lint(&mut lint, statement);
        principals::lint(&mut lint, statement);
        roles::lint(&mut lint, statement);
        redundant::lint(&mut lint, statement);
        never::lint(&mut lint, statement);
        mfa::lint(&mut lint, statement);
    }
    redundant::statements(&mut lint);
    lint.found
}
