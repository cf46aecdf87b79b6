//! A random pair: who calls, what is asked, what the request carries, which policies there are.

use crate::draft::{CURRENT, Draft, Policy};
use crate::random::Random;
use crate::statement::{Focus, Writer};
use crate::vocabulary::{ASSUME, CALLS, Call, Class, KEYS, LISTS, OTHER, OWN, values};
use session::scenario::{Caller, CallerType, ContextValue, PolicyKind};
use std::collections::BTreeMap;

/// The pair of a number: the same one whenever it is asked for.
pub fn generate(seed: u64, pair: u64) -> Draft {
    let mut random = Random::new(seed, pair);
    let call = match random.percent(6) {
        true => &ASSUME,
        false => random.choose(CALLS).unwrap_or(&ASSUME),
    };
    let caller = caller(&mut random, call);
    let owner = if random.percent(15) { OTHER } else { OWN };
    let resource = random.pick(call.resources).replace("{account}", owner);
    let context = context(&mut random);
    let kinds = layers(&mut random, &caller, call, owner);
    let mut draft = Draft {
        caller,
        action: call.action.to_string(),
        // There is nothing to own where there is no resource.
        owner: if resource == "*" { OWN } else { owner }.to_string(),
        resource,
        policies: Vec::new(),
        context,
    };
    // In two of three pairs a single part of a single policy decides.
    let plain = random.percent(67);
    let parts = [
        Focus::Action,
        Focus::Resource,
        Focus::Resource,
        Focus::Principal,
        Focus::Conditions,
        Focus::Conditions,
        Focus::Conditions,
        Focus::All,
    ];
    let subject = random.below(kinds.len());
    for (at, (kind, level)) in kinds.into_iter().enumerate() {
        let focus = match plain {
            true if at == subject => random.choose(&parts).copied().unwrap_or(Focus::All),
            true => Focus::Nothing,
            false => Focus::All,
        };
        let policy = policy(&mut random, &draft, kind, level, focus);
        draft
            .policies
            .extend(Some(policy).filter(|policy| !policy.statements.is_empty()));
    }
    draft
}

fn caller(random: &mut Random, call: &Call) -> Caller {
    let kind = match random.below(100) {
        0..40 => CallerType::User,
        40..75 => CallerType::Role,
        75..83 => CallerType::FederatedUser,
        83..90 => CallerType::Root,
        90..93 => CallerType::ServiceLinkedRole,
        93..97 if call.resource_policy => CallerType::Service,
        97..100 if call.action.starts_with("s3:") => CallerType::Anonymous,
        _ => CallerType::User,
    };
    let (arn, role) = match kind {
        CallerType::User => (
            format!("arn:aws:iam::{OWN}:user/{}", random.pick(&["alice", "db"])),
            None,
        ),
        CallerType::Role => {
            let path = if random.percent(10) { "path/" } else { "" };
            let role = format!("arn:aws:iam::{OWN}:role/{path}Ops");
            (
                format!("arn:aws:sts::{OWN}:assumed-role/Ops/alice"),
                Some(role),
            )
        }
        CallerType::FederatedUser => (format!("arn:aws:sts::{OWN}:federated-user/alice"), None),
        CallerType::Root => (format!("arn:aws:iam::{OWN}:root"), None),
        CallerType::ServiceLinkedRole => {
            let role = "aws-service-role/ssm.amazonaws.com/AWSServiceRoleForAmazonSSM";
            (
                format!("arn:aws:sts::{OWN}:assumed-role/AWSServiceRoleForAmazonSSM/alice"),
                Some(format!("arn:aws:iam::{OWN}:role/{role}")),
            )
        }
        CallerType::Service => ("ssm.amazonaws.com".to_string(), None),
        CallerType::Anonymous => (String::new(), None),
    };
    Caller {
        kind,
        arn,
        role_arn: role,
        ..Caller::default()
    }
}

/// Each key is there in two of three requests.
fn context(random: &mut Random) -> BTreeMap<String, ContextValue> {
    let mut context = BTreeMap::new();
    for (key, class) in KEYS {
        if random.percent(65) {
            let value = random.pick(values(*class)).to_string();
            context.insert((*key).to_string(), ContextValue::One(value));
        }
    }
    let classes = [
        Class::Text,
        Class::Text,
        Class::Number,
        Class::Date,
        Class::Flag,
        Class::Bytes,
        Class::Address,
        Class::Arn,
    ];
    for key in LISTS {
        let class = match *key {
            "aws:TagKeys" => Class::Text,
            _ => random.choose(&classes).copied().unwrap_or(Class::Text),
        };
        if random.percent(70) {
            let count = random.pick(&["", ".", ".", "..", "..."]).len();
            let list = (0..count).map(|_| random.pick(values(class)).to_string());
            context.insert((*key).to_string(), ContextValue::Many(list.collect()));
        }
    }
    context
}

/// Which policies there are, by what this caller and this call can have.
fn layers(
    random: &mut Random,
    caller: &Caller,
    call: &Call,
    owner: &str,
) -> Vec<(PolicyKind, u32)> {
    use CallerType::{Anonymous, FederatedUser, Role, Root, Service, ServiceLinkedRole, User};
    let kind = caller.kind;
    let member = !matches!(kind, Service | Anonymous);
    let mut layers = Vec::new();
    let mut add = |random: &mut Random, kind, chance, most: usize| {
        add_level(&mut layers, random, (kind, 0), chance, most);
    };
    if member {
        add(random, PolicyKind::Identity, 93, 2);
    }
    if matches!(kind, User | Role | Root) {
        add(random, PolicyKind::Boundary, 15, 1);
    }
    match kind {
        Role | ServiceLinkedRole => add(random, PolicyKind::Session, 20, 1),
        FederatedUser => add(random, PolicyKind::Session, 85, 1),
        _ => {}
    }
    add(random, PolicyKind::VpcEndpoint, 12, 2);
    if call.rcp || random.percent(25) {
        add(random, PolicyKind::Rcp, 15, 2);
    }
    if call.action == ASSUME.action {
        add(random, PolicyKind::Trust, 97, 1);
    } else if call.resource_policy {
        let needed = owner == OTHER || !member;
        add(
            random,
            PolicyKind::Resource,
            if needed { 95 } else { 35 },
            1,
        );
    }
    if member && random.percent(18) {
        for level in 0..=random.pick(&["", ".", ".."]).len() as u32 {
            add_level(&mut layers, random, (PolicyKind::Scp, level), 90, 2);
        }
    }
    layers
}

/// Up to `most` policies at one place, in so many of a hundred cases.
fn add_level(
    layers: &mut Vec<(PolicyKind, u32)>,
    random: &mut Random,
    place: (PolicyKind, u32),
    chance: usize,
    most: usize,
) {
    if random.percent(chance) {
        let count = 1 + random.below(most);
        layers.extend((0..count).map(|_| place));
    }
}

fn policy(
    random: &mut Random,
    draft: &Draft,
    kind: PolicyKind,
    level: u32,
    focus: Focus,
) -> Policy {
    let version = match kind {
        PolicyKind::Scp | PolicyKind::Rcp => CURRENT,
        _ => match random.below(100) {
            0..3 => None,
            3..5 => Some("2008-10-17"),
            _ => CURRENT,
        },
    };
    let mut writer = Writer {
        random,
        draft,
        kind,
        focus,
    };
    let count = match focus {
        Focus::Nothing => 0,
        Focus::All => 1 + writer.random.below(3),
        _ => 1,
    };
    let mut statements: Vec<_> = (0..count).map(|_| writer.statement()).collect();
    // A layer that allows nothing hides whatever the other layers say.
    let denies = statements.iter().all(|statement| !statement.allow);
    let everything = denies || (focus == Focus::All && writer.random.percent(30));
    if everything && kind != PolicyKind::Rcp && writer.random.percent(97) {
        statements.push(writer.everything());
    }
    Policy {
        kind,
        level,
        version,
        statements,
    }
}

#[cfg(test)]
mod tests {
    use super::generate;
    use crate::judge::{Answer, judge};
    use crate::oracle::Verdict;

    #[test]
    fn pairs_differ_and_are_allowed_as_often_as_denied() {
        let drafts: Vec<_> = (0..400).map(|pair| generate(5, pair)).collect();
        assert_eq!(drafts[7], generate(5, 7));
        assert!(drafts.windows(2).all(|two| two[0] != two[1]));
        let count = |verdict| {
            let answer = Answer::Decision(verdict);
            drafts.iter().filter(|draft| judge(draft) == answer).count()
        };
        assert!(count(Verdict::Allow) > 100 && count(Verdict::Deny) > 100);
    }
}
