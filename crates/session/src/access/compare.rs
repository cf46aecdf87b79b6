//! How two scenarios differ in what they decide: from every address, with every document, and for
//! every other call of Session Manager.
//!
//! Invariant: documents are told apart by the patterns of both scenarios and addresses by the cuts of
//! both, so that neither decides any two alike things of one piece differently.

use super::columns::{Column, Columns, Steps};
use super::zones::partition;
use super::{Documents, Owner, documents, with};
use crate::answer::Decision;
use crate::policies::PolicySet;
use crate::scenario::{Request, Scenario, SessionCall};
use iam::ip::Family;

/// Something that the two decide differently from somewhere.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Change {
    /// What.
    pub what: What,
    /// How it was decided and how it is now, each once.
    pub turns: Vec<Turn>,
}

/// What may be decided differently.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// A session with this document; `None` where the call names none.
    Document(Option<String>),
    /// Sessions with documents of an owner that have no name in a policy or a table.
    Others(Owner),
    /// Another call, by its action.
    Call(&'static str),
}

/// A decision that isn't what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    pub before: Decision,
    pub after: Decision,
    /// On which way: 0 the internet, 1 an endpoint.
    pub way: usize,
    pub family: Family,
    /// Whether from all addresses of the family.
    pub whole: bool,
}

/// The calls beside StartSession that belong to a session.
const CALLS: [&str; 4] = [
    "ssm:ResumeSession",
    "ssm:TerminateSession",
    "ssm:DescribeSessions",
    "ssm:GetConnectionStatus",
];

/// All differences between two scenarios that differ in their policies only; nothing where the documents
/// can't all be told apart, or IAM would refuse a policy.
pub(crate) fn compare(before: &Scenario, after: &Scenario) -> Option<Vec<Change>> {
    let both = Scenario {
        policies: [before.policies.clone(), after.policies.clone()].concat(),
        ..before.clone()
    };
    let sets = [before, after, &both].map(|one| PolicySet::read(&one.policies));
    if sets.iter().any(|read| read.refused.is_some()) {
        return None;
    }
    let [one, two, joint] = sets.map(|read| read.set);
    let mut changes = Vec::new();
    let Request::Session(call) = &before.request else {
        return None;
    };
    let kinds = kinds(&both, &joint)?;
    let mut columns = [(before, &one), (after, &two)].map(|(one, set)| Columns::new(one, set));
    for (what, document, owner) in kinds {
        let request = with(&before.request, &document);
        let found = columns
            .each_mut()
            .map(|columns| columns.of(&request, &owner).0);
        add(&mut changes, what, &found);
    }
    for action in CALLS {
        let asked = [before, after].map(|one| Scenario {
            request: Request::Session(of_session(call, action, one)),
            ..one.clone()
        });
        let [asked_before, asked_after] = &asked;
        let pairs = [(asked_before, &one), (asked_after, &two)];
        let found = pairs.map(|(one, set)| Columns::new(one, set).of(&one.request, &[]).0);
        add(&mut changes, What::Call(action), &found);
    }
    Some(changes)
}

/// A kind of document: what it's called, one of it, and what reads its owner.
type Kind = (What, Documents, Vec<iam::reach::Unclear>);

fn kinds(both: &Scenario, joint: &PolicySet) -> Option<Vec<Kind>> {
    let columns = Columns::new(both, joint);
    let found = documents::of(&columns);
    let one = |name: Option<String>| {
        let document = name.clone();
        (
            What::Document(name),
            Documents::One { document },
            Vec::new(),
        )
    };
    let mut kinds = vec![one(None)];
    let known = found.known.iter().map(|name| (*name).to_string());
    let named = found
        .universes
        .iter()
        .flat_map(|one| one.sorter.named.iter().cloned());
    let names: std::collections::BTreeSet<String> = known.chain(named).collect();
    kinds.extend(names.into_iter().map(|name| one(Some(name))));
    for universe in &found.universes {
        let owner = universe.sorter.owner;
        for kind in universe.kinds.as_ref()? {
            let document = Some(kind.witness.clone());
            let documents = Documents::One { document };
            let owner_read = universe.sorter.owner_read.clone();
            kinds.push((What::Others(owner), documents, owner_read));
        }
    }
    Some(kinds)
}

/// The same call with another action, on a session of the caller's.
fn of_session(call: &SessionCall, action: &str, scenario: &Scenario) -> SessionCall {
    let name = scenario.caller.arn.rsplit(['/', ':']).next().unwrap_or("");
    let id = || format!("{name}-0a1b2c3d4e5f6a7b8");
    SessionCall {
        action: action.to_string(),
        session_id: Some(call.session_id.clone().unwrap_or_else(id)),
        ..call.clone()
    }
}

fn add(changes: &mut Vec<Change>, what: What, [before, after]: &[Column; 2]) {
    let mut turns = Vec::new();
    for way in [0, 1] {
        for family in Family::ALL {
            let of = |column: &Column| -> Steps {
                let [v4, v6] = column.way(way);
                match family {
                    Family::V4 => v4.clone(),
                    Family::V6 => v6.clone(),
                }
            };
            let steps = [of(before), of(after)];
            let parts = partition(&steps.each_ref(), family.last());
            let whole = parts.len() == 1;
            for (cells, _) in parts {
                if let [before, after] = *cells.as_slice()
                    && before != after
                {
                    turns.push(Turn {
                        before,
                        after,
                        way,
                        family,
                        whole,
                    });
                }
            }
        }
    }
    if !turns.is_empty() {
        changes.push(Change { what, turns });
    }
}
