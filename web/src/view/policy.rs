//! One policy: what it is, its text, and what was found in it.

use super::editor::Editor;
use super::findings::findings;
use super::pane::Pane;
use super::terms;
use crate::app::Dispatch;
use crate::state::Action;
use crate::text::Words;
use crate::work::Edit;
use iam::language::Sentence;
use session::answer::Answer;
use session::scenario::{PolicyKind, PolicyText};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What a policy's panel shows.
pub struct Policy<'a> {
    /// The name of its tab.
    pub tab: u32,
    /// Its index in the scenario.
    pub index: usize,
    /// The policy.
    pub policy: &'a PolicyText,
    /// Whether its tab is the selected one.
    pub shown: bool,
    /// The answer to the scenario.
    pub answer: &'a Rc<Answer>,
    /// What is pointed at and sought in it.
    pub pane: Pane,
    /// Takes it away.
    pub remove: Callback<MouseEvent>,
}

/// The panel. One that isn't shown stays in the page, so that its text area keeps its undo history.
pub fn policy(words: Words, dispatch: &Dispatch, panel: Policy) -> Html {
    let Policy {
        tab,
        index,
        policy,
        shown,
        ..
    } = panel;
    let rename = dispatch.reform(move |event: InputEvent| {
        let name = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::Edit(Edit::Name(index, name))
    });
    let set_kind = dispatch.reform(move |event: Event| {
        let value = event.target_unchecked_into::<HtmlSelectElement>().value();
        let found = terms::POLICY_KINDS.iter().find(|(_, name)| *name == value);
        let kind = found.map_or(PolicyKind::Identity, |(kind, _)| *kind);
        Action::Edit(Edit::Kind(index, kind))
    });
    let set_level = dispatch.reform(move |event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        Action::Edit(Edit::Level(index, value.parse().unwrap_or(0)))
    });
    let has_level = matches!(policy.kind, PolicyKind::Scp | PolicyKind::Rcp);
    let name = Sentence::new("policy-text").with("name", &policy.name);
    let test_id = |name: &'static str| shown.then_some(name);
    html! {
        <div
            key={tab}
            role="tabpanel"
            id={format!("panel-{tab}")}
            aria-labelledby={format!("tab-{tab}")}
            hidden={!shown}
        >
            <div class="policy-bar">
                <label>
                    <span>{ words.say("policy-name") }</span>
                    <input
                        data-testid={test_id("policy-name")}
                        value={policy.name.clone()}
                        autocomplete="off"
                        spellcheck="false"
                        oninput={rename}
                    />
                </label>
                <label>
                    <span>{ words.say("policy-kind") }</span>
                    <select data-testid={test_id("policy-kind")} onchange={set_kind}>
                        { for terms::POLICY_KINDS.iter().map(|(kind, value)| html! {
                            <option value={*value} selected={policy.kind == *kind}>
                                { words.say(terms::policy_kind(*kind)) }
                            </option>
                        }) }
                    </select>
                </label>
                if has_level {
                    <label class="narrow" title={words.say("policy-level-hint")}>
                        <span>{ words.say("policy-level") }</span>
                        <input
                            type="number"
                            min="0"
                            max="6"
                            data-testid={test_id("policy-level")}
                            value={policy.level.to_string()}
                            oninput={set_level}
                        />
                    </label>
                }
                <button
                    type="button"
                    class="quiet"
                    data-testid={test_id("remove-policy")}
                    onclick={panel.remove}
                >
                    { words.say("remove-policy") }
                </button>
            </div>
            <Editor
                {words}
                dispatch={dispatch.clone()}
                {index}
                text={policy.text.clone()}
                label={words.fill(&name)}
                {shown}
                answer={panel.answer.clone()}
                pane={panel.pane}
            />
            { findings(words, dispatch, index, &policy.text, panel.answer) }
        </div>
    }
}
