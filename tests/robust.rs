//! Texts from anywhere: what must hold whatever somebody pastes.
//!
//! `cargo fuzz` drives these functions for as long as one likes; `tests/robust.rs` runs them over the
//! corpus and fixed mutations of it, on every check.

use iam::diagnostic::Severity;
use iam::language::Language;
use iam::layers::ORDER;
use iam::parse::parse;
use serde_json::{Value, json};
use session::export;
use session::import::{self, Partial};
use session::lint::Finding;
use session::scenario::Scenario;

/// Reads a text as a policy of each kind: no panic, every finding marks a piece of the text and has
/// words, and the policy is there just where no finding is an error.
///
/// # Panics
/// Where one of that doesn't hold.
pub fn policy(text: &str) {
    for kind in ORDER {
        let parsed = parse(text, kind);
        let refused = parsed
            .diagnostics
            .iter()
            .any(|found| found.severity == Severity::Error);
        assert_eq!(
            parsed.policy.is_none(),
            refused,
            "refused only with a reason"
        );
        for found in &parsed.diagnostics {
            let range = found.span.start as usize..found.span.end as usize;
            assert!(
                text.get(range).is_some(),
                "{found:?} marks a piece of the text"
            );
            let words = iam::language::text(Language::Japanese, &found.message);
            assert_ne!(words, found.message.id, "{found:?} has words");
        }
    }
    let scenario = json!({
        "version": 1,
        "policies": [{ "text": text }],
        "request": { "type": "session", "account": "111122223333", "region": "ap-northeast-1" },
    });
    let Ok(scenario) = serde_json::from_value::<Scenario>(scenario) else {
        return;
    };
    findings(
        &scenario,
        &session::lint::findings(&scenario, Language::Japanese),
    );
}

/// Every finding and every edit marks a piece of its policy's text, and has words and a page of AWS.
fn findings(scenario: &Scenario, found: &[Finding]) {
    for finding in found {
        let policy = scenario.policies.get(finding.policy);
        let text = policy.map_or("", |policy| &*policy.text);
        let edits = finding.fixes.iter().flat_map(|fix| &fix.edits);
        for span in edits.map(|edit| edit.span).chain([finding.span]) {
            let range = span.start as usize..span.end as usize;
            assert!(
                text.get(range).is_some(),
                "{finding:?} marks a piece of the text"
            );
        }
        assert!(
            finding.message.contains(' ') || !finding.message.is_ascii(),
            "{finding:?}"
        );
        assert!(
            finding.source.starts_with("https://docs.aws.amazon.com/"),
            "{finding:?}"
        );
    }
}

/// Answers a text as a scenario and copies it in every form: no panic, a verdict just where there is no
/// error, and a context just where every member makes sense.
///
/// # Panics
/// Where one of that doesn't hold.
pub fn scenario(text: &str) {
    let Ok(scenario) = serde_json::from_str::<Scenario>(text) else {
        return;
    };
    findings(
        &scenario,
        &session::lint::findings(&scenario, Language::English),
    );
    let answer = session::evaluate(&scenario, Language::English);
    let errors = answer.diagnostics.iter().any(|found| {
        let policy = scenario.policies.get(found.policy);
        let counts = policy.is_some_and(|policy| policy.enabled);
        counts && found.severity == session::answer::Severity::Error
    });
    let possible = !errors && answer.input_errors.is_empty();
    assert_eq!(
        answer.decision.is_some(),
        possible,
        "a verdict just where there is no error"
    );
    let context = session::derived_context(&scenario, Language::Japanese);
    let checks = context.as_ref().map_or(0, Vec::len);
    assert_eq!(
        context.err().unwrap_or_default().len(),
        answer.input_errors.len(),
        "a context just where every member makes sense"
    );
    for language in [Language::English, Language::Japanese] {
        let answer = session::evaluate(&scenario, language);
        let report = export::report(&scenario, &answer, None, language);
        assert!(report.starts_with("# "), "a report begins with its title");
        let calls = export::simulate(&scenario, language).len();
        assert_eq!(calls, checks, "a call for each check");
    }
    if let Some(command) = export::command(&scenario) {
        import(&command);
    }
    let again: Result<Scenario, _> =
        serde_json::to_string(&scenario).and_then(|text| serde_json::from_str(&text));
    assert!(
        again.is_ok_and(|again| again == scenario),
        "written and read again it is the same"
    );
}

/// Reads a text that was pasted: no panic, both languages say as much, and what is read fits into a
/// scenario.
///
/// # Panics
/// Where one of that doesn't hold.
pub fn import(text: &str) {
    let both =
        [Language::English, Language::Japanese].map(|language| import::import(text, language));
    let [english, japanese] = match both {
        [Ok(english), Ok(japanese)] => [english, japanese],
        [Err(english), Err(japanese)] => {
            assert_ne!(english, japanese, "each language has its words");
            return;
        }
        [english, japanese] => {
            assert_eq!(
                english.is_ok(),
                japanese.is_ok(),
                "the language decides nothing"
            );
            return;
        }
    };
    assert_eq!(english.scenarios, japanese.scenarios);
    assert_eq!(english.notes.len(), japanese.notes.len());
    assert!(
        english
            .notes
            .iter()
            .all(|note| !note.starts_with("import-"))
    );
    assert!(english.denials.is_empty() || english.denials.len() == english.scenarios.len());
    for part in english.scenarios {
        let whole = whole(&part);
        let read = serde_json::from_value::<Scenario>(whole.clone());
        assert!(read.is_ok(), "{read:?}: {whole}");
    }
}

/// Any text as a share link: what is read from it makes a link to the same again.
pub fn link(text: &str) {
    let english = session::link::decode(text, Language::English);
    let japanese = session::link::decode(text, Language::Japanese);
    match english {
        Ok(scenario) => {
            let again = session::link::encode(&scenario);
            let again = session::link::decode(&again, Language::English);
            assert_eq!(again, Ok(scenario));
        }
        Err(sentence) => {
            assert!(!sentence.starts_with("link-"), "{sentence}");
            assert!(japanese.is_err(), "the language decides nothing");
        }
    }
}

/// A part of a scenario with what the form demands beside it.
pub fn whole(part: &Partial) -> Value {
    let mut whole = json!(part);
    if let Value::Object(members) = &mut whole {
        members.insert("version".to_string(), json!(1));
        members
            .entry("request")
            .or_insert(json!({ "type": "api", "action": "a:b" }));
    }
    if let Some(Value::Object(request)) = whole.get_mut("request")
        && request.get("type") == Some(&json!("session"))
    {
        for (member, value) in [("account", "111122223333"), ("region", "us-east-1")] {
            request.entry(member).or_insert(json!(value));
        }
    }
    whole
}
