//! A part of the form that is one step away. It opens by itself where it holds an error or something
//! out of the ordinary, and never closes by itself.

use crate::text::Words;
use web_sys::Element;
use yew::prelude::*;

/// What a group shows.
#[derive(Properties, PartialEq)]
pub struct GroupProps {
    /// The page's words.
    pub words: Words,
    /// The name that its element has in the page.
    pub name: &'static str,
    /// The id of its title.
    pub title: &'static str,
    /// What it holds, in words: to read while it is closed.
    pub content: String,
    /// Whether something in it is wrong.
    pub wrong: bool,
    /// Whether it holds something out of the ordinary.
    pub special: bool,
    /// Its fields.
    pub children: Html,
}

/// The group.
#[component]
pub fn Group(props: &GroupProps) -> Html {
    let words = props.words;
    let group = use_node_ref();
    use_effect_with((props.wrong, props.special), {
        let group = group.clone();
        move |(wrong, special)| {
            if (*wrong || *special)
                && let Some(group) = group.cast::<Element>()
            {
                // The one failure is an ill-formed name, and this name is well-formed.
                let _ = group.set_attribute("open", "");
            }
        }
    });
    html! {
        <details ref={group} class="group" data-testid={props.name}>
            <summary>
                <h3>{ words.say(props.title) }</h3>
                if props.wrong {
                    <span class="sign error" role="img" aria-label={words.say("has-error")}>{ "!" }</span>
                }
                <span class="content" data-testid={format!("{}-content", props.name)}>
                    { props.content.clone() }
                </span>
            </summary>
            { props.children.clone() }
        </details>
    }
}
