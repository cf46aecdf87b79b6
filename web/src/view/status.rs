//! The line below the editor: where the caret stands, and what was found there or below the mouse.

use super::pane::Pane;
use super::prose::prose;
use super::terms;
use crate::highlight::{visible, weight};
use crate::place;
use crate::text::Words;
use iam::language::Sentence;
use session::answer::Span;
use session::lint::Finding;
use yew::prelude::*;

/// The finding below the mouse, or else the one at the caret; of several the worst.
pub fn at<'a>(text: &str, findings: &[&'a Finding], pane: Pane) -> Option<&'a Finding> {
    let inside = |byte: u32, end: usize| {
        let here = findings.iter().filter(move |found| {
            let range = visible(text, found.span);
            (range.start..range.end + end).contains(&(byte as usize))
        });
        // Of several that are equally bad the first: the others may follow from it.
        here.rev()
            .max_by_key(|found| weight(found.severity))
            .copied()
    };
    if let Some(mouse) = pane.hovered {
        return inside(mouse.byte, 0);
    }
    let caret = pane.caret?.byte;
    // A caret stands between two characters, and touches what ends before it.
    inside(caret, 0).or_else(|| inside(caret, 1))
}

/// The place behind this one, or before it; behind the last comes the first.
pub fn next(places: &[Span], here: u32, back: bool) -> Option<Span> {
    let sorted = |a: &&Span, b: &&Span| (a.start, a.end).cmp(&(b.start, b.end));
    let places = places.iter();
    let found = if back {
        let before = places.clone().filter(|span| span.start < here);
        before.max_by(sorted).or(places.max_by(sorted))
    } else {
        let behind = places.clone().filter(|span| span.start > here);
        behind.min_by(sorted).or(places.min_by(sorted))
    };
    found.copied()
}

/// The line; `reachable` where there is a finding to go to.
pub fn status(
    id: String,
    words: Words,
    text: &str,
    reachable: bool,
    found: Option<&Finding>,
    pane: Pane,
) -> Html {
    let caret = pane.caret.map(|caret| {
        let (line, column) = place::line_and_column(text, caret.byte);
        let sentence = Sentence::new("caret").with("line", line);
        words.fill(&sentence.with("column", column))
    });
    html! {
        <div class="status" data-testid="status">
            <p role="status" {id}>
                if let Some(found) = found {
                    <span class={classes!("sign", terms::severity(found.severity).0)} aria-hidden="true">{ "!" }</span>
                    { " " }
                    <strong>{ words.say(terms::severity(found.severity).1) }</strong>
                    { " " }
                    { prose(&found.message) }
                } else if reachable {
                    <span class="hint">{ words.say("next-finding") }</span>
                }
            </p>
            <span class="hint">{ caret }</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Caret;
    use session::answer::Severity;

    fn finding(severity: Severity, start: u32, end: u32) -> Finding {
        Finding {
            policy: 0,
            severity,
            code: "A",
            message: String::new(),
            span: Span { start, end },
            source: String::new(),
            fixes: Vec::new(),
        }
    }

    #[test]
    fn the_worst_finding_at_the_place_is_told() {
        let all = [
            finding(Severity::Warning, 2, 6),
            finding(Severity::Error, 4, 4),
            finding(Severity::Suggestion, 8, 9),
        ];
        let all: Vec<&Finding> = all.iter().collect();
        let text = "0123456789";
        let place = |byte| Some(Caret { policy: 0, byte });
        let caret = |byte| {
            let pane = Pane {
                caret: place(byte),
                ..Pane::default()
            };
            at(text, &all, pane).map(|found| found.severity)
        };
        let mouse = |byte| {
            let pane = Pane {
                caret: place(2),
                hovered: place(byte),
                ..Pane::default()
            };
            at(text, &all, pane).map(|found| found.severity)
        };
        let (warning, error) = (Some(Severity::Warning), Some(Severity::Error));
        assert_eq!(
            [1, 2, 4, 5, 6, 7].map(caret),
            [None, warning, error, warning, warning, None]
        );
        assert_eq!(
            [1, 2, 4, 5, 6, 7].map(mouse),
            [None, warning, error, warning, None, None]
        );
        assert_eq!(caret(9), Some(Severity::Suggestion));
        assert_eq!(at(text, &all, Pane::default()), None);
    }

    #[test]
    fn the_next_place_comes_round() {
        let span = |start| Span {
            start,
            end: start + 1,
        };
        let places = [span(5), span(1), span(9)];
        for (here, forth, back) in [(0, 1, 9), (1, 5, 9), (5, 9, 1), (7, 9, 5), (9, 1, 5)] {
            assert_eq!(next(&places, here, false), Some(span(forth)), "{here}");
            assert_eq!(next(&places, here, true), Some(span(back)), "{here}");
        }
        assert_eq!(next(&[], 0, false), None);
    }
}
