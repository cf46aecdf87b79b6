//! Installing programs with cargo, side by side and compiled as cheaply as possible.

use crate::process::cargo;
use crate::tools::{Tool, folder};
use anyhow::{Context, Result, bail};
use std::fs::{self, File};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// These programs wait for compilers more than they compute: their own speed is worth no minutes.
const CHEAP: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Installs those of the tools that are missing into `.tools/`.
pub fn install(tools: &[Tool]) -> Result<()> {
    let missing: Vec<&Tool> = tools.iter().filter(|tool| !tool.is_present()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<_> = missing.iter().map(|tool| named(tool)).collect();
    let names = names.join(" and ");
    println!("Installing {names} into .tools/ (once; 1 to 5 minutes on two cores)");
    let start = Instant::now();
    fs::create_dir_all(folder().join("log"))?;
    let mut running = Vec::new();
    for tool in missing {
        let child = cargo_install(tool)?.spawn().context("can't start cargo")?;
        running.push((tool, child));
    }
    wait(running, start)
}

fn named(tool: &Tool) -> String {
    format!("{} {}", tool.package, tool.version)
}

fn cargo_install(tool: &Tool) -> Result<Command> {
    let log = File::create(log(tool))?;
    let mut command = cargo();
    command
        .args(["install", "--locked", "--force", "--color", "never"])
        .args([tool.package, "--version", &tool.version])
        .arg("--root")
        .arg(folder())
        // One folder each, or the second would wait for the first.
        .arg("--target-dir")
        .arg(build(tool))
        .envs(CHEAP)
        .stdout(log.try_clone()?)
        .stderr(log);
    Ok(command)
}

fn wait(mut running: Vec<(&Tool, Child)>, start: Instant) -> Result<()> {
    let mut failed = Vec::new();
    let mut said = 0;
    while !running.is_empty() {
        let mut still = Vec::new();
        for (tool, mut child) in running {
            match child.try_wait()? {
                None => still.push((tool, child)),
                Some(status) if status.success() => {
                    println!("  {} after {} s", named(tool), start.elapsed().as_secs());
                    // Some hundred megabytes nobody needs again; harmless if it stays.
                    let _ = fs::remove_dir_all(build(tool));
                }
                Some(_) => failed.push(tool),
            }
        }
        running = still;
        let halves = start.elapsed().as_secs() / 30;
        if halves > said && !running.is_empty() {
            said = halves;
            println!("  still compiling, {} s so far", halves * 30);
        }
        sleep(Duration::from_millis(250));
    }
    for tool in &failed {
        eprintln!("{} can't be installed:\n{}", named(tool), tail(tool));
    }
    if !failed.is_empty() {
        bail!(
            "the whole output is in .tools/log/; run the command again to go on where it stopped"
        );
    }
    Ok(())
}

fn log(tool: &Tool) -> std::path::PathBuf {
    folder().join("log").join(format!("{}.txt", tool.package))
}

fn build(tool: &Tool) -> std::path::PathBuf {
    folder().join("build").join(tool.package)
}

/// The end of what the installation printed.
fn tail(tool: &Tool) -> String {
    let text = fs::read_to_string(log(tool)).unwrap_or_default();
    let lines: Vec<&str> = text.lines().collect();
    let skip = lines.len().saturating_sub(25);
    lines.into_iter().skip(skip).collect::<Vec<_>>().join("\n")
}
