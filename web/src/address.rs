//! The page's own address, whose fragment may carry a scenario. A browser never sends a fragment.
//!
//! ```text
//! fragment = link *( "&" option )
//! link     = "v" version "." base64url     ; crates/session/src/link.rs
//! option   = "embed"                       ; the small view, for a frame in another page
//!          / "lang=en" / "lang=ja"         ; the language; otherwise the visitor's own
//! ```
//!
//! An option that isn't known is one of a later version, and is passed over.

use gloo::events::EventListener;
use iam::language::Language;
use session::link;
use session::scenario::Scenario;
use wasm_bindgen::JsValue;
use yew::prelude::*;

const EMBED: &str = "embed";
const LANGUAGE: &str = "lang=";

/// What a link asks for beside its scenario.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether only the small view is shown.
    pub embed: bool,
    /// The language.
    pub language: Option<Language>,
}

impl Options {
    /// Takes a fragment apart: the link, and its options.
    pub fn split(fragment: &str) -> (&str, Options) {
        let (link, rest) = fragment.split_once('&').unwrap_or((fragment, ""));
        let mut options = Options::default();
        for option in rest.split('&') {
            if option == EMBED {
                options.embed = true;
            } else if let Some(tag) = option.strip_prefix(LANGUAGE) {
                options.language = Language::from_tag(tag);
            }
        }
        (link, options)
    }

    /// The fragment of a link with these options; `None` where it is too large to be opened.
    pub fn fragment(self, scenario: &Scenario) -> Option<String> {
        let mut fragment = link::encode(scenario);
        link::decode(&fragment, Language::default()).ok()?;
        if self.embed {
            fragment.push('&');
            fragment.push_str(EMBED);
        }
        if let Some(language) = self.language {
            fragment.push('&');
            fragment.push_str(LANGUAGE);
            fragment.push_str(language.tag());
        }
        Some(fragment)
    }
}

/// The whole address of such a link.
pub fn link(scenario: &Scenario, options: Options) -> Option<String> {
    let fragment = options.fragment(scenario)?;
    let address = gloo::utils::window().location().href().ok()?;
    let page = address.split('#').next()?;
    Some(format!("{page}#{fragment}"))
}

/// The fragment that is in the address now, if any.
pub fn fragment() -> Option<String> {
    let hash = gloo::utils::window().location().hash();
    hash.ok().filter(|hash| hash.len() > 1)
}

/// Takes the link out of the address once what it carries was changed: a reload goes on with the change,
/// and the same link can be opened anew.
#[hook]
pub fn use_departure(edited: bool) {
    use_effect_with(edited, |edited| {
        if *edited && fragment().is_some() {
            let window = gloo::utils::window();
            let page = window.location().href().ok();
            let page = page.as_deref().and_then(|href| href.split('#').next());
            if let Ok(history) = window.history() {
                // Where it is refused, as after too many changes in too little time, the address stays.
                let _ = history.replace_state_with_url(&JsValue::NULL, "", page);
            }
        }
    });
}

/// Hands on each fragment that takes the place of the one the page was opened with.
#[hook]
pub fn use_fragment(carried: Callback<String>) {
    use_effect_with((), move |()| {
        let window = gloo::utils::window();
        let listener = EventListener::new(&window, "hashchange", move |_| {
            if let Some(fragment) = fragment() {
                carried.emit(fragment);
            }
        });
        move || drop(listener)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{Example, FIRST};

    #[test]
    fn what_is_written_is_read() {
        let scenario = Example::find(FIRST).and_then(Example::scenario).unwrap();
        for embed in [false, true] {
            for language in [None, Some(Language::English), Some(Language::Japanese)] {
                let options = Options { embed, language };
                let fragment = options.fragment(&scenario).unwrap();
                let (link, read) = Options::split(&fragment);
                assert_eq!(read, options, "{fragment}");
                assert_eq!(link::decode(link, Language::English), Ok(scenario.clone()));
            }
        }
    }

    #[test]
    fn options_that_are_not_known_are_passed_over() {
        let none = Options::default();
        for (fragment, expected) in [
            ("#v1.AA", none),
            ("#v1.AA&", none),
            ("#v1.AA&lang=fr&theme=dark&embedded", none),
            (
                "#v1.AA&&x&embed&y=embed",
                Options {
                    embed: true,
                    ..none
                },
            ),
        ] {
            assert_eq!(Options::split(fragment), ("#v1.AA", expected));
        }
    }

    #[test]
    fn a_scenario_too_large_to_open_has_no_link() {
        let mut scenario = Example::find(FIRST).and_then(Example::scenario).unwrap();
        scenario.policies[0].text = " ".repeat(link::LONGEST).into();
        assert_eq!(Options::default().fragment(&scenario), None);
    }
}
