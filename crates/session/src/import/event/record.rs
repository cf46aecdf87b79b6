//! JSON → the events in it, in each of the wrappings in which they are handed out.
//!
//! Files of a trail (`Records`), `aws cloudtrail lookup-events` (`Events`, each with its event as a
//! text), EventBridge (`detail`), CloudWatch Logs (`events`, each with a `message`), and one event per
//! line.

use iam::json::{self, Broken, Node, Value};
use iam::language::Sentence;

/// What a text of JSON holds.
pub(super) struct Texts<'a> {
    /// How many events there are.
    pub events: usize,
    /// How many texts that should be events can't be read.
    pub unreadable: usize,
    /// What stands behind the last one.
    pub rest: &'a str,
    /// Where that begins.
    end: usize,
}

/// At how many lines that look like the start of JSON reading is tried.
const TRIES: usize = 8;

/// How deep events are wrapped.
const DEPTH: usize = 6;

/// Finds the events of a text, and hands each on.
///
/// # Errors
///
/// A sentence on a text that is JSON without an event, or broken JSON; `None` where it is no JSON.
pub(super) fn find<'t>(
    text: &'t str,
    take: &mut dyn FnMut(Node<'_>),
) -> Result<Texts<'t>, Option<Sentence<'static>>> {
    let mut refused = None;
    let mut at = 0;
    let mut tries = 0;
    let mut done = 0;
    for line in text.split_inclusive('\n') {
        let here = text.get(at..).unwrap_or_default();
        let read = at < done;
        at += line.len();
        if read || !line.trim_start().starts_with(['{', '[']) {
            continue;
        }
        tries += 1;
        if tries > TRIES {
            break;
        }
        match values(here, take) {
            Ok(found) if found.events > 0 || found.unreadable > 0 => return Ok(found),
            result => {
                // What was read as something else needs no second look.
                done = result
                    .as_ref()
                    .map_or(0, |found| at - line.len() + found.end);
                // Only a text that begins as JSON is meant as such.
                if at == line.len() {
                    refused = Some(match result {
                        Ok(_) => Sentence::new("import-no-event"),
                        Err(Broken { place, .. }) => Sentence::new("import-broken-json")
                            .with("line", place.line)
                            .with("column", place.column),
                    });
                }
            }
        }
    }
    Err(refused)
}

/// The values at the beginning of a text, up to what is none.
fn values<'t>(text: &'t str, take: &mut dyn FnMut(Node<'_>)) -> Result<Texts<'t>, Broken> {
    let mut found = Texts {
        events: 0,
        unreadable: 0,
        rest: text,
        end: 0,
    };
    let mut read = false;
    loop {
        match json::first(found.rest) {
            Ok((value, rest)) => {
                read = true;
                unwrap(value.root().unwrap_or_default(), DEPTH, &mut found, take);
                found.rest = rest;
            }
            Err(broken) if !read => return Err(broken),
            Err(_) => break,
        }
    }
    found.end = text.len() - found.rest.len();
    let between = |c: char| c.is_whitespace() || c == ',';
    found.rest = found.rest.trim_matches(between);
    Ok(found)
}

/// Takes the events out of a value.
fn unwrap(value: Node<'_>, depth: usize, found: &mut Texts<'_>, take: &mut dyn FnMut(Node<'_>)) {
    let Some(depth) = depth.checked_sub(1) else {
        return;
    };
    for value in value.as_list().into_iter().flatten() {
        unwrap(value, depth, found, take);
    }
    if value.get("eventSource").is_some() && value.get("eventName").is_some() {
        found.events += 1;
        take(value);
        return;
    }
    for name in ["Records", "Events", "events", "detail"] {
        if let Some(inner) = value.get(name) {
            unwrap(inner, depth, found, take);
        }
    }
    for name in ["CloudTrailEvent", "message", "@message"] {
        if let Some(text) = value.get(name).and_then(Node::as_text) {
            match json::whole(text) {
                Ok(inner) => unwrap(inner.root().unwrap_or_default(), depth, found, take),
                Err(_) if name == "CloudTrailEvent" => found.unreadable += 1,
                Err(_) => {}
            }
        }
    }
}

/// A member of an object, or nothing.
pub(super) fn member<'n>(value: Node<'n>, name: &str) -> Node<'n> {
    value.get(name).unwrap_or_default()
}

/// A member of an event that is a text.
pub(super) fn text<'n>(value: Node<'n>, name: &str) -> Option<&'n str> {
    let text = value.get(name)?.as_text()?;
    (!text.is_empty()).then_some(text)
}

pub(super) fn is_object(value: Node<'_>) -> bool {
    matches!(value.value, Value::Object(_))
}

pub(super) fn is_nothing(value: Node<'_>) -> bool {
    value.value == Value::Null
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: &str = r#"{"eventSource":"s","eventName":"n"}"#;

    fn count(text: &str) -> (usize, usize, String) {
        match find(text, &mut |_| {}) {
            Ok(found) => (found.events, found.unreadable, found.rest.to_string()),
            Err(error) => (
                0,
                0,
                error.map_or("none", |sentence| sentence.id).to_string(),
            ),
        }
    }

    #[test]
    fn events_are_found_in_each_wrapping() {
        let string = json::quoted(EVENT);
        for (text, expected) in [
            (EVENT.to_string(), 1),
            (format!("[{EVENT},{EVENT}]"), 2),
            (format!("{EVENT}\n{EVENT}\r\n{EVENT}"), 3),
            (format!("{{\"Records\":[{EVENT},{EVENT}]}}"), 2),
            (
                format!("{{\"Events\":[{{\"CloudTrailEvent\":{string}}}]}}"),
                1,
            ),
            (format!("{{\"events\":[{{\"message\":{string}}}]}}"), 1),
            (format!("{{\"@message\":{string}}}"), 1),
            (format!("{{\"detail\":{EVENT}}}"), 1),
            (format!("$ aws x\n  {EVENT}"), 1),
        ] {
            assert_eq!(count(&text), (expected, 0, String::new()), "{text}");
        }
        let broken = format!("{EVENT},\n{{\"CloudTrailEvent\":\"{{\"}}");
        assert_eq!(
            count(&broken),
            (1, 0, "{\"CloudTrailEvent\":\"{\"}".to_string())
        );
        assert_eq!(count("{\"CloudTrailEvent\":\"{\"}"), (0, 1, String::new()));
    }

    #[test]
    fn what_holds_no_event_says_why() {
        for (text, expected) in [
            ("{}", "import-no-event"),
            ("[1, \"a\"]", "import-no-event"),
            ("{\"message\":\"a\"}", "import-no-event"),
            ("{\"eventName\":\"n\"}", "import-no-event"),
            ("{\"eventSource\":", "import-broken-json"),
            ("[a@b ~]$ x", "import-broken-json"),
            ("x\n{", "none"),
            ("x", "none"),
        ] {
            assert_eq!(count(text).2, expected, "{text}");
        }
        let deep = format!("{}{EVENT}{}", "[".repeat(9), "]".repeat(9));
        assert_eq!(count(&deep).2, "import-no-event");
    }

    #[test]
    fn the_number_of_tries_has_a_limit() {
        let text = |lines: usize| format!("x\n{}{EVENT}", "{\n".repeat(lines));
        assert_eq!(count(&text(TRIES - 1)).0, 1);
        assert_eq!(count(&text(TRIES)).0, 0);
        // One look at many values that are no events is one try.
        let values = format!("x\n{}x\n{EVENT}", "{}\n".repeat(99));
        assert_eq!(count(&values).0, 1);
    }
}
