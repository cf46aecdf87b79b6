//! Targets: what `--target` names, and the ARNs under which policies may name it.
//!
//! Forms: <https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html> and,
//! for containers, <https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html>.

use crate::place::Place;

/// A managed node, or a task of Amazon ECS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    Instance(&'a str),
    ManagedInstance(&'a str),
    Task(Task<'a>),
}

/// A task in its cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Task<'a> {
    pub cluster: &'a str,
    pub id: &'a str,
}

impl<'a> Target<'a> {
    /// Reads `i-…`, `mi-…` or `ecs:cluster_task_runtime`.
    pub fn parse(text: &'a str) -> Option<Target<'a>> {
        let id = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric());
        if text.strip_prefix("i-").is_some_and(id) {
            return Some(Target::Instance(text));
        }
        if text.strip_prefix("mi-").is_some_and(id) {
            return Some(Target::ManagedInstance(text));
        }
        Task::with_runtime(text.strip_prefix("ecs:")?).map(Target::Task)
    }

    /// Its ARN.
    pub fn arn(self, place: Place<'_>) -> String {
        match self {
            Target::Instance(id) => place.arn("ec2", &format!("instance/{id}")),
            Target::ManagedInstance(id) => place.arn("ssm", &format!("managed-instance/{id}")),
            Target::Task(task) => task.arn(place),
        }
    }

    /// The other ARN that AWS documents of it, if there is one.
    pub fn other_arn(self, place: Place<'_>) -> Option<String> {
        match self {
            Target::Task(task) => Some(task.short_arn(place)),
            Target::Instance(_) | Target::ManagedInstance(_) => None,
        }
    }
}

impl<'a> Task<'a> {
    /// Reads `ecs:cluster_task`, whose runtime may follow: a command is run in a container by name.
    pub fn parse(text: &'a str) -> Option<Task<'a>> {
        let text = text.strip_prefix("ecs:")?;
        let (rest, last) = text.rsplit_once('_')?;
        // A cluster's name may hold underscores, so that the number of parts doesn't tell.
        let middle = rest.rsplit_once('_').map(|(_, middle)| middle);
        let runtime = middle.is_some_and(|middle| is_task_id(middle) || !is_task_id(last));
        match runtime {
            true => Task::with_runtime(text),
            false => Task::new(rest, last),
        }
    }

    fn with_runtime(text: &'a str) -> Option<Task<'a>> {
        let (rest, runtime) = text.rsplit_once('_')?;
        let (cluster, id) = rest.rsplit_once('_')?;
        Task::new(cluster, id).filter(|_| !runtime.is_empty())
    }

    fn new(cluster: &'a str, id: &'a str) -> Option<Task<'a>> {
        (!cluster.is_empty() && !id.is_empty()).then_some(Task { cluster, id })
    }

    /// Its ARN with the cluster, as in Amazon ECS's own examples.
    pub fn arn(self, place: Place<'_>) -> String {
        place.arn("ecs", &format!("task/{}/{}", self.cluster, self.id))
    }

    /// Its ARN without the cluster, as the Service Authorization Reference has it.
    pub fn short_arn(self, place: Place<'_>) -> String {
        place.arn("ecs", &format!("task/{}", self.id))
    }

    /// Its cluster's ARN.
    pub fn cluster_arn(self, place: Place<'_>) -> String {
        place.arn("ecs", &format!("cluster/{}", self.cluster))
    }
}

/// Whether a part is the id of a task: 32 hexadecimal digits, in older clusters with hyphens.
fn is_task_id(part: &str) -> bool {
    let digits = part.bytes().filter(|b| *b != b'-');
    digits.clone().count() == 32 && digits.clone().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn every_form_of_a_target_is_told_apart() {
        for (text, expected) in [
            (
                "i-0123456789abcdef0",
                Some(Target::Instance("i-0123456789abcdef0")),
            ),
            (
                "mi-0123456789abcdef0",
                Some(Target::ManagedInstance("mi-0123456789abcdef0")),
            ),
            (
                "ecs:my_cluster_0a1b_0a1b-77",
                Some(Target::Task(Task {
                    cluster: "my_cluster",
                    id: "0a1b",
                })),
            ),
            ("ecs:cluster_task", None),
            ("ecs:_task_runtime", None),
            ("ecs:cluster__runtime", None),
            ("ecs:cluster_task_", None),
            ("i-", None),
            ("mi-", None),
            ("i-12 34", None),
            ("web-1", None),
            ("", None),
        ] {
            assert_eq!(Target::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn a_task_is_found_with_its_runtime_and_without() {
        let uuid = "01234567-89ab-cdef-0123-456789abcdef";
        let long = format!("my_{}", "z".repeat(32));
        for (text, expected) in [
            ("ecs:prod_0a1b".to_string(), Some(("prod", "0a1b"))),
            ("ecs:prod_0a1b_0a1b-77".to_string(), Some(("prod", "0a1b"))),
            (format!("ecs:my_prod_{ID}"), Some(("my_prod", ID))),
            (format!("ecs:my_prod_{uuid}"), Some(("my_prod", uuid))),
            (format!("ecs:my_cafe_{ID}"), Some(("my_cafe", ID))),
            (format!("ecs:{long}_{ID}"), Some((long.as_str(), ID))),
            (format!("ecs:my_prod_{ID}_{ID}-77"), Some(("my_prod", ID))),
            (format!("ecs:prod_{ID}_{ID}"), Some(("prod", ID))),
            ("ecs:_0a1b".to_string(), None),
            ("ecs:prod_".to_string(), None),
            ("ecs:prod".to_string(), None),
            ("i-0123456789abcdef0".to_string(), None),
        ] {
            let expected = expected.map(|(cluster, id)| Task { cluster, id });
            assert_eq!(Task::parse(&text), expected, "{text}");
        }
    }
}
