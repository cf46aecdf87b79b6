//! The tab of one policy.

use super::terms;
use crate::text::Words;
use session::answer::Effect;
use session::scenario::PolicyText;
use yew::prelude::*;

/// Finds the tab of the policy that is shown.
pub const SELECTED: &str = "[role=tab][aria-selected=true]";

/// What a tab shows.
pub struct Tab<'a> {
    /// Its name in the page.
    pub tab: u32,
    /// The policy.
    pub policy: &'a PolicyText,
    /// Whether it is the selected one.
    pub selected: bool,
    /// Whether its policy has an error.
    pub broken: bool,
    /// The effect of the statement by which its policy decides.
    pub decides: Option<Effect>,
    /// Selects it.
    pub select: Callback<MouseEvent>,
}

/// The tab.
pub fn tab(words: Words, shown: Tab) -> Html {
    let tab = shown.tab;
    let sign = match (shown.broken, shown.decides) {
        (true, _) => Some(("error", "!", words.say("has-error"))),
        (false, Some(Effect::Allow)) => Some(("allow", "✓", words.say("decides"))),
        (false, Some(Effect::Deny)) => Some(("deny", "✕", words.say("decides"))),
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
            }
        </button>
    }
}
