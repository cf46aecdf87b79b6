//! Finding a Chromium for the browser tests; on Debian and Ubuntu, installing one.

use crate::apt;
use crate::process::{command, find, output};
use crate::tools::path;
use anyhow::{Context, Result, bail};
use std::env;
use std::path::PathBuf;

const NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// The browser: `CHROME`, or the first on `PATH`, or the system's package, installed now.
pub fn chromium() -> Result<PathBuf> {
    if let Some(chrome) = env::var_os("CHROME").map(PathBuf::from) {
        if runs(&chrome) {
            return Ok(chrome);
        }
        bail!("CHROME is {}, which can't be started", chrome.display());
    }
    if let Some(found) = on_path() {
        return Ok(found);
    }
    install()?;
    on_path().context(WHAT_TO_DO)
}

const WHAT_TO_DO: &str = "the browser tests need Chromium or Chrome: install one, \
     or name its program in the environment variable CHROME";

fn on_path() -> Option<PathBuf> {
    let path = path();
    let mut found = NAMES.iter().filter_map(|name| find(name, &path));
    found.find(runs)
}

/// Ubuntu's `chromium-browser` is a stub that only says what to install instead: it must run.
fn runs(program: &PathBuf) -> bool {
    output(command(program).arg("--version")).is_some()
}

fn install() -> Result<()> {
    println!("Installing Chromium with apt-get (once; about half a minute)");
    apt::install(&["chromium"]).context(WHAT_TO_DO)
}
