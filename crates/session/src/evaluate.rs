//! A whole scenario → its answer: parse, expand, judge each check, put the rows into words.

use crate::answer::{
    Answer, Caveat, Check, Decision, Denial, DenialKind, Dependency, Diagnostic, Effect, Leg,
    Message, MessageForm, Outcome, Part, PartKind, PartOutcome, Severity, Span, TraceRow,
};
use crate::call::{self, Authorization};
use crate::language::text;
use crate::question::Question;
use crate::scenario::{CallerType, DefaultDocument, PolicyKind, PolicyText, Request, Scenario};
use crate::{caveats, message, validate};
use iam::evaluate::{Attached, Evaluation};
use iam::language::{Language, Sentence};
use iam::layers;
use iam::parse::{Parsed, parse};
use iam::policy::{Kind, Policy};
use iam::trace::Row;
use iam::truth::Truth;

/// Answers a scenario, with all sentences in the given language. Never fails: what can't be read is
/// in the answer, as diagnostics of the policies and as input errors of the other members.
pub fn evaluate(scenario: &Scenario, language: Language) -> Answer {
    let parsed: Vec<Parsed> = scenario
        .policies
        .iter()
        .map(|policy| parse(&policy.text, policy.kind.into()))
        .collect();
    let question = Question::of(scenario);
    let mut input_errors = validate::fixed(scenario, language);
    input_errors.extend(validate::varying(&question, language));
    let blocked = refused(&scenario.policies, &parsed).is_some();
    let words = Words { language };
    let mut answer = Answer {
        decision: None,
        summary: String::new(),
        checks: Vec::new(),
        messages: Vec::new(),
        depends_on: Vec::new(),
        caveats: Vec::new(),
        diagnostics: diagnostics(&parsed, language),
        input_errors,
    };
    if blocked || !answer.input_errors.is_empty() {
        let id = if blocked {
            "summary-errors"
        } else {
            "summary-input"
        };
        answer.summary = text(language, &Sentence::new(id));
        return answer;
    }
    let set = PolicySet::new(scenario, &parsed, question.request);
    let judged: Vec<Judged> = question
        .authorizations()
        .into_iter()
        .map(|authorization| set.judge(&question, authorization))
        .collect();
    answer.decision = Some(overall(judged.iter().map(|one| one.evaluation.decision)));
    answer.checks = judged.iter().map(|one| words.check(&set, one)).collect();
    answer.messages = (answer.checks.iter())
        .filter_map(|check| check.messages.first())
        .map(|message| message.text.clone())
        .collect();
    answer.caveats = words.caveats(scenario, &judged);
    answer.depends_on = dependencies(&judged);
    answer.summary = words.summary(&set, &judged, &answer);
    answer
}

/// The first enabled policy that IAM would not store: without it there can be no verdict.
pub(crate) fn refused(policies: &[PolicyText], parsed: &[Parsed]) -> Option<usize> {
    let mut pairs = policies.iter().zip(parsed);
    pairs.position(|(policy, parsed)| policy.enabled && parsed.policy.is_none())
}

/// The policies that count, each with its place in the scenario.
pub(crate) struct PolicySet<'a> {
    attached: Vec<Attached<'a>>,
    /// The scenario's index of each.
    index: Vec<usize>,
    scenario: &'a Scenario,
}

/// One check with everything that can be said of it.
struct Judged {
    authorization: Authorization,
    request: iam::request::Request,
    evaluation: Evaluation,
}

impl<'a> PolicySet<'a> {
    pub fn new(scenario: &'a Scenario, parsed: &'a [Parsed], request: &Request) -> PolicySet<'a> {
        // Systems Manager has no resource-based policies for Session Manager's calls.
        let session = matches!(request, Request::Session(_));
        let counts = |kind| !(session && matches!(kind, PolicyKind::Resource | PolicyKind::Trust));
        let mut set = PolicySet {
            attached: Vec::new(),
            index: Vec::new(),
            scenario,
        };
        for (index, (policy, parsed)) in scenario.policies.iter().zip(parsed).enumerate() {
            let Some(read) = parsed.policy.as_ref().filter(|_| policy.enabled) else {
                continue;
            };
            if counts(policy.kind) {
                set.attached.push(attach(policy, read));
                set.index.push(index);
            }
        }
        set
    }

    /// What [`evaluate`] decides on a question, without its trace.
    pub fn decide(&self, question: &Question<'_>) -> Decision {
        let decide = |authorization| {
            let request = question.authorize(&authorization);
            iam::evaluate::decide(&self.attached, &request)
        };
        overall(question.authorizations().into_iter().map(decide))
    }

    fn judge(&self, question: &Question<'_>, authorization: Authorization) -> Judged {
        let request = question.authorize(&authorization);
        let evaluation = iam::evaluate::evaluate(&self.attached, &request);
        Judged {
            authorization,
            request,
            evaluation,
        }
    }

    /// The scenario's index of a row's policy.
    fn place(&self, row: &Row) -> usize {
        self.index.get(row.policy).copied().unwrap_or_default()
    }

    fn written(&self, row: &Row) -> Option<&'a PolicyText> {
        self.scenario.policies.get(self.place(row))
    }
}

fn attach<'a>(text: &PolicyText, policy: &'a Policy) -> Attached<'a> {
    Attached {
        kind: text.kind.into(),
        level: text.level,
        policy,
    }
}

/// A call is allowed only where all its checks are.
fn overall(decisions: impl Iterator<Item = layers::Decision>) -> Decision {
    let truth = Truth::all(decisions.map(|decision| match decision {
        layers::Decision::Allow => Truth::True,
        layers::Decision::Deny => Truth::False,
        layers::Decision::Depends => Truth::Unknown,
    }));
    match truth {
        Truth::True => Decision::Allow,
        Truth::False => Decision::Deny,
        Truth::Unknown => Decision::Depends,
    }
}

fn diagnostics(parsed: &[Parsed], language: Language) -> Vec<Diagnostic> {
    let of = |(policy, parsed): (usize, &Parsed)| {
        let found = parsed.diagnostics.iter().map(move |found| Diagnostic {
            policy,
            severity: match found.severity {
                iam::diagnostic::Severity::Error => Severity::Error,
                iam::diagnostic::Severity::SecurityWarning => Severity::SecurityWarning,
                iam::diagnostic::Severity::Warning => Severity::Warning,
                iam::diagnostic::Severity::Suggestion => Severity::Suggestion,
            },
            code: found.code,
            message: iam::language::text(language, &found.message),
            span: span(found.span),
            fixes: Vec::new(),
        });
        found.collect::<Vec<_>>()
    };
    parsed.iter().enumerate().flat_map(of).collect()
}

fn dependencies(judged: &[Judged]) -> Vec<Dependency> {
    use iam::evaluate::Dependency as Found;
    let mut found: Vec<&Found> = judged
        .iter()
        .flat_map(|one| &one.evaluation.depends_on)
        .collect();
    found.sort();
    found.dedup();
    let name = |dependency: &Found| match dependency {
        Found::Key(key) => Dependency::Key(key.clone()),
        Found::Layer(kind) => Dependency::Layer((*kind).into()),
        Found::Caveat(caveat) => Dependency::Caveat(caveat.code),
    };
    found.into_iter().map(name).collect()
}

fn span(span: iam::span::Span) -> Span {
    Span {
        start: span.start,
        end: span.end,
    }
}

/// Turns rows into the answer's words.
struct Words {
    language: Language,
}

impl Words {
    fn check(&self, set: &PolicySet<'_>, judged: &Judged) -> Check {
        let Judged {
            authorization,
            evaluation,
            ..
        } = judged;
        let denials: Vec<Denial> = evaluation.denials.iter().copied().map(denial).collect();
        Check {
            leg: authorization.leg,
            action: authorization.action.clone(),
            resource: authorization.resource.clone(),
            decision: overall(std::iter::once(evaluation.decision)),
            denial: denials.first().cloned(),
            denials,
            messages: messages(set, judged),
            trace: evaluation
                .trace
                .iter()
                .map(|row| self.row(set, judged, row))
                .collect(),
        }
    }

    fn row(&self, set: &PolicySet<'_>, judged: &Judged, row: &Row) -> TraceRow {
        let statement = set
            .attached
            .get(row.policy)
            .and_then(|attached| attached.policy.statements.get(row.statement));
        let part = |part: &iam::trace::Part| Part {
            part: part_kind(part.element),
            outcome: match part.judgement.truth {
                Truth::True => PartOutcome::Match,
                Truth::False => PartOutcome::NoMatch,
                Truth::Unknown => PartOutcome::Unknown,
            },
            text: statement.map_or_else(String::new, |statement| {
                let sentence = iam::explain::part(statement, &judged.request, part);
                iam::language::text(self.language, &sentence)
            }),
            span: span(part.span),
        };
        TraceRow {
            policy: set.place(row),
            statement: row.statement,
            sid: statement.and_then(|statement| statement.sid.clone()),
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
            span: statement.map_or(Span { start: 0, end: 0 }, |statement| span(statement.span)),
            parts: row.parts.iter().map(part).collect(),
        }
    }

    fn caveats(&self, scenario: &Scenario, judged: &[Judged]) -> Vec<Caveat> {
        let mut found: Vec<iam::caveat::Caveat> = judged
            .iter()
            .flat_map(|one| one.evaluation.caveats.clone())
            .collect();
        let denied: Vec<&Judged> = judged
            .iter()
            .filter(|one| one.evaluation.decision == layers::Decision::Deny)
            .collect();
        if denied.len() > 1 {
            found.push(caveats::SEVERAL_LEGS);
        }
        let kinds = |one: &&Judged| {
            let mut kinds: Vec<Kind> = one.evaluation.denials.iter().map(|d| d.kind).collect();
            kinds.dedup();
            kinds.len() > 1
        };
        if denied.iter().any(kinds) {
            found.push(caveats::SEVERAL_LAYERS);
        }
        let resource = |policy: &PolicyText| policy.enabled && policy.kind == PolicyKind::Resource;
        if let Request::Session(session) = &scenario.request {
            if scenario.policies.iter().any(resource) {
                found.push(caveats::RESOURCE_POLICY);
            }
            // The document alone denies what used to be allowed, or was left unchecked.
            let document = judged
                .iter()
                .find(|one| one.authorization.leg == Leg::Document);
            let alone = denied.len() == 1
                && document.is_some_and(|one| one.evaluation.decision == layers::Decision::Deny);
            let legacy = scenario.options.default_document == DefaultDocument::Legacy;
            let start = call::action(&session.action) == Some("ssm:StartSession");
            if session.document.is_none() && start && (alone || legacy) {
                found.push(caveats::DEFAULT_DOCUMENT);
            }
        }
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

    fn summary(&self, set: &PolicySet<'_>, judged: &[Judged], answer: &Answer) -> String {
        let wanted = match answer.decision {
            Some(Decision::Deny) => layers::Decision::Deny,
            Some(Decision::Depends) => return self.depends(answer),
            _ => layers::Decision::Allow,
        };
        let explicit = |one: &&Judged| one.evaluation.denials.first().is_some_and(|d| d.explicit);
        let those: Vec<&Judged> = judged
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
            .and_then(|row| set.written(row))
            .map_or("", |policy| &policy.name);
        let statement = row.map_or(0, |row| row.statement + 1);
        let sentence = sentence
            .with("policy", policy)
            .with("statement", statement)
            .with("action", &one.authorization.action)
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
}

/// Whether the check's verdict rests on a row.
fn decisive(judged: &Judged, row: &Row) -> bool {
    use iam::policy::Effect::{Allow, Deny};
    match judged.evaluation.decision {
        layers::Decision::Allow => row.effect == Allow && row.judgement.truth == Truth::True,
        layers::Decision::Deny => row.effect == Deny && row.judgement.truth == Truth::True,
        layers::Decision::Depends => row.judgement.truth == Truth::Unknown,
    }
}

/// What AWS may print for a denied check. With several kinds denying, the first is one of several
/// possible messages.
fn messages(set: &PolicySet<'_>, judged: &Judged) -> Vec<Message> {
    let Some(first) = judged.evaluation.denials.first() else {
        return Vec::new();
    };
    let Authorization {
        action, resource, ..
    } = &judged.authorization;
    let caller = match set.scenario.caller.kind {
        CallerType::Anonymous => "anonymous",
        _ => &set.scenario.caller.arn,
    };
    let bare = message::bare(caller, action, resource);
    let mut messages = Vec::new();
    if let Some(clause) = message::clause(*first, action) {
        let reason = format!("{bare} {clause}");
        let denies = |row: &&Row| {
            let kind = set.attached.get(row.policy).map(|attached| attached.kind);
            kind == Some(first.kind) && decisive(judged, row)
        };
        let row = judged.evaluation.trace.iter().find(denies);
        let arn = row
            .and_then(|row| set.written(row))
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

fn part_kind(element: iam::trace::Element) -> PartKind {
    use iam::trace::Element;
    match element {
        Element::Principal => PartKind::Principal,
        Element::Action => PartKind::Action,
        Element::Resource => PartKind::Resource,
        Element::Condition(_) | Element::EmptyCondition => PartKind::Condition,
    }
}

fn leg_name(leg: Leg) -> &'static str {
    match leg {
        Leg::Target => "target",
        Leg::Document => "document",
        Leg::Session => "session",
        Leg::Request => "request",
    }
}

/// The catalog's word for a kind.
fn kind_name(kind: PolicyKind) -> &'static str {
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
