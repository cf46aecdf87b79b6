//! `cargo xtask npm`: the package for JavaScript, in `target/npm/`.

use crate::process::{cargo, command, root, run};
use crate::{node, tools};
use anyhow::{Context, Result};
use std::fs;
use std::path::PathBuf;

/// Where the package is built.
pub fn folder() -> PathBuf {
    root().join("target/npm")
}

/// What is copied as it is: its place in the project, its name in the package.
const FILES: [(&str, &str); 6] = [
    ("crates/wasm/package/portcullis.js", "portcullis.js"),
    ("crates/wasm/package/answer.js", "answer.js"),
    ("crates/wasm/package/portcullis.d.ts", "portcullis.d.ts"),
    ("crates/wasm/package/README.md", "README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Thousands of decisions a second are asked of the package, and few bytes of the page.
const PROFILE: &str = "npm";

/// Installs what is missing, then builds the package.
pub fn npm() -> Result<()> {
    tools::for_package()?;
    node::wasm_opt()?;
    let target = root().join("target");
    let build = ["build", "--package", "wasm", "--locked"];
    run(cargo()
        .args(build)
        .args([
            "--profile",
            PROFILE,
            "--target",
            tools::WASM,
            "--target-dir",
        ])
        .arg(&target))?;

    // A package of yesterday must never be what the tests see.
    if folder().exists() {
        fs::remove_dir_all(folder())?;
    }
    let built = target.join(tools::WASM).join(PROFILE).join("wasm.wasm");
    run(command("wasm-bindgen")
        .env("PATH", tools::path())
        .args([
            "--target",
            "web",
            "--no-typescript",
            "--out-name",
            "portcullis",
        ])
        .arg("--out-dir")
        .arg(folder())
        .arg(built))?;
    // The package's own module takes the name; this one is behind it.
    fs::rename(
        folder().join("portcullis.js"),
        folder().join("portcullis_bg.js"),
    )?;
    shrink()?;
    for (from, to) in FILES {
        fs::copy(root().join(from), folder().join(to)).with_context(|| format!("no {from}"))?;
    }
    fs::write(folder().join("package.json"), manifest())?;
    println!("{}", folder().join("portcullis.js").display());
    Ok(())
}

fn shrink() -> Result<()> {
    let wasm = folder().join("portcullis_bg.wasm");
    run(command("wasm-opt")
        .env("PATH", tools::path())
        .args([
            "-O3",
            "--enable-bulk-memory",
            "--enable-nontrapping-float-to-int",
        ])
        .args(["--enable-sign-ext", "--enable-mutable-globals"])
        .args(["--enable-reference-types", "--enable-multivalue"])
        .arg(&wasm)
        .arg("-o")
        .arg(&wasm))
}

/// The version is the workspace's, which is this program's, too.
fn manifest() -> String {
    format!(
        r#"{{
  "name": "portcullis",
  "version": "{}",
  "description": "Who may start an AWS Session Manager session, from where, with which document, and why",
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "exports": {{ "types": "./portcullis.d.ts", "default": "./portcullis.js" }},
  "types": "./portcullis.d.ts",
  "files": ["*.js", "*.wasm", "*.d.ts", "LICENSE-*"],
  "sideEffects": ["./portcullis.js"],
  "engines": {{ "node": ">=20" }}
}}
"#,
        env!("CARGO_PKG_VERSION")
    )
}
