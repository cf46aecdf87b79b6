//! What Systems Manager's services know: their actions, and the resources and condition keys of each.
//!
//! `actions.txt` has a line for each action, `action | resource types | condition keys`, as the Service
//! Authorization Reference lists them, with `*` for a tag's key
//! (<https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html>,
//! <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsessionmanagermessagegatewayservice.html>).
//! The keys of its resource types count as an action's own.

use iam::pattern::Glob;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The services of which all actions are known.
pub(super) const SERVICES: [&str; 4] = ["ssm", "ssmmessages", "ec2messages", "ssm-guiconnect"];

/// The services that begin as those do, all of them.
pub(super) const NEIGHBOURS: [&str; 8] = [
    "ec2",
    "ec2-instance-connect",
    "ec2messages",
    "ssm",
    "ssm-contacts",
    "ssm-incidents",
    "ssm-quicksetup",
    "ssm-sap",
];

/// The ARNs of resource types, in any partition, Region and account.
const TYPES: [(&str, &str); 22] = [
    ("association", "ssm:*:*:association/*"),
    ("automation-definition", "ssm:*:*:automation-definition/*"),
    ("automation-execution", "ssm:*:*:automation-execution/*"),
    ("bucket", "s3:*:*:*"),
    ("cloud-connector", "ssm:*:*:cloud-connector/*"),
    ("document", "ssm:*:*:document/*"),
    ("iam-role", "iam:*:*:role/*"),
    ("instance", "ec2:*:*:instance/*"),
    ("maintenancewindow", "ssm:*:*:maintenancewindow/*"),
    ("managed-instance", "ssm:*:*:managed-instance/*"),
    (
        "managed-instance-inventory",
        "ssm:*:*:managed-instance-inventory/*",
    ),
    ("opsitem", "ssm:*:*:opsitem/*"),
    ("opsitemgroup", "ssm:*:*:opsitemgroup/*"),
    ("opsmetadata", "ssm:*:*:opsmetadata/*"),
    ("parameter", "ssm:*:*:parameter/*"),
    ("patchbaseline", "ssm:*:*:patchbaseline/*"),
    ("resourcedatasync", "ssm:*:*:resource-data-sync/*"),
    ("servicesetting", "ssm:*:*:servicesetting/*"),
    ("session", "ssm:*:*:session/*"),
    ("task", "ecs:*:*:task/*"),
    ("windowtarget", "ssm:*:*:windowtarget/*"),
    ("windowtask", "ssm:*:*:windowtask/*"),
];

/// An action.
pub(super) struct Action {
    pub name: &'static str,
    /// The names of the types of resources it takes.
    pub types: Vec<&'static str>,
    /// The keys that its requests may carry beside the global ones.
    keys: Vec<&'static str>,
}

struct Catalog {
    /// By the name in lower case.
    actions: BTreeMap<String, Action>,
    types: Vec<(&'static str, &'static str, Glob)>,
}

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let lines = include_str!("actions.txt").lines();
    let read = lines.filter_map(|line| {
        let mut parts = line.split('|').map(str::trim);
        let (name, types, keys) = (parts.next()?, parts.next()?, parts.next()?);
        let action = Action {
            name,
            types: types.split_whitespace().collect(),
            keys: keys.split_whitespace().collect(),
        };
        Some((name.to_lowercase(), action))
    });
    let glob = |(name, rest)| (name, rest, Glob::fields(&format!("arn:*:{rest}")));
    Catalog {
        actions: read.collect(),
        types: TYPES.map(glob).into(),
    }
});

/// The action of this name, whatever its case.
pub(super) fn action(name: &str) -> Option<&'static Action> {
    CATALOG.actions.get(&name.to_lowercase())
}

/// All actions.
pub(super) fn actions() -> impl Iterator<Item = &'static Action> {
    CATALOG.actions.values()
}

/// All condition keys of the actions.
pub(super) fn keys() -> impl Iterator<Item = &'static str> {
    actions().flat_map(|action| action.keys.iter().copied())
}

/// Whether a pattern, which is written so, may match a resource of a type, or of any.
pub(super) fn is_resource(text: &str, glob: &Glob, of: Option<&[&str]>) -> bool {
    let fields = iam::arn::fields(text);
    let service = fields.map(|[_, _, service, ..]| service);
    let service = service.filter(|service| !service.contains(['*', '?', '$']));
    let mut types = CATALOG.types.iter();
    types.any(|(name, arn, pattern)| {
        // Most patterns name the service and the type, so nothing else needs to be asked.
        let (of_service, resource) = arn.split_once(":*:*:").unwrap_or((arn, ""));
        let named = || {
            let kind = resource.trim_end_matches('*');
            let resource = fields.map_or("", |[.., resource]| resource);
            service == Some(of_service) && !kind.is_empty() && resource.starts_with(kind)
        };
        of.is_none_or(|of| of.contains(name))
            && service.is_none_or(|service| service == of_service)
            && (named() || glob.overlaps(pattern))
    })
}

impl Action {
    /// Whether its requests may carry a key, which must be in lower case.
    pub fn knows(&self, key: &str) -> bool {
        self.keys.iter().any(|known| is_key(known, key))
    }
}

/// Whether a key is the one of a line, in which `*` stands for any tag's key.
pub(super) fn is_key(known: &str, key: &str) -> bool {
    match known.strip_suffix('*') {
        Some(prefix) => key
            .split_at_checked(prefix.len())
            .is_some_and(|(head, tag)| head.eq_ignore_ascii_case(prefix) && !tag.is_empty()),
        None => known.eq_ignore_ascii_case(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_every_type_has_an_arn() {
        let lines = include_str!("actions.txt").lines().count();
        assert_eq!(actions().count(), lines);
        for action in actions() {
            for of in &action.types {
                assert!(
                    TYPES.iter().any(|(name, _)| name == of),
                    "{} {of}",
                    action.name
                );
            }
            let service = action.name.split(':').next().unwrap();
            assert!(SERVICES.contains(&service), "{}", action.name);
        }
    }

    #[test]
    fn actions_know_their_keys_and_resources() {
        let start = action("SSM:startsession").unwrap();
        assert_eq!(
            start.types,
            ["document", "instance", "managed-instance", "task"]
        );
        assert!(start.knows("ssm:resourcetag/env") && !start.knows("ec2:resourcetag/env"));
        assert!(!start.knows("ssm:resourcetag/"));
        for (text, of, expected) in [
            ("arn:aws:ec2:*:*:instance/i-1", Some("instance"), true),
            ("arn:aws:ec2:*:*:instance/i-1", None, true),
            ("arn:aws:ec2:*:*:instance/i-1", Some("session"), false),
            ("arn:aws:ec2:*:*:inst*", Some("instance"), true),
            ("arn:aws:*:*:*:*/i-1", Some("instance"), true),
            ("arn:aws:ssm:*:*:instance/i-1", None, false),
        ] {
            let glob = Glob::fields(text);
            let of = of.map(|of| [of]);
            let of = of.as_ref().map(|of| of.as_slice());
            assert_eq!(is_resource(text, &glob, of), expected, "{text} {of:?}");
        }
    }
}
