//! The rules with their severities, which are Access Analyzer's.

use crate::diagnostic::Severity::{self, Error, SecurityWarning, Suggestion, Warning};

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Access Analyzer's code, or one of this program's, which begins with `SSM_`.
    pub code: &'static str,
    /// How bad a breach is at most.
    pub severity: Severity,
    /// The AWS page it rests on, below `docs.aws.amazon.com`; of Access Analyzer's codes its own.
    pub page: &'static str,
}

const CHECKS: &str = "IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";

impl Rule {
    /// The address of the AWS page.
    pub fn source(&self) -> String {
        let page = format!("https://docs.aws.amazon.com/{}", self.page);
        if self.page != CHECKS {
            return page;
        }
        let severity = match self.severity {
            Error => "error",
            SecurityWarning => "security-warning",
            Warning => "general-warning",
            Suggestion => "suggestion",
        };
        let name = self.code.to_ascii_lowercase().replace('_', "-");
        format!("{page}#access-analyzer-reference-policy-checks-{severity}-{name}")
    }
}

/// The rule of a code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

const fn check(severity: Severity, code: &'static str) -> Rule {
    Rule {
        code,
        severity,
        page: CHECKS,
    }
}

/// All rules of this crate.
pub const RULES: &[Rule] = &[
    // What reading a policy tells.
    check(Error, "DATA_TYPE_MISMATCH"),
    check(Error, "DUPLICATE_KEYS_WITH_DIFFERENT_CASE"),
    check(Error, "INVALID_ACTION"),
    check(Error, "INVALID_ARN_PREFIX"),
    check(Error, "INVALID_CONDITION_MULTIPLE_BOOLEAN"),
    check(Error, "INVALID_CONDITION_OPERATOR"),
    check(Error, "INVALID_EFFECT"),
    check(Error, "INVALID_POLICY_ELEMENT"),
    check(Error, "INVALID_PRINCIPAL_FORMAT"),
    check(Error, "INVALID_PRINCIPAL_KEY"),
    check(Error, "INVALID_VERSION"),
    check(Error, "JSON_SYNTAX_ERROR"),
    check(Error, "MISSING_ACTION"),
    check(Error, "MISSING_ARN_FIELD"),
    check(Error, "MISSING_EFFECT"),
    check(Error, "MISSING_PRINCIPAL"),
    check(Error, "MISSING_RESOURCE"),
    check(Error, "MISSING_STATEMENT"),
    check(Error, "NULL_WITH_IF_EXISTS"),
    check(Error, "POLICY_SIZE_EXCEEDS_RCP_QUOTA"),
    check(Error, "POLICY_SIZE_EXCEEDS_SCP_QUOTA"),
    check(Error, "RCP_SYNTAX_ERROR_ACTION"),
    check(Error, "RCP_SYNTAX_ERROR_ALLOW"),
    check(Error, "RCP_SYNTAX_ERROR_NOTACTION"),
    check(Error, "RCP_SYNTAX_ERROR_PRINCIPAL"),
    check(Error, "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE"),
    check(Error, "SCP_SYNTAX_ERROR_PRINCIPAL"),
    check(Error, "TYPE_MISMATCH_IP_RANGE"),
    check(Error, "UNIQUE_SIDS_REQUIRED"),
    check(Error, "UNSUPPORTED_ELEMENT_COMBINATION"),
    check(Error, "UNSUPPORTED_PRINCIPAL"),
    check(Error, "UNSUPPORTED_SID"),
    check(Error, "UNSUPPORTED_WILDCARD_IN_PRINCIPAL"),
    check(Warning, "MISSING_VERSION"),
    check(Warning, "POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA"),
    check(Warning, "POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA"),
    check(Warning, "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA"),
    check(Warning, "TYPE_MISMATCH"),
    check(Warning, "TYPE_MISMATCH_BOOLEAN"),
    check(Warning, "TYPE_MISMATCH_DATE"),
    check(Warning, "TYPE_MISMATCH_NUMBER"),
    check(Warning, "UNIQUE_SIDS_RECOMMENDED"),
    check(Suggestion, "EMPTY_ARRAY_ACTION"),
    check(Suggestion, "EMPTY_ARRAY_CONDITION"),
    check(Suggestion, "EMPTY_ARRAY_PRINCIPAL"),
    check(Suggestion, "EMPTY_ARRAY_RESOURCE"),
    check(Suggestion, "EMPTY_OBJECT_CONDITION"),
    check(Suggestion, "EMPTY_OBJECT_PRINCIPAL"),
    check(Suggestion, "EMPTY_SID_VALUE"),
    check(Suggestion, "WILDCARD_IN_SERVICE_NAME"),
    Rule {
        code: "SSM_UNSUPPORTED_CHARACTER",
        severity: Error,
        page: "IAM/latest/UserGuide/reference_iam-quotas.html",
    },
];
