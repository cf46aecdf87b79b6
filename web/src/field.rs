//! The request's fields: how each reads and writes the scenario.

use session::scenario::{Caller, CallerType, Network, Request, Scenario, SessionCall};

/// One field of the request. Session documents and targets are text; an empty text is an absent one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The public address.
    SourceIp,
    /// The private address behind a VPC endpoint.
    VpcSourceIp,
    /// The VPC endpoint's id.
    Vpce,
    /// The VPC's id.
    Vpc,
    /// The session document.
    Document,
    /// Who owns the document.
    DocumentOwner,
    /// The managed node.
    Target,
    /// The session.
    SessionId,
    /// The action.
    Action,
    /// The caller's ARN.
    Caller,
    /// The role's ARN, with its path.
    RoleArn,
    /// The Region.
    Region,
    /// The account.
    Account,
    /// The resource of a request that is no Session Manager call.
    Resource,
}

impl Field {
    /// Every field.
    pub const ALL: [Field; 14] = [
        Field::SourceIp,
        Field::VpcSourceIp,
        Field::Vpce,
        Field::Vpc,
        Field::Document,
        Field::DocumentOwner,
        Field::Target,
        Field::SessionId,
        Field::Action,
        Field::Caller,
        Field::RoleArn,
        Field::Region,
        Field::Account,
        Field::Resource,
    ];

    /// The name that its element and its error have in the page.
    pub fn name(self) -> &'static str {
        match self {
            Field::SourceIp => "source-ip",
            Field::VpcSourceIp => "vpc-source-ip",
            Field::Vpce => "vpce",
            Field::Vpc => "vpc",
            Field::Document => "document",
            Field::DocumentOwner => "document-owner",
            Field::Target => "target",
            Field::SessionId => "session-id",
            Field::Action => "action",
            Field::Caller => "caller",
            Field::RoleArn => "role-arn",
            Field::Region => "region",
            Field::Account => "account",
            Field::Resource => "resource",
        }
    }

    /// The scenario's member that an input error names.
    pub fn member(self) -> &'static str {
        match self {
            Field::SourceIp => "network.sourceIp",
            Field::VpcSourceIp => "network.vpcSourceIp",
            Field::Vpce => "network.vpce",
            Field::Vpc => "network.vpc",
            Field::Document => "request.document",
            Field::DocumentOwner => "request.documentOwner",
            Field::Target => "request.target",
            Field::SessionId => "request.sessionId",
            Field::Action => "request.action",
            Field::Caller => "caller.arn",
            Field::RoleArn => "caller.roleArn",
            Field::Region => "request.region",
            Field::Account => "request.account",
            Field::Resource => "request.resource",
        }
    }

    /// What it holds.
    pub fn read(self, scenario: &Scenario) -> String {
        let (call, api) = match &scenario.request {
            Request::Session(call) => (Some(call), None),
            Request::Api(api) => (None, Some(api)),
        };
        let value = match self {
            Field::SourceIp | Field::VpcSourceIp | Field::Vpce | Field::Vpc => {
                network_value(self, scenario.network.as_ref())
            }
            Field::Caller => Some(scenario.caller.arn.clone()),
            Field::RoleArn => scenario.caller.role_arn.clone(),
            Field::Document => call.and_then(|call| call.document.clone()),
            Field::DocumentOwner => call.and_then(|call| call.document_owner.clone()),
            Field::Target => call.and_then(|call| call.target.clone()),
            Field::SessionId => call.and_then(|call| call.session_id.clone()),
            Field::Action => {
                let action = call.map(|call| &call.action);
                action.or(api.map(|api| &api.action)).cloned()
            }
            Field::Resource => api.map(|api| api.resource.clone()),
            Field::Region => call.map(|call| call.region.clone()),
            Field::Account => call.map(|call| call.account.clone()),
        };
        value.unwrap_or_default()
    }

    /// Puts a value into it.
    pub fn write(self, scenario: &mut Scenario, value: String) {
        match self {
            Field::SourceIp | Field::VpcSourceIp | Field::Vpce | Field::Vpc => {
                set_network_value(self, scenario.network.as_mut(), value);
            }
            Field::Caller => write_caller(scenario, value),
            Field::RoleArn => scenario.caller.role_arn = some(value),
            _ => match (&mut scenario.request, self) {
                (Request::Session(call), _) => self.write_call(call, value),
                (Request::Api(api), Field::Action) => api.action = value,
                (Request::Api(api), Field::Resource) => api.resource = value,
                (Request::Api(_), _) => {}
            },
        }
    }

    fn write_call(self, call: &mut SessionCall, value: String) {
        match self {
            Field::Document => call.document = some(value),
            Field::DocumentOwner => call.document_owner = some(value),
            Field::Target => call.target = some(value),
            Field::SessionId => call.session_id = some(value),
            Field::Action => call.action = value,
            Field::Region => call.region = value,
            Field::Account => call.account = value,
            _ => {}
        }
    }
}

/// The caller's kind as its ARN shows it, where it does.
pub fn caller_type(arn: &str) -> Option<CallerType> {
    let mut parts = arn.splitn(6, ':').skip(2);
    let (service, resource) = (parts.next()?, parts.nth(2)?);
    match (service, resource.split('/').next()?) {
        ("iam", "user") => Some(CallerType::User),
        ("iam", "root") => Some(CallerType::Root),
        ("sts", "assumed-role") => Some(CallerType::Role),
        ("sts", "federated-user") => Some(CallerType::FederatedUser),
        _ => None,
    }
}

/// A new caller brings its kind and, where the call stayed in the caller's own account, that too.
fn write_caller(scenario: &mut Scenario, arn: String) {
    let (was, is) = (account(&scenario.caller.arn), account(&arn));
    if let (Some(was), Some(is), Request::Session(call)) = (was, is, &mut scenario.request)
        && call.account == was
    {
        call.account = is.to_string();
    }
    let caller: &mut Caller = &mut scenario.caller;
    if let Some(kind) = caller_type(&arn) {
        caller.kind = kind;
    }
    if caller.kind != CallerType::Role {
        caller.role_arn = None;
    }
    caller.arn = arn;
}

/// The account of an ARN, once it is complete.
fn account(arn: &str) -> Option<&str> {
    let account = arn.split(':').nth(4)?;
    let complete = account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit());
    complete.then_some(account)
}

fn network_value(field: Field, network: Option<&Network>) -> Option<String> {
    match (field, network?) {
        (Field::SourceIp, Network::Internet { source_ip }) => source_ip.clone(),
        (Field::VpcSourceIp, Network::VpcEndpoint { vpc_source_ip, .. }) => vpc_source_ip.clone(),
        (Field::Vpce, Network::VpcEndpoint { vpce, .. }) => vpce.clone(),
        (Field::Vpc, Network::VpcEndpoint { vpc, .. }) => vpc.clone(),
        _ => None,
    }
}

fn set_network_value(field: Field, network: Option<&mut Network>, value: String) {
    let place = match (field, network) {
        (Field::SourceIp, Some(Network::Internet { source_ip })) => source_ip,
        (Field::VpcSourceIp, Some(Network::VpcEndpoint { vpc_source_ip, .. })) => vpc_source_ip,
        (Field::Vpce, Some(Network::VpcEndpoint { vpce, .. })) => vpce,
        (Field::Vpc, Some(Network::VpcEndpoint { vpc, .. })) => vpc,
        _ => return,
    };
    *place = some(value);
}

fn some(value: String) -> Option<String> {
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{Example, FIRST};
    use session::scenario::ApiCall;

    fn scenario() -> Scenario {
        Example::find(FIRST).unwrap().scenario().unwrap()
    }

    #[test]
    fn what_is_written_is_read() {
        let endpoint = Network::VpcEndpoint {
            vpc_source_ip: None,
            vpce: None,
            vpc: None,
        };
        for field in Field::ALL {
            let mut scenario = scenario();
            if matches!(field, Field::VpcSourceIp | Field::Vpce | Field::Vpc) {
                scenario.network = Some(endpoint.clone());
            }
            if field == Field::Resource {
                scenario.request = Request::Api(ApiCall {
                    action: "ssm:GetParameter".to_string(),
                    resource: "*".to_string(),
                    resource_account: None,
                });
            }
            field.write(&mut scenario, "typed".to_string());
            assert_eq!(field.read(&scenario), "typed", "{field:?}");
            field.write(&mut scenario, String::new());
            assert_eq!(field.read(&scenario), "", "{field:?}");
        }
    }

    #[test]
    fn an_empty_document_is_the_default_one() {
        let mut scenario = scenario();
        Field::Document.write(&mut scenario, String::new());
        let Request::Session(call) = scenario.request else {
            panic!()
        };
        assert_eq!(call.document, None);
    }

    #[test]
    fn a_caller_brings_its_kind_and_its_account() {
        let mut scenario = scenario();
        let arn = "arn:aws:sts::123456789012:assumed-role/Ops/alice";
        Field::Caller.write(&mut scenario, arn.to_string());
        assert_eq!(scenario.caller.kind, CallerType::Role);
        assert_eq!(Field::Account.read(&scenario), "123456789012");

        Field::RoleArn.write(&mut scenario, "arn:aws:iam::1:role/x/Ops".to_string());
        Field::Caller.write(&mut scenario, "arn:aws:iam::1234".to_string());
        assert_eq!(scenario.caller.kind, CallerType::Role);
        assert_eq!(Field::Account.read(&scenario), "123456789012");
        Field::Caller.write(&mut scenario, "arn:aws:iam::111122223333:root".to_string());
        assert_eq!(scenario.caller.kind, CallerType::Root);
        assert_eq!(scenario.caller.role_arn, None);
    }

    #[test]
    fn an_account_chosen_by_hand_stays() {
        let mut scenario = scenario();
        Field::Account.write(&mut scenario, "444455556666".to_string());
        Field::Caller.write(
            &mut scenario,
            "arn:aws:iam::123456789012:user/bob".to_string(),
        );
        assert_eq!(Field::Account.read(&scenario), "444455556666");
    }
}
