//! A call as a command of the AWS CLI, for a POSIX shell.
//!
//! Options: <https://docs.aws.amazon.com/cli/latest/reference/ssm/start-session.html> and its
//! neighbours. The command names what the scenario's call does, so that importing it gives the call
//! again; who makes it, and over which network, is the computer's matter.

use super::shell::quote;
use crate::import::calls;
use crate::scenario::{ContextValue, Request, Scenario};
use crate::target::Task;

/// The command that makes the scenario's call; `None` where a member is missing, and for requests
/// that are no Session Manager call.
///
/// `aws ecs execute-command` takes no call without a command
/// (<https://docs.aws.amazon.com/cli/latest/reference/ecs/execute-command.html>), so it gets a shell;
/// IAM doesn't see which command runs.
pub fn command(scenario: &Scenario) -> Option<String> {
    let Request::Session(call) = &scenario.request else {
        return None;
    };
    let known = calls::by_action(&call.action)?;
    let target = call.target.as_deref();
    let document = call.document.as_deref();
    let mut options = vec![("region", call.region.as_str())];
    match known.action {
        "ssm:StartSession" => {
            options.push(("target", target?));
            options.extend(document.map(|name| ("document-name", name)));
        }
        "ssm:GetConnectionStatus" => options.push(("target", target?)),
        "ssm:SendCommand" => {
            options.extend([("instance-ids", target?), ("document-name", document?)]);
        }
        "ecs:ExecuteCommand" => {
            let task = Task::parse(target?)?;
            options.extend([("cluster", task.cluster), ("task", task.id)]);
            options.extend(container(scenario).map(|name| ("container", name)));
        }
        // The one option that the call demands.
        "ssm:DescribeSessions" => options.push(("state", "Active")),
        _ => options.push(("session-id", call.session_id.as_deref()?)),
    }
    // No argument of a program holds this character.
    if options.iter().any(|(_, value)| value.contains('\0')) {
        return None;
    }
    let (service, _) = known.parts();
    let mut command = format!("aws {service} {}", known.verb);
    for (name, value) in options {
        // Behind a blank, what begins with a hyphen would be an option.
        let between = match value.starts_with('-') {
            true => '=',
            false => ' ',
        };
        command += &format!(" --{name}{between}{}", quote(value));
    }
    if known.action == "ecs:ExecuteCommand" {
        command += " --interactive --command /bin/sh";
    }
    Some(command)
}

/// The container in which a command runs, where the scenario tells it.
fn container(scenario: &Scenario) -> Option<&str> {
    let mut context = scenario.context.iter();
    let (_, value) = context.find(|(key, _)| key.eq_ignore_ascii_case("ecs:container-name"))?;
    match value {
        ContextValue::One(name) => Some(name),
        _ => None,
    }
}
