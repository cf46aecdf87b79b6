//! `Principal` and `NotPrincipal`: which callers a policy names, and how far the naming carries.
//!
//! Follows <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html>
//! and, for what an Allow to each form of principal overrides,
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-denyallow.html>.

use crate::caveat::{Judgement, PRINCIPAL_ID};
use crate::policy::{Clause, FEDERATED_PROVIDER, PrincipalPattern};
use crate::request::{Caller, CallerKind, Request};
use crate::truth::Truth;

/// What an Allow of a resource-based policy is worth within one account, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Grant {
    /// To the account: its identity-based policies must allow as well.
    Account,
    /// To the role or user behind the session: boundary and session policy still limit it.
    Limited,
    /// To the very principal that calls, or to everyone: nothing else has to allow.
    Full,
}

/// Reads one entry; `None` where it is no principal, a wildcard within a name included.
pub(crate) fn parse(kind: &str, text: &str) -> Option<PrincipalPattern> {
    let opaque = || Some(PrincipalPattern::Opaque(text.to_string()));
    match kind {
        _ if text.is_empty() => None,
        "AWS" if text == "*" => Some(PrincipalPattern::Everyone),
        "AWS" if is_account(text) => Some(PrincipalPattern::Account(text.to_string())),
        "AWS" if is_unique_id(text) => opaque(),
        "AWS" => {
            let fields = crate::arn::fields(text)?;
            let [prefix, _, service, _, account, name] = fields;
            let known = prefix == "arn" && matches!(service, "iam" | "sts") && is_account(account);
            match name {
                _ if !known || text.contains(['*', '?']) => None,
                "root" => Some(PrincipalPattern::Account(account.to_string())),
                _ => Some(PrincipalPattern::Arn(text.to_string())),
            }
        }
        "Service" if text != "*" => Some(PrincipalPattern::Service(text.to_string())),
        "Federated" if text != "*" => Some(PrincipalPattern::Federated(text.to_string())),
        "CanonicalUser" => opaque(),
        _ => None,
    }
}

fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

/// `AIDA…`, `AROA…`: what IAM shows of a principal that has been deleted.
fn is_unique_id(text: &str) -> bool {
    let known = ["AIDA", "AROA"]
        .iter()
        .any(|prefix| text.starts_with(prefix));
    known && text.len() > 12 && text.bytes().all(|b| b.is_ascii_alphanumeric())
}

/// Whether an entry names the caller.
pub(crate) fn matches(pattern: &PrincipalPattern, request: &Request<'_>) -> Judgement {
    let caller = &request.caller;
    match pattern {
        PrincipalPattern::Everyone => Judgement::sure(true),
        PrincipalPattern::Account(id) => Judgement::sure(caller.account() == Some(id.as_str())),
        PrincipalPattern::Arn(arn) => Judgement::sure(names(arn, caller)),
        PrincipalPattern::Service(name) => {
            Judgement::sure(caller.kind == CallerKind::Service && caller.arn == name.as_str())
        }
        PrincipalPattern::Federated(provider) => {
            let held = &request.context.get(FEDERATED_PROVIDER).presence;
            match held {
                crate::request::Presence::Unknown => Judgement::sure(Truth::Unknown),
                other => Judgement::sure(other.values().contains(provider)),
            }
        }
        // A principal this engine can't resolve may be the caller or not.
        PrincipalPattern::Opaque(_) => Judgement::sure(Truth::Unknown).doubted(PRINCIPAL_ID),
    }
}

fn names(arn: &str, caller: &Caller<'_>) -> Truth {
    if caller.arn == arn {
        return Truth::True;
    }
    let Some(behind) = caller.behind else {
        return Truth::False;
    };
    // Two roles of an account can't have one name, whatever their paths.
    let role = |arn: &str| {
        let fields = crate::arn::fields(arn)?;
        let [.., account, resource] = fields;
        let name = resource.strip_prefix("role/")?.rsplit('/').next()?;
        Some((account.to_string(), name.to_string()))
    };
    match caller.path_unknown {
        true if role(arn).is_some() && role(arn) == role(behind) => Truth::Unknown,
        true => Truth::False,
        false => (behind == arn).into(),
    }
}

/// Whether a `NotPrincipal` that names the caller lacks what else it must name to spare the caller: the
/// account, and of a session the role, too
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html>).
pub(crate) fn lacks_account(clause: &Clause<PrincipalPattern>, request: &Request<'_>) -> bool {
    let caller = &request.caller;
    let lists = |wanted: &dyn Fn(&PrincipalPattern) -> bool| {
        clause.items.iter().any(|item| wanted(&item.meant))
    };
    let arn = lists(
        &|pattern| matches!(pattern, PrincipalPattern::Arn(arn) if names(arn, caller) != Truth::False),
    );
    let account = lists(
        &|pattern| matches!(pattern, PrincipalPattern::Account(id) if caller.account() == Some(id.as_str())),
    );
    let of_role = |pattern: &PrincipalPattern| match pattern {
        PrincipalPattern::Arn(arn) => *arn != caller.arn && names(arn, caller) != Truth::False,
        _ => false,
    };
    let behind = caller.behind.is_none() || lists(&of_role);
    arn && !(account && behind)
}

/// The most that an Allow with this `Principal` is worth to the caller.
pub(crate) fn grant(clause: &Clause<PrincipalPattern>, request: &Request<'_>) -> Grant {
    let caller = &request.caller;
    let worth = |pattern: &PrincipalPattern| match pattern {
        // All the same to the root user, whose own policies are never asked.
        PrincipalPattern::Account(_) => Grant::Account,
        PrincipalPattern::Arn(arn) if caller.arn != *arn => Grant::Limited,
        _ => Grant::Full,
    };
    let named = clause
        .items
        .iter()
        .filter(|item| matches(&item.meant, request).truth != Truth::False);
    match clause.negated {
        true => Grant::Full,
        false => named
            .map(|item| worth(&item.meant))
            .max()
            .unwrap_or(Grant::Account),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_form_is_read_and_partial_wildcards_are_not() {
        for (kind, text, reads) in [
            ("AWS", "*", true),
            ("AWS", "111122223333", true),
            ("AWS", "arn:aws:iam::111122223333:root", true),
            ("AWS", "arn:aws:iam::111122223333:user/path/alice", true),
            (
                "AWS",
                "arn:aws:sts::111122223333:assumed-role/Ops/alice",
                true,
            ),
            ("AWS", "AIDAEXAMPLEALICE", true),
            ("Service", "ssm.amazonaws.com", true),
            ("Federated", "cognito-identity.amazonaws.com", true),
            ("CanonicalUser", "79a59d", true),
            ("AWS", "arn:aws:iam::111122223333:user/*", false),
            ("AWS", "arn:aws:iam::1111:user/a", false),
            ("AWS", "arn:aws:s3:::bucket", false),
            ("AWS", "alice", false),
            ("AWS", "", false),
            ("AWS", "AIDA", false),
            ("AWS", "AIDA12345678", false),
            ("AWS", "AIDA123456789", true),
            ("Service", "*", false),
            ("Federated", "*", false),
            ("Aws", "*", false),
        ] {
            assert_eq!(parse(kind, text).is_some(), reads, "{kind} {text}");
        }
        let root = parse("AWS", "arn:aws:iam::111122223333:root");
        assert_eq!(root, parse("AWS", "111122223333"));
    }
}
