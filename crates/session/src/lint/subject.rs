//! What is looked at: the policies that count, and requests to ask them.
//!
//! A request here leaves every key unknown that nothing is said of, so an answer other than *depends*
//! holds whatever the keys hold.

use super::Found;
use crate::context;
use crate::documents::{self, DEFAULT};
use crate::place::Place;
use crate::policies::PolicySet;
use crate::scenario::{CallerType, Request, Scenario, SessionCall, start_session};
use crate::target::Target;
use iam::arn::ResourcePattern;
use iam::evaluate::judge;
use iam::language::Sentence;
use iam::lint::{Finding, Rule};
use iam::pattern::Glob;
use iam::policy::{ActionPattern, Attached, Clause, Policy, Statement};
use iam::request::{self, Context, Presence};
use iam::span::Span;
use iam::trace::{Element, Part};
use iam::truth::Truth;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The action that everything here is about.
pub(super) const START: &str = "ssm:StartSession";

/// A policy set, as its caller would start sessions under it.
pub(super) struct Subject<'a> {
    pub scenario: &'a Scenario,
    pub set: &'a PolicySet,
    behind: Option<Cow<'a, str>>,
    /// One resource of each kind that a session takes: its target, the default document, one of AWS.
    pub resources: [String; 3],
}

/// One statement with its place.
#[derive(Clone, Copy)]
pub(super) struct Stated<'a> {
    /// Index into the policies that count.
    pub policy: usize,
    pub attached: &'a Attached,
    /// Index into the policy's statements.
    pub number: usize,
    pub statement: &'a Statement,
}

impl<'a> Subject<'a> {
    pub fn new(scenario: &'a Scenario, set: &'a PolicySet) -> Subject<'a> {
        let caller = &scenario.caller;
        let mut subject = Subject {
            scenario,
            set,
            behind: match caller.kind {
                CallerType::Role | CallerType::ServiceLinkedRole => context::role_arn(caller),
                _ => caller.role_arn.as_deref().map(Cow::Borrowed),
            },
            resources: Default::default(),
        };
        subject.resources = [
            subject.target(),
            subject.document(DEFAULT),
            subject.document("AWS-StartSSHSession"),
        ];
        subject
    }

    /// Every statement that counts.
    pub fn statements(&self) -> impl Iterator<Item = Stated<'a>> {
        let policies = self.set.attached().iter().enumerate();
        policies.flat_map(|(policy, attached)| {
            let statements = attached.policy.statements.iter().enumerate();
            statements.map(move |(number, statement)| Stated {
                policy,
                attached,
                number,
                statement,
            })
        })
    }

    /// Where sessions are started.
    pub fn place(&self) -> Place<'a> {
        match &self.scenario.request {
            Request::Session(call) => Place::of(call),
            Request::Api(_) => Place {
                region: REGION,
                account: account(self.scenario),
            },
        }
    }

    /// The ARN of the scenario's target, or of an instance.
    pub fn target(&self) -> String {
        let call = match &self.scenario.request {
            Request::Session(call) => call.target.as_deref(),
            Request::Api(_) => None,
        };
        let target = call.and_then(Target::parse);
        let target = target.or_else(|| Target::parse("i-0123456789abcdef0"));
        target.map_or(String::new(), |target| target.arn(self.place()))
    }

    /// The ARN of a document by its name.
    pub fn document(&self, name: &str) -> String {
        documents::arn(name, None, self.place())
    }

    /// How a sentence on one statement names another.
    pub fn name(&self, other: Stated<'_>, from: Stated<'_>) -> String {
        let index = self.set.get(other.policy).map(|(index, _)| index);
        let named = index.and_then(|index| self.scenario.policies.get(index));
        match named.filter(|_| other.policy != from.policy) {
            Some(policy) => format!("`{}` / `{}`", policy.name, other.name()),
            None => format!("`{}`", other.name()),
        }
    }

    /// A request of the caller, of whose keys only these are known.
    pub fn request<'r>(
        &'r self,
        action: &'r str,
        resource: &'r str,
        known: &[(&str, Presence)],
    ) -> request::Request<'r> {
        let mut context = Context::new();
        for key in &self.set.keys {
            context.set(key, Presence::Unknown);
        }
        for (key, presence) in known {
            context.set(key, presence.clone());
        }
        let caller = &self.scenario.caller;
        request::Request {
            caller: request::Caller {
                kind: caller.kind.into(),
                arn: &caller.arn,
                behind: self.behind.as_deref(),
                path_unknown: crate::context::path_unknown(caller),
                management_account: caller.management_account,
            },
            action,
            resource,
            other_arn: None,
            resource_account: None,
            resource_policies: false,
            through_endpoint: Truth::False,
            context,
            unknown_layers: Vec::new(),
        }
    }

    /// Whether a statement applies to a request.
    pub fn applies(&self, stated: Stated<'_>, request: &request::Request<'_>) -> Truth {
        let parts = judge(self.set.attached(), stated.statement, request);
        Truth::all(parts.iter().map(|part| part.judgement.truth))
    }

    /// The parts of a statement, judged on a request.
    pub fn parts(&self, stated: Stated<'_>, request: &request::Request<'_>) -> Vec<Part> {
        judge(self.set.attached(), stated.statement, request)
    }

    /// Adds a finding at a place in a statement's policy.
    pub fn found(
        &self,
        all: &mut Vec<Found>,
        stated: Stated<'_>,
        rule: &Rule,
        span: Span,
        message: Sentence<'static>,
    ) {
        self.add(all, stated, Finding::new(rule, span, message));
    }

    /// Adds a finding in a statement's policy.
    pub fn add(&self, all: &mut Vec<Found>, stated: Stated<'_>, finding: Finding) {
        if let Some((policy, _)) = self.set.get(stated.policy) {
            all.push(Found { policy, finding });
        }
    }
}

impl<'a> Stated<'a> {
    pub fn policy(self) -> &'a Policy {
        &self.attached.policy
    }

    /// Whether its `Action` or `NotAction` lets an action in.
    pub fn covers(self, action: &str) -> bool {
        covers(&self.statement.action, action)
    }

    /// How sentences name it: by its `Sid`, or by its number.
    pub fn name(self) -> String {
        let sid = self.statement.sid.map(|span| self.policy().text(span));
        match sid.filter(|sid| !sid.is_empty()) {
            Some(sid) => sid.into_owned(),
            None => (self.number + 1).to_string(),
        }
    }
}

/// Whether a list of actions lets one in.
pub(super) fn covers(clause: &Clause<ActionPattern>, action: &str) -> bool {
    let listed = clause.items.iter().any(|item| match &item.meant {
        ActionPattern::Everything | ActionPattern::AllServices => true,
        ActionPattern::Name(glob) => glob.matches_ignoring_case(action),
    });
    !clause.items.is_empty() && listed != clause.negated
}

/// The patterns that a statement's `Resource` may match, as wide as its variables make them.
pub(super) fn globs(statement: &Statement) -> Vec<(Span, Cow<'_, Glob>)> {
    let items = statement.resource.iter().flat_map(|clause| &clause.items);
    let mut globs = Vec::new();
    for item in items {
        let glob = match &item.meant {
            ResourcePattern::Complete(template) => template.widest(),
            ResourcePattern::Everything => Cow::Owned(Glob::flat("*")),
            // Two documented rules read it differently.
            ResourcePattern::Incomplete { .. } => Cow::Owned(Glob::flat("arn:*")),
            ResourcePattern::Misplaced | ResourcePattern::Invalid => continue,
        };
        globs.push((item.span, glob));
    }
    globs
}

/// The truth of a statement's parts but for its conditions.
pub(super) fn addressed(parts: &[Part]) -> Truth {
    let parts = parts.iter().filter(|part| {
        let condition = [Element::EmptyCondition];
        !matches!(part.element, Element::Condition(_)) && !condition.contains(&part.element)
    });
    Truth::all(parts.map(|part| part.judgement.truth))
}

/// The scenario as one of starting a session; of an instance unless it names a target.
pub(super) fn session(scenario: &Scenario) -> Scenario {
    let mut asked = scenario.clone();
    let mut call = match asked.request {
        Request::Session(call) => call,
        Request::Api(_) => SessionCall {
            action: String::new(),
            target: None,
            document: None,
            session_id: None,
            document_owner: None,
            kms_key: None,
            account: account(scenario).to_string(),
            region: REGION.to_string(),
            target_tags: BTreeMap::new(),
            document_tags: BTreeMap::new(),
        },
    };
    call.action = start_session();
    call.document = None;
    call.document_owner = None;
    call.target = call.target.or(Some("i-0123456789abcdef0".to_string()));
    asked.request = Request::Session(call);
    asked
}

/// A Region for scenarios that name none.
const REGION: &str = "us-east-1";

fn account(scenario: &Scenario) -> &str {
    let named = scenario.caller.arn.split(':').nth(4);
    named.filter(|id| !id.is_empty()).unwrap_or("111122223333")
}
