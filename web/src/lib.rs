//! The page: the policies on the left, the request, the verdict and its reasons on the right.
//!
//! [`state`] holds everything a visitor can change, [`session::evaluate`] answers it anew after each
//! change, and [`view`] draws both. The answer is never part of the state.

pub mod address;
pub mod app;
pub mod compose;
pub mod examples;
pub mod facts;
pub mod field;
pub mod files;
pub mod findings;
pub mod highlight;
pub mod keys;
pub mod map;
pub mod paste;
pub mod place;
pub mod shortcuts;
pub mod state;
pub mod storage;
pub mod tags;
pub mod text;
pub mod theme;
pub mod view;
pub mod visit;
pub mod work;

/// Starts the page in the element `#app`.
pub fn start() {
    let start = app::Start {
        visit: visit::Visit::now(),
    };
    match gloo::utils::document().get_element_by_id("app") {
        Some(root) => yew::Renderer::<app::App>::with_root_and_props(root, start).render(),
        None => yew::Renderer::<app::App>::with_props(start).render(),
    };
}
