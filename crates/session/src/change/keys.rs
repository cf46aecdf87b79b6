//! Another value of one condition key that a policy reads. Keys that say who calls what stay as they
//! are: with another of them it would be another question.

use super::tags;
use super::values;
use super::{Before, ChangeKind, Offer, Replaced};
use crate::question::Question;
use crate::scenario::{ContextValue, Network};
use iam::language::Sentence;
use iam::request::Presence;

/// How many values are tried in all.
const TRIED: usize = 200;

const MFA: &str = "aws:multifactorauthpresent";

/// Keys that aren't anybody's choice: they follow from the call, from the address, or from an AWS service
/// that stands in between.
const FIXED: [&str; 7] = [
    "aws:sourceip",
    "aws:vpcsourceip",
    "aws:viaawsservice",
    "aws:calledvia",
    "aws:calledviafirst",
    "aws:calledvialast",
    "ssm:sessiondocumentaccesscheck",
];

/// One value for each key with which the verdict turns.
pub(super) fn of(before: &Before<'_>) -> Vec<Offer> {
    let mut offers = Vec::new();
    let mut left = TRIED;
    for (lower, written) in before.set.written_keys() {
        if FIXED.contains(&lower.as_str()) || !is_free(before, &lower) {
            continue;
        }
        for value in values::of(&before.set, &lower) {
            let made = made(before, &lower, &written, &value);
            left = left.saturating_sub(made.len().max(1));
            if left == 0 {
                return offers;
            }
            let found = made.into_iter().find(|offer| before.turns(&offer.scenario));
            if let Some(offer) = found {
                offers.push(offer);
                break;
            }
        }
    }
    offers
}

/// Whether a key isn't a fact of the caller or the call.
fn is_free(before: &Before<'_>, lower: &str) -> bool {
    let scenario = before.scenario;
    let mut by_hand = scenario.context.keys();
    if lower == MFA || tags::name(lower).is_some() || by_hand.any(|key| key.to_lowercase() == lower)
    {
        return true;
    }
    let question = Question::of(scenario);
    let checks = question.checks(&before.set.keys);
    let mut requests = checks
        .iter()
        .map(|check| question.authorize(check, &before.set.keys));
    let given = requests.any(|request| {
        let presence = &request.context.get(lower).presence;
        !matches!(presence, Presence::Absent | Presence::Unknown)
    });
    !given || matches!(lower, "aws:sourcevpce" | "aws:sourcevpc")
}

/// What gives a key a value.
fn made(before: &Before<'_>, lower: &str, written: &str, value: &ContextValue) -> Vec<Offer> {
    let scenario = before.scenario;
    let mut known = scenario.context.keys();
    let by_hand = known.find(|key| key.to_lowercase() == lower);
    let derived = by_hand.is_none() && scenario.options.derive_context;
    if derived && tags::name(lower).is_some() {
        return tags::made(before, lower, written, value);
    }
    if derived && matches!(lower, "aws:sourcevpce" | "aws:sourcevpc") {
        return network(lower, value, before).into_iter().collect();
    }
    let mut context = scenario.context.clone();
    let name = by_hand.map_or(written, String::as_str).to_string();
    let sentence = match (value, lower == MFA) {
        (ContextValue::One(yes), true) if yes == "true" => Sentence::new("change-mfa"),
        (ContextValue::One(text), _) => Sentence::new("change-key").with("value", text.clone()),
        (ContextValue::Many(texts), _) => {
            Sentence::new("change-key").with("value", texts.join(", "))
        }
        (ContextValue::Absent | ContextValue::Unknown(_), _) => Sentence::new("change-no-key"),
    };
    let kind = if lower == MFA {
        ChangeKind::Mfa
    } else {
        ChangeKind::Key
    };
    let sentence = sentence.with("key", name.clone());
    context.insert(name, value.clone());
    let replaced = Replaced {
        context: Some(context),
        ..Replaced::default()
    };
    vec![Offer::new(kind, sentence, replaced)]
}

/// The way through an endpoint or a VPC with this id.
fn network(lower: &str, value: &ContextValue, before: &Before<'_>) -> Option<Offer> {
    let own = before.scenario.network.as_ref();
    let (vpc_source_ip, vpce, vpc) = match own {
        Some(Network::VpcEndpoint {
            vpc_source_ip,
            vpce,
            vpc,
        }) => (vpc_source_ip.clone(), vpce.clone(), vpc.clone()),
        _ => (None, None, None),
    };
    let ContextValue::One(id) = value else {
        return None;
    };
    let network = |vpce, vpc| Network::VpcEndpoint {
        vpc_source_ip: vpc_source_ip.clone(),
        vpce,
        vpc,
    };
    let (network, sentence) = match lower {
        "aws:sourcevpce" => (network(Some(id.clone()), vpc), Sentence::new("change-vpce")),
        "aws:sourcevpc" => (network(vpce, Some(id.clone())), Sentence::new("change-vpc")),
        _ => return None,
    };
    let kind = match own {
        Some(Network::VpcEndpoint { .. }) => ChangeKind::Key,
        _ => ChangeKind::Path,
    };
    let replaced = Replaced {
        network: Some(network),
        ..Replaced::default()
    };
    Some(Offer::new(kind, sentence.with("id", id.clone()), replaced))
}
