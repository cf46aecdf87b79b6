//! `cargo xtask audit`: licences, bans and sources of all dependencies, as `deny.toml` says.
//!
//! Known vulnerabilities are not looked up: their list is on GitHub, and everything here must also
//! run where only the package registries can be reached. With GitHub: `cargo deny check advisories`.

use crate::process::{command, run};
use crate::tools;
use anyhow::Result;
use std::process::ExitCode;

/// Installs what is missing, then audits.
pub fn audit() -> Result<ExitCode> {
    tools::for_audit()?;
    run(command("cargo-deny")
        .env("PATH", tools::path())
        .args(["check", "licenses", "bans", "sources"]))?;
    println!("(known vulnerabilities were not looked up: that needs GitHub)");
    Ok(ExitCode::SUCCESS)
}
