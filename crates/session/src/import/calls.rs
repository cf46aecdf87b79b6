//! The calls that are read from commands, messages and events, under each of their names.
//!
//! Actions: <https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html>
//! and <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerservice.html>.

/// One call.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Call {
    /// Its IAM action: the service's prefix and the name of the operation.
    pub action: &'static str,
    /// Its name in the AWS CLI.
    pub verb: &'static str,
}

/// All calls that are read.
pub(crate) const CALLS: [Call; 7] = [
    call("ssm:StartSession", "start-session"),
    call("ssm:ResumeSession", "resume-session"),
    call("ssm:TerminateSession", "terminate-session"),
    call("ssm:DescribeSessions", "describe-sessions"),
    call("ssm:GetConnectionStatus", "get-connection-status"),
    call("ssm:SendCommand", "send-command"),
    call("ecs:ExecuteCommand", "execute-command"),
];

const fn call(action: &'static str, verb: &'static str) -> Call {
    Call { action, verb }
}

impl Call {
    /// The service's prefix and the name of the operation.
    pub fn parts(&self) -> (&'static str, &'static str) {
        self.action.split_once(':').unwrap_or((self.action, ""))
    }
}

/// By the IAM action, whose case doesn't count.
pub(crate) fn by_action(action: &str) -> Option<&'static Call> {
    let mut calls = CALLS.iter();
    calls.find(|call| call.action.eq_ignore_ascii_case(action))
}

/// By the words of a command.
pub(crate) fn by_verb(service: &str, verb: &str) -> Option<&'static Call> {
    let mut calls = CALLS.iter();
    calls.find(|call| call.parts().0 == service && call.verb == verb)
}

/// By the source and the name of an event: other services have operations of the same name.
pub(crate) fn by_event(source: &str, name: &str) -> Option<&'static Call> {
    let service = source.strip_suffix(".amazonaws.com")?;
    let mut calls = CALLS.iter();
    calls.find(|call| call.parts() == (service, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_has_one_name_in_each_kind_of_text() {
        for call in &CALLS {
            let (service, operation) = call.parts();
            assert_eq!(by_action(&call.action.to_uppercase()), Some(call));
            assert_eq!(by_verb(service, call.verb), Some(call));
            assert_eq!(
                by_event(&format!("{service}.amazonaws.com"), operation),
                Some(call)
            );
        }
        assert_eq!(by_event("athena.amazonaws.com", "StartSession"), None);
        assert_eq!(by_event("ssm", "StartSession"), None);
        assert_eq!(by_verb("ecs", "start-session"), None);
        assert_eq!(by_action("ssm:StartSessions"), None);
    }
}
