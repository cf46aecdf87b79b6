//! Fields of ARNs that can't be any.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>

use super::conditions::is_region;
use super::place::{fields, inside};
use super::{Edit, Lint};
use crate::condition::operator::Test;
use crate::language::Sentence;
use crate::policy::Statement;
use crate::span::Span;

/// <https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html>
const PARTITIONS: [&str; 8] = [
    "aws",
    "aws-cn",
    "aws-us-gov",
    "aws-iso",
    "aws-iso-b",
    "aws-iso-e",
    "aws-iso-f",
    "aws-eusc",
];

/// What stands for an account where AWS or a service is the owner.
const OWNERS: [&str; 3] = ["aws", "aws-managed", "cloudfront"];

pub(super) fn lint(lint: &mut Lint<'_>, statement: &Statement) {
    for condition in &statement.conditions {
        if condition.lower_key == "aws:principalarn" {
            let like = matches!(condition.operator.test, Test::Arn | Test::StringLike);
            condition
                .values
                .iter()
                .for_each(|item| session(lint, item.span, like));
        }
    }
    for item in statement.resource.iter().flat_map(|clause| &clause.items) {
        let policy = lint.policy;
        let Some(places) = fields(policy, item.span) else {
            continue;
        };
        let [_, partition, service, region, account, resource] =
            places.map(|place| place.of(&policy.source));
        let [_, _, service_place, region_place, ..] = places;
        let fixed = |text: &str| !text.is_empty() && !text.contains(['*', '?', '$']);
        let told = |id, found: &str| {
            Sentence::new(id)
                .with("found", found)
                .with("arn", policy.text(item.span))
        };
        if fixed(partition) && !PARTITIONS.contains(&partition) {
            let message = told("check-partition", partition).with("known", PARTITIONS.join(", "));
            lint.add("INVALID_PARTITION", item.span, message);
        }
        if service.bytes().any(|b| b.is_ascii_uppercase()) {
            let text = service.to_ascii_lowercase();
            let message = told("check-service-case", service);
            let finding = lint.finding("INVALID_ARN_SERVICE_CASE", item.span, message);
            let title = Sentence::new("mend-write").with("near", &text);
            let edit = Edit {
                span: service_place,
                text,
            };
            lint.found.push(finding.fixed(title, vec![edit]));
        }
        if fixed(region) && service == "iam" {
            let message = told("check-no-region", region);
            let finding = lint.finding("ARN_REGION_NOT_ALLOWED", item.span, message);
            let edit = Edit {
                span: region_place,
                text: String::new(),
            };
            lint.found
                .push(finding.fixed(Sentence::new("mend-no-region"), vec![edit]));
        } else if fixed(region) && !is_region(region) && region != "aws-global" {
            lint.add(
                "INVALID_ARN_REGION",
                item.span,
                told("check-arn-region", region),
            );
        }
        let digits = account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit());
        if fixed(account) && !digits && !OWNERS.contains(&account) {
            lint.add(
                "INVALID_ARN_ACCOUNT",
                item.span,
                told("check-arn-account", account),
            );
        }
        // Access points of several Regions have an account and no Region.
        let bucket = service == "s3" && region.is_empty() && !resource.starts_with("accesspoint");
        if digits && bucket {
            lint.add(
                "ARN_ACCOUNT_NOT_ALLOWED",
                item.span,
                told("check-no-account", account),
            );
        }
    }
}

/// The ARN of a role session where the role's own is compared. Who names one session would let in or
/// spare them all with the role's, so nothing is offered then.
fn session(lint: &mut Lint<'_>, value: Span, wildcards: bool) {
    let policy = lint.policy;
    let Some(fields) = fields(policy, value) else {
        return;
    };
    let [_, partition, service, _, account, resource] =
        fields.map(|field| field.of(&policy.source));
    let name = resource.strip_prefix("assumed-role/");
    let Some(name) = name.filter(|_| service == "sts") else {
        return;
    };
    let (role, session) = name.split_once('/').unwrap_or((name, ""));
    // The path of Identity Center's roles goes on with the Region in most of them
    // (<https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html>).
    let (path, plain) = match role.starts_with("AWSReservedSSO_") {
        true => ("aws-reserved/sso.amazonaws.com/*", wildcards),
        false => ("", true),
    };
    let text = format!("arn:{partition}:iam::{account}:role/{path}{role}");
    let message = Sentence::new("check-principal-arn")
        .with("found", policy.text(value))
        .with("near", &text);
    let finding = lint.finding("SSM_PRINCIPAL_ARN_OF_SESSION", value, message);
    let title = Sentence::new("mend-write").with("near", &text);
    let place = inside(policy, value).filter(|_| plain && session == "*");
    let finding = match place {
        Some(span) => finding.fixed(title, vec![Edit { span, text }]),
        None => finding,
    };
    lint.found.push(finding);
}
