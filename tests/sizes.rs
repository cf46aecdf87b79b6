//! Scenarios of any size, for what is measured: how time grows, not what is decided.

use serde_json::{Value, json};
use session::scenario::{ApiCall, Caller, Network, Options, PolicyText, Request, Scenario};
use session::scenario::{SessionCall, VERSION};
use std::collections::BTreeMap;

/// The most characters, white space not counted, of a managed policy; a user may have ten of them
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>).
const CHARACTERS: usize = 6144;

/// A user with as much policy as a user can have, starting a session.
pub fn full() -> Scenario {
    let policy = |number: usize| {
        let statements = (0..).map(|index| statement(number, index));
        let mut length = policy_of(&[]).len();
        let fitting = statements.take_while(|statement| {
            length += statement.to_string().len() + 1;
            length <= CHARACTERS
        });
        policy_of(&fitting.collect::<Vec<_>>())
    };
    session((0..10).map(policy).collect())
}

/// The same with one action twice in every statement, which is safe to mend.
pub fn twice() -> Scenario {
    let mut scenario = full();
    for policy in &mut scenario.policies {
        let action = r#""ssm:StartSession""#;
        policy.text = policy
            .text
            .replace(action, &format!("{action},{action}"))
            .into();
    }
    scenario
}

/// A session under one policy of so many statements, of which none decides before the last.
pub fn statements(count: usize) -> Scenario {
    let all: Vec<Value> = (0..count).map(|index| statement(index, index)).collect();
    session(vec![policy_of(&all)])
}

/// A pattern of so many `a*` that a backtracking matcher tries in all combinations, and in vain. It
/// ends in a wildcard, or the last character would tell.
pub fn stars(count: usize) -> Scenario {
    let pattern = format!("arn:aws:s3:::bk/{}b*", "a*".repeat(count));
    let statement = json!({ "Effect": "Allow", "Action": "s3:GetObject", "Resource": pattern });
    Scenario {
        request: Request::Api(ApiCall {
            action: "s3:GetObject".to_string(),
            resource: format!("arn:aws:s3:::bk/{}", "a".repeat(count * 6)),
            resource_account: None,
        }),
        ..session(vec![policy_of(&[statement])])
    }
}

/// A session under policies of so many networks in all, twenty in a statement, of both families and as
/// far from each other as they come.
pub fn networks(count: usize) -> Scenario {
    let numbers: Vec<usize> = (0..count).collect();
    let network = |number: &usize| {
        // An odd factor sends every number to another place.
        let place = (*number as u32).wrapping_mul(2_654_435_761);
        let [a, b, c, d] = place.to_be_bytes();
        match number % 5 {
            4 => format!("2001:db8:{:x}:{:x}::/64", place >> 16, place & 0xffff),
            bits => format!("{a}.{b}.{c}.{d}/{}", 24 + bits * 2),
        }
    };
    let statement = |(index, some): (usize, &[usize])| {
        let networks: Vec<String> = some.iter().map(network).collect();
        let effect = if index % 4 == 3 { "Deny" } else { "Allow" };
        json!({
            "Effect": effect,
            "Action": "ssm:StartSession",
            "Resource": "*",
            "Condition": { "IpAddress": { "aws:SourceIp": networks } },
        })
    };
    let statements: Vec<Value> = numbers.chunks(20).enumerate().map(statement).collect();
    let each = statements.len().div_ceil(10).max(1);
    session(statements.chunks(each).map(policy_of).collect())
}

/// The same policies without the last statement of the first one, or without that one if it has no
/// other.
pub fn less(policies: &[PolicyText]) -> Vec<PolicyText> {
    let Some((first, others)) = policies.split_first() else {
        return Vec::new();
    };
    let policy: Option<Value> = serde_json::from_str(&first.text).ok();
    let statements = policy
        .as_ref()
        .and_then(|policy| policy["Statement"].as_array());
    let kept = statements
        .and_then(|all| all.split_last())
        .map(|(_, kept)| kept);
    let shorter = kept.filter(|kept| !kept.is_empty()).map(|kept| PolicyText {
        text: policy_of(kept).into(),
        ..first.clone()
    });
    shorter.into_iter().chain(others.iter().cloned()).collect()
}

fn policy_of(statements: &[Value]) -> String {
    json!({ "Version": "2012-10-17", "Statement": statements }).to_string()
}

/// One of a team's grants, as an administrator would write it.
fn statement(team: usize, index: usize) -> Value {
    let effect = if index % 4 == 3 { "Deny" } else { "Allow" };
    json!({
        "Sid": format!("Team{team}Grant{index}"),
        "Effect": effect,
        "Action": ["ssm:StartSession", "ssm:ResumeSession"],
        "Resource": [
            format!("arn:aws:ec2:*:111122223333:instance/i-{index:04x}{team:04x}*"),
            format!("arn:aws:ssm:*:111122223333:document/Team{team}-{index}-*"),
        ],
        "Condition": {
            "IpAddress": { "aws:SourceIp": [format!("10.{}.{}.0/24", team % 256, index % 256)] },
            "StringEquals": { "aws:RequestedRegion": "ap-northeast-1" },
        },
    })
}

fn session(policies: Vec<String>) -> Scenario {
    let policy = |(number, text): (usize, String)| PolicyText {
        name: format!("policy-{number}"),
        kind: session::scenario::PolicyKind::Identity,
        level: 0,
        text: text.into(),
        enabled: true,
        arn: None,
    };
    Scenario {
        version: VERSION,
        policies: policies.into_iter().enumerate().map(policy).collect(),
        caller: Caller::default(),
        request: Request::Session(SessionCall {
            action: "ssm:StartSession".to_string(),
            target: Some("i-0123456789abcdef0".to_string()),
            document: None,
            session_id: None,
            document_owner: None,
            kms_key: None,
            account: "111122223333".to_string(),
            region: "ap-northeast-1".to_string(),
            target_tags: BTreeMap::new(),
            document_tags: BTreeMap::new(),
        }),
        network: Some(Network::Internet {
            source_ip: Some("203.0.113.9".to_string()),
        }),
        context: BTreeMap::new(),
        options: Options::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_full_set_is_as_large_as_aws_allows_and_has_no_findings() {
        let full = full();
        assert_eq!(full.policies.len(), 10);
        for policy in &full.policies {
            let size = policy.text.chars().filter(|c| !c.is_whitespace()).count();
            assert!((CHARACTERS - 500..=CHARACTERS).contains(&size), "{size}");
        }
        let answer = session::evaluate(&full, Default::default());
        assert_eq!(answer.diagnostics, []);
        assert_eq!(answer.decision, Some(session::answer::Decision::Deny));
        assert!(answer.checks.iter().all(|check| check.trace.len() > 100));
    }

    #[test]
    fn every_statement_of_the_full_set_can_have_something_to_mend() {
        let fixed = session::lint::fix_all(&twice());
        assert_eq!(fixed.scenario, full());
        assert!(fixed.count > 100, "{}", fixed.count);
    }

    #[test]
    fn the_map_of_the_full_set_tells_all_documents_apart() {
        let map = session::access_map(&full(), Default::default()).unwrap();
        assert!(map.exact, "{:?}", map.caveats);
    }

    /// Two thousand networks, and what else it takes to write them, are what ten policies hold.
    #[test]
    fn so_many_networks_fill_the_policies_that_a_user_may_have() {
        let scenario = networks(2_000);
        assert_eq!(scenario.policies.len(), 10);
        for policy in &scenario.policies {
            assert!((CHARACTERS - 1_500..=CHARACTERS).contains(&policy.text.len()));
        }
        let map = session::access_map(&scenario, Default::default()).unwrap();
        // Some of so many are private ones.
        let codes: Vec<&str> = map.caveats.iter().map(|caveat| caveat.code).collect();
        assert!(map.exact && codes == ["H17"], "{codes:?}");
        assert!(map.allowed.internet.ipv4.len() > 1_000);
        assert!(map.allowed.internet.ipv6.len() > 250);
    }

    #[test]
    fn the_stars_match_nothing() {
        let answer = session::evaluate(&stars(10), Default::default());
        assert_eq!(answer.decision, Some(session::answer::Decision::Deny));
    }
}
