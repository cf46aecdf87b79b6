//! What was found in a policy's text, with the line it stands in.

use super::fixes::Fixes;
use super::prose::prose;
use super::severities::{Off, summary, switches};
use super::terms;
use crate::app::Dispatch;
use crate::findings::{Asked, Shown};
use crate::place::{self, Place};
use crate::state::Action;
use crate::text::Words;
use iam::language::Sentence;
use session::answer::Severity::{Error, SecurityWarning};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// The policy that the findings are in.
pub struct Text<'a> {
    /// The name of its tab.
    pub tab: u32,
    /// Its index.
    pub policy: usize,
    /// Its text.
    pub text: &'a str,
    /// What the linter looked at.
    pub asked: &'a Rc<Asked>,
    /// The severities that aren't listed.
    pub off: &'a Off,
}

/// The findings in a policy. What only might be better waits until somebody asks for it.
pub fn findings(words: Words, dispatch: &Dispatch, of: &Text, shown: &[Shown]) -> Html {
    if shown.is_empty() {
        return Html::default();
    }
    let is_grave = |severity| matches!(severity, Error | SecurityWarning);
    let grave = shown.iter().any(|one| is_grave(one.finding.severity));
    // A row that is open stays open while others come and go.
    let mut alike = BTreeMap::<&str, usize>::new();
    let rows = shown.iter().filter_map(|one| {
        let finding = &one.finding;
        let count = alike.entry(finding.code).or_default();
        *count += 1;
        let key = format!("{}-{count}", finding.code);
        let listed = !of.off.contains(&finding.severity);
        listed.then(|| row(words, dispatch, of, one, key))
    });
    html! {
        <details class="findings" data-testid="findings" open={grave}>
            <summary>
                <strong>{ words.say("findings") }</strong>
                <span data-testid="finding-counts">{ summary(words, of.off, shown) }</span>
            </summary>
            { switches(words, of.off, shown) }
            <ul aria-label={words.say("findings")}>{ for rows }</ul>
        </details>
    }
}

fn row(words: Words, dispatch: &Dispatch, of: &Text, shown: &Shown, key: String) -> Html {
    let finding = &shown.finding;
    let (class, name) = terms::severity(finding.severity);
    let line = place::line(of.text, finding.span.start);
    let place = Place {
        policy: of.policy,
        span: finding.span,
    };
    let go = dispatch.reform(move |_: MouseEvent| Action::GoTo(place));
    html! {
        <li
            {key}
            class={classes!("finding-row", class)}
            data-testid={if shown.read { "diagnostic" } else { "finding" }}
            data-code={finding.code}
            data-line={line.to_string()}
        >
            <span class={classes!("sign", class)} aria-hidden="true">{ "!" }</span>
            <p>
                <strong>{ words.say(name) }</strong>
                { " " }
                { prose(&finding.message) }
            </p>
            <button type="button" class="quiet" onclick={go}>
                { words.fill(&Sentence::new("go-to-line").with("line", line)) }
            </button>
            <div class="finding-more">
                if finding.source.is_empty() {
                    <code>{ finding.code }</code>
                } else {
                    <a href={finding.source.clone()} target="_blank" rel="noopener noreferrer">
                        <code>{ finding.code }</code>
                    </a>
                }
                <Fixes
                    {words}
                    dispatch={dispatch.clone()}
                    tab={of.tab}
                    policy={of.policy}
                    asked={of.asked.clone()}
                    finding={shown.index}
                />
            </div>
        </li>
    }
}
