//! The context of a check as a whole: every key that a scenario tells anything of.

use super::{Value, below, by_hand, derived, forwarded, network};
use crate::call::Authorization;
use crate::question::Question;
use crate::scenario::Request;
use iam::request::Entry;
use std::collections::BTreeMap;

/// The keys that have a rule, in AWS's spelling. `*` stands for all tags that no line names.
const NAMES: &[&str] = &[
    "aws:CalledVia",
    "aws:CalledViaAWSMCP",
    "aws:CalledViaFirst",
    "aws:CalledViaLast",
    "aws:CurrentTime",
    "aws:EpochTime",
    "aws:MultiFactorAuthAge",
    "aws:MultiFactorAuthPresent",
    "aws:PrincipalAccount",
    "aws:PrincipalArn",
    "aws:PrincipalIsAWSService",
    "aws:PrincipalOrgID",
    "aws:PrincipalOrgPaths",
    "aws:PrincipalServiceName",
    "aws:PrincipalTag/*",
    "aws:PrincipalType",
    "aws:RequestedRegion",
    "aws:ResourceAccount",
    "aws:ResourceOrgID",
    "aws:ResourceOrgPaths",
    "aws:ResourceTag/*",
    "aws:SecureTransport",
    "aws:SourceIp",
    "aws:SourceVpc",
    "aws:SourceVpcArn",
    "aws:SourceVpce",
    "aws:TokenIssueTime",
    "aws:UserAgent",
    "aws:userid",
    "aws:username",
    "aws:ViaAWSMCPService",
    "aws:ViaAWSService",
    "aws:VpceAccount",
    "aws:VpceOrgID",
    "aws:VpceOrgPaths",
    "aws:VpcSourceIp",
    "ec2:ResourceTag/*",
    "ecs:cluster",
    "ecs:container-name",
    "ecs:ResourceTag/*",
    "ecs:task",
    "ssm:AccessRequestId",
    "ssm:DocumentCategories",
    "ssm:DocumentType",
    "ssm:resourceTag/*",
    "ssm:resourceTag/aws:ssmmessages:session-id",
    "ssm:resourceTag/aws:ssmmessages:target-id",
    "ssm:SessionDocumentAccessCheck",
];

/// A key in AWS's spelling, what is known of it, and the id of the sentence that says why.
pub(crate) struct Line {
    pub name: String,
    pub entry: Entry,
    pub why: &'static str,
    /// Whether a policy reads it.
    pub read: bool,
}

/// Every key of a check, by name; those that policies `read` too, by their names in lower case and as
/// they are written.
pub(crate) fn list(
    question: &Question<'_>,
    check: &Authorization<'_>,
    read: &BTreeMap<String, String>,
) -> Vec<Line> {
    let mut lines = BTreeMap::new();
    let mut add = |name: &str, value: Option<Value>| {
        if let Some(Value {
            presence,
            doubt,
            why,
        }) = value
        {
            let key = name.to_lowercase();
            let line = Line {
                name: name.to_string(),
                entry: Entry { presence, doubt },
                why,
                read: read.contains_key(&key),
            };
            lines.insert(key, line);
        }
    };
    for (key, written) in read {
        add(written, Some(value_read(key, question, check)));
    }
    if question.options.derive_context {
        let plain = NAMES.iter().map(|name| name.to_string());
        for name in plain.chain(tags(question)) {
            let key = name.to_lowercase();
            let value = match read.contains_key(&key) {
                true => Some(value_read(&key, question, check)),
                false => value(&key, question, check),
            };
            add(&name, value);
        }
    }
    for (name, value) in question.context {
        add(name, Some(Value::new(by_hand(value), "why-by-hand")));
    }
    lines.into_values().collect()
}

/// What is derived of a key; its name in lower case.
fn value(key: &str, question: &Question<'_>, check: &Authorization<'_>) -> Option<Value> {
    let forwarded = forwarded(question.context);
    derived(key, question, check).or_else(|| network::key(key, question.network, forwarded))
}

/// What is known of a key that a policy reads; its name in lower case.
fn value_read(key: &str, question: &Question<'_>, check: &Authorization<'_>) -> Value {
    let derives = question.options.derive_context;
    let derived = derives.then(|| value(key, question, check)).flatten();
    let unlisted = (derived.as_ref()).is_none_or(|value| value.is_unlisted(key, question));
    match below(question.context, key).filter(|_| unlisted) {
        Some(value) => Value::new(by_hand(value), "why-by-hand"),
        None => derived.unwrap_or(Value::absent("why-nothing")),
    }
}

/// The keys of all tags in the scenario, whatever carries them.
fn tags(question: &Question<'_>) -> Vec<String> {
    let principal = question.caller.tags.keys();
    let mut names: Vec<String> = principal
        .map(|tag| format!("aws:PrincipalTag/{tag}"))
        .collect();
    if let Request::Session(call) = question.request {
        for tag in call.target_tags.keys().chain(call.document_tags.keys()) {
            let prefixes = ["aws:ResourceTag", "ssm:resourceTag", "ecs:ResourceTag"];
            names.extend(prefixes.map(|prefix| format!("{prefix}/{tag}")));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::context::{complete, derive};
    use crate::policies::PolicySet;
    use crate::scenario::Scenario;
    use std::collections::BTreeSet;

    const CASES: [&str; 3] = [
        include_str!("../../../../tests/corpus/context.json"),
        include_str!("../../../../tests/corpus/network.json"),
        include_str!("../../../../tests/corpus/session.json"),
    ];

    /// The scenarios of the corpus, with all that the list says of each check.
    fn each(mut test: impl FnMut(&Question<'_>, &Authorization<'_>, &[Line])) {
        for file in CASES {
            let cases: Vec<serde_json::Value> = serde_json::from_str(file).unwrap();
            for case in cases {
                let scenario: Scenario = serde_json::from_value(case["scenario"].clone()).unwrap();
                let question = Question::of(&scenario);
                for check in question.authorizations() {
                    let read = PolicySet::read(&scenario.policies).set.written_keys();
                    test(&question, &check, &list(&question, &check, &read));
                }
            }
        }
    }

    #[test]
    fn the_list_is_what_policies_read() {
        let mut seen = BTreeSet::new();
        each(|question, check, lines| {
            for line in lines {
                let keys = BTreeSet::from([line.name.to_lowercase()]);
                let context = complete(derive(question, check, &keys), question, &keys);
                let read = context.get(&line.name.to_lowercase());
                assert_eq!(*read, line.entry, "{} of {}", line.name, check.resource);
                seen.insert(line.name.clone());
            }
        });
        let missing: Vec<_> = NAMES.iter().filter(|name| !seen.contains(**name)).collect();
        assert!(missing.is_empty(), "never there: {missing:?}");
    }

    #[test]
    fn each_key_stands_in_the_list_once() {
        each(|_, _, lines| {
            let names: BTreeSet<_> = lines.iter().map(|line| line.name.to_lowercase()).collect();
            assert_eq!(names.len(), lines.len());
        });
    }
}
