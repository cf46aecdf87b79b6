//! What every suite here shares: the corpus, read from `corpus/**/*.json`.
//!
//! A file is a list of cases. One case is a scenario, the answer it must get, and where AWS says so.

pub mod robust;
pub mod sizes;

use serde::Deserialize;
use session::scenario::Scenario;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// One case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// What it's about; no other case of its file has this name.
    pub name: String,
    /// The situation or fact it stands for.
    #[serde(rename = "ref")]
    pub reference: String,
    /// How sure the fact is: `H`, `M`, `L`, or `U` where AWS documents nothing.
    pub conf: Option<String>,
    /// Why the answer is what it is, in one sentence.
    pub why: Option<String>,
    /// What is asked.
    pub scenario: Scenario,
    /// What must be answered.
    pub expect: Expect,
}

/// The answer a case must get.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// `allow`, `deny` or `depends`; `null` where a policy or the request has an error.
    // Named, so that serde asks for the member: left out isn't the same as `null`.
    #[serde(deserialize_with = "Option::deserialize")]
    pub decision: Option<String>,
    /// All failing legs, each with `kind:layer`. Left out: any.
    pub denials: Option<BTreeMap<String, String>>,
    /// All messages, one for each failing leg. Left out: any.
    pub messages: Option<Vec<String>>,
}

/// The folder of all cases.
pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

/// All files of cases below a folder, sorted.
///
/// # Errors
///
/// When a folder can't be read.
pub fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The cases of one file.
///
/// # Errors
///
/// When the file can't be read, isn't a list of cases, or is an empty one. Says which file.
pub fn cases(file: &Path) -> Result<Vec<Case>, String> {
    let fail = |error: &dyn std::fmt::Display| format!("{}: {error}", file.display());
    let text = fs::read_to_string(file).map_err(|error| fail(&error))?;
    let cases: Vec<Case> = serde_json::from_str(&text).map_err(|error| fail(&error))?;
    if cases.is_empty() {
        return Err(fail(&"no cases"));
    }
    Ok(cases)
}
