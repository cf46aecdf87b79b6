//! Everything a visitor can change, and how. The answer is computed from it and never kept in it.

use crate::examples::{Example, FIRST};
use crate::paste::Draft;
use crate::place::{Caret, Place};
use crate::tags::Owner;
use crate::work::{Edit, Work, is_blank};
use iam::language::Language;
use session::answer::{Answer, InputError};
use session::scenario::Scenario;
use std::rc::Rc;
use yew::{AttrValue, Reducible};

/// The page's state.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// What the visitor works on.
    pub work: Work,
    /// Whether any of it was typed here.
    pub edited: bool,
    /// The work that was replaced last, to bring back.
    pub previous: Option<Previous>,
    /// Why the last link wasn't opened.
    pub refused: Option<String>,
    /// What stands in the dialog for pasted texts.
    pub draft: Draft,
    /// The language of the page.
    pub language: Language,
    /// What a reason points at.
    pub pointed: Option<Place>,
    /// Where the caret was set.
    pub caret: Option<Caret>,
    /// The place that was asked for last.
    pub sought: Option<Sought>,
}

/// Work that was replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Previous {
    /// The work.
    pub work: Work,
    /// Whether any of it was typed here.
    pub edited: bool,
    /// What replaced it.
    pub by: Replacement,
}

/// What replaced the work.
#[derive(Clone, Debug, PartialEq)]
pub enum Replacement {
    /// An example.
    Example(&'static Example),
    /// A clean page.
    Fresh,
    /// The scenario of a link.
    Link,
    /// The removal of the policy with this name.
    Removal(String),
    /// A request that was read from a pasted text.
    Paste,
    /// The removal of the tag with this key.
    Tag(Owner, String),
}

/// A place to bring into view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sought {
    /// Where.
    pub place: Place,
    /// Whether the caret goes there too.
    pub with_caret: bool,
    /// Tells two requests for the same place apart.
    pub turn: u32,
}

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// To the work.
    Edit(Edit),
    /// Shows a policy.
    Select(usize),
    /// Replaces the work by an example.
    Load(&'static Example),
    /// Replaces the work by a clean page.
    StartFresh,
    /// Replaces the work by the scenario that the fragment of a link carries.
    Open(String),
    /// Brings the replaced work back.
    Restore,
    /// Gives the replaced work up.
    Dismiss,
    /// Types into the dialog for pasted texts.
    Draft(AttrValue),
    /// Chooses one of the calls that the pasted text holds.
    Choose(usize),
    /// Puts the chosen call into the request.
    Apply,
    /// Changes the language.
    Speak(Language),
    /// Points at a place, or no longer.
    Point(Option<Place>),
    /// Sets the caret.
    SetCaret(Caret),
    /// Brings a place into view.
    Seek(Place),
    /// The same, with the caret.
    GoTo(Place),
}

impl State {
    /// The page as it opens.
    pub fn new(language: Language) -> State {
        State {
            work: Work::on(Example::find(FIRST), None).unwrap_or_else(|| Work::fresh(None)),
            edited: false,
            previous: None,
            refused: None,
            draft: Draft::default(),
            language,
            pointed: None,
            caret: None,
            sought: None,
        }
    }

    /// The answer, without what there is to say about policies that haven't been written yet.
    pub fn answer(scenario: &Scenario, language: Language) -> Answer {
        let mut answer = session::evaluate(scenario, language);
        let policies = &scenario.policies;
        answer
            .diagnostics
            .retain(|found| policies.get(found.policy).is_some_and(|p| !is_blank(p)));
        answer
    }

    /// The answer while something isn't finished: what is missing instead of a verdict.
    pub fn withheld(answer: Answer, unfinished: &[InputError]) -> Answer {
        if unfinished.is_empty() {
            return answer;
        }
        let mut input_errors = answer.input_errors;
        input_errors.extend_from_slice(unfinished);
        Answer {
            decision: None,
            summary: String::new(),
            checks: Vec::new(),
            messages: Vec::new(),
            depends_on: Vec::new(),
            caveats: Vec::new(),
            advisories: Vec::new(),
            diagnostics: answer.diagnostics,
            input_errors,
        }
    }

    fn edit(&mut self, edit: Edit) {
        match &edit {
            Edit::Remove(index) => self.keep_removed(*index),
            Edit::RemoveTag(owner, index) => {
                let row = self.work.tag_rows(*owner).into_iter().nth(*index);
                if let Some((key, _)) =
                    row.filter(|(key, value)| !(key.is_empty() && value.is_empty()))
                {
                    self.keep_work(Replacement::Tag(*owner, key));
                }
            }
            _ => {}
        }
        self.edited = true;
        // An edit moves the text away from under the spans of the answer it was pointed from.
        self.forget_places();
        self.work.edit(edit);
    }

    fn keep_removed(&mut self, index: usize) {
        let policy = self.work.scenario.policies.get(index);
        if let Some(policy) = policy.filter(|policy| !is_blank(policy)) {
            self.keep_work(Replacement::Removal(policy.name.clone()));
        }
    }

    fn keep_work(&mut self, by: Replacement) {
        self.previous = Some(Previous {
            work: self.work.clone(),
            edited: self.edited,
            by,
        });
    }

    /// Keeps what was typed; a mere example isn't worth keeping.
    fn keep(&mut self, by: Replacement) {
        if self.edited && !self.work.is_blank() {
            self.keep_work(by);
        }
        self.edited = false;
        self.forget_places();
    }

    /// A link that can't be opened changes nothing.
    fn open(&mut self, fragment: &str) {
        match session::link::decode(fragment, self.language) {
            Ok(scenario) => {
                self.refused = None;
                self.keep(Replacement::Link);
                self.work = Work::new(scenario, Some(&self.work));
            }
            Err(sentence) => self.refused = Some(sentence),
        }
    }

    fn apply(&mut self) {
        let read = session::import::import(&self.draft.text, self.language);
        let Some(part) = read.ok().and_then(|read| self.draft.pick(read.scenarios)) else {
            return;
        };
        let before = self.work.clone();
        self.work.take(&part);
        if self.work != before {
            self.previous = Some(Previous {
                work: before,
                edited: self.edited,
                by: Replacement::Paste,
            });
            self.edited = true;
            self.forget_places();
        }
    }

    fn forget_places(&mut self) {
        self.pointed = None;
        self.caret = None;
        self.sought = None;
    }

    fn seek(&mut self, place: Place, with_caret: bool) {
        let turn = self.sought.map_or(0, |sought| sought.turn.wrapping_add(1));
        self.work.selected = place.policy;
        self.sought = Some(Sought {
            place,
            with_caret,
            turn,
        });
    }
}

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<State>, action: Action) -> Rc<State> {
        let same = match action {
            Action::Point(place) => place == self.pointed,
            Action::SetCaret(caret) => Some(caret) == self.caret,
            _ => false,
        };
        if same {
            return self;
        }
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            Action::Edit(edit) => state.edit(edit),
            Action::Select(index) => {
                state.work.selected = index.min(state.work.tabs.len().saturating_sub(1));
            }
            Action::Load(example) => {
                if let Some(work) = Work::on(Some(example), Some(&state.work)) {
                    state.keep(Replacement::Example(example));
                    state.work = work;
                }
            }
            Action::StartFresh => {
                state.keep(Replacement::Fresh);
                state.work = Work::fresh(Some(&state.work));
                state.draft = Draft::default();
                // A clean page is for pasting a policy: the caret goes where that begins.
                state.seek(Place::START, true);
            }
            Action::Open(fragment) => state.open(&fragment),
            Action::Restore => {
                if let Some(previous) = state.previous.take() {
                    state.work = previous.work;
                    state.edited = previous.edited;
                    state.forget_places();
                }
            }
            Action::Dismiss => {
                state.previous = None;
                state.refused = None;
            }
            Action::Draft(text) => state.draft = Draft { text, chosen: 0 },
            Action::Choose(index) => state.draft.chosen = index,
            Action::Apply => state.apply(),
            Action::Speak(language) => state.language = language,
            Action::Point(place) => state.pointed = place,
            Action::SetCaret(caret) => state.caret = Some(caret),
            Action::Seek(place) => state.seek(place, false),
            Action::GoTo(place) => state.seek(place, true),
        }
        Rc::new(state)
    }
}

#[cfg(test)]
mod tests;
