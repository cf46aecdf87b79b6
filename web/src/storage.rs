//! What the browser keeps for the next visit: the visitor's own work from the first thing they type,
//! and each choice that they switched. It is on their machine only, and nobody but this page reads it
//! (<https://html.spec.whatwg.org/multipage/webstorage.html>).
//!
//! Work is kept as the JSON of its scenario, one on each line: first the one worked on, then those it
//! took the place of. A text that can't be read moves to a key of its own and is never overwritten.
//! Of two tabs the one that was typed in last is kept. A browser that keeps nothing, or has no room
//! left, takes nothing away from the page.

use crate::state::State;
use crate::theme::Theme;
use crate::view::rest::REST_MS;
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::window;
use iam::language::Language;
use session::read;
use session::scenario::Scenario;
use std::cell::Cell;
use std::rc::Rc;
use web_sys::Storage;
use yew::prelude::*;

// `web/boot.js` reads the work, the language and the theme, too.
const WORK: &str = "portcullis.work";
const UNREADABLE: &str = "portcullis.unreadable";
const LANGUAGE: &str = "portcullis.language";
const THEME: &str = "portcullis.theme";
const LETTERS: &str = "portcullis.letters";
const OFF: &str = "off";

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// The work, and behind it what it took the place of.
    pub works: Vec<Scenario>,
    /// Where a text that couldn't be read is now, and why it couldn't.
    pub unread: Option<Unread>,
}

/// A text that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The key below which it stays.
    pub key: String,
    /// What is wrong with it.
    pub why: String,
}

/// The choices that were switched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The language.
    pub language: Option<Language>,
    /// The colours.
    pub theme: Theme,
    /// Whether letters alone are no shortcuts.
    pub letters_off: bool,
}

/// Finds the work.
pub fn work(language: Language) -> Kept {
    let Some(text) = get(WORK) else {
        return Kept::default();
    };
    let (works, why) = parse(&text, language);
    let unread = why.map(|why| {
        let key = put_aside(&text).unwrap_or_else(|| WORK.to_string());
        Unread { key, why }
    });
    Kept { works, unread }
}

/// Finds the choices.
pub fn choices() -> Choices {
    Choices {
        language: get(LANGUAGE).as_deref().and_then(Language::from_tag),
        theme: Theme::named(get(THEME).as_deref()),
        letters_off: get(LETTERS).as_deref() == Some(OFF),
    }
}

/// Keeps the work and the choices, whenever they change. What is wiped is gone at once; what is typed is
/// kept a moment later, so that no keystroke waits for it.
#[hook]
pub fn use_memory(state: &State) {
    let works: Vec<Scenario> = state.worth_keeping().into_iter().cloned().collect();
    use_effect_with(works, |works| {
        let pending = (!works.is_empty()).then(|| keep_soon(works.clone()));
        if works.is_empty() {
            set(WORK, None);
        }
        move || drop(pending)
    });
    use_effect_with(state.choices, |choices| {
        set(LANGUAGE, choices.language.map(Language::tag));
        set(THEME, choices.theme.name());
        set(LETTERS, choices.letters_off.then_some(OFF));
    });
}

/// Keeps the work once the page has rested, or when it is left before; not at all where what is returned
/// is dropped.
fn keep_soon(works: Vec<Scenario>) -> (Timeout, EventListener) {
    let unkept = Rc::new(Cell::new(Some(works)));
    let keep = move || {
        if let Some(works) = unkept.take() {
            set(WORK, write(&works).as_deref());
        }
    };
    let leaving = keep.clone();
    let leave = EventListener::once(&window(), "pagehide", move |_| leaving());
    (Timeout::new(REST_MS, keep), leave)
}

/// One scenario on each line: in JSON a line break within a text is written `\n`.
fn write(works: &[Scenario]) -> Option<String> {
    let lines = works.iter().map(session::write::scenario);
    let text = lines.collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then_some(text)
}

/// The scenarios that can be read, and what is wrong with the first that can't.
fn parse(text: &str, language: Language) -> (Vec<Scenario>, Option<String>) {
    let (mut works, mut why) = (Vec::new(), None);
    for line in text.lines() {
        match read::scenario(line, language) {
            Ok(scenario) => works.push(scenario),
            Err(error) => why = why.or_else(|| Some(read::sentence("", &[error]))),
        }
    }
    (works, why)
}

/// Moves a text to the first key that is free; `None` where there is no room for it.
fn put_aside(text: &str) -> Option<String> {
    let storage = storage()?;
    let keys = (1..).map(|number| format!("{UNREADABLE}-{number}"));
    let key = keys
        .take(usize::from(u8::MAX))
        .find(|key| matches!(storage.get_item(key), Ok(None)))?;
    storage.set_item(&key, text).ok().map(|()| key)
}

fn get(key: &str) -> Option<String> {
    storage()?.get_item(key).ok()?
}

fn set(key: &str, value: Option<&str>) {
    let Some(storage) = storage() else {
        return;
    };
    // What finds no room stays on the page, where it can be copied from.
    let _ = match value {
        Some(value) => storage.set_item(key, value),
        None => storage.remove_item(key),
    };
}

/// Where cookies are blocked, merely asking for it fails.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn what_is_kept_is_found_again() {
        let works: Vec<Scenario> = examples::all().filter_map(|e| e.scenario()).collect();
        let text = write(&works).unwrap();
        assert_eq!(text.lines().count(), works.len());
        assert_eq!(parse(&text, Language::English), (works, None));
        assert_eq!(write(&[]), None);
    }

    #[test]
    fn what_cannot_be_read_says_so_and_hides_nothing_else() {
        let work = examples::all().find_map(|e| e.scenario()).unwrap();
        let text = write(std::slice::from_ref(&work)).unwrap();
        for (line, expected) in [
            ("{", "no JSON"),
            ("{\"version\":9,\"later\":[]}", "version 9"),
            ("{\"version\":1}", "request"),
        ] {
            let (works, why) = parse(&format!("{line}\n{text}"), Language::English);
            assert_eq!(works, std::slice::from_ref(&work));
            let why = why.unwrap();
            assert!(why.contains(expected), "{why}");
        }
    }
}
