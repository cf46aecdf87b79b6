//! `Resource` patterns: six ARN fields, wildcards that end a field, incomplete ARNs.
//!
//! Follows <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html>
//! and, for ARNs with fewer than six fields,
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>.

use crate::caveat::{
    ACROSS_COLON, ARN_FIELD_CASE, INCOMPLETE_ARN, INCOMPLETE_ARN_READINGS, INVALID_NOT_RESOURCE,
    Judgement, MISPLACED_VARIABLE,
};
use crate::pattern::{FIELDS, Trigrams, Unit, Wildcard};
use crate::policy::Kind;
use crate::request::Context;
use crate::truth::Truth;
use crate::variable::{Slot, Template, Unresolved, Variable};
use std::cell::OnceCell;

/// One value of `Resource` or `NotResource`.
#[derive(Clone, Debug, PartialEq)]
pub enum ResourcePattern {
    /// `*`: every resource, and the only value that matches a request without one.
    Everything,
    /// All six fields are there.
    Complete(Template),
    /// Fewer than six fields.
    Incomplete {
        /// As IAM completes it in identity-based policies: `*` for each missing field.
        completed: Template,
        /// Exactly as written.
        written: Template,
        /// Whether IAM completes it.
        completion: Completion,
    },
    /// A variable before the fifth colon, where none is supported: matches nothing.
    Misplaced,
    /// No ARN at all, which is tolerated in `NotResource` only: matches nothing.
    Invalid,
}

/// Whether IAM completes incomplete ARNs in a kind of policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Completion {
    /// Identity-based policies: documented.
    Documented,
    /// Permissions boundaries: not documented, but they are written and stored like the former.
    Assumed,
    /// All others: not documented.
    None,
}

/// A resource that is asked for, with what many patterns need to know of it, and `*` doesn't.
pub(crate) struct Resource<'a> {
    arn: &'a str,
    trigrams: OnceCell<Trigrams>,
}

impl<'a> Resource<'a> {
    pub fn new(arn: &'a str) -> Resource<'a> {
        let trigrams = OnceCell::new();
        Resource { arn, trigrams }
    }

    fn trigrams(&self) -> Trigrams {
        *self.trigrams.get_or_init(|| Trigrams::of(self.arn))
    }
}

/// The outcome of one pattern for one resource.
pub(crate) struct Match {
    /// Whether it matches.
    pub judgement: Judgement,
    /// A variable that had no value.
    pub unresolved: Option<Unresolved>,
}

impl ResourcePattern {
    /// Reads a pattern; `None` where the text is no ARN, nor `*`, nor wildcards alone.
    pub fn parse(text: &str, variables: bool, kind: Kind) -> Option<ResourcePattern> {
        if text == "*" {
            return Some(ResourcePattern::Everything);
        }
        let wild = !text.is_empty() && text.chars().all(|c| matches!(c, '*' | '?'));
        if !wild && !text.starts_with("arn:") {
            return None;
        }
        let confined = |text: &str| Template::parse(text, variables, confined);
        let written = confined(text);
        let colons = written.colons();
        // A session policy is refused for an incomplete ARN, whatever else is wrong with it.
        if early_variable(&written) && (fields(text).is_some() || kind != Kind::Session) {
            return Some(ResourcePattern::Misplaced);
        }
        if wild || colons >= FIELDS {
            return Some(ResourcePattern::Complete(written));
        }
        let missing = ":*".repeat(FIELDS - colons);
        Some(ResourcePattern::Incomplete {
            completed: confined(&format!("{text}{missing}")),
            written,
            completion: match kind {
                Kind::Identity => Completion::Documented,
                Kind::Boundary => Completion::Assumed,
                _ => Completion::None,
            },
        })
    }

    /// The variables in it.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        let template = match self {
            ResourcePattern::Complete(template) => Some(template),
            // An incomplete ARN has none: before the fifth colon they are misplaced.
            _ => None,
        };
        template.into_iter().flat_map(Template::variables)
    }

    /// Whether it matches a resource.
    pub(crate) fn matches(&self, resource: &Resource<'_>, context: &Context) -> Match {
        match self {
            ResourcePattern::Everything => Match::sure(true),
            // Only `*` matches a request without a resource.
            _ if resource.arn == "*" => Match::sure(false),
            ResourcePattern::Misplaced => Match {
                judgement: Judgement::sure(false).doubted(MISPLACED_VARIABLE),
                unresolved: Some(Unresolved::Unusable(MISPLACED_VARIABLE)),
            },
            ResourcePattern::Invalid => Match {
                judgement: Judgement::sure(false).doubted(INVALID_NOT_RESOURCE),
                unresolved: None,
            },
            ResourcePattern::Complete(template) => template_matches(template, resource, context),
            ResourcePattern::Incomplete {
                completed,
                written,
                completion,
            } => {
                let completed = template_matches(completed, resource, context);
                let written = template_matches(written, resource, context);
                let truths = (completed.judgement.truth, written.judgement.truth);
                let (taken, doubt) = match (completion, truths) {
                    (Completion::None, (a, b)) if a == b => (written, None),
                    (Completion::None, _) => (written, Some(INCOMPLETE_ARN)),
                    (_, (a, b)) if a == b => (completed, None),
                    (_, (Truth::False, Truth::True)) => {
                        let judgement = Judgement::sure(Truth::Unknown);
                        let unresolved = None;
                        let unknown = Match {
                            judgement,
                            unresolved,
                        };
                        (unknown, Some(INCOMPLETE_ARN_READINGS))
                    }
                    (Completion::Documented, _) => (completed, None),
                    (Completion::Assumed, _) => (completed, Some(INCOMPLETE_ARN)),
                };
                match doubt {
                    Some(doubt) => Match {
                        judgement: taken.judgement.doubted(doubt),
                        unresolved: taken.unresolved,
                    },
                    None => taken,
                }
            }
        }
    }
}

impl Match {
    fn sure(truth: bool) -> Match {
        Match {
            judgement: Judgement::sure(truth),
            unresolved: None,
        }
    }
}

/// The six fields of an ARN, the last one with whatever colons it holds.
pub fn fields(arn: &str) -> Option<[&str; FIELDS + 1]> {
    let fields: Vec<&str> = arn.splitn(FIELDS + 1, ':').collect();
    fields.try_into().ok()
}

fn template_matches(template: &Template, resource: &Resource<'_>, context: &Context) -> Match {
    let resolved = match template.resolve(context) {
        Ok(resolved) => resolved,
        // Whatever the variable is, what stands around it doesn't fit.
        Err(Unresolved::Unknown(_)) if !template.widest().matches(resource.arn) => {
            let folded = (template.widest()).matches_ignoring_case_of_fields(resource.arn);
            let judgement = Judgement::sure(false);
            return Match {
                judgement: match folded {
                    true => judgement.doubted(ARN_FIELD_CASE),
                    false => judgement,
                },
                unresolved: None,
            };
        }
        Err(unresolved) => {
            let judgement = match &unresolved {
                Unresolved::Absent(_) => Judgement::sure(false),
                Unresolved::Unknown(_) => Judgement::sure(Truth::Unknown),
                Unresolved::Unusable(caveat) => Judgement::sure(false).doubted(*caveat),
            };
            return Match {
                judgement,
                unresolved: Some(unresolved),
            };
        }
    };
    let glob = resolved.glob.as_ref();
    // Nothing that is asked below can hold where this doesn't, which is nearly everywhere.
    let possible =
        || glob.may_match(resource.trigrams()) && glob.matches_ignoring_case(resource.arn);
    if resolved.doubt.is_none() && !possible() {
        return Match::sure(false);
    }
    let resource = resource.arn;
    let within = glob.matches_within_fields(resource);
    let across = !within && glob.matches(resource);
    let matches = within || across;
    let mut judgement = Judgement::sure(matches);
    if let Some(doubt) = resolved.doubt {
        judgement = judgement.doubted(doubt);
    }
    if across {
        judgement = judgement.doubted(ACROSS_COLON);
    }
    if !matches && glob.matches_ignoring_case_of_fields(resource) {
        judgement = judgement.doubted(ARN_FIELD_CASE);
    }
    Match {
        judgement,
        unresolved: None,
    }
}

/// In the first five fields a wildcard at the end of one may cross the colon, and others may not.
fn confined(wildcard: Wildcard) -> Unit {
    match wildcard.flat() {
        unit if wildcard.colons >= FIELDS => unit,
        Unit::Any if matches!(wildcard.next, None | Some(':')) => Unit::AnyAcross,
        Unit::Any => Unit::AnyInField,
        _ => Unit::OneInField,
    }
}

/// Whether a variable stands before the fifth colon.
fn early_variable(template: &Template) -> bool {
    let Template::Open(slots) = template else {
        return false;
    };
    let fields = slots.split(|slot| *slot == Slot::Unit(Unit::Char(':')));
    let variable = |slot: &Slot| matches!(slot, Slot::Variable(_));
    fields.take(FIELDS).flatten().any(variable)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(pattern: &str, resource: &str) -> (Truth, &'static str) {
        let pattern = ResourcePattern::parse(pattern, true, Kind::Identity).unwrap();
        let found = pattern
            .matches(&Resource::new(resource), &Context::new())
            .judgement;
        (found.truth, found.doubt.map_or("", |doubt| doubt.code))
    }

    #[test]
    fn fields_wildcards_and_the_empty_account() {
        use Truth::{False, True, Unknown};
        let owned = "arn:aws:ssm:ap-northeast-1::document/AWS-StartSSHSession";
        for (pattern, expected) in [
            ("*", (True, "")),
            ("arn:aws:ssm:*:*:document/AWS-*", (True, "")),
            ("arn:aws:ssm:*::document/*", (True, "")),
            ("arn:aws:ssm:*:111122223333:document/*", (False, "")),
            ("arn:aws:ssm:*:*:document/aws-*", (False, "")),
            ("arn:aws:ssm:ap-*-1::document/*", (True, "")),
            ("arn:aws:ssm:ap-*t-?::document/*", (True, "")),
            ("arn:aws:*:document/AWS-StartSSHSession", (Unknown, "B3.4")),
            ("arn:aws:ssm", (True, "")),
            ("arn:aws:ec2", (False, "")),
            ("arn:aws:SSM:*::document/*", (False, "B2.6")),
            ("arn:aws:${a}:*::document/*", (False, "D9")),
            ("arn:aws:ssm:${a}", (False, "D9")),
            ("arn:aws:ssm:*::document/${a}", (False, "")),
            ("arn:aws:s*m:r::document/${a, 'x'}", (False, "")),
            (
                "arn:aws:s*m:*::document/AWS-${a, 'StartSSHSession'}",
                (True, ""),
            ),
            ("arn:aws:s*:*:x:document/*", (False, "")),
            ("arn:aws:s*::document/*:*:*", (False, "")),
            ("?", (False, "")),
            ("**", (True, "B2.2")),
        ] {
            assert_eq!(judge(pattern, owned), expected, "{pattern}");
        }
    }

    #[test]
    fn an_incomplete_arn_is_doubtful_where_completing_it_matters() {
        let owned = "arn:aws:ssm:ap-northeast-1::document/AWS-StartSSHSession";
        for (kind, text, expected) in [
            (Kind::Boundary, "arn:aws:ssm", (Truth::True, "B3.3")),
            (Kind::Boundary, "arn:aws:ec2", (Truth::False, "")),
            (Kind::Scp, "arn:aws:ssm", (Truth::False, "B3.3")),
            (Kind::Scp, "arn:aws:ec2", (Truth::False, "")),
            (Kind::Scp, "arn:aws:*", (Truth::True, "B2.2")),
        ] {
            let pattern = ResourcePattern::parse(text, true, kind).unwrap();
            let found = pattern.matches(&Resource::new(owned), &Context::new());
            let doubt = found.judgement.doubt.map_or("", |doubt| doubt.code);
            assert_eq!((found.judgement.truth, doubt), expected, "{kind:?} {text}");
        }
    }

    #[test]
    fn a_star_that_crosses_a_colon_is_doubtful() {
        let table = "arn:aws:dynamodb:us-east-1:1:table/a:b";
        let pattern = "arn:aws:dynamodb:*:b:*";
        assert_eq!(judge(pattern, table), (Truth::False, ""));
        let nested = "arn:aws:x:r:a:b:c:d";
        assert_eq!(judge("arn:aws:x:*:c:d", nested), (Truth::True, "B2.2"));
    }

    #[test]
    fn only_a_star_matches_a_request_without_a_resource() {
        for (pattern, truth) in [
            ("*", Truth::True),
            ("arn:aws:ssm:*:*:*", Truth::False),
            ("?", Truth::False),
        ] {
            assert_eq!(judge(pattern, "*").0, truth, "{pattern}");
        }
    }
}
