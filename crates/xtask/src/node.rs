//! What comes from npm: wasm-opt for release builds, and what the tests in Node and browsers need.

use crate::process::{command, find, root, run};
use crate::tools::{folder, path};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// Older ones, Debian's among them, can't read what Rust writes today.
const BINARYEN: &str = "132.0.0";

/// Where npm puts the programs of the packages in `.tools/`.
pub fn bin() -> PathBuf {
    folder().join("node_modules/.bin")
}

/// The folder of the browser tests.
pub fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// The folder of Lighthouse, which only measurements need.
pub fn lighthouse() -> PathBuf {
    root().join("tests/lighthouse")
}

/// Makes sure that wasm-opt is there, at the version `Trunk.toml` asks for.
pub fn wasm_opt() -> Result<()> {
    let manifest = folder().join("node_modules/binaryen/package.json");
    let version = format!("\"version\": \"{BINARYEN}\"");
    if fs::read_to_string(manifest).is_ok_and(|text| text.contains(&version)) {
        return Ok(());
    }
    println!("Installing wasm-opt (binaryen {BINARYEN}) into .tools/ (once; some seconds)");
    // Without a manifest of its own, npm would look for one in the folders above.
    fs::create_dir_all(folder())?;
    fs::write(folder().join("package.json"), "{ \"private\": true }\n")?;
    let package = format!("binaryen@{BINARYEN}");
    run(npm(&folder())?.args(["install", "--save-exact", &package]))
}

/// The folder of the package's tests.
pub fn package() -> PathBuf {
    root().join("tests/npm")
}

/// Makes sure that what a folder's `package-lock.json` names is there.
pub fn modules(folder: &Path) -> Result<()> {
    let wanted = modified(&folder.join("package-lock.json"));
    let installed = modified(&folder.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= wanted {
        return Ok(());
    }
    println!(
        "Installing into {} (once; some seconds)",
        folder.join("node_modules").display()
    );
    run(npm(folder)?.arg("ci"))
}

/// Node, to run a script in a folder.
pub fn node(folder: &Path) -> Result<Command> {
    let mut node = command(program("node")?);
    node.current_dir(folder).env("PATH", path());
    Ok(node)
}

fn npm(folder: &Path) -> Result<Command> {
    let mut npm = command(program("npm")?);
    npm.current_dir(folder)
        .args(["--no-audit", "--no-fund", "--loglevel", "error"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    Ok(npm)
}

fn program(name: &str) -> Result<PathBuf> {
    find(name, &path()).with_context(|| {
        format!("there is no {name} on PATH: install Node 20 or newer, https://nodejs.org")
    })
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}
