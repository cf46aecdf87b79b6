//! Two versions of the policies: what became allowed, what became denied, each with a request that
//! proves it.
//!
//! Compared is every call of Session Manager by the scenario's caller in its Region and account, on
//! every resource there can be, over the internet and through a VPC endpoint, with every value of every
//! condition key that either version reads. No one address, document, tag or key of the scenario
//! counts. `iam::compare` searches; where it comes to an end, what it doesn't find isn't there.

mod keys;
mod resources;

use crate::compiled::{Refused, sound};
use crate::language::text;
use crate::place::Place;
use crate::policies::PolicySet;
use crate::question::Question;
use crate::scenario::{ApiCall, ContextValue, Network, Options, PolicyText, Request, Scenario};
use crate::validate;
use iam::compare::keys::Key;
use iam::compare::{Change, Context, Pair};
use iam::language::{Language, Sentence};
use iam::pattern::Glob;
use iam::request::Presence;
use serde::Serialize;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// What differs between two versions of the policies.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Comparison {
    /// Each action on each kind of resource that one version allows and the other doesn't.
    pub differences: Vec<Difference>,
    /// Whether there is no other difference. Otherwise a key is read in a way that can't be told in
    /// full, or there was too much to try.
    pub complete: bool,
    /// All of it in one sentence.
    pub summary: String,
}

/// Something that one version allows and the other doesn't.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// What it became.
    pub change: Becomes,
    /// The action.
    pub action: &'static str,
    /// A resource; those that the policies' patterns don't tell from it are the same.
    pub resource: String,
    /// One sentence.
    pub text: String,
    /// A request that proves it, without the policies: one version allows it, the other denies it.
    pub scenario: Scenario,
}

/// What a request became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Becomes {
    /// Allowed: before, it was denied.
    Allowed,
    /// Denied: before, it was allowed.
    Denied,
}

/// How many contexts are tried at most, and how many differences are told.
const STEPS: usize = 50_000;
const TOLD: usize = 100;

/// Compares the scenario's policies with others. Policies that nobody can see are left out on both
/// sides: what differs without them is a difference wherever they allow it.
///
/// # Errors
///
/// When IAM would refuse a policy, or a member makes no sense.
pub fn compare(
    scenario: &Scenario,
    after: &[PolicyText],
    language: Language,
) -> Result<Comparison, Refused> {
    let mut errors = validate::fixed(scenario, language);
    errors.extend(validate::request(&scenario.request, language));
    if !errors.is_empty() {
        return Err(Refused::Input(errors));
    }
    let before = sound(&scenario.policies, language)?;
    let after = sound(after, language)?;
    let mut written = before.written_keys();
    written.extend(after.written_keys());
    let comparer = Comparer {
        pair: Pair::new(before.attached(), after.attached()),
        keys: written.keys().cloned().collect(),
        written,
        sides: [&before, &after],
        language,
    };
    Ok(comparer.run(scenario))
}

struct Comparer<'a> {
    pair: Pair<'a>,
    /// Every key that a side reads: in lower case, and as it is written.
    keys: BTreeSet<String>,
    written: BTreeMap<String, String>,
    sides: [&'a PolicySet; 2],
    language: Language,
}

/// What was found so far, and at which price.
struct Progress {
    steps: usize,
    differences: Vec<Difference>,
    complete: bool,
    /// What patterns tell apart of a form's resources: several actions ask for it, over both ways.
    classes: HashMap<(resources::Form, Vec<Glob>), Rc<resources::Classes>>,
}

impl Comparer<'_> {
    fn run(&self, scenario: &Scenario) -> Comparison {
        let mut progress = Progress {
            steps: STEPS,
            differences: Vec::new(),
            complete: true,
            classes: HashMap::new(),
        };
        for network in [internet(), endpoint()] {
            let mut asked = bare(scenario, network);
            for (action, kind) in resources::KINDS {
                for form in resources::forms(*kind, place(scenario)) {
                    self.form(&mut asked, action, form, &mut progress);
                }
            }
        }
        let Progress {
            differences,
            complete,
            ..
        } = progress;
        let count = |change| {
            differences
                .iter()
                .filter(|one| one.change == change)
                .count()
        };
        let sentence = Sentence::new("compare-summary")
            .with("allowed", count(Becomes::Allowed))
            .with("denied", count(Becomes::Denied))
            .with("complete", if complete { "yes" } else { "no" });
        Comparison {
            summary: text(self.language, &sentence),
            differences,
            complete,
        }
    }

    /// All resources of a form, for one action.
    fn form(
        &self,
        asked: &mut Scenario,
        action: &'static str,
        form: resources::Form,
        progress: &mut Progress,
    ) {
        asked.request = api(action, &form.example());
        // Where the sides have the same statements about the action there is nothing to ask.
        let globs = self.asked(asked, |request, _| {
            let concerns = self.pair.concerns(&request);
            concerns.then(|| resources::patterns(self.sides, &request))
        });
        let Some(globs) = globs else {
            return;
        };
        let classes = match progress.classes.entry((form, globs)) {
            Entry::Occupied(known) => known.get().clone(),
            Entry::Vacant(new) => {
                let (form, globs) = new.key();
                let classes = Rc::new(form.classes(globs));
                new.insert(classes).clone()
            }
        };
        progress.complete &= classes.complete;
        let mut keys: Option<Vec<Key>> = None;
        for resource in &classes.resources {
            let told = progress.differences.iter();
            let known = told.filter(|one| one.action == action && one.resource == *resource);
            let known: Vec<Becomes> = known.map(|one| one.change).collect();
            asked.request = api(action, resource);
            let found = self.search(asked, &mut keys, &mut progress.steps);
            progress.complete &= found.complete;
            for (change, context) in found.changes {
                let change = match change {
                    Change::Allowed => Becomes::Allowed,
                    Change::Denied => Becomes::Denied,
                };
                if known.contains(&change) {
                    continue;
                }
                if progress.differences.len() >= TOLD {
                    progress.complete = false;
                    return;
                }
                let proof = self.proof(asked, context);
                progress.differences.push(Difference {
                    change,
                    action,
                    resource: resource.clone(),
                    text: self.told(change, action, resource, &proof),
                    scenario: proof,
                });
            }
        }
    }

    fn search(
        &self,
        asked: &Scenario,
        keys: &mut Option<Vec<Key>>,
        steps: &mut usize,
    ) -> iam::compare::Found {
        self.asked(asked, |request, free| {
            // What the conditions tell apart is the same for all resources of a kind.
            let keys = keys.get_or_insert_with(|| {
                let natures = free
                    .iter()
                    .map(|name| keys::nature(name, asked.network.as_ref()));
                natures
                    .map(|nature| self.pair.key(nature, &request.context))
                    .collect()
            });
            self.pair.differences(request, keys, steps)
        })
    }

    /// Asks with the request as the engine takes it, in which the keys are unknown that may hold
    /// anything; these are named too.
    fn asked<T>(
        &self,
        asked: &Scenario,
        ask: impl FnOnce(iam::request::Request<'_>, &[&str]) -> T,
    ) -> T {
        let question = Question::of(asked);
        let mut checks = question.checks(&self.keys);
        let check = checks.remove(0);
        let mut request = question.authorize(&check, &self.keys);
        let mut free: Vec<&str> = Vec::new();
        for key in &self.keys {
            let unknown = request.context.get(key).presence == Presence::Unknown;
            if unknown || !keys::is_fixed(key, asked.network.as_ref()) {
                request.context.set(key, Presence::Unknown);
                free.push(key);
            }
        }
        ask(request, &free)
    }

    /// The request that was found, with each key by hand that nothing settles.
    fn proof(&self, asked: &Scenario, context: Context) -> Scenario {
        let mut values: BTreeMap<String, ContextValue> = self.asked(asked, |_, free| {
            let absent = free
                .iter()
                .map(|key| ((*key).to_string(), ContextValue::Absent));
            absent.collect()
        });
        values.extend(
            context
                .into_iter()
                .map(|(key, presence)| (key, value(&presence))),
        );
        let named = |key: String| self.written.get(&key).cloned().unwrap_or(key);
        Scenario {
            context: values
                .into_iter()
                .map(|(key, value)| (named(key), value))
                .collect(),
            ..asked.clone()
        }
    }

    fn told(&self, change: Becomes, action: &str, resource: &str, proof: &Scenario) -> String {
        let id = match change {
            Becomes::Allowed => "compare-allowed",
            Becomes::Denied => "compare-denied",
        };
        let way = match proof.network {
            Some(Network::VpcEndpoint { .. }) => "endpoint",
            _ => "internet",
        };
        let sentence = Sentence::new(id)
            .with("action", action)
            .with("resource", resource);
        text(self.language, &sentence.with("way", way))
    }
}

/// The scenario without what varies.
fn bare(scenario: &Scenario, network: Network) -> Scenario {
    Scenario {
        policies: Vec::new(),
        network: Some(network),
        context: BTreeMap::new(),
        options: Options {
            unknown_layers: Vec::new(),
            derive_context: true,
            ..scenario.options.clone()
        },
        ..scenario.clone()
    }
}

fn internet() -> Network {
    Network::Internet { source_ip: None }
}

fn endpoint() -> Network {
    Network::VpcEndpoint {
        vpc_source_ip: None,
        vpce: None,
        vpc: None,
    }
}

fn api(action: &str, resource: &str) -> Request {
    Request::Api(ApiCall {
        action: action.to_string(),
        resource: resource.to_string(),
        resource_account: None,
    })
}

/// The Region and the account of the scenario's request; of a single API call those that its resource
/// or else its caller names.
fn place(scenario: &Scenario) -> Place<'_> {
    match &scenario.request {
        Request::Session(call) => Place::of(call),
        Request::Api(call) => {
            let region = named(&call.resource, 3).unwrap_or("us-east-1");
            let own = named(&scenario.caller.arn, 4);
            let account = named(&call.resource, 4).or(own);
            Place {
                region,
                account: account.unwrap_or("111122223333"),
            }
        }
    }
}

/// A field of an ARN, unless it is empty.
fn named(arn: &str, field: usize) -> Option<&str> {
    arn.split(':').nth(field).filter(|text| !text.is_empty())
}

fn value(presence: &Presence) -> ContextValue {
    match presence {
        Presence::One(value) => ContextValue::One(value.clone()),
        Presence::Many(values) => ContextValue::Many(values.clone()),
        Presence::Like { .. } | Presence::Absent | Presence::Unknown => ContextValue::Absent,
    }
}
