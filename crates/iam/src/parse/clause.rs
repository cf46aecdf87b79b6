//! The list elements: `Principal`, `Action`, `Resource` and their `Not…` forms.

use super::rules::{self, Principal};
use super::{Parser, Within, first_line, misspelt};
use crate::arn::ResourcePattern;
use crate::json::{Member, Node, Value};
use crate::language::Sentence;
use crate::pattern::{Glob, Unit, Wildcard};
use crate::policy::{ActionPattern, Clause, Effect, Item, Kind, PrincipalPattern, Version};
use crate::principal;
use crate::span::Span;

impl Parser<'_> {
    pub(super) fn action(
        &mut self,
        within: Within,
        plain: Option<Member>,
        not: Option<Member>,
        effect: Option<Effect>,
    ) -> Option<Clause<ActionPattern>> {
        let member = self.one_of(
            within,
            [plain, not],
            ["Action", "NotAction"],
            "MISSING_ACTION",
        )?;
        let negated = not.is_some();
        if negated && self.kind == Kind::Rcp {
            self.forbidden(member);
        }
        let denied = self.kind == Kind::Rcp && effect == Some(Effect::Deny);
        let code = "EMPTY_ARRAY_ACTION";
        let items = self.strings(member.value, member.name, code, |parser, text, span| {
            let meant = parser.action_pattern(text, span);
            if denied && meant == Some(ActionPattern::Everything) {
                let message = Sentence::new("policy-rcp-action");
                parser.error("RCP_SYNTAX_ERROR_ACTION", span, message);
            }
            meant
        });
        Some(clause(negated, member, items?))
    }

    fn action_pattern(&mut self, text: &str, span: Span) -> Option<ActionPattern> {
        if text == "*" {
            return Some(ActionPattern::Everything);
        }
        match text.split_once(':') {
            Some(("*", "*")) => Some(ActionPattern::AllServices),
            // A variable doesn't work here, and is told of as such.
            Some((_, name)) if name.contains(':') && !name.contains("${") => {
                let message = Sentence::new("policy-colons-in-action").with("found", text);
                self.error("INVALID_ACTION", span, message);
                None
            }
            Some((service, name)) if !service.is_empty() && !name.is_empty() => {
                if service.contains(['*', '?']) {
                    let message = Sentence::new("policy-wildcard-in-service").with("found", text);
                    self.suggestion("WILDCARD_IN_SERVICE_NAME", span, message);
                }
                Some(ActionPattern::Name(Glob::parse(text, within_service)))
            }
            _ => {
                let message = Sentence::new("policy-invalid-action").with("found", text);
                self.error("INVALID_ACTION", span, message);
                None
            }
        }
    }

    pub(super) fn resource(
        &mut self,
        within: Within,
        plain: Option<Member>,
        not: Option<Member>,
    ) -> Option<Option<Clause<ResourcePattern>>> {
        if !rules::of(self.kind).resource {
            for member in [plain, not].into_iter().flatten() {
                self.forbidden(member);
            }
            return Some(None);
        }
        let names = ["Resource", "NotResource"];
        let member = self.one_of(within, [plain, not], names, "MISSING_RESOURCE")?;
        let negated = not.is_some();
        let code = "EMPTY_ARRAY_RESOURCE";
        let items = self.strings(member.value, member.name, code, |parser, text, span| {
            parser.resource_pattern(text, span, negated)
        });
        Some(Some(clause(negated, member, items?)))
    }

    fn resource_pattern(
        &mut self,
        text: &str,
        span: Span,
        negated: bool,
    ) -> Option<ResourcePattern> {
        let variables = self.version == Version::V2012;
        let message = |id| Sentence::new(id).with("found", text);
        match ResourcePattern::parse(text, variables, self.kind) {
            Some(ResourcePattern::Incomplete { .. }) if self.kind == Kind::Session => {
                let message = message("policy-incomplete-arn-session");
                self.error("MISSING_ARN_FIELD", span, message);
                None
            }
            Some(pattern) => {
                if let ResourcePattern::Incomplete { .. } = pattern {
                    let message = message("policy-incomplete-arn");
                    self.warning("MISSING_ARN_FIELD", span, message);
                }
                Some(pattern)
            }
            None if negated => {
                let message = message("policy-invalid-not-resource");
                self.warning("INVALID_ARN_PREFIX", span, message);
                Some(ResourcePattern::Invalid)
            }
            None => {
                self.error(
                    "INVALID_ARN_PREFIX",
                    span,
                    message("policy-invalid-resource"),
                );
                None
            }
        }
    }

    pub(super) fn principal(
        &mut self,
        within: Within,
        plain: Option<Member>,
        not: Option<Member>,
    ) -> Option<Option<Clause<PrincipalPattern>>> {
        let rule = rules::of(self.kind).principal;
        if rule == Principal::Forbidden {
            for member in [plain, not].into_iter().flatten() {
                self.forbidden(member);
            }
            return Some(None);
        }
        let names = ["Principal", "NotPrincipal"];
        let member = self.one_of(within, [plain, not], names, "MISSING_PRINCIPAL")?;
        let items = self.principals(member.value)?;
        if rule == Principal::Everyone {
            if not.is_some() {
                self.forbidden(member);
            } else if member.value.value != Value::String("*") {
                let message = Sentence::new("policy-rcp-principal");
                self.error("RCP_SYNTAX_ERROR_PRINCIPAL", member.value.span, message);
            }
        }
        Some(Some(clause(not.is_some(), member, items)))
    }

    fn principals(&mut self, node: Node) -> Option<Vec<Item<PrincipalPattern>>> {
        let span = node.span;
        if let Value::String(text) = node.value {
            if text == "*" {
                let meant = PrincipalPattern::Everyone;
                return Some(vec![Item { span, meant }]);
            }
            let message = Sentence::new("policy-invalid-principal").with("found", text);
            self.error("INVALID_PRINCIPAL_FORMAT", span, message);
            return None;
        }
        let members = self.object(node, "Principal")?;
        self.duplicates(members);
        if members.is_empty() {
            let message = Sentence::new("policy-empty-list").with("element", "Principal");
            self.suggestion("EMPTY_OBJECT_PRINCIPAL", span, message);
        }
        let mut read = Vec::new();
        for member in members {
            let kinds = ["AWS", "Service", "Federated", "CanonicalUser"];
            if !kinds.contains(&member.name) {
                let message = Sentence::new("policy-invalid-principal-key")
                    .with("found", member.name)
                    .with("known", kinds.join(", "));
                self.error("INVALID_PRINCIPAL_KEY", member.name_span, message);
                return None;
            }
            let kind = member.name;
            let code = "EMPTY_ARRAY_PRINCIPAL";
            read.extend(
                self.strings(member.value, kind, code, |parser, text, span| {
                    let meant = principal::parse(kind, text);
                    if meant.is_none() {
                        let (code, id) = match text.contains(['*', '?']) {
                            true => (
                                "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
                                "policy-wildcard-in-principal",
                            ),
                            false => ("INVALID_PRINCIPAL_FORMAT", "policy-invalid-principal"),
                        };
                        parser.error(code, span, Sentence::new(id).with("found", text));
                    }
                    meant
                })?,
            );
        }
        Some(read)
    }

    /// The one of two elements that is there. Both or none is an error.
    fn one_of<'t>(
        &mut self,
        within: Within,
        found: [Option<Member<'t>>; 2],
        [plain, negated]: [&'static str; 2],
        code: &'static str,
    ) -> Option<Member<'t>> {
        match found {
            [Some(_), Some(second)] => {
                let message = Sentence::new("policy-element-and-its-not")
                    .with("plain", plain)
                    .with("negated", negated);
                self.error("UNSUPPORTED_ELEMENT_COMBINATION", second.name_span, message);
                None
            }
            [Some(member), None] | [None, Some(member)] => Some(member),
            [None, None] => {
                let near = |name| misspelt(within.members, name);
                if !near(plain) && !near(negated) {
                    let message = Sentence::new("policy-missing-element")
                        .with("plain", plain)
                        .with("negated", negated);
                    self.error(code, first_line(within.statement), message);
                }
                None
            }
        }
    }

    /// A string or a list of strings, each as `meant` reads it; `None` where one can't be read.
    fn strings<T>(
        &mut self,
        node: Node,
        element: &str,
        empty_code: &'static str,
        meant: impl Fn(&mut Self, &str, Span) -> Option<T>,
    ) -> Option<Vec<Item<T>>> {
        let nodes = node.each();
        if nodes.is_empty() {
            let message = Sentence::new("policy-empty-list").with("element", element);
            self.suggestion(empty_code, node.span, message);
        }
        let count = nodes.count();
        let mut read = Vec::with_capacity(count);
        for node in nodes {
            let span = node.span;
            let text = self.string(node, element);
            let meant = text.and_then(|text| meant(self, text, span));
            read.extend(meant.map(|meant| Item { span, meant }));
        }
        (read.len() == count).then_some(read)
    }
}

/// A wildcard in the service's name stays in it; one in the action's matches whatever is left.
fn within_service(wildcard: Wildcard) -> Unit {
    match wildcard.flat() {
        unit if wildcard.colons > 0 => unit,
        Unit::Any => Unit::AnyInField,
        _ => Unit::OneInField,
    }
}

fn clause<T>(negated: bool, member: Member, items: Vec<Item<T>>) -> Clause<T> {
    Clause {
        negated,
        span: member.name_span.to(member.value.span),
        items,
    }
}
