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

/// What stands for a rule that is in no list.
pub(super) const UNKNOWN: Rule = check(Warning, "");

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
    // What Session Manager's own data decides.
    check(Error, "INVALID_ARN_RESOURCE"),
    check(Error, "INVALID_SERVICE_CONDITION_KEY"),
    check(Error, "INVALID_SERVICE_IN_ACTION"),
    check(Error, "MISSING_ARN_ACCOUNT"),
    check(Error, "MISSING_ARN_REGION"),
    // What a policy that IAM stores does.
    check(Error, "ARN_ACCOUNT_NOT_ALLOWED"),
    check(Error, "ARN_REGION_NOT_ALLOWED"),
    check(Error, "EMPTY_VARIABLE"),
    check(Error, "INVALID_ARN_ACCOUNT"),
    check(Error, "INVALID_ARN_REGION"),
    check(Error, "INVALID_ARN_SERVICE_CASE"),
    check(Error, "INVALID_CONDITION_DATA_TYPE"),
    check(Error, "INVALID_CONDITION_KEY_FORMAT"),
    check(Error, "INVALID_GLOBAL_CONDITION_KEY"),
    check(Error, "INVALID_PARTITION"),
    check(Error, "INVALID_REGION"),
    check(Error, "INVALID_VARIABLE_FOR_OPERATOR"),
    check(Error, "INVALID_VPC_FORMAT"),
    check(Error, "INVALID_VPCE_FORMAT"),
    check(Error, "MISSING_BRACE_IN_VARIABLE"),
    check(Error, "MISSING_QUALIFIER"),
    check(Error, "MISSING_QUOTE_IN_VARIABLE"),
    check(Error, "MISSING_TAG_KEY_IN_CONDITION"),
    check(Error, "PRIVATE_IP_ADDRESS"),
    check(Error, "PRIVATE_NOT_IP_ADDRESS"),
    check(Error, "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL"),
    check(Error, "UNSUPPORTED_GLOBAL_CONDITION_KEY"),
    check(Error, "UNSUPPORTED_SPACE_IN_VARIABLE"),
    check(Error, "VARIABLE_UNSUPPORTED_IN_ELEMENT"),
    check(Error, "VARIABLE_UNSUPPORTED_IN_VERSION"),
    check(SecurityWarning, "ALLOW_WITH_NOT_PRINCIPAL"),
    check(SecurityWarning, "FORALLVALUES_WITH_SINGLE_VALUED_KEY"),
    check(SecurityWarning, "MISSING_PAIRED_CONDITION_KEYS"),
    check(
        SecurityWarning,
        "PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE",
    ),
    check(SecurityWarning, "PASS_ROLE_WITH_NOT_RESOURCE"),
    check(
        SecurityWarning,
        "PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE",
    ),
    check(
        SecurityWarning,
        "PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE",
    ),
    check(SecurityWarning, "PASS_ROLE_WITH_STAR_IN_RESOURCE"),
    check(
        SecurityWarning,
        "PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION",
    ),
    check(
        SecurityWarning,
        "STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS",
    ),
    check(Warning, "CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE"),
    check(Warning, "CREATE_SLR_WITH_NOT_RESOURCE"),
    check(Warning, "CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE"),
    check(Warning, "CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE"),
    check(Warning, "CREATE_SLR_WITH_STAR_IN_RESOURCE"),
    check(Warning, "CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION"),
    check(Warning, "INVALID_DATE_VALUE"),
    check(Warning, "INVALID_ROLE_REFERENCE"),
    check(Warning, "INVALID_USER_REFERENCE"),
    check(Warning, "TYPE_MISMATCH_STRING"),
    check(Warning, "WILDCARD_WITHOUT_LIKE_OPERATOR"),
    check(Suggestion, "EMPTY_ARRAY_CONDITION_FORALLVALUES"),
    check(Suggestion, "EMPTY_ARRAY_CONDITION_FORANYVALUE"),
    check(Suggestion, "EMPTY_ARRAY_CONDITION_IFEXISTS"),
    check(Suggestion, "EQUIVALENT_TO_NULL_FALSE"),
    check(Suggestion, "EQUIVALENT_TO_NULL_TRUE"),
    check(Suggestion, "IMPROVE_IP_RANGE"),
    check(Suggestion, "NULL_WITH_QUALIFIER"),
    check(Suggestion, "PRIVATE_IP_ADDRESS_SUBSET"),
    check(Suggestion, "PRIVATE_NOT_IP_ADDRESS_SUBSET"),
    check(Suggestion, "REDUNDANT_ACTION"),
    check(Suggestion, "REDUNDANT_CONDITION_VALUE_NUM"),
    check(Suggestion, "REDUNDANT_RESOURCE"),
    check(Suggestion, "REDUNDANT_STATEMENT"),
    Rule {
        code: "SSM_MFA_NOT_REQUIRED",
        severity: SecurityWarning,
        page: "IAM/latest/UserGuide/reference_policies_condition-keys.html",
    },
    Rule {
        code: "SSM_PRINCIPAL_ARN_OF_SESSION",
        severity: Warning,
        page: "IAM/latest/UserGuide/reference_policies_condition-keys.html",
    },
    Rule {
        code: "SSM_NEVER_MATCHES",
        severity: Warning,
        page: "IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html",
    },
    Rule {
        code: "SSM_UNSUPPORTED_CHARACTER",
        severity: Error,
        page: "IAM/latest/UserGuide/reference_iam-quotas.html",
    },
];
