//! Commands of the AWS CLI → scenarios.
//!
//! Options: <https://docs.aws.amazon.com/cli/latest/reference/ssm/start-session.html> and its
//! neighbours. A command tells what is asked; who asks and from where stands on the computer.

use crate::import::commands::{self, Command, Environment};
use crate::import::notes::{Notes, excerpt};
use crate::import::options::{self, Invocation};
use crate::import::partial::{Partial, PartialRequest};
use crate::import::shell::Word;
use crate::import::ssh::{self, Hosts};
use crate::import::{Found, target};
use crate::scenario::Network;
use crate::target::Target;
use iam::json::{self, Member, Node, Value};
use iam::language::{Language, Sentence};
use std::collections::BTreeMap;

/// The options that the scenario or a note of their own takes up.
const TAKEN_UP: [&str; 12] = [
    "target",
    "document-name",
    "session-id",
    "instance-ids",
    "targets",
    "cluster",
    "task",
    "container",
    "region",
    "profile",
    "endpoint-url",
    "parameters",
];

/// Reads all commands of a text.
///
/// # Errors
///
/// What is wrong with the only command there is; `None` where there is none.
pub(super) fn read(text: &str, notes: &mut Notes) -> Result<Found, Option<Sentence<'static>>> {
    let commands = commands::find(text)
        .map_err(|unclosed| Some(Sentence::new("import-quote").with("found", unclosed.0)))?;
    let hosts = ssh::read(text);
    let mut found = Found::default();
    let mut other = commands.other;
    for command in commands.found {
        let name = name(&command.words);
        match scenarios(command, &hosts, notes) {
            Some(scenarios) => {
                for scenario in scenarios {
                    found.push(scenario, None);
                }
            }
            None => {
                other.get_or_insert(name);
            }
        }
    }
    if found.scenarios.is_empty() {
        for host in hosts.called().filter(|host| Target::parse(host).is_some()) {
            notes.on("import-ssh-assumed", host);
            found.push(through_ssh(host, notes), None);
        }
    }
    match other {
        Some(other) if found.scenarios.is_empty() => Err(Some(
            Sentence::new("import-other-command").with("found", excerpt(&other)),
        )),
        _ if found.scenarios.is_empty() => Err(None),
        Some(other) => {
            notes.on("import-other-left-out", &other);
            Ok(found)
        }
        None => Ok(found),
    }
}

/// The calls among the commands of a text, each with its place; those that name one resource each.
pub(super) fn calls(text: &str) -> Vec<(usize, PartialRequest)> {
    let Ok(commands) = commands::find(text) else {
        return Vec::new();
    };
    let hosts = ssh::read(text);
    let mut unsaid = Notes::new(Language::default());
    let commands = commands.found.into_iter();
    let calls = commands.filter_map(|command| {
        let at = command.at;
        let scenarios = scenarios(command, &hosts, &mut unsaid)?;
        let [scenario] = <[Partial; 1]>::try_from(scenarios).ok()?;
        Some((at, scenario.request?))
    });
    calls.collect()
}

/// The words by which a command is known.
fn name(words: &[Word]) -> String {
    let words = words.iter().take(2).map(|word| word.text.as_str());
    words.fold("aws".to_string(), |name, word| name + " " + word)
}

/// What AWS's configuration of SSH makes of `ssh user@i-…`.
fn through_ssh(host: &str, notes: &mut Notes) -> Partial {
    for id in [
        "import-no-caller",
        "import-no-network",
        "import-no-account",
        "import-no-region",
    ] {
        notes.say(id);
    }
    Partial {
        request: Some(PartialRequest::Session {
            action: "ssm:StartSession",
            target: Some(host.to_string()),
            document: Some(Some("AWS-StartSSHSession".to_string())),
            session_id: None,
            account: None,
            region: None,
        }),
        ..Partial::default()
    }
}

/// The scenarios of one command; `None` where it is another call.
fn scenarios(command: Command, hosts: &Hosts, notes: &mut Notes) -> Option<Vec<Partial>> {
    let at = command.at;
    let invocation = options::read(command.words)?;
    let reader = Reader {
        invocation: &invocation,
        environment: &command.environment,
    };
    let mut names = match reader.names_host() {
        true => hosts.at(at).into_iter().map(Some).collect(),
        false => Vec::new(),
    };
    if names.is_empty() {
        names.push(None);
    }
    let scenarios = names
        .iter()
        .flat_map(|host| reader.scenarios(host.as_deref(), notes));
    let scenarios = scenarios.collect();
    reader.notes(notes);
    Some(scenarios)
}

struct Reader<'a> {
    invocation: &'a Invocation,
    environment: &'a Environment,
}

impl Reader<'_> {
    /// Whether the target is whatever host SSH connects to.
    fn names_host(&self) -> bool {
        let target = self.invocation.value("target");
        target.is_some_and(|word| word.text.contains("%h"))
    }

    /// The value of an option, where the text has it.
    fn value(&self, name: &str, host: Option<&str>, notes: &mut Notes) -> Option<String> {
        known(self.invocation.value(name)?, host, notes)
    }

    /// The same; a note where the option is missing.
    fn needed(&self, name: &'static str, host: Option<&str>, notes: &mut Notes) -> Option<String> {
        if self.invocation.value(name).is_none() {
            notes.add(Sentence::new("import-option-missing").with("found", format!("--{name}")));
        }
        self.value(name, host, notes)
    }

    fn scenarios(&self, host: Option<&str>, notes: &mut Notes) -> Vec<Partial> {
        notes.say("import-no-caller");
        let mut one = Partial::default();
        let mut targets = vec![None];
        let mut document = None;
        let mut session_id = None;
        let mut account = None;
        let mut region = self.region(notes);
        let action = self.invocation.call.action;
        match action {
            "ssm:StartSession" => {
                targets = vec![self.needed("target", host, notes)];
                document = match self.invocation.value("document-name") {
                    None => Some(None),
                    Some(word) => known(word, host, notes).map(Some),
                };
            }
            "ssm:GetConnectionStatus" => targets = vec![self.needed("target", host, notes)],
            "ssm:ResumeSession" | "ssm:TerminateSession" => {
                session_id = self.needed("session-id", host, notes);
            }
            "ssm:SendCommand" => {
                targets = self.nodes(notes);
                document = self.needed("document-name", host, notes).map(Some);
            }
            "ecs:ExecuteCommand" => {
                let cluster = self.value("cluster", host, notes);
                let task = self.needed("task", host, notes);
                let open = cluster.is_none() && self.invocation.value("cluster").is_some();
                let task = target::task(cluster.as_deref(), task.as_deref());
                if task.default_cluster && !open {
                    notes.say("import-default-cluster");
                }
                // A cluster that is a variable isn't the one called `default`.
                let known = !(task.default_cluster && open);
                targets = vec![task.target.filter(|_| known)];
                account = task.account;
                region = region.or(task.region);
                let container = self.value("container", host, notes);
                target::container(&mut one, container.as_deref(), notes);
            }
            _ => {}
        }
        one.network = self.network(notes).map(Some);
        if region.is_none() && self.invocation.value("region").is_none() {
            notes.say("import-no-region");
        }
        if account.is_none() {
            notes.say("import-no-account");
        }
        let scenario = |target| Partial {
            request: Some(PartialRequest::Session {
                action,
                target,
                document: document.clone(),
                session_id: session_id.clone(),
                account: account.clone(),
                region: region.clone(),
            }),
            ..one.clone()
        };
        targets.into_iter().map(scenario).collect()
    }

    fn region(&self, notes: &mut Notes) -> Option<String> {
        if let Some(word) = self.invocation.value("region") {
            return known(word, None, notes);
        }
        let Environment {
            region,
            default_region,
            ..
        } = self.environment;
        region.clone().or_else(|| default_region.clone())
    }

    /// The nodes a command is sent to.
    fn nodes(&self, notes: &mut Notes) -> Vec<Option<String>> {
        let mut ids = Vec::new();
        for word in self.invocation.values("instance-ids").unwrap_or_default() {
            let listed = word.text.trim_matches(['[', ']']).split(',');
            let open = word.open;
            let each = listed.map(|id| id.trim_matches(['"', ' ']).to_string());
            for text in each.take(target::MOST + 1) {
                ids.extend(known(&Word { text, open }, None, notes));
            }
        }
        for word in self.invocation.values("targets").unwrap_or_default() {
            let Some(text) = known(word, None, notes) else {
                continue;
            };
            match target::ids(&text) {
                Some(found) => ids.extend(found),
                None => notes.on("import-targets", &text),
            }
        }
        let nodes = target::first(ids, notes);
        if nodes == [None] {
            notes.say("import-no-target");
        }
        nodes
    }

    /// An endpoint's own name begins with its id
    /// (<https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html>).
    fn network(&self, notes: &mut Notes) -> Option<Network> {
        let url = self
            .invocation
            .value("endpoint-url")
            .filter(|word| !word.open);
        let endpoint = url.and_then(|word| {
            let host = word.text.rsplit("://").next()?.split('/').next()?;
            let id = host
                .split('.')
                .next()?
                .strip_prefix("vpce-")?
                .split('-')
                .next()?;
            let fits = host.contains(".vpce.amazonaws.com");
            fits.then(|| Network::VpcEndpoint {
                vpc_source_ip: None,
                vpce: Some(format!("vpce-{id}")),
                vpc: None,
            })
        });
        match (&endpoint, self.invocation.value("endpoint-url")) {
            (Some(_), _) => notes.say("import-endpoint"),
            (None, Some(word)) => {
                notes.on("import-endpoint-url", &word.text);
                notes.say("import-no-network");
            }
            (None, None) => notes.say("import-no-network"),
        }
        endpoint
    }

    /// What the scenario has no place for.
    fn notes(&self, notes: &mut Notes) {
        let profile = self
            .invocation
            .value("profile")
            .map(|word| word.text.as_str());
        if let Some(profile) = profile.or(self.environment.profile.as_deref()) {
            notes.on("import-profile", profile);
        }
        for (name, id) in [
            ("parameters", "import-parameters"),
            ("command", "import-command"),
        ] {
            if let Some(values) = self.invocation.values(name) {
                let values = values.iter().map(|word| word.text.as_str());
                let text = values.collect::<Vec<_>>().join(" ");
                notes.on(id, &parameters(&text));
            }
        }
        let names = self
            .invocation
            .options
            .iter()
            .map(|option| option.name.as_str());
        let unseen = names.filter(|name| !TAKEN_UP.contains(name) && *name != "command");
        let unseen: Vec<_> = unseen.map(|name| format!("--{name}")).collect();
        if !unseen.is_empty() {
            notes.on("import-unseen", &unseen.join(", "));
        }
    }
}

/// A value, where the text has it: neither a variable nor SSH's placeholder for an unknown host.
fn known(word: &Word, host: Option<&str>, notes: &mut Notes) -> Option<String> {
    if word.open {
        notes.on("import-variable", &word.text);
        return None;
    }
    match host {
        Some(host) => Some(word.text.replace("%h", host)),
        None if word.text.contains("%h") => {
            notes.say("import-ssh-host");
            None
        }
        None => Some(word.text.clone()),
    }
}

/// A document's parameters in the short form, whichever form they have.
pub(super) fn parameters(text: &str) -> String {
    let read = json::whole(text).ok();
    let named = read.as_ref().and_then(|tree| named(tree.root()?));
    named.unwrap_or_else(|| text.to_string())
}

/// The members of an object in alphabetical order, `name=value, name=value`.
pub(super) fn named(parameters: Node<'_>) -> Option<String> {
    let Value::Object(members) = parameters.value else {
        return None;
    };
    let text = |value: Node<'_>| match value.as_text() {
        Some(text) => text.to_string(),
        None => json::compact(value),
    };
    let mut named = BTreeMap::new();
    for Member { name, value, .. } in members {
        let values = match value.as_list() {
            Some(values) => values.map(text).collect::<Vec<_>>().join(" "),
            None => text(value),
        };
        named.insert(name.to_string(), format!("{name}={values}"));
    }
    Some(named.into_values().collect::<Vec<_>>().join(", "))
}
