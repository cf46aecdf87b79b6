//! Patterns that nearly match: a text, changed a little where it is cheapest to be wrong.

use crate::random::Random;

/// What may stand in a changed text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Signs {
    /// `*` and `?`.
    pub wildcards: bool,
    /// `${…}`.
    pub variables: bool,
    /// Whether the first four characters, `arn:`, stay.
    pub arn: bool,
}

/// The text after up to three small changes, most often none or one.
pub fn mutate(random: &mut Random, text: &str, signs: Signs) -> String {
    let mut text = text.to_string();
    let changes = [0, 1, 1, 1, 2, 3];
    let changes = random.choose(&changes).copied().unwrap_or_default();
    for _ in 0..changes {
        let fixed = if signs.arn { 4 } else { 0 };
        let head: String = text.chars().take(fixed).collect();
        let tail: Vec<char> = text.chars().skip(fixed).collect();
        let changed = head + &change(random, &tail, signs);
        // A later change may have cut a variable in two: that text means nothing to anybody.
        if VARIABLES
            .iter()
            .fold(changed.clone(), |rest, variable| rest.replace(variable, ""))
            .contains("${")
        {
            break;
        }
        text = changed;
    }
    text
}

/// All that is written between `${` and `}`.
const VARIABLES: &[&str] = &[
    "${*}",
    "${?}",
    "${$}",
    "${aws:username}",
    "${aws:UserName}",
    "${aws:PrincipalTag/team}",
    "${aws:PrincipalTag/team, 'alice'}",
    "${aws:username, 'db'}",
    "${aws:PrincipalTag/none, 'alice'}",
    "${aws:PrincipalTag/none}",
    "${aws:TagKeys}",
];

fn change(random: &mut Random, text: &[char], signs: Signs) -> String {
    let from = random.below(text.len() + 1);
    let to = from + random.below((text.len() - from).min(8) + 1);
    let part = |from: usize, to: usize| -> String {
        text.iter()
            .skip(from)
            .take(to.saturating_sub(from))
            .collect()
    };
    let replaced = |with: &str| [&part(0, from), with, &part(to, text.len())].concat();
    let whole = || part(0, text.len());
    match random.below(20) {
        0..6 if signs.wildcards => replaced("*"),
        6..8 if signs.wildcards => part(0, from) + "*",
        8..10 if signs.wildcards => [&part(0, from), "?", &part(from + 1, text.len())].concat(),
        10..13 if signs.variables => variable(random, &whole()),
        13 if signs.variables => replaced(random.pick(&["${*}", "${?}", "${$}", "${$}{a}"])),
        14 if signs.variables && random.percent(20) => {
            replaced(random.pick(&["$", ".", "+", "^", "|"]))
        }
        14 => flip(random, &whole()),
        15 => whole() + random.pick(&["x", "*", "/", ":"]),
        16 => replaced(""),
        17 | 18 => field(random, &whole(), signs),
        _ => whole(),
    }
}

/// Puts a variable in the place of what it stands for, or of nothing.
fn variable(random: &mut Random, text: &str) -> String {
    let variable = random.pick(VARIABLES);
    for word in ["alice", "db"] {
        if text.contains(word) {
            return text.replacen(word, variable, 1);
        }
    }
    [text, variable].concat()
}

/// Turns the case of one letter.
fn flip(random: &mut Random, text: &str) -> String {
    let letters: Vec<usize> = (text.char_indices())
        .filter(|(_, c)| c.is_ascii_alphabetic())
        .map(|(at, _)| at)
        .collect();
    let chosen = random.choose(&letters).copied();
    let turn = |(at, c): (usize, char)| match (Some(at) == chosen, c.is_ascii_lowercase()) {
        (false, _) => c,
        (true, true) => c.to_ascii_uppercase(),
        (true, false) => c.to_ascii_lowercase(),
    };
    text.char_indices().map(turn).collect()
}

/// Empties, drops or stars one field between colons.
fn field(random: &mut Random, text: &str, signs: Signs) -> String {
    let mut fields: Vec<&str> = text.split(':').collect();
    let at = random.below(fields.len());
    match random.below(4) {
        0 => {
            fields.remove(at);
        }
        1 => {
            if let Some(field) = fields.get_mut(at) {
                *field = "";
            }
        }
        // The field before swallows it.
        2 if signs.wildcards && at > 0 => {
            fields.remove(at);
            if let Some(field) = fields.get_mut(at - 1) {
                *field = "*";
            }
        }
        _ if signs.wildcards => {
            if let Some(field) = fields.get_mut(at) {
                *field = "*";
            }
        }
        _ => {}
    }
    fields.join(":")
}
