//! `cargo xtask <command>`: installs what is missing into `.tools/`, then runs it.
//!
//! Needs Rust, Node and a C linker; nothing is written outside the project except the wasm target of
//! the Rust toolchain and, for tests in browsers, the system's packages of these.

mod apt;
mod audit;
mod bench;
mod browsers;
mod chromium;
mod count;
mod differential;
mod dist;
mod finish;
mod fuzz;
mod install;
mod node;
mod npm;
mod process;
mod serve;
mod suites;
mod test;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask serve [--port N]   the page on http://127.0.0.1:8080, rebuilt on every change
cargo xtask test [SUITE…]      everything that is checked: format, lints, native, differential, docs, npm, page, browser
cargo xtask browsers           that page in Firefox and WebKit, which Debian and Ubuntu package
cargo xtask dist               the page as a folder for any static host, in target/page/
cargo xtask npm                the package for JavaScript, in target/npm/
cargo xtask bench              how long answers take, natively and beside iam-simulate, and the page to load
cargo xtask bench load         only the page that `dist` made and the package that `npm` made
cargo xtask differential       100,000 random cases, beside an independent engine; [--pairs N] [--seed S]
cargo xtask fuzz [SECONDS]     texts nobody thought of, each kind for ten minutes unless said otherwise
cargo xtask audit              licences, bans and sources of all dependencies";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let outcome = match args.as_slice() {
        ["serve"] => serve::serve(serve::PORT),
        ["serve", "--port", port] => serve::parse_port(port).and_then(serve::serve),
        ["test", suites @ ..] => test::test(suites),
        ["browsers"] => browsers::browsers().map(|()| ExitCode::SUCCESS),
        ["dist"] => dist::dist().map(|()| ExitCode::SUCCESS),
        ["finish"] => finish::finish().map(|()| ExitCode::SUCCESS),
        ["npm"] => npm::npm().map(|()| ExitCode::SUCCESS),
        ["bench"] => bench::bench().map(|()| ExitCode::SUCCESS),
        ["bench", "load"] => bench::load().map(|()| ExitCode::SUCCESS),
        ["differential", options @ ..] => differential::differential(options),
        ["fuzz"] => fuzz::fuzz(fuzz::SECONDS),
        ["fuzz", seconds] => fuzz::parse_seconds(seconds).and_then(fuzz::fuzz),
        ["audit"] => audit::audit(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        unknown => {
            eprintln!("unknown: {}\n\n{USAGE}", unknown.join(" "));
            Ok(ExitCode::from(2))
        }
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
