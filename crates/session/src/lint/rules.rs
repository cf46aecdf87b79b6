//! Session Manager's rules: their severities, and the AWS pages they rest on.

use iam::diagnostic::Severity::{self, SecurityWarning, Suggestion, Warning};
use iam::lint::Rule;

/// The rule of a code, of this crate or of the engine.
pub fn rule(code: &str) -> Option<&'static Rule> {
    let own = RULES.iter().find(|rule| rule.code == code);
    own.copied().or_else(|| iam::lint::rule(code))
}

const fn known(severity: Severity, code: &'static str, page: &'static str) -> Rule {
    Rule {
        code,
        severity,
        page,
    }
}

const SSM: &str = "systems-manager/latest/userguide/security_iam_service-with-iam.html";
const DEFAULT: &str =
    "systems-manager/latest/userguide/getting-started-default-session-document.html";
const DOCUMENTS: &str = "systems-manager/latest/userguide/documents.html";

/// Who owns a document, and so what its ARN is.
pub(super) const ACCOUNT_IN_AWS_DOCUMENT: &Rule =
    &known(SecurityWarning, "SSM_ACCOUNT_IN_AWS_DOCUMENT", SSM);
pub(super) const EMPTY_ACCOUNT: &Rule = &known(Warning, "SSM_EMPTY_ACCOUNT", DEFAULT);
pub(super) const MISSPELT_DOCUMENT: &Rule = &known(Warning, "SSM_MISSPELT_DOCUMENT", DOCUMENTS);
pub(super) const UNKNOWN_AWS_DOCUMENT: &Rule =
    &known(Suggestion, "SSM_UNKNOWN_AWS_DOCUMENT", DOCUMENTS);

/// All rules of this crate.
pub const RULES: &[&Rule] = &[
    ACCOUNT_IN_AWS_DOCUMENT,
    EMPTY_ACCOUNT,
    MISSPELT_DOCUMENT,
    UNKNOWN_AWS_DOCUMENT,
];
