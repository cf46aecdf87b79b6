//! What else denies, besides what the verdict's sentence names.
//!
//! Invariant: each cause stands once, with all the resources that it denies. A Deny counts by its
//! statement; the lack of an Allow counts where it would deny without any Deny, too.

use super::terms;
use crate::app::Dispatch;
use crate::place::Place;
use crate::state::Action;
use crate::text::Words;
use crate::work::Work;
use iam::language::Sentence;
use session::answer::{Answer, Check, Decision, Denial, Effect, Leg, TraceRow};
use session::scenario::PolicyKind;
use yew::prelude::*;

/// Something that denies, and which of the call's resources.
#[derive(Debug, PartialEq)]
struct Cause<'a> {
    why: Why<'a>,
    legs: Vec<Leg>,
}

#[derive(Debug)]
enum Why<'a> {
    /// A Deny statement applies.
    Deny(&'a TraceRow),
    /// No Allow statement of this kind of policy applies, at this level.
    NoAllow(PolicyKind, Option<u32>),
}

impl PartialEq for Why<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Why::Deny(a), Why::Deny(b)) => (a.policy, a.statement) == (b.policy, b.statement),
            (Why::NoAllow(a, level), Why::NoAllow(b, other)) => (a, level) == (b, other),
            _ => false,
        }
    }
}

/// The list; nothing where there is one cause only.
pub fn others(words: Words, dispatch: &Dispatch, work: &Work, answer: &Answer) -> Html {
    let causes = causes(&answer.checks);
    let several = answer.checks.len() > 1;
    let others = causes.get(1..).filter(|others| !others.is_empty());
    html! {
        if let Some(others) = others {
            <section class="others" data-testid="others">
                <h3>{ words.say("others") }</h3>
                <ul>
                    { for others.iter().map(|cause| html! {
                        <li data-testid="other">
                            { said(words, dispatch, work, cause) }
                            if several {
                                { for cause.legs.iter().map(|leg| html! {
                                    <>{ " " }<span class="chip">{ words.say(terms::leg(*leg).1) }</span></>
                                }) }
                            }
                        </li>
                    }) }
                </ul>
            </section>
        }
    }
}

fn said(words: Words, dispatch: &Dispatch, work: &Work, cause: &Cause<'_>) -> Html {
    match &cause.why {
        Why::Deny(row) => {
            let place = Place {
                policy: row.policy,
                span: row.span,
            };
            let policy = work.scenario.policies.get(row.policy);
            let sentence = Sentence::new("other-deny")
                .with("policy", policy.map_or("", |policy| &policy.name))
                .with("number", row.statement + 1);
            let point = move |place| move |_| Action::Point(place);
            html! {
                <button
                    type="button"
                    class="quiet inline"
                    onmouseenter={dispatch.reform(move |_: MouseEvent| Action::Point(Some(place)))}
                    onmouseleave={dispatch.reform(point(None))}
                    onfocus={dispatch.reform(move |_: FocusEvent| Action::Point(Some(place)))}
                    onblur={dispatch.reform(|_: FocusEvent| Action::Point(None))}
                    onclick={dispatch.reform(move |_: MouseEvent| Action::Seek(place))}
                >
                    { words.fill(&sentence) }
                </button>
            }
        }
        Why::NoAllow(kind, level) => {
            let kind = words.say(terms::policy_kind(*kind));
            let sentence = match level {
                None => Sentence::new("other-no-allow"),
                Some(level) => Sentence::new("other-no-allow-level").with("level", level),
            };
            html! { { words.fill(&sentence.with("kind", kind)) } }
        }
    }
}

/// All causes, with the one that the verdict's sentence names in front.
fn causes(checks: &[Check]) -> Vec<Cause<'_>> {
    let denied = || {
        checks
            .iter()
            .filter(|check| check.decision == Decision::Deny)
    };
    let mut causes: Vec<Cause<'_>> = Vec::new();
    for check in denied() {
        let rows = check.trace.iter();
        for row in rows.filter(|row| row.decisive && row.effect == Effect::Deny) {
            add(&mut causes, Why::Deny(row), check.leg);
        }
    }
    for check in denied() {
        let explicit = check.trace.iter().any(|row| row.decisive);
        let denials: &[Denial] = match explicit {
            true => &check.without_deny,
            false => &check.denials,
        };
        for denial in denials {
            let why = Why::NoAllow(denial.layer, denial.level);
            add(&mut causes, why, check.leg);
        }
    }
    causes
}

fn add<'a>(causes: &mut Vec<Cause<'a>>, why: Why<'a>, leg: Leg) {
    match causes.iter_mut().find(|cause| cause.why == why) {
        Some(cause) => cause.legs.push(leg),
        None => causes.push(Cause {
            why,
            legs: vec![leg],
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam::language::Language;
    use session::scenario::Scenario;

    fn told(policies: &[(&str, &str)]) -> Vec<String> {
        let policies: Vec<_> = policies
            .iter()
            .map(|(kind, statements)| {
                let text = format!(r#"{{ "Version": "2012-10-17", "Statement": [{statements}] }}"#);
                serde_json::json!({ "kind": kind, "text": text })
            })
            .collect();
        let scenario: Scenario = serde_json::from_value(serde_json::json!({
            "version": 1,
            "policies": policies,
            "request": { "type": "session", "target": "i-0123456789abcdef0",
                "account": "111122223333", "region": "eu-west-1" },
        }))
        .unwrap();
        let answer = session::evaluate(&scenario, Language::English);
        let name = |cause: Cause<'_>| {
            let legs: Vec<_> = cause.legs.iter().map(|leg| terms::leg(*leg).0).collect();
            let why = match cause.why {
                Why::Deny(row) => format!("{}.{}", row.policy, row.statement),
                Why::NoAllow(kind, level) => format!("{kind:?}{level:?}"),
            };
            format!("{why} {}", legs.join("+"))
        };
        causes(&answer.checks).into_iter().map(name).collect()
    }

    const ALLOW: &str = r#"{ "Effect": "Allow", "Action": "*", "Resource": "*" }"#;
    const DENY: &str = r#"{ "Effect": "Deny", "Action": "*", "Resource": "*" }"#;
    const DENY_NODE: &str =
        r#"{ "Effect": "Deny", "Action": "*", "Resource": "arn:aws:ec2:*:*:instance/*" }"#;

    #[test]
    fn each_cause_stands_once() {
        let deny_twice = format!("{DENY},{DENY_NODE}");
        let all = format!("{ALLOW},{DENY}");
        for (policies, expected) in [
            (vec![("identity", ALLOW)], vec![]),
            (vec![], vec!["IdentityNone target+document"]),
            (
                vec![("identity", all.as_str())],
                vec!["0.1 target+document"],
            ),
            (
                vec![("identity", DENY)],
                vec!["0.0 target+document", "IdentityNone target+document"],
            ),
            (
                vec![("identity", ALLOW), ("boundary", deny_twice.as_str())],
                vec![
                    "1.0 target+document",
                    "1.1 target",
                    "BoundaryNone target+document",
                ],
            ),
            (
                vec![("identity", DENY_NODE), ("scp", ALLOW)],
                vec!["0.0 target", "IdentityNone target+document"],
            ),
            (
                vec![("scp", DENY_NODE), ("boundary", ALLOW)],
                vec![
                    "0.0 target",
                    "ScpSome(0) target+document",
                    "IdentityNone target+document",
                ],
            ),
        ] {
            assert_eq!(told(&policies), expected, "{policies:?}");
        }
    }
}
