//! Installing packages of the system with apt-get, on Debian and Ubuntu.

use crate::process::{command, find, output, run};
use crate::tools::path;
use anyhow::{Context, Result};
use std::process::Command;

/// Installs them, as root or with a sudo that asks nothing.
pub fn install(packages: &[&str]) -> Result<()> {
    let apt = find("apt-get", &path()).context("there is no apt-get on PATH")?;
    let sudo = if output(command("id").arg("-u")).as_deref() == Some("0") {
        None
    } else {
        let sudo = find("sudo", &path()).context("there is no sudo on PATH")?;
        // Never wait for a password: whoever runs this may not be at the keyboard.
        output(command(&sudo).args(["-n", "true"])).context("sudo asks for a password")?;
        Some(sudo)
    };
    let apt_get = || -> Command {
        let mut command = match &sudo {
            None => command(&apt),
            Some(sudo) => {
                let mut command = command(sudo);
                command.arg("-n").arg(&apt);
                command
            }
        };
        command.arg("-qq").env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    run(apt_get().arg("update"))?;
    run(apt_get()
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages))
}
