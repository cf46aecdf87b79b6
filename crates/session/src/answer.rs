//! The answer: what the page shows and the JavaScript API returns, in plain data.
//!
//! Everything in it is read off the evaluation's trace; nothing here judges. Spans are bytes of the
//! policy's text; whoever hands them to JavaScript turns them into UTF-16 code units.

use crate::scenario::PolicyKind;
use serde::Serialize;

/// The answer to a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// The verdict; `None` while a policy or the request has an error.
    pub decision: Option<Decision>,
    /// The verdict in one sentence, naming the policy and statement that decided.
    pub summary: String,
    /// One authorization for each resource of the call.
    pub checks: Vec<Check>,
    /// What AWS may print: one message for each failing check.
    pub messages: Vec<String>,
    /// Keys and layers the verdict depends on, when it does.
    pub depends_on: Vec<Dependency>,
    /// Where AWS documents nothing or contradicts itself, and the verdict hangs on it.
    pub caveats: Vec<Caveat>,
    /// What stands around a session and doesn't change its verdict.
    pub advisories: Vec<Advisory>,
    /// Findings in the policies' texts.
    pub diagnostics: Vec<Diagnostic>,
    /// Members of the scenario that make no sense; the JavaScript API throws them.
    #[serde(skip)]
    pub input_errors: Vec<InputError>,
}

impl Answer {
    /// The answer as long as there is no verdict: what was found.
    pub fn without_verdict(diagnostics: Vec<Diagnostic>, input_errors: Vec<InputError>) -> Answer {
        Answer {
            decision: None,
            summary: String::new(),
            checks: Vec::new(),
            messages: Vec::new(),
            depends_on: Vec::new(),
            caveats: Vec::new(),
            advisories: Vec::new(),
            diagnostics,
            input_errors,
        }
    }
}

/// A member of the scenario that makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputError {
    /// Its path: `network.sourceIp`, `request.document`, `request.target`, …
    pub member: String,
    /// What is wrong with it and what to do, in one sentence.
    pub message: String,
}

/// A verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Decision {
    /// Allowed.
    Allow,
    /// Denied.
    Deny,
    /// Allowed or denied, by what is unknown.
    Depends,
}

/// The authorization of one action on one resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Check {
    /// Which of the call's resources this is.
    pub leg: Leg,
    /// The action.
    pub action: String,
    /// The resource's ARN, or `*`.
    pub resource: String,
    /// This check's own verdict.
    pub decision: Decision,
    /// The first of `denials`.
    pub denial: Option<Denial>,
    /// Every layer that denies, in the order in which AWS documents their evaluation.
    pub denials: Vec<Denial>,
    /// Every layer that would still deny if no Deny statement applied; empty unless one does.
    #[serde(skip)]
    pub without_deny: Vec<Denial>,
    /// What AWS may print for this check, most likely first; empty unless it is denied.
    pub messages: Vec<Message>,
    /// One row for each statement that was judged.
    pub trace: Vec<TraceRow>,
}

/// Which of a call's resources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Leg {
    /// The managed node.
    Target,
    /// The session document.
    Document,
    /// The session.
    Session,
    /// The cluster in which the target is a task.
    Cluster,
    /// The request as a whole: an action with one resource or none.
    Request,
}

/// One reason for a denial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Denial {
    /// A statement denies, or none allows.
    pub kind: DenialKind,
    /// Which kind of policy.
    pub layer: PolicyKind,
    /// SCP and RCP only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<u32>,
}

/// How a denial comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum DenialKind {
    /// A Deny statement applies.
    Explicit,
    /// No Allow statement applies.
    Implicit,
}

/// One form in which AWS may word a denial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Which form.
    pub form: MessageForm,
    /// The text, character for character.
    pub text: String,
}

/// The forms of AWS's access-denied message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum MessageForm {
    /// With the clause that names the kind of policy.
    Reason,
    /// With that clause and the policy's ARN.
    ReasonWithArn,
    /// Without a reason.
    Bare,
}

/// One statement as it was judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TraceRow {
    /// Index into the scenario's policies.
    pub policy: usize,
    /// Index into the policy's statements.
    pub statement: usize,
    /// The statement's `Sid`, where it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sid: Option<String>,
    /// `Allow` or `Deny`.
    pub effect: Effect,
    /// Whether it applies to this request.
    pub outcome: Outcome,
    /// Whether the check's verdict rests on this statement.
    pub decisive: bool,
    /// The statement.
    pub span: Span,
    /// Its parts, in the order of judgement: up to the element that surely rules the statement out,
    /// otherwise all.
    pub parts: Vec<Part>,
}

/// `Allow` or `Deny`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Effect {
    /// Allow.
    Allow,
    /// Deny.
    Deny,
}

/// Whether a statement applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    /// Every part matches.
    Applies,
    /// A part doesn't match.
    DoesNotApply,
    /// It depends on what is unknown.
    Unknown,
}

/// One part of a statement as it was judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Which element.
    pub part: PartKind,
    /// Whether it matches.
    pub outcome: PartOutcome,
    /// Why, in one sentence.
    pub text: String,
    /// The element, or the value of it that decided.
    pub span: Span,
}

/// The elements of a statement that are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PartKind {
    /// `Principal` or `NotPrincipal`.
    Principal,
    /// `Action` or `NotAction`.
    Action,
    /// `Resource` or `NotResource`.
    Resource,
    /// One operator with one key of `Condition`.
    Condition,
}

/// Whether a part matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PartOutcome {
    /// It does.
    Match,
    /// It doesn't.
    NoMatch,
    /// It depends on what is unknown.
    Unknown,
}

/// Something unknown that the verdict depends on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Dependency {
    /// A condition key.
    Key(String),
    /// A kind of policy of which there may be more.
    Layer(PolicyKind),
    /// A question AWS's documentation leaves open, by the id of its caveat.
    Caveat(&'static str),
}

/// A point AWS doesn't document, or documents twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Caveat {
    /// Its id.
    pub code: &'static str,
    /// What is uncertain, in one sentence.
    pub text: String,
    /// The AWS page that comes closest.
    pub source: &'static str,
}

/// A call that belongs to a session without deciding it, or something that IAM can't see of the session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Advisory {
    /// The action.
    pub action: String,
    /// The resource's ARN, or `*`.
    pub resource: String,
    /// Whether the caller may do that.
    pub decision: Decision,
    /// What to know of it, in one sentence; `None` where there is no problem.
    pub text: Option<String>,
    /// The member of the scenario it is about, where that is well formed and yet hardly meant: its path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub member: Option<&'static str>,
    /// The AWS page on it.
    pub source: &'static str,
}

/// A finding in a policy's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Diagnostic {
    /// Index into the scenario's policies.
    pub policy: usize,
    /// How bad it is.
    pub severity: Severity,
    /// IAM Access Analyzer's code where it has one.
    pub code: &'static str,
    /// One sentence.
    pub message: String,
    /// Where.
    pub span: Span,
    /// Edits that would mend it.
    pub fixes: Vec<Fix>,
}

/// How bad a finding is, in IAM Access Analyzer's terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// IAM refuses to store the policy.
    Error,
    /// The policy may allow more than meant.
    SecurityWarning,
    /// The policy may not do what was meant.
    Warning,
    /// The policy could be clearer.
    Suggestion,
}

/// A change to a policy's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// The edits, in order of position.
    pub edits: Vec<Edit>,
    /// What changes in consequence, computed, in one sentence.
    pub effect: String,
    /// Whether the policy means the same as before for every request there can be.
    pub safe: bool,
}

/// One replacement of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// What to replace.
    pub span: Span,
    /// With what.
    pub text: String,
}

/// A half-open range of a policy's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Span {
    /// The first position.
    pub start: u32,
    /// The position behind the last.
    pub end: u32,
}
