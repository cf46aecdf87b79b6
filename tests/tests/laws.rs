//! Laws of evaluation that hold for every policy and every request.
//!
//! `PROPTEST_CASES` sets how many of each are tried.

#![expect(
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

#[path = "laws/drafts.rs"]
mod drafts;

use drafts::{Draft, KEYS, KINDS, draft, drafts, presence, request};
use iam::evaluate::{Evaluation, decide, evaluate};
use iam::layers::Decision;
use iam::parse::parse;
use iam::policy::{Attached, Effect, Policy};
use iam::request::{Presence, Request};
use iam::truth::Truth;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

fn read(drafts: &[Draft]) -> Vec<Arc<Policy>> {
    let policy = |draft: &Draft| {
        let mut text = json!({ "Statement": draft.statements });
        if draft.version {
            text["Version"] = json!("2012-10-17");
        }
        let parsed = parse(&text.to_string(), draft.kind);
        parsed
            .policy
            .unwrap_or_else(|| panic!("{text}: {:?}", parsed.diagnostics))
    };
    drafts.iter().map(policy).collect()
}

fn judge(drafts: &[Draft], request: &Request<'_>) -> Evaluation {
    let policies = read(drafts);
    let attached: Vec<Attached> = (drafts.iter().zip(policies))
        .map(|(draft, policy)| Attached {
            kind: draft.kind,
            level: draft.level,
            policy,
        })
        .collect();
    let evaluation = evaluate(&attached, request);
    assert_eq!(
        decide(&attached, request),
        evaluation.decision,
        "decide is evaluate"
    );
    evaluation
}

/// Denied, perhaps, allowed: more permissions never go down.
fn rank(decision: Decision) -> u8 {
    match decision {
        Decision::Deny => 0,
        Decision::Depends => 1,
        Decision::Allow => 2,
    }
}

/// Reverses every list that has no order: policies, statements, values.
fn reverse(value: &mut Value) {
    match value {
        Value::Array(items) => {
            items.reverse();
            items.iter_mut().for_each(reverse);
        }
        Value::Object(members) => members.values_mut().for_each(reverse),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn order_never_matters(mut drafts in drafts(), request in request()) {
        let before = judge(&drafts, &request);
        drafts.reverse();
        for draft in &mut drafts {
            draft.statements.reverse();
            draft.statements.iter_mut().for_each(reverse);
        }
        let after = judge(&drafts, &request);
        prop_assert_eq!(before.decision, after.decision);
        prop_assert_eq!(before.denials, after.denials);
        prop_assert_eq!(before.caveats, after.caveats);
    }

    #[test]
    fn adding_a_deny_never_allows(mut drafts in drafts(), extra in draft(), request in request()) {
        let before = judge(&drafts, &request).decision;
        let denies = extra.statements.iter().filter(|s| s["Effect"] == "Deny").cloned().collect::<Vec<_>>();
        for draft in drafts.iter_mut().filter(|draft| draft.kind == extra.kind) {
            draft.statements.extend(denies.clone());
        }
        prop_assert!(rank(judge(&drafts, &request).decision) <= rank(before));
    }

    #[test]
    fn adding_an_allow_to_a_layer_never_denies(mut drafts in drafts(), extra in draft(), request in request()) {
        let before = judge(&drafts, &request).decision;
        let allows = extra.statements.iter().filter(|s| s["Effect"] == "Allow").cloned().collect::<Vec<_>>();
        for draft in drafts.iter_mut().filter(|draft| draft.kind == extra.kind) {
            draft.statements.extend(allows.clone());
        }
        prop_assert!(rank(judge(&drafts, &request).decision) >= rank(before));
    }

    #[test]
    fn unknown_covers_every_completion(
        drafts in drafts(),
        request in request(),
        key in prop::sample::select(&KEYS[..]),
        completion in presence(),
    ) {
        let mut unknown = request.clone();
        unknown.context.set(key, Presence::Unknown);
        let evaluation = judge(&drafts, &unknown);
        let mut completed = request;
        completed.context.set(key, completion);
        let known = judge(&drafts, &completed).decision;
        if evaluation.decision == Decision::Depends {
            prop_assert!(!evaluation.depends_on.is_empty(), "it names what it depends on");
        } else {
            prop_assert_eq!(evaluation.decision, known);
        }
    }

    #[test]
    fn a_form_covers_every_value_that_has_it(
        drafts in drafts(),
        request in request(),
        key in prop::sample::select(&KEYS[..]),
        (patterns, example, value) in prop::sample::select(vec![
            (vec!["*"], "a", "b"),
            (vec!["a", "*/a"], "a", "b/a"),
            (vec!["203.*"], "203.0.113.9", "203.0.114.9"),
            (vec!["1*"], "10", "10.0"),
            (
                vec!["arn:aws:iam::111122223333:user/a", "arn:aws:iam::111122223333:user/*/a"],
                "arn:aws:iam::111122223333:user/a",
                "arn:aws:iam::111122223333:user/b/a",
            ),
        ]),
    ) {
        let with = |presence| {
            let mut request = request.clone();
            request.context.set(key, presence);
            judge(&drafts, &request).decision
        };
        let open = with(Presence::Like {
            example: example.to_string(),
            patterns: patterns.into_iter().map(str::to_string).collect(),
        });
        if open != Decision::Depends {
            prop_assert_eq!(open, with(Presence::One(example.to_string())));
            prop_assert_eq!(open, with(Presence::One(value.to_string())));
        }
    }

    #[test]
    fn an_unknown_path_covers_every_path(drafts in drafts(), request in request()) {
        let behind = request.caller.behind.filter(|arn| arn.ends_with("role/r"));
        let with = |behind, path_unknown| {
            let mut request = request.clone();
            request.caller.behind = behind;
            request.caller.path_unknown = path_unknown;
            judge(&drafts, &request)
        };
        let unsure = with(behind, behind.is_some());
        if unsure.decision == Decision::Depends {
            prop_assert!(!unsure.depends_on.is_empty(), "it names what it depends on");
        } else if behind.is_some() {
            prop_assert_eq!(unsure.decision, with(behind, false).decision);
            let other = Some("arn:aws:iam::111122223333:role/team/r");
            prop_assert_eq!(unsure.decision, with(other, false).decision);
        }
    }

    #[test]
    fn an_unknown_way_covers_both(drafts in drafts(), request in request()) {
        let with = |through_endpoint| {
            let mut request = request.clone();
            request.through_endpoint = through_endpoint;
            judge(&drafts, &request)
        };
        let unsure = with(Truth::Unknown);
        if unsure.decision == Decision::Depends {
            prop_assert!(!unsure.depends_on.is_empty(), "it names what it depends on");
        } else {
            prop_assert_eq!(unsure.decision, with(Truth::True).decision);
            prop_assert_eq!(unsure.decision, with(Truth::False).decision);
        }
    }

    #[test]
    fn an_unknown_layer_covers_every_policy_in_it(mut drafts in drafts(), hidden in draft(), request in request()) {
        let mut unknown = request.clone();
        unknown.unknown_layers.push(hidden.kind);
        let unsure = judge(&drafts, &unknown).decision;
        let without = judge(&drafts, &request).decision;
        drafts.push(hidden);
        let with = judge(&drafts, &request).decision;
        if unsure != Decision::Depends {
            prop_assert_eq!(unsure, without);
            prop_assert_eq!(unsure, with);
        }
    }

    #[test]
    fn the_decision_is_a_fold_of_the_trace(drafts in drafts(), request in request()) {
        let evaluation = judge(&drafts, &request);
        for row in &evaluation.trace {
            let parts = Truth::all(row.parts.iter().map(|part| part.judgement.truth));
            prop_assert_eq!(row.judgement.truth, parts, "a statement is all of its parts");
        }
        for layer in &evaluation.layers {
            let any = |effect| {
                Truth::any(evaluation.trace.iter().filter_map(|row| {
                    let draft = &drafts[row.policy];
                    let here = draft.kind == layer.kind && draft.level == layer.level;
                    (here && row.effect == effect).then_some(row.judgement.truth)
                }))
            };
            prop_assert_eq!(layer.deny, any(Effect::Deny));
            prop_assert_eq!(layer.allow, any(Effect::Allow));
        }
        let denied = evaluation.layers.iter().any(|layer| layer.deny == Truth::True);
        prop_assert!(!denied || evaluation.decision == Decision::Deny, "an explicit deny wins");
        prop_assert_eq!(evaluation.decision == Decision::Deny, !evaluation.denials.is_empty());
    }

    #[test]
    fn what_denies_beneath_a_deny_is_what_denies_without_it(mut drafts in drafts(), request in request()) {
        let evaluation = judge(&drafts, &request);
        let explicit = evaluation.denials.iter().any(|denial| denial.explicit);
        for statement in drafts.iter_mut().flat_map(|draft| &mut draft.statements) {
            if statement["Effect"] == "Deny"
                && let Some(members) = statement.as_object_mut()
            {
                members.remove("NotAction");
                members.insert("Action".to_string(), json!("none:None"));
            }
        }
        let without = judge(&drafts, &request);
        let expected = if explicit { without.denials } else { Vec::new() };
        prop_assert_eq!(evaluation.without_deny, expected);
    }

    #[test]
    fn a_parser_never_fails(text in "[\\[\\]{}:,\"'a-zA-Z*$ \\\\\n/0-9é😀]{0,200}") {
        for kind in KINDS {
            let parsed = parse(&text, kind);
            prop_assert!(parsed.policy.is_some() || !parsed.diagnostics.is_empty());
            for found in &parsed.diagnostics {
                prop_assert!(text.get(found.span.start as usize..found.span.end as usize).is_some());
            }
        }
    }

    #[test]
    fn a_text_is_json_to_this_parser_as_to_the_library(text in "[\\[\\]{}:,\"a1.eE+ \\\\nutrfals-]{0,24}") {
        let library = serde_json::from_str::<Value>(&text).is_ok();
        let (_, findings) = iam::json::parse(&text);
        prop_assert_eq!(findings.is_empty(), library, "{}: {:?}", text, findings);
    }
}
