//! The managed nodes of a call, in the forms that `--targets` and Amazon ECS have for them.

use crate::import::notes::Notes;
use crate::import::partial::Partial;
use iam::json::{self, Node};
use iam::language::Sentence;

/// The most nodes that one `SendCommand` names
/// (<https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html>).
pub(crate) const MOST: usize = 50;

/// The ids in `Key=InstanceIds,Values=i-1,i-2` or the same as JSON; `None` where nodes are picked in
/// another way, such as by their tags.
pub(crate) fn ids(targets: &str) -> Option<Vec<String>> {
    if targets.starts_with(['[', '{']) {
        let tree = json::whole(targets).ok()?;
        return ids_of(tree.root()?.each().next()?);
    }
    let (key, values) = targets.strip_prefix("Key=")?.split_once(",Values=")?;
    let values = values.trim_matches(['[', ']']).split(',');
    let ids = values.map(|id| id.trim_matches(['"', ' ']).to_string());
    is_ids(key).then(|| ids.take(MOST).collect())
}

/// The same of one member of `targets`, as events have it, too.
pub(crate) fn ids_of(target: Node<'_>) -> Option<Vec<String>> {
    let member = |name: &str, lower: &str| target.get(name).or_else(|| target.get(lower));
    let key = member("Key", "key")?.as_text()?;
    let values = member("Values", "values")?.as_list()?;
    let ids = values.filter_map(Node::as_text).map(str::to_string);
    is_ids(key).then(|| ids.take(MOST).collect())
}

fn is_ids(key: &str) -> bool {
    key.eq_ignore_ascii_case("InstanceIds")
}

/// The nodes of one call, of which there are only so many; one that is unknown where none is named.
pub(crate) fn first(mut ids: Vec<String>, notes: &mut Notes) -> Vec<Option<String>> {
    if ids.len() > MOST {
        notes.add(Sentence::new("import-many-nodes").with("most", MOST));
        ids.truncate(MOST);
    }
    match ids.is_empty() {
        true => vec![None],
        false => ids.into_iter().map(Some).collect(),
    }
}

/// A task as `ecs:ExecuteCommand` names it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Task {
    /// `ecs:cluster_task`; `None` where no task is named.
    pub target: Option<String>,
    /// The account of the ARN, where one is given.
    pub account: Option<String>,
    /// Its Region.
    pub region: Option<String>,
    /// The cluster isn't named and is the one called `default`.
    pub default_cluster: bool,
}

/// Reads a cluster and a task, each a name or an ARN
/// (<https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommand.html>).
pub(crate) fn task(cluster: Option<&str>, task: Option<&str>) -> Task {
    let cluster_arn = cluster.and_then(iam::arn::fields);
    let task_arn = task.and_then(iam::arn::fields);
    let field = |index: usize| {
        let arns = [task_arn, cluster_arn].into_iter().flatten();
        let mut values = arns.filter_map(|arn| arn.get(index).copied());
        values.find(|value| !value.is_empty()).map(str::to_string)
    };
    let within = task_arn.and_then(|[.., name]| {
        let name = name.strip_prefix("task/")?;
        Some(name.rsplit_once('/').unwrap_or(("", name)))
    });
    let id = within.map(|(_, id)| id).or(task);
    let named = match cluster_arn {
        Some([.., name]) => name.strip_prefix("cluster/"),
        None => cluster,
    };
    let named = named.or(within.map(|(cluster, _)| cluster).filter(|c| !c.is_empty()));
    let cluster = named.unwrap_or("default");
    Task {
        target: id.map(|id| format!("ecs:{cluster}_{id}")),
        account: field(4),
        region: field(3),
        default_cluster: named.is_none(),
    }
}

/// The container, which is a condition key of `ecs:ExecuteCommand`.
pub(crate) fn container(scenario: &mut Partial, name: Option<&str>, notes: &mut Notes) {
    if name.is_none() {
        notes.say("import-no-container");
    }
    scenario.known("ecs:container-name", name);
}

#[cfg(test)]
mod tests {
    use super::*;
    use iam::language::Language;

    #[test]
    fn ids_are_read_in_both_forms() {
        for (text, expected) in [
            ("Key=InstanceIds,Values=i-1,i-2", Some(vec!["i-1", "i-2"])),
            (
                "Key=instanceids,Values=[\"i-1\", \"i-2\"]",
                Some(vec!["i-1", "i-2"]),
            ),
            (
                r#"[{"Key":"InstanceIds","Values":["i-1"]}]"#,
                Some(vec!["i-1"]),
            ),
            (
                r#"{"key":"InstanceIds","values":["i-1"]}"#,
                Some(vec!["i-1"]),
            ),
            ("Key=tag:Env,Values=dev", None),
            (r#"[{"Key":"tag:Env","Values":["dev"]}]"#, None),
            ("[", None),
            ("InstanceIds", None),
        ] {
            let expected = expected.map(|ids| ids.into_iter().map(str::to_string).collect());
            assert_eq!(ids(text), expected, "{text}");
        }
        let many = format!("Key=InstanceIds,Values={}", "i,".repeat(99));
        assert_eq!(ids(&many).map(|ids| ids.len()), Some(MOST));
    }

    #[test]
    fn nodes_have_a_limit_which_is_told() {
        for (count, expected, told) in [(0, 1, false), (MOST, MOST, false), (MOST + 1, MOST, true)]
        {
            let mut notes = Notes::new(Language::English);
            let ids = (0..count).map(|number| format!("i-{number}")).collect();
            assert_eq!(first(ids, &mut notes).len(), expected);
            assert_eq!(!notes.texts().is_empty(), told, "{count}");
        }
    }

    #[test]
    fn a_task_is_named_by_names_or_arns() {
        let cluster_arn = "arn:aws:ecs:r:1:cluster/C";
        for (cluster, id, target, place, default) in [
            (Some("C"), Some("T"), Some("ecs:C_T"), None, false),
            (None, Some("T"), Some("ecs:default_T"), None, true),
            (
                Some(cluster_arn),
                Some("T"),
                Some("ecs:C_T"),
                Some(("1", "r")),
                false,
            ),
            (
                None,
                Some("arn:aws:ecs:r:1:task/C/T"),
                Some("ecs:C_T"),
                Some(("1", "r")),
                false,
            ),
            (
                None,
                Some("arn:aws:ecs:r:1:task/T"),
                Some("ecs:default_T"),
                Some(("1", "r")),
                true,
            ),
            (
                Some("D"),
                Some("arn:aws:ecs:r:1:task/C/T"),
                Some("ecs:D_T"),
                Some(("1", "r")),
                false,
            ),
            (Some(cluster_arn), None, None, Some(("1", "r")), false),
        ] {
            let expected = Task {
                target: target.map(str::to_string),
                account: place.map(|(account, _)| account.to_string()),
                region: place.map(|(_, region)| region.to_string()),
                default_cluster: default,
            };
            assert_eq!(task(cluster, id), expected);
        }
    }
}
