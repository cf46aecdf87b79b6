//! Spans as JavaScript counts: UTF-16 code units instead of bytes.

use iam::span::LineIndex;
use session::access::AccessMap;
use session::answer::{Answer, Span};
use session::change::Change;
use session::lint::Finding;
use session::scenario::Scenario;

/// Turns every span of an answer into code units.
pub(crate) fn spans(answer: &mut Answer, scenario: &Scenario) {
    let Some(turn) = turning(scenario) else {
        return;
    };
    for row in answer.checks.iter_mut().flat_map(|check| &mut check.trace) {
        turn(row.policy, &mut row.span);
        for part in &mut row.parts {
            turn(row.policy, &mut part.span);
        }
    }
    for found in &mut answer.diagnostics {
        turn(found.policy, &mut found.span);
        for edit in found.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            turn(found.policy, &mut edit.span);
        }
    }
}

/// Turns every span of findings into code units.
pub(crate) fn findings(findings: &mut [Finding], scenario: &Scenario) {
    let Some(turn) = turning(scenario) else {
        return;
    };
    for found in findings {
        turn(found.policy, &mut found.span);
        for edit in found.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            turn(found.policy, &mut edit.span);
        }
    }
}

/// Turns every place in a map into code units.
pub(crate) fn places(map: &mut AccessMap, scenario: &Scenario) {
    let Some(turn) = turning(scenario) else {
        return;
    };
    let places = map.caveats.iter_mut().flat_map(|caveat| &mut caveat.places);
    for place in places {
        turn(place.policy, &mut place.span);
    }
}

/// Turns every place that changes are about into code units.
pub(crate) fn changed(changes: &mut [Change], scenario: &Scenario) {
    let Some(turn) = turning(scenario) else {
        return;
    };
    for place in changes
        .iter_mut()
        .filter_map(|change| change.place.as_mut())
    {
        turn(place.policy, &mut place.span);
    }
}

/// What turns a span of a policy; nothing where all texts are ASCII, in which the two are the same.
fn turning(scenario: &Scenario) -> Option<impl Fn(usize, &mut Span)> {
    let policies = scenario.policies.iter();
    if policies.clone().all(|policy| policy.text.is_ascii()) {
        return None;
    }
    let policies: Vec<_> = policies
        .map(|policy| LineIndex::new(&policy.text))
        .collect();
    Some(move |policy: usize, span: &mut Span| {
        if let Some(index) = policies.get(policy) {
            span.start = index.utf16(span.start);
            span.end = index.utf16(span.end);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans_of(text: &str) -> Vec<String> {
        let mut scenario: Scenario = serde_json::from_value(serde_json::json!({
            "version": 1,
            "policies": [{ "text": "{}" }, { "text": text, "kind": "resource" }],
            "caller": { "type": "user", "arn": "arn:aws:iam::111122223333:user/alice" },
            "request": { "type": "api", "action": "s3:GetObject", "resource": "arn:aws:s3:::b/o" }
        }))
        .unwrap();
        scenario.policies[0].enabled = false;
        let mut answer = session::evaluate(&scenario, Default::default());
        spans(&mut answer, &scenario);
        let units: Vec<u16> = text.encode_utf16().collect();
        let piece = |span: Span| {
            let range = span.start as usize..span.end as usize;
            String::from_utf16(&units[range]).unwrap()
        };
        let rows = answer.checks.iter().flat_map(|check| &check.trace);
        let parts = rows.flat_map(|row| row.parts.iter().map(|part| part.span));
        let found = answer.diagnostics.iter().filter(|found| found.policy == 1);
        parts
            .chain(found.map(|found| found.span))
            .map(piece)
            .collect()
    }

    #[test]
    fn rows_and_findings_point_at_the_same_text_whatever_stands_before_it() {
        for id in ["plain", "日本語", "😀 é"] {
            let text = format!(
                r#"{{ "Id": "{id}", "Statement": {{ "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*" }} }}"#
            );
            let pieces = spans_of(&text);
            assert!(pieces.contains(&"\"s3:*\"".to_string()), "{pieces:?}");
            assert!(pieces.len() > 3, "{pieces:?}");
        }
        let pieces = spans_of(r#"{ "Id": "😀", "Statement": { "Effect": "Maybe" } }"#);
        assert!(pieces.contains(&"\"Maybe\"".to_string()), "{pieces:?}");
    }
}
