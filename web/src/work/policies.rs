//! The list of policies: they come, are copied, go and come back.
//!
//! Invariant: there is at least one, and each has a tab of its own.

use super::{Work, is_blank};
use crate::files::Opened;
use session::scenario::{PolicyKind, PolicyText, Text};

impl Work {
    pub(super) fn add(&mut self) {
        let policies = &self.scenario.policies;
        self.insert(policies.len(), empty(policies));
    }

    /// The first file is put where a policy hasn't been written yet, and the others are of its kind,
    /// unless they say themselves what they are.
    pub(super) fn open(&mut self, files: Vec<Opened>) {
        if !files.is_empty() && !self.shown().is_some_and(is_blank) {
            self.add();
        }
        let first = self.selected;
        let Some(blank) = self.shown().cloned() else {
            return;
        };
        for (offset, file) in files.into_iter().enumerate() {
            let typed_arn = || blank.arn.clone().filter(|_| offset == 0);
            let policy = PolicyText {
                name: file.name,
                text: typed(&file.text).into(),
                kind: file.kind.unwrap_or(blank.kind),
                arn: file.arn.or_else(typed_arn),
                ..blank
            };
            if offset == 0 {
                self.change(first, |blank| *blank = policy);
            } else {
                self.insert(first + offset, policy);
            }
        }
    }

    /// Takes a composed policy in: where one hasn't been written yet, or else behind the others.
    pub fn adopt(&mut self, name: &str, text: String) {
        if !self.shown().is_some_and(is_blank) {
            self.add();
        }
        let selected = self.selected;
        let policies = self.scenario.policies.iter().enumerate();
        let others = policies.filter(|(index, _)| *index != selected);
        let others: Vec<PolicyText> = others.map(|(_, policy)| policy.clone()).collect();
        let taken = others.iter().any(|other| other.name == name);
        let name = match taken {
            true => free_name(&others, name),
            false => name.to_string(),
        };
        self.change(selected, |blank| {
            *blank = PolicyText {
                name,
                text: text.into(),
                ..empty(&[])
            };
        });
    }

    pub(super) fn duplicate(&mut self, index: usize) {
        let policies = &self.scenario.policies;
        if let Some(policy) = policies.get(index) {
            let name = free_name(policies, &policy.name);
            let policy = policy.clone();
            self.insert(index + 1, PolicyText { name, ..policy });
        }
    }

    pub(super) fn change(&mut self, index: usize, change: impl FnOnce(&mut PolicyText)) {
        if let Some(policy) = self.scenario.policies.get_mut(index) {
            change(policy);
        }
    }

    pub(super) fn remove(&mut self, index: usize) {
        if index >= self.scenario.policies.len() {
            return;
        }
        self.scenario.policies.remove(index);
        self.tabs.remove(index);
        if self.scenario.policies.is_empty() {
            self.add();
        }
        if self.selected >= index {
            self.selected = self.selected.saturating_sub(1);
        }
    }

    /// Puts these in place of the policies, of which there may be more, and shows the first that differs.
    /// What hasn't been written yet isn't asked, and stays as it is.
    pub(super) fn replace_policies(&mut self, policies: Vec<PolicyText>) {
        let mut shown = None;
        for (index, policy) in policies.into_iter().enumerate() {
            match self.scenario.policies.get_mut(index) {
                Some(own) if is_blank(own) || *own == policy => continue,
                Some(own) => *own = policy,
                None => self.insert(index, policy),
            }
            shown = shown.or(Some(index));
        }
        self.selected = shown.unwrap_or(self.selected);
    }

    /// Brings back the policy that was removed since, and nothing else.
    pub fn bring_back(&mut self, before: &Work) {
        let policies = before.tabs.iter().zip(&before.scenario.policies);
        let mut gone = policies.enumerate();
        let Some((index, (tab, policy))) = gone.find(|(_, (tab, _))| !self.tabs.contains(tab))
        else {
            return;
        };
        if before.tabs.len() == 1 && self.is_blank() {
            // What is there now took the place of the last one, so that there is one.
            self.scenario.policies.clear();
            self.tabs.clear();
        }
        self.insert_as(*tab, index, policy.clone());
    }

    /// Puts a new policy in, and shows it.
    fn insert(&mut self, index: usize, policy: PolicyText) {
        self.insert_as(self.next_tab, index, policy);
        self.next_tab += 1;
    }

    fn insert_as(&mut self, tab: u32, index: usize, policy: PolicyText) {
        let index = index.min(self.tabs.len());
        self.scenario.policies.insert(index, policy);
        self.tabs.insert(index, tab);
        self.selected = index;
    }
}

/// A policy that hasn't been written yet.
pub(super) fn empty(others: &[PolicyText]) -> PolicyText {
    PolicyText {
        name: free_name(others, "policy"),
        kind: PolicyKind::Identity,
        level: 0,
        text: Text::default(),
        enabled: true,
        arn: None,
    }
}

/// The text as a text area holds it, which knows one kind of line end: any other would be a change
/// that nobody made, and would move all places behind it.
pub(super) fn typed(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The name with the first number that isn't taken.
fn free_name(others: &[PolicyText], like: &str) -> String {
    let digits = like.trim_end_matches(|c: char| c.is_ascii_digit());
    let numbered = digits.len() < like.len();
    let stem = digits.strip_suffix('-').filter(|_| numbered);
    let stem = stem.unwrap_or(like);
    let free = |name: &String| others.iter().all(|other| other.name != *name);
    let name = (1..).map(|n| format!("{stem}-{n}")).find(free);
    name.unwrap_or_default()
}
