//! Writes the page as a visitor first sees it, in each language: what stands in `index.html` until the
//! program has loaded, so that the verdict doesn't wait for it. `web/boot.js` shows the one in the
//! visitor's language, and none to a visitor who brings a link or work of their own.
//!
//! Nobody can use it yet: it is inert, hidden from screen readers, and without the names by which
//! labels, scripts and tests find things.

use iam::language::Language;
use web::app::{App, Start};
use web::visit::Visit;
use yew::LocalServerRenderer;

/// Attributes by which something finds an element.
const NAMES: [&str; 6] = [
    "id",
    "for",
    "name",
    "data-testid",
    "aria-labelledby",
    "aria-describedby",
];

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    for language in [Language::English, Language::Japanese] {
        let visit = Visit {
            language,
            ..Visit::default()
        };
        let page = LocalServerRenderer::<App>::with_props(Start { visit }).hydratable(false);
        let page = nameless(&runtime.block_on(page.render()));
        let tag = language.tag();
        println!(
            "<div class=\"prerendered\" lang=\"{tag}\" inert aria-hidden=\"true\" hidden>{page}</div>"
        );
    }
    Ok(())
}

/// The page without the attributes of [`NAMES`].
fn nameless(page: &str) -> String {
    let mut rest = page;
    let mut written = String::with_capacity(page.len());
    while let Some((text, behind)) = rest.split_once('<') {
        let (tag, behind) = behind.split_once('>').unwrap_or((behind, ""));
        written.extend([text, "<", &without_names(tag), ">"]);
        rest = behind;
    }
    written + rest
}

/// A tag without these attributes, each of which is written ` name="value"`.
fn without_names(tag: &str) -> String {
    let mut tag = tag.to_string();
    for name in NAMES {
        let attribute = format!(" {name}=\"");
        while let Some((before, value)) = tag.split_once(&attribute) {
            let behind = value.split_once('"').map_or("", |(_, behind)| behind);
            tag = format!("{before}{behind}");
        }
    }
    tag
}
