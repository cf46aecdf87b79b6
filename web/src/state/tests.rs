use super::*;
use crate::field::Field;
use crate::files::Opened;
use crate::keys::by_hand;
use crate::storage::Kept;
use crate::tags::Owner;
use crate::text::Words;
use crate::work::Path;
use session::answer::{Decision, Span};
use session::scenario::{
    CallerType, ContextValue, Network, Options, PolicyKind, PolicyText, Request,
};

pub(super) fn after(state: State, actions: impl IntoIterator<Item = Action>) -> State {
    let state = actions.into_iter().fold(Rc::new(state), Reducible::reduce);
    Rc::unwrap_or_clone(state)
}

pub(super) fn opened() -> State {
    State::new(Visit::default())
}

pub(super) fn visited(works: &[&State], fragment: Option<String>) -> State {
    let works = works
        .iter()
        .map(|state| state.work.scenario.clone())
        .collect();
    State::new(Visit {
        kept: Kept {
            works,
            unread: None,
        },
        fragment,
        ..Visit::default()
    })
}

pub(super) fn text(state: &State) -> &str {
    &state.work.scenario.policies[0].text
}

pub(super) fn link_to(id: &str) -> Action {
    let scenario = example(id).scenario().unwrap();
    Action::Open(format!("#{}", session::link::encode(&scenario)))
}

pub(super) fn example(id: &str) -> &'static Example {
    Example::find(id).unwrap()
}

pub(super) fn typed(text: &str) -> Action {
    Action::Edit(Edit::Text(0, text.to_string()))
}

pub(super) fn names(state: &State) -> Vec<&str> {
    let policies = &state.work.scenario.policies;
    policies.iter().map(|policy| policy.name.as_str()).collect()
}

#[test]
fn it_opens_on_an_example() {
    let state = opened();
    assert_eq!(state.work.scenario, example(FIRST).scenario().unwrap());
    assert_eq!(state.work.selected, 1);
    assert!(!state.work.is_blank());
}

#[test]
fn a_fresh_page_has_one_empty_policy() {
    let state = after(opened(), [Action::StartFresh]);
    assert_eq!(names(&state), ["policy-1"]);
    assert!(state.work.is_blank());
    assert_eq!(state.previous, None);
}

#[test]
fn the_work_knows_its_example_until_something_else_replaces_it() {
    let began = |state: &State| state.work.example.map(|example| example.id);
    let edited = after(opened(), [typed("mine")]);
    assert_eq!(began(&edited), Some(FIRST));
    let fresh = after(edited.clone(), [Action::StartFresh]);
    assert_eq!(began(&fresh), None);
    assert_eq!(after(fresh, [Action::Restore]), edited);

    let reset = after(edited, [Action::Load(example(FIRST))]);
    assert_eq!(reset.work.scenario, opened().work.scenario);
    assert!(!reset.edited);
    let link = |id| Action::Open(session::link::encode(&example(id).scenario().unwrap()));
    let same = after(reset, [link(FIRST)]);
    assert_eq!(
        began(&same),
        Some(FIRST),
        "what is there already isn't replaced"
    );
    assert_eq!(began(&after(same, [link("S1.3")])), None);
}

#[test]
fn added_policies_get_free_names_and_are_shown() {
    let add = || Action::Edit(Edit::Add);
    let state = after(opened(), [Action::StartFresh, add(), add()]);
    assert_eq!(names(&state), ["policy-1", "policy-2", "policy-3"]);
    assert_eq!(state.work.selected, 2);
    let state = after(state, [Action::Edit(Edit::Remove(0)), add()]);
    assert_eq!(names(&state), ["policy-2", "policy-3", "policy-1"]);
}

#[test]
fn a_tab_stays_the_same_while_others_go() {
    let state = opened();
    let second = state.work.tabs[1];
    let state = after(state, [Action::Edit(Edit::Remove(0))]);
    assert_eq!(state.work.tabs, [second]);
    assert_eq!(state.work.selected, 0);
}

#[test]
fn a_copy_stands_behind_its_original_and_is_shown() {
    let copy = |index| Action::Edit(Edit::Duplicate(index));
    let state = after(opened(), [copy(0), copy(1), copy(9)]);
    let expected = ["allow-ssm", "allow-ssm-1", "allow-ssm-2", "no-remote-host"];
    assert_eq!(names(&state), expected);
    assert_eq!(state.work.selected, 2);
    let policies = &state.work.scenario.policies;
    assert_eq!(policies[2].text, policies[0].text);
    let tabs: std::collections::BTreeSet<_> = state.work.tabs.iter().collect();
    assert_eq!(tabs.len(), 4);
}

#[test]
fn a_policy_that_is_off_is_not_evaluated() {
    let switch = |on| Action::Edit(Edit::Enabled(1, on));
    let state = after(opened(), [switch(false)]);
    let answer = State::answer(&state.work.asked(), state.language);
    assert_eq!(answer.decision, Some(Decision::Allow));
    let broken = after(state, [Action::Edit(Edit::Text(1, "{".to_string()))]);
    let answer = State::answer(&broken.work.asked(), broken.language);
    assert_eq!(answer.decision, Some(Decision::Allow));
    assert_eq!(answer.diagnostics[0].policy, 1);
    let answer = State::answer(
        &after(broken, [switch(true)]).work.asked(),
        Language::English,
    );
    assert_eq!(answer.decision, None);
}

#[test]
fn an_arn_that_is_empty_is_none() {
    let arn = |arn: &str| Action::Edit(Edit::Arn(0, arn.to_string()));
    let state = after(opened(), [arn("arn:aws:iam::aws:policy/A")]);
    let known = state.work.scenario.policies[0].arn.as_deref();
    assert_eq!(known, Some("arn:aws:iam::aws:policy/A"));
    let state = after(state, [arn("")]);
    assert_eq!(state.work, opened().work);
}

fn files(names: &[&str]) -> Action {
    let file = |name: &&str| Opened {
        name: name.to_string(),
        text: format!("{{\r\n{name}\r}}"),
        ..Opened::default()
    };
    Action::Edit(Edit::Open(names.iter().map(file).collect()))
}

#[test]
fn files_become_policies_behind_the_others() {
    let state = after(opened(), [files(&["a", "b"])]);
    assert_eq!(names(&state), ["allow-ssm", "no-remote-host", "a", "b"]);
    let texts = state.work.scenario.policies.iter().map(|p| &*p.text);
    assert_eq!(texts.skip(2).collect::<Vec<_>>(), ["{\na\n}", "{\nb\n}"]);
    assert_eq!(state.work.selected, 3);
    assert_eq!(after(opened(), [files(&[])]).work, opened().work);
}

#[test]
fn files_take_the_place_and_the_kind_of_a_policy_that_is_not_written_yet() {
    let scp = [
        Action::Edit(Edit::Add),
        Action::Edit(Edit::Kind(1, PolicyKind::Scp)),
        Action::Edit(Edit::Level(1, 2)),
        Action::Edit(Edit::Add),
        Action::Select(1),
    ];
    let fresh = after(opened(), [Action::StartFresh]);
    let state = after(after(fresh, scp), [files(&["a", "b"])]);
    assert_eq!(names(&state), ["policy-1", "a", "b", "policy-3"]);
    let scp = |policy: &PolicyText| (policy.kind, policy.level) == (PolicyKind::Scp, 2);
    let kinds: Vec<bool> = state.work.scenario.policies.iter().map(scp).collect();
    assert_eq!(kinds, [false, true, true, false]);
}

#[test]
fn line_ends_are_those_of_a_text_area() {
    let mut scenario = opened().work.scenario;
    scenario.policies[0].text = "{\r\n\r}".into();
    assert_eq!(
        &*Work::new(scenario, None).scenario.policies[0].text,
        "{\n\n}"
    );
}

#[test]
fn there_is_always_a_policy_to_type_into() {
    let removals = [1, 0, 0].map(|index| Action::Edit(Edit::Remove(index)));
    let state = after(opened(), removals);
    assert_eq!(names(&state), ["policy-1"]);
    assert_eq!(state.work.tabs.len(), 1);
}

#[test]
fn an_empty_policy_is_not_evaluated() {
    let state = after(opened(), [Action::Edit(Edit::Add)]);
    let enabled: Vec<bool> = state
        .work
        .asked()
        .policies
        .iter()
        .map(|p| p.enabled)
        .collect();
    assert_eq!(enabled, [true, true, false]);
    let answer = State::answer(&state.work.asked(), state.language);
    assert_eq!(answer.decision, Some(Decision::Deny));
    assert_eq!(answer.diagnostics, []);
    assert!(!state.work.is_blank());
}

#[test]
fn both_network_paths_keep_their_values() {
    let path = |endpoint| {
        let path = if endpoint {
            Path::VpcEndpoint
        } else {
            Path::Internet
        };
        Action::Edit(Edit::Path(path))
    };
    let vpce = Action::Edit(Edit::Field(Field::Vpce, "vpce-1".to_string()));
    let state = after(opened(), [path(true), path(true), vpce]);
    assert_eq!(Field::Vpce.read(&state.work.scenario), "vpce-1");
    assert_eq!(Field::SourceIp.read(&state.work.scenario), "");
    let state = after(state, [path(false)]);
    assert_eq!(Field::SourceIp.read(&state.work.scenario), "203.0.113.9");
    let state = after(state, [path(true)]);
    assert_eq!(Field::Vpce.read(&state.work.scenario), "vpce-1");
}

#[test]
fn an_edit_ends_the_pointing() {
    let place = Place {
        policy: 0,
        span: Span { start: 0, end: 4 },
    };
    let state = after(opened(), [Action::Point(Some(place)), Action::Seek(place)]);
    assert_eq!(state.pointed, Some(place));
    assert_eq!(state.work.selected, 0);
    let again = after(state, [Action::GoTo(place)]);
    assert_eq!(again.sought.unwrap().turn, 1);
    assert_eq!(after(again, [typed("x")]).pointed, None);
}

pub(super) fn pasted(text: &str) -> Action {
    Action::Draft(text.to_string().into())
}

pub(super) const COMMAND: &str =
    "aws ssm start-session --target i-1234 --document-name AWS-StartSSHSession";
const MESSAGE: &str = "User: arn:aws:iam::123456789012:user/bob is not authorized to perform: \
    s3:GetObject on resource: arn:aws:s3:::b/k";

#[test]
fn a_pasted_text_fills_in_what_it_states_and_nothing_else() {
    let state = after(opened(), [pasted(COMMAND), Action::Apply]);
    let mut expected = opened().work.scenario;
    Field::Target.write(&mut expected, "i-1234".to_string());
    Field::Document.write(&mut expected, "AWS-StartSSHSession".to_string());
    assert_eq!(state.work.scenario, expected);
    assert_eq!(state.draft.text, COMMAND);
    assert_eq!(state.previous.unwrap().by, Replacement::Paste);
}

#[test]
fn undo_leads_to_exactly_the_state_before() {
    for first in [Action::Dismiss, typed("mine")] {
        let before = after(opened(), [first, pasted(COMMAND)]);
        let applied = after(before.clone(), [Action::Apply]);
        assert_ne!(applied.work, before.work);
        assert_eq!(after(applied, [Action::Restore]), before);
    }
}

#[test]
fn a_text_that_says_nothing_new_or_nothing_at_all_changes_nothing() {
    let once = after(opened(), [pasted(COMMAND), Action::Apply, Action::Dismiss]);
    assert_eq!(after(once.clone(), [Action::Apply]), once);
    let wrong = after(once, [pasted("hello")]);
    assert_eq!(after(wrong.clone(), [Action::Apply]), wrong);
}

#[test]
fn the_chosen_one_of_several_is_applied() {
    let two = format!("{MESSAGE}\n{}", MESSAGE.replace("bob", "carol"));
    let choose = |index| [pasted(&two), Action::Choose(index), Action::Apply];
    let caller = |state: &State| Field::Caller.read(&state.work.scenario);
    let second = after(opened(), choose(1));
    assert_eq!(caller(&second), "arn:aws:iam::123456789012:user/carol");
    let none = after(opened(), choose(2));
    assert_eq!(none.work, opened().work);
    let again = after(second, [pasted(&two), Action::Apply]);
    assert_eq!(caller(&again), "arn:aws:iam::123456789012:user/bob");
}

#[test]
fn another_request_keeps_the_call_for_later() {
    let other = after(opened(), [pasted(MESSAGE), Action::Apply]);
    assert_eq!(
        Field::Resource.read(&other.work.scenario),
        "arn:aws:s3:::b/k"
    );
    let action = |name: &str| Action::Edit(Edit::Field(Field::Action, name.to_string()));
    let back = after(other, [action("ssm:StartSession")]);
    assert_eq!(back.work.scenario.request, opened().work.scenario.request);
}

#[test]
fn a_fresh_page_shows_no_pasted_text_either() {
    let state = after(opened(), [pasted(COMMAND), Action::StartFresh]);
    assert_eq!(state.draft, Draft::default());
}

#[test]
fn a_link_opens_and_what_was_typed_can_be_brought_back() {
    let mut shared = opened().work.scenario;
    shared.policies.clear();
    let fragment = session::link::encode(&shared);
    let typed = after(opened(), [typed("mine")]);
    let linked = after(typed.clone(), [Action::Open(format!("#{fragment}"))]);
    assert_eq!(
        linked.work.scenario.policies,
        Work::fresh(None).scenario.policies
    );
    assert_eq!(linked.work.scenario.request, shared.request);
    assert!(!linked.edited);
    let previous = linked.previous.as_ref().map(|previous| &previous.by);
    assert_eq!(previous, Some(&Replacement::Link));
    let back = after(linked, [Action::Restore]);
    assert_eq!((back.work, back.edited), (typed.work, true));
}

#[test]
fn a_link_that_says_nothing_is_refused_and_changes_nothing() {
    let state = after(opened(), [typed("mine")]);
    let refused = after(state.clone(), [Action::Open("#v1.x".to_string())]);
    assert_eq!(refused.work, state.work);
    assert_eq!(refused.previous, None);
    assert!(refused.refused.is_some());
    assert_eq!(after(refused, [Action::Understood]), state);
    let fragment = session::link::encode(&opened().work.scenario);
    let opened = after(
        state,
        [Action::Open("v9.x".to_string()), Action::Open(fragment)],
    );
    assert_eq!(opened.refused, None);
}

#[test]
fn no_path_at_all_keeps_the_values_for_later() {
    let path = |path| Action::Edit(Edit::Path(path));
    let none = after(opened(), [path(Path::None)]);
    assert_eq!(none.work.scenario.network, None);
    let endpoint = after(none.clone(), [path(Path::VpcEndpoint), path(Path::None)]);
    for state in [
        none,
        after(endpoint, [path(Path::Internet), path(Path::None)]),
    ] {
        let back = after(state, [path(Path::Internet)]);
        assert!(matches!(
            back.work.scenario.network,
            Some(Network::Internet { .. })
        ));
    }
    let state = after(opened(), [path(Path::None), path(Path::Internet)]);
    assert_eq!(state.work.scenario, opened().work.scenario);
}

#[test]
fn there_is_no_verdict_while_a_tag_is_wrong() {
    let tags = |key: &str| {
        let row = |key: &str| (key.to_string(), "1".to_string());
        let state = after(
            opened(),
            [Action::Edit(Edit::Tags(
                Owner::Caller,
                vec![row("a"), row(key)],
            ))],
        );
        let answer = State::answer(&state.work.asked(), state.language);
        State::withheld(answer, &state.work.unfinished(Words(state.language)))
    };
    assert_eq!(tags("b").decision, Some(Decision::Deny));
    let answer = tags("a");
    assert_eq!((answer.decision, answer.checks.len()), (None, 0));
    assert_eq!(answer.input_errors[0].member, "caller-tags.1");
    assert!(answer.input_errors[0].message.contains("`a`"));
}

#[test]
fn a_key_is_set_by_hand_and_derived_again() {
    let key = |value: Option<ContextValue>| Action::Edit(Edit::Key("aws:X".to_string(), value));
    let list = Action::Edit(Edit::List("aws:x".to_string(), "b\n a\n\n".to_string()));
    let absent = after(opened(), [key(Some(ContextValue::Absent))]);
    assert_eq!(
        by_hand(&absent.work.scenario, "AWS:x"),
        Some(&ContextValue::Absent)
    );
    let listed = after(absent, [list]);
    let values = ["b".to_string(), "a".to_string()];
    let many = ContextValue::Many(values.to_vec());
    assert_eq!(listed.work.scenario.context.values().next(), Some(&many));
    assert_eq!(listed.work.list_text("aws:X", &values), "b\n a\n\n");
    assert_eq!(listed.work.list_text("aws:X", &values[..1]), "b");
    assert_eq!(listed.work.list_text("aws:Y", &values), "b\na");
    let derived = after(listed, [key(None)]);
    assert!(derived.work.scenario.context.is_empty());
}

#[test]
fn what_is_chosen_stands_in_the_scenario() {
    let options = Options {
        derive_context: false,
        ..Options::default()
    };
    let state = after(
        opened(),
        [
            Action::Edit(Edit::Options(options.clone())),
            Action::Edit(Edit::ManagementAccount(true)),
            Action::Edit(Edit::CallerType(CallerType::ServiceLinkedRole)),
        ],
    );
    assert_eq!(state.work.scenario.options, options);
    assert!(state.work.scenario.caller.management_account);
    let action = |name: &str| Action::Edit(Edit::Field(Field::Action, name.to_string()));
    let typed = Action::Edit(Edit::Field(Field::ApiAction, "s3:GetObject".to_string()));
    let other = after(state, [action(""), typed]);
    let Request::Api(api) = &other.work.scenario.request else {
        panic!()
    };
    assert_eq!(
        (api.action.as_str(), api.resource.as_str()),
        ("s3:GetObject", "*")
    );
    let back = after(other, [action("ssm:StartSession")]);
    assert_eq!(back.work.scenario.request, opened().work.scenario.request);
}

#[test]
fn a_link_says_which_language_and_which_view_but_switches_nothing() {
    let Action::Open(fragment) = link_to("S1.3") else {
        unreachable!()
    };
    let state = visited(&[], Some(format!("{fragment}&embed&lang=ja")));
    assert_eq!((state.embed, state.language), (true, Language::Japanese));
    assert_eq!(state.choices, Choices::default());
    let state = after(state, [Action::Open(fragment)]);
    assert_eq!((state.embed, state.language), (false, Language::Japanese));
}

#[test]
fn what_was_switched_is_a_choice() {
    let choices = after(
        opened(),
        [
            Action::Speak(Language::Japanese),
            Action::Paint(Theme::Light),
            Action::NextTheme,
            Action::UseLetters(false),
        ],
    )
    .choices;
    let expected = Choices {
        language: Some(Language::Japanese),
        theme: Theme::Dark,
        letters_off: true,
    };
    assert_eq!(choices, expected);
    let visit = Visit {
        choices,
        ..Visit::default()
    };
    assert_eq!(State::new(visit).language, Language::Japanese);
}

#[test]
fn the_tabs_go_round() {
    let turn = |turn| Action::Turn(turn);
    let state = after(opened(), [turn(Turn::Next)]);
    assert_eq!(state.work.selected, 0);
    assert_eq!(after(state, [turn(Turn::Back)]).work.selected, 1);
}
