//! What Trunk calls after each build (`Trunk.toml`): the Content-Security-Policy, the page as it first
//! looks, which stands there until the program has loaded, and the worker that keeps the page working
//! without a network.
//!
//! A page that `trunk serve` builds stays as it is: its script that reloads the page stands in the page,
//! which the policy forbids, and a worker would show yesterday's page.

use crate::process::{cargo, output};
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Nothing but the page's own files, and no script or style within the page. Where a host can send
/// headers, it sends the same (`docs/HOSTING.md`).
pub const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; base-uri 'none'; \
    form-action 'none'; require-trusted-types-for 'script'; trusted-types worker";

const WORKER: &str = "sw.js";
const CHARSET: &str = "<meta charset=\"utf-8\" />";
/// Where the page will be.
const PLACE: &str = "<div id=\"app\"></div>";
/// What stands in the script of `trunk serve` until it is served.
const SERVED: &str = "__TRUNK_ADDRESS__";

/// Finishes the build that Trunk has staged.
pub fn finish() -> Result<()> {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder =
        folder.context("`finish` is called by Trunk, which names the folder of the build")?;
    let index = folder.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("no {}", index.display()))?;
    if html.contains(SERVED) {
        return Ok(());
    }
    fs::write(&index, protected(&filled(&html, &prerendered()?)?)?)?;
    let root = crate::process::root();
    let code = fs::read_to_string(root.join("web/worker.js")).context("no web/worker.js")?;
    let files = files(&folder)?;
    fs::write(folder.join(WORKER), worker(&code, &files))?;
    Ok(())
}

/// What visitors see first, in each language (`web/src/bin/prerender.rs`).
fn prerendered() -> Result<String> {
    let program = ["run", "--quiet", "--locked", "--package", "web"];
    let build = ["--features", "prerender", "--bin", "prerender"];
    output(cargo().args(program).args(build)).context("`prerender` failed: run it to see why")
}

/// The page with this before the place where the program puts its own.
fn filled(html: &str, prerendered: &str) -> Result<String> {
    let (before, after) = html
        .split_once(PLACE)
        .with_context(|| format!("index.html has no `{PLACE}`"))?;
    Ok(format!("{before}{prerendered}{PLACE}{after}"))
}

/// The page with its policy, before anything that the policy is about.
fn protected(html: &str) -> Result<String> {
    let (before, after) = split_behind(html, CHARSET)
        .with_context(|| format!("index.html has no `{CHARSET}` to put the policy behind"))?;
    Ok(format!(
        "{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <meta name=\"worker\" content=\"{WORKER}\">{after}"
    ))
}

fn split_behind<'a>(text: &'a str, mark: &str) -> Option<(&'a str, &'a str)> {
    let at = text.find(mark)? + mark.len();
    text.split_at_checked(at)
}

/// The names and contents of the build's files, in the order of their names.
fn files(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.file_type()?.is_file() && name != WORKER {
            files.push((name, fs::read(entry.path())?));
        }
    }
    files.sort();
    Ok(files)
}

/// The worker's script. Its version is a hash of all that it keeps and of itself.
fn worker(code: &str, files: &[(String, Vec<u8>)]) -> String {
    let parts = files
        .iter()
        .flat_map(|(name, content)| [name.as_bytes(), content]);
    let version = hash([code.as_bytes()].into_iter().chain(parts));
    let names = files.iter().map(|(name, _)| match name.as_str() {
        "index.html" => "  './',\n".to_string(),
        name => format!("  '{name}',\n"),
    });
    let names: String = names.collect();
    format!("const VERSION = '{version:016x}';\nconst FILES = [\n{names}];\n\n{code}")
}

/// FNV-1a, each part with its length: it tells builds apart, and keeps no secret.
fn hash<'a>(parts: impl Iterator<Item = &'a [u8]>) -> u64 {
    let step = |hash: u64, byte: &u8| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    parts.fold(0xcbf2_9ce4_8422_2325, |hash, part| {
        let hash = part.len().to_le_bytes().iter().fold(hash, step);
        part.iter().fold(hash, step)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, content: &str) -> (String, Vec<u8>) {
        (name.to_string(), content.as_bytes().to_vec())
    }

    #[test]
    fn the_policy_comes_before_all_it_is_about() {
        let html = "<head>\n<meta charset=\"utf-8\" />\n<script src=x></script></head>";
        let page = protected(html).unwrap();
        let policy = page.find(POLICY).unwrap();
        assert!(policy < page.find("<script").unwrap());
        assert!(protected("<head></head>").is_err());
    }

    #[test]
    fn what_is_seen_first_comes_before_the_programs_place() {
        let page = filled(&format!("<body>{PLACE}</body>"), "<p>first</p>").unwrap();
        assert_eq!(page, format!("<body><p>first</p>{PLACE}</body>"));
        assert!(filled("<body></body>", "").is_err());
    }

    #[test]
    fn hosts_are_told_the_same_policy() {
        let hosting = crate::process::root().join("docs/HOSTING.md");
        let text = fs::read_to_string(hosting).unwrap();
        assert_eq!(text.matches(POLICY).count(), 3, "one for each host");
    }

    #[test]
    fn the_worker_keeps_every_file_and_changes_with_each() {
        let files = [file("a.js", "1"), file("index.html", "2")];
        let one = worker("code", &files);
        assert!(
            one.ends_with("const FILES = [\n  'a.js',\n  './',\n];\n\ncode"),
            "{one}"
        );
        assert_eq!(one, worker("code", &files));
        for (code, files) in [
            ("other", files.clone()),
            ("code", [file("a.js", "12"), file("index.html", "")]),
            ("code", [file("b.js", "1"), file("index.html", "2")]),
        ] {
            let version = |text: &str| text.lines().next().map(str::to_string);
            assert_ne!(version(&worker(code, &files)), version(&one));
        }
    }
}
