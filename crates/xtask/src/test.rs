//! `cargo xtask test`: everything that is checked, in one run.

use crate::count::Count;
use crate::suites::{SUITES, Suite};
use anyhow::{Result, bail};
use std::process::ExitCode;
use std::time::Instant;

/// Runs the named suites, or all. One that fails doesn't keep the others from running.
///
/// Ends with a line for each suite and, alone on the last line, `N passed, N failed`.
pub fn test(names: &[&str]) -> Result<ExitCode> {
    for name in names {
        if !SUITES.iter().any(|suite| suite.name == *name) {
            let known: Vec<_> = SUITES.iter().map(|suite| suite.name).collect();
            bail!("there is no suite `{name}`: choose of {}", known.join(", "));
        }
    }
    let chosen = |suite: &&Suite| names.is_empty() || names.contains(&suite.name);
    let mut lines = Vec::new();
    let mut counts = Vec::new();
    for suite in SUITES.iter().filter(chosen) {
        println!("\n── {}: {}", suite.name, suite.about);
        let start = Instant::now();
        let count = (suite.run)().unwrap_or_else(|error| {
            eprintln!("error: {error:#}");
            Count::default().judged(false)
        });
        let seconds = start.elapsed().as_secs_f32();
        lines.push(format!("{:12} {seconds:6.1} s  {count}", suite.name));
        counts.push(count);
    }
    let total: Count = counts.into_iter().sum();
    println!("\n{}\n\n{total}", lines.join("\n"));
    Ok(ExitCode::from(u8::from(total.failed > 0)))
}
