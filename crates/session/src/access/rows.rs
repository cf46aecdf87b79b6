//! The rows of the map: each document that has a name, and what is left, by where it differs.

use super::documents::{Found, Kind, Universe};
use super::sides::{Cells, Sides};
use super::{Documents, Owner, own};
use crate::documents::DEFAULT;
use iam::language::Sentence;
use iam::pattern::Glob;
use std::collections::BTreeSet;

/// All rows.
pub(super) struct Rows {
    pub rows: Vec<Row>,
    /// Index of the one that the scenario's own document is in.
    pub own: Option<usize>,
    /// Whether there are kinds of documents that aren't told apart.
    pub too_many: bool,
}

/// A row before it is told.
pub(super) struct Row {
    pub documents: Documents,
    pub label: Sentence<'static>,
    pub cells: Cells,
    /// Whether a cell may hang on what AWS doesn't document.
    pub doubtful: bool,
    /// Whether the scenario's own document is of a class that this is.
    pub own: bool,
}

/// What AWS's session documents are for.
const PURPOSES: &[(&str, &str)] = &[
    ("AWS-StartSSHSession", "access-ssh"),
    ("AWS-StartPortForwardingSession", "access-port"),
    (
        "AWS-StartPortForwardingSessionToRemoteHost",
        "access-remote-host",
    ),
    ("AWS-StartPortForwardingSessionToSocket", "access-socket"),
    ("AWS-StartInteractiveCommand", "access-interactive"),
    ("AWS-StartNonInteractiveCommand", "access-non-interactive"),
    ("AWS-PasswordReset", "access-password"),
    ("AmazonECS-ExecuteInteractiveCommand", "access-container"),
    ("AmazonEKS-ControlPlaneInstanceProxy", "access-eks"),
];

/// Puts documents into rows, with their decisions.
pub(super) fn of(found: Found<'_>, sides: &mut Sides<'_>) -> Rows {
    let scenario = sides.scenario();
    let asked = own::arn(scenario, &scenario.request);
    let mut rows = Vec::new();
    let mut default = None;
    if found.default {
        let label = match found.universes.is_empty() {
            true => "access-no-document",
            false => "access-default",
        };
        let documents = Documents::One { document: None };
        let (cells, doubtful) = sides.of(&documents, &[]);
        default = (!found.universes.is_empty()).then(|| cells.clone());
        rows.push(Row {
            documents,
            label: Sentence::new(label),
            cells,
            doubtful,
            own: false,
        });
    }
    let written = found
        .universes
        .iter()
        .flat_map(|universe| &universe.sorter.named);
    let written = written.map(String::as_str);
    let others = written.filter(|name| !found.known.contains(name));
    let names: Vec<&str> = found.known.iter().copied().chain(others).collect();
    for name in names {
        let purpose = PURPOSES.iter().find(|(known, _)| *known == name);
        let label = match purpose {
            _ if name == DEFAULT => "access-default-named",
            Some((_, id)) => id,
            None if found.known.contains(&name) => "access-known",
            None => "access-named",
        };
        let documents = Documents::One {
            document: Some(name.to_string()),
        };
        let (cells, doubtful) = sides.of(&documents, &[]);
        // The first row is the same document.
        if name != DEFAULT || default.as_ref() != Some(&cells) {
            rows.push(Row {
                documents,
                label: Sentence::new(label),
                cells,
                doubtful,
                own: false,
            });
        }
    }
    let mut too_many = false;
    let mut last = Vec::new();
    for universe in &found.universes {
        too_many |= universe.kinds.is_none();
        let (special, rest) = of_universe(universe, asked.as_deref(), sides);
        rows.extend(special);
        last.extend(rest);
    }
    rows.extend(last);
    Rows {
        own: own::row(scenario, &rows, asked.as_deref()),
        rows,
        too_many,
    }
}

/// Kinds that are decided alike.
struct Group<'a> {
    kinds: Vec<&'a BTreeSet<usize>>,
    first: &'a Kind,
    cells: Cells,
    doubtful: bool,
}

/// The rows of the documents without a name: those that differ, and the one for all others.
fn of_universe(
    universe: &Universe<'_>,
    asked: Option<&str>,
    sides: &mut Sides<'_>,
) -> (Vec<Row>, Option<Row>) {
    let sorter = &universe.sorter;
    let class = |class: String, witness: &str| Documents::Class {
        class,
        owner: sorter.owner,
        witness: witness.to_string(),
    };
    let rest = Sentence::new(match sorter.owner {
        Owner::Account => "access-rest-account",
        Owner::Aws => "access-rest-aws",
        Owner::Other => "access-rest-other",
    });
    let Some(kinds) = &universe.kinds else {
        let row = Row {
            documents: class("*".to_string(), &sorter.anyone),
            label: rest,
            cells: sides.open(),
            doubtful: false,
            own: asked.is_some_and(|arn| sorter.has_form(arn)),
        };
        return (Vec::new(), Some(row));
    };
    let own = asked.and_then(|arn| sorter.kind_of(arn, kinds));
    let mut groups: Vec<Group<'_>> = Vec::new();
    // Those that fewest patterns match come first, and with them what is left over.
    let mut sorted: Vec<_> = kinds.iter().collect();
    sorted.sort_by_key(|kind| (kind.matched.len(), &kind.matched));
    for kind in sorted {
        let documents = class(String::new(), &kind.witness);
        let (cells, doubtful) = sides.of(&documents, &sorter.owner_read);
        match groups.iter_mut().find(|group| group.cells == cells) {
            Some(group) => {
                group.kinds.push(&kind.matched);
                group.doubtful |= doubtful;
            }
            None => groups.push(Group {
                kinds: vec![&kind.matched],
                first: kind,
                cells,
                doubtful,
            }),
        }
    }
    let ids = match sorter.owner {
        Owner::Account => ["access-like-account", "access-like-account-but"],
        Owner::Aws => ["access-like-aws", "access-like-aws-but"],
        Owner::Other => ["access-like-other", "access-like-other-but"],
    };
    let told: Vec<Patterns<'_>> = (groups.iter())
        .map(|group| Patterns::of(&group.kinds, kinds, &sorter.patterns))
        .collect();
    let rows = groups.into_iter().zip(told).enumerate();
    let mut rows = rows.map(|(index, (group, told))| {
        let (text, label) = match index {
            0 => ("*".to_string(), rest.clone()),
            _ => (told.class(), told.label(ids)),
        };
        Row {
            documents: class(text, &sorter.example(group.first)),
            label,
            cells: group.cells,
            doubtful: group.doubtful,
            own: own.is_some_and(|own| group.kinds.contains(&&own.matched)),
        }
    });
    let first = rows.next();
    (rows.collect(), first)
}

/// A group by its patterns.
struct Patterns<'a> {
    /// Those that a document of it matches: all of one of these.
    like: Vec<Vec<&'a str>>,
    /// Those that it doesn't match.
    but: Vec<&'a str>,
}

impl<'a> Patterns<'a> {
    fn of(
        group: &[&BTreeSet<usize>],
        all: &[Kind],
        patterns: &'a [(Glob, String)],
    ) -> Patterns<'a> {
        let text = |index: &usize| patterns.get(*index).map_or("", |(_, told)| told.as_str());
        let smallest = |kind: &&&BTreeSet<usize>| {
            let smaller = |other: &&BTreeSet<usize>| other != *kind && other.is_subset(kind);
            !group.iter().any(smaller)
        };
        let smallest: Vec<&&BTreeSet<usize>> = group.iter().filter(smallest).collect();
        let others = all.iter().map(|kind| &kind.matched);
        let others = others.filter(|kind| !group.contains(kind));
        let more = others.flat_map(|kind| {
            let bases = smallest.iter().filter(|base| base.is_subset(kind));
            bases.flat_map(|base| kind.difference(base).map(text))
        });
        let but: BTreeSet<&str> = more.collect();
        Patterns {
            like: smallest
                .iter()
                .map(|kind| kind.iter().map(text).collect())
                .collect(),
            but: but.into_iter().collect(),
        }
    }

    fn class(&self) -> String {
        let like: Vec<String> = self.like.iter().map(|all| all.join(" & ")).collect();
        let but = self.but.iter().map(|pattern| format!(" − {pattern}"));
        like.join(", ") + &but.collect::<String>()
    }

    fn label(&self, [like, but]: [&'static str; 2]) -> Sentence<'static> {
        let quoted = |texts: &[&str], between: &str| {
            let each: Vec<String> = texts.iter().map(|text| format!("`{text}`")).collect();
            each.join(between)
        };
        let patterns: Vec<String> = self.like.iter().map(|all| quoted(all, " & ")).collect();
        let patterns = patterns.join(", ");
        match self.but.is_empty() {
            true => Sentence::new(like).with("pattern", patterns),
            false => {
                let label = Sentence::new(but).with("pattern", patterns);
                label.with("but", quoted(&self.but, ", "))
            }
        }
    }
}
