//! `cargo xtask bench`: how long answers take, natively and in Node beside iam-simulate.

use crate::process::{cargo, run};
use crate::{node, npm};
use anyhow::Result;

/// Measures everything; prints, and judges nothing.
pub fn bench() -> Result<()> {
    run(cargo().args(["bench", "--package", "tests", "--locked"]))?;
    npm::npm()?;
    node::modules(&node::package())?;
    run(node::node(&node::package())?.arg("bench.js"))
}
