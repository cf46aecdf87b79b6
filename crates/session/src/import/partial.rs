//! A part of a scenario: the members that a text states, in the form of [`scenario`](crate::scenario).
//!
//! A member that is `None` isn't in the JSON: nothing is known of it.

use crate::answer::DenialKind;
use crate::scenario::{CallerType, ContextValue, Network, PolicyKind, Unknown};
use serde::Serialize;
use std::collections::BTreeMap;

/// A part of a scenario.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Partial {
    /// Who calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caller: Option<PartialCaller>,
    /// What is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request: Option<PartialRequest>,
    /// The way the request takes; `Some(None)` where the text says only that it is none of the known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub network: Option<Option<Network>>,
    /// Condition keys.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub context: BTreeMap<String, ContextValue>,
}

impl Partial {
    /// A condition key with its value, or unknown where the text has none.
    pub(crate) fn known(&mut self, key: &str, value: Option<&str>) {
        let unknown = ContextValue::Unknown(Unknown { unknown: true });
        let value = value.map_or(unknown, |value| ContextValue::One(value.to_string()));
        self.context.insert(key.to_string(), value);
    }

    /// A condition key that the text says is absent.
    pub(crate) fn absent(&mut self, key: &str) {
        self.context.insert(key.to_string(), ContextValue::Absent);
    }
}

/// Who calls, as far as it is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PartialCaller {
    /// What kind of principal.
    #[serde(rename = "type")]
    pub kind: CallerType,
    /// The ARN that AWS's messages name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub arn: Option<String>,
    /// Role only: its ARN with the path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_arn: Option<String>,
    /// `aws:userid`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
}

/// What is asked, as far as it is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum PartialRequest {
    /// A Session Manager call.
    #[serde(rename_all = "camelCase")]
    Session {
        /// `ssm:StartSession` or a relative.
        action: &'static str,
        /// The managed node.
        #[serde(skip_serializing_if = "Option::is_none")]
        target: Option<String>,
        /// The document; `Some(None)` where the call names none.
        #[serde(skip_serializing_if = "Option::is_none")]
        document: Option<Option<String>>,
        /// `ResumeSession` and `TerminateSession` only.
        #[serde(skip_serializing_if = "Option::is_none")]
        session_id: Option<String>,
        /// The account in which the call is made.
        #[serde(skip_serializing_if = "Option::is_none")]
        account: Option<String>,
        /// The Region in which the call is made.
        #[serde(skip_serializing_if = "Option::is_none")]
        region: Option<String>,
    },
    /// Any single API authorization.
    #[serde(rename_all = "camelCase")]
    Api {
        /// Such as `ssm:GetParameter`.
        action: String,
        /// The ARN; left out where the message names none.
        #[serde(skip_serializing_if = "Option::is_none")]
        resource: Option<String>,
    },
}

/// What AWS's message says of the policy that denies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NamedDenial {
    /// A statement denies, or none allows; left out where the message doesn't say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<DenialKind>,
    /// Which kind of policy; left out where the message doesn't say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub layer: Option<PolicyKind>,
    /// The policy's ARN, where the message names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_arn: Option<String>,
}
