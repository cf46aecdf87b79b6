//! The global condition keys, and what each holds.
//!
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html>

use Holds::{Address, Arn, Bool, Date, Number, Text, Texts};

/// What a key holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holds {
    Address,
    Arn,
    Bool,
    Date,
    Number,
    Text,
    /// Any number of texts.
    Texts,
}

/// Each key in AWS's spelling; `*` stands for a tag's key.
pub(super) const GLOBAL: &[(&str, Holds)] = &[
    ("aws:AssumedRoot", Bool),
    ("aws:CalledVia", Texts),
    ("aws:CalledViaAWSMCP", Text),
    ("aws:CalledViaFirst", Text),
    ("aws:CalledViaLast", Text),
    ("aws:ChatbotSourceArn", Arn),
    ("aws:CurrentTime", Date),
    ("aws:Ec2InstanceSourcePrivateIPv4", Address),
    ("aws:Ec2InstanceSourceVpc", Text),
    ("aws:EpochTime", Date),
    ("aws:FederatedProvider", Text),
    ("aws:IsMcpServiceAction", Bool),
    ("aws:MultiFactorAuthAge", Number),
    ("aws:MultiFactorAuthPresent", Bool),
    ("aws:PrincipalAccount", Text),
    ("aws:PrincipalArn", Arn),
    ("aws:PrincipalIsAWSService", Bool),
    ("aws:PrincipalOrgID", Text),
    ("aws:PrincipalOrgPaths", Texts),
    ("aws:PrincipalServiceName", Text),
    ("aws:PrincipalServiceNamesList", Texts),
    ("aws:PrincipalTag/*", Text),
    ("aws:PrincipalType", Text),
    ("aws:referer", Text),
    ("aws:RequestedRegion", Text),
    ("aws:RequestTag/*", Text),
    ("aws:ResourceAccount", Text),
    ("aws:ResourceOrgID", Text),
    ("aws:ResourceOrgPaths", Texts),
    ("aws:ResourceTag/*", Text),
    ("aws:SecureTransport", Bool),
    ("aws:SourceAccount", Text),
    ("aws:SourceArn", Arn),
    ("aws:SourceIdentity", Text),
    ("aws:SourceIp", Address),
    ("aws:SourceOrgID", Text),
    ("aws:SourceOrgPaths", Texts),
    ("aws:SourceOwner", Text),
    ("aws:SourceVpc", Text),
    ("aws:SourceVpcArn", Text),
    ("aws:SourceVpce", Text),
    ("aws:TagKeys", Texts),
    ("aws:TokenIssueTime", Date),
    ("aws:UserAgent", Text),
    ("aws:userid", Text),
    ("aws:username", Text),
    ("aws:ViaAWSMCPService", Bool),
    ("aws:ViaAWSService", Bool),
    ("aws:ViaCustomerDomain", Text),
    ("aws:VpceAccount", Text),
    ("aws:VpceOrgID", Text),
    ("aws:VpceOrgPaths", Texts),
    ("aws:VpcSourceIp", Address),
];

/// What a global key holds, whatever its case; none where there is no such key.
pub(super) fn global(key: &str) -> Option<Holds> {
    let found = GLOBAL
        .iter()
        .find(|(known, _)| match known.strip_suffix('*') {
            Some(prefix) => key
                .split_at_checked(prefix.len())
                .is_some_and(|(head, tag)| head.eq_ignore_ascii_case(prefix) && !tag.is_empty()),
            None => known.eq_ignore_ascii_case(key),
        });
    found.map(|(_, holds)| *holds)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_known_whatever_their_case() {
        for (key, expected) in [
            ("AWS:sourceip", Some(Address)),
            ("aws:TagKeys", Some(Texts)),
            ("aws:ResourceTag/a", Some(Text)),
            ("aws:ResourceTag/", None),
            ("aws:ResourceTag", None),
            ("aws:SourceIps", None),
            ("aws:PrincipalArn", Some(Arn)),
            ("aws:SecureTransport", Some(Bool)),
            ("aws:CurrentTime", Some(Date)),
            ("aws:MultiFactorAuthAge", Some(Number)),
        ] {
            assert_eq!(global(key), expected, "{key}");
        }
    }
}
