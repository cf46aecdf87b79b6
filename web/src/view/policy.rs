//! One policy: what it is, its text, and what was found in it.

use super::editor::Editor;
use super::findings::Findings;
use super::pane::Pane;
use super::terms;
use crate::app::use_dispatch;
use crate::state::Action;
use crate::text::use_words;
use crate::work::Edit;
use iam::language::Sentence;
use session::answer::Answer;
use session::scenario::{PolicyKind, PolicyText};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// What a policy's panel shows.
#[derive(Properties, PartialEq)]
pub struct PolicyProps {
    /// The name of its tab.
    pub tab: u32,
    /// Its index in the scenario.
    pub index: usize,
    /// The policy.
    pub policy: PolicyText,
    /// Whether its tab is the selected one.
    pub shown: bool,
    /// The answer to the scenario.
    pub answer: Rc<Answer>,
    /// What is pointed at and sought in it.
    pub pane: Pane,
    /// Takes it away.
    pub remove: Callback<MouseEvent>,
}

/// The panel. One that isn't shown stays in the page, so that its text area keeps its undo history.
#[component]
pub fn Policy(props: &PolicyProps) -> Html {
    let words = use_words();
    let dispatch = use_dispatch();
    let PolicyProps { tab, index, .. } = *props;
    let policy = &props.policy;
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
    let test_id = |name: &'static str| props.shown.then_some(name);
    html! {
        <div
            role="tabpanel"
            id={format!("panel-{tab}")}
            aria-labelledby={format!("tab-{tab}")}
            hidden={!props.shown}
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
                    onclick={props.remove.clone()}
                >
                    { words.say("remove-policy") }
                </button>
            </div>
            <Editor
                {index}
                text={policy.text.clone()}
                label={words.fill(&name)}
                shown={props.shown}
                answer={props.answer.clone()}
                pane={props.pane}
            />
            <Findings {index} text={policy.text.clone()} answer={props.answer.clone()} />
        </div>
    }
}
