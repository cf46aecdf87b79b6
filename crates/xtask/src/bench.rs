//! `cargo xtask bench`: how long answers take, natively and in Node beside iam-simulate, and how long
//! the page takes to load.

use crate::chromium::chromium;
use crate::process::{cargo, run};
use crate::{dist, node, npm};
use anyhow::Result;

/// Measures everything, and prints it. Times are judged by nobody: they are this machine's.
pub fn bench() -> Result<()> {
    run(cargo().args(["bench", "--package", "tests", "--locked"]))?;
    npm::npm()?;
    node::modules(&node::package())?;
    run(node::node(&node::package())?.arg("bench.js"))?;
    dist::dist()?;
    load()
}

/// How the page loads, by itself and in the eyes of Lighthouse.
pub fn load() -> Result<()> {
    let chromium = chromium()?;
    node::modules(&node::e2e())?;
    node::modules(&node::lighthouse())?;
    run(node::node(&node::e2e())?
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .args(["--config", "measure.config.ts"])
        .env("CHROME", chromium)
        .env("PAGE", dist::folder()))
}
