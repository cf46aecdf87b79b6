//! Conditions on the caller's address that keep out whom they shouldn't, or nobody.
//!
//! What `aws:SourceIp` holds, and that requests through a VPC endpoint carry none:
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip>.
//! The facts are C2, C5.9 and H1 to H15.

mod asked;
mod text;

use super::Found;
use super::rules::{
    IF_EXISTS_NO_HELP, IP_ALLOW_BESIDE_BROADER, IP_DENY_AGENTS, IP_DENY_ENDPOINT,
    IP_DENY_WITHOUT_RESUME, IPV4_ONLY, SEPARATE_IP_DENIES,
};
use super::subject::{START, Subject, addressed};
use asked::{ADDRESS, Asked};
use iam::condition::operator::Test;
use iam::ip::Family;
use iam::ip::cidr::cidrs;
use iam::language::Sentence;
use iam::layers::Decision;
use iam::lint::place::{append, before};
use iam::lint::{Edit, Finding};
use iam::policy::{Effect, Kind};
use iam::request::Presence;
use iam::truth::Truth;
use std::net::{IpAddr, Ipv6Addr};

pub(super) fn lint(subject: &Subject<'_>, all: &mut Vec<Found>) {
    let mut denies = Vec::new();
    for stated in subject.statements().filter(|stated| stated.covers(START)) {
        for (index, condition) in stated.statement.conditions.iter().enumerate() {
            if condition.lower_key != ADDRESS {
                continue;
            }
            if matches!(
                condition.operator.test,
                Test::StringEquals | Test::StringEqualsIgnoreCase | Test::StringLike
            ) {
                text::lint(subject, stated, condition, all);
            }
            let Some(asked) = Asked::read(stated, index) else {
                continue;
            };
            ipv4_only(subject, &asked, all);
            match (stated.statement.effect, asked.condition.operator.negated) {
                (Effect::Allow, false) => beside_broader(subject, &asked, all),
                (Effect::Deny, true) => {
                    without_resume(subject, &asked, all);
                    endpoint(subject, &asked, all);
                    denies.push(asked);
                }
                _ => {}
            }
        }
    }
    for (at, later) in denies.iter().enumerate() {
        let earlier = denies.iter().take(at);
        if let Some(earlier) = earlier
            .into_iter()
            .find(|earlier| apart(subject, earlier, later))
        {
            separate(subject, earlier, later, all);
        }
    }
    agents(subject, all);
}

/// An address condition on an Allow, while something else allows the same from everywhere.
fn beside_broader(subject: &Subject<'_>, asked: &Asked<'_>, all: &mut Vec<Found>) {
    let stated = asked.stated;
    let Some(outside) = asked
        .outside()
        .filter(|_| stated.attached.kind == Kind::Identity)
    else {
        return;
    };
    let mut broader = None;
    for resource in &subject.resources {
        let known = from(outside);
        let request = subject.request(START, resource, &known);
        if addressed(&subject.parts(stated, &request)) != Truth::True {
            continue;
        }
        if subject.set.decide_one(&request) != Decision::Allow {
            return;
        }
        let mut others = subject.statements().filter(|other| {
            other.statement.effect == Effect::Allow && other.attached.kind == Kind::Identity
        });
        broader = others.find(|other| subject.applies(*other, &request) == Truth::True);
    }
    if let Some(other) = broader {
        let message = Sentence::new("lint-ip-allow-beside-broader")
            .with("statement", subject.name(other, stated))
            .with("address", outside);
        subject.found(
            all,
            stated,
            IP_ALLOW_BESIDE_BROADER,
            asked.condition.span,
            message,
        );
    }
}

/// A Deny that starts no session from elsewhere, but lets one go on from there.
fn without_resume(subject: &Subject<'_>, asked: &Asked<'_>, all: &mut Vec<Found>) {
    const RESUME: &str = "ssm:ResumeSession";
    let stated = asked.stated;
    let Some(outside) = asked.outside().filter(|_| !stated.covers(RESUME)) else {
        return;
    };
    let known = from(outside);
    let target = subject.target();
    let start = subject.request(START, &target, &known);
    let session = subject
        .place()
        .arn("ssm", "session/alice-0a1b2c3d4e5f6a7b8");
    let resume = subject.request(RESUME, &session, &known);
    if subject.applies(stated, &start) == Truth::False
        || subject.set.decide_one(&resume) == Decision::Deny
    {
        return;
    }
    let action = &stated.statement.action;
    let message = Sentence::new("lint-ip-deny-without-resume").with("address", outside);
    let mut finding = Finding::new(IP_DENY_WITHOUT_RESUME, action.span, message);
    let entries: Vec<_> = action.items.iter().map(|item| item.span).collect();
    if !action.negated
        && let Some(edits) = append(stated.policy(), &entries, &[RESUME.to_string()])
    {
        let title = Sentence::new("fix-add-action").with("action", RESUME);
        finding = finding.fixed(title, edits);
    }
    subject.add(all, stated, finding);
}

/// A Deny of everyone outside of some networks, who all come through an endpoint included.
fn endpoint(subject: &Subject<'_>, asked: &Asked<'_>, all: &mut Vec<Found>) {
    let Asked {
        stated, condition, ..
    } = *asked;
    let known = direct(Presence::Absent);
    let applies = |resource: &String| {
        let request = subject.request(START, resource, &known);
        subject.applies(stated, &request) == Truth::True
    };
    if !subject.resources.iter().any(applies) {
        return;
    }
    let (rule, id, span) = match condition.operator.if_exists {
        true => (
            IF_EXISTS_NO_HELP,
            "lint-if-exists-no-help",
            condition.operator_span,
        ),
        false => (IP_DENY_ENDPOINT, "lint-ip-deny-endpoint", condition.span),
    };
    let operator = stated.policy().text(condition.operator_span);
    let message = Sentence::new(id).with("operator", operator);
    let mut finding = Finding::new(rule, span, message);
    let mut others = stated.statement.conditions.iter();
    if !others.any(|other| other.operator.test == Test::Null) {
        let text = r#""Null": {"aws:SourceIp": "false"}"#;
        let edit = before(stated.policy(), condition.operator_span, text);
        finding = finding.fixed(Sentence::new("fix-only-with-address"), vec![edit]);
    }
    subject.add(all, stated, finding);
}

/// What a direct call carries, with this address.
fn direct(address: Presence) -> [(&'static str, Presence); 3] {
    let no = || Presence::One("false".to_string());
    [
        (ADDRESS, address),
        ("aws:viaawsservice", no()),
        ("aws:principalisawsservice", no()),
    ]
}

/// What a direct call over the internet carries, from this address.
fn from(address: IpAddr) -> Vec<(&'static str, Presence)> {
    let mut known = direct(Presence::One(address.to_string())).to_vec();
    let absent = crate::context::SERVICES
        .iter()
        .chain(crate::context::ENDPOINT);
    known.extend(absent.map(|key| (*key, Presence::Absent)));
    known
}

/// Networks of IPv4 only: Systems Manager is reached over IPv6 as well.
fn ipv4_only(subject: &Subject<'_>, asked: &Asked<'_>, all: &mut Vec<Found>) {
    let [v4, v6] = &asked.sets;
    if v4.ranges().is_empty() || !v6.ranges().is_empty() {
        return;
    }
    let known = from(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 7).into());
    let applies = |resource: &String| {
        let request = subject.request(START, resource, &known);
        subject.applies(asked.stated, &request) != Truth::False
    };
    let negated = asked.condition.operator.negated;
    if negated && !subject.resources.iter().any(applies) {
        return;
    }
    let effect = asked.stated.statement.effect;
    let meets = match (effect, negated) {
        (Effect::Allow, false) => "notAllowed",
        (Effect::Allow, true) => "allowed",
        (Effect::Deny, false) => "notDenied",
        (Effect::Deny, true) => "denied",
    };
    let message = Sentence::new("lint-ipv4-only").with("meets", meets);
    subject.found(all, asked.stated, IPV4_ONLY, asked.condition.span, message);
}

/// Whether two Denies each deny what the other spares, on a same session.
fn apart(subject: &Subject<'_>, one: &Asked<'_>, two: &Asked<'_>) -> bool {
    let alone = |asked: &Asked<'_>| asked.stated.statement.conditions.len() == 1;
    let target = subject.target();
    let request = subject.request(START, &target, &[]);
    let both = [one, two].iter().all(|asked| {
        alone(asked) && addressed(&subject.parts(asked.stated, &request)) == Truth::True
    });
    both && one.spares_beside(two) && two.spares_beside(one)
}

fn separate(subject: &Subject<'_>, one: &Asked<'_>, two: &Asked<'_>, all: &mut Vec<Found>) {
    let mut left = Vec::new();
    for ((family, a), b) in Family::ALL.into_iter().zip(&one.sets).zip(&two.sets) {
        let both = a.intersection(b);
        left.extend(
            cidrs(family, &both)
                .take(3)
                .map(|cidr| format!("`{}`", cidr.text())),
        );
    }
    let stated = two.stated;
    let message = Sentence::new("lint-separate-ip-denies")
        .with("statement", subject.name(one.stated, stated))
        .with("left", left.join(", "))
        .with("any", !left.is_empty());
    let mut finding = Finding::new(SEPARATE_IP_DENIES, two.condition.span, message);
    if one.stated.policy == stated.policy {
        let missing = |of: &Asked<'_>, from: &Asked<'_>| {
            let has = of.texts();
            let texts = from.texts().into_iter().filter(|text| !has.contains(text));
            let entries: Vec<_> = of.condition.values.iter().map(|item| item.span).collect();
            append(stated.policy(), &entries, &texts.collect::<Vec<_>>())
        };
        if let (Some(first), Some(second)) = (missing(one, two), missing(two, one)) {
            let mut edits: Vec<Edit> = [first, second].concat();
            edits.sort_by_key(|edit| edit.span);
            finding = finding.fixed(Sentence::new("fix-same-networks"), edits);
        }
    }
    subject.add(all, stated, finding);
}

/// A Deny that the agents on the nodes fall under, whose calls come from elsewhere.
fn agents(subject: &Subject<'_>, all: &mut Vec<Found>) {
    const AGENTS: [&str; 3] = [
        "ssmmessages:OpenControlChannel",
        "ssm:UpdateInstanceInformation",
        "ec2messages:GetMessages",
    ];
    let session = subject.scenario.caller.arn.rsplit('/').next().unwrap_or("");
    let node = session.starts_with("i-") && subject.scenario.caller.arn.contains(":assumed-role/");
    for stated in subject.statements() {
        let reached = node || stated.attached.kind == Kind::Scp;
        if !reached || stated.statement.effect != Effect::Deny {
            continue;
        }
        for (index, condition) in stated.statement.conditions.iter().enumerate() {
            let negated = condition.operator.negated && condition.lower_key == ADDRESS;
            if !negated || Asked::read(stated, index).is_none() {
                continue;
            }
            let caught = AGENTS.iter().find(|action| {
                // Whoever is exempted by a key of the principal's is exempted here.
                let request = subject.request(action, "*", &direct(Presence::Absent));
                subject.applies(stated, &request) == Truth::True
            });
            if let Some(action) = caught {
                let message = Sentence::new("lint-ip-deny-agents").with("action", action);
                subject.found(all, stated, IP_DENY_AGENTS, condition.span, message);
            }
        }
    }
}
