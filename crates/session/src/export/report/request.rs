//! The request of a report, in a table: a line for each member that is there.

use super::super::markdown::{cell, code};
use super::Report;
use crate::call;
use crate::documents;
use crate::scenario::{ContextValue, Network, Request};
use iam::language::Sentence;

impl Report<'_> {
    pub(super) fn request(&mut self) {
        self.heading("request");
        let scenario = self.scenario;
        let given = |name: &'static str, value: &str| (self.label(name), cell(value));
        let mut lines = vec![given("caller", &scenario.caller.arn)];
        lines.extend((scenario.caller.role_arn.iter()).map(|arn| given("role", arn)));
        match &scenario.request {
            Request::Session(call) => {
                lines.push(given("action", &call.action));
                lines.extend(call.target.iter().map(|target| given("target", target)));
                let starts = call::action(&call.action) == Some("ssm:StartSession");
                match &call.document {
                    Some(name) => lines.push(given("document", name)),
                    None if starts => lines.push((self.label("document"), self.no_document())),
                    None => {}
                }
                lines.extend(call.session_id.iter().map(|id| given("session", id)));
                lines.push(given("region", &call.region));
                lines.push(given("account", &call.account));
            }
            Request::Api(api) => {
                lines.push(given("action", &api.action));
                lines.push(given("resource", &api.resource));
                let owner = api.resource_account.iter();
                lines.extend(owner.map(|owner| given("account", owner)));
            }
        }
        let unknown = self.words(&Sentence::new("report-unknown"));
        let mut known = |name: &'static str, value: Option<&str>| {
            let value = value.map_or_else(|| unknown.clone(), cell);
            lines.push((self.label(name), value));
        };
        match &scenario.network {
            Some(Network::Internet { source_ip }) => known("source", source_ip.as_deref()),
            Some(Network::VpcEndpoint {
                vpc_source_ip,
                vpce,
                vpc,
            }) => {
                known("endpoint", vpce.as_deref());
                known("vpc", vpc.as_deref());
                known("private", vpc_source_ip.as_deref());
            }
            None => {}
        }
        for (key, value) in &scenario.context {
            let value = match value {
                ContextValue::One(value) => cell(value),
                ContextValue::Many(values) => {
                    let values: Vec<_> = values.iter().map(|value| cell(value)).collect();
                    values.join(self.comma())
                }
                ContextValue::Unknown(_) => unknown.clone(),
                ContextValue::Absent => self.words(&Sentence::new("report-absent")),
            };
            lines.push((cell(key), value));
        }
        let rows = lines.into_iter();
        let rows = rows.map(|(label, value)| format!("\n| {label} | {value} |"));
        self.blocks
            .push(format!("| | |\n|---|---|{}", rows.collect::<String>()));
    }

    fn no_document(&self) -> String {
        let words = Sentence::new("report-no-document");
        self.words(&words.with("document", code(documents::DEFAULT)))
    }
}
