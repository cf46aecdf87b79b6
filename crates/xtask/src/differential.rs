//! `cargo xtask differential`: random pairs, judged by this engine and by an independent one in Node.

use crate::count::Count;
use crate::process::{cargo, root, run, watch};
use crate::{node, tools};
use anyhow::Result;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// The run that belongs to every test: always the same pairs.
const SMALL: [&str; 4] = ["--pairs", "5000", "--seed", "2026"];

/// The large run, or as many pairs of another seed as the options say.
pub fn differential(options: &[&str]) -> Result<ExitCode> {
    run(comparer()?.args(options)).map(|()| ExitCode::SUCCESS)
}

/// The small one, as a suite.
pub fn suite() -> Result<Count> {
    let mut count = Count::default();
    let succeeded = watch(comparer()?.args(SMALL), |line| count.read(line))?;
    Ok(count.judged(succeeded))
}

/// The program, ready to start; the other engine is installed where it is missing.
fn comparer() -> Result<Command> {
    node::modules(&folder())?;
    let mut comparer = cargo();
    comparer
        .args(["run", "--quiet", "--locked", "--package", "tests"])
        .args(["--bin", "differential", "--"])
        .env("PATH", tools::path());
    Ok(comparer)
}

/// Where the other engine is installed, and the script that asks it.
fn folder() -> PathBuf {
    root().join("tests/differential")
}
