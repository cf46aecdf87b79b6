//! The IAM policy language: text → policy → evaluation → explanation.

pub mod language;
