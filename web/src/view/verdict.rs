//! The verdict, as a sentence.

use super::depends::depends;
use super::focus::{focus, key_row};
use super::others::others;
use super::prose::prose;
use crate::app::Dispatch;
use crate::field::Field;
use crate::place::{self, Place};
use crate::state::Action;
use crate::text::{Words, id};
use crate::work::Work;
use iam::language::Sentence;
use session::answer::{Answer, Decision, DenialKind, Severity};
use yew::prelude::*;

/// The verdict, spoken when it changes; none where no policy has any text.
pub fn verdict(
    words: Words,
    dispatch: &Dispatch,
    work: &Work,
    answer: &Answer,
    blank: bool,
) -> Html {
    let decision = answer.decision.filter(|_| !blank);
    let (name, sign) = match decision {
        Some(Decision::Allow) => ("allow", "✓"),
        Some(Decision::Deny) => ("deny", "✕"),
        Some(Decision::Depends) => ("depends", "?"),
        None => ("none", "–"),
    };
    html! {
        <div class={classes!("verdict", name)} data-testid="verdict" data-decision={name} tabindex="-1">
            <span class="verdict-sign" aria-hidden="true">{ sign }</span>
            <div>
                <div aria-live="polite" aria-atomic="true">
                    <h2 id="verdict-heading" tabindex="-1">{ words.say(heading(decision, answer)) }</h2>
                    if decision.is_some() {
                        <p class="summary">{ prose(&answer.summary) }</p>
                    } else if blank {
                        <p class="summary">{ words.say("nothing-yet") }</p>
                    } else {
                        { no_verdict(words, dispatch, work, answer) }
                    }
                </div>
                if decision == Some(Decision::Depends) && !answer.depends_on.is_empty() {
                    { depends(words, dispatch, work, answer) }
                }
                if decision == Some(Decision::Deny) {
                    { others(words, dispatch, work, answer) }
                }
            </div>
        </div>
    }
}

/// Why there is no verdict, and where to go.
fn no_verdict(words: Words, dispatch: &Dispatch, work: &Work, answer: &Answer) -> Html {
    let diagnostics = answer.diagnostics.iter();
    let mut errors = diagnostics.filter(|found| found.severity == Severity::Error);
    if let Some(error) = errors.next()
        && let Some(policy) = work.scenario.policies.get(error.policy)
    {
        let line = place::line(&policy.text, error.span.start);
        let sentence = Sentence::new("policy-has-error")
            .with("name", &policy.name)
            .with("line", line);
        let place = Place {
            policy: error.policy,
            span: error.span,
        };
        let go = dispatch.reform(move |_: MouseEvent| Action::GoTo(place));
        return html! {
            <p class="summary">
                { words.fill(&sentence) }{ " " }{ prose(&error.message) }
                { " " }
                <button type="button" class="quiet inline" data-testid="go-to-error" onclick={go}>
                    { words.fill(&Sentence::new("go-to-line").with("line", line)) }
                </button>
            </p>
        };
    }
    html! {
        <>
            <p class="summary">{ words.say("request-has-error") }</p>
            <ul class="depends">
                { for answer.input_errors.iter().map(|error| html! {
                    <li>
                        { prose(&error.message) }
                        if let Some(field) = where_is(&error.member) {
                            { " " }
                            <button
                                type="button"
                                class="quiet inline"
                                data-testid="go-to-field"
                                onclick={Callback::from(move |_: MouseEvent| focus(&field))}
                            >
                                { words.say("show") }
                            </button>
                        }
                    </li>
                }) }
            </ul>
        </>
    }
}

/// What selects the control that a member of the scenario is typed into.
fn where_is(member: &str) -> Option<String> {
    if let Some(key) = member.strip_prefix("context.") {
        return Some(format!("{} select", key_row(key)));
    }
    if let Some((list, index)) = member.split_once("-tags.") {
        return Some(format!("[data-testid={list}-tags-{index}] input"));
    }
    let fields = Field::ALL.into_iter();
    let fields = fields.filter(|field| field.member() == member);
    let selectors: Vec<String> = fields
        .map(|field| format!("#{}[aria-invalid]", field.name()))
        .collect();
    (!selectors.is_empty()).then(|| selectors.join(", "))
}

/// The id of the verdict in two words.
pub fn heading(decision: Option<Decision>, answer: &Answer) -> &'static str {
    let explicit = || {
        let mut denials = answer.checks.iter().flat_map(|check| &check.denial);
        denials.any(|denial| denial.kind == DenialKind::Explicit)
    };
    match decision {
        Some(Decision::Allow) => id("verdict-allow"),
        Some(Decision::Deny) if explicit() => id("verdict-explicit-deny"),
        Some(Decision::Deny) => id("verdict-implicit-deny"),
        Some(Decision::Depends) => id("verdict-depends"),
        None => id("verdict-none"),
    }
}
