//! Tree → policy, with every slip reported at its place.
//!
//! Invariants: never fails, never stops at the first error, and hands a policy out only where IAM
//! would store the text. The grammar is
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html>; what each kind
//! of policy may contain stands in [`rules`].

mod clause;
mod conditions;
mod rules;

use crate::diagnostic::{Diagnostic, Severity};
use crate::held::{Form, Held, held};
use crate::json::{self, Items, Member, Members, Node, Value};
use crate::language::Sentence;
use crate::nearest::nearest;
use crate::policy::{Effect, Kind, Policy, Statement, Version};
use crate::span::Span;
use std::sync::Arc;

/// What a text holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Parsed {
    /// The policy; `None` where IAM would refuse the text.
    pub policy: Option<Arc<Policy>>,
    /// Everything worth telling, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a policy of a kind.
pub fn parse(text: &str, kind: Kind) -> Parsed {
    let (tree, diagnostics) = json::parse(text);
    let mut parser = Parser {
        text,
        kind,
        version: Version::V2008,
        diagnostics,
    };
    let policy = tree.root().and_then(|root| parser.policy(root));
    parser.characters();
    parser.size();
    let mut diagnostics = parser.diagnostics;
    diagnostics.sort_by_key(|d| (d.span, d.severity));
    if policy.is_none()
        && let Some(held) = held(text)
    {
        diagnostics = vec![instead(text, &held, kind)];
    }
    let refused = diagnostics.iter().any(|d| d.severity == Severity::Error);
    Parsed {
        policy: policy.filter(|_| !refused).map(Arc::new),
        diagnostics,
    }
}

/// What is told of a text that is something else, instead of what reading it as a policy told.
fn instead(text: &str, held: &Held, kind: Kind) -> Diagnostic {
    let form = &held.form;
    let other = held.about.kind.filter(|other| *other != kind);
    let message = match form {
        Form::Answer(path) => Sentence::new("held-answer")
            .with("path", path.as_str())
            .with("kind", other.map_or("same", rules::name)),
        Form::Quoted => Sentence::new("held-quoted"),
        Form::PercentEncoded => Sentence::new("held-percent-encoded"),
        Form::Fenced => Sentence::new("held-fenced"),
        Form::Statements => Sentence::new("held-statements"),
        Form::Yaml => Sentence::new("held-yaml"),
        Form::Terraform => Sentence::new("held-terraform"),
        Form::Arn => Sentence::new("held-arn"),
    };
    let start = text.len() - text.trim_start_matches('\u{feff}').trim_start().len();
    let line = text.get(start..).and_then(|text| text.lines().next());
    let span = Span::new(start, start + line.unwrap_or("").trim_end().len());
    let code = match form {
        Form::Answer(_) | Form::Statements => "MISSING_STATEMENT",
        _ => "JSON_SYNTAX_ERROR",
    };
    Diagnostic::error(code, span, message)
}

struct Parser<'a> {
    text: &'a str,
    kind: Kind,
    version: Version,
    diagnostics: Vec<Diagnostic>,
}

/// What is told of an element that is missing: where, and beside which others.
#[derive(Clone, Copy)]
struct Within<'t> {
    statement: Span,
    members: Members<'t>,
}

const POLICY_ELEMENTS: [&str; 3] = ["Version", "Id", "Statement"];
const STATEMENT_ELEMENTS: [&str; 9] = [
    "Sid",
    "Effect",
    "Principal",
    "NotPrincipal",
    "Action",
    "NotAction",
    "Resource",
    "NotResource",
    "Condition",
];

impl Parser<'_> {
    fn policy(&mut self, root: Node) -> Option<Policy> {
        let members = self.object(root, "policy")?;
        let [version, id, statement] = self.elements(members, POLICY_ELEMENTS);
        self.version = self.read_version(root.span, members, version);
        if let Some(id) = id {
            self.string(id.value, "Id");
            if !rules::of(self.kind).id {
                self.forbidden(id);
            }
        }
        let Some(statement) = statement else {
            if !misspelt(members, "Statement") {
                let message = Sentence::new("policy-missing-statement");
                self.error("MISSING_STATEMENT", first_line(root.span), message);
            }
            return None;
        };
        let nodes = statement.value.each();
        if nodes.is_empty() {
            let message = Sentence::new("policy-missing-statement");
            self.error("MISSING_STATEMENT", statement.value.span, message);
            return None;
        }
        let count = nodes.count();
        let mut statements = Vec::with_capacity(count);
        for node in nodes {
            statements.extend(self.statement(node));
        }
        self.unique_sids(nodes);
        Some(Policy {
            source: self.text.to_string(),
            version: self.version,
            statements: (statements.len() == count).then_some(statements)?,
        })
    }

    fn read_version(&mut self, policy: Span, members: Members, version: Option<Member>) -> Version {
        let scp = self.kind == Kind::Scp;
        let Some(member) = version else {
            if misspelt(members, "Version") {
                return Version::V2008;
            }
            let message = Sentence::new("policy-missing-version");
            if scp {
                self.error("MISSING_VERSION", first_line(policy), message);
            } else {
                self.warning("MISSING_VERSION", first_line(policy), message);
            }
            return Version::V2008;
        };
        let span = member.value.span;
        match self.string(member.value, "Version") {
            Some("2012-10-17") => Version::V2012,
            Some("2008-10-17") if !scp => Version::V2008,
            Some(other) => {
                let message = Sentence::new("policy-invalid-version").with("found", other);
                self.error("INVALID_VERSION", span, message);
                Version::V2008
            }
            None => Version::V2008,
        }
    }

    fn statement(&mut self, node: Node) -> Option<Statement> {
        let members = self.object(node, "statement")?;
        let [
            sid,
            effect,
            principal,
            not_principal,
            action,
            not_action,
            resource,
            not_resource,
            condition,
        ] = self.elements(members, STATEMENT_ELEMENTS);
        let within = Within {
            statement: node.span,
            members,
        };
        let sid = self.sid(sid);
        let effect = self.effect(within, effect);
        let principal = self.principal(within, principal, not_principal);
        let action = self.action(within, action, not_action, effect);
        let resource = self.resource(within, resource, not_resource);
        let conditions = self.conditions(condition);
        self.rcp(members, effect);
        let (conditions, empty_condition) = conditions?;
        Some(Statement {
            span: node.span,
            sid,
            effect: effect?,
            principal: principal?,
            action: action?,
            resource: resource?,
            conditions,
            empty_condition,
        })
    }

    fn sid(&mut self, member: Option<Member>) -> Option<Span> {
        let member = member?;
        let sid = self.string(member.value, "Sid")?;
        let strict = rules::of(self.kind).strict_sid;
        if sid.is_empty() {
            let message = Sentence::new("policy-empty-sid");
            self.suggestion("EMPTY_SID_VALUE", member.value.span, message);
        } else if strict && !sid.bytes().all(|b| b.is_ascii_alphanumeric()) {
            let message = Sentence::new("policy-unsupported-sid").with("found", sid);
            self.error("UNSUPPORTED_SID", member.value.span, message);
        }
        Some(member.value.span)
    }

    fn unique_sids(&mut self, statements: Items) {
        let sids = statements.filter_map(|node| match node.value {
            Value::Object(members) => match find(members, "Sid")?.value {
                Node {
                    value: Value::String(sid),
                    span,
                    ..
                } if !sid.is_empty() => Some((sid, span)),
                _ => None,
            },
            _ => None,
        });
        let mut seen = std::collections::BTreeSet::new();
        for (sid, span) in sids {
            if seen.insert(sid) {
                continue;
            }
            let message = Sentence::new("policy-sid-twice").with("found", sid);
            if rules::of(self.kind).strict_sid {
                self.error("UNIQUE_SIDS_REQUIRED", span, message);
            } else {
                self.warning("UNIQUE_SIDS_RECOMMENDED", span, message);
            }
        }
    }

    fn effect(&mut self, within: Within, member: Option<Member>) -> Option<Effect> {
        let Some(member) = member else {
            if !misspelt(within.members, "Effect") {
                let message = Sentence::new("policy-missing-effect");
                self.error("MISSING_EFFECT", first_line(within.statement), message);
            }
            return None;
        };
        match self.string(member.value, "Effect")? {
            "Allow" => Some(Effect::Allow),
            "Deny" => Some(Effect::Deny),
            other => {
                let message = Sentence::new("policy-invalid-effect").with("found", other);
                self.error("INVALID_EFFECT", member.value.span, message);
                None
            }
        }
    }

    /// The elements with these names. Reports other names, and names given twice.
    fn elements<'t, const N: usize>(
        &mut self,
        members: Members<'t>,
        known: [&'static str; N],
    ) -> [Option<Member<'t>>; N] {
        let mut found = [None; N];
        let mut flawless = true;
        for member in members {
            let names = known.iter().zip(&mut found);
            let mut at = names.filter(|(name, _)| **name == member.name);
            match at.next() {
                Some((_, place @ None)) => *place = Some(member),
                _ => flawless = false,
            }
        }
        if !flawless {
            self.duplicates(members);
            self.strangers(members, &known);
        }
        found
    }

    /// Reports names that don't belong here.
    fn strangers(&mut self, members: Members, known: &[&'static str]) {
        let strange = |m: &Member| !m.name.is_empty() && !known.contains(&m.name);
        for member in members.filter(strange) {
            let message = match nearest(member.name, known.iter().copied()) {
                Some(name) if name.eq_ignore_ascii_case(member.name) => {
                    Sentence::new("policy-element-case").with("expected", name)
                }
                Some(name) => Sentence::new("policy-misspelt-element").with("near", name),
                None => Sentence::new("policy-unknown-element").with("known", known.join(", ")),
            };
            let message = message.with("found", member.name);
            self.error("INVALID_POLICY_ELEMENT", member.name_span, message);
        }
    }

    fn duplicates(&mut self, members: Members) {
        // Most objects have a few names, all of them different at a glance.
        let distinct = |(at, one): (usize, Member)| {
            let mut before = members.take(at);
            at < 16 && one.name.is_ascii() && !before.any(|m| m.name.eq_ignore_ascii_case(one.name))
        };
        if members.enumerate().all(distinct) {
            return;
        }
        let mut seen: std::collections::BTreeMap<String, &str> = Default::default();
        for member in members {
            match seen.insert(member.name.to_lowercase(), member.name) {
                None => {}
                Some(same) if same == member.name => {
                    let message = Sentence::new("policy-key-twice").with("found", same);
                    self.error("JSON_SYNTAX_ERROR", member.name_span, message);
                }
                Some(other) => {
                    let message = Sentence::new("policy-key-twice-by-case")
                        .with("found", member.name)
                        .with("other", other);
                    let code = "DUPLICATE_KEYS_WITH_DIFFERENT_CASE";
                    self.error(code, member.name_span, message);
                }
            }
        }
    }

    fn object<'t>(&mut self, node: Node<'t>, element: &'static str) -> Option<Members<'t>> {
        match node.value {
            Value::Object(members) => Some(members),
            Value::Missing => None,
            other => {
                let message = Sentence::new("policy-not-an-object")
                    .with("element", element)
                    .with("found", type_name(other));
                self.error("DATA_TYPE_MISMATCH", node.span, message);
                None
            }
        }
    }

    fn string<'t>(&mut self, node: Node<'t>, element: &str) -> Option<&'t str> {
        match node.value {
            Value::String(text) => Some(text),
            Value::Missing => None,
            other => {
                let message = Sentence::new("policy-not-a-string")
                    .with("element", element)
                    .with("found", type_name(other));
                self.error("DATA_TYPE_MISMATCH", node.span, message);
                None
            }
        }
    }

    fn forbidden(&mut self, member: Member) {
        let message = Sentence::new("policy-element-forbidden")
            .with("found", member.name)
            .with("kind", rules::name(self.kind));
        let code = match (self.kind, member.name) {
            (Kind::Scp, "Principal" | "NotPrincipal") => "SCP_SYNTAX_ERROR_PRINCIPAL",
            (Kind::Trust, "Resource" | "NotResource") => "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
            (Kind::Rcp, "NotPrincipal") => "RCP_SYNTAX_ERROR_PRINCIPAL",
            (Kind::Rcp, "NotAction") => "RCP_SYNTAX_ERROR_NOTACTION",
            (_, "Principal" | "NotPrincipal") => "UNSUPPORTED_PRINCIPAL",
            _ => "INVALID_POLICY_ELEMENT",
        };
        self.error(code, member.name_span, message);
    }

    fn error(&mut self, code: &'static str, span: Span, message: Sentence<'static>) {
        self.diagnostics
            .push(Diagnostic::error(code, span, message));
    }

    fn warning(&mut self, code: &'static str, span: Span, message: Sentence<'static>) {
        self.diagnostics
            .push(Diagnostic::warning(code, span, message));
    }

    fn suggestion(&mut self, code: &'static str, span: Span, message: Sentence<'static>) {
        let mut diagnostic = Diagnostic::warning(code, span, message);
        diagnostic.severity = Severity::Suggestion;
        self.diagnostics.push(diagnostic);
    }
}

fn find<'t>(mut members: Members<'t>, name: &str) -> Option<Member<'t>> {
    members.find(|member| member.name == name)
}

/// Whether an element is there in another case, which has been reported already.
fn misspelt(mut members: Members, name: &str) -> bool {
    members.any(|member| member.name.eq_ignore_ascii_case(name))
}

/// Marks an object as a whole by its opening brace, for what is missing inside it.
fn first_line(span: Span) -> Span {
    Span {
        end: span.start + 1,
        ..span
    }
}

/// What a value is, in JSON's own words.
fn type_name(value: Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) | Value::Missing => "object",
    }
}

#[cfg(test)]
mod tests;
