//! The form of [`scenario`](crate::scenario) → JSON, as small as it can be.
//!
//! Invariant: byte for byte what the types' own way to be written (`serde`) gives, at a tenth of what
//! that costs the page; a test holds both together.

use crate::scenario::{
    Caller, ContextValue, Network, Options, PolicyKind, PolicyText, Request, Scenario,
};
use iam::json::quoted;
use std::collections::BTreeMap;

/// Writes a scenario.
pub fn scenario(scenario: &Scenario) -> String {
    let mut form = Object::new();
    form.put("version", &scenario.version.to_string());
    form.put("policies", &list(scenario.policies.iter().map(policy)));
    form.put("caller", &caller(&scenario.caller));
    form.put("request", &request(&scenario.request));
    let network = scenario.network.as_ref().map(network);
    form.put("network", network.as_deref().unwrap_or("null"));
    form.map("context", &scenario.context, context_value);
    if !scenario.options.is_default() {
        form.put("options", &options(&scenario.options));
    }
    form.end()
}

fn policy(policy: &PolicyText) -> String {
    let mut form = Object::new();
    form.text("name", &policy.name);
    form.text("kind", name(policy.kind, &PolicyKind::NAMES));
    if policy.level != 0 {
        form.put("level", &policy.level.to_string());
    }
    form.text("text", &policy.text);
    if !policy.enabled {
        form.put("enabled", "false");
    }
    form.known("arn", policy.arn.as_deref());
    form.end()
}

fn caller(caller: &Caller) -> String {
    let mut form = Object::new();
    form.text(
        "type",
        name(caller.kind, &crate::scenario::CallerType::NAMES),
    );
    form.text("arn", &caller.arn);
    form.known("roleArn", caller.role_arn.as_deref());
    form.known("userId", caller.user_id.as_deref());
    form.map("tags", &caller.tags, |tag| quoted(tag));
    if caller.management_account {
        form.put("managementAccount", "true");
    }
    form.end()
}

fn request(request: &Request) -> String {
    let mut form = Object::new();
    match request {
        Request::Session(call) => {
            form.text("type", "session");
            form.text("action", &call.action);
            form.known("target", call.target.as_deref());
            form.text_or_null("document", call.document.as_deref());
            form.known("sessionId", call.session_id.as_deref());
            form.known("documentOwner", call.document_owner.as_deref());
            form.known("kmsKey", call.kms_key.as_deref());
            form.text("account", &call.account);
            form.text("region", &call.region);
            form.map("targetTags", &call.target_tags, |tag| quoted(tag));
            form.map("documentTags", &call.document_tags, |tag| quoted(tag));
        }
        Request::Api(call) => {
            form.text("type", "api");
            form.text("action", &call.action);
            form.text("resource", &call.resource);
            form.known("resourceAccount", call.resource_account.as_deref());
        }
    }
    form.end()
}

fn network(network: &Network) -> String {
    let mut form = Object::new();
    match network {
        Network::Internet { source_ip } => {
            form.text("path", "internet");
            form.text_or_null("sourceIp", source_ip.as_deref());
        }
        Network::VpcEndpoint {
            vpc_source_ip,
            vpce,
            vpc,
        } => {
            form.text("path", "vpcEndpoint");
            form.known("vpcSourceIp", vpc_source_ip.as_deref());
            form.known("vpce", vpce.as_deref());
            form.known("vpc", vpc.as_deref());
        }
    }
    form.end()
}

fn context_value(value: &ContextValue) -> String {
    match value {
        ContextValue::One(text) => quoted(text),
        ContextValue::Many(texts) => list(texts.iter().map(|text| quoted(text))),
        ContextValue::Unknown(value) => format!("{{\"unknown\":{}}}", value.unknown),
        ContextValue::Absent => "null".to_string(),
    }
}

fn options(options: &Options) -> String {
    let mut form = Object::new();
    let rule = name(
        options.default_document,
        &crate::scenario::DefaultDocument::NAMES,
    );
    form.text("defaultDocument", rule);
    form.put("deriveContext", &options.derive_context.to_string());
    if !options.unknown_layers.is_empty() {
        let layers = options.unknown_layers.iter();
        let layers = layers.map(|kind| quoted(name(*kind, &PolicyKind::NAMES)));
        form.put("unknownLayers", &list(layers));
    }
    form.end()
}

fn name<T: PartialEq>(value: T, names: &[(&'static str, T)]) -> &'static str {
    let found = names.iter().find(|(_, other)| *other == value);
    found.map_or("", |(name, _)| name)
}

fn list(items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    format!("[{}]", items.join(","))
}

/// An object, member by member.
struct Object(String);

impl Object {
    fn new() -> Object {
        Object("{".to_string())
    }

    fn put(&mut self, name: &str, json: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        self.0.push_str(&quoted(name));
        self.0.push(':');
        self.0.push_str(json);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.put(name, &quoted(text));
    }

    /// A text that is left out where there is none.
    fn known(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn text_or_null(&mut self, name: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(name, text),
            None => self.put(name, "null"),
        }
    }

    /// A map that is left out where it is empty.
    fn map<T>(&mut self, name: &str, map: &BTreeMap<String, T>, json: impl Fn(&T) -> String) {
        if map.is_empty() {
            return;
        }
        let mut object = Object::new();
        for (key, value) in map {
            object.put(key, &json(value));
        }
        self.put(name, &object.end());
    }

    fn end(mut self) -> String {
        self.0.push('}');
        self.0
    }
}
