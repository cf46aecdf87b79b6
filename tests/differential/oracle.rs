//! The outside opinion: a Node process that is asked one line for each scenario.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use session::scenario::Scenario;
use std::fmt;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// What it says of a scenario.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Opinion {
    /// `allow` or `deny`.
    Decision(Verdict),
    /// It doesn't take the scenario, and why.
    Refused(String),
}

impl Opinion {
    /// Whether it allows.
    pub fn allows(&self) -> bool {
        *self == Opinion::Decision(Verdict::Allow)
    }
}

impl fmt::Display for Opinion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Opinion::Decision(verdict) => write!(f, "says {verdict:?}"),
            Opinion::Refused(why) => write!(f, "refuses it ({why})"),
        }
    }
}

/// A decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    Allow,
    Deny,
}

/// The process.
pub struct Oracle {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Oracle {
    /// Starts it.
    pub fn start() -> Result<Oracle> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("differential");
        let mut child = Command::new("node")
            .arg("oracle.js")
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("can't start node")?;
        let input = child.stdin.take();
        let output = child.stdout.take().context("node without an output")?;
        Ok(Oracle {
            child,
            input,
            output: BufReader::new(output),
        })
    }

    /// Asks many scenarios at once; the opinions come in their order.
    pub fn ask(&mut self, scenarios: &[Scenario]) -> Result<Vec<Opinion>> {
        let Oracle { input, output, .. } = self;
        let input = input.as_mut().context("node has ended")?;
        std::thread::scope(|scope| {
            // Both ends at once: neither pipe holds all.
            let writing = scope.spawn(move || -> Result<()> {
                let mut input = BufWriter::new(input);
                for scenario in scenarios {
                    serde_json::to_writer(&mut input, scenario)?;
                    input.write_all(b"\n")?;
                }
                Ok(input.flush()?)
            });
            let opinions: Result<Vec<_>> = scenarios.iter().map(|_| read(output)).collect();
            // Where node has ended, reading says so, and writing merely fails.
            match writing.join() {
                Ok(written) => opinions.and_then(|opinions| written.map(|()| opinions)),
                Err(_) => bail!("the scenarios couldn't be written"),
            }
        })
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        // At the end of its input it ends, too.
        self.input = None;
        let _ended = self.child.wait();
    }
}

fn read(output: &mut BufReader<ChildStdout>) -> Result<Opinion> {
    let mut line = String::new();
    if output.read_line(&mut line)? == 0 {
        bail!(
            "node has ended: is tests/differential/node_modules there? `cargo xtask differential` installs it"
        );
    }
    serde_json::from_str(&line).with_context(|| format!("no opinion: {line}"))
}
