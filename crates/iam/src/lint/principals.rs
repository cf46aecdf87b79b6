//! Who is named, in a form that names others than meant.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html>

use super::Lint;
use crate::language::Sentence;
use crate::policy::{Effect, Kind, PrincipalPattern, Statement};

pub(super) fn lint(lint: &mut Lint<'_>, statement: &Statement) {
    let Some(clause) = &statement.principal else {
        return;
    };
    if clause.negated && lint.kind == Kind::Trust {
        let message = Sentence::new("check-trust-not-principal");
        lint.add(
            "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
            clause.span,
            message,
        );
    } else if clause.negated && statement.effect == Effect::Allow {
        let message = Sentence::new("check-not-principal");
        lint.add("ALLOW_WITH_NOT_PRINCIPAL", clause.span, message);
    }
    for item in &clause.items {
        let PrincipalPattern::Opaque(id) = &item.meant else {
            continue;
        };
        let (code, which) = match id.get(..4) {
            Some("AROA") => ("INVALID_ROLE_REFERENCE", "role"),
            Some("AIDA") => ("INVALID_USER_REFERENCE", "user"),
            _ => continue,
        };
        let message = Sentence::new("check-principal-id")
            .with("found", id)
            .with("which", which);
        lint.add(code, item.span, message);
    }
}
