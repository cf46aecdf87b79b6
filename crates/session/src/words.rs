//! Rows → the answer's words. Every sentence here reads an evaluation; nothing judges.

use crate::answer::{
    Answer, Caveat, Check, Decision, Denial, DenialKind, Dependency, Diagnostic, Effect, Leg,
    Message, MessageForm, Outcome, Part, PartKind, PartOutcome, Severity, Span, TraceRow,
};
use crate::evaluate::{Judged, overall};
use crate::language::text;
use crate::policies::PolicySet;
use crate::scenario::{CallerType, PolicyKind, PolicyText, Request, Scenario};
use crate::{caveats, message};
use iam::language::{Language, Sentence};
use iam::layers;
use iam::policy::Kind;
use iam::trace::Row;
use iam::truth::Truth;

/// Turns rows into the answer's words.
pub(crate) struct Words<'a> {
    pub language: Language,
    pub scenario: &'a Scenario,
    pub set: &'a PolicySet,
}

impl Words<'_> {
    /// The findings of each policy.
    pub fn diagnostics(&self, found: &[Vec<iam::diagnostic::Diagnostic>]) -> Vec<Diagnostic> {
        let policies = found.iter().enumerate();
        let each = policies.flat_map(|(policy, found)| found.iter().map(move |one| (policy, one)));
        let put = |(policy, found): (usize, &iam::diagnostic::Diagnostic)| Diagnostic {
            policy,
            severity: severity(found.severity),
            code: found.code,
            message: iam::language::text(self.language, &found.message),
            span: span(found.span),
            fixes: Vec::new(),
        };
        each.map(put).collect()
    }

    /// What the verdict depends on, over all checks.
    pub fn dependencies(&self, judged: &[Judged<'_>]) -> Vec<Dependency> {
        use iam::evaluate::Dependency as Found;
        let each = judged.iter().flat_map(|one| &one.evaluation.depends_on);
        let mut found: Vec<&Found> = each.collect();
        found.sort();
        found.dedup();
        let name = |dependency: &Found| match dependency {
            Found::Key(key) => Dependency::Key(key.clone()),
            Found::Layer(kind) => Dependency::Layer((*kind).into()),
            Found::Caveat(caveat) => Dependency::Caveat(caveat.code),
        };
        found.into_iter().map(name).collect()
    }

    /// One check with its rows.
    pub fn check(&self, judged: &Judged<'_>) -> Check {
        let Judged {
            authorization,
            evaluation,
            ..
        } = judged;
        let put = |found: &[layers::Denial]| found.iter().copied().map(denial).collect();
        let denials: Vec<Denial> = put(&evaluation.denials);
        Check {
            leg: authorization.leg,
            action: authorization.action.to_string(),
            resource: authorization.resource.to_string(),
            decision: overall(std::iter::once(evaluation.decision)),
            denial: denials.first().cloned(),
            denials,
            without_deny: put(&evaluation.without_deny),
            messages: self.messages(judged),
            trace: evaluation
                .trace
                .iter()
                .map(|row| self.row(judged, row))
                .collect(),
        }
    }

    fn row(&self, judged: &Judged<'_>, row: &Row) -> TraceRow {
        let place = self.set.get(row.policy);
        let judged_by = place.and_then(|(_, attached)| {
            let statement = attached.policy.statements.get(row.statement)?;
            Some((&attached.policy, statement))
        });
        let part = |part: &iam::trace::Part| Part {
            part: part_kind(part.element),
            outcome: match part.judgement.truth {
                Truth::True => PartOutcome::Match,
                Truth::False => PartOutcome::NoMatch,
                Truth::Unknown => PartOutcome::Unknown,
            },
            text: judged_by.map_or_else(String::new, |(policy, statement)| {
                let sentence = iam::explain::part(policy, statement, &judged.request, part);
                iam::language::text(self.language, &sentence)
            }),
            span: span(part.span),
        };
        TraceRow {
            policy: place.map_or(0, |(index, _)| index),
            statement: row.statement,
            sid: judged_by.and_then(|(policy, statement)| {
                let sid = statement.sid?;
                Some(policy.text(sid).into_owned())
            }),
            effect: match row.effect {
                iam::policy::Effect::Allow => Effect::Allow,
                iam::policy::Effect::Deny => Effect::Deny,
            },
            outcome: match row.judgement.truth {
                Truth::True => Outcome::Applies,
                Truth::False => Outcome::DoesNotApply,
                Truth::Unknown => Outcome::Unknown,
            },
            decisive: decisive(judged, row),
            span: judged_by.map_or(Span { start: 0, end: 0 }, |(_, statement)| {
                span(statement.span)
            }),
            parts: row.parts.iter().map(part).collect(),
        }
    }

    /// Everything undocumented that the verdict, or the message, hangs on.
    pub fn caveats(
        &self,
        judged: &[Judged<'_>],
        other_rule: Option<iam::caveat::Caveat>,
    ) -> Vec<Caveat> {
        let scenario = self.scenario;
        let mut found: Vec<iam::caveat::Caveat> = judged
            .iter()
            .flat_map(|one| one.evaluation.caveats.clone())
            .collect();
        let denied: Vec<&Judged<'_>> = judged
            .iter()
            .filter(|one| one.evaluation.decision == layers::Decision::Deny)
            .collect();
        if denied.len() > 1 {
            found.push(caveats::SEVERAL_LEGS);
        }
        let kinds = |one: &&Judged<'_>| {
            let mut kinds: Vec<Kind> = one.evaluation.denials.iter().map(|d| d.kind).collect();
            kinds.dedup();
            kinds.len() > 1
        };
        if denied.iter().any(kinds) {
            found.push(caveats::SEVERAL_LAYERS);
        }
        let resource = |policy: &PolicyText| policy.enabled && policy.kind == PolicyKind::Resource;
        let session = matches!(scenario.request, Request::Session(_));
        if session && scenario.policies.iter().any(resource) {
            found.push(caveats::RESOURCE_POLICY);
        }
        found.extend(other_rule);
        found.sort();
        found.dedup();
        let engine = |caveat: &iam::caveat::Caveat| iam::caveat::ALL.contains(caveat);
        let put = |caveat: iam::caveat::Caveat| {
            let sentence = Sentence::new(caveat.sentence);
            Caveat {
                code: caveat.code,
                text: match engine(&caveat) {
                    true => iam::language::text(self.language, &sentence),
                    false => text(self.language, &sentence),
                },
                source: caveat.source,
            }
        };
        found.into_iter().map(put).collect()
    }

    /// The verdict in a sentence.
    pub fn summary(&self, judged: &[Judged<'_>], answer: &Answer) -> String {
        let wanted = match answer.decision {
            Some(Decision::Deny) => layers::Decision::Deny,
            Some(Decision::Depends) => return self.depends(answer),
            _ => layers::Decision::Allow,
        };
        let explicit =
            |one: &&Judged<'_>| one.evaluation.denials.first().is_some_and(|d| d.explicit);
        let those: Vec<&Judged<'_>> = judged
            .iter()
            .filter(|one| one.evaluation.decision == wanted)
            .collect();
        let Some(one) = those.iter().find(|one| explicit(one)).or(those.first()) else {
            return String::new();
        };
        let row = one.evaluation.trace.iter().find(|row| decisive(one, row));
        let sentence = match (one.evaluation.denials.first(), row) {
            (None, None) => Sentence::new("summary-allow-root"),
            (None, Some(_)) => Sentence::new("summary-allow"),
            (Some(denial), _) if denial.explicit => Sentence::new("summary-deny-explicit"),
            (Some(_), _) => Sentence::new("summary-deny-implicit"),
        };
        let kind = one
            .evaluation
            .denials
            .first()
            .map(|denial| kind_name(denial.kind.into()));
        // Where all checks are denied or allowed alike, naming one of them would mislead.
        let leg = match those.len() == 1 && judged.len() > 1 {
            true => leg_name(one.authorization.leg),
            false => "request",
        };
        let policy = row
            .and_then(|row| self.written(row))
            .map_or("", |policy| &policy.name);
        let statement = row.map_or(0, |row| row.statement + 1);
        let sentence = sentence
            .with("policy", policy)
            .with("statement", statement)
            .with("action", one.authorization.action)
            .with("kind", kind.unwrap_or_default())
            .with("leg", leg);
        text(self.language, &sentence).trim().to_string()
    }

    fn depends(&self, answer: &Answer) -> String {
        let on = answer.depends_on.iter().map(|dependency| {
            let sentence = match dependency {
                Dependency::Key(key) => Sentence::new("depends-key").with("key", key),
                Dependency::Layer(kind) => {
                    Sentence::new("depends-layer").with("kind", kind_name(*kind))
                }
                Dependency::Caveat(code) => Sentence::new("depends-caveat").with("code", code),
            };
            text(self.language, &sentence)
        });
        let between = match self.language {
            Language::English => ", ",
            Language::Japanese => "、",
        };
        let on = on.collect::<Vec<_>>().join(between);
        text(
            self.language,
            &Sentence::new("summary-depends").with("on", on),
        )
    }

    /// What AWS may print for a denied check. With several kinds denying, the first is one of several
    /// possible messages.
    fn messages(&self, judged: &Judged<'_>) -> Vec<Message> {
        let Some(first) = judged.evaluation.denials.first() else {
            return Vec::new();
        };
        let (action, resource) = (judged.authorization.action, &judged.authorization.resource);
        let caller = match self.scenario.caller.kind {
            CallerType::Anonymous => "anonymous",
            _ => &self.scenario.caller.arn,
        };
        let bare = message::bare(caller, action, resource);
        let mut messages = Vec::new();
        if let Some(clause) = message::clause(*first, action) {
            let reason = format!("{bare} {clause}");
            let denies = |row: &&Row| {
                let kind = self.set.get(row.policy).map(|(_, attached)| attached.kind);
                kind == Some(first.kind) && decisive(judged, row)
            };
            let row = judged.evaluation.trace.iter().find(denies);
            let arn = row
                .and_then(|row| self.written(row))
                .and_then(|policy| policy.arn.as_ref());
            let with_arn = arn.filter(|_| message::names_policy(*first));
            messages.push(Message {
                form: MessageForm::Reason,
                text: reason.clone(),
            });
            messages.extend(with_arn.map(|arn| Message {
                form: MessageForm::ReasonWithArn,
                text: format!("{reason}: {arn}"),
            }));
        }
        messages.push(Message {
            form: MessageForm::Bare,
            text: bare,
        });
        messages
    }

    /// A row's policy as it stands in the scenario.
    fn written(&self, row: &Row) -> Option<&PolicyText> {
        let (index, _) = self.set.get(row.policy)?;
        self.scenario.policies.get(index)
    }
}

/// Whether the check's verdict rests on a row.
fn decisive(judged: &Judged<'_>, row: &Row) -> bool {
    use iam::policy::Effect::{Allow, Deny};
    match judged.evaluation.decision {
        layers::Decision::Allow => row.effect == Allow && row.judgement.truth == Truth::True,
        layers::Decision::Deny => row.effect == Deny && row.judgement.truth == Truth::True,
        layers::Decision::Depends => row.judgement.truth == Truth::Unknown,
    }
}

fn denial(denial: layers::Denial) -> Denial {
    let levels = matches!(denial.kind, Kind::Scp | Kind::Rcp);
    Denial {
        kind: match denial.explicit {
            true => DenialKind::Explicit,
            false => DenialKind::Implicit,
        },
        layer: denial.kind.into(),
        level: levels.then_some(denial.level),
    }
}

pub(crate) fn severity(severity: iam::diagnostic::Severity) -> Severity {
    match severity {
        iam::diagnostic::Severity::Error => Severity::Error,
        iam::diagnostic::Severity::SecurityWarning => Severity::SecurityWarning,
        iam::diagnostic::Severity::Warning => Severity::Warning,
        iam::diagnostic::Severity::Suggestion => Severity::Suggestion,
    }
}

fn part_kind(element: iam::trace::Element) -> PartKind {
    use iam::trace::Element;
    match element {
        Element::Principal => PartKind::Principal,
        Element::Action => PartKind::Action,
        Element::Resource => PartKind::Resource,
        Element::Condition(_) | Element::EmptyCondition => PartKind::Condition,
    }
}

pub(crate) fn leg_name(leg: Leg) -> &'static str {
    match leg {
        Leg::Target => "target",
        Leg::Document => "document",
        Leg::Session => "session",
        Leg::Cluster => "cluster",
        Leg::Request => "request",
    }
}

/// The catalog's word for a kind.
pub(crate) fn kind_name(kind: PolicyKind) -> &'static str {
    match kind {
        PolicyKind::Identity => "identity",
        PolicyKind::Boundary => "boundary",
        PolicyKind::Session => "session",
        PolicyKind::Scp => "scp",
        PolicyKind::Rcp => "rcp",
        PolicyKind::VpcEndpoint => "vpcEndpoint",
        PolicyKind::Resource => "resource",
        PolicyKind::Trust => "trust",
    }
}

pub(crate) fn span(span: iam::span::Span) -> Span {
    Span {
        start: span.start,
        end: span.end,
    }
}
