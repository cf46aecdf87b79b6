//! The policies, in tabs.

use super::compose::Compose;
use super::files::{self, open_files, said};
use super::focus::focus_then;
use super::mend::Mend;
use super::pane::Pane;
use super::policy::{Policy, policy};
use super::rest::use_rested;
use super::severities::use_told;
use super::tab::{SELECTED, Tab, tab};
use super::taken::taken;
use crate::app::Dispatch;
use crate::compose::Wish;
use crate::findings::{Asked, look, shown};
use crate::state::Action;
use crate::text::Words;
use crate::work::{Edit, Work};
use session::answer::{Answer, Effect, Severity};
use std::rc::Rc;
use yew::prelude::*;

/// What the policies' card shows.
#[derive(Properties, PartialEq)]
pub struct PoliciesProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The work.
    pub work: Rc<Work>,
    /// The answer to it.
    pub answer: Rc<Answer>,
    /// What is pointed at and sought.
    pub pane: Pane,
    /// How many safe changes were made, if they can be taken back.
    pub mended: Option<usize>,
    /// What stands in the dialog that composes a policy.
    pub wish: Wish,
    /// Whether such a policy was taken in, which can be undone.
    pub adopted: bool,
}

/// The card with the policies. The arrow keys go from tab to tab, as in every tab list.
#[component]
pub fn Policies(props: &PoliciesProps) -> Html {
    let (words, dispatch, work) = (props.words, &props.dispatch, &props.work);
    let notes = use_state(Vec::new);
    let dropping = use_state(|| false);
    let refused = use_state(|| None);
    // A policy that was just added takes the caret; when one goes, the focus must not go with it.
    let add = dispatch.reform(|_: MouseEvent| {
        focus_then("[data-testid=editor]".to_string());
        Action::Edit(Edit::Add)
    });
    let remove = dispatch.reform(|index| {
        focus_then(SELECTED.to_string());
        Action::Edit(Edit::Remove(index))
    });
    let onkeydown = {
        let (dispatch, last) = (dispatch.clone(), work.tabs.len().saturating_sub(1));
        let selected = work.selected;
        move |event: KeyboardEvent| {
            let next = match event.key().as_str() {
                "ArrowRight" if selected == last => 0,
                "ArrowRight" => selected + 1,
                "ArrowLeft" if selected == 0 => last,
                "ArrowLeft" => selected - 1,
                "Home" => 0,
                "End" => last,
                _ => return,
            };
            event.prevent_default();
            focus_then(SELECTED.to_string());
            dispatch.emit(Action::Select(next));
        }
    };

    let opened = {
        let (dispatch, notes) = (dispatch.clone(), notes.clone());
        Callback::from(move |(files, said)| {
            notes.set(said);
            dispatch.emit(Action::Edit(Edit::Open(files)));
        })
    };
    let ondragover = {
        let dropping = dropping.clone();
        move |event: DragEvent| {
            // A piece of text that is dragged is the text area's.
            if files::carried(&event) {
                event.prevent_default();
                dropping.set(true);
            }
        }
    };
    let ondragleave = {
        let dropping = dropping.clone();
        move |event: DragEvent| {
            if files::leaves(&event) {
                dropping.set(false);
            }
        }
    };
    let ondrop = {
        let (dropping, opened) = (dropping.clone(), opened.clone());
        move |event: DragEvent| {
            if files::carried(&event) {
                event.prevent_default();
                dropping.set(false);
                files::read(
                    event.data_transfer().and_then(|data| data.files()),
                    opened.clone(),
                );
            }
        }
    };

    let told = props.answer.diagnostics.clone();
    let asked = use_memo((work.clone(), words, told), |(work, words, told)| {
        Asked::new(work, *words, told)
    });
    let (looked, busy) = use_rested(asked.clone(), look);
    let found = shown(&props.answer, &asked, &looked, busy, work.selected);
    let off = use_state(Vec::new);
    let told = use_told(words, &off, &found, busy);

    let adopted = props.adopted.then(|| words.say("compose-used"));
    let policies = &work.scenario.policies;
    let tabs = policies.iter().zip(&work.tabs).enumerate();
    let panels = policies.iter().zip(&work.tabs).enumerate();
    html! {
        <section
            class={classes!("card", "policies", dropping.then_some("dropping"))}
            aria-labelledby="policies-heading"
            data-testid="policies"
            {ondragover}
            {ondragleave}
            {ondrop}
        >
            <div class="card-head">
                <h2 id="policies-heading">{ words.say("policies") }</h2>
                <span class="hint">{ words.say("policies-hint") }</span>
                <Compose {words} dispatch={dispatch.clone()} wish={props.wish.clone()} wanted={props.wish.wanted(work)} />
                { open_files(words, opened) }
            </div>
            { said(words, notes) }
            <div class="tabs">
                <div role="tablist" aria-labelledby="policies-heading" {onkeydown}>
                    { for tabs.map(|(index, (policy, name))| {
                        let selected = index == work.selected;
                        let select = dispatch.reform(move |_: MouseEvent| Action::Select(index));
                        let broken = props.answer.diagnostics.iter().any(|diagnostic| {
                            diagnostic.policy == index && diagnostic.severity == Severity::Error
                        });
                        tab(words, Tab {
                            tab: *name,
                            policy,
                            selected,
                            broken,
                            decides: decides(&props.answer, index),
                            select,
                        })
                    }) }
                </div>
                <button type="button" class="quiet" data-testid="add-policy" onclick={add}>
                    <span aria-hidden="true">{ "+ " }</span>{ words.say("add-policy") }
                </button>
            </div>
            { taken(words, dispatch, adopted, "compose-back", "[data-testid=compose]") }
            // In a list of their own: otherwise all that stands above would be made anew with each.
            <>
            { for panels.map(|(index, (shown, tab))| policy(words, dispatch, Policy {
                tab: *tab,
                index,
                policy: shown,
                answer: (index == work.selected).then_some(&props.answer),
                findings: if index == work.selected { &found } else { &[] },
                asked: &asked,
                off: &off,
                pane: props.pane.of(index),
                refused: &refused,
                remove: remove.reform(move |_: MouseEvent| index),
            })) }
            </>
            { told }
            <Mend {words} dispatch={dispatch.clone()} {asked} made={props.mended} />
        </section>
    }
}

/// The effect of the statement by which this policy decides.
pub fn decides(answer: &Answer, policy: usize) -> Option<Effect> {
    let decision = answer.decision?;
    let checks = answer
        .checks
        .iter()
        .filter(|check| check.decision == decision);
    let mut rows = checks.flat_map(|check| &check.trace);
    let row = rows.find(|row| row.decisive && row.policy == policy)?;
    Some(row.effect)
}
