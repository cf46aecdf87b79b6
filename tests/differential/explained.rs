//! The list: where the engines disagree, and the rule by which this one is right or says that nobody
//! can know.
//!
//! A rule's predicate is a rewriting. It says the same, by that rule, in words about which nobody
//! disagrees: `0.0.0.0/0` as its two halves, a literal `${` with its escape. A disagreement is
//! explained where this engine answers the rewritten pair as it did the original, and the other one
//! answers it alike. So no rule can hide a disagreement that has another cause, however often its
//! predicate holds.

use crate::draft::Draft;
use crate::{conditions, errors, layers, resources, values};

/// One rule.
pub struct Rule {
    /// Its id in the project's table of semantics, or of the known faults of other engines.
    pub id: &'static str,
    /// The rule, in one sentence.
    pub sentence: &'static str,
    /// The same pair in other words; `None` where it doesn't concern the rule.
    pub rewrite: fn(&Draft) -> Option<Draft>,
}

/// All of them, in the order in which they rewrite.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    let all = [
        errors::RULES,
        conditions::RULES,
        values::RULES,
        resources::RULES,
        layers::RULES,
    ];
    all.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::rules;
    use std::collections::BTreeSet;

    #[test]
    fn every_rule_has_an_id_of_its_own_and_a_sentence() {
        let ids: BTreeSet<_> = rules().map(|rule| rule.id).collect();
        assert_eq!(ids.len(), rules().count());
        assert!(rules().all(|rule| rule.sentence.ends_with('.')));
    }
}
