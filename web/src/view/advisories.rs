//! What stands around the session: the calls that belong to it, and what IAM can't see of it. What is
//! about a member of the request stands below its field instead.

use super::prose::prose;
use super::terms;
use crate::text::Words;
use session::answer::Advisory;
use yew::prelude::*;

/// The list: first what there is to say, then the calls without a problem in one line.
pub fn advisories(words: Words, advisories: &[Advisory]) -> Html {
    let around = advisories.iter().filter(|one| one.member.is_none());
    let (told, quiet): (Vec<&Advisory>, Vec<&Advisory>) =
        around.partition(|advisory| advisory.text.is_some());
    if told.is_empty() && quiet.is_empty() {
        return Html::default();
    }
    let call = |advisory: &Advisory| {
        let (class, sign, decision) = terms::decision(advisory.decision);
        html! {
            <>
                <span class={classes!("sign", class)} aria-hidden="true">{ sign }</span>
                { " " }
                <a href={advisory.source} target="_blank" rel="noopener noreferrer">
                    <code>{ advisory.action.clone() }</code>
                </a>
                { " " }{ words.say(decision) }
            </>
        }
    };
    html! {
        <section class="advisories" aria-labelledby="advisories-heading">
            <h3 id="advisories-heading">{ words.say("advisories") }</h3>
            <ul>
                { for told.into_iter().map(|advisory| html! {
                    <li data-testid="advisory" data-action={advisory.action.clone()}>
                        { prose(advisory.text.as_deref().unwrap_or_default()) }
                        <p class="hint">{ call(advisory) }</p>
                    </li>
                }) }
            </ul>
            if !quiet.is_empty() {
                <ul class="quiet-calls" aria-label={words.say("advisories-quiet")}>
                    { for quiet.into_iter().map(|advisory| html! {
                        <li class="hint" data-testid="advisory-quiet" data-action={advisory.action.clone()}>
                            { call(advisory) }
                        </li>
                    }) }
                </ul>
            }
        </section>
    }
}
