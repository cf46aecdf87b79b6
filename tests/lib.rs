//! What every suite here shares: the corpus, read from `corpus/**/*.json`.
//!
//! A file is a list of cases. One case is a scenario, the answer it must get, and where AWS says so.

pub mod lint;
pub mod robust;
pub mod sizes;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use session::scenario::Scenario;
use std::collections::{BTreeMap, BTreeSet};
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Expect {
    /// `allow`, `deny` or `depends`; `null` where a policy or the request has an error.
    // Named, so that serde asks for the member: left out isn't the same as `null`.
    #[serde(deserialize_with = "Option::deserialize")]
    pub decision: Option<String>,
    /// All failing legs, each with `kind:layer`. Left out: any.
    pub denials: Option<BTreeMap<String, String>>,
    /// All denials of a leg in their order, each `kind:layer`, with `@level` for SCPs and RCPs.
    pub all_denials: Option<BTreeMap<String, Vec<String>>>,
    /// All messages, one for each failing leg. Left out: any.
    pub messages: Option<Vec<String>>,
    /// All forms of a leg's message, most likely first.
    pub check_messages: Option<BTreeMap<String, Vec<String>>>,
    /// The codes of all caveats. Left out: any.
    pub caveats: Option<BTreeSet<String>>,
    /// All that the decision depends on, as the answer has it. Left out: any.
    pub depends_on: Option<Vec<Value>>,
    /// The resource of each leg. Left out: any.
    pub resources: Option<BTreeMap<String, String>>,
    /// All advisories: by action, what is decided. Left out: any.
    pub advisories: Option<BTreeMap<String, String>>,
    /// The actions of the advisories that tell something. Left out: any.
    pub told: Option<BTreeSet<String>>,
    /// The members of the scenario that make no sense. Left out: any.
    pub input_errors: Option<Vec<String>>,
    /// Findings that must be there; others may be, too.
    pub diagnostics: Option<Vec<Finding>>,
    /// Codes of which there must be no finding.
    pub not_diagnostics: Option<Vec<String>>,
}

/// A finding a case must get. What is left out may be anything.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// Index into the scenario's policies.
    pub policy: usize,
    /// `error`, `securityWarning`, `warning` or `suggestion`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<String>,
    /// Its code.
    pub code: String,
    /// The piece of the policy's text that it marks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
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
