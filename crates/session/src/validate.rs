//! Members of a scenario that make no sense, each with a sentence that says what to do.

mod call;

use crate::answer::InputError;
use crate::language::text;
use crate::place;
use crate::question::Question;
use crate::scenario::{Caller, CallerType, ContextValue, Network, Request, Scenario, VERSION};
use iam::language::{Language, Sentence};
use std::collections::BTreeMap;
use std::net::IpAddr;

/// What is wrong with the members that stay the same from question to question.
pub(crate) fn fixed(scenario: &Scenario, language: Language) -> Vec<InputError> {
    let mut errors = Errors::new(language);
    errors.found.extend(version(scenario.version, language));
    errors.caller(&scenario.caller);
    errors.found
}

/// That this program doesn't know a version of the form.
pub(crate) fn version(found: u32, language: Language) -> Option<InputError> {
    if found == VERSION {
        return None;
    }
    let sentence = Sentence::new("input-version").with("known", VERSION);
    let message = text(language, &sentence.with("found", found));
    let member = "version".to_string();
    Some(InputError { member, message })
}

/// What is wrong with the members that a question may bring.
pub(crate) fn varying(question: &Question<'_>, language: Language) -> Vec<InputError> {
    let mut found = network(question.network, language);
    found.extend(request(question.request, language));
    found.extend(together(question.caller, question.request, language));
    found.extend(context(question.context, language));
    found
}

/// What is wrong with a network.
pub(crate) fn network(network: Option<&Network>, language: Language) -> Vec<InputError> {
    let mut errors = Errors::new(language);
    match network {
        Some(Network::Internet { source_ip }) => {
            errors.address("network.sourceIp", source_ip.as_deref());
        }
        Some(Network::VpcEndpoint { vpc_source_ip, .. }) => {
            errors.address("network.vpcSourceIp", vpc_source_ip.as_deref());
        }
        None => {}
    }
    errors.found
}

/// What is wrong with a request.
pub(crate) fn request(request: &Request, language: Language) -> Vec<InputError> {
    let mut errors = Errors::new(language);
    match request {
        Request::Session(session) => errors.session(session),
        Request::Api(api) => {
            if !is_action(&api.action) {
                let sentence = Sentence::new("input-action").with("found", &api.action);
                errors.add("request.action", sentence);
            }
            if api.resource != "*" && !is_arn(&api.resource) {
                let sentence = Sentence::new("input-resource").with("found", &api.resource);
                errors.add("request.resource", sentence);
            }
            let owner = api.resource_account.as_deref();
            errors.account("request.resourceAccount", owner);
        }
    }
    errors.found
}

/// What is wrong with a caller and a request beside each other: Session Manager takes calls on what is
/// in the caller's own account only, as it has no resource-based policies
/// (<https://docs.aws.amazon.com/systems-manager/latest/userguide/security_iam_service-with-iam.html>).
/// A caller of whom nothing was told may be anyone's.
fn together(caller: &Caller, request: &Request, language: Language) -> Vec<InputError> {
    let mut errors = Errors::new(language);
    let anyone = matches!(caller.kind, CallerType::Service | CallerType::Anonymous)
        || caller.arn == Caller::default().arn;
    let (false, Request::Session(call), Some([_, partition, .., account, _])) =
        (anyone, request, iam::arn::fields(&caller.arn))
    else {
        return Vec::new();
    };
    if is_account(account) && is_account(&call.account) && account != call.account {
        let sentence = Sentence::new("input-other-account").with("found", &call.account);
        errors.add("request.account", sentence.with("own", account));
    }
    // Each partition has accounts of its own.
    let of_region = place::partition(&call.region);
    if partition != of_region {
        let sentence = Sentence::new("input-other-partition")
            .with("found", &call.region)
            .with("partition", of_region);
        errors.add("request.region", sentence.with("own", partition));
    }
    errors.found
}

/// What is wrong with a context.
pub(crate) fn context(
    context: &BTreeMap<String, ContextValue>,
    language: Language,
) -> Vec<InputError> {
    let mut errors = Errors::new(language);
    for (key, value) in context {
        let addresses = ["aws:sourceip", "aws:vpcsourceip"];
        if let (true, ContextValue::One(address)) =
            (addresses.contains(&key.to_lowercase().as_str()), value)
        {
            errors.address(&format!("context.{key}"), Some(address));
        }
        if matches!(value, ContextValue::Unknown(unknown) if !unknown.unknown) {
            let sentence = Sentence::new("input-unknown").with("key", key);
            errors.add(&format!("context.{key}"), sentence);
        }
    }
    errors.found
}

struct Errors {
    found: Vec<InputError>,
    language: Language,
}

impl Errors {
    fn new(language: Language) -> Errors {
        Errors {
            found: Vec::new(),
            language,
        }
    }

    fn add(&mut self, member: &str, sentence: Sentence) {
        self.found.push(InputError {
            member: member.to_string(),
            message: text(self.language, &sentence),
        });
    }

    fn caller(&mut self, caller: &Caller) {
        let arn = iam::arn::fields(&caller.arn);
        let resource = |wanted: &str, prefix: &str| {
            arn.is_some_and(|[first, _, service, _, account, name]| {
                let rest = name.strip_prefix(prefix).filter(|rest| !rest.is_empty());
                first == "arn" && service == wanted && is_account(account) && rest.is_some()
            })
        };
        let (fits, form) = match caller.kind {
            CallerType::User => (
                resource("iam", "user/"),
                "arn:aws:iam::111122223333:user/alice",
            ),
            CallerType::Role | CallerType::ServiceLinkedRole => {
                let session = caller.arn.matches('/').count() >= 2;
                let form = "arn:aws:sts::111122223333:assumed-role/Ops/alice";
                (resource("sts", "assumed-role/") && session, form)
            }
            CallerType::FederatedUser => {
                let form = "arn:aws:sts::111122223333:federated-user/alice";
                (resource("sts", "federated-user/"), form)
            }
            CallerType::Root => {
                let root = arn.is_some_and(|fields| fields[5] == "root" && is_account(fields[4]));
                (root, "arn:aws:iam::111122223333:root")
            }
            CallerType::Service => (caller.arn.contains('.'), "ssm.amazonaws.com"),
            CallerType::Anonymous => (true, ""),
        };
        if !fits {
            let sentence = Sentence::new("input-caller").with("found", &caller.arn);
            self.add("caller.arn", sentence.with("form", form));
        }
        if let Some(role) = &caller.role_arn {
            let fits = iam::arn::fields(role).is_some_and(|[_, _, service, .., name]| {
                service == "iam" && name.starts_with("role/")
            });
            let other = || match (role_of(&caller.arn), role_of(role)) {
                (Some(session), Some(role)) => session != role,
                _ => false,
            };
            if caller.kind == CallerType::FederatedUser {
                return;
            }
            if !fits {
                let sentence = Sentence::new("input-role").with("found", role);
                self.add("caller.roleArn", sentence);
            } else if other() {
                let sentence = Sentence::new("input-other-role").with("found", role);
                self.add("caller.roleArn", sentence.with("session", &caller.arn));
            }
        }
    }

    fn address(&mut self, member: &str, address: Option<&str>) {
        if let Some(address) = address.filter(|text| text.parse::<IpAddr>().is_err()) {
            let id = match address.contains('/') {
                true => "input-address-range",
                false => "input-address",
            };
            self.add(member, Sentence::new(id).with("found", address));
        }
    }

    fn account(&mut self, member: &str, account: Option<&str>) {
        if let Some(account) = account.filter(|id| !is_account(id)) {
            let sentence = Sentence::new("input-account").with("found", account);
            self.add(member, sentence);
        }
    }
}

/// The partition, the account and the name of a role, by its ARN or by that of a session of it.
fn role_of(arn: &str) -> Option<[&str; 3]> {
    let [_, partition, .., account, resource] = iam::arn::fields(arn)?;
    let name = match resource.strip_prefix("assumed-role/") {
        Some(session) => session.split('/').next(),
        None => resource.rsplit('/').next(),
    };
    Some([partition, account, name?])
}

/// Whether a text has the form of an account id.
pub(crate) fn is_account(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_arn(text: &str) -> bool {
    iam::arn::fields(text).is_some_and(|fields| fields[0] == "arn" && !fields[5].is_empty())
}

fn is_action(text: &str) -> bool {
    let plain = |text: &str| {
        let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-';
        !text.is_empty() && text.chars().all(allowed)
    };
    let parts = text.split_once(':');
    parts.is_some_and(|(service, name)| plain(service) && plain(name))
}
