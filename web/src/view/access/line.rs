//! All addresses of a family as a line, with those from which a request is allowed.

use super::networks::Networks;
use crate::map::{LINE, on_line, place, set};
use crate::text::Words;
use iam::ip::number;
use iam::language::Sentence;
use yew::prelude::*;

/// How high the line is.
const HEIGHT: f64 = 20.0;

/// What is on it.
#[derive(Properties, PartialEq)]
pub struct LineProps {
    /// The page's words.
    pub words: Words,
    /// The networks.
    pub networks: Networks,
    /// The one that is looked at.
    pub lit: Option<String>,
}

/// The line.
#[component]
pub fn Line(props: &LineProps) -> Html {
    let (words, shown) = (props.words, &props.networks);
    let family = shown.family;
    let allowed = set(&shown.ranges).map(|(_, set)| on_line(family, &set));
    let lit = props
        .lit
        .as_ref()
        .and_then(|network| set(std::slice::from_ref(network)));
    let lit = lit
        .map(|(_, set)| on_line(family, &set))
        .unwrap_or_default();
    let address = shown.address.map(number).filter(|(of, _)| *of == family);
    let told = Sentence::new("map-line").with("count", shown.ranges.len());
    let rect = |class: &'static str, (x, width): (f64, f64)| {
        html! { <rect {class} x={x.to_string()} y="0" width={width.to_string()} height={HEIGHT.to_string()} /> }
    };
    // A quarter of all addresses from one mark to the next.
    let marks = (0..5_u32).map(|quarter| {
        let step = family.last() / 4 + 1;
        let first = step
            .checked_mul(u128::from(quarter))
            .filter(|first| *first <= family.last());
        family.address(first.unwrap_or(family.last())).to_string()
    });
    html! {
        <div class="line-of-addresses">
            <svg
                viewBox={format!("0 0 {LINE} {HEIGHT}")}
                preserveAspectRatio="none"
                role="img"
                aria-label={words.fill(&told)}
                data-testid="line"
            >
                { for on_line(family, &shown.open).into_iter().map(|at| rect("depends", at)) }
                { for allowed.into_iter().flatten().map(|at| rect("allow", at)) }
                { for lit.into_iter().map(|(x, width)| rect("lit", (x - 4.0, width + 8.0))) }
                if let Some((_, address)) = address {
                    { rect("own", ((place(family, address) - 1.0).clamp(0.0, LINE - 2.0), 2.0)) }
                }
            </svg>
            <div class="marks hint" aria-hidden="true">
                { for marks.map(|mark| html! { <span>{ mark }</span> }) }
            </div>
        </div>
    }
}
