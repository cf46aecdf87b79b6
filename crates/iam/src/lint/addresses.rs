//! Networks under `aws:SourceIp`, which holds public addresses only.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip>.
//! The fact is C5.8; which addresses are private is H17.

use super::place::inside;
use super::{Edit, Finding, Lint};
use crate::condition::Operand;
use crate::condition::operator::Test;
use crate::diagnostic::Severity;
use crate::ip::{PRIVATE, SHARED};
use crate::language::Sentence;
use crate::policy::{Condition, Statement};
use ipnet::IpNet;

pub(super) fn lint(lint: &mut Lint<'_>, statement: &Statement) {
    for condition in &statement.conditions {
        if condition.operator.test == Test::IpAddress {
            host_bits(lint, condition);
            if condition.lower_key == "aws:sourceip" {
                private(lint, condition);
                shared(lint, condition);
            }
        }
    }
}

fn networks(condition: &Condition) -> impl Iterator<Item = (crate::span::Span, &IpNet)> {
    condition
        .values
        .iter()
        .filter_map(|item| match &item.meant {
            Operand::Network(network) => Some((item.span, network)),
            _ => None,
        })
}

fn shared(lint: &mut Lint<'_>, condition: &Condition) {
    let known: Option<IpNet> = SHARED.parse().ok();
    let code = match condition.operator.negated {
        true => "PRIVATE_NOT_IP_ADDRESS",
        false => "PRIVATE_IP_ADDRESS",
    };
    let inside = networks(condition)
        .filter(|(_, network)| known.is_some_and(|known| known.contains(*network)));
    for (span, _) in inside {
        let found = lint.policy.text(span);
        let message = Sentence::new("check-shared").with("found", found);
        let finding = lint.finding(code, span, message);
        lint.found.push(Finding {
            severity: Severity::Warning,
            ..finding
        });
    }
}

fn private(lint: &mut Lint<'_>, condition: &Condition) {
    let known: Vec<IpNet> = PRIVATE
        .iter()
        .filter_map(|text| text.parse().ok())
        .collect();
    let found =
        networks(condition).filter(|(_, network)| known.iter().any(|one| one.contains(*network)));
    let spans: Vec<_> = found.map(|(span, _)| span).collect();
    if spans.is_empty() {
        return;
    }
    let negated = condition.operator.negated;
    if spans.len() == condition.values.len() {
        let (code, id) = match negated {
            true => ("PRIVATE_NOT_IP_ADDRESS", "check-private-not"),
            false => ("PRIVATE_IP_ADDRESS", "check-private"),
        };
        lint.add(code, condition.span, Sentence::new(id));
        return;
    }
    let code = match negated {
        true => "PRIVATE_NOT_IP_ADDRESS_SUBSET",
        false => "PRIVATE_IP_ADDRESS_SUBSET",
    };
    for span in spans {
        let found = lint.policy.text(span);
        lint.add(
            code,
            span,
            Sentence::new("check-private-subset").with("found", found),
        );
    }
}

/// A network with bits behind its prefix, which don't count.
fn host_bits(lint: &mut Lint<'_>, condition: &Condition) {
    for (span, network) in networks(condition) {
        if network.addr() == network.network() {
            continue;
        }
        let meant = network.trunc().to_string();
        let message = Sentence::new("check-host-bits")
            .with("found", lint.policy.text(span))
            .with("meant", &meant);
        let finding = lint.finding("IMPROVE_IP_RANGE", span, message);
        let title = Sentence::new("mend-write").with("near", &meant);
        let finding = match inside(lint.policy, span) {
            Some(span) => finding.simplified(title, vec![Edit { span, text: meant }]),
            None => finding,
        };
        lint.found.push(finding);
    }
}
