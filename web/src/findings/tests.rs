use super::*;
use crate::examples::Example;
use crate::state::State;
use crate::work::Edit;
use session::answer::Severity;

fn span(start: u32, end: u32) -> Span {
    Span { start, end }
}

fn work() -> Work {
    Work::on(Example::find("S2.5"), None).unwrap()
}

fn asked(work: &Work) -> (Answer, Asked) {
    let answer = State::answer(&work.asked(), Language::English);
    let asked = Asked::new(work, Words(Language::English), &answer.diagnostics);
    (answer, asked)
}

/// What is shown of the changed work, looked at before and then after the change.
fn stale_and_fresh(before: &Work, after: &Work, policy: usize) -> [Vec<Shown>; 2] {
    let looked = look(&asked(before).1, None);
    let (answer, asked) = asked(after);
    let fresh = look(&asked, Some(&looked));
    [
        shown(&answer, &asked, &looked, true, policy),
        shown(&answer, &asked, &fresh, false, policy),
    ]
}

fn of<'a>(shown: &'a [Shown], code: &str) -> Option<&'a Shown> {
    shown.iter().find(|one| one.finding.code == code)
}

const ACCOUNT: &str = "SSM_ACCOUNT_IN_AWS_DOCUMENT";

#[test]
fn the_account_in_the_arn_of_an_aws_document_is_found_in_its_policy() {
    let work = work();
    let policy = work.selected;
    let [_, fresh] = stale_and_fresh(&work, &work, policy);
    let found = of(&fresh, ACCOUNT).unwrap();
    assert_eq!(found.finding.severity, Severity::SecurityWarning);
    assert!(found.index.is_some() && !found.read);
    let [_, other] = stale_and_fresh(&work, &work, 0);
    assert_eq!(of(&other, ACCOUNT), None);
}

#[test]
fn a_finding_moves_with_its_text_and_offers_nothing_until_it_is_looked_at_again() {
    let before = work();
    let policy = before.selected;
    let mut after = before.clone();
    let text = format!("\n\n{}", before.scenario.policies[policy].text);
    after.edit(Edit::Text(policy, text));
    let [stale, fresh] = stale_and_fresh(&before, &after, policy);
    let (stale, fresh) = (of(&stale, ACCOUNT).unwrap(), of(&fresh, ACCOUNT).unwrap());
    assert_eq!(stale.finding, fresh.finding);
    assert_eq!(stale.index, None);
    assert!(fresh.index.is_some());
}

#[test]
fn a_finding_goes_with_its_text_and_stays_in_its_tab() {
    let before = work();
    let policy = before.selected;
    let mut after = before.clone();
    after.edit(Edit::Text(policy, "{}".to_string()));
    let [stale, _] = stale_and_fresh(&before, &after, policy);
    assert_eq!(of(&stale, ACCOUNT), None);

    let mut after = before.clone();
    after.edit(Edit::Remove(0));
    let [stale, fresh] = stale_and_fresh(&before, &after, policy - 1);
    let place = |shown: &[Shown]| of(shown, ACCOUNT).map(|one| one.finding.span);
    assert!(place(&stale).is_some());
    assert_eq!(place(&stale), place(&fresh));

    let other = Work::on(Example::find("S2.5"), Some(&before)).unwrap();
    let [stale, _] = stale_and_fresh(&before, &other, policy);
    assert_eq!(of(&stale, ACCOUNT), None, "another work has other tabs");
}

#[test]
fn what_reading_tells_is_told_once_and_at_once() {
    let mut work = work();
    let policy = work.selected;
    work.edit(Edit::Text(policy, "{\"Statement\": [x]}".to_string()));
    let [stale, fresh] = stale_and_fresh(&work, &work, policy);
    assert!(stale.iter().all(|one| one.read && one.index.is_none()));
    assert!(fresh.iter().all(|one| one.read && one.index.is_some()));
    let codes = |shown: &[Shown]| -> Vec<_> { shown.iter().map(|one| one.finding.code).collect() };
    assert!(codes(&fresh).contains(&"JSON_SYNTAX_ERROR"));
    assert_eq!(codes(&stale), codes(&fresh));
}

#[test]
fn a_policy_that_is_not_written_yet_has_no_findings() {
    let mut work = work();
    let policy = work.selected;
    work.edit(Edit::Text(policy, " \n".to_string()));
    let [stale, fresh] = stale_and_fresh(&work, &work, policy);
    assert_eq!((stale, fresh), (Vec::new(), Vec::new()));
}

#[test]
fn a_place_moves_unless_the_change_reaches_over_its_edge() {
    for (old, new, before, after) in [
        ("abc def", "abc xdef", span(0, 3), Some(span(0, 3))),
        ("abc def", "x abc def", span(4, 7), Some(span(6, 9))),
        ("abc def", "abc", span(4, 7), None),
        ("abcdef", "abxyef", span(0, 6), Some(span(0, 6))),
        ("abcdef", "ef", span(4, 6), Some(span(0, 2))),
        ("abcdef", "axf", span(2, 6), None),
        ("aaa", "aaaa", span(0, 3), Some(span(0, 3))),
        (
            "\u{e9}\u{e9} x",
            "\u{e8}\u{e9} x",
            span(5, 6),
            Some(span(5, 6)),
        ),
    ] {
        let moved = Change::between(old, new).along(before);
        assert_eq!(moved, after, "{old} -> {new}");
    }
}
