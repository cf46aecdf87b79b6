//! A column of the map, turned on its side: one document's decisions on every address of every way.

use super::{SOURCE_IP, Source, VPC_SOURCE_IP, asked, endpoint, internet, without_addresses};
use crate::answer::{Decision, Leg};
use crate::context::forwarded;
use crate::eras;
use crate::evaluate::Judged;
use crate::policies::PolicySet;
use crate::question::Question;
use crate::scenario::{ContextValue, Network, Request, Scenario};
use iam::caveat::Caveat;
use iam::layers;
use iam::reach::{Cuts, Known, Step, Unclear};
use iam::request::Presence;
use iam::truth::Truth;
use std::collections::{BTreeMap, BTreeSet};

/// Where a decision begins to hold, in order, the first at 0.
pub(super) type Steps = Vec<(u128, Decision)>;

/// The decisions on all addresses.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    /// Over the internet, through an endpoint; each in IPv4 and in IPv6.
    ways: [[Steps; 2]; 2],
}

/// One way to AWS.
struct Way {
    network: Network,
    /// None where requests don't carry the key: what an AWS service calls on the caller's behalf has
    /// nothing of the caller's endpoint.
    cuts: Option<Cuts>,
}

/// Whoever makes columns of a scenario.
pub(super) struct Columns<'a> {
    pub scenario: &'a Scenario,
    pub set: &'a PolicySet,
    context: BTreeMap<String, ContextValue>,
    ways: [Way; 2],
    /// The steps of all legs but the document's, by way and by whether a document is named, which is
    /// all that they hang on.
    others: BTreeMap<(usize, bool), Legs>,
    /// What was found before over each way.
    known: [Known; 2],
    /// What leaves a decision open that a single address or owner would settle.
    pub unclear: BTreeSet<Unclear>,
}

/// The owner of a document, as policies read it.
const OWNER: &str = "aws:resourceaccount";

impl Column {
    /// The steps of a way: 0 the internet, 1 an endpoint.
    pub fn way(&self, way: usize) -> &[Steps; 2] {
        let [internet, endpoint] = &self.ways;
        match way {
            0 => internet,
            _ => endpoint,
        }
    }

    /// What can't be told.
    pub fn open() -> Column {
        let steps = || [(); 2].map(|()| vec![(0, Decision::Depends)]);
        Column {
            ways: [steps(), steps()],
        }
    }

    fn depends(&self) -> bool {
        let steps = self.ways.iter().flatten().flatten();
        steps
            .into_iter()
            .any(|(_, decision)| *decision == Decision::Depends)
    }
}

impl<'a> Columns<'a> {
    pub fn new(scenario: &'a Scenario, set: &'a PolicySet) -> Columns<'a> {
        let context = without_addresses(scenario);
        let carried = !scenario.options.derive_context || forwarded(&context) == Truth::False;
        Columns {
            scenario,
            set,
            ways: [
                Way {
                    network: internet(None),
                    cuts: Some(set.cuts(SOURCE_IP)),
                },
                Way {
                    network: endpoint(scenario, None),
                    cuts: carried.then(|| set.cuts(VPC_SOURCE_IP)),
                },
            ],
            context,
            others: BTreeMap::new(),
            known: Default::default(),
            unclear: BTreeSet::new(),
        }
    }

    /// The decisions on a request; where `owner` has any place in a policy, whoever owns its document
    /// is left open. And whether any of them may hang on what AWS doesn't document.
    pub fn of(&mut self, request: &Request, owner: &[Unclear]) -> (Column, bool) {
        let mut doubtful = false;
        let ways = [0, 1].map(|way| {
            let named = matches!(request, Request::Session(call) if call.document.is_some());
            let others = match self.others.get(&(way, named)) {
                Some(known) => known.clone(),
                None => {
                    let found = self.legs(way, request, false, false);
                    self.unclear.extend(&found.unclear);
                    self.others.insert((way, named), found.clone());
                    found
                }
            };
            doubtful |= others.doubtful;
            // What is denied anyway needs no document.
            if others.steps == [(); 2].map(|()| vec![(0, Decision::Deny)]) {
                return others.steps;
            }
            let document = self.legs(way, request, true, !owner.is_empty());
            self.unclear.extend(&document.unclear);
            doubtful |= document.doubtful;
            both_families(&others.steps, &document.steps)
        });
        let column = Column { ways };
        if column.depends() {
            self.unclear.extend(owner);
        }
        (column, doubtful)
    }

    /// The decision through an endpoint, on the scenario's own document, with its keys as there.
    pub fn endpoint(&self) -> Decision {
        let asked = asked(self.scenario, None, Source::VpcEndpoint(None));
        let question = Question::of(&asked);
        let checks = question.checks(&self.set.keys);
        self.set.decide(&question, &checks)
    }

    /// Whether an AWS service may make the call on the caller's behalf.
    pub fn forwarded(&self) -> bool {
        forwarded(&self.context) != Truth::False
    }

    /// What is asked over each way of a request's document.
    pub fn of_document(&self, request: &Request, mut ask: impl FnMut(&iam::request::Request<'_>)) {
        for way in &self.ways {
            let question = self.question(way, request);
            for check in question.checks(&self.set.keys) {
                if check.authorization.leg == Leg::Document {
                    ask(&question.authorize(&check, &self.set.keys));
                }
            }
        }
    }

    /// Adds what AWS doesn't document and the decision on a request from a source hangs on.
    pub fn caveats(&self, request: &Request, source: Source, found: &mut BTreeSet<Caveat>) {
        let (network, key, address) = match source {
            Source::Internet(address) => (internet(Some(address)), SOURCE_IP, Some(address)),
            Source::VpcEndpoint(address) => {
                (endpoint(self.scenario, address), VPC_SOURCE_IP, address)
            }
        };
        let mut question = Question::of(self.scenario);
        let mut context = self.context.clone();
        if let (false, Some(address)) = (question.options.derive_context, address) {
            context.insert(key.to_string(), ContextValue::One(address.to_string()));
        }
        question.request = request;
        question.network = Some(&network);
        question.context = &context;
        let checks = question.checks(&self.set.keys);
        let judged: Vec<Judged<'_>> = (checks.iter())
            .map(|check| {
                let request = question.authorize(check, &self.set.keys);
                Judged {
                    authorization: &check.authorization,
                    evaluation: self.set.judge(&request),
                    request,
                }
            })
            .collect();
        found.extend(
            judged
                .iter()
                .flat_map(|one| one.evaluation.caveats.iter().copied()),
        );
        found.extend(eras::caveat(self.set, &question, &judged));
    }

    fn question<'q>(&'q self, way: &'q Way, request: &'q Request) -> Question<'q> {
        let mut question = Question::of(self.scenario);
        question.request = request;
        question.network = Some(&way.network);
        question.context = &self.context;
        question
    }

    /// All legs of a request that are documents, or all that aren't.
    fn legs(&mut self, way: usize, request: &Request, documents: bool, any_owner: bool) -> Legs {
        let mut known = self.known.get_mut(way).map(std::mem::take);
        let legs = self.found(way, request, (documents, any_owner), known.as_mut());
        if let (Some(place), Some(known)) = (self.known.get_mut(way), known) {
            *place = known;
        }
        legs
    }

    fn found(
        &self,
        way: usize,
        request: &Request,
        (documents, any_owner): (bool, bool),
        known: Option<&mut Known>,
    ) -> Legs {
        let mut legs = Legs {
            steps: [(); 2].map(|()| vec![(0, Decision::Allow)]),
            unclear: Vec::new(),
            doubtful: false,
        };
        let (Some(way), Some(known)) = (self.ways.get(way), known) else {
            return legs;
        };
        let question = self.question(way, request);
        for check in question.checks(&self.set.keys) {
            if (check.authorization.leg == Leg::Document) != documents {
                continue;
            }
            let mut request = question.authorize(&check, &self.set.keys);
            if any_owner && !by_hand(&self.context, OWNER) {
                request.context.set(OWNER, Presence::Unknown);
            }
            let found = match &way.cuts {
                Some(cuts) => self.set.reach(&request, cuts, known).map(|found| {
                    legs.unclear.extend(found.unclear);
                    legs.doubtful |= found.doubtful;
                    found.steps.iter().map(told).collect()
                }),
                None => {
                    legs.doubtful = true;
                    let decision = self.set.decide_one(&request);
                    [(); 2].map(|()| vec![told(&Step { first: 0, decision })])
                }
            };
            legs.steps = both_families(&legs.steps, &found);
        }
        legs
    }
}

/// Some of a request's legs over one way.
#[derive(Clone)]
struct Legs {
    steps: [Steps; 2],
    unclear: Vec<Unclear>,
    doubtful: bool,
}

fn by_hand(context: &BTreeMap<String, ContextValue>, key: &str) -> bool {
    context.keys().any(|known| known.eq_ignore_ascii_case(key))
}

fn told(step: &Step) -> (u128, Decision) {
    let decision = match step.decision {
        layers::Decision::Allow => Decision::Allow,
        layers::Decision::Deny => Decision::Deny,
        layers::Decision::Depends => Decision::Depends,
    };
    (step.first, decision)
}

fn both_families([a4, a6]: &[Steps; 2], [b4, b6]: &[Steps; 2]) -> [Steps; 2] {
    [both(a4, b4), both(a6, b6)]
}

/// A call is allowed only where all its checks are.
fn both(a: &Steps, b: &Steps) -> Steps {
    // Most checks but one are decided alike at every address.
    match (a.as_slice(), b.as_slice()) {
        ([(_, Decision::Allow)], _) | (_, [(_, Decision::Deny)]) => return b.clone(),
        (_, [(_, Decision::Allow)]) | ([(_, Decision::Deny)], _) => return a.clone(),
        _ => {}
    }
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let (mut one, mut two) = (Decision::Allow, Decision::Allow);
    let mut steps = Steps::new();
    loop {
        let first = match (a.peek(), b.peek()) {
            (Some((a, _)), Some((b, _))) => *a.min(b),
            (Some((first, _)), None) | (None, Some((first, _))) => *first,
            (None, None) => return steps,
        };
        if let Some((_, decision)) = a.next_if(|(at, _)| *at == first) {
            one = *decision;
        }
        if let Some((_, decision)) = b.next_if(|(at, _)| *at == first) {
            two = *decision;
        }
        let decision = match (one, two) {
            (Decision::Deny, _) | (_, Decision::Deny) => Decision::Deny,
            (Decision::Allow, Decision::Allow) => Decision::Allow,
            _ => Decision::Depends,
        };
        if steps.last().is_none_or(|(_, last)| *last != decision) {
            steps.push((first, decision));
        }
    }
}
