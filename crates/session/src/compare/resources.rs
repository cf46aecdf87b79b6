//! Session Manager's actions and all resources that each may be authorized on.
//!
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html>

use crate::documents::{AWS_OWNED, DEFAULT};
use crate::place::Place;
use crate::policies::PolicySet;
use iam::pattern::Glob;
use iam::pattern::classes::{Piece, Telling, classes};
use iam::reach::patterns::resources;
use iam::request::Request;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

/// A kind of resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Instance,
    ManagedInstance,
    Task,
    Cluster,
    Document,
    Session,
    /// The action takes no resource.
    None,
}

/// What is compared.
pub(super) const KINDS: &[(&str, Kind)] = &[
    ("ssm:StartSession", Kind::Document),
    ("ssm:StartSession", Kind::Instance),
    ("ssm:StartSession", Kind::ManagedInstance),
    ("ssm:StartSession", Kind::Task),
    ("ssm:ResumeSession", Kind::Session),
    ("ssm:TerminateSession", Kind::Session),
    ("ssm:DescribeSessions", Kind::None),
    ("ssm:GetConnectionStatus", Kind::Instance),
    ("ssm:GetConnectionStatus", Kind::ManagedInstance),
    ("ssm:SendCommand", Kind::Document),
    ("ssm:SendCommand", Kind::Instance),
    ("ssm:SendCommand", Kind::ManagedInstance),
    ("ssmmessages:OpenDataChannel", Kind::Session),
    ("ssmmessages:OpenDataChannel", Kind::None),
    ("ecs:ExecuteCommand", Kind::Cluster),
    ("ecs:ExecuteCommand", Kind::Task),
];

/// The ARNs of a kind of resource: a beginning, and a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Form {
    head: String,
    alphabet: &'static str,
    least: usize,
    most: usize,
    /// The account of the resource, where it may be any other one.
    elsewhere: bool,
    /// Names that stand for their class before any other.
    names: Vec<&'static str>,
}

/// The resources of a form, told apart by patterns.
pub(super) struct Classes {
    /// One of each class.
    pub resources: Vec<String>,
    /// Whether there is no other class.
    pub complete: bool,
}

const HEX: &str = "0123456789abcdef";
const NAME: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
const PATH: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/";
const PERSON: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.@=+,";
const DIGITS: &str = "4567890123";

/// How much is done to tell resources of one form apart.
const STEPS: usize = 300_000;

/// The patterns that either side holds resources against, each once.
pub(super) fn patterns(sides: [&PolicySet; 2], request: &Request<'_>) -> Vec<Glob> {
    let mut seen: HashSet<Cow<'_, Glob>> = HashSet::new();
    let mut globs = Vec::new();
    for side in sides {
        for written in resources(side.attached(), request) {
            if seen.insert(written.glob.clone()) {
                globs.push(written.glob.into_owned());
            }
        }
    }
    globs
}

/// The forms of a kind in a place.
pub(super) fn forms(kind: Kind, place: Place<'_>) -> Vec<Form> {
    let form = |head: String, alphabet, (least, most), names: &[&'static str]| Form {
        head,
        alphabet,
        least,
        most,
        elsewhere: false,
        names: names.to_vec(),
    };
    match kind {
        Kind::Instance => vec![form(
            place.arn("ec2", "instance/i-"),
            HEX,
            (8, 17),
            &["0123456789abcdef0"],
        )],
        Kind::ManagedInstance => vec![form(
            place.arn("ssm", "managed-instance/mi-"),
            HEX,
            (17, 17),
            &["0123456789abcdef0"],
        )],
        Kind::Task => vec![form(
            place.arn("ecs", "task/"),
            PATH,
            (3, 288),
            &["example/0123456789abcdef0123456789abcdef"],
        )],
        Kind::Cluster => vec![form(
            place.arn("ecs", "cluster/"),
            PATH,
            (1, 255),
            &["example"],
        )],
        Kind::Session => vec![form(
            place.arn("ssm", "session/"),
            PERSON,
            (1, 96),
            &["example-0123456789abcdef0"],
        )],
        Kind::Document => {
            let aws: Vec<&str> = AWS_OWNED.iter().map(|document| document.name).collect();
            let other = place.arn_of("", "ssm", "");
            let mut other = form(
                other.strip_suffix(':').unwrap_or_default().to_string(),
                NAME,
                (3, 128),
                &[],
            );
            other.elsewhere = true;
            vec![
                form(
                    place.arn("ssm", "document/"),
                    NAME,
                    (3, 128),
                    &[DEFAULT, "Example"],
                ),
                form(place.arn_of("", "ssm", "document/"), NAME, (3, 128), &aws),
                other,
            ]
        }
        Kind::None => vec![form("*".to_string(), "", (0, 0), &[""])],
    }
}

impl Form {
    /// One of the ARNs.
    pub fn example(&self) -> String {
        match self.elsewhere {
            true => format!("{}444455556666:document/Example", self.head),
            false => format!("{}{}", self.head, self.names.first().unwrap_or(&"")),
        }
    }

    fn pieces(&self) -> Vec<Piece<'_>> {
        let name = Piece::Run {
            alphabet: self.alphabet,
            least: self.least,
            most: self.most,
        };
        match self.elsewhere {
            true => vec![
                Piece::Text(&self.head),
                Piece::Run {
                    alphabet: DIGITS,
                    least: 12,
                    most: 12,
                },
                Piece::Text(":document/"),
                name,
            ],
            false => vec![Piece::Text(&self.head), name],
        }
    }

    /// What patterns tell apart.
    pub fn classes(&self, globs: &[Glob]) -> Classes {
        if self.alphabet.is_empty() {
            return Classes {
                resources: vec![self.head.clone()],
                complete: true,
            };
        }
        let telling: Vec<Telling<'_>> = globs
            .iter()
            .map(|glob| Telling {
                glob,
                folded: false,
            })
            .collect();
        let kind = |resource: &str| -> Vec<bool> {
            globs.iter().map(|glob| glob.matches(resource)).collect()
        };
        let mut resources: Vec<String> = Vec::new();
        let mut kinds: BTreeSet<Vec<bool>> = BTreeSet::new();
        let mut add = |resource: String| {
            if kinds.insert(kind(&resource)) {
                resources.push(resource);
            }
        };
        if self.elsewhere {
            add(self.example());
        }
        for name in &self.names {
            add(format!("{}{name}", self.head));
        }
        for glob in globs {
            let example = glob.example();
            if self.fits(&example) {
                add(example);
            }
        }
        let found = classes(&telling, &self.pieces(), STEPS);
        let complete = found.is_some();
        for class in found.into_iter().flatten() {
            add(class.witness);
        }
        Classes {
            resources,
            complete,
        }
    }

    /// Whether an ARN has this form.
    fn fits(&self, arn: &str) -> bool {
        let name = match self.elsewhere {
            true => None,
            false => arn.strip_prefix(&self.head),
        };
        name.is_some_and(|name| {
            let length = name.chars().count();
            name.chars().all(|c| self.alphabet.contains(c))
                && (self.least..=self.most).contains(&length)
        })
    }
}
