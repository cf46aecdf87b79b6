//! The list elements: `Principal`, `Action`, `Resource` and their `Not…` forms.

use super::rules::{self, Principal};
use super::{Parser, find, first_line, misspelt, type_name};
use crate::arn::ResourcePattern;
use crate::json::{Member, Node, Value};
use crate::language::Sentence;
use crate::pattern::Glob;
use crate::policy::{ActionPattern, Clause, Effect, Item, Kind, PrincipalPattern, Version};
use crate::principal;
use crate::span::Span;

impl Parser<'_> {
    pub(super) fn action(
        &mut self,
        statement: Span,
        members: &[Member],
        effect: Option<Effect>,
    ) -> Option<Clause<ActionPattern>> {
        let member = self.one_of(statement, members, "Action", "NotAction", "MISSING_ACTION")?;
        let negated = member.name == "NotAction";
        if negated && self.kind == Kind::Rcp {
            self.forbidden(member);
        }
        let items = self.strings(&member.value, &member.name, "EMPTY_ARRAY_ACTION")?;
        let mut read = Vec::with_capacity(items.len());
        for (text, span) in items {
            let meant = self.action_pattern(text, span)?;
            let bare = meant == ActionPattern::Everything;
            if bare && self.kind == Kind::Rcp && effect == Some(Effect::Deny) {
                let message = Sentence::new("policy-rcp-action");
                self.error("RCP_SYNTAX_ERROR_ACTION", span, message);
            }
            let text = text.to_string();
            read.push(Item { text, span, meant });
        }
        Some(clause(negated, member, read))
    }

    fn action_pattern(&mut self, text: &str, span: Span) -> Option<ActionPattern> {
        if text == "*" {
            return Some(ActionPattern::Everything);
        }
        match text.split_once(':') {
            Some(("*", "*")) => Some(ActionPattern::AllServices),
            Some((service, name)) if !service.is_empty() && !name.is_empty() => {
                if service.contains(['*', '?']) {
                    let message = Sentence::new("policy-wildcard-in-service").with("found", text);
                    self.suggestion("WILDCARD_IN_SERVICE_NAME", span, message);
                }
                Some(ActionPattern::Name {
                    service: Glob::flat(service),
                    name: Glob::flat(name),
                })
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
        statement: Span,
        members: &[Member],
    ) -> Option<Option<Clause<ResourcePattern>>> {
        if !rules::of(self.kind).resource {
            let found = ["Resource", "NotResource"].map(|name| find(members, name));
            for member in found.into_iter().flatten() {
                self.forbidden(member);
            }
            return Some(None);
        }
        let (plain, negated) = ("Resource", "NotResource");
        let member = self.one_of(statement, members, plain, negated, "MISSING_RESOURCE")?;
        let negated = member.name == negated;
        let items = self.strings(&member.value, &member.name, "EMPTY_ARRAY_RESOURCE")?;
        let mut read = Vec::with_capacity(items.len());
        for (text, span) in items {
            let meant = self.resource_pattern(text, span, negated)?;
            let text = text.to_string();
            read.push(Item { text, span, meant });
        }
        Some(Some(clause(negated, member, read)))
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
        statement: Span,
        members: &[Member],
    ) -> Option<Option<Clause<PrincipalPattern>>> {
        let rule = rules::of(self.kind).principal;
        if rule == Principal::Forbidden {
            let found = ["Principal", "NotPrincipal"].map(|name| find(members, name));
            for member in found.into_iter().flatten() {
                self.forbidden(member);
            }
            return Some(None);
        }
        let (plain, negated) = ("Principal", "NotPrincipal");
        let member = self.one_of(statement, members, plain, negated, "MISSING_PRINCIPAL")?;
        let items = self.principals(&member.value)?;
        if rule == Principal::Everyone {
            if member.name == negated {
                self.forbidden(member);
            } else if member.value.value != Value::String("*".into()) {
                let message = Sentence::new("policy-rcp-principal");
                self.error("RCP_SYNTAX_ERROR_PRINCIPAL", member.value.span, message);
            }
        }
        Some(Some(clause(member.name == negated, member, items)))
    }

    fn principals(&mut self, node: &Node) -> Option<Vec<Item<PrincipalPattern>>> {
        let span = node.span;
        if let Value::String(text) = &node.value {
            if text == "*" {
                let (text, meant) = (text.to_string(), PrincipalPattern::Everyone);
                return Some(vec![Item { text, span, meant }]);
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
            if !kinds.contains(&&*member.name) {
                let message = Sentence::new("policy-invalid-principal-key")
                    .with("found", &member.name)
                    .with("known", kinds.join(", "));
                self.error("INVALID_PRINCIPAL_KEY", member.name_span, message);
                return None;
            }
            for (text, span) in
                self.strings(&member.value, &member.name, "EMPTY_ARRAY_PRINCIPAL")?
            {
                let Some(meant) = principal::parse(&member.name, text) else {
                    let wild = text.contains(['*', '?']);
                    let (code, id) = match wild {
                        true => (
                            "UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
                            "policy-wildcard-in-principal",
                        ),
                        false => ("INVALID_PRINCIPAL_FORMAT", "policy-invalid-principal"),
                    };
                    self.error(code, span, Sentence::new(id).with("found", text));
                    return None;
                };
                let text = text.to_string();
                read.push(Item { text, span, meant });
            }
        }
        Some(read)
    }

    /// The one of two elements that is there. Both or none is an error.
    fn one_of<'n, 'a>(
        &mut self,
        statement: Span,
        members: &'n [Member<'a>],
        plain: &'static str,
        negated: &'static str,
        code: &'static str,
    ) -> Option<&'n Member<'a>> {
        match (find(members, plain), find(members, negated)) {
            (Some(_), Some(second)) => {
                let message = Sentence::new("policy-element-and-its-not")
                    .with("plain", plain)
                    .with("negated", negated);
                self.error("UNSUPPORTED_ELEMENT_COMBINATION", second.name_span, message);
                None
            }
            (Some(member), None) | (None, Some(member)) => Some(member),
            (None, None) if misspelt(members, plain) || misspelt(members, negated) => None,
            (None, None) => {
                let message = Sentence::new("policy-missing-element")
                    .with("plain", plain)
                    .with("negated", negated);
                self.error(code, first_line(statement), message);
                None
            }
        }
    }

    /// A string or a list of strings.
    fn strings<'n>(
        &mut self,
        node: &'n Node,
        element: &str,
        empty_code: &'static str,
    ) -> Option<Vec<(&'n str, Span)>> {
        match &node.value {
            Value::Array(items) => {
                if items.is_empty() {
                    let message = Sentence::new("policy-empty-list").with("element", element);
                    self.suggestion(empty_code, node.span, message);
                }
                let mut read = Some(Vec::with_capacity(items.len()));
                for item in items {
                    match (self.string(item, element), &mut read) {
                        (Some(text), Some(read)) => read.push((text, item.span)),
                        _ => read = None,
                    }
                }
                read
            }
            Value::String(text) => Some(vec![(text, node.span)]),
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
}

fn clause<T>(negated: bool, member: &Member, items: Vec<Item<T>>) -> Clause<T> {
    Clause {
        negated,
        span: member.name_span.to(member.value.span),
        items,
    }
}
