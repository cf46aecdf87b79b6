//! Whether the policies here deny what AWS is said to have denied, and for the reason that it named.

use super::prose::prose;
use super::rest::use_rested;
use crate::paste::{Agreement, agreement, applied};
use crate::text::{Words, id};
use crate::work::Work;
use session::import::Import;
use std::rc::Rc;
use yew::prelude::*;

/// What is held against each other.
#[derive(Properties, PartialEq)]
pub struct DeniedProps {
    /// The page's words.
    pub words: Words,
    /// The work.
    pub work: Rc<Work>,
    /// What was read.
    pub read: Rc<Option<Result<Import, String>>>,
    /// Which of the calls in it.
    pub chosen: usize,
}

/// One sentence; nothing where the text tells of no denial.
#[component]
pub fn Denied(props: &DeniedProps) -> Html {
    let words = props.words;
    let of = (props.work.clone(), props.read.clone(), props.chosen);
    let asked = use_memo(of, |(work, read, chosen)| {
        let Some(Ok(read)) = read.as_ref() else {
            return None;
        };
        let part = read.scenarios.get(*chosen).filter(|_| !work.is_blank())?;
        let denial = read.denials.get(*chosen).cloned().flatten();
        let mut after = work.as_ref().clone();
        after.scenario = applied(part, &work.scenario, work.other_call.as_ref());
        Some((after.asked(), read.kind, denial))
    });
    let (found, _) = use_rested(asked, |asked, _| {
        let (scenario, kind, denial) = asked.as_ref()?;
        agreement(scenario, *kind, denial.as_ref())
    });
    let Some(found) = *found else {
        return Html::default();
    };
    let (class, sign, sentence) = match found {
        Agreement::SameReason => ("allow", "✓", id("paste-same-reason")),
        Agreement::OtherReason => ("warning", "!", id("paste-other-reason")),
        Agreement::Allowed => ("warning", "!", id("paste-allowed-here")),
        Agreement::Depends => ("depends", "?", id("paste-depends-here")),
    };
    html! {
        <p class="agreement" data-testid="agreement" role="status">
            <span class={classes!("sign", class)} aria-hidden="true">{ sign }</span>
            <span>{ prose(&words.say(sentence)) }</span>
        </p>
    }
}
