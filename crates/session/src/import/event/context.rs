//! An event → the caller, the network and the condition keys.
//!
//! Keys: <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>;
//! identity:
//! <https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html>.

use super::record::{is_nothing, is_object, member, text};
use crate::import::identity;
use crate::import::notes::Notes;
use crate::import::partial::{Partial, PartialCaller};
use crate::scenario::{CallerType, ContextValue, Network};
use iam::json::Node;
use std::net::IpAddr;

/// Keys that no event holds.
const NEVER: [&str; 7] = [
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:ResourceOrgID",
    "aws:ResourceOrgPaths",
    "aws:PrincipalTag/*",
    "aws:ResourceTag/*",
    "ssm:resourceTag/*",
];

/// Who called.
pub(super) fn caller(event: Node<'_>, notes: &mut Notes) -> Option<PartialCaller> {
    let identity = member(event, "userIdentity");
    let service = text(identity, "type") == Some("AWSService");
    let by = if service { "invokedBy" } else { "arn" };
    let Some(mut caller) = text(identity, by).and_then(identity::caller) else {
        let kind = text(identity, "type").unwrap_or_default();
        notes.on("import-identity", kind);
        return None;
    };
    caller.user_id = text(identity, "principalId").map(str::to_string);
    if matches!(
        caller.kind,
        CallerType::Role | CallerType::ServiceLinkedRole
    ) {
        let issuer = member(session(identity), "sessionIssuer");
        caller.role_arn = text(issuer, "arn").map(str::to_string).or(caller.role_arn);
    }
    Some(caller)
}

fn session<'n>(identity: Node<'n>) -> Node<'n> {
    member(identity, "sessionContext")
}

/// The network and the context.
pub(super) fn fill(scenario: &mut Partial, event: Node<'_>, notes: &mut Notes) {
    network(scenario, event, notes);
    let identity = member(event, "userIdentity");
    credentials(scenario, identity);
    let time = text(event, "eventTime");
    scenario.known("aws:CurrentTime", time);
    let epoch = time.and_then(seconds).map(|seconds| seconds.to_string());
    scenario.known("aws:EpochTime", epoch.as_deref());
    scenario.known("aws:UserAgent", text(event, "userAgent"));
    let secure = is_object(member(event, "tlsDetails"));
    scenario.known("aws:SecureTransport", secure.then_some("true"));
    match text(identity, "invokedBy").filter(|_| text(identity, "type") != Some("AWSService")) {
        None => {
            scenario.known("aws:ViaAWSService", Some("false"));
            scenario.absent("aws:CalledVia");
        }
        Some(service) => {
            scenario.known("aws:ViaAWSService", Some("true"));
            let chain = "aws:CalledVia".to_string();
            if identity::is_service(service) {
                notes.on("import-called-via", service);
                let services = ContextValue::Many(vec![service.to_string()]);
                scenario.context.insert(chain, services);
            } else {
                scenario.known(&chain, None);
            }
        }
    }
    for key in NEVER {
        scenario.known(key, None);
    }
    notes.say("import-unknown-keys");
}

/// Through an endpoint the address is a private one.
fn network(scenario: &mut Partial, event: Node<'_>, notes: &mut Notes) {
    let address = text(event, "sourceIPAddress");
    let ip = address
        .filter(|address| address.parse::<IpAddr>().is_ok())
        .map(str::to_string);
    scenario.network = Some(match (text(event, "vpcEndpointId"), ip) {
        (Some(endpoint), ip) => {
            notes.say("import-no-vpc");
            Some(Network::VpcEndpoint {
                vpc_source_ip: ip,
                vpce: Some(endpoint.to_string()),
                vpc: None,
            })
        }
        (None, Some(ip)) => Some(Network::Internet {
            source_ip: Some(ip),
        }),
        (None, None) => {
            scenario.known("aws:SourceIp", None);
            notes.on("import-no-address", address.unwrap_or_default());
            None
        }
    });
}

/// What depends on the credentials: those that last have neither a session nor what belongs to one.
fn credentials(scenario: &mut Partial, identity: Node<'_>) {
    let session = session(identity);
    let attributes = member(session, "attributes");
    let kind = text(identity, "type").unwrap_or_default();
    let key = text(identity, "accessKeyId").unwrap_or_default();
    let own = ["IAMUser", "Root"].contains(&kind);
    let lasting =
        own && (key.starts_with("AKIA") || (is_nothing(session) && !key.starts_with("ASIA")));
    for (key, value) in [
        (
            "aws:MultiFactorAuthPresent",
            text(attributes, "mfaAuthenticated"),
        ),
        ("aws:MultiFactorAuthAge", None),
        ("aws:TokenIssueTime", text(attributes, "creationDate")),
        ("aws:SourceIdentity", text(session, "sourceIdentity")),
    ] {
        match (value, lasting) {
            (None, true) => scenario.absent(key),
            (value, _) => scenario.known(key, value),
        }
    }
    let role = scenario.caller.as_ref().is_some_and(|caller| {
        matches!(
            caller.kind,
            CallerType::Role | CallerType::ServiceLinkedRole
        ) && caller.role_arn.is_none()
    });
    if role {
        scenario.known("aws:PrincipalArn", None);
    }
}

/// The seconds since 1970 of a time as events have it, `2026-07-14T00:08:32Z`.
fn seconds(time: &str) -> Option<i64> {
    let (date, clock) = time.strip_suffix('Z')?.split_once('T')?;
    let numbers = |text: &str, between: char, lengths: [usize; 3]| {
        let parts: Vec<&str> = text.split(between).collect();
        let parts: [&str; 3] = parts.try_into().ok()?;
        let fits = |(part, length): (&&str, usize)| {
            part.len() == length && part.bytes().all(|b| b.is_ascii_digit())
        };
        let fit = parts.iter().zip(lengths).all(fits);
        let [first, second, third] = parts.map(|part| part.parse::<i64>().ok());
        fit.then_some((first?, second?, third?))
    };
    let (year, month, day) = numbers(date, '-', [4, 2, 2])?;
    let (hour, minute, second) = numbers(clock, ':', [2, 2, 2])?;
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let leap = |year: i64| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let months = lengths.iter().zip(1..).map(|(days, number)| {
        if number == 2 && leap(year) {
            days + 1
        } else {
            *days
        }
    });
    let months: Vec<i64> = months.collect();
    let index = usize::try_from(month).ok()?.checked_sub(1)?;
    let fits = (1..=*months.get(index)?).contains(&day) && hour < 24 && minute < 60 && second < 60;
    let before = year - 1;
    let leaps = before / 4 - before / 100 + before / 400;
    // The leap years before 1970.
    let years = (year - 1970) * 365 + leaps - 477;
    let days = years + months.iter().take(index).sum::<i64>() + day - 1;
    fits.then_some(days * 86_400 + hour * 3600 + minute * 60 + second)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_counted_from_1970() {
        for (time, expected) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("2026-07-14T00:08:32Z", Some(1_783_987_712)),
            ("2000-02-29T23:59:59Z", Some(951_868_799)),
            ("2000-03-01T00:00:00Z", Some(951_868_800)),
            ("1969-12-31T23:59:59Z", Some(-1)),
            ("2100-03-01T01:02:03Z", Some(4_107_546_123)),
            ("2100-02-29T00:00:00Z", None),
            ("2024-13-01T00:00:00Z", None),
            ("2024-00-01T00:00:00Z", None),
            ("2024-04-31T00:00:00Z", None),
            ("2024-04-00T00:00:00Z", None),
            ("2024-04-01T24:00:00Z", None),
            ("2024-04-01T00:60:00Z", None),
            ("2024-04-01T00:00:60Z", None),
            ("2024-4-1T00:00:00Z", None),
            ("2024-04-01T00:00:00", None),
            ("2024-04-01", None),
            ("+024-04-01T00:00:00Z", None),
        ] {
            assert_eq!(seconds(time), expected, "{time}");
        }
    }
}
