//! One policy: what it is, its text, and what was found in it.

use super::editor::Editor;
use super::findings::{Text, findings};
use super::pane::Pane;
use super::severities::Off;
use super::terms;
use super::tools::{Refused, tools};
use crate::app::Dispatch;
use crate::findings::{Asked, Shown};
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
    /// The answer to the scenario; `None` where another tab is selected: what nobody sees needn't be
    /// drawn anew.
    pub answer: Option<&'a Rc<Answer>>,
    /// What was found in it.
    pub findings: &'a [Shown],
    /// What the linter looked at.
    pub asked: &'a Rc<Asked>,
    /// Of which severities they aren't listed.
    pub off: &'a Off,
    /// What is pointed at and sought in it.
    pub pane: Pane,
    /// The text that couldn't be laid out.
    pub refused: &'a Refused,
    /// Takes it away.
    pub remove: Callback<MouseEvent>,
}

/// The panel. One that isn't shown stays in the page, so that its text area keeps its undo history.
pub fn policy(words: Words, dispatch: &Dispatch, panel: Policy) -> Html {
    let Policy {
        tab,
        index,
        policy,
        answer,
        ..
    } = panel;
    let name = Sentence::new("policy-text").with("name", &policy.name);
    let text = Text {
        tab,
        policy: index,
        text: &policy.text,
        asked: panel.asked,
        off: panel.off,
    };
    html! {
        <div
            key={tab}
            role="tabpanel"
            id={format!("panel-{tab}")}
            aria-labelledby={format!("tab-{tab}")}
            hidden={answer.is_none()}
        >
            <p class="on-paper">{ on_paper(words, policy) }</p>
            if let Some(answer) = answer {
                { fields(words, dispatch, tab, index, policy) }
                { tools(words, dispatch, &panel, answer) }
            }
            <Editor
                {words}
                dispatch={dispatch.clone()}
                {tab}
                {index}
                text={policy.text.clone()}
                label={words.fill(&name)}
                answer={answer.cloned()}
                findings={panel.findings.to_vec()}
                off={panel.off.to_vec()}
                pane={panel.pane}
            />
            if answer.is_some() {
                { findings(words, dispatch, &text, panel.findings) }
            }
        </div>
    }
}

/// What the policy is, as a line above its text in print, where it can't be chosen.
fn on_paper(words: Words, policy: &PolicyText) -> String {
    let level = has_level(policy.kind);
    let level = level.then(|| format!("{} {}", words.say("policy-level"), policy.level));
    let off = (!policy.enabled).then(|| words.say("policy-off"));
    let kind = words.say(terms::policy_kind(policy.kind));
    let facts = [
        Some(policy.name.clone()),
        Some(kind),
        level,
        off,
        policy.arn.clone(),
    ];
    let facts: Vec<String> = facts
        .into_iter()
        .flatten()
        .filter(|fact| !fact.is_empty())
        .collect();
    facts.join(" · ")
}

fn has_level(kind: PolicyKind) -> bool {
    matches!(kind, PolicyKind::Scp | PolicyKind::Rcp)
}

/// What the policy is.
fn fields(words: Words, dispatch: &Dispatch, tab: u32, index: usize, policy: &PolicyText) -> Html {
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
    let hint = format!("level-hint-{tab}");
    html! {
        <div class="policy-bar">
            <label>
                <span>{ words.say("policy-name") }</span>
                <input
                    data-testid="policy-name"
                    value={policy.name.clone()}
                    autocomplete="off"
                    spellcheck="false"
                    oninput={rename}
                />
            </label>
            <label>
                <span>{ words.say("policy-kind") }</span>
                <select data-testid="policy-kind" onchange={set_kind}>
                    { for terms::POLICY_KINDS.iter().map(|(kind, value)| html! {
                        <option value={*value} selected={policy.kind == *kind}>
                            { words.say(terms::policy_kind(*kind)) }
                        </option>
                    }) }
                </select>
            </label>
            if has_level(policy.kind) {
                <label class="narrow">
                    <span>{ words.say("policy-level") }</span>
                    <input
                        type="number"
                        min="0"
                        max="6"
                        data-testid="policy-level"
                        aria-describedby={hint.clone()}
                        value={policy.level.to_string()}
                        oninput={set_level}
                    />
                </label>
                <p class="hint" id={hint}>{ words.say("policy-level-hint") }</p>
            }
        </div>
    }
}
