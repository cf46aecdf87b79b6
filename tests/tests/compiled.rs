//! Policies that were read once decide as a whole evaluation does, for every case of the corpus.

#![expect(
    clippy::unwrap_used,
    reason = "a test, and clippy knows its #[test] functions only"
)]

use iam::language::Language::English;
use session::Compiled;
use session::answer::InputError;
use session::compiled::{Choice, Members, Overrides, Refused};
use session::scenario::{Network, Scenario};
use tests::{cases, corpus, files};

fn scenarios() -> Vec<(String, Scenario)> {
    let files = files(&corpus()).unwrap();
    let cases = files.iter().flat_map(|file| cases(file).unwrap());
    cases.map(|case| (case.name, case.scenario)).collect()
}

fn whole(scenario: &Scenario) -> Overrides {
    Overrides {
        request: Some(scenario.request.clone()),
        network: Some(scenario.network.clone()),
        context: Some(scenario.context.clone()),
    }
}

#[test]
fn compiled_policies_decide_as_evaluate_does() {
    for (name, scenario) in scenarios() {
        let answer = session::evaluate(&scenario, English);
        let decision = match Compiled::new(scenario, English) {
            Ok(compiled) => compiled.decide(&Overrides::default(), English).ok(),
            Err(_) => None,
        };
        assert_eq!(decision, answer.decision, "{name}");
    }
}

/// The same question, once as the scenario's own and once as overrides of another.
#[test]
fn overrides_replace_the_members_of_the_scenario() {
    let all = scenarios();
    let (_, first) = &all[0];
    for (name, scenario) in &all {
        // The caller isn't overridden, hence must be the same.
        let base = Scenario {
            request: first.request.clone(),
            network: first.network.clone(),
            context: first.context.clone(),
            ..scenario.clone()
        };
        let Ok(compiled) = Compiled::new(base, English) else {
            continue;
        };
        let expected = session::evaluate(scenario, English);
        let decision = compiled.decide(&whole(scenario), English).ok();
        assert_eq!(decision, expected.decision, "{name}");
    }
}

/// Every question of the corpus in one go: what they share is looked at once, and nothing else.
#[test]
fn many_questions_are_decided_as_each_is() {
    let all = scenarios();
    let compiled = Compiled::new(all[0].1.clone(), English).unwrap();
    let mut members = Members::default();
    let mut choices = vec![Choice::default()];
    let mut expected = vec![compiled.decide(&Overrides::default(), English).unwrap()];
    for (_, scenario) in &all {
        let overrides = whole(scenario);
        let Ok(decision) = compiled.decide(&overrides, English) else {
            continue;
        };
        members.request.push(scenario.request.clone());
        members.context.push(scenario.context.clone());
        members.network.extend(scenario.network.clone());
        choices.push(Choice {
            request: Some(members.request.len() - 1),
            network: Some(
                scenario
                    .network
                    .is_some()
                    .then(|| members.network.len() - 1),
            ),
            context: Some(members.context.len() - 1),
        });
        expected.push(decision);
    }
    assert!(choices.len() > 100);
    let decisions = compiled.decide_all(&members, choices.iter().copied());
    assert_eq!(decisions, Some(expected));

    let beyond = Choice {
        request: Some(members.request.len()),
        ..Choice::default()
    };
    assert_eq!(compiled.decide_all(&members, [beyond]), None);
    let mut nonsense = members.clone();
    nonsense.network.push(Network::Internet {
        source_ip: Some("10.0.0.0/8".to_string()),
    });
    assert_eq!(compiled.decide_all(&nonsense, choices), None);
}

#[test]
fn no_network_differs_from_the_scenarios_own() {
    let read = |text: &str| serde_json::from_str::<Overrides>(text).unwrap().network;
    assert_eq!(read("{}"), None);
    assert_eq!(read(r#"{ "network": null }"#), Some(None));
}

#[test]
fn what_makes_no_sense_is_refused_with_its_name() {
    let (_, scenario) = scenarios().swap_remove(0);

    let mut broken = scenario.clone();
    broken.policies[0].name = "grant".to_string();
    broken.policies[0].text = "{".into();
    let refused = Compiled::new(broken, English).unwrap_err();
    let Refused::Policy(0, sentence) = refused else {
        unreachable!("{refused:?}");
    };
    assert!(
        sentence.starts_with("policy 1 (`grant`) has an error: "),
        "{sentence}"
    );
    assert!(!sentence.ends_with(": "), "{sentence}");

    let mut nobody = scenario.clone();
    nobody.caller.arn = "alice".to_string();
    let refused = Compiled::new(nobody, English).unwrap_err();
    assert!(matches!(refused, Refused::Input(errors) if errors[0].member == "caller.arn"));

    let compiled = Compiled::new(scenario, English).unwrap();
    let overrides = r#"{ "network": { "path": "internet", "sourceIp": "10.0.0.0/8" } }"#;
    let overrides = serde_json::from_str(overrides).unwrap();
    let errors: Vec<InputError> = compiled.decide(&overrides, English).unwrap_err();
    assert_eq!(errors[0].member, "network.sourceIp");
}
