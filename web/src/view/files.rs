//! Opens files: chosen in the browser's dialog, or dropped onto the policies. No file leaves the page.

use crate::files::{LARGEST, Opened};
use crate::text::Words;
use iam::language::Sentence;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::js_sys::Uint8Array;
use web_sys::{DragEvent, Element, File, FileList, HtmlInputElement, Node};
use yew::prelude::*;

/// The policies in files, and what there is to say of the files.
pub type Read = (Vec<Opened>, Vec<Sentence<'static>>);

/// The button, which is the label of a file field: the browser's own says only how many were chosen.
pub fn open_files(words: Words, opened: Callback<Read>) -> Html {
    let onchange = move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        read(input.files(), opened.clone());
    };
    // Without this the same file, changed on the disk since, couldn't be chosen once more.
    let onclick = |event: MouseEvent| {
        event
            .target_unchecked_into::<HtmlInputElement>()
            .set_value("");
    };
    html! {
        <label class="file">
            <input type="file" multiple=true data-testid="open-files" {onchange} {onclick} />
            { words.say("open-files") }
        </label>
    }
}

/// What there is to say of the files that were opened last.
pub fn said(words: Words, notes: UseStateHandle<Vec<Sentence<'static>>>) -> Html {
    let dismiss = {
        let notes = notes.clone();
        move |_: MouseEvent| notes.set(Vec::new())
    };
    html! {
        <div role="status">
            if !notes.is_empty() {
                <div class="notice" data-testid="file-notes">
                    <ul>{ for notes.iter().map(|note| html! { <li>{ words.fill(note) }</li> }) }</ul>
                    <button type="button" class="quiet" onclick={dismiss}>{ words.say("dismiss") }</button>
                </div>
            }
        </div>
    }
}

/// How an element takes the files that are dropped onto it.
pub struct Drop {
    /// Whether files are held over it.
    pub over: bool,
    /// Takes files that are held over it.
    pub ondragover: Callback<DragEvent>,
    /// Sees them go elsewhere.
    pub ondragleave: Callback<DragEvent>,
    /// Reads them.
    pub ondrop: Callback<DragEvent>,
}

/// Reads the files that are dropped. A piece of text that is dragged is the text area's.
#[hook]
pub fn use_drop(opened: Callback<Read>) -> Drop {
    let over = use_state(|| false);
    let set = |to: bool| {
        let over = over.clone();
        move || over.set(to)
    };
    let (enter, leave, end) = (set(true), set(false), set(false));
    Drop {
        over: *over,
        ondragover: Callback::from(move |event: DragEvent| {
            if carries_files(&event) {
                event.prevent_default();
                enter();
            }
        }),
        ondragleave: Callback::from(move |event: DragEvent| {
            if leaves(&event) {
                leave();
            }
        }),
        ondrop: Callback::from(move |event: DragEvent| {
            if carries_files(&event) {
                event.prevent_default();
                end();
                let files = event.data_transfer().and_then(|data| data.files());
                read(files, opened.clone());
            }
        }),
    }
}

fn carries_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|kind| kind == "Files"))
}

/// Whether what is dragged goes out of the element that listens, not only on to another part of it.
fn leaves(event: &DragEvent) -> bool {
    let whole = event.target_dyn_into::<Element>();
    let whole = whole.and_then(|part| part.closest(".policies").ok().flatten());
    let to = event
        .related_target()
        .and_then(|to| to.dyn_into::<Node>().ok());
    !whole.is_some_and(|whole| whole.contains(to.as_ref()))
}

/// Reads files, all of them before anything is opened: they keep their order.
fn read(files: Option<FileList>, done: Callback<Read>) {
    let Some(list) = files else {
        return;
    };
    let files: Vec<File> = (0..list.length())
        .filter_map(|index| list.item(index))
        .collect();
    spawn_local(async move {
        let (mut policies, mut notes) = (Vec::new(), Vec::new());
        for file in files {
            let name = file.name();
            if file.size() > f64::from(LARGEST) {
                notes.push(Sentence::new("file-too-large").with("file", name));
                continue;
            }
            // A folder, or a file that has gone since, can't be read.
            let Ok(buffer) = JsFuture::from(file.array_buffer()).await else {
                notes.push(Sentence::new("file-not-read").with("file", name));
                continue;
            };
            let opened = Opened::new(&name, &Uint8Array::new(&buffer).to_vec());
            notes.extend(opened.notes.iter().cloned());
            policies.push(opened);
        }
        done.emit((policies, notes));
    });
}
