//! The suites, in the order in which they run: what costs little first.

use crate::chromium::chromium;
use crate::count::Count;
use crate::process::{cargo, run, watch};
use crate::{differential, dist, node, npm};
use anyhow::{Result, bail};

/// One suite.
pub struct Suite {
    /// Its name, as an argument of `cargo xtask test`.
    pub name: &'static str,
    /// What it checks.
    pub about: &'static str,
    /// Runs it. An error counts as one failed test.
    pub run: fn() -> Result<Count>,
}

/// All of them.
pub const SUITES: [Suite; 8] = [
    Suite {
        name: "format",
        about: "rustfmt",
        run: || single(&["fmt", "--all", "--check"]),
    },
    Suite {
        name: "lints",
        about: "clippy, no warnings",
        run: || {
            let clippy = ["clippy", "--workspace", "--all-targets", "--locked"];
            single(&[&clippy[..], &["--", "--deny", "warnings"]].concat())
        },
    },
    Suite {
        name: "native",
        about: "unit tests, laws and corpus",
        run: native,
    },
    Suite {
        name: "differential",
        about: "random cases, beside an independent engine",
        run: differential::suite,
    },
    Suite {
        name: "docs",
        about: "documentation, no warnings",
        run: docs,
    },
    Suite {
        name: "npm",
        about: "the package for JavaScript, in Node",
        run: npm,
    },
    Suite {
        name: "page",
        about: "release build of the page, compressed",
        run: page,
    },
    Suite {
        name: "browser",
        about: "that page, and the package, in Chromium",
        run: browser,
    },
];

/// One that either passes or not.
fn single(args: &[&str]) -> Result<Count> {
    run(cargo().args(args)).map(|()| ONE)
}

const ONE: Count = Count {
    passed: 1,
    failed: 0,
};

fn native() -> Result<Count> {
    let mut count = Count::default();
    // One failure doesn't hide others.
    let args = ["test", "--workspace", "--locked", "--no-fail-fast"];
    let succeeded = watch(cargo().args(args), |line| count.read(line))?;
    Ok(count.judged(succeeded))
}

fn docs() -> Result<Count> {
    let args = ["doc", "--workspace", "--no-deps", "--locked"];
    // Nothing here is published: a link into the private parts helps whoever reads the source.
    let flags = "--deny warnings --allow rustdoc::private_intra_doc_links";
    run(cargo().args(args).env("RUSTDOCFLAGS", flags)).map(|()| ONE)
}

fn npm() -> Result<Count> {
    npm::npm()?;
    node::modules(&node::package())?;
    // What the package must answer.
    let answers = ["run", "--quiet", "--package", "tests", "--bin", "answers"];
    run(cargo().args(answers).arg("--locked"))?;
    let mut count = Count::default();
    let tests = ["--test", "--test-reporter=spec"];
    let succeeded = watch(node::node(&node::package())?.args(tests), |line| {
        count.read(line);
    })?;
    Ok(count.judged(succeeded))
}

fn page() -> Result<Count> {
    dist::dist().map(|()| ONE)
}

fn browser() -> Result<Count> {
    if !dist::folder().join("index.html").is_file() {
        bail!("there is no page to test: `cargo xtask test page` builds it");
    }
    if !npm::folder().is_dir() {
        npm::npm()?;
    }
    let chromium = chromium()?;
    node::modules(&node::e2e())?;
    let mut count = Count::default();
    let playwright = ["node_modules/@playwright/test/cli.js", "test"];
    let succeeded = watch(
        node::node(&node::e2e())?
            .args(playwright)
            .env("CHROME", chromium)
            .env("PAGE", dist::folder()),
        |line| count.read(line),
    )?;
    Ok(count.judged(succeeded))
}
