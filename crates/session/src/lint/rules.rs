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

const KEYS: &str = "IAM/latest/UserGuide/reference_policies_condition-keys.html";
const DENY_IP: &str = "IAM/latest/UserGuide/reference_policies_examples_aws_deny-ip.html";
const OPERATORS: &str = "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
const LOGIC: &str =
    "IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html";

/// H15, E1.
pub(super) const IP_ALLOW_BESIDE_BROADER: &Rule =
    &known(Warning, "SSM_IP_ALLOW_BESIDE_BROADER_ALLOW", LOGIC);
/// H12.
pub(super) const IP_DENY_WITHOUT_RESUME: &Rule = &known(
    Warning,
    "SSM_IP_DENY_WITHOUT_RESUME",
    "systems-manager/latest/APIReference/API_ResumeSession.html",
);
/// H3.
pub(super) const IP_DENY_ENDPOINT: &Rule = &known(Warning, "SSM_IP_DENY_HITS_VPC_ENDPOINT", KEYS);
/// H4.
pub(super) const IF_EXISTS_NO_HELP: &Rule =
    &known(Warning, "SSM_IF_EXISTS_DOES_NOT_HELP", OPERATORS);
/// H8.
pub(super) const IPV4_ONLY: &Rule = &known(
    Suggestion,
    "SSM_IPV4_ONLY",
    "IAM/latest/UserGuide/reference_dual-stack_endpoint_support.html",
);
/// C5.9.
pub(super) const SEPARATE_IP_DENIES: &Rule = &known(Warning, "SSM_SEPARATE_IP_DENIES", DENY_IP);
/// H14.
pub(super) const IP_DENY_AGENTS: &Rule = &known(
    Warning,
    "SSM_IP_DENY_CATCHES_NODES",
    "systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html",
);
/// C5.10.
pub(super) const ADDRESS_AS_TEXT: &Rule = &known(Warning, "SSM_ADDRESS_AS_TEXT", OPERATORS);

const QUICKSTART: &str =
    "systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html";
const EXAMPLES: &str =
    "systems-manager/latest/userguide/getting-started-restrict-access-examples.html";
const VARIABLES: &str = "IAM/latest/UserGuide/reference_policies_variables.html";
const ARNS: &str = "IAM/latest/UserGuide/reference-arns.html";

/// G3, G4.
pub(super) const TARGET_WITHOUT_DOCUMENT: &Rule =
    &known(Warning, "SSM_TARGET_WITHOUT_DOCUMENT", DEFAULT);
/// G3.
pub(super) const DOCUMENT_WITHOUT_TARGET: &Rule =
    &known(Warning, "SSM_DOCUMENT_WITHOUT_TARGET", QUICKSTART);
/// G11.
pub(super) const DENY_LIST: &Rule =
    &known(Warning, "SSM_DENY_LIST_LEAVES_DOCUMENTS_OPEN", DOCUMENTS);
/// B4.
pub(super) const NOT_RESOURCE_CATCHES_TARGET: &Rule = &known(
    Warning,
    "SSM_NOT_RESOURCE_CATCHES_TARGET",
    "IAM/latest/UserGuide/reference_policies_elements_notresource.html",
);
/// G13.
pub(super) const PERIMETER: &Rule = &known(Warning, "SSM_PERIMETER_BLOCKS_AWS_DOCUMENTS", SSM);
/// G2.
pub(super) const PINNED_REGION: &Rule = &known(Warning, "SSM_DENY_IN_ONE_REGION", ARNS);
/// G2.
pub(super) const OTHER_PARTITION: &Rule = &known(Warning, "SSM_OTHER_PARTITION", ARNS);
/// E1.
pub(super) const ALLOW_DEFEATED: &Rule = &known(Warning, "SSM_ALLOW_DEFEATED_BY_DENY", LOGIC);
/// G3.
pub(super) const TAGS_OF_DOCUMENT: &Rule =
    &known(Warning, "SSM_TAG_CONDITION_ON_DOCUMENT", EXAMPLES);
/// D, G8.2.
pub(super) const USER_NAME_OF_ROLE: &Rule = &known(Warning, "SSM_USER_NAME_OF_ROLE", VARIABLES);
/// G8.3.
pub(super) const USER_ID_IN_SESSION: &Rule =
    &known(Warning, "SSM_USER_ID_IN_SESSION_ARN", EXAMPLES);
/// G9.
pub(super) const OPEN_DATA_CHANNEL: &Rule = &known(
    Suggestion,
    "SSM_OPEN_DATA_CHANNEL_RESOURCE",
    "service-authorization/latest/reference/list_amazonsessionmanagermessagegatewayservice.html",
);
/// G6.
pub(super) const ACCESS_CHECK: &Rule = &known(
    Warning,
    "SSM_SESSION_DOCUMENT_ACCESS_CHECK",
    "systems-manager/latest/userguide/getting-started-sessiondocumentaccesscheck.html",
);

const REFERENCE: &str = "service-authorization/latest/reference/list_awssystemsmanager.html";

/// B1.7.
pub(super) const ACTION_MATCHES_NOTHING: &Rule =
    &known(Warning, "SSM_ACTION_MATCHES_NOTHING", REFERENCE);
/// B2.8.
pub(super) const ACTION_WITHOUT_RESOURCE: &Rule =
    &known(Warning, "SSM_ACTION_WITHOUT_RESOURCE", REFERENCE);
/// G1, G2.
pub(super) const RESOURCE_NOT_FOR_ACTION: &Rule =
    &known(Warning, "SSM_RESOURCE_NOT_FOR_ACTION", REFERENCE);
/// G1, G7.
pub(super) const KEY_NOT_FOR_ACTION: &Rule = &known(Warning, "SSM_KEY_NOT_FOR_ACTION", REFERENCE);

/// A6.
pub(super) const RCP_WITHOUT_EFFECT: &Rule = &known(
    Warning,
    "SSM_RCP_WITHOUT_EFFECT",
    "organizations/latest/userguide/orgs_manage_policies_rcps.html",
);
/// E5.
pub(super) const RESOURCE_POLICY_WITHOUT_EFFECT: &Rule =
    &known(Warning, "SSM_RESOURCE_POLICY_WITHOUT_EFFECT", SSM);

/// All rules of this crate.
pub const RULES: &[&Rule] = &[
    RCP_WITHOUT_EFFECT,
    RESOURCE_POLICY_WITHOUT_EFFECT,
    ACTION_MATCHES_NOTHING,
    ACTION_WITHOUT_RESOURCE,
    RESOURCE_NOT_FOR_ACTION,
    KEY_NOT_FOR_ACTION,
    TARGET_WITHOUT_DOCUMENT,
    DOCUMENT_WITHOUT_TARGET,
    DENY_LIST,
    NOT_RESOURCE_CATCHES_TARGET,
    PERIMETER,
    PINNED_REGION,
    OTHER_PARTITION,
    ALLOW_DEFEATED,
    TAGS_OF_DOCUMENT,
    USER_NAME_OF_ROLE,
    USER_ID_IN_SESSION,
    OPEN_DATA_CHANNEL,
    ACCESS_CHECK,
    IP_ALLOW_BESIDE_BROADER,
    IP_DENY_WITHOUT_RESUME,
    IP_DENY_ENDPOINT,
    IF_EXISTS_NO_HELP,
    IPV4_ONLY,
    SEPARATE_IP_DENIES,
    IP_DENY_AGENTS,
    ADDRESS_AS_TEXT,
    ACCOUNT_IN_AWS_DOCUMENT,
    EMPTY_ACCOUNT,
    MISSPELT_DOCUMENT,
    UNKNOWN_AWS_DOCUMENT,
];
