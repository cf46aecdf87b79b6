//! The IAM policy language: text → policy → evaluation → explanation.

pub mod arn;
pub mod caveat;
pub mod condition;
pub mod data;
pub mod diagnostic;
pub mod evaluate;
pub mod explain;
pub mod json;
pub mod language;
pub mod layers;
pub mod parse;
pub mod pattern;
pub mod policy;
mod principal;
pub mod request;
pub mod span;
pub mod trace;
pub mod truth;
pub mod variable;
