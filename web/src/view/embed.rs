//! The small view, for a frame in another page: the verdict with its reasons and the policies, to read
//! only, and a link to the whole page.

use super::changes::read;
use super::check::check;
use super::gutter::use_gutter;
use super::paper::use_paper;
use super::tabs::decides;
use super::terms;
use super::verdict::verdict;
use crate::address::Options;
use crate::app::Dispatch;
use crate::facts::facts;
use crate::highlight::{self, Line, Marks};
use crate::place::Place;
use crate::state::State;
use crate::text::Words;
use crate::work::Work;
use session::answer::Answer;
use std::rc::Rc;
use yew::prelude::*;

/// The view.
pub fn embed(
    words: Words,
    dispatch: &Dispatch,
    state: &State,
    work: &Work,
    answer: &Answer,
) -> Html {
    let fragment = Options::default()
        .fragment(&work.scenario)
        .unwrap_or_default();
    let policies = &work.scenario.policies;
    html! {
        <div class="embed">
            <header class="top">
                <h1>{ "Portcullis" }</h1>
                <a href={format!("#{fragment}")} target="_blank" rel="noopener" data-testid="whole-page">
                    { words.say("whole-page") }
                </a>
            </header>
            if let Some(sentence) = &state.refused {
                <p class="notice" role="status" data-testid="refused">
                    { words.say("link-not-opened") }{ " " }{ sentence }
                </p>
            } else {
                <main class="columns">
                    <div class="column">
                        <section class="card" aria-labelledby="verdict-heading">
                            { verdict(words, dispatch, work, answer, work.is_blank()) }
                            <section class="checks" aria-label={words.say("checks")}>
                                { for answer.checks.iter().map(|one| check(words, dispatch, one, policies, state.caret)) }
                            </section>
                        </section>
                    </div>
                    <div class="column">
                        { for (0..policies.len()).map(|index| policy(words, work, answer, index, state.pointed)) }
                        { request(words, work) }
                    </div>
                </main>
            }
        </div>
    }
}

/// A policy's text. One that decides is open, and so is the only one.
fn policy(
    words: Words,
    work: &Work,
    answer: &Answer,
    index: usize,
    pointed: Option<Place>,
) -> Html {
    let policies = &work.scenario.policies;
    let Some(policy) = policies.get(index) else {
        return Html::default();
    };
    let pointed = pointed.filter(|place| place.policy == index);
    let lines = Rc::new(highlight::paint(
        &policy.text,
        &Marks::of(answer, index, pointed),
    ));
    let decides = decides(answer, index);
    let (class, sign, _) = decides.map_or(("", "", ""), terms::decision);
    html! {
        <details class="card" data-testid="policy" open={decides.is_some() || policies.len() == 1}>
            <summary>
                if decides.is_some() {
                    <span class={classes!("sign", class)} role="img" aria-label={words.say("decides")}>{ sign }</span>
                }
                <strong>{ policy.name.clone() }</strong>
                <span class="chip">{ words.say(terms::policy_kind_short(policy.kind)) }</span>
            </summary>
            // The painted lines are hidden from screen readers, which read the text itself.
            <pre class="unseen">{ &*policy.text }</pre>
            <div class="editor" aria-hidden="true">
                <Sheet {lines} />
            </div>
        </details>
    }
}

/// What the painted lines are.
#[derive(Properties, PartialEq)]
struct SheetProps {
    lines: Rc<Vec<Line>>,
}

/// The painted lines.
#[component]
fn Sheet(props: &SheetProps) -> Html {
    let paper = use_paper(props.lines.clone());
    let gutter = use_gutter(props.lines.clone());
    html! {
        <div class="sheet">
            <div class="gutter" aria-hidden="true" ref={gutter} />
            <pre class="paint" ref={paper} />
        </div>
    }
}

fn request(words: Words, work: &Work) -> Html {
    let facts = facts(&work.scenario);
    html! {
        <details class="card" data-testid="request" open={true}>
            <summary><strong>{ words.say("request") }</strong></summary>
            <table class="facts keys">
                <tbody>
                    { for facts.iter().map(|(name, value)| html! {
                        <tr>
                            <th scope="row">{ read(words, name) }</th>
                            <td>{ read(words, value) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </details>
    }
}
