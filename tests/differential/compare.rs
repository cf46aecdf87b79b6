//! Both opinions of each pair, and which rule explains where they differ.

use crate::draft::Draft;
use crate::explained::{Rule, rules};
use crate::judge::{Answer, judge};
use crate::oracle::{Opinion, Oracle};
use anyhow::{Result, bail};

/// A pair with both opinions of it.
pub struct Judged {
    pub draft: Draft,
    pub answer: Answer,
    pub opinion: Opinion,
    /// The ids of the rules whose predicate holds.
    pub concerned: Vec<&'static str>,
    pub outcome: Outcome,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Both say the same.
    Agreed,
    /// They don't, and this rule explains it.
    Explained(&'static str),
    /// They don't, and no rule explains it.
    Unexplained,
    /// This rule's rewriting changes what this engine says: one of the two is wrong.
    Broken(&'static str),
}

/// The rules that concern a pair, each with the pair as rewritten by it and those before.
type Steps = Vec<(&'static Rule, Draft)>;

fn rewritings(draft: &Draft) -> Steps {
    let mut steps: Steps = Vec::new();
    for rule in rules() {
        let last = steps.last().map_or(draft, |(_, draft)| draft);
        if let Some(next) = (rule.rewrite)(last) {
            steps.push((rule, next));
        }
    }
    steps
}

/// Judges pairs and explains the disagreements.
pub fn judge_all(oracle: &mut Oracle, drafts: Vec<Draft>) -> Result<Vec<Judged>> {
    let scenarios: Vec<_> = drafts.iter().map(Draft::scenario).collect();
    // Both engines at once.
    let (own, opinions) = std::thread::scope(|scope| {
        let own = scope.spawn(|| drafts.iter().map(own).collect::<Vec<_>>());
        let opinions = oracle.ask(&scenarios);
        (own.join(), opinions)
    });
    let Ok(own) = own else {
        bail!("this engine has panicked");
    };
    let mut doubtful: Vec<Steps> = Vec::new();
    let mut all = Vec::new();
    for ((draft, (answer, steps, broken)), opinion) in drafts.into_iter().zip(own).zip(opinions?) {
        let outcome = match broken {
            Some(rule) => Outcome::Broken(rule),
            None if answer.agrees(&opinion) => Outcome::Agreed,
            None => Outcome::Unexplained,
        };
        let concerned = steps.iter().map(|(rule, _)| rule.id).collect();
        if outcome == Outcome::Unexplained {
            doubtful.push(steps);
        }
        all.push(Judged {
            draft,
            answer,
            opinion,
            concerned,
            outcome,
        });
    }
    let explained = explain(oracle, &doubtful)?;
    let unexplained = all
        .iter_mut()
        .filter(|one| one.outcome == Outcome::Unexplained);
    for (one, rule) in unexplained.zip(explained) {
        one.outcome = rule.map_or(Outcome::Unexplained, Outcome::Explained);
    }
    Ok(all)
}

/// This engine's answer; the rewritings; the first rule whose rewriting changes the answer, where it
/// is a decision.
fn own(draft: &Draft) -> (Answer, Steps, Option<&'static str>) {
    let answer = judge(draft);
    let steps = rewritings(draft);
    let decided = matches!(answer, Answer::Decision(_));
    let mut changed = steps
        .iter()
        .filter(|(_, other)| decided && judge(other) != answer);
    let broken = changed.next().map(|(rule, _)| rule.id);
    (answer, steps, broken)
}

/// For each disagreement the rule behind whose rewriting both agree to the end.
fn explain(oracle: &mut Oracle, doubtful: &[Steps]) -> Result<Vec<Option<&'static str>>> {
    let each = || doubtful.iter().flatten().map(|(_, draft)| draft);
    let scenarios: Vec<_> = each().map(Draft::scenario).collect();
    let mut opinions = oracle.ask(&scenarios)?.into_iter();
    let mut explained = Vec::new();
    for steps in doubtful {
        let mut found = None;
        for ((rule, draft), opinion) in steps.iter().zip(opinions.by_ref()) {
            found = match judge(draft).agrees(&opinion) {
                true => found.or(Some(rule.id)),
                false => None,
            };
        }
        explained.push(found);
    }
    Ok(explained)
}
