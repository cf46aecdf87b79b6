//! The policies, in tabs.

use super::compose::Compose;
use super::files::{open_files, said, use_drop};
use super::focus::focus_then;
use super::mend::Mend;
use super::pane::Pane;
use super::policy::{Policy, policy};
use super::rest::use_rested;
use super::severities::use_told;
use super::tabs::{SELECTED, tabs};
use super::taken::taken;
use crate::app::Dispatch;
use crate::compose::Wish;
use crate::findings::{Asked, look, shown};
use crate::state::Action;
use crate::text::Words;
use crate::work::{Edit, Work};
use session::answer::Answer;
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

/// The card with the policies.
#[component]
pub fn Policies(props: &PoliciesProps) -> Html {
    let (words, dispatch, work) = (props.words, &props.dispatch, &props.work);
    let notes = use_state(Vec::new);
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
    let opened = {
        let (dispatch, notes) = (dispatch.clone(), notes.clone());
        Callback::from(move |(files, said)| {
            notes.set(said);
            dispatch.emit(Action::Edit(Edit::Open(files)));
        })
    };
    let drop = use_drop(opened.clone());

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
    let panels = policies.iter().zip(&work.tabs).enumerate();
    html! {
        <section
            class={classes!("card", "policies", drop.over.then_some("dropping"))}
            aria-labelledby="policies-heading"
            data-testid="policies"
            ondragover={drop.ondragover}
            ondragleave={drop.ondragleave}
            ondrop={drop.ondrop}
        >
            <div class="card-head">
                <h2 id="policies-heading">{ words.say("policies") }</h2>
                <span class="hint">{ words.say("policies-hint") }</span>
                <Compose {words} dispatch={dispatch.clone()} wish={props.wish.clone()} wanted={props.wish.wanted(work)} />
                { open_files(words, opened) }
            </div>
            { said(words, notes) }
            <div class="tabs">
                { tabs(words, dispatch, work, &props.answer) }
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
