//! What pairs are made of: few things that resemble each other, so that patterns nearly match.

/// The caller's own account.
pub const OWN: &str = "111122223333";
/// Somebody else's.
pub const OTHER: &str = "444455556666";

/// An action with resources it accepts; `{account}` stands for the owner's id.
pub struct Call {
    pub action: &'static str,
    pub resources: &'static [&'static str],
    /// Whether resource control policies reach its service.
    pub rcp: bool,
    /// Whether its resources have policies.
    pub resource_policy: bool,
}

const fn call(action: &'static str, resources: &'static [&'static str]) -> Call {
    Call {
        action,
        resources,
        rcp: false,
        resource_policy: false,
    }
}

const fn shared(action: &'static str, rcp: bool, resources: &'static [&'static str]) -> Call {
    Call {
        action,
        resources,
        rcp,
        resource_policy: true,
    }
}

/// All actions.
pub const CALLS: &[Call] = &[
    shared(
        "s3:GetObject",
        true,
        &[
            "arn:aws:s3:::bucket/alice/report",
            "arn:aws:s3:::bucket/alice",
            "arn:aws:s3:::bucket2/db/a:b",
        ],
    ),
    shared("s3:PutObject", true, &["arn:aws:s3:::bucket/alice/report"]),
    shared("s3:ListBucket", true, &["arn:aws:s3:::bucket"]),
    shared(
        "sqs:SendMessage",
        true,
        &[
            "arn:aws:sqs:ap-northeast-1:{account}:queue",
            "arn:aws:sqs:us-east-1:{account}:alice-queue",
        ],
    ),
    shared(
        "secretsmanager:GetSecretValue",
        true,
        &["arn:aws:secretsmanager:ap-northeast-1:{account}:secret:db-Ab12Cd"],
    ),
    shared(
        "sns:Publish",
        false,
        &["arn:aws:sns:ap-northeast-1:{account}:topic"],
    ),
    shared(
        "lambda:InvokeFunction",
        false,
        &["arn:aws:lambda:ap-northeast-1:{account}:function:alice"],
    ),
    call(
        "ssm:StartSession",
        &[
            "arn:aws:ec2:ap-northeast-1:{account}:instance/i-0123456789abcdef0",
            "arn:aws:ec2:us-east-1:{account}:instance/i-0fedcba9876543210",
            "arn:aws:ssm:ap-northeast-1:{account}:document/SSM-SessionManagerRunShell",
            "arn:aws:ssm:ap-northeast-1:{account}:managed-instance/mi-0123456789abcdef0",
        ],
    ),
    call(
        "ssm:GetParameter",
        &[
            "arn:aws:ssm:ap-northeast-1:{account}:parameter/alice/db",
            "arn:aws:ssm:ap-northeast-1:{account}:parameter/db",
        ],
    ),
    call(
        "ssm:TerminateSession",
        &["arn:aws:ssm:ap-northeast-1:{account}:session/alice-0a1b2c3d"],
    ),
    call(
        "ec2:StopInstances",
        &["arn:aws:ec2:ap-northeast-1:{account}:instance/i-0123456789abcdef0"],
    ),
    call("ssm:DescribeSessions", &["*"]),
    Call {
        rcp: true,
        ..call("s3:ListAllMyBuckets", &["*"])
    },
];

/// A call that takes a trust policy.
pub const ASSUME: Call = shared(
    "sts:AssumeRole",
    true,
    &[
        "arn:aws:iam::{account}:role/Target",
        "arn:aws:iam::{account}:role/alice/Target",
    ],
);

/// What the values of a key are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Text,
    Number,
    Date,
    Flag,
    Bytes,
    Address,
    Arn,
}

/// The class of an operator's values.
pub fn class(base: &str) -> Class {
    match base {
        _ if base.starts_with("Numeric") => Class::Number,
        _ if base.starts_with("Date") => Class::Date,
        _ if base.starts_with("Arn") => Class::Arn,
        _ if base.ends_with("IpAddress") => Class::Address,
        "Bool" => Class::Flag,
        "BinaryEquals" => Class::Bytes,
        _ => Class::Text,
    }
}

/// Single-valued keys, each with the class of its values.
pub const KEYS: &[(&str, Class)] = &[
    ("aws:username", Class::Text),
    ("aws:PrincipalTag/team", Class::Text),
    ("aws:RequestedRegion", Class::Text),
    ("aws:MultiFactorAuthAge", Class::Number),
    ("aws:PrincipalTag/level", Class::Number),
    ("aws:CurrentTime", Class::Date),
    ("aws:EpochTime", Class::Date),
    ("aws:SecureTransport", Class::Flag),
    ("aws:MultiFactorAuthPresent", Class::Flag),
    ("aws:PrincipalTag/bytes", Class::Bytes),
    ("aws:SourceIp", Class::Address),
    ("aws:VpcSourceIp", Class::Address),
    ("aws:PrincipalArn", Class::Arn),
    ("aws:SourceArn", Class::Arn),
];

/// Multivalued keys; the values of the second are of any class.
pub const LISTS: &[&str] = &["aws:TagKeys", "aws:CalledVia"];

/// Every operator without prefix and suffix.
pub const OPERATORS: &[&str] = &[
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
    "DateEquals",
    "DateNotEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
    "Bool",
    "BinaryEquals",
    "IpAddress",
    "NotIpAddress",
    "ArnEquals",
    "ArnNotEquals",
    "ArnLike",
    "ArnNotLike",
    "Null",
];

/// Values of each class that resemble each other.
pub fn values(class: Class) -> &'static [&'static str] {
    match class {
        Class::Text => &[
            "",
            "alice",
            "Alice",
            "alice-1",
            "db",
            "al*e",
            "al?ce",
            "ap-northeast-1",
            "",
            "a/b:c",
        ],
        Class::Number => &[
            "0",
            "10",
            "10.0",
            "9",
            "9.5",
            "300",
            "-1",
            "007",
            "0.1",
            "0.30000000000000004",
            "9007199254740993",
            "9007199254740992",
            "9007199254740993",
            "9007199254740992",
            "+10",
        ],
        Class::Date => &[
            "2026-01-01T00:00:00Z",
            "2026-01-01T09:00:00+09:00",
            "2026-01-01T00:00:01Z",
            "2025-12-31T23:59:59.5Z",
            "2026-01-01",
            "2026-01-01T00:00Z",
            "2026-06",
            "2026",
            "1767225600",
            "1767225601",
        ],
        Class::Flag => &["true", "false", "TRUE", "False"],
        Class::Bytes => &["YWxpY2U=", "ZGI=", "ZGJh", "AAECAw=="],
        Class::Address => &[
            "203.0.113.9",
            "203.0.113.10",
            "10.0.0.5",
            "2001:db8::1",
            "2001:0db8:0:0:0:0:0:1",
            "2001:DB8::1:0:0:1",
        ],
        Class::Arn => &[
            "arn:aws:iam::111122223333:user/alice",
            "arn:aws:iam::111122223333:role/Ops",
            "arn:aws:iam::444455556666:role/Ops",
            "arn:aws:sns:us-east-1:111122223333:topic",
            "arn:aws:s3:::bucket",
            "arn:aws:sns:us-east-1:111122223333:topic:more",
        ],
    }
}

/// Networks around the addresses of the requests.
pub const NETWORKS: &[&str] = &[
    "203.0.113.0/24",
    "203.0.113.9/32",
    "203.0.113.9",
    "203.0.113.10",
    "203.0.113.77/24",
    "203.0.113.8/29",
    "203.0.112.0/23",
    "203.0.113.10/31",
    "10.0.0.0/8",
    "10.0.0.4/30",
    "128.0.0.0/1",
    "0.0.0.0/0",
    "2001:db8::/32",
    "2001:db8::1/128",
    "2001:db8::1",
    "2001:DB8:0::0/64",
    "2001:db8::1:0:0:0/65",
    "::/0",
    "8000::/1",
];

/// Values under a NumericX, DateX, … that none of them can read.
pub const MALFORMED: &[&str] = &[
    "10abc",
    "3e2",
    ".5",
    "ten",
    "203.0.113.0/33",
    "203.0.113.*",
    "2026-13-01",
    "yes",
    "arn:aws:iam",
];
