//! The IAM policy language: text → policy → evaluation → explanation.
//!
//! Nothing here knows of Session Manager, of the network or of a file: texts and requests go in,
//! decisions with their reasons come out.
//!
//! ```
//! use iam::evaluate::{decide, evaluate};
//! use iam::language::{Language, text};
//! use iam::layers::Decision;
//! use iam::parse::parse;
//! use iam::policy::{Attached, Kind};
//! use iam::request::{Caller, CallerKind, Context, Presence, Request};
//!
//! // 1. A text becomes a policy, or says what is wrong with it and where.
//! let source = r#"{"Version": "2012-10-17", "Statement": {
//!     "Effect": "Allow", "Action": "ssm:StartSession", "Resource": "*",
//!     "Condition": {"IpAddress": {"aws:SourceIp": "203.0.113.0/24"}}}}"#;
//! let parsed = parse(source, Kind::Identity);
//! assert!(parsed.diagnostics.is_empty());
//! let Some(policy) = parsed.policy else { unreachable!() };
//!
//! // 2. A request names the caller, the action, the resource and the condition keys.
//! let mut context = Context::new();
//! context.set("aws:SourceIp", Presence::One("198.51.100.7".into()));
//! let request = Request {
//!     caller: Caller {
//!         kind: CallerKind::User,
//!         arn: "arn:aws:iam::111122223333:user/alice",
//!         behind: None,
//!         path_unknown: false,
//!         management_account: false,
//!     },
//!     action: "ssm:StartSession",
//!     resource: "arn:aws:ec2:eu-central-1:111122223333:instance/i-0123456789abcdef0",
//!     other_arn: None,
//!     resource_account: None,
//!     resource_policies: false,
//!     through_endpoint: false.into(),
//!     context,
//!     unknown_layers: vec![],
//! };
//!
//! // 3. The decision comes with every layer that denies and with a trace.
//! let attached = [Attached { kind: Kind::Identity, level: 0, policy }];
//! let evaluation = evaluate(&attached, &request);
//! assert_eq!(evaluation.decision, Decision::Deny);
//! assert!(!evaluation.denials[0].explicit);
//! assert_eq!(decide(&attached, &request), evaluation.decision);
//!
//! // 4. Each row of the trace can be put into words, in English or Japanese, and points into the text.
//! let row = &evaluation.trace[0];
//! let part = row.parts.last().unwrap();
//! let policy = &attached[0].policy;
//! let sentence = iam::explain::part(policy, &policy.statements[row.statement], &request, part);
//! assert_eq!(
//!     text(Language::English, &sentence),
//!     "`aws:SourceIp` is `198.51.100.7`, which is not in `203.0.113.0/24`",
//! );
//! assert_eq!(part.span.of(source), r#""aws:SourceIp": "203.0.113.0/24""#);
//! ```

pub mod arn;
pub mod catalog;
pub mod caveat;
pub mod compare;
pub mod condition;
pub mod data;
pub mod diagnostic;
pub mod evaluate;
pub mod explain;
pub mod format;
pub mod held;
pub mod ip;
pub mod json;
pub mod language;
pub mod layers;
pub mod lint;
pub mod nearest;
pub mod parse;
pub mod pattern;
pub mod policy;
mod principal;
pub mod reach;
pub mod request;
pub mod span;
pub mod trace;
pub mod truth;
pub mod variable;
