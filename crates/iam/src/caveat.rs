//! What AWS doesn't document, or documents twice, and a judgement that remembers leaning on it.
//!
//! A [`Judgement`] holds two truths: by the rule this engine follows, and cautiously, with the
//! undocumented left unknown. Where both agree nothing hangs on the question, and nobody needs to be
//! told.

use crate::truth::Truth;

/// A point on which AWS's documentation is silent, weak or at odds with itself. A reference, as every
/// judgement carries one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Caveat(pub &'static Facts);

/// What there is to say about it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facts {
    /// Its id: a section and a row, as `C5.7`.
    pub code: &'static str,
    /// The sentence that says what is uncertain and what is taken to hold.
    pub sentence: &'static str,
    /// The AWS page that comes closest to an answer.
    pub source: &'static str,
}

impl std::ops::Deref for Caveat {
    type Target = Facts;

    fn deref(&self) -> &Facts {
        self.0
    }
}

/// Lists caveats: name, id, sentence, and the AWS page below `docs.aws.amazon.com`.
#[macro_export]
macro_rules! caveats {
    ($($(#[$doc:meta])* $name:ident = $code:literal $sentence:literal $page:literal;)*) => {
        $($(#[$doc])*
        pub const $name: $crate::caveat::Caveat = $crate::caveat::Caveat(&$crate::caveat::Facts {
            code: $code,
            sentence: $sentence,
            source: concat!("https://docs.aws.amazon.com/", $page),
        });)*
        /// All caveats of this list.
        pub const ALL: &[$crate::caveat::Caveat] = &[$($name),*];
    };
}

caveats! {
    /// An operator's name in another case than documented.
    OPERATOR_CASE = "A2.3" "caveat-operator-case" "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
    /// Two tags whose keys differ by case only.
    TAG_KEY_CASE = "A2.4" "caveat-tag-key-case" "IAM/latest/UserGuide/reference_policies_elements_condition.html";
    /// An SCP's Allow with more than `Resource: "*"`.
    SCP_ALLOW = "A6.1" "caveat-scp-allow" "organizations/latest/userguide/orgs_manage_policies_scps_syntax.html";
    /// An empty Condition, operator or list of values.
    EMPTY_CONDITION = "A8" "caveat-empty-condition" "IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";
    /// `*:*` as an action.
    ACTION_ALL_SERVICES = "B1.3" "caveat-action-all-services" "IAM/latest/UserGuide/reference_policies_elements_action.html";
    /// A wildcard that matched beyond a colon.
    ACROSS_COLON = "B2.2" "caveat-across-colon" "IAM/latest/UserGuide/reference_policies_elements_resource.html";
    /// Upper and lower case in an ARN's first five fields.
    ARN_FIELD_CASE = "B2.6" "caveat-arn-field-case" "IAM/latest/UserGuide/reference-arns.html";
    /// An incomplete ARN outside of identity-based policies.
    INCOMPLETE_ARN = "B3.3" "caveat-incomplete-arn" "IAM/latest/UserGuide/reference-arns.html";
    /// An incomplete ARN that two documented rules read differently.
    INCOMPLETE_ARN_READINGS = "B3.4" "caveat-incomplete-arn-readings" "IAM/latest/UserGuide/reference-arns.html";
    /// Something in NotResource that is no ARN.
    INVALID_NOT_RESOURCE = "B4" "caveat-invalid-not-resource" "IAM/latest/UserGuide/reference_policies_elements_notresource.html";
    /// A wildcard character in the value of a variable.
    WILDCARD_IN_VARIABLE = "B5" "caveat-wildcard-in-variable" "IAM/latest/UserGuide/reference_policies_variables.html";
    /// A value of the policy or the request that its operator can't read.
    MALFORMED_VALUE = "C3" "caveat-malformed-value" "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
    /// A date without a time of day.
    DATE_ONLY = "C3" "caveat-date-only" "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
    /// A variable under a Bool operator.
    VARIABLE_IN_BOOL = "C3" "caveat-variable-in-bool" "IAM/latest/UserGuide/reference_policies_variables.html";
    /// Letters outside of ASCII that differ by case only.
    FOLDING = "C3" "caveat-folding" "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
    /// An ARN operator whose value has fewer than six fields.
    ARN_VALUE = "C4.4" "caveat-arn-value" "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
    /// An IPv4 address written as IPv6.
    MAPPED_ADDRESS = "C5.5" "caveat-mapped-address" "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
    /// A value under an IP operator that is no network.
    MALFORMED_NETWORK = "C5.7" "caveat-malformed-network" "IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html";
    /// A multivalued key without a set operator.
    LIST_WITHOUT_SET = "C6" "caveat-list-without-set" "IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html";
    /// `ForAllValues` over nothing but empty texts.
    EMPTY_STRING_SET = "C6" "caveat-empty-string-set" "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
    /// `ForAllValues` with a negated operator, which one table of AWS contradicts.
    NEGATED_FOR_ALL = "C6.1" "caveat-negated-for-all" "IAM/latest/UserGuide/reference_policies_elements_condition_operators.html";
    /// A multivalued key as a variable.
    MULTIVALUED_VARIABLE = "D1" "caveat-multivalued-variable" "IAM/latest/UserGuide/reference_policies_variables.html";
    /// A variable without a value under a negated operator or in NotResource.
    UNRESOLVED_VARIABLE = "D8" "caveat-unresolved-variable" "IAM/latest/UserGuide/reference_policies_variables.html";
    /// A variable where none is supported, or one that can't be read.
    MISPLACED_VARIABLE = "D9" "caveat-misplaced-variable" "IAM/latest/UserGuide/reference_policies_variables.html";
    /// A federated user without a session policy.
    FEDERATED_WITHOUT_POLICY = "E4.2" "caveat-federated-without-policy" "STS/latest/APIReference/API_GetFederationToken.html";
    /// A KMS key whose key policy isn't given.
    KEY_POLICY = "E5" "caveat-key-policy" "kms/latest/developerguide/key-policies.html";
    /// A role whose trust policy isn't given.
    TRUST_POLICY = "E5" "caveat-trust-policy" "IAM/latest/UserGuide/id_roles_terms-and-concepts.html";
    /// `NotPrincipal` that spares the caller, but not the caller's account.
    NOT_PRINCIPAL = "A7" "caveat-not-principal" "IAM/latest/UserGuide/reference_policies_elements_notprincipal.html";
    /// A principal that only AWS can resolve.
    PRINCIPAL_ID = "A7" "caveat-principal-id" "IAM/latest/UserGuide/reference_policies_elements_principal.html";
}

/// A truth by the rule, and with the undocumented left unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// By the rule this engine follows.
    pub truth: Truth,
    /// With everything undocumented unknown.
    pub cautious: Truth,
    /// What is undocumented, where the cautious truth is unknown because of it.
    pub doubt: Option<Caveat>,
}

impl Judgement {
    /// Documented and clear.
    pub fn sure(truth: impl Into<Truth>) -> Judgement {
        let truth = truth.into();
        Judgement {
            truth,
            cautious: truth,
            doubt: None,
        }
    }

    /// The same truth by the rule, which isn't documented.
    #[must_use]
    pub fn doubted(self, doubt: Caveat) -> Judgement {
        Judgement {
            truth: self.truth,
            cautious: Truth::Unknown,
            doubt: first(self.doubt, Some(doubt)),
        }
    }

    /// At least one holds.
    pub fn any(items: impl IntoIterator<Item = Judgement>) -> Judgement {
        let mut result = Judgement::sure(false);
        for item in items {
            result = Judgement {
                truth: result.truth.or(|| item.truth),
                cautious: result.cautious.or(|| item.cautious),
                doubt: first(result.doubt, item.doubt),
            };
            if result.cautious == Truth::True {
                break;
            }
        }
        result.settled()
    }

    /// All hold.
    pub fn all(items: impl IntoIterator<Item = Judgement>) -> Judgement {
        let negated = items.into_iter().map(|item| !item);
        !Judgement::any(negated)
    }

    /// Drops a doubt on which nothing hangs.
    fn settled(self) -> Judgement {
        let doubt = self.doubt.filter(|_| self.cautious == Truth::Unknown);
        Judgement { doubt, ..self }
    }
}

/// Of two doubts one is told, and always the same one, in whatever order they came up.
fn first(a: Option<Caveat>, b: Option<Caveat>) -> Option<Caveat> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

impl std::ops::Not for Judgement {
    type Output = Judgement;

    fn not(self) -> Judgement {
        Judgement {
            truth: !self.truth,
            cautious: !self.cautious,
            doubt: self.doubt,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_is_kept_only_where_it_leaves_something_open() {
        let doubtful = Judgement::sure(false).doubted(FOLDING);
        assert_eq!(doubtful.doubt, Some(FOLDING));
        let settled = Judgement::any([doubtful, Judgement::sure(true)]);
        assert_eq!(settled, Judgement::sure(true));
        let open = Judgement::any([doubtful, Judgement::sure(false)]);
        assert_eq!(open, doubtful);
        let both = [doubtful, Judgement::sure(true).doubted(ARN_VALUE)];
        assert_eq!(Judgement::all(both).doubt, Some(FOLDING.min(ARN_VALUE)));
    }
}
