//! `cargo xtask dist`: the page as a folder to put on a host (`docs/HOSTING.md`).

use crate::process::{root, run};
use crate::serve::trunk;
use crate::{node, tools};
use anyhow::Result;
use std::fs;
use std::path::PathBuf;

/// The folder. Not Trunk's `dist/`, which a `trunk serve` that runs meanwhile would overwrite.
pub fn folder() -> PathBuf {
    root().join("target/page")
}

/// Builds it anew, and puts compressed files beside the others.
pub fn dist() -> Result<()> {
    // A page of yesterday must never be what is tested, or published.
    if folder().exists() {
        fs::remove_dir_all(folder())?;
    }
    tools::for_page()?;
    node::wasm_opt()?;
    run(trunk()
        .args(["build", "--release", "--locked", "--dist"])
        .arg(folder()))?;
    run(node::node(&node::e2e())?.arg("compress.js").arg(folder()))
}
