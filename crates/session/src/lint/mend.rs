//! All safe changes at once: those that mend a finding and change nothing for any request.
//!
//! Invariant: the outcome was tried as a single change is, so it is decided as what it was made from.

use super::prove::{Tried, attempt};
use super::{Found, find};
use crate::scenario::Scenario;
use iam::lint::Fix;
use iam::span::Span;
use serde::Serialize;

/// A scenario with all safe changes made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fixed {
    /// The scenario, of which only texts of policies are other than before.
    pub scenario: Scenario,
    /// How many changes were made.
    pub count: usize,
}

/// How often changes are sought that others left or made possible. Each of them takes something out or
/// writes a network as it counts, so after a few times none is left.
const ROUNDS: usize = 16;

/// Makes all safe changes, in as few trials as possible.
pub fn fix_all(scenario: &Scenario) -> Fixed {
    let mut fixed = Fixed {
        scenario: scenario.clone(),
        count: 0,
    };
    let mut found = find(scenario);
    for _ in 0..ROUNDS {
        let layers = layers(&found);
        let mut made = layers.iter();
        let made = made.find_map(|fixes| most(&fixed.scenario, &found, fixes));
        let Some((tried, count)) = made else {
            break;
        };
        fixed.scenario = tried.scenario;
        fixed.count += count;
        found = tried.found;
    }
    fixed
}

/// A change with the finding it mends.
type Of<'a> = (&'a Found, &'a Fix);

/// The changes that mean the same for every request, in groups within which no two touch the same place.
fn layers(found: &[Found]) -> Vec<Vec<Of<'_>>> {
    let mut layers: Vec<Vec<Of>> = Vec::new();
    for one in found {
        for fix in one.finding.fixes.iter().filter(|fix| fix.equivalent) {
            let free = |layer: &&mut Vec<Of>| !layer.iter().any(|other| touch(*other, (one, fix)));
            match layers.iter_mut().find(free) {
                Some(layer) => layer.push((one, fix)),
                None => layers.push(vec![(one, fix)]),
            }
        }
    }
    layers
}

fn touch((one, fix): Of, (other, its): Of) -> bool {
    let overlap = |a: Span, b: Span| a.start < b.end && b.start < a.end;
    let within = |span: Span| its.edits.iter().any(|edit| overlap(edit.span, span));
    one.policy == other.policy && fix.edits.iter().any(|edit| within(edit.span))
}

/// All of these changes, or, as long as they don't hold together, those of one half.
fn most(scenario: &Scenario, found: &[Found], fixes: &[Of]) -> Option<(Tried, usize)> {
    if let Some(tried) = attempt(scenario, found, fixes) {
        match &tried.changes {
            Some(changes) if changes.is_empty() => return Some((tried, fixes.len())),
            Some(_) => {}
            // What can't be compared can't in part either.
            None => return None,
        }
    }
    let (first, second) = fixes.split_at_checked(fixes.len() / 2)?;
    if first.is_empty() {
        return None;
    }
    most(scenario, found, first).or_else(|| most(scenario, found, second))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::PolicyText;

    fn scenario(texts: &[&str]) -> Scenario {
        let policies: Vec<_> = texts
            .iter()
            .map(|text| serde_json::json!({ "name": "p", "text": text }))
            .collect();
        serde_json::from_value(serde_json::json!({
            "version": 1,
            "policies": policies,
            "request": {
                "type": "session", "target": "i-0123456789abcdef0",
                "account": "111122223333", "region": "ap-northeast-1",
            },
        }))
        .unwrap()
    }

    fn policy(statements: &str) -> String {
        format!(r#"{{"Version": "2012-10-17", "Statement": [{statements}]}}"#)
    }

    fn fixed(texts: &[&str]) -> (Vec<String>, usize) {
        let fixed = fix_all(&scenario(texts));
        let text = |policy: PolicyText| policy.text.to_string();
        let texts = fixed.scenario.policies.into_iter().map(text);
        (texts.collect(), fixed.count)
    }

    const START: &str = r#"{"Effect": "Allow", "Action": "ssm:StartSession", "Resource": "*"}"#;

    #[test]
    fn what_is_redundant_goes_from_every_policy_however_it_overlaps() {
        let actions = |actions: &str| {
            policy(&format!(
                r#"{{"Effect": "Allow", "Action": [{actions}], "Resource": "*"}}"#
            ))
        };
        let all = actions(r#""ssm:*", "ssm:StartSession", "ssm:ResumeSession""#);
        let network = r#"{"Effect": "Deny", "Action": "ssm:StartSession", "Resource": "*", "Condition": {"NotIpAddress": {"aws:SourceIp": "203.0.113.7/24"}}}"#;
        let other = policy(&format!("{START}, {START}, {START}, {network}"));
        let meant = network.replace("113.7", "113.0");
        assert_eq!(
            fixed(&[&all, &other]),
            (
                vec![actions(r#""ssm:*""#), policy(&format!("{START}, {meant}")),],
                5
            )
        );
    }

    #[test]
    fn what_changes_a_decision_and_what_cannot_be_compared_stays() {
        let unsafe_only = policy(
            r#"{"Effect": "Deny", "Action": "ssm:StartSession", "Resource": "arn:aws:ssm:*:111122223333:document/AWS-StartSSHSession"}"#,
        );
        let broken = policy(r#"{"Effect": "Maybe"}"#);
        let twice = policy(&format!("{START}, {START}"));
        for texts in [vec![unsafe_only.as_str()], vec![&twice, &broken]] {
            let same = texts.iter().map(|text| (*text).to_string()).collect();
            assert_eq!(fixed(&texts), (same, 0));
        }
    }

    #[test]
    fn a_change_that_does_not_hold_keeps_no_other_from_being_made() {
        let statement = |actions: &str| {
            format!(
                r#"{{"Effect": "Deny", "Action": [{actions}], "Resource": "arn:aws:ssm:*:111122223333:document/AWS-StartSSHSession"}}"#
            )
        };
        let twice = policy(&statement(r#""ssm:*", "ssm:StartSession""#));
        let before = scenario(&[&twice, &policy(START)]);
        let mut found = find(&before);
        for fix in found.iter_mut().flat_map(|one| &mut one.finding.fixes) {
            fix.equivalent = true;
        }
        let layers = layers(&found);
        assert!(layers[0].len() > 1, "{layers:?}");
        let (tried, count) = most(&before, &found, &layers[0]).unwrap();
        let text = &tried.scenario.policies[0].text;
        assert_eq!(
            (&**text, count),
            (policy(&statement(r#""ssm:*""#)).as_str(), 1)
        );
    }
}
