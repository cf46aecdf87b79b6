//! `cargo xtask browsers`: the page in Firefox and in WebKit, as Debian and Ubuntu package them.
//!
//! Beside the other tests, because the packages take longer to install than all of these take to run.

use crate::process::{find, run};
use crate::tools::path;
use crate::{apt, dist, node};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;

/// Programs, and the package of each.
const PROGRAMS: [(&str, &str); 4] = [
    ("firefox-esr", "firefox-esr"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("xvfb-run", "xvfb"),
    ("xauth", "xauth"),
];

/// Installs what is missing, then goes the main ways through the page that `dist` made.
pub fn browsers() -> Result<()> {
    if !dist::folder().join("index.html").is_file() {
        bail!("there is no page to test: `cargo xtask dist` builds it");
    }
    let missing = PROGRAMS
        .iter()
        .filter(|(program, _)| find(program, &path()).is_none());
    let missing: Vec<&str> = missing.map(|(_, package)| *package).collect();
    if !missing.is_empty() {
        println!(
            "Installing {} with apt-get (once; some minutes)",
            missing.join(", ")
        );
        apt::install(&missing).with_context(|| format!("install {}", missing.join(", ")))?;
    }
    node::modules(&node::e2e())?;
    let firefox = find("firefox-esr", &path()).context("there is no firefox-esr on PATH")?;
    run(node::node(&node::e2e())?
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .args(["--config", "firefox.config.ts"])
        .env("FIREFOX", &firefox)
        // The configuration that it is made from wants one.
        .env("CHROME", &firefox)
        .env("PAGE", dist::folder()))?;
    // Without a display WebKit's driver waits for ever.
    run(crate::process::command("xvfb-run")
        .current_dir(node::e2e())
        .args(["-a", "node", "webkit.js"])
        .env("PATH", path())
        .env("WEBKIT", webkit()?)
        .env("PAGE", dist::folder()))
}

/// WebKit's own small browser, which stands beside the library.
fn webkit() -> Result<PathBuf> {
    let folders = fs::read_dir("/usr/lib")?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found = folders
        .map(|folder| folder.join("webkit2gtk-4.1/MiniBrowser"))
        .filter(|file| file.is_file());
    found
        .next()
        .context("there is no webkit2gtk-4.1/MiniBrowser below /usr/lib")
}
