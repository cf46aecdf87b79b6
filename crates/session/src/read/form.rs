//! The members of the form, each with its type.

use super::object::{Complaint, Object, Read, boolean, choice, entries, items, number, string};
use crate::compiled::Overrides;
use crate::scenario::{
    ApiCall, Caller, CallerType, ContextValue, DefaultDocument, Network, Options, PolicyKind,
    PolicyText, Request, Scenario, SessionCall, Unknown, star, start_session,
};
use iam::json::{Node, Value};
use std::collections::BTreeMap;

pub(super) fn scenario(node: Node<'_>) -> Read<Scenario> {
    let members = [
        "version", "policies", "caller", "request", "network", "context", "options",
    ];
    let form = Object::of(node, "struct Scenario", &members)?;
    Ok(Scenario {
        version: form.needed("version", number)?,
        policies: form.or("policies", Vec::new(), |node| items(node, policy))?,
        caller: form.or("caller", Caller::default(), caller)?,
        request: form.needed("request", request)?,
        network: form.optional("network", network)?,
        context: form.or("context", BTreeMap::new(), context)?,
        options: form.or("options", Options::default(), options)?,
    })
}

pub(super) fn overrides(node: Node<'_>) -> Read<Overrides> {
    let members = ["request", "network", "context"];
    let form = Object::of(node, "struct Overrides", &members)?;
    let given = form.given("network").is_some();
    let network = form.optional("network", network)?;
    Ok(Overrides {
        request: form.optional("request", request)?,
        network: given.then_some(network),
        context: form.optional("context", context)?,
    })
}

fn policy(node: Node<'_>) -> Read<PolicyText> {
    let members = ["name", "kind", "level", "text", "enabled", "arn"];
    let policy = Object::of(node, "struct PolicyText", &members)?;
    Ok(PolicyText {
        name: policy.or("name", String::new(), string)?,
        kind: policy.or("kind", PolicyKind::default(), |node| {
            choice(node, &PolicyKind::NAMES)
        })?,
        level: policy.or("level", 0, number)?,
        text: policy.needed("text", string)?.into(),
        enabled: policy.or("enabled", true, boolean)?,
        arn: policy.text("arn")?,
    })
}

fn caller(node: Node<'_>) -> Read<Caller> {
    let members = [
        "type",
        "arn",
        "roleArn",
        "userId",
        "tags",
        "managementAccount",
    ];
    let caller = Object::of(node, "struct Caller", &members)?;
    let unnamed = Caller::default();
    Ok(Caller {
        kind: caller.or("type", unnamed.kind, |node| {
            choice(node, &CallerType::NAMES)
        })?,
        arn: caller.or("arn", unnamed.arn, string)?,
        role_arn: caller.text("roleArn")?,
        user_id: caller.text("userId")?,
        tags: caller.or("tags", BTreeMap::new(), tags)?,
        management_account: caller.or("managementAccount", false, boolean)?,
    })
}

fn request(node: Node<'_>) -> Read<Request> {
    let kinds = ["session", "api"];
    Ok(match Object::tag(node, "type", "Request", &kinds)? {
        0 => Request::Session(session_call(node)?),
        _ => Request::Api(api_call(node)?),
    })
}

fn session_call(node: Node<'_>) -> Read<SessionCall> {
    let members = [
        "action",
        "target",
        "document",
        "sessionId",
        "documentOwner",
        "kmsKey",
        "account",
        "region",
        "targetTags",
        "documentTags",
    ];
    let call = Object::tagged(node, "type", "struct SessionCall", &members)?;
    Ok(SessionCall {
        action: call.or("action", start_session(), string)?,
        target: call.text("target")?,
        document: call.text("document")?,
        session_id: call.text("sessionId")?,
        document_owner: call.text("documentOwner")?,
        kms_key: call.text("kmsKey")?,
        account: call.needed("account", string)?,
        region: call.needed("region", string)?,
        target_tags: call.or("targetTags", BTreeMap::new(), tags)?,
        document_tags: call.or("documentTags", BTreeMap::new(), tags)?,
    })
}

fn api_call(node: Node<'_>) -> Read<ApiCall> {
    let members = ["action", "resource", "resourceAccount"];
    let call = Object::tagged(node, "type", "struct ApiCall", &members)?;
    Ok(ApiCall {
        action: call.needed("action", string)?,
        resource: call.or("resource", star(), string)?,
        resource_account: call.text("resourceAccount")?,
    })
}

fn network(node: Node<'_>) -> Read<Network> {
    let paths = ["internet", "vpcEndpoint"];
    if Object::tag(node, "path", "Network", &paths)? == 0 {
        let internet = Object::tagged(
            node,
            "path",
            "struct variant Network::Internet",
            &["sourceIp"],
        )?;
        let source_ip = internet.text("sourceIp")?;
        return Ok(Network::Internet { source_ip });
    }
    let members = ["vpcSourceIp", "vpce", "vpc"];
    let endpoint = Object::tagged(
        node,
        "path",
        "struct variant Network::VpcEndpoint",
        &members,
    )?;
    Ok(Network::VpcEndpoint {
        vpc_source_ip: endpoint.text("vpcSourceIp")?,
        vpce: endpoint.text("vpce")?,
        vpc: endpoint.text("vpc")?,
    })
}

fn options(node: Node<'_>) -> Read<Options> {
    let members = ["defaultDocument", "deriveContext", "unknownLayers"];
    let options = Object::of(node, "struct Options", &members)?;
    Ok(Options {
        default_document: options.or("defaultDocument", DefaultDocument::default(), |node| {
            choice(node, &DefaultDocument::NAMES)
        })?,
        derive_context: options.or("deriveContext", true, boolean)?,
        unknown_layers: options.or("unknownLayers", Vec::new(), |node| {
            items(node, |node| choice(node, &PolicyKind::NAMES))
        })?,
    })
}

fn context(node: Node<'_>) -> Read<BTreeMap<String, ContextValue>> {
    entries(node, context_value)
}

fn context_value(node: Node<'_>) -> Read<ContextValue> {
    let unknown = || {
        let value = Object::of(node, "struct Unknown", &["unknown"])?;
        let unknown = value.needed("unknown", boolean)?;
        Ok(ContextValue::Unknown(Unknown { unknown }))
    };
    let value = match node.value {
        Value::Null => Ok(ContextValue::Absent),
        Value::String(text) => Ok(ContextValue::One(text.to_string())),
        Value::Array(_) => items(node, string).map(ContextValue::Many),
        _ => unknown(),
    };
    value.map_err(|_| {
        Complaint::new("write a text, a list of texts, null or `{ \"unknown\": true }`".to_string())
    })
}

fn tags(node: Node<'_>) -> Read<BTreeMap<String, String>> {
    entries(node, string)
}
