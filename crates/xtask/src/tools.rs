//! What the commands need beside Rust and Node, at which version, and how to find it.
//!
//! Everything stands in `.tools/` of the project: deleting that folder undoes every installation.
//! A program of exactly the right version that is on `PATH` already is used as it is.

use crate::install::install;
use crate::node;
use crate::process::{command, find, output, root, run};
use anyhow::{Context, Result};
use std::ffi::OsString;
use std::path::PathBuf;
use std::{env, fs};

/// The target that browsers run.
pub const WASM: &str = "wasm32-unknown-unknown";
/// 0.22 needs a newer Rust than `rust-toolchain.toml` pins.
const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";
const CARGO_FUZZ: &str = "0.13.2";

/// A program that cargo installs.
pub struct Tool {
    /// The crate it comes from.
    pub package: &'static str,
    /// Its name on `PATH`.
    pub program: &'static str,
    /// The one version that will do.
    pub version: String,
}

impl Tool {
    fn new(package: &'static str, program: &'static str, version: &str) -> Tool {
        Tool {
            package,
            program,
            version: version.to_string(),
        }
    }

    /// Whether it's there, at this version: `trunk --version` prints `trunk 0.21.14`.
    pub fn is_present(&self) -> bool {
        find(self.program, &path())
            .and_then(|file| output(command(file).arg("--version")))
            .is_some_and(|text| text.split_whitespace().nth(1) == Some(self.version.as_str()))
    }
}

/// The folder of everything installed here.
pub fn folder() -> PathBuf {
    root().join(".tools")
}

/// The `PATH` for all programs started here: the project's own tools first.
pub fn path() -> OsString {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = [folder().join("bin"), node::bin()];
    let folders = folders.into_iter().chain(env::split_paths(&rest));
    // Joining fails only where a folder's name has the separator in it: then nothing is found there.
    env::join_paths(folders).unwrap_or(rest)
}

/// Makes sure that the page can be built: wasm target, Trunk, wasm-bindgen.
pub fn for_page() -> Result<()> {
    wasm_target()?;
    install(&[Tool::new("trunk", "trunk", TRUNK), wasm_bindgen()?])
}

/// Makes sure that the package for JavaScript can be built.
pub fn for_package() -> Result<()> {
    wasm_target()?;
    install(&[wasm_bindgen()?])
}

/// Makes sure that dependencies can be audited.
pub fn for_audit() -> Result<()> {
    install(&[Tool::new("cargo-deny", "cargo-deny", CARGO_DENY)])
}

/// Makes sure that texts can be fuzzed.
pub fn for_fuzzing() -> Result<()> {
    install(&[Tool::new("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ)])
}

fn wasm_target() -> Result<()> {
    let sysroot = output(command("rustc").args(["--print", "sysroot"]))
        .context("can't run rustc: install Rust from https://rustup.rs")?;
    let libraries = PathBuf::from(sysroot).join("lib/rustlib").join(WASM);
    if libraries.is_dir() {
        return Ok(());
    }
    println!("Adding the Rust target {WASM} (once; some seconds)");
    run(command("rustup").args(["target", "add", WASM])).with_context(|| {
        format!("Rust has no target {WASM} here: install it with rustup or your package manager")
    })
}

/// The command-line tool and the library must be of the same version.
fn wasm_bindgen() -> Result<Tool> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("can't read Cargo.lock")?;
    let version = locked(&lock, "wasm-bindgen")
        .context("Cargo.lock has no wasm-bindgen: the page needs it")?;
    Ok(Tool::new("wasm-bindgen-cli", "wasm-bindgen", version))
}

/// The version of a package in a lock file.
fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    version.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::locked;

    #[test]
    fn version_is_read_from_the_lock() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"1.0.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";
        assert_eq!(locked(lock, "wasm-bindgen"), Some("0.2.129"));
        assert_eq!(locked(lock, "trunk"), None);
    }
}
