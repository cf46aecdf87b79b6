//! Session Manager: which checks a call needs, and the answer to a whole scenario.
//!
//! Data flows one way: [`scenario::Scenario`] → checks with their context → the engine's evaluation
//! → [`answer::Answer`]. The engine knows nothing of Session Manager; everything about it is here.

pub mod access;
mod advisories;
pub mod answer;
pub mod call;
pub mod caveats;
pub mod change;
pub mod compare;
pub mod compiled;
pub mod compose;
mod context;
pub mod derived;
pub mod documents;
mod eras;
mod evaluate;
pub mod export;
pub mod import;
mod language;
pub mod link;
pub mod lint;
mod message;
mod place;
mod policies;
mod question;
pub mod read;
pub mod scenario;
mod target;
mod validate;
mod words;
pub mod write;

pub use access::{access_map, access_map_beside};
pub use change::what_would_change;
pub use compare::compare;
pub use compiled::Compiled;
pub use compose::compose;
pub use derived::derived_context;
pub use evaluate::evaluate;
pub use lint::lint;
