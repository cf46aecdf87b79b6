//! Everything a visitor can change, and how. The answer is computed from it and never kept in it.

mod previous;
mod steps;

use crate::address;
use crate::compose::{Part, Wish};
use crate::examples::{Example, FIRST};
use crate::paste::Draft;
use crate::place::{Caret, Place};
use crate::storage::{Choices, Unread};
use crate::theme::Theme;
use crate::visit::Visit;
use crate::work::{Asked, Edit, Work, is_blank};
use iam::language::Language;
pub use previous::{Previous, Replacement};
use session::answer::{Answer, InputError};
use session::change::Replaced;
use session::lint::Fixed;
use session::scenario::Scenario;
use std::rc::Rc;
pub use steps::{By, Step};
use yew::{AttrValue, Reducible};

/// The page's state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// What the visitor works on.
    pub work: Work,
    /// Whether any of it was typed here.
    pub edited: bool,
    /// The work that was replaced last, to bring back.
    pub previous: Option<Previous>,
    /// The offered change that was made last, to take back.
    pub step: Option<Step>,
    /// Why the last link wasn't opened.
    pub refused: Option<String>,
    /// What the browser kept and nobody can read.
    pub unread: Option<Unread>,
    /// Whether only the small view is shown.
    pub embed: bool,
    /// What stands in the dialog for pasted texts.
    pub draft: Draft,
    /// What stands in the dialog that composes a policy.
    pub wish: Wish,
    /// The language of the page.
    pub language: Language,
    /// What was switched, now or on an earlier visit.
    pub choices: Choices,
    /// What a reason points at.
    pub pointed: Option<Place>,
    /// Where the caret was set.
    pub caret: Option<Caret>,
    /// What the mouse points at in a policy.
    pub hovered: Option<Caret>,
    /// The place that was asked for last.
    pub sought: Option<Sought>,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// To the work.
    Edit(Edit),
    /// To the text of a policy, after which the caret stands here.
    Type(Caret, String),
    /// Shows a policy.
    Select(usize),
    /// Shows the next policy, or the one before.
    Turn(Turn),
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
    /// Takes note of what couldn't be opened or read.
    Understood,
    /// Types into the dialog for pasted texts.
    Draft(AttrValue),
    /// Chooses one of the calls that the pasted text holds.
    Choose(usize),
    /// Puts the chosen call into the request.
    Apply,
    /// Changes what stands in the dialog that composes a policy.
    Wish(Part),
    /// Takes the composed policy among the others.
    Adopt,
    /// Puts a cell of the access map into the request.
    Ask(Asked),
    /// Makes a change that would turn the verdict.
    Change(Box<Replaced>),
    /// Makes all safe changes of what the linter finds.
    Mend(Rc<Fixed>),
    /// Takes back what was offered and made.
    TakeBack,
    /// Changes the language.
    Speak(Language),
    /// Changes the colours.
    Paint(Theme),
    /// Changes the colours to the next.
    NextTheme,
    /// Whether letters alone are shortcuts.
    UseLetters(bool),
    /// Points at a place, or no longer.
    Point(Option<Place>),
    /// Sets the caret.
    SetCaret(Caret),
    /// Points at a place in a policy with the mouse, or no longer.
    Hover(Option<Caret>),
    /// Brings a place into view.
    Seek(Place),
    /// The same, with the caret.
    GoTo(Place),
}

/// A way through the tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// To the next.
    Next,
    /// To the one before.
    Back,
}

impl State {
    /// The page as it opens.
    pub fn new(visit: Visit) -> State {
        let mut kept = visit.kept.works.into_iter();
        let own = kept.next();
        let edited = own.is_some();
        let own = own.map(|scenario| Work::new(scenario, None));
        let work = own.or_else(|| Work::on(Example::find(FIRST), None));
        let work = work.unwrap_or_else(|| Work::fresh(None));
        let earlier = kept.rev().fold(None, |beneath, scenario| {
            let work = Work::new(scenario, Some(&work));
            let by = Replacement::Earlier;
            Some(Previous {
                work,
                edited,
                by,
                dismissed: false,
                beneath: beneath.map(Rc::new),
            })
        });
        let mut state = State {
            work,
            edited,
            previous: earlier,
            step: None,
            refused: None,
            unread: visit.kept.unread,
            embed: false,
            draft: Draft::default(),
            wish: Wish::default(),
            language: visit.choices.language.unwrap_or(visit.language),
            choices: visit.choices,
            pointed: None,
            caret: None,
            hovered: None,
            sought: None,
        };
        if let Some(fragment) = visit.fragment {
            state.open(&fragment);
        }
        state
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
        Answer::without_verdict(answer.diagnostics, input_errors)
    }

    fn edit(&mut self, edit: Edit) {
        if !edit.is_of_policies() {
            self.forget_asked();
        }
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

    /// A link that can't be opened changes nothing; one to what is there already, neither.
    fn open(&mut self, fragment: &str) {
        let (link, options) = address::Options::split(fragment);
        self.embed = options.embed;
        self.language = options.language.unwrap_or(self.language);
        match session::link::decode(link, self.language) {
            Ok(scenario) => {
                self.refused = None;
                let work = Work::new(scenario, Some(&self.work));
                if work.scenario != self.work.scenario {
                    self.keep(Replacement::Link);
                    self.work = work;
                }
            }
            Err(sentence) => self.refused = Some(sentence),
        }
    }

    fn apply(&mut self) {
        let read = session::import::import(&self.draft.text, self.language);
        let Some(part) = read.ok().and_then(|read| self.draft.pick(read.scenarios)) else {
            return;
        };
        let mut after = self.work.clone();
        after.take(&part);
        if after != self.work {
            self.keep_work(Replacement::Paste);
            self.work = after;
            self.edited = true;
            self.forget_places();
        }
    }

    fn select(&mut self, index: usize) {
        self.work.selected = index.min(self.work.tabs.len().saturating_sub(1));
    }

    fn turn(&mut self, turn: Turn) {
        let last = self.work.tabs.len().saturating_sub(1);
        self.work.selected = match turn {
            Turn::Next if self.work.selected == last => 0,
            Turn::Next => self.work.selected + 1,
            Turn::Back => self.work.selected.checked_sub(1).unwrap_or(last),
        };
    }

    /// The places, and what was offered: taking that back would take any later change along.
    fn forget_places(&mut self) {
        self.step = None;
        self.pointed = None;
        self.hovered = None;
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
            Action::Hover(place) => place == self.hovered,
            _ => false,
        };
        if same {
            return self;
        }
        let mut state = Rc::unwrap_or_clone(self);
        match action {
            Action::Edit(edit) => state.edit(edit),
            Action::Type(caret, text) => {
                state.edit(Edit::Text(caret.policy, text));
                state.caret = Some(caret);
            }
            Action::Select(index) => state.select(index),
            Action::Turn(turn) => state.turn(turn),
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
                state.wish = Wish::default();
                // A clean page is for pasting a policy: the caret goes where that begins.
                state.seek(Place::START, true);
            }
            Action::Open(fragment) => state.open(&fragment),
            Action::Restore => {
                if let Some(previous) = state.take_previous() {
                    state.restore(previous);
                }
            }
            Action::Dismiss => state.dismiss(),
            Action::Understood => {
                state.refused = None;
                state.unread = None;
            }
            Action::Draft(text) => state.draft = Draft { text, chosen: 0 },
            Action::Choose(index) => state.draft.chosen = index,
            Action::Apply => state.apply(),
            Action::Wish(part) => state.wish.change(part),
            Action::Adopt => state.adopt(),
            Action::Ask(asked) => state.ask(&asked),
            Action::Change(replaced) => state.change(&replaced),
            Action::Mend(fixed) => state.mend(&fixed),
            Action::TakeBack => state.take_back(),
            Action::Speak(language) => {
                state.language = language;
                state.choices.language = Some(language);
            }
            Action::Paint(theme) => state.choices.theme = theme,
            Action::NextTheme => state.choices.theme = state.choices.theme.next(),
            Action::UseLetters(used) => state.choices.letters_off = !used,
            Action::Point(place) => state.pointed = place,
            Action::SetCaret(caret) => state.caret = Some(caret),
            Action::Hover(place) => state.hovered = place,
            Action::Seek(place) => state.seek(place, false),
            Action::GoTo(place) => state.seek(place, true),
        }
        Rc::new(state)
    }
}

#[cfg(test)]
mod tests;
