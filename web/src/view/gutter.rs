//! The line numbers, with a sign beside the lines that decide and those with a finding.
//!
//! A column of its own: numbers that stood in their lines would all move with every new line.

use super::terms;
use crate::highlight::Line;
use session::answer::{Effect, Severity};
use yew::prelude::*;

/// What stands beside each line.
#[derive(Properties, PartialEq)]
pub struct GutterProps {
    /// The tint and the worst finding of each line.
    pub marks: Vec<(Option<Effect>, Option<Severity>)>,
}

impl GutterProps {
    /// The marks of these lines.
    pub fn marks(lines: &[Line]) -> Vec<(Option<Effect>, Option<Severity>)> {
        lines.iter().map(|line| (line.tint, line.finding)).collect()
    }
}

/// The column.
#[component]
pub fn Gutter(props: &GutterProps) -> Html {
    html! {
        <div class="gutter" aria-hidden="true">
            { for props.marks.iter().enumerate().map(|(index, (tint, finding))| {
                // The sign carries the tint's meaning where its colour can't be seen.
                let (class, sign) = match tint {
                    Some(Effect::Deny) => (Some("deny"), "✕"),
                    Some(Effect::Allow) => (Some("allow"), "✓"),
                    None => (None, ""),
                };
                let (finding, sign) = match finding {
                    Some(severity) => (Some(terms::severity(*severity).0), "!"),
                    None => (None, sign),
                };
                html! {
                    <span key={index} class={class}>
                        if !sign.is_empty() {
                            <b class={classes!("sign", finding)}>{ sign }</b>
                        }
                        { index + 1 }
                    </span>
                }
            }) }
        </div>
    }
}
