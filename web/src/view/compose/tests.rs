use super::*;
use crate::compose::Part;
use crate::work::Work;
use iam::language::Language;
use yew::LocalServerRenderer;

async fn drawn(parts: impl IntoIterator<Item = Part>, language: Language) -> String {
    let mut wish = Wish::default();
    parts.into_iter().for_each(|part| wish.change(part));
    let props = ComposeProps {
        words: Words(language),
        dispatch: Callback::noop(),
        wanted: wish.wanted(&Work::fresh(None)),
        wish,
    };
    let page = LocalServerRenderer::<Compose>::with_props(props);
    page.hydratable(false).render().await
}

#[tokio::test]
async fn what_is_wrong_is_told_at_its_field() {
    let parts = [
        Part::Networks("203.0.113.0/24, office, 10.0.0.0/33".into()),
        Part::Session(session::compose::Session::Shell, false),
        Part::Account("1234".into()),
    ];
    for language in [Language::English, Language::Japanese] {
        let page = drawn(parts.clone(), language).await;
        for name in ["networks", "sessions", "account"] {
            let error = format!("data-testid=\"compose-{name}-error\"");
            assert!(page.contains(&error), "{name}: {page}");
        }
        assert!(page.contains("<code>office</code>"), "{page}");
        assert!(page.contains("<code>10.0.0.0/33</code>"), "{page}");
        assert_eq!(page.matches("aria-invalid").count(), 2, "{page}");
        assert!(page.contains("disabled"), "{page}");
    }
}

#[tokio::test]
async fn of_many_wrong_words_the_first_are_named() {
    let letter = Part::Networks("a letter about something else than any network".into());
    let page = drawn([letter], Language::English).await;
    let named = "data-testid=\"compose-networks-error\"";
    assert_eq!(page.matches(named).count(), fields::NAMED);
    assert!(page.contains("and 3 more"), "{page}");
}
