//! The policy that the dialog composes: what is wanted, as it stands there, and what comes of it.

use crate::field::Field;
use crate::map;
use crate::text::{Words, id};
use crate::work::{Edit, Work};
use session::access::{Documents, Row, access_map};
use session::answer::Decision;
use session::compose::{Form, Session, Wanted};
use session::documents::DEFAULT;
use std::cmp::Reverse;
use yew::AttrValue;

/// What stands in the dialog. It stays there when the dialog closes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The networks as they were typed.
    pub networks: AttrValue,
    /// Which sessions.
    pub sessions: Vec<Session>,
    /// Whether requests through a VPC endpoint are exempt.
    pub vpc_endpoint: bool,
    /// How; by itself it follows from whether there are policies.
    pub form: Option<Form>,
    /// The account; by itself the request's.
    pub account: Option<AttrValue>,
}

/// A change to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The networks.
    Networks(AttrValue),
    /// Whether such sessions are allowed.
    Session(Session, bool),
    /// Whether requests through a VPC endpoint are exempt.
    VpcEndpoint(bool),
    /// How.
    Form(Form),
    /// The account.
    Account(AttrValue),
}

impl Default for Wish {
    fn default() -> Wish {
        Wish {
            networks: AttrValue::default(),
            sessions: vec![Session::Shell],
            vpc_endpoint: false,
            form: None,
            account: None,
        }
    }
}

impl Wish {
    /// Makes a change.
    pub fn change(&mut self, part: Part) {
        match part {
            Part::Networks(text) => self.networks = text,
            Part::Session(session, allowed) => {
                self.sessions.retain(|one| *one != session);
                self.sessions.extend(allowed.then_some(session));
                self.sessions.sort_unstable();
            }
            Part::VpcEndpoint(exempt) => self.vpc_endpoint = exempt,
            Part::Form(form) => self.form = Some(form),
            Part::Account(account) => self.account = Some(account),
        }
    }

    /// What is wanted beside this work.
    pub fn wanted(&self, work: &Work) -> Wanted {
        let typed = self.account.as_ref().map(|account| account.trim());
        let account = match typed {
            Some(typed) => typed.to_string(),
            None => Field::Account.read(&work.scenario),
        };
        Wanted {
            networks: networks(&self.networks),
            sessions: self.sessions.clone(),
            vpc_endpoint: self.vpc_endpoint,
            form: self.form.unwrap_or(match work.is_blank() {
                true => Form::Allow,
                false => Form::Deny,
            }),
            account: Some(account).filter(|account| !account.is_empty()),
        }
    }
}

/// The networks in a text: copied from a list, a table, or a policy, whose quotes and brackets belong
/// to none.
fn networks(text: &str) -> Vec<String> {
    let between = |c: char| c.is_whitespace() || ",;、，；".contains(c);
    let bare = |one: &str| one.trim_matches(['"', '\'', '[', ']']).to_string();
    let all = text.split(between).map(bare);
    all.filter(|one| !one.is_empty()).collect()
}

/// The name of a new policy of this form.
pub fn name(form: Form) -> &'static str {
    match form {
        Form::Allow => "allow-sessions",
        Form::Deny => "limit-sessions",
    }
}

/// The id of what a session is called.
pub fn session_name(session: Session) -> &'static str {
    match session {
        Session::Shell => id("compose-shell"),
        Session::Ssh => id("document-ssh"),
        Session::PortForwarding => id("document-port"),
        Session::RemoteHost => id("document-remote-host"),
        Session::Commands => id("compose-commands"),
    }
}

/// Places from which the same sessions are allowed.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// The places.
    pub from: Vec<String>,
    /// The sessions.
    pub sessions: Vec<String>,
}

/// What is denied is only seen beside what allows it.
const GRANT: &str = r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ssm:StartSession","Resource":"*"}}"#;

/// What the policy's own access map says, the most first: alone, or where it denies, beside a grant of all sessions.
pub fn reaches(text: &str, wanted: &Wanted, words: Words) -> Vec<Reach> {
    let mut work = Work::fresh(None);
    work.edit(Edit::Text(0, text.to_string()));
    if wanted.form == Form::Deny {
        work.edit(Edit::Add);
        work.edit(Edit::Text(1, GRANT.to_string()));
    }
    if let Some(account) = &wanted.account {
        work.edit(Edit::Field(Field::Account, account.clone()));
    }
    let Ok(map) = access_map(&work.asked(), words.0) else {
        return Vec::new();
    };
    let mut reaches: Vec<Reach> = Vec::new();
    for (index, zone) in map.zones.iter().enumerate() {
        let from = map::name(words, zone, &map.zones);
        let rows = map.rows.iter();
        let allowed = rows.filter(|row| row.cells.get(index) == Some(&Decision::Allow));
        let mut sessions: Vec<String> = allowed.map(|row| called(row, words)).collect();
        // Several documents are for one kind of session.
        sessions.dedup();
        match reaches.iter_mut().find(|one| one.sessions == sessions) {
            Some(same) => same.from.push(from),
            None => reaches.push(Reach {
                from: vec![from],
                sessions,
            }),
        }
    }
    reaches.sort_by_key(|one| Reverse(one.sessions.len()));
    reaches
}

/// What the documents of a row are for.
fn called(row: &Row, words: Words) -> String {
    let session = match &row.documents {
        Documents::One { document } => {
            let name = document.as_deref().unwrap_or(DEFAULT);
            let mut all = Session::ALL.into_iter();
            all.find(|one| one.documents().contains(&name))
        }
        Documents::Class { .. } => None,
    };
    session.map_or(row.label.clone(), |one| words.say(session_name(one)))
}

#[cfg(test)]
mod tests;
