//! `cargo xtask fuzz`: the targets of `fuzz/`, each for as long as one likes.
//!
//! Needs a nightly Rust, which is no part of a check: `cargo xtask test` runs the same functions over
//! fixed texts.

use crate::process::{command, root, run};
use crate::tools;
use anyhow::{Context, Result};
use std::fs;
use std::process::ExitCode;

const TARGETS: [&str; 4] = ["policy", "scenario", "import", "link"];

/// What one target gets, unless said otherwise.
pub const SECONDS: u32 = 600;

/// Reads the number of seconds from the command line.
pub fn parse_seconds(text: &str) -> Result<u32> {
    let number = text.parse();
    number.with_context(|| format!("`{text}` is not a number of seconds: write digits only"))
}

/// Installs what is missing, then fuzzes each target until the time is up or something is found.
pub fn fuzz(seconds: u32) -> Result<ExitCode> {
    tools::for_fuzzing()?;
    for target in TARGETS {
        println!("Fuzzing `{target}` for {seconds} s, after a build of some minutes");
        // New inputs go into the first folder; the second holds the ones that are checked in.
        let found = format!("fuzz/corpus/{target}");
        fs::create_dir_all(root().join(&found)).context("can't make the folder of inputs")?;
        run(command("rustup")
            .env("PATH", tools::path())
            .args(["run", "nightly", "cargo", "fuzz", "run", target])
            .args([found, format!("fuzz/seeds/{target}")])
            .arg("--")
            .arg(format!("-max_total_time={seconds}"))
            .args(["-timeout=5", "-max_len=8192"]))?;
    }
    Ok(ExitCode::SUCCESS)
}
