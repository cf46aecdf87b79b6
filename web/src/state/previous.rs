//! The work that was replaced, to bring back: what lies on top of what, and which of it the next visit
//! should find.

use super::State;
use crate::examples::Example;
use crate::tags::Owner;
use crate::work::{Work, is_blank};
use session::scenario::Scenario;
use std::rc::Rc;

/// Work that was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Previous {
    /// The work.
    pub work: Work,
    /// Whether any of it was typed here.
    pub edited: bool,
    /// What replaced it.
    pub by: Replacement,
    /// Whether the visitor was told and goes on. The next visit finds it all the same.
    pub dismissed: bool,
    /// The work that was replaced before, and is still to be brought back.
    pub beneath: Option<Rc<Previous>>,
}

/// What replaced the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replacement {
    /// An example.
    Example(&'static Example),
    /// A clean page.
    Fresh,
    /// The scenario of a link.
    Link,
    /// Other work, on an earlier visit.
    Earlier,
    /// The removal of the policy with this name.
    Removal(String),
    /// A request that was read from a pasted text.
    Paste,
    /// The removal of the tag with this key.
    Tag(Owner, String),
}

impl Replacement {
    /// Whether it was a change to the work, which goes on; any other takes the place of the whole.
    fn is_step(&self) -> bool {
        matches!(
            self,
            Replacement::Removal(_) | Replacement::Paste | Replacement::Tag(..)
        )
    }
}

impl State {
    /// What of the visitor's own work the next visit should find: what is worked on, and behind it what
    /// it took the place of. Work that a clean page took the place of isn't to be found by anybody.
    pub fn worth_keeping(&self) -> Vec<&Scenario> {
        let mut works: Vec<&Scenario> = Vec::new();
        if self.edited {
            works.push(&self.work.scenario);
        }
        let mut next = self.previous.as_ref();
        while let Some(previous) = next.filter(|previous| previous.by != Replacement::Fresh) {
            if previous.edited && !previous.by.is_step() {
                works.push(&previous.work.scenario);
            }
            next = previous.beneath.as_deref();
        }
        works
    }

    pub(super) fn keep_removed(&mut self, index: usize) {
        let policy = self.work.scenario.policies.get(index);
        if let Some(policy) = policy.filter(|policy| !is_blank(policy)) {
            self.keep_work(Replacement::Removal(policy.name.clone()));
        }
    }

    /// Keeps what was typed; a mere example isn't worth keeping.
    pub(super) fn keep(&mut self, by: Replacement) {
        self.forget_asked();
        if self.edited && !self.work.is_blank() {
            self.keep_work(by);
        } else if let Some(previous) = &mut self.previous
            && (by == Replacement::Fresh || matches!(previous.by, Replacement::Removal(_)))
        {
            // A clean page leaves nothing behind. And with the others gone too, a removed policy comes
            // back only together with them.
            previous.by = by;
            previous.dismissed = false;
        }
        self.edited = false;
        self.forget_places();
    }

    /// Keeps the work on top of what was replaced before. A step can be undone until the next one.
    pub(super) fn keep_work(&mut self, by: Replacement) {
        let mut beneath = self.previous.take().map(Rc::new);
        while let Some(step) = beneath.take_if(|previous| previous.by.is_step()) {
            beneath.clone_from(&step.beneath);
        }
        self.previous = Some(Previous {
            work: self.work.clone(),
            edited: self.edited,
            by,
            dismissed: false,
            beneath,
        });
    }

    /// A removed policy comes back to the others as they are now, and what was asked to the policies as
    /// they are now. Any other work takes the place of what was typed since, which can be brought back in
    /// its turn.
    pub(super) fn restore(&mut self, previous: Previous) {
        match previous.by {
            Replacement::Removal(_) => self.work.bring_back(&previous.work),
            Replacement::Paste | Replacement::Tag(..) => {
                let typed = self.work.scenario.policies != previous.work.scenario.policies;
                self.work.ask_as(previous.work);
                self.edited = previous.edited || typed;
            }
            Replacement::Example(_)
            | Replacement::Fresh
            | Replacement::Link
            | Replacement::Earlier => {
                if self.edited && !self.work.is_blank() {
                    self.keep_work(Replacement::Earlier);
                }
                self.work = previous.work;
                self.edited = previous.edited;
            }
        }
        self.forget_places();
    }

    /// Goes without the way back to what was asked before: once that is changed again, it would take the
    /// change along.
    pub(super) fn forget_asked(&mut self) {
        let asked =
            |previous: &Previous| matches!(previous.by, Replacement::Paste | Replacement::Tag(..));
        if self.previous.as_ref().is_some_and(asked) {
            self.take_previous();
        }
    }

    /// Tells no longer of what was replaced. Work that one only looked away from is kept.
    pub(super) fn dismiss(&mut self) {
        match &mut self.previous {
            Some(previous)
                if matches!(previous.by, Replacement::Example(_) | Replacement::Link) =>
            {
                previous.dismissed = true;
            }
            _ => {
                self.take_previous();
            }
        }
    }

    /// What was replaced last, which from now on is what was replaced before.
    pub(super) fn take_previous(&mut self) -> Option<Previous> {
        let previous = self.previous.take()?;
        self.previous = previous.beneath.clone().map(Rc::unwrap_or_clone);
        Some(previous)
    }
}

#[cfg(test)]
mod tests;
