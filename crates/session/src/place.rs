//! Where a call is made: the partition, the Region and the account, and the ARNs of what is there.
//!
//! Each Region belongs to one partition
//! (<https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html>).

use crate::scenario::SessionCall;

/// The partitions other than `aws`, by how the names of their Regions begin.
const PARTITIONS: &[(&str, &str)] = &[
    ("cn-", "aws-cn"),
    ("us-gov-", "aws-us-gov"),
    ("us-iso-", "aws-iso"),
    ("us-isob-", "aws-iso-b"),
    ("eu-isoe-", "aws-iso-e"),
    ("us-isof-", "aws-iso-f"),
    ("eusc-", "aws-eusc"),
];

/// A Region as one account sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place<'a> {
    pub region: &'a str,
    pub account: &'a str,
}

impl<'a> Place<'a> {
    /// Where a call is made.
    pub fn of(call: &'a SessionCall) -> Place<'a> {
        Place {
            region: &call.region,
            account: &call.account,
        }
    }

    /// The ARN of what the account has there.
    pub fn arn(self, service: &str, resource: &str) -> String {
        self.arn_of(self.account, service, resource)
    }

    /// The ARN of what another account has there; AWS's own is the empty one.
    pub fn arn_of(self, account: &str, service: &str, resource: &str) -> String {
        let partition = partition(self.region);
        let region = self.region;
        format!("arn:{partition}:{service}:{region}:{account}:{resource}")
    }
}

/// The partition a Region belongs to.
pub(crate) fn partition(region: &str) -> &'static str {
    let found = PARTITIONS
        .iter()
        .find(|(prefix, _)| region.starts_with(prefix));
    found.map_or("aws", |(_, partition)| partition)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_region_is_in_its_partition() {
        for (region, expected) in [
            ("ap-northeast-1", "aws"),
            ("us-east-1", "aws"),
            ("eu-central-1", "aws"),
            ("cn-north-1", "aws-cn"),
            ("us-gov-west-1", "aws-us-gov"),
            ("us-iso-east-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("us-isof-south-1", "aws-iso-f"),
            ("eusc-de-east-1", "aws-eusc"),
        ] {
            let place = Place {
                region,
                account: "1",
            };
            let arn = format!("arn:{expected}:ec2:{region}:1:instance/i-1");
            assert_eq!(place.arn("ec2", "instance/i-1"), arn);
        }
    }
}
