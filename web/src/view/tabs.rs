//! The tabs of the policies.

use super::focus::focus_then;
use super::terms;
use crate::app::Dispatch;
use crate::highlight::tells;
use crate::state::Action;
use crate::text::Words;
use crate::work::{Work, is_blank};
use session::answer::{Answer, Decision, Severity};
use session::scenario::PolicyText;
use yew::prelude::*;

/// Finds the tab of the policy that is shown.
pub const SELECTED: &str = "[role=tab][aria-selected=true]";

/// The tab list. The arrow keys go from tab to tab, as in every tab list.
pub fn tabs(words: Words, dispatch: &Dispatch, work: &Work, answer: &Answer) -> Html {
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
    let tabs = work.scenario.policies.iter().zip(&work.tabs).enumerate();
    html! {
        <div role="tablist" aria-labelledby="policies-heading" {onkeydown}>
            { for tabs.map(|(index, (policy, name))| {
                let broken = answer.diagnostics.iter().any(|diagnostic| {
                    diagnostic.policy == index && diagnostic.severity == Severity::Error
                });
                tab(words, Tab {
                    tab: *name,
                    policy,
                    selected: index == work.selected,
                    broken,
                    blank: is_blank(policy) && !work.is_blank(),
                    decides: decides(answer, index),
                    select: dispatch.reform(move |_: MouseEvent| Action::Select(index)),
                })
            }) }
        </div>
    }
}

/// What the statement by which this policy decides tells of the decision.
pub fn decides(answer: &Answer, policy: usize) -> Option<Decision> {
    let decision = answer.decision?;
    let checks = answer.checks.iter();
    let rows = checks
        .filter(|check| check.decision == decision)
        .flat_map(|check| &check.trace);
    let rows = rows.filter(|row| row.decisive && row.policy == policy);
    let told: Vec<Decision> = rows.map(tells).collect();
    let same = told.iter().find(|told| **told == decision);
    same.or(told.first()).copied()
}

/// What a tab shows.
struct Tab<'a> {
    tab: u32,
    policy: &'a PolicyText,
    selected: bool,
    broken: bool,
    /// Whether it doesn't count because nothing is written in it, while others do.
    blank: bool,
    /// What the statement by which its policy decides tells.
    decides: Option<Decision>,
    select: Callback<MouseEvent>,
}

fn tab(words: Words, shown: Tab) -> Html {
    let tab = shown.tab;
    let sign = match (shown.broken, shown.decides) {
        (true, _) => Some(("error", "!", words.say("has-error"))),
        (false, Some(told)) => {
            let (class, sign, _) = terms::decision(told);
            Some((class, sign, words.say("decides")))
        }
        (false, None) => None,
    };
    let name = if shown.policy.name.is_empty() {
        words.say("unnamed")
    } else {
        shown.policy.name.clone()
    };
    html! {
        <button
            key={tab}
            type="button"
            role="tab"
            class={(!shown.policy.enabled).then_some("off")}
            id={format!("tab-{tab}")}
            aria-selected={shown.selected.to_string()}
            aria-controls={format!("panel-{tab}")}
            tabindex={if shown.selected { "0" } else { "-1" }}
            onclick={shown.select}
        >
            if let Some((class, sign, meaning)) = sign {
                <span class={classes!("sign", class)} role="img" aria-label={meaning}>{ sign }</span>
            }
            <span class="tab-name">{ name }</span>
            { " " }
            <span class="chip">{ words.say(terms::policy_kind_short(shown.policy.kind)) }</span>
            if !shown.policy.enabled {
                { " " }
                <span class="chip off">{ words.say("policy-off") }</span>
            } else if shown.blank {
                { " " }
                <span class="chip off">{ words.say("policy-blank") }</span>
            }
        </button>
    }
}
