//! Kinds of policy that have no say in a session.
//!
//! Which services RCPs protect:
//! <https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html>; that
//! Systems Manager takes no resource-based policies for these calls:
//! <https://docs.aws.amazon.com/systems-manager/latest/userguide/security_iam_service-with-iam.html>.
//! The facts are A6 and E5.

use super::Found;
use super::rules::{RCP_WITHOUT_EFFECT, RESOURCE_POLICY_WITHOUT_EFFECT};
use super::subject::{START, Subject};
use iam::data::RCP_SERVICES;
use iam::language::Sentence;
use iam::policy::Kind;

pub(super) fn lint(subject: &Subject<'_>, all: &mut Vec<Found>) {
    for stated in subject.statements() {
        match stated.attached.kind {
            Kind::Rcp => {
                for item in &stated.statement.action.items {
                    let text = stated.policy().text(item.span);
                    let Some((service, _)) = text.split_once(':') else {
                        continue;
                    };
                    let lower = service.to_ascii_lowercase();
                    if !lower.contains(['*', '?']) && !RCP_SERVICES.contains(&lower.as_str()) {
                        let message = Sentence::new("lint-rcp-without-effect")
                            .with("found", &text)
                            .with("service", lower);
                        subject.found(all, stated, RCP_WITHOUT_EFFECT, item.span, message);
                    }
                }
            }
            Kind::Resource if stated.covers(START) => {
                let span = stated.statement.action.span;
                let message = Sentence::new("lint-resource-policy-without-effect");
                subject.found(all, stated, RESOURCE_POLICY_WITHOUT_EFFECT, span, message);
            }
            _ => {}
        }
    }
}
