//! Random (policy set, request) pairs, judged by this engine and by an independent one.
//!
//! `cargo xtask differential` runs it. A pair is judged by both; where they disagree, a rule of a
//! written list must explain it ([`explained`]), or the run fails and shows the smallest such pair.
//! The same seed gives the same pairs on every machine.

mod compare;
mod conditions;
mod draft;
mod errors;
mod explained;
mod generate;
mod glob;
mod judge;
mod layers;
mod mutate;
mod oracle;
mod random;
mod report;
mod resources;
mod shrink;
mod statement;
mod values;
mod vocabulary;

use anyhow::{Context, Result, bail};
use oracle::Oracle;
use report::Report;
use std::process::ExitCode;

/// So many pairs are judged between two lines of progress.
const BATCH: u64 = 5_000;

fn main() -> Result<ExitCode> {
    let (pairs, seed) = arguments(std::env::args().skip(1))?;
    let mut oracle = Oracle::start()?;
    let mut report = Report::new(pairs, seed);
    let mut first = 0;
    while first < pairs {
        let next = pairs.min(first + BATCH);
        let drafts: Vec<_> = (first..next)
            .map(|pair| generate::generate(seed, pair))
            .collect();
        let judged = compare::judge_all(&mut oracle, drafts)?;
        report.add(&judged);
        report.show(&mut oracle, &judged)?;
        first = next;
        report.progress(first);
    }
    Ok(report.close())
}

/// `--pairs N` and `--seed S`.
fn arguments(mut arguments: impl Iterator<Item = String>) -> Result<(u64, u64)> {
    let (mut pairs, mut seed) = (report::LARGE, 1);
    while let Some(name) = arguments.next() {
        let place = match name.as_str() {
            "--pairs" => &mut pairs,
            "--seed" => &mut seed,
            _ => bail!("unknown: {name}; there are `--pairs N` and `--seed S`"),
        };
        let value = arguments
            .next()
            .with_context(|| format!("{name} needs a number"))?;
        *place = value
            .parse()
            .with_context(|| format!("{name} {value}: no number"))?;
    }
    Ok((pairs, seed))
}
