//! The composed policy: what its own access map says, its text, and what each statement is for.

use crate::compose::Reach;
use crate::highlight::{Marks, paint};
use crate::text::{Words, id};
use crate::view::copy::CopyButton;
use crate::view::paper::pieces;
use crate::view::prose::prose;
use session::answer::InputError;
use session::compose::{Composed, Form};
use yew::prelude::*;

/// The outcome. Only its first line is spoken: a policy would be too much at each keystroke.
pub fn composed(
    words: Words,
    form: Form,
    made: &Result<Composed, Vec<InputError>>,
    reached: &[Reach],
) -> Html {
    let said = match (made, form) {
        (Err(_), _) => id("compose-none"),
        (Ok(_), Form::Allow) => id("compose-reach"),
        (Ok(_), Form::Deny) => id("compose-reach-beside"),
    };
    html! {
        <section
            class="composed"
            aria-labelledby="composed-heading"
            data-testid="composed"
        >
            <div class="composed-head">
                <h3 id="composed-heading">{ words.say("compose-outcome") }</h3>
                if let Ok(made) = made {
                    { copy(words, &made.text) }
                }
            </div>
            <p role="status">{ words.say(said) }</p>
            if let Ok(made) = made {
                { table(words, reached) }
                { text(&made.text) }
                <ol class="notes">
                    { for made.statements.iter().map(|one| html! {
                        <li data-testid="composed-statement">{ prose(one) }</li>
                    }) }
                </ol>
                if !made.notes.is_empty() {
                    <h3>{ words.say("paste-notes") }</h3>
                    <ul class="notes">
                        { for made.notes.iter().map(|note| html! {
                            <li data-testid="composed-note">{ prose(note) }</li>
                        }) }
                    </ul>
                }
            }
        </section>
    }
}

fn table(words: Words, reached: &[Reach]) -> Html {
    html! {
        <table class="facts reach" data-testid="composed-reach">
            <thead>
                <tr>
                    <th scope="col">{ words.say("compose-from") }</th>
                    <th scope="col">{ words.say("compose-sessions") }</th>
                </tr>
            </thead>
            <tbody>
                { for reached.iter().map(|one| {
                    let (class, sign) = match one.sessions.is_empty() {
                        true => ("deny", "✕"),
                        false => ("allow", "✓"),
                    };
                    html! {
                        <tr>
                            <th scope="row">{ one.from.join(" · ") }</th>
                            <td>
                                <span class={classes!("sign", class)} aria-hidden="true">{ sign }</span>
                                { " " }
                                if one.sessions.is_empty() {
                                    { words.say("nothing") }
                                } else {
                                    { one.sessions.iter().map(|name| prose(name)).enumerate().map(apart).collect::<Html>() }
                                }
                            </td>
                        </tr>
                    }
                }) }
            </tbody>
        </table>
    }
}

fn apart((index, name): (usize, Html)) -> Html {
    html! { <>if index > 0 { { " · " } }{ name }</> }
}

fn copy(words: Words, text: &str) -> Html {
    let text = text.to_string();
    html! { <CopyButton {words} name="composed" text={move |()| text.clone()} /> }
}

/// A stop of the Tab key, because a browser scrolls with the arrows only what has the focus.
fn text(text: &str) -> Html {
    let lines = paint(text, &Marks::default());
    html! {
        <pre
            class="mono"
            role="group"
            aria-labelledby="composed-heading"
            tabindex="0"
            data-testid="composed-text"
        >
            { for lines.iter().map(pieces) }
        </pre>
    }
}
