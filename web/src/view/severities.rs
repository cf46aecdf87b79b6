//! How many findings there are of each severity, and a switch for each: what is switched off isn't
//! listed, and F8 passes it over.

use super::terms;
use crate::findings::Shown;
use crate::text::Words;
use iam::language::Sentence;
use session::answer::Severity::{self, Error, SecurityWarning, Suggestion, Warning};
use yew::prelude::*;

/// The severities that are switched off, for as long as the page is open.
pub type Off = UseStateHandle<Vec<Severity>>;

/// How many findings there are of each severity that has any, the worst first, in words.
fn counts(words: Words, shown: &[Shown]) -> Vec<(Severity, String)> {
    let counts = [Error, SecurityWarning, Warning, Suggestion].map(|severity| {
        let same = |one: &&Shown| one.finding.severity == severity;
        (severity, shown.iter().filter(same).count())
    });
    let there = counts.into_iter().filter(|(_, count)| *count > 0);
    there
        .map(|(severity, count)| {
            let count = Sentence::new(terms::severity_count(severity)).with("count", count);
            (severity, words.fill(&count))
        })
        .collect()
}

/// All of them in one line, with how many are switched off.
pub fn summary(words: Words, off: &[Severity], shown: &[Shown]) -> String {
    let mut told: Vec<_> = counts(words, shown).into_iter().map(|(_, c)| c).collect();
    let hidden = |one: &&Shown| off.contains(&one.finding.severity);
    let hidden = shown.iter().filter(hidden).count();
    if hidden > 0 {
        told.push(words.fill(&Sentence::new("count-hidden").with("count", hidden)));
    }
    told.join(" · ")
}

/// The switches, where there is anything to choose.
pub fn switches(words: Words, off: &Off, shown: &[Shown]) -> Html {
    let counts = counts(words, shown);
    if counts.len() < 2 && !counts.iter().any(|(severity, _)| off.contains(severity)) {
        return Html::default();
    }
    html! {
        <div class="severities" role="group" aria-label={words.say("listed-severities")} data-testid="severities">
            { for counts.into_iter().map(|(severity, count)| {
                let on = !off.contains(&severity);
                let off = off.clone();
                let switch = move |_: MouseEvent| {
                    let others = off.iter().filter(|one| **one != severity).copied();
                    off.set(others.chain(on.then_some(severity)).collect());
                };
                html! {
                    <button
                        key={terms::severity(severity).0}
                        type="button"
                        class="severity"
                        data-severity={terms::severity(severity).0}
                        aria-pressed={on.to_string()}
                        onclick={switch}
                    >
                        <span aria-hidden="true">{ if on { "✓ " } else { "– " } }</span>{ count }
                    </button>
                }
            }) }
        </div>
    }
}

/// Says what was found once the page rests, and nothing while somebody types.
#[hook]
pub fn use_told(words: Words, off: &[Severity], shown: &[Shown], busy: bool) -> Html {
    let told = use_mut_ref(String::new);
    if !busy {
        *told.borrow_mut() = match shown {
            [] => words.say("no-findings"),
            shown => {
                let counts = summary(words, off, shown);
                words.fill(&Sentence::new("findings-told").with("counts", counts))
            }
        };
    }
    let told = told.borrow().clone();
    html! { <p class="unseen" role="status" data-testid="findings-told">{ told }</p> }
}
