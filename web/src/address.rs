//! The page's own address, whose fragment may carry a scenario. A browser never sends a fragment.

use gloo::events::EventListener;
use iam::language::Language;
use session::link;
use session::scenario::Scenario;
use yew::prelude::*;

/// The link that opens a scenario; `None` where it is too large to be opened.
pub fn link(scenario: &Scenario) -> Option<String> {
    let fragment = link::encode(scenario);
    link::decode(&fragment, Language::default()).ok()?;
    let address = gloo::utils::window().location().href().ok()?;
    let page = address.split('#').next()?;
    Some(format!("{page}#{fragment}"))
}

/// Hands on the fragment with which the page was opened, and each that replaces it.
#[hook]
pub fn use_fragment(carried: Callback<String>) {
    use_effect_with((), move |()| {
        let read = move || {
            let hash = gloo::utils::window().location().hash();
            if let Some(hash) = hash.ok().filter(|hash| hash.len() > 1) {
                carried.emit(hash);
            }
        };
        read();
        let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| read());
        move || drop(listener)
    });
}
