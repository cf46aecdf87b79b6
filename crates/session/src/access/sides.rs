//! What a map is made of: the policies as they are, and perhaps as they were.

use super::columns::{Column, Columns};
use super::{Documents, with};
use crate::policies::PolicySet;
use crate::scenario::Scenario;
use iam::reach::Unclear;

/// The same scenario with other policies.
pub(crate) struct Before<'a> {
    /// It, and its policies.
    pub before: (&'a Scenario, &'a PolicySet),
    /// With the policies of both sides, whose patterns together tell documents apart.
    pub both: (&'a Scenario, &'a PolicySet),
}

/// Whoever decides, once for each side.
pub(super) struct Sides<'a> {
    pub now: Columns<'a>,
    pub before: Option<Columns<'a>>,
}

/// The decisions on a document on each side.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cells {
    pub now: Column,
    pub before: Option<Column>,
}

impl<'a> Sides<'a> {
    /// The scenario as it is.
    pub fn scenario(&self) -> &'a Scenario {
        self.now.scenario
    }

    /// The decisions, and whether any of those of now may hang on what AWS doesn't document. Where
    /// `owner` has any place in a policy, whoever owns the document is left open.
    pub fn of(&mut self, documents: &Documents, owner: &[Unclear]) -> (Cells, bool) {
        let request = with(&self.scenario().request, documents);
        let (now, doubtful) = self.now.of(&request, owner);
        let before = self.before.as_mut();
        let before = before.map(|before| before.of(&request, owner).0);
        (Cells { now, before }, doubtful)
    }

    /// What can't be told.
    pub fn open(&self) -> Cells {
        Cells {
            now: Column::open(),
            before: self.before.as_ref().map(|_| Column::open()),
        }
    }
}
