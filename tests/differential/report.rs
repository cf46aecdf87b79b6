//! What a run prints: the smallest pair of each kind of trouble, the list with its counts, the sum.

use crate::compare::{Judged, Outcome, judge_all};
use crate::explained::rules;
use crate::oracle::Oracle;
use crate::shrink::shrink;
use anyhow::Result;
use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::Instant;

/// From so many pairs on, each rule of the list has to explain something.
pub const LARGE: u64 = 100_000;

/// So many unexplained pairs are shown; more of them seldom tell more.
const SHOWN: usize = 5;

/// How often a rule came up.
#[derive(Clone, Copy, Debug, Default)]
struct Uses {
    /// Its predicate held.
    concerned: u64,
    /// Its predicate held and the engines disagreed.
    disagreed: u64,
    /// It explained the disagreement.
    explained: u64,
}

/// The counts of a run.
pub struct Report {
    pairs: u64,
    seed: u64,
    start: Instant,
    uses: BTreeMap<&'static str, Uses>,
    agreed: u64,
    allowed: u64,
    explained: u64,
    failed: u64,
    shown: usize,
}

impl Report {
    /// Of a run that has yet to begin.
    pub fn new(pairs: u64, seed: u64) -> Report {
        Report {
            pairs,
            seed,
            start: Instant::now(),
            uses: BTreeMap::new(),
            agreed: 0,
            allowed: 0,
            explained: 0,
            failed: 0,
            shown: 0,
        }
    }

    /// Counts.
    pub fn add(&mut self, judged: &[Judged]) {
        for one in judged {
            for rule in &one.concerned {
                let uses = self.uses.entry(rule).or_default();
                uses.concerned += 1;
                uses.disagreed += u64::from(one.outcome != Outcome::Agreed);
            }
            self.allowed += u64::from(one.opinion.allows());
            match one.outcome {
                Outcome::Agreed => self.agreed += 1,
                Outcome::Explained(rule) => {
                    self.explained += 1;
                    self.uses.entry(rule).or_default().explained += 1;
                }
                Outcome::Unexplained | Outcome::Broken(_) => self.failed += 1,
            }
        }
    }

    /// Shows the first pairs that fail, each as small as it gets.
    pub fn show(&mut self, oracle: &mut Oracle, judged: &[Judged]) -> Result<()> {
        let failed =
            |one: &&Judged| !matches!(one.outcome, Outcome::Agreed | Outcome::Explained(_));
        for one in judged.iter().filter(failed) {
            if self.shown == SHOWN {
                break;
            }
            self.shown += 1;
            let small = shrink(&one.draft, |smaller| {
                let alike = |other: &Judged| other.outcome == one.outcome;
                Ok(judge_all(oracle, smaller)?
                    .into_iter()
                    .find(alike)
                    .map(|other| other.draft))
            })?;
            let again = judge_all(oracle, vec![small])?;
            for small in again {
                println!(
                    "\n{:?}: this engine {}, the other {}",
                    small.outcome, small.answer, small.opinion
                );
                println!("{}", serde_json::to_string(&small.draft.scenario())?);
            }
        }
        Ok(())
    }

    /// How far it is.
    pub fn progress(&self, done: u64) {
        let rate = done as f64 / self.start.elapsed().as_secs_f64();
        println!("{done:>8} of {} pairs, {rate:.0} in a second", self.pairs);
    }

    /// Prints the list and the sum.
    pub fn close(mut self) -> ExitCode {
        println!(
            "\n{:10} {:>9} {:>9} {:>9}  rule",
            "id", "concerned", "disagree", "explains"
        );
        for rule in rules() {
            let uses = self.uses.get(rule.id).copied().unwrap_or_default();
            let Uses {
                concerned,
                disagreed,
                explained,
            } = uses;
            println!(
                "{:10} {concerned:9} {disagreed:9} {explained:9}  {}",
                rule.id, rule.sentence
            );
            if self.pairs >= LARGE && explained == 0 {
                println!("           stale: it explains nothing, and leaves the list");
                self.failed += 1;
            }
        }
        let Report {
            pairs,
            seed,
            agreed,
            explained,
            allowed,
            failed,
            ..
        } = self;
        let seconds = self.start.elapsed().as_secs_f64();
        println!(
            "\n{pairs} pairs of seed {seed} in {seconds:.0} s: {agreed} agreed, {explained} explained; \
             the other engine allows {allowed}"
        );
        let result = if failed == 0 { "ok" } else { "FAILED" };
        println!(
            "test result: {result}. {} passed; {failed} failed",
            agreed + explained
        );
        ExitCode::from(u8::from(failed > 0))
    }
}
