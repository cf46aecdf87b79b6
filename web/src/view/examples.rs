//! The gallery of examples, each with its verdict and what it teaches.
//!
//! The browser's own `dialog` keeps the focus inside, closes on Escape and gives the focus back
//! (<https://html.spec.whatwg.org/multipage/interactive-elements.html#the-dialog-element>).
//! The verdicts are computed when the gallery is opened for the first time, never written down.

use super::prose::prose;
use super::terms;
use super::verdict::heading;
use crate::app::Dispatch;
use crate::examples::{Example, GROUPS, all};
use crate::state::{Action, State};
use crate::text::Words;
use iam::language::Language;
use session::answer::Decision;
use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// An example's verdict, and the id of its words.
type Verdict = (Option<Decision>, &'static str);

/// What the gallery speaks, and what it changes.
#[derive(Properties, PartialEq)]
pub struct ExamplesProps {
    /// The language.
    pub words: Words,
    /// Takes the changes.
    pub dispatch: Dispatch,
}

/// The button and its dialog.
#[component]
pub fn Examples(props: &ExamplesProps) -> Html {
    let words = props.words;
    let dispatch = &props.dispatch;
    let dialog = use_node_ref();
    let asked = use_state(|| false);
    let verdicts = use_memo(*asked, |asked| if *asked { verdicts() } else { Vec::new() });

    let show = {
        let dialog = dialog.clone();
        move |_: MouseEvent| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // An open dialog refuses to be opened, and is what was asked for.
                let _ = dialog.show_modal();
            }
            asked.set(true);
        }
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
        })
    };
    let mut verdicts = verdicts.iter().copied();
    let mut cards = |examples: &'static [Example]| -> Html {
        let cards = examples.iter().zip(&mut verdicts);
        let cards = cards.map(|(example, verdict)| card(words, example, verdict, dispatch, &close));
        cards.collect()
    };
    html! {
        <>
            <button type="button" data-testid="examples" aria-haspopup="dialog" onclick={show}>
                { words.say("examples") }
            </button>
            <dialog
                ref={dialog}
                class="dialog gallery"
                data-testid="gallery"
                aria-labelledby="gallery-heading"
                closedby="any"
            >
                <div class="gallery-head">
                    <h2 id="gallery-heading">{ words.say("examples") }</h2>
                    <p class="hint">{ words.say("examples-hint") }</p>
                    <button type="button" data-testid="gallery-close" onclick={close.reform(|_: MouseEvent| ())}>
                        { words.say("close") }
                    </button>
                </div>
                { for GROUPS.iter().map(|group| html! {
                    <section>
                        <h3>{ words.say(group.title) }</h3>
                        <ul>{ cards(group.examples) }</ul>
                    </section>
                }) }
            </dialog>
        </>
    }
}

/// In the order of the examples.
fn verdicts() -> Vec<Verdict> {
    let scenarios = all().filter_map(Example::scenario);
    let answers = scenarios.map(|scenario| State::answer(&scenario, Language::default()));
    answers
        .map(|answer| (answer.decision, heading(answer.decision, &answer)))
        .collect()
}

/// The button is the title, and reaches over the whole card.
fn card(
    words: Words,
    example: &'static Example,
    (decision, verdict): Verdict,
    dispatch: &Dispatch,
    close: &Callback<()>,
) -> Html {
    let load = {
        let (dispatch, close) = (dispatch.clone(), close.clone());
        move |_: MouseEvent| {
            close.emit(());
            dispatch.emit(Action::Load(example));
        }
    };
    let (name, sign) = decision.map_or(("none", "–"), |decision| {
        let (name, sign, _) = terms::decision(decision);
        (name, sign)
    });
    let id = format!("example-{}", example.id);
    html! {
        <li key={example.id}>
            <button
                type="button"
                class="quiet"
                data-testid="example"
                data-id={example.id}
                data-decision={name}
                aria-describedby={id.clone()}
                onclick={load}
            >
                { words.say(example.title) }
            </button>
            <div {id}>
                <p class={classes!("example-verdict", name)}>
                    <span class={classes!("sign", name)} aria-hidden="true">{ sign }</span>
                    { " " }{ words.say(verdict) }
                </p>
                <p class="hint">{ prose(&words.say(example.lesson)) }</p>
            </div>
        </li>
    }
}
