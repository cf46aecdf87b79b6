//! Findings: something in a policy's text that its author should see, at its place.

use crate::language::Sentence;
use crate::span::Span;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// How bad it is.
    pub severity: Severity,
    /// IAM Access Analyzer's code for it where there is one.
    pub code: &'static str,
    /// What is wrong, naming the offending text, and what to do.
    pub message: Sentence<'static>,
    /// Where.
    pub span: Span,
}

/// How bad a finding is, in IAM Access Analyzer's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// IAM refuses to store the policy.
    Error,
    /// The policy may allow more than meant.
    SecurityWarning,
    /// The policy may not do what was meant.
    Warning,
    /// The policy could be clearer.
    Suggestion,
}

impl Diagnostic {
    /// A finding of severity [`Severity::Error`].
    pub fn error(code: &'static str, span: Span, message: Sentence<'static>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Error,
            code,
            message,
            span,
        }
    }

    /// A finding of severity [`Severity::Warning`].
    pub fn warning(code: &'static str, span: Span, message: Sentence<'static>) -> Diagnostic {
        Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error(code, span, message)
        }
    }
}
