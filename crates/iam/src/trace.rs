//! The trace: every judgement in the order it was made, each with its place in the text.
//!
//! The decision is a fold over these rows and the sentences are made from them, so the two cannot
//! disagree.

use crate::caveat::Judgement;
use crate::policy::{Effect, Kind};
use crate::span::Span;
use crate::truth::Truth;

/// One statement as it was judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Index into the policies of the evaluation.
    pub policy: usize,
    /// Index into the policy's statements.
    pub statement: usize,
    /// `Allow` or `Deny`.
    pub effect: Effect,
    /// Whether it applies: whether all parts match.
    pub judgement: Judgement,
    /// Its parts, in the order of the language's elements: up to the element that surely rules the
    /// statement out, otherwise all.
    pub parts: Vec<Part>,
}

/// One element of a statement as it was judged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Which element.
    pub element: Element,
    /// Whether it matches.
    pub judgement: Judgement,
    /// Why.
    pub reason: Reason,
    /// The value that decided, or the element.
    pub span: Span,
}

/// The elements that are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Element {
    /// `Principal` or `NotPrincipal`.
    Principal,
    /// `Action` or `NotAction`.
    Action,
    /// `Resource` or `NotResource`.
    Resource,
    /// One operator with one key, by its index.
    Condition(usize),
    /// An empty `Condition`.
    EmptyCondition,
}

/// Why a part matches or doesn't: one variant for each sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// An entry of the element matches.
    Listed {
        /// Its index.
        item: usize,
    },
    /// No entry of the element matches.
    NotListed,
    /// The element has no entries.
    NothingListed,
    /// The only entry is an ARN that first differs from the resource in this field.
    FieldDiffers {
        /// The field, from 0.
        field: usize,
    },
    /// An entry holds a variable without a value.
    NoVariable {
        /// Its index.
        item: usize,
    },
    /// An entry may match, by what is unknown.
    MayBeListed {
        /// Its index.
        item: usize,
    },
    /// The caller has a permissions boundary, or may have one, which makes `NotPrincipal` deny it.
    Boundary,
    /// The request doesn't carry the key.
    KeyAbsent,
    /// Nobody knows what the key holds.
    KeyUnknown,
    /// `Null` found the key absent.
    NullAbsent,
    /// `Null` found the key present.
    NullPresent,
    /// A value of the key matches a value of the condition.
    ValueMatches {
        /// Index of the key's value.
        value: usize,
        /// Index of the condition's.
        item: usize,
    },
    /// A value of the key matches no value of the condition.
    ValueMatchesNone {
        /// Index of the key's value.
        value: usize,
    },
    /// Each value of the key matches a value of the condition.
    EveryValueMatches,
    /// No value of the key matches a value of the condition.
    NoValueMatches,
    /// The key has a list of values and the operator is for one.
    ListWithoutSetOperator,
    /// The condition has no values.
    NoValues,
    /// The `Condition` is empty.
    Empty,
}

/// One kind of policy, or one level of it, as its statements add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layer {
    /// The kind.
    pub kind: Kind,
    /// The level: SCP and RCP only.
    pub level: u32,
    /// Whether a Deny applies.
    pub deny: Truth,
    /// Whether an Allow applies.
    pub allow: Truth,
}
