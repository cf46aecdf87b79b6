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
    /// The caller's unique id.
    UserId,
    /// The Region.
    Region,
    /// The account.
    Account,
    /// The key with which the account encrypts its sessions.
    KmsKey,
    /// The action of a request that is no Session Manager call.
    ApiAction,
    /// The resource of such a request.
    Resource,
    /// The account that owns that resource.
    ResourceAccount,
}

impl Field {
    /// Every field.
    pub const ALL: [Field; 18] = [
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
        Field::UserId,
        Field::Region,
        Field::Account,
        Field::KmsKey,
        Field::ApiAction,
        Field::Resource,
        Field::ResourceAccount,
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
            Field::UserId => "user-id",
            Field::Region => "region",
            Field::Account => "account",
            Field::KmsKey => "kms-key",
            Field::ApiAction => "api-action",
            Field::Resource => "resource",
            Field::ResourceAccount => "resource-account",
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
            Field::Action | Field::ApiAction => "request.action",
            Field::Caller => "caller.arn",
            Field::RoleArn => "caller.roleArn",
            Field::UserId => "caller.userId",
            Field::Region => "request.region",
            Field::Account => "request.account",
            Field::KmsKey => "request.kmsKey",
            Field::Resource => "request.resource",
            Field::ResourceAccount => "request.resourceAccount",
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
            Field::UserId => scenario.caller.user_id.clone(),
            Field::Document => call.and_then(|call| call.document.clone()),
            Field::DocumentOwner => call.and_then(|call| call.document_owner.clone()),
            Field::Target => call.and_then(|call| call.target.clone()),
            Field::SessionId => call.and_then(|call| call.session_id.clone()),
            Field::Action => {
                let action = call.map(|call| &call.action);
                action.or(api.map(|api| &api.action)).cloned()
            }
            Field::KmsKey => call.and_then(|call| call.kms_key.clone()),
            Field::ApiAction => api.map(|api| api.action.clone()),
            Field::Resource => api.map(|api| api.resource.clone()),
            Field::ResourceAccount => api.and_then(|api| api.resource_account.clone()),
            Field::Region => call.map(|call| call.region.clone()),
            Field::Account => call.map(|call| call.account.clone()),
        };
        value.unwrap_or_default()
    }

    /// Puts a value into it. What is pasted often brings a space along, which no name of AWS begins or
    /// ends with; only the resources of other services may. Nothing but spaces is left to be told of.
    pub fn write(self, scenario: &mut Scenario, value: String) {
        let value = match value.trim() {
            name if self != Field::Resource && !name.is_empty() => name.to_string(),
            _ => value,
        };
        match self {
            Field::SourceIp | Field::VpcSourceIp | Field::Vpce | Field::Vpc => {
                set_network_value(self, &mut scenario.network, value);
            }
            Field::Caller => write_caller(scenario, value),
            Field::RoleArn => scenario.caller.role_arn = some(value),
            Field::UserId => scenario.caller.user_id = some(value),
            _ => match (&mut scenario.request, self) {
                (Request::Session(call), _) => self.write_call(call, value),
                (Request::Api(api), Field::Action | Field::ApiAction) => api.action = value,
                (Request::Api(api), Field::Resource) => api.resource = value,
                (Request::Api(api), Field::ResourceAccount) => api.resource_account = some(value),
                (Request::Api(_), _) => {}
            },
        }
    }

    fn write_call(self, call: &mut SessionCall, value: String) {
        match self {
            Field::Document => call.document = some(value),
            Field::DocumentOwner => call.document_owner = some(value),
            Field::Target => write_target(call, value),
            Field::SessionId => call.session_id = some(value),
            Field::Action => call.action = value,
            Field::KmsKey => call.kms_key = some(value),
            Field::Region => call.region = value,
            Field::Account => call.account = value,
            _ => {}
        }
    }
}

/// The ARN of a node tells its Region and account as well.
fn write_target(call: &mut SessionCall, value: String) {
    let parts: Vec<&str> = value.splitn(6, ':').collect();
    if let ["arn", _, service, region, account, resource] = *parts.as_slice()
        && let ("ec2", Some(("instance", id))) | ("ssm", Some(("managed-instance", id))) =
            (service, resource.split_once('/'))
        && ![region, account, id].contains(&"")
    {
        call.region = region.to_string();
        call.account = account.to_string();
        call.target = some(id.to_string());
    } else {
        call.target = some(value);
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

/// Whether an ARN that shows one kind may be another's: a service-linked role's session looks like
/// any role's.
pub fn is_told(shown: CallerType, kind: CallerType) -> bool {
    shown == kind || (shown == CallerType::Role && kind == CallerType::ServiceLinkedRole)
}

/// Whether a caller of this kind has a role.
pub fn is_role(kind: CallerType) -> bool {
    matches!(kind, CallerType::Role | CallerType::ServiceLinkedRole)
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
    if let Some(kind) = caller_type(&arn).filter(|kind| !is_told(*kind, caller.kind)) {
        caller.kind = kind;
    }
    if !is_role(caller.kind) {
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

/// A public address tells the path as well, where none is given.
fn set_network_value(field: Field, network: &mut Option<Network>, value: String) {
    if field == Field::SourceIp && network.is_none() {
        *network = Some(Network::Internet { source_ip: None });
    }
    let place = match (field, network.as_mut()) {
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
            if matches!(
                field,
                Field::ApiAction | Field::Resource | Field::ResourceAccount
            ) {
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
    fn what_a_pasted_value_brings_along_is_dropped() {
        let mut scenario = scenario();
        Field::SourceIp.write(&mut scenario, " 198.51.100.7\n".to_string());
        assert_eq!(Field::SourceIp.read(&scenario), "198.51.100.7");
        Field::Document.write(&mut scenario, "   ".to_string());
        assert_eq!(Field::Document.read(&scenario), "   ");
        for (arn, id) in [
            ("arn:aws:ec2:eu-west-1:123456789012:instance/i-1", "i-1"),
            (
                "arn:aws:ssm:eu-west-1:123456789012:managed-instance/mi-1",
                "mi-1",
            ),
        ] {
            let mut scenario = scenario.clone();
            Field::Target.write(&mut scenario, arn.to_string());
            assert_eq!(Field::Target.read(&scenario), id);
            assert_eq!(Field::Region.read(&scenario), "eu-west-1");
            assert_eq!(Field::Account.read(&scenario), "123456789012");
        }
        // A letter before the name begins, and the ARN of something else, stay as they are.
        for typed in [
            "arn:aws:ec2:eu-west-1:123456789012:instance/",
            "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1",
        ] {
            Field::Target.write(&mut scenario, typed.to_string());
            assert_eq!(Field::Target.read(&scenario), typed);
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
    fn a_service_linked_role_stays_one_while_its_arn_is_typed() {
        let mut scenario = scenario();
        scenario.caller.kind = CallerType::ServiceLinkedRole;
        let arn = "arn:aws:sts::123456789012:assumed-role/AWSServiceRoleForX/s";
        Field::Caller.write(&mut scenario, arn.to_string());
        assert_eq!(scenario.caller.kind, CallerType::ServiceLinkedRole);
        Field::Caller.write(&mut scenario, "arn:aws:iam::1:user/a".to_string());
        assert_eq!(scenario.caller.kind, CallerType::User);
    }

    #[test]
    fn an_address_makes_the_path_the_internet() {
        let mut scenario = scenario();
        scenario.network = None;
        Field::Vpce.write(&mut scenario, "vpce-1".to_string());
        assert_eq!(scenario.network, None);
        Field::SourceIp.write(&mut scenario, "192.0.2.1".to_string());
        assert_eq!(Field::SourceIp.read(&scenario), "192.0.2.1");
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
