//! Places within a policy's strings: the fields of an ARN, an entry of a list.

use super::Edit;
use crate::arn;
use crate::policy::{Clause, Policy};
use crate::span::Span;

/// The inside of a string, without its quotes; none where escapes make its letters stand elsewhere.
pub fn inside(policy: &Policy, span: Span) -> Option<Span> {
    let raw = span.of(&policy.source);
    let plain = raw.len() >= 2 && raw.starts_with('"') && !raw.contains('\\');
    plain.then_some(Span {
        start: span.start + 1,
        end: span.end.saturating_sub(1),
    })
}

/// The six fields of an ARN that is written without escapes, each at its place.
pub fn fields(policy: &Policy, span: Span) -> Option<[Span; 6]> {
    let inside = inside(policy, span)?;
    let fields = arn::fields(inside.of(&policy.source))?;
    let mut at = inside.start as usize;
    Some(fields.map(|field| {
        let place = Span::new(at, at + field.len());
        at += field.len() + 1;
        place
    }))
}

/// What takes an entry out of its list, the comma beside it included; none where it is the only one.
pub fn without<T>(policy: &Policy, clause: &Clause<T>, entry: Span) -> Option<Edit> {
    let spans = clause.items.iter().map(|item| item.span);
    let spans: Vec<Span> = spans.collect();
    remove(policy, &spans, entry)
}

/// What takes one of several entries of a list out of it.
pub fn remove(policy: &Policy, entries: &[Span], entry: Span) -> Option<Edit> {
    let at = entries.iter().position(|span| *span == entry)?;
    let behind = entries.get(at + 1);
    let before = at.checked_sub(1).and_then(|at| entries.get(at));
    let span = match (before, behind) {
        (_, Some(next)) => Span {
            start: entry.start,
            end: next.start,
        },
        (Some(last), None) => Span {
            start: last.end,
            end: entry.end,
        },
        (None, None) => return None,
    };
    // Between entries stand a comma and white space, and nothing else.
    debug_assert!(span.end as usize <= policy.source.len());
    Some(Edit {
        span,
        text: String::new(),
    })
}

/// What puts entries behind the last one of a list, spaced as the list is; a lone string becomes one.
pub fn append(policy: &Policy, entries: &[Span], texts: &[String]) -> Option<Vec<Edit>> {
    let last = *entries.last()?;
    let source = &policy.source;
    let before = entries.len().checked_sub(2).and_then(|at| entries.get(at));
    let listed = source
        .get(..entries.first()?.start as usize)?
        .trim_end()
        .ends_with('[');
    let gap = match before {
        Some(before) => Span {
            start: before.end,
            end: last.start,
        }
        .of(source)
        .to_string(),
        None if listed => {
            let head = source.get(..last.start as usize)?;
            let space = head.len() - head.trim_end().len();
            let space = head.get(head.len() - space..)?;
            match space.is_empty() {
                true => ", ".to_string(),
                false => format!(",{space}"),
            }
        }
        None => ", ".to_string(),
    };
    let quoted = texts.iter().map(|text| format!("{gap}\"{text}\""));
    let added: String = quoted.collect();
    let end = Span {
        start: last.end,
        end: last.end,
    };
    if listed {
        return Some(vec![Edit {
            span: end,
            text: added,
        }]);
    }
    let start = Span {
        start: last.start,
        end: last.start,
    };
    Some(vec![
        Edit {
            span: start,
            text: "[".to_string(),
        },
        Edit {
            span: end,
            text: format!("{added}]"),
        },
    ])
}
