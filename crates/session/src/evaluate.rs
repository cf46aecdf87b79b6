//! A whole scenario → its answer: parse, expand, judge each check, put the rows into words.

use crate::advisories::Advisories;
use crate::answer::{Answer, Decision};
use crate::call::Authorization;
use crate::eras;
use crate::language::text;
use crate::policies::PolicySet;
use crate::question::Question;
use crate::scenario::Scenario;
use crate::validate;
use crate::words::Words;
use iam::evaluate::Evaluation;
use iam::language::{Language, Sentence};
use iam::layers;
use iam::request::Request;
use iam::truth::Truth;

/// Answers a scenario, with all sentences in the given language. Never fails: what can't be read is
/// in the answer, as diagnostics of the policies and as input errors of the other members.
pub fn evaluate(scenario: &Scenario, language: Language) -> Answer {
    let read = PolicySet::read(&scenario.policies);
    let question = Question::of(scenario);
    let mut input_errors = validate::fixed(scenario, language);
    input_errors.extend(validate::varying(&question, language));
    let words = Words {
        language,
        scenario,
        set: &read.set,
    };
    let diagnostics = words.diagnostics(&read.diagnostics);
    let mut answer = Answer::without_verdict(diagnostics, input_errors);
    let missing = match read.refused {
        Some(_) => Some("summary-errors"),
        None if !answer.input_errors.is_empty() => Some("summary-input"),
        None => None,
    };
    if let Some(id) = missing {
        answer.summary = text(language, &Sentence::new(id));
        return answer;
    }
    let checks = question.checks(&read.set.keys);
    let judge = |check| {
        let request = question.authorize(check, &read.set.keys);
        let evaluation = read.set.judge(&request);
        Judged {
            authorization: &check.authorization,
            request,
            evaluation,
        }
    };
    let judged: Vec<Judged<'_>> = checks.iter().map(judge).collect();
    answer.decision = Some(overall(judged.iter().map(|one| one.evaluation.decision)));
    answer.checks = judged.iter().map(|one| words.check(one)).collect();
    answer.messages = (answer.checks.iter())
        .filter_map(|check| check.messages.first())
        .map(|message| message.text.clone())
        .collect();
    let era = eras::caveat(&read.set, &question, &judged);
    answer.caveats = words.caveats(&judged, era);
    let advisories = Advisories {
        language,
        set: &read.set,
        question: &question,
    };
    answer.advisories = advisories.of(&judged);
    answer.depends_on = words.dependencies(&judged);
    answer.summary = words.summary(&judged, &answer);
    answer
}

/// One check with everything that can be said of it.
pub(crate) struct Judged<'a> {
    pub authorization: &'a Authorization<'a>,
    pub request: Request<'a>,
    pub evaluation: Evaluation,
}

/// A call is allowed only where all its checks are.
pub(crate) fn overall(decisions: impl Iterator<Item = layers::Decision>) -> Decision {
    let truth = Truth::all(decisions.map(|decision| match decision {
        layers::Decision::Allow => Truth::True,
        layers::Decision::Deny => Truth::False,
        layers::Decision::Depends => Truth::Unknown,
    }));
    match truth {
        Truth::True => Decision::Allow,
        Truth::False => Decision::Deny,
        Truth::Unknown => Decision::Depends,
    }
}
