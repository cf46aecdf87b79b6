use super::*;
use crate::work::Edit;
use iam::language::Language::{English, Japanese};
use session::compose;

fn wanted(form: Form, networks: &str, sessions: &[Session], endpoint: bool) -> Wanted {
    let wish = Wish {
        networks: networks.to_string().into(),
        sessions: sessions.to_vec(),
        vpc_endpoint: endpoint,
        form: Some(form),
        account: None,
    };
    wish.wanted(&Work::fresh(None))
}

fn told(wanted: &Wanted, words: Words) -> Vec<(String, String)> {
    let text = compose(wanted, words.0).unwrap().text;
    let reaches = reaches(&text, wanted, words).into_iter();
    reaches
        .map(|one| (one.from.join(", "), one.sessions.join(", ")))
        .collect()
}

fn same(told: &[(String, String)], expected: &[(&str, &str)]) {
    let told: Vec<_> = told.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    assert_eq!(told, expected);
}

#[test]
fn networks_are_read_however_they_were_copied() {
    let expected = ["192.0.2.0/24", "203.0.113.9", "2001:db8::/32"];
    for text in [
        "192.0.2.0/24\n203.0.113.9\r\n2001:db8::/32\n",
        "192.0.2.0/24, 203.0.113.9,2001:db8::/32",
        "192.0.2.0/24 203.0.113.9;2001:db8::/32",
        "192.0.2.0/24、203.0.113.9，2001:db8::/32",
        "[\"192.0.2.0/24\",\n  \"203.0.113.9\", '2001:db8::/32']",
    ] {
        assert_eq!(networks(text), expected, "{text}");
    }
    assert!(networks(" \n,\"\"").is_empty());
}

#[test]
fn the_form_follows_from_the_page_until_it_is_chosen() {
    let mut wish = Wish::default();
    let mut work = Work::fresh(None);
    assert_eq!(wish.wanted(&work).form, Form::Allow);
    work.edit(Edit::Text(0, GRANT.to_string()));
    assert_eq!(wish.wanted(&work).form, Form::Deny);
    wish.change(Part::Form(Form::Allow));
    assert_eq!(wish.wanted(&work).form, Form::Allow);
}

#[test]
fn the_account_is_that_of_the_request_until_it_is_typed() {
    let mut wish = Wish::default();
    let work = Work::fresh(None);
    let account = |wish: &Wish| wish.wanted(&work).account;
    assert_eq!(account(&wish).as_deref(), Some("111122223333"));
    wish.change(Part::Account("123456789012 ".into()));
    assert_eq!(account(&wish).as_deref(), Some("123456789012"));
    wish.change(Part::Account("".into()));
    assert_eq!(account(&wish), None);
}

#[test]
fn sessions_are_in_the_order_of_the_form() {
    let mut wish = Wish::default();
    wish.change(Part::Session(Session::Commands, true));
    wish.change(Part::Session(Session::Ssh, true));
    wish.change(Part::Session(Session::Ssh, true));
    assert_eq!(
        wish.sessions,
        [Session::Shell, Session::Ssh, Session::Commands]
    );
    wish.change(Part::Session(Session::Shell, false));
    assert_eq!(wish.sessions, [Session::Ssh, Session::Commands]);
}

#[test]
fn its_map_tells_what_was_asked_for() {
    let sessions = [Session::Shell, Session::Commands];
    let networks = "192.0.2.0/24, 203.0.113.0/24";
    let words = Words(English);
    for form in [Form::Allow, Form::Deny] {
        let inside = ("192.0.2.0/24, 203.0.113.0/24", "Shell, Single commands");
        same(
            &told(&wanted(form, networks, &sessions, false), words),
            &[inside, ("other IPv4, any IPv6, VPC endpoint", "")],
        );
        let allowed = "192.0.2.0/24, 203.0.113.0/24, VPC endpoint";
        same(
            &told(&wanted(form, networks, &sessions, true), words),
            &[
                (allowed, "Shell, Single commands"),
                ("other IPv4, any IPv6", ""),
            ],
        );
        same(
            &told(&wanted(form, "", &[Session::Ssh], false), words),
            &[("any IPv4, any IPv6, VPC endpoint", "SSH")],
        );
    }
}

#[test]
fn documents_of_others_are_told_where_no_account_is_given() {
    let mut anywhere = wanted(Form::Allow, "", &[Session::Shell], false);
    anywhere.account = None;
    let told = told(&anywhere, Words(Japanese));
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].1.starts_with("シェル, "), "{told:?}");
}
