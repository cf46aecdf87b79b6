//! `cargo xtask serve`: the page, rebuilt on every change.

use crate::process::command;
use crate::tools;
use anyhow::{Context, Result, bail};
use std::env;
use std::net::TcpListener;
use std::process::{Command, ExitCode};

/// Where the page is, unless another port is given.
pub const PORT: u16 = 8080;

/// The port, as typed.
pub fn parse_port(text: &str) -> Result<u16> {
    text.parse()
        .ok()
        .filter(|port| *port != 0)
        .with_context(|| format!("`{text}` is no port: write a number from 1 to 65535"))
}

/// Installs what is missing, then serves the page until it's stopped.
pub fn serve(port: u16) -> Result<ExitCode> {
    if TcpListener::bind(("127.0.0.1", port)).is_err() {
        bail!("port {port} is taken: stop what uses it, or give another with `--port N`");
    }
    tools::for_page()?;
    println!("The page will be at http://127.0.0.1:{port}/ (first build: about a minute)");
    println!("It is rebuilt on every change. Stop with Ctrl-C.");
    instead(trunk().args(["serve", "--port", &port.to_string()]))
}

/// Trunk, with the project's tools before all others.
pub fn trunk() -> Command {
    let mut trunk = command("trunk");
    trunk
        .env("PATH", tools::path())
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk refuses to start with NO_COLOR=1: it takes `true` and `false` only.
    if env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

/// Becomes the command, so that whoever stops this program stops the server.
#[cfg(unix)]
fn instead(command: &mut Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    Err(command.exec()).context("can't start trunk")
}

#[cfg(not(unix))]
fn instead(command: &mut Command) -> Result<ExitCode> {
    crate::process::run(command).map(|()| ExitCode::SUCCESS)
}
