//! Another document: the one whose name is most like the scenario's.

use super::{Before, ChangeKind, Offer, Replaced};
use crate::access::{Documents, with};
use crate::documents::DEFAULT;
use crate::scenario::Request;
use iam::language::Sentence;

/// The document, if there is one. Those that have a name come before examples of a class.
pub(super) fn of(before: &Before<'_>) -> Option<Offer> {
    let Request::Session(call) = &before.scenario.request else {
        return None;
    };
    let own = call.document.as_deref().unwrap_or(DEFAULT);
    let zone = before.zone();
    let rows = before.map.rows.iter().enumerate();
    let wanted = rows.filter(|(index, row)| {
        let cell = zone.and_then(|zone| row.cells.get(zone));
        before.map.own != Some(*index) && cell.is_none_or(|cell| *cell == before.goal)
    });
    let mut wanted: Vec<_> = wanted.collect();
    wanted.sort_by_key(|(index, row)| {
        let (class, name) = name(&row.documents);
        (class, apart(own, name.unwrap_or(DEFAULT)), *index)
    });
    let mut offers = wanted.into_iter().map(|(_, row)| {
        let (_, name) = name(&row.documents);
        let sentence = match name {
            Some(name) => Sentence::new("change-document").with("document", name.to_string()),
            None => Sentence::new("change-document-default"),
        };
        let replaced = Replaced {
            request: Some(with(&before.scenario.request, &row.documents)),
            ..Replaced::default()
        };
        Offer::new(ChangeKind::Document, sentence, replaced)
    });
    offers.find(|offer| before.turns(&offer.scenario))
}

/// The name of a document, and whether it is only an example.
fn name(documents: &Documents) -> (bool, Option<&str>) {
    match documents {
        Documents::One { document } => (false, document.as_deref()),
        Documents::Class { witness, .. } => (true, Some(witness)),
    }
}

/// How many letters of both names are left behind those with which they begin alike. Names that have
/// no word in common are equally far apart.
fn apart(one: &str, other: &str) -> usize {
    let pairs = one.chars().zip(other.chars());
    let alike = pairs.take_while(|(a, b)| a == b).count();
    match alike {
        0..=4 => usize::MAX,
        _ => (one.len() + other.len()).saturating_sub(2 * alike),
    }
}
