//! Changes that the page offers: each is made at once, and taken back at once as long as nothing else
//! has changed since.

use super::State;
use crate::compose::name;
use crate::work::{Asked, Work};
use session::change::Replaced;
use session::compose;
use session::lint::Fixed;

/// A change that was offered and made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The work before it.
    pub work: Work,
    /// Whether any of that was typed here.
    pub edited: bool,
    /// Who offered it.
    pub by: By,
}

/// Who offers changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The access map: a cell, or a network from which a request is allowed.
    Map,
    /// The list of what would change the verdict.
    List,
    /// The linter: so many safe changes.
    Linter(usize),
    /// The dialog that composes a policy.
    Composer,
}

impl State {
    /// Who offered what can be taken back.
    pub fn stepped(&self) -> Option<By> {
        self.step.as_ref().map(|step| step.by)
    }

    pub(super) fn ask(&mut self, asked: &Asked) {
        let mut after = self.work.clone();
        after.ask(asked);
        self.make(after, By::Map);
    }

    pub(super) fn change(&mut self, replaced: &Replaced) {
        let mut after = self.work.clone();
        after.replace(replaced);
        self.make(after, By::List);
    }

    pub(super) fn mend(&mut self, fixed: &Fixed) {
        let mut after = self.work.clone();
        after.replace(&Replaced {
            policies: Some(fixed.scenario.policies.clone()),
            ..Replaced::default()
        });
        self.make(after, By::Linter(fixed.count));
    }

    pub(super) fn adopt(&mut self) {
        let wanted = self.wish.wanted(&self.work);
        let Ok(composed) = compose(&wanted, self.language) else {
            return;
        };
        // With this policy the page may suggest the other form, which nobody chose.
        self.wish.form = Some(wanted.form);
        let mut after = self.work.clone();
        after.adopt(name(wanted.form), composed.text);
        self.make(after, By::Composer);
    }

    pub(super) fn take_back(&mut self) {
        if let Some(step) = self.step.take() {
            self.work = step.work;
            self.edited = step.edited;
            self.forget_places();
        }
    }

    fn make(&mut self, after: Work, by: By) {
        if after == self.work {
            return;
        }
        self.forget_asked();
        // Cells chosen one after the other are one look around.
        let again = |step: &Step| step.by == by && by == By::Map;
        let before = self.step.take().filter(again);
        let before = before.unwrap_or_else(|| Step {
            work: self.work.clone(),
            edited: self.edited,
            by,
        });
        self.work = after;
        self.edited = true;
        self.forget_places();
        self.step = Some(before);
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Action, State};
    use super::*;
    use crate::compose::{Part, Wish};
    use crate::examples::{self, Example, FIRST};
    use crate::field::Field;
    use crate::visit::Visit;
    use crate::work::{Edit, Path, is_blank};
    use session::access::{Documents, Source, access_map};
    use session::answer::Decision;
    use session::change::what_would_change;
    use session::compose::Form;
    use session::lint::fix_all;
    use session::scenario::PolicyKind;
    use std::rc::Rc;
    use yew::Reducible;

    fn state() -> Rc<State> {
        Rc::new(State::new(Visit::default()))
    }

    fn ssh(source: Option<Source>) -> Action {
        Action::Ask(Asked {
            documents: Some(Documents::One {
                document: Some("AWS-StartSSHSession".to_string()),
            }),
            source,
            decision: Decision::Allow,
        })
    }

    #[test]
    fn every_cell_of_every_example_gives_the_verdict_it_shows() {
        for example in examples::all() {
            let before = Rc::new(State::new(Visit::default()));
            let before = before.reduce(Action::Load(example));
            let map = access_map(&before.work.asked(), before.language).unwrap();
            for row in &map.rows {
                for (zone, cell) in map.zones.iter().zip(&row.cells) {
                    let asked = Asked {
                        documents: Some(row.documents.clone()),
                        source: crate::map::source(zone),
                        decision: *cell,
                    };
                    let after = before.clone().reduce(Action::Ask(asked));
                    let answer = State::answer(&after.work.asked(), after.language);
                    let is = answer.decision == Some(*cell) || !map.exact;
                    assert!(is, "{} {row:?} {zone:?}", example.title);
                    let back = after.reduce(Action::TakeBack);
                    assert_eq!(back.work, before.work);
                }
            }
        }
    }

    #[test]
    fn every_change_of_every_example_turns_its_verdict() {
        let mut seen = 0;
        for example in examples::all() {
            let before = state().reduce(Action::Load(example));
            // What hasn't been written yet stays as it is.
            let before = before.reduce(Action::Edit(Edit::Add));
            for change in what_would_change(&before.work.asked(), before.language).unwrap() {
                let after = before.clone();
                let after = after.reduce(Action::Change(Box::new(change.scenario)));
                let answer = State::answer(&after.work.asked(), after.language);
                assert_eq!(answer.decision, Some(change.decision), "{}", change.text);
                assert_eq!(after.work.tabs.len(), after.work.scenario.policies.len());
                let blank = after.work.scenario.policies.iter().find(|p| is_blank(p));
                assert!(blank.is_some_and(|policy| policy.enabled));
                assert_eq!(after.stepped(), Some(By::List));
                assert_eq!(after.reduce(Action::TakeBack).work, before.work);
                seen += 1;
            }
        }
        assert!(seen > 50, "{seen}");
    }

    #[test]
    fn all_safe_changes_are_made_and_taken_back_at_once() {
        let twice = r#"{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": ["ssm:*", "ssm:StartSession"], "Resource": "*"}]}"#;
        let before = state().reduce(Action::Edit(Edit::Text(0, twice.to_string())));
        let before = before.reduce(Action::Edit(Edit::Add));
        let fixed = fix_all(&before.work.asked());
        let after = before.clone().reduce(Action::Mend(Rc::new(fixed)));
        let texts = after.work.scenario.policies.iter();
        let texts: Vec<_> = texts.map(|policy| &*policy.text).collect();
        assert_eq!(texts[0], twice.replace(r#", "ssm:StartSession""#, ""));
        assert!(after.work.scenario.policies.iter().all(|one| one.enabled));
        assert_eq!(after.stepped(), Some(By::Linter(1)));
        let again = fix_all(&after.work.asked());
        assert_eq!(again.count, 0);
        assert_eq!(after.reduce(Action::TakeBack).work, before.work);
    }

    #[test]
    fn several_cells_are_taken_back_at_once_until_something_is_edited() {
        let before = state();
        let (endpoint, address) = (Source::VpcEndpoint(None), [10, 0, 0, 5].into());
        let once = before.clone().reduce(ssh(None));
        let twice = once.reduce(ssh(Some(endpoint)));
        assert_eq!(
            Path::of(twice.work.scenario.network.as_ref()),
            Path::VpcEndpoint
        );
        assert_eq!(twice.stepped(), Some(By::Map));
        let back = twice.clone().reduce(Action::TakeBack);
        assert_eq!((&back.work, back.edited), (&before.work, false));
        assert_eq!(back.stepped(), None);

        let looked = twice.clone().reduce(Action::Select(0));
        assert_eq!(looked.stepped(), Some(By::Map));
        let typed = Edit::Field(Field::Region, "eu-west-1".to_string());
        let typed = twice.reduce(Action::Edit(typed));
        assert_eq!(typed.stepped(), None);
        let again = typed.clone().reduce(ssh(Some(Source::Internet(address))));
        assert_eq!(again.reduce(Action::TakeBack).work, typed.work);
    }

    #[test]
    fn what_is_there_already_is_no_step() {
        let asked = |source| Asked {
            documents: None,
            source,
            decision: Decision::Deny,
        };
        let state = state().reduce(Action::Load(Example::find(FIRST).unwrap()));
        let same = state.clone().reduce(Action::Ask(asked(None)));
        assert_eq!(same, state);
    }

    #[test]
    fn a_composed_policy_comes_behind_the_others_and_goes_again() {
        let before = state();
        let part = Part::Networks("203.0.113.0/24".into());
        let wished = before.clone().reduce(Action::Wish(part));
        let with = wished.clone().reduce(Action::Adopt);
        let named = |state: &State| {
            let policies = state.work.scenario.policies.iter();
            policies.map(|one| one.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            named(&with),
            ["allow-ssm", "no-remote-host", "limit-sessions"]
        );
        assert_eq!((with.work.selected, with.edited), (2, true));
        assert_eq!(with.stepped(), Some(By::Composer));
        let answer = State::answer(&with.work.asked(), with.language);
        assert!(answer.diagnostics.is_empty(), "{:?}", answer.diagnostics);
        let again = with.clone().reduce(Action::Adopt);
        assert_eq!(named(&again)[3], "limit-sessions-1");
        let back = with.reduce(Action::TakeBack);
        assert_eq!((&back.work, back.edited), (&before.work, false));
        assert_eq!(back.wish.networks, wished.wish.networks);
    }

    #[test]
    fn a_composed_policy_is_the_first_one_of_a_clean_page() {
        let fresh = state().reduce(Action::StartFresh);
        let scp = Action::Edit(Edit::Kind(0, PolicyKind::Scp));
        let before = fresh.reduce(scp);
        let with = before.clone().reduce(Action::Adopt);
        let [policy] = with.work.scenario.policies.as_slice() else {
            panic!()
        };
        assert_eq!(
            (policy.name.as_str(), policy.kind),
            ("allow-sessions", PolicyKind::Identity)
        );
        assert!(policy.text.contains("\"Allow\""));
        assert_eq!(with.wish.form, Some(Form::Allow), "it stays as it was");
        let typed = Action::Edit(Edit::Text(0, format!("{} ", policy.text)));
        assert_eq!(with.clone().reduce(typed).stepped(), None);
        assert_eq!(with.reduce(Action::TakeBack).work, before.work);
    }

    #[test]
    fn what_cannot_be_composed_changes_nothing() {
        let office = Part::Networks("office".into());
        let before = state().reduce(Action::Wish(office));
        assert_eq!(before.clone().reduce(Action::Adopt), before);
        let fresh = before.reduce(Action::StartFresh);
        assert_eq!(fresh.wish, Wish::default(), "it is for other eyes");
    }
}
