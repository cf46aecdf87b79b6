//! What is said of all addresses and documents at once: how two versions of the policies differ, and
//! the access map, in which that is marked.

use super::access::Access;
use super::compare::Compare;
use crate::app::Dispatch;
use crate::text::Words;
use crate::work::Work;
use session::scenario::PolicyText;
use std::rc::Rc;
use yew::prelude::*;

/// What it is said of.
#[derive(Properties, PartialEq)]
pub struct WholeProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The work.
    pub work: Rc<Work>,
    /// Whether a cell of the map was put into the request, which can be taken back.
    pub stepped: bool,
}

/// Both cards, which share the policies that were remembered.
#[component]
pub fn Whole(props: &WholeProps) -> Html {
    let WholeProps {
        words,
        dispatch,
        work,
        stepped,
    } = props;
    let before = use_state(|| None::<Rc<Vec<PolicyText>>>);
    html! {
        <>
            <Compare words={*words} dispatch={dispatch.clone()} work={work.clone()} before={before.clone()} />
            <Access words={*words} dispatch={dispatch.clone()} work={work.clone()} before={(*before).clone()} stepped={*stepped} />
        </>
    }
}
