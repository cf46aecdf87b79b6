//! A scenario out again, for a terminal or a ticket: as the command that makes its call, as calls of
//! IAM's policy simulator, as a report.
//!
//! Invariant: whatever a scenario holds, it stays within its argument, its comment or its table.

mod command;
mod entries;
mod markdown;
mod report;
mod shell;
mod simulate;
mod visible;

pub use command::command;
pub use report::report;
pub use simulate::simulate;
