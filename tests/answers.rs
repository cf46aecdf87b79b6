//! Writes the answer to every case of the corpus to `target/answers.json`, as the Rust side gives it:
//! what the package for JavaScript must hand out, member by member. Spans are bytes.

use anyhow::{Context, Result};
use serde_json::{Value, json};
use std::fs;
use tests::{cases, corpus, files};

fn main() -> Result<()> {
    let mut answers = Vec::new();
    for file in files(&corpus())? {
        for case in cases(&file).map_err(anyhow::Error::msg)? {
            let answer = session::evaluate(&case.scenario, iam::language::Language::English);
            answers.push(match answer.input_errors.is_empty() {
                true => json!(answer),
                false => Value::Null,
            });
        }
    }
    let folder = corpus().join("../../target");
    fs::create_dir_all(&folder).context("can't make the folder `target`")?;
    fs::write(folder.join("answers.json"), json!(answers).to_string())
        .context("can't write `target/answers.json`")
}
