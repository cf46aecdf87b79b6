//! What the visitor sees. A view reads the state and the answer, and asks for actions.

pub mod caller;
pub mod caveats;
pub mod check;
pub mod copy;
pub mod document;
pub mod editor;
pub mod examples;
pub mod field;
pub mod findings;
pub mod focus;
pub mod footer;
pub mod gutter;
pub mod header;
pub mod messages;
pub mod notice;
pub mod pane;
pub mod paper;
pub mod policies;
pub mod policy;
pub mod prose;
pub mod reasons;
pub mod request;
pub mod tab;
pub mod terms;
pub mod trace;
pub mod verdict;
