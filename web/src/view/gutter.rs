//! The line numbers, with a sign beside the lines that decide and those with a finding.
//!
//! A column of its own: numbers that stood in their lines would all move with every new line.

use super::terms;
use crate::highlight::Line;
use session::answer::Effect;
use yew::prelude::*;

/// The column.
pub fn gutter(lines: &[Line]) -> Html {
    html! {
        <div class="gutter" aria-hidden="true">
            { for lines.iter().map(|line| {
                // The sign carries the tint's meaning where its colour can't be seen.
                let (class, sign) = match line.tint {
                    Some(Effect::Deny) => (Some("deny"), "✕"),
                    Some(Effect::Allow) => (Some("allow"), "✓"),
                    None => (None, ""),
                };
                let (finding, sign) = match line.finding {
                    Some(severity) => (Some(terms::severity(severity).0), "!"),
                    None => (None, sign),
                };
                html! {
                    <span key={line.number} class={class}>
                        if !sign.is_empty() {
                            <b class={classes!("sign", finding)}>{ sign }</b>
                        }
                        { line.number }
                    </span>
                }
            }) }
        </div>
    }
}
