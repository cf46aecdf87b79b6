//! Both rules for a session without a named document: the caveat stands just where they differ.

use iam::language::Language::English;
use session::answer::{Answer, Caveat};
use session::scenario::{DefaultDocument, Scenario};
use std::collections::BTreeSet;
use tests::{cases, corpus, files};

fn answer(scenario: &Scenario, rule: DefaultDocument) -> Answer {
    let mut scenario = scenario.clone();
    scenario.options.default_document = rule;
    session::evaluate(&scenario, English)
}

fn caveat(answer: &Answer) -> Option<&Caveat> {
    answer.caveats.iter().find(|caveat| caveat.code == "G4")
}

#[test]
fn the_caveat_stands_just_where_the_rules_differ() {
    let (mut differ, mut sources) = (0, BTreeSet::new());
    for file in files(&corpus()).unwrap() {
        for case in cases(&file).unwrap() {
            let today = answer(&case.scenario, DefaultDocument::Enforced);
            let before = answer(&case.scenario, DefaultDocument::Legacy);
            let expected = today.decision != before.decision;
            for one in [&today, &before] {
                assert_eq!(caveat(one).is_some(), expected, "{}", case.name);
                sources.extend(caveat(one).map(|caveat| caveat.source));
            }
            differ += usize::from(expected);
        }
    }
    assert!(differ > 5, "{differ}");
    let guide = "https://docs.aws.amazon.com/systems-manager/latest/userguide/";
    let pages = [
        "getting-started-default-session-document.html",
        "getting-started-sessiondocumentaccesscheck.html",
    ];
    let pages = pages.map(|page| format!("{guide}{page}"));
    assert!(sources.into_iter().eq(pages.iter().map(String::as_str)));
}
