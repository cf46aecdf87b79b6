//! The tab of one policy.

use super::terms;
use crate::text::use_words;
use session::answer::Effect;
use session::scenario::PolicyKind;
use yew::prelude::*;

/// What a tab shows.
#[derive(Properties, PartialEq)]
pub struct TabProps {
    /// Its name in the page.
    pub tab: u32,
    /// The policy's name.
    pub name: String,
    /// The policy's kind.
    pub kind: PolicyKind,
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
#[component]
pub fn Tab(props: &TabProps) -> Html {
    let words = use_words();
    let tab = props.tab;
    let sign = match (props.broken, props.decides) {
        (true, _) => Some(("error", "!", words.say("has-error"))),
        (false, Some(Effect::Allow)) => Some(("allow", "✓", words.say("decides"))),
        (false, Some(Effect::Deny)) => Some(("deny", "✕", words.say("decides"))),
        (false, None) => None,
    };
    let name = if props.name.is_empty() {
        words.say("unnamed")
    } else {
        props.name.clone()
    };
    html! {
        <button
            type="button"
            role="tab"
            id={format!("tab-{tab}")}
            aria-selected={props.selected.to_string()}
            aria-controls={format!("panel-{tab}")}
            tabindex={if props.selected { "0" } else { "-1" }}
            onclick={props.select.clone()}
        >
            if let Some((class, sign, meaning)) = sign {
                <span class={classes!("sign", class)} role="img" aria-label={meaning}>{ sign }</span>
            }
            <span class="tab-name">{ name }</span>
            { " " }
            <span class="chip">{ words.say(terms::policy_kind_short(props.kind)) }</span>
        </button>
    }
}
