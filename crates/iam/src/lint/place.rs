//! Places within a policy's strings: the fields of an ARN, an entry of a list.

use super::Edit;
use crate::arn;
use crate::policy::{Clause, Policy};
use crate::span::Span;

/// The inside of a string, without its quotes; none where escapes make its letters stand elsewhere.
pub fn inside(policy: &Policy, span: Span) -> Option<Span> {
    let raw = span.of(&policy.source);
    let plain = raw.starts_with('"') && !raw.contains('\\');
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
pub fn without<T>(clause: &Clause<T>, entry: Span) -> Option<Edit> {
    let spans = clause.items.iter().map(|item| item.span);
    let spans: Vec<Span> = spans.collect();
    remove(&spans, entry)
}

/// What takes one of several entries of a list out of it.
pub fn remove(entries: &[Span], entry: Span) -> Option<Edit> {
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

/// What puts a member before the one whose name stands at a place, spaced as the object is.
pub fn before(policy: &Policy, name: Span, member: &str) -> Edit {
    let head = policy.source.get(..name.start as usize).unwrap_or("");
    let space = head.get(head.trim_end().len()..).unwrap_or("");
    let gap = if space.contains('\n') { space } else { " " };
    Edit {
        span: Span {
            start: name.start,
            end: name.start,
        },
        text: format!("{member},{gap}"),
    }
}

/// What writes an element anew with a list of texts, one in a line where the old one has several lines.
pub fn relist<T>(policy: &Policy, clause: &Clause<T>, name: &str, texts: &[&str]) -> Edit {
    let old = clause.span.of(&policy.source);
    let head = policy
        .source
        .get(..clause.span.start as usize)
        .unwrap_or("");
    let line = head.rsplit('\n').next().unwrap_or("");
    let indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
    let quoted: Vec<String> = texts.iter().map(|text| format!("\"{text}\"")).collect();
    let text = match (quoted.as_slice(), old.contains('\n')) {
        ([one], _) => format!("\"{name}\": {one}"),
        (all, false) => format!("\"{name}\": [{}]", all.join(", ")),
        (all, true) => {
            let item = format!(
                "\n{indent}{}",
                if indent.contains('\t') { "\t" } else { "    " }
            );
            let all = all.join(&format!(",{item}"));
            format!("\"{name}\": [{item}{all}\n{indent}]")
        }
    };
    Edit {
        span: clause.span,
        text,
    }
}

/// What puts a statement behind another one, on a line of its own where that one has one; none where
/// the policy has a single statement without a list.
pub fn behind_statement(policy: &Policy, statement: Span, text: &str) -> Option<Edit> {
    let head = policy.source.get(..statement.start as usize)?;
    let before = head.trim_end();
    if !before.ends_with(['[', ',']) {
        return None;
    }
    let space = head.get(before.len()..)?;
    let gap = if space.is_empty() { " " } else { space };
    Some(Edit {
        span: Span {
            start: statement.end,
            end: statement.end,
        },
        text: format!(",{gap}{text}"),
    })
}
