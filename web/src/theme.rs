//! The colours of the page: the system's choice, or the visitor's.

use yew::prelude::*;

/// Which colours are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The theme with this name; no name is the system's.
    pub fn named(name: Option<&str>) -> Theme {
        match name {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        }
    }

    /// Its name, which is that of the colour scheme; the system's has none.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Theme::System => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }

    /// The one that a switch goes to from here.
    pub fn next(self) -> Theme {
        match self {
            Theme::System => Theme::Light,
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::System,
        }
    }
}

/// Tells the style sheet, which has each colour for both schemes, and the browser's own bars.
#[hook]
pub fn use_theme(theme: Theme) {
    use_effect_with(theme, |theme| {
        let document = gloo::utils::document();
        let Some(root) = document.document_element() else {
            return;
        };
        // None of these fails: all names are well-formed.
        let _ = match theme.name() {
            Some(name) => root.set_attribute("data-theme", name),
            None => root.remove_attribute("data-theme"),
        };
        for scheme in ["light", "dark"] {
            let media = match theme.name() {
                None => format!("(prefers-color-scheme: {scheme})"),
                Some(name) if name == scheme => "all".to_string(),
                Some(_) => "not all".to_string(),
            };
            let bar = document.query_selector(&format!("meta[data-scheme={scheme}]"));
            if let Ok(Some(bar)) = bar {
                let _ = bar.set_attribute("media", &media);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::Theme;

    #[test]
    fn a_switch_goes_round_and_names_are_read() {
        let mut theme = Theme::default();
        for _ in 0..3 {
            theme = theme.next();
            assert_eq!(Theme::named(theme.name()), theme);
        }
        assert_eq!(theme, Theme::System);
        assert_eq!(Theme::named(Some("blue")), Theme::System);
    }
}
