use super::super::tests::*;
use super::super::*;
use crate::examples;
use crate::field::Field;
use crate::tags::Owner;

/// The texts that the next visit finds.
fn kept(state: &State) -> Vec<&str> {
    let works = state.worth_keeping();
    works.iter().map(|work| &*work.policies[0].text).collect()
}

#[test]
fn a_removed_policy_can_be_brought_back() {
    let state = after(opened(), [Action::Edit(Edit::Remove(1))]);
    assert_eq!(names(&state), ["allow-ssm"]);
    let by = &state.previous.as_ref().unwrap().by;
    assert_eq!(*by, Replacement::Removal("no-remote-host".to_string()));
    assert_eq!(after(state, [Action::Restore]).work, opened().work);
}

#[test]
fn what_was_typed_since_stays_when_a_removed_policy_comes_back() {
    let source = Action::Edit(Edit::Field(Field::SourceIp, "192.0.2.1".to_string()));
    let removed = after(opened(), [Action::Edit(Edit::Remove(0))]);
    let state = after(removed, [typed("since"), source, Action::Restore]);
    assert_eq!(names(&state), ["allow-ssm", "no-remote-host"]);
    assert_eq!(&*state.work.scenario.policies[1].text, "since");
    assert_eq!(Field::SourceIp.read(&state.work.scenario), "192.0.2.1");
    assert_eq!(state.work.tabs, opened().work.tabs);
    assert_eq!(state.work.selected, 0);
    assert!(state.edited);
}

#[test]
fn the_last_policy_takes_its_place_again_but_never_that_of_a_new_one() {
    let alone = after(opened(), [Action::StartFresh, typed("mine")]);
    let removed = after(alone, [Action::Edit(Edit::Remove(0))]);
    let back = after(removed.clone(), [Action::Restore]);
    assert_eq!(names(&back), ["policy-1"]);
    assert_eq!(&*back.work.scenario.policies[0].text, "mine");
    let back = after(removed, [typed("new"), Action::Restore]);
    let texts: Vec<_> = back
        .work
        .scenario
        .policies
        .iter()
        .map(|p| &*p.text)
        .collect();
    assert_eq!(texts, ["mine", "new"]);
}

#[test]
fn a_removed_policy_comes_back_only_where_it_was() {
    let alone = after(opened(), [Action::StartFresh, typed("mine")]);
    let gone = [Action::Edit(Edit::Remove(0)), Action::Load(example("S1.3"))];
    let state = after(alone, gone);
    let by = &state.previous.as_ref().unwrap().by;
    assert_eq!(*by, Replacement::Example(example("S1.3")));
    let state = after(state, [Action::Restore]);
    assert_eq!(names(&state), ["policy-1"]);
    assert_eq!(&*state.work.scenario.policies[0].text, "mine");
}

#[test]
fn what_was_typed_since_stays_when_a_pasted_request_is_taken_back() {
    let pasted = [
        typed("mine"),
        Action::Draft("aws ssm start-session --target i-1234".into()),
        Action::Apply,
        typed("since"),
        Action::Edit(Edit::Add),
    ];
    let before = after(opened(), [typed("mine")]);
    let state = after(opened(), pasted);
    assert_eq!(Field::Target.read(&state.work.scenario), "i-1234");
    let back = after(state.clone(), [Action::Restore]);
    assert_eq!(back.work.scenario.policies, state.work.scenario.policies);
    assert_eq!(back.work.tabs, state.work.tabs);
    assert_eq!(back.work.scenario.request, before.work.scenario.request);
    assert!(back.edited);
    // Once another request is typed, there is nothing to take back.
    let source = Action::Edit(Edit::Field(Field::SourceIp, "192.0.2.1".to_string()));
    assert_eq!(after(state, [source]).previous, None);
}

#[test]
fn a_removed_tag_comes_back_to_the_policies_as_they_are_now() {
    let row = |value: &str| ("a".to_string(), value.to_string());
    let tags = Edit::Tags(Owner::Caller, vec![row("1")]);
    let remove = Edit::RemoveTag(Owner::Caller, 0);
    let state = after(
        opened(),
        [Action::Edit(tags), Action::Edit(remove), typed("since")],
    );
    let back = after(state, [Action::Restore]);
    assert_eq!(back.work.tag_rows(Owner::Caller), [row("1")]);
    assert_eq!(&*back.work.scenario.policies[0].text, "since");
}

#[test]
fn who_goes_on_with_a_link_loses_nothing() {
    for look in [Action::Load(example("S1.3")), link_to("S1.3")] {
        let looking = after(opened(), [typed("mine"), look, Action::Dismiss]);
        assert_eq!(kept(&looking), ["mine"]);
        let fresh = after(looking.clone(), [Action::StartFresh]);
        assert_eq!(kept(&fresh), [""; 0]);
        assert_eq!(kept(&after(fresh, [Action::Restore])), ["mine"]);
        let changed = after(looking, [typed("theirs, changed")]);
        assert_eq!(kept(&changed), ["theirs, changed", "mine"]);
    }
    let fresh = after(
        opened(),
        [typed("mine"), Action::StartFresh, Action::Dismiss],
    );
    assert_eq!((kept(&fresh), &fresh.previous), (vec![], &None));
}

#[test]
fn nothing_is_kept_before_anything_is_typed() {
    let looked = [
        Action::Load(example("S1.3")),
        link_to("S1.4"),
        Action::Select(0),
        Action::StartFresh,
        Action::Speak(Language::Japanese),
    ];
    assert_eq!(kept(&after(opened(), looked)), [""; 0]);
    assert_eq!(kept(&after(opened(), [typed("mine")])), ["mine"]);
}

#[test]
fn own_work_is_kept_while_something_else_is_looked_at() {
    for look in [Action::Load(example("S1.3")), link_to("S1.3")] {
        let looking = after(opened(), [typed("mine"), look]);
        assert_eq!(kept(&looking), ["mine"]);
        let changed = after(looking, [typed("theirs, changed")]);
        assert_eq!(kept(&changed), ["theirs, changed", "mine"]);
    }
}

#[test]
fn a_clean_page_leaves_nothing_behind_but_a_way_back() {
    let typed = after(opened(), [typed("mine"), link_to("S1.3"), typed("more")]);
    assert_eq!(kept(&typed), ["more", "mine"]);
    let fresh = after(typed, [Action::StartFresh]);
    assert_eq!(kept(&fresh), [""; 0]);
    assert_eq!(kept(&after(fresh, [Action::Restore])), ["more", "mine"]);
}

#[test]
fn work_that_was_replaced_twice_comes_back_twice() {
    let state = after(
        opened(),
        [
            typed("mine"),
            link_to("S1.3"),
            typed("more"),
            link_to("S1.4"),
        ],
    );
    let once = after(state, [Action::Restore]);
    assert_eq!(text(&once), "more");
    let twice = after(once, [Action::Restore]);
    assert_eq!(text(&twice), "mine");
    assert_eq!(text(&after(twice, [Action::Restore])), "more");
}

#[test]
fn what_was_typed_since_can_be_brought_back_in_its_turn() {
    let clean = after(opened(), [typed("mine"), Action::StartFresh]);
    let back = after(clean.clone(), [typed("new"), Action::Restore]);
    assert_eq!(text(&back), "mine");
    assert_eq!(kept(&back), ["mine", "new"]);
    assert_eq!(text(&after(back, [Action::Restore])), "new");
    // Where nothing was typed there is nothing to bring back.
    assert_eq!(after(clean, [Action::Restore]).previous, None);
}

#[test]
fn a_step_leaves_the_work_beneath_to_be_brought_back() {
    let steps = [
        typed("mine"),
        link_to("S2.2"),
        Action::Edit(Edit::Remove(1)),
        pasted(COMMAND),
        Action::Apply,
    ];
    let state = after(opened(), steps);
    assert_eq!(state.previous.as_ref().unwrap().by, Replacement::Paste);
    let undone = after(state, [Action::Restore]);
    assert_eq!(undone.previous.as_ref().unwrap().by, Replacement::Link);
    assert_eq!(text(&after(undone, [Action::Restore])), "mine");
}

#[test]
fn the_next_visit_goes_on() {
    let (new, old) = (
        after(opened(), [typed("new")]),
        after(opened(), [typed("old")]),
    );
    let back = visited(&[&new, &old], None);
    assert_eq!(text(&back), "new");
    assert_eq!(kept(&back), ["new", "old"]);
    let older = after(back, [Action::Restore]);
    assert_eq!(text(&older), "old");
    assert_eq!(text(&after(older, [Action::Restore])), "new");
}

#[test]
fn a_visit_by_a_link_shows_the_link_and_keeps_the_work() {
    let own = after(opened(), [typed("mine")]);
    let Action::Open(fragment) = link_to("S1.3") else {
        unreachable!()
    };
    let state = visited(&[&own], Some(fragment));
    assert_eq!(state.work.scenario, example("S1.3").scenario().unwrap());
    assert_eq!(kept(&state), ["mine"]);
    assert_eq!(text(&after(state, [Action::Restore])), "mine");

    let same = session::link::encode(&own.work.scenario);
    let state = visited(&[&own], Some(same));
    assert_eq!((state.previous, state.edited), (None, true));
}

#[test]
fn typed_text_survives_an_example() {
    let state = after(opened(), [typed("mine"), Action::Load(example("S1.3"))]);
    assert_ne!(&*state.work.scenario.policies[0].text, "mine");
    let by = &state.previous.as_ref().unwrap().by;
    assert_eq!(*by, Replacement::Example(example("S1.3")));

    let looked_on = after(state, [Action::Load(example("S1.4")), Action::StartFresh]);
    let state = after(looked_on, [Action::Restore]);
    assert_eq!(&*state.work.scenario.policies[0].text, "mine");
    assert_eq!(state.previous, None);
}

#[test]
fn an_untouched_example_is_not_worth_keeping() {
    let state = after(opened(), examples::all().map(Action::Load));
    assert_eq!(state.previous, None);
}

#[test]
fn a_removed_tag_can_be_brought_back() {
    let row = |key: &str| (key.to_string(), "1".to_string());
    let rows = vec![row("b"), row("a"), (String::new(), String::new())];
    let tagged = after(
        opened(),
        [Action::Edit(Edit::Tags(Owner::Target, rows.clone()))],
    );
    let remove = |index| Action::Edit(Edit::RemoveTag(Owner::Target, index));
    let state = after(tagged.clone(), [remove(0)]);
    assert_eq!(state.work.tag_rows(Owner::Target), rows[1..]);
    let by = &state.previous.as_ref().unwrap().by;
    assert_eq!(*by, Replacement::Tag(Owner::Target, "b".to_string()));
    let back = after(state, [Action::Restore]);
    assert_eq!(back.work, tagged.work);
    // An empty row isn't worth a notice, and a row that isn't there is none.
    assert_eq!(after(tagged.clone(), [remove(2)]).previous, None);
    assert_eq!(after(tagged.clone(), [remove(3)]).work, tagged.work);
}
