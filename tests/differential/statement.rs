//! A random statement that is nearly about the request: each part matches or misses by little.

use crate::draft::{Condition, Draft, List, Principal, Statement};
use crate::mutate::{Signs, mutate};
use crate::random::Random;
use crate::vocabulary::{
    CALLS, Class, KEYS, LISTS, MALFORMED, NETWORKS, OPERATORS, OTHER, OWN, class, values,
};
use session::scenario::{CallerType, PolicyKind};

/// Which parts of a policy's statements are about the request; the others are about everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    Nothing,
    Action,
    Resource,
    Principal,
    Conditions,
    All,
}

/// Writes the statements of one policy.
pub struct Writer<'a> {
    pub random: &'a mut Random,
    pub draft: &'a Draft,
    pub kind: PolicyKind,
    pub focus: Focus,
}

impl Writer<'_> {
    /// One that is nearly about the request.
    pub fn statement(&mut self) -> Statement {
        let allow = self.kind != PolicyKind::Rcp && self.random.percent(60);
        let all = self.everything();
        Statement {
            allow,
            principal: match self.on(Focus::Principal) {
                true => self.principal(allow),
                false => all.principal,
            },
            action: match self.on(Focus::Action) {
                true => self.action(),
                false => all.action,
            },
            resource: match self.on(Focus::Resource) {
                true => all.resource.map(|_| self.resource()),
                false => all.resource,
            },
            conditions: match self.on(Focus::Conditions) {
                true => self.conditions(),
                false => Vec::new(),
            },
        }
    }

    /// One that allows everybody everything.
    pub fn everything(&self) -> Statement {
        let all = |value: &str| List {
            negated: false,
            values: vec![value.to_string()],
        };
        // Resource control policies need a service.
        let service = self.draft.action.split(':').next().unwrap_or_default();
        let named = matches!(
            self.kind,
            PolicyKind::Rcp | PolicyKind::VpcEndpoint | PolicyKind::Resource | PolicyKind::Trust
        );
        Statement {
            allow: true,
            principal: named.then(|| Principal {
                negated: false,
                names: Vec::new(),
            }),
            action: match self.kind {
                PolicyKind::Rcp => all(&[service, ":*"].concat()),
                _ => all("*"),
            },
            resource: (self.kind != PolicyKind::Trust).then(|| all("*")),
            conditions: Vec::new(),
        }
    }

    fn on(&self, part: Focus) -> bool {
        self.focus == Focus::All || self.focus == part
    }

    fn conditions(&mut self) -> Vec<Condition> {
        let mut conditions: Vec<Condition> = Vec::new();
        let least = usize::from(self.focus == Focus::Conditions);
        for _ in 0..least + self.random.below(2) {
            let condition = self.condition();
            let name = condition.operator();
            // An operator twice is an error, and so is a key under it.
            let same = |other: &Condition| {
                let spelt = other.lower != condition.lower;
                let key = other.key.eq_ignore_ascii_case(&condition.key);
                other.operator().eq_ignore_ascii_case(&name) && (spelt || key)
            };
            if !conditions.iter().any(same) {
                conditions.push(condition);
            }
        }
        conditions
    }

    fn few(&mut self, mut one: impl FnMut(&mut Self) -> String) -> Vec<String> {
        let count = [1, 1, 1, 2, 3];
        let count = match self.random.below(100) {
            0 => 0,
            _ => self.random.choose(&count).copied().unwrap_or(1),
        };
        (0..count).map(|_| one(self)).collect()
    }

    fn action(&mut self) -> List {
        // Resource control policies need a service, and know no NotAction.
        let rcp = self.kind == PolicyKind::Rcp;
        List {
            negated: !rcp && self.random.percent(12),
            values: self.few(|this| this.action_value(rcp)),
        }
    }

    fn action_value(&mut self, rcp: bool) -> String {
        let own = self.draft.action.clone();
        let (service, name) = own.split_once(':').unwrap_or((&own, ""));
        let signs = Signs {
            wildcards: true,
            ..Signs::default()
        };
        match self.random.below(10) {
            0..2 if !rcp => "*".to_string(),
            0..4 => format!("{service}:*"),
            4 => self
                .random
                .choose(CALLS)
                .map_or(own.clone(), |call| call.action.to_string()),
            5 => format!("{}:{name}", service.to_uppercase()),
            _ => {
                let name = mutate(self.random, name, signs).replace([':', '/'], "");
                let name = if name.is_empty() { "*" } else { &name };
                format!("{service}:{name}")
            }
        }
    }

    fn resource(&mut self) -> List {
        List {
            negated: self.random.percent(15),
            values: self.few(Writer::resource_value),
        }
    }

    fn resource_value(&mut self) -> String {
        let own = self.draft.resource.clone();
        if own == "*" {
            return self
                .random
                .pick(&["*", "*", "arn:aws:ssm:*:*:*", "arn:aws:s3:::*"])
                .to_string();
        }
        if self.random.percent(20) {
            return "*".to_string();
        }
        let signs = Signs {
            wildcards: true,
            variables: true,
            arn: true,
        };
        let value = mutate(self.random, &own, signs);
        // IAM refuses incomplete ARNs in session policies: a few are enough.
        let complete = self.kind != PolicyKind::Session || value.matches(':').count() >= 5;
        match self.random.below(100) {
            0 if complete && self.random.percent(25) => {
                value.trim_start_matches("arn:").to_string()
            }
            0..10 => value,
            _ if complete => value,
            _ => own,
        }
    }

    fn principal(&mut self, allow: bool) -> Option<Principal> {
        match self.kind {
            // The other engine takes no endpoint policy that names anybody.
            PolicyKind::Rcp | PolicyKind::VpcEndpoint => Some(Principal {
                negated: false,
                names: Vec::new(),
            }),
            PolicyKind::Resource | PolicyKind::Trust => {
                // With Allow, or in a trust policy, it isn't supported.
                let negated =
                    !allow && self.kind == PolicyKind::Resource && self.random.percent(25);
                let names = match self.random.percent(25) && !negated {
                    true => Vec::new(),
                    false => {
                        let count = 1 + self.random.below(2);
                        (0..count).map(|_| self.name()).collect()
                    }
                };
                Some(Principal { negated, names })
            }
            _ => None,
        }
    }

    fn name(&mut self) -> (String, String) {
        let caller = &self.draft.caller;
        let aws = |name: &str| ("AWS".to_string(), name.to_string());
        let own = |kind: &str, name: &str| (kind.to_string(), name.to_string());
        match (self.random.below(13), caller.kind) {
            (0..5, CallerType::Service) => own("Service", &caller.arn),
            (0..5, CallerType::Anonymous) => aws("*"),
            (0..3, _) => aws(&caller.arn),
            (3 | 4, _) => aws(caller.role_arn.as_deref().unwrap_or(&caller.arn)),
            (5, _) => aws(OWN),
            (6, _) => aws(&format!("arn:aws:iam::{OWN}:root")),
            (7, _) => aws(OTHER),
            (8, _) => aws(&format!("arn:aws:iam::{OWN}:user/bob")),
            (9, _) => aws(&format!("arn:aws:sts::{OWN}:assumed-role/Ops/bob")),
            (10, _) => own("Service", "s3.amazonaws.com"),
            (11, _) => own(
                "Federated",
                &format!("arn:aws:iam::{OWN}:saml-provider/idp"),
            ),
            _ => aws("*"),
        }
    }

    fn condition(&mut self) -> Condition {
        let base = match self.random.below(800) {
            0 => "StringMatches",
            _ => self.random.pick(OPERATORS),
        };
        let mut list = self.random.percent(30);
        let set = match self.random.below(10) {
            0..4 if list => "ForAnyValue:",
            4..8 if list => "ForAllValues:",
            0 => "ForAnyValue:",
            1 => "ForAllValues:",
            _ => "",
        };
        let set = if base == "Null" { "" } else { set };
        let wanted = class(base);
        let fitting: Vec<_> = KEYS
            .iter()
            .filter(|(_, class)| *class == wanted || base == "Null")
            .collect();
        // A multivalued key's values are rarely of another class than text.
        list &= matches!(wanted, Class::Text) || self.list_class("aws:CalledVia") == Some(wanted);
        let key = match list {
            true if wanted != Class::Text => "aws:CalledVia",
            true => LISTS.first().copied().unwrap_or_default(),
            false => self
                .random
                .choose(&fitting)
                .map_or("aws:username", |(key, _)| key),
        };
        let key = match self.random.percent(5) {
            true => key.to_lowercase(),
            false => key.to_string(),
        };
        let values = self.few(|this| this.value(base, wanted, &key));
        Condition {
            set,
            base,
            if_exists: base != "Null" && self.random.percent(20),
            key,
            values,
            lower: self.random.percent(2),
            bare: self.random.percent(30),
        }
    }

    fn list_class(&self, key: &str) -> Option<Class> {
        let first = self.draft.values(key).first()?;
        let classes = [
            Class::Number,
            Class::Date,
            Class::Flag,
            Class::Bytes,
            Class::Address,
            Class::Arn,
            Class::Text,
        ];
        let holds = |class: &Class| values(*class).contains(&first.as_str());
        classes.into_iter().find(holds)
    }

    fn value(&mut self, base: &str, wanted: Class, key: &str) -> String {
        if base == "Null" {
            return self.random.pick(&["true", "false"]).to_string();
        }
        if !matches!(wanted, Class::Text) && self.random.percent(2) {
            return self.random.pick(MALFORMED).to_string();
        }
        if wanted == Class::Address {
            return self.random.pick(NETWORKS).to_string();
        }
        let carried = self.draft.values(key);
        let carried = self.random.choose(carried).cloned();
        let near = carried.filter(|_| self.random.percent(60));
        let value = near.unwrap_or_else(|| self.random.pick(values(wanted)).to_string());
        let signs = Signs {
            wildcards: base.contains("Like") || wanted == Class::Arn || self.random.percent(10),
            variables: true,
            arn: wanted == Class::Arn,
        };
        match wanted {
            Class::Text | Class::Arn if self.random.percent(60) => {
                mutate(self.random, &value, signs)
            }
            _ => value,
        }
    }
}
