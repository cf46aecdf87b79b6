//! All documents there can be, sorted by which patterns of the policies match their ARNs.
//!
//! A document belongs to AWS, which its name tells, to the account, or to another one that shares it;
//! the last is named by its ARN
//! (<https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html>). Those of
//! other Regions are left out: a session takes the documents of its own.

mod sorter;

use super::Owner;
use super::columns::Columns;
use crate::call;
use crate::documents::{AWS_OWNED, COMMANDS};
use crate::scenario::Request;
use iam::pattern::classes::Class;
use sorter::Sorter;
use std::collections::BTreeSet;

/// The documents of a scenario.
pub(super) struct Found<'a> {
    /// Whether the call may do without naming one.
    pub default: bool,
    /// Those that have a row whatever the policies say.
    pub known: Vec<&'static str>,
    /// By who owns them; none where the call takes no document.
    pub universes: Vec<Universe<'a>>,
}

/// The documents of one kind of owner.
pub(super) struct Universe<'a> {
    pub sorter: Sorter<'a>,
    /// Those that have no name in a policy or a table; nothing where there are too many kinds to tell
    /// apart.
    pub kinds: Option<Vec<Kind>>,
}

/// The documents that match the same patterns.
pub(super) struct Kind {
    /// The indices of these, but for those that all kinds match.
    pub matched: BTreeSet<usize>,
    /// One of them, as a call names it.
    pub witness: String,
    class: Class,
}

/// Sorts the documents of a scenario.
pub(super) fn of<'a>(columns: &Columns<'a>) -> Found<'a> {
    let mut found = Found {
        default: true,
        known: Vec::new(),
        universes: Vec::new(),
    };
    let Request::Session(call) = &columns.scenario.request else {
        return found;
    };
    match call::action(&call.action) {
        Some("ssm:StartSession") => {
            found.known = AWS_OWNED.iter().map(|document| document.name).collect();
        }
        Some("ssm:SendCommand") => {
            found.default = false;
            found.known = COMMANDS.to_vec();
        }
        _ => return found,
    }
    for owner in [Owner::Account, Owner::Aws, Owner::Other] {
        let sorter = Sorter::new(owner, call, columns);
        found.universes.push(sorter.sort(&found.known));
    }
    found
}
