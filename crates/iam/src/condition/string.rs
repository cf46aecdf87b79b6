//! `String…`, `Bool` and `BinaryEquals`: texts, and what is compared as text.

use crate::caveat::{FOLDING, Judgement, MALFORMED_VALUE};
use crate::pattern::Glob;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// `StringEquals`, `StringLike`: case counts.
pub(crate) fn matches(wanted: &Glob, value: &str) -> Judgement {
    Judgement::sure(wanted.matches(value))
}

/// `StringEqualsIgnoreCase`. Which letters outside of ASCII are equal is undocumented.
pub(crate) fn matches_ignoring_case(wanted: &Glob, value: &str) -> Judgement {
    let folded = wanted.matches_ignoring_case(value);
    let judgement = Judgement::sure(folded);
    if folded && !value.is_ascii() && !wanted.literals().eq_ignore_ascii_case(value) {
        return judgement.doubted(FOLDING);
    }
    judgement
}

/// `Bool`: case doesn't count.
pub(crate) fn matches_bool(wanted: bool, value: &str) -> Judgement {
    match parse_bool(value) {
        Some(value) => Judgement::sure(value == wanted),
        None => Judgement::sure(false).doubted(MALFORMED_VALUE),
    }
}

/// Reads `true` or `false` in any case.
pub(crate) fn parse_bool(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// `BinaryEquals`: the decoded bytes.
pub(crate) fn matches_bytes(wanted: &[u8], value: &str) -> Judgement {
    match parse_bytes(value) {
        Some(value) => Judgement::sure(value == wanted),
        None => Judgement::sure(false).doubted(MALFORMED_VALUE),
    }
}

/// Reads Base64 (RFC 4648, section 4).
pub(crate) fn parse_bytes(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}
