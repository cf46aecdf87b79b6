//! What a verdict on a session doesn't cover: the calls around it, and what IAM can't see of it.
//!
//! Invariant: an advisory never changes a verdict. It costs decisions only, and a trace where one is
//! denied, to tell an explicit deny from an implicit one.
//!
//! The calls around a session:
//! <https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html>.

use crate::answer::{Advisory, Decision, Leg};
use crate::call::{self, Authorization};
use crate::context;
use crate::documents;
use crate::evaluate::{Judged, overall};
use crate::language::text;
use crate::place::Place;
use crate::policies::PolicySet;
use crate::question::Question;
use crate::scenario::{Network, Request, SessionCall};
use crate::target::Target;
use iam::ip::is_public;
use iam::language::{Language, Sentence};
use iam::layers;
use iam::truth::Truth;
use std::net::IpAddr;

const QUICKSTART: &str = "https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-restrict-access-quickstart.html";
const CONDITION_KEYS: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html";
const DOCUMENTS: &str =
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents.html";
const KEY_POLICIES: &str = "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html";
const PLUGIN: &str =
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/plugin-version-history.html";
const SCHEMA: &str =
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-schema.html";
const START_SESSION: &str =
    "https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_StartSession.html";

/// Asks the policies for what stands around a session.
pub(crate) struct Advisories<'a> {
    pub language: Language,
    pub set: &'a PolicySet,
    pub question: &'a Question<'a>,
}

/// How a companion of the call is decided.
struct Asked {
    decision: layers::Decision,
    explicit: bool,
}

impl Asked {
    fn denied(&self) -> bool {
        self.decision == layers::Decision::Deny
    }
}

impl Advisories<'_> {
    /// Everything worth knowing beside the verdict: of `StartSession` what stands around the session, of
    /// every call which members are hardly meant.
    pub fn of(&self, judged: &[Judged<'_>]) -> Vec<Advisory> {
        let decision = overall(judged.iter().map(|one| one.evaluation.decision));
        let mut found = Vec::new();
        if let Request::Session(session) = self.question.request
            && call::action(&session.action) == Some("ssm:StartSession")
        {
            // Who may not start the session needs nothing else for it.
            if decision != Decision::Deny {
                found = self.companions(session);
            }
            found.extend(self.notes(session, judged));
            found.extend(self.document(session, judged));
        }
        found.extend(self.target(judged));
        found.extend(self.address(judged));
        found
    }

    fn companions(&self, call: &SessionCall) -> Vec<Advisory> {
        let mut found = vec![self.data_channel(call)];
        found.extend(call.kms_key.as_ref().map(|key| self.key(key)));
        let target = call.target.as_deref().and_then(Target::parse);
        let target = target.map(|target| target.arn(Place::of(call)));
        for (leg, action, resource) in [
            (Leg::Request, "ssm:DescribeSessions", Some("*".to_string())),
            (Leg::Target, "ssm:GetConnectionStatus", target),
        ] {
            let Some(resource) = resource else { continue };
            let asked = self.ask(leg, action, &resource);
            let sentence = Sentence::new("advisory-console").with("action", action);
            found.push(self.companion(action, &resource, &asked, sentence));
        }
        found
    }

    /// The default key policy leaves a key to the policies of its own account, so for whoever is of
    /// another one the key policy decides, too.
    fn key(&self, key: &str) -> Advisory {
        let action = "kms:GenerateDataKey";
        let asked = self.ask(Leg::Request, action, key);
        let sentence = match asked.explicit {
            true => Sentence::new("advisory-key-denied"),
            false => Sentence::new("advisory-key"),
        };
        let found = self.companion(action, key, &asked, sentence.with("key", key));
        let owner = key.split(':').nth(4);
        match context::account(self.question.caller) {
            Some(account) if owner != Some(account) && !asked.denied() => {
                let sentence = Sentence::new("advisory-key-of-another");
                let sentence = sentence.with("key", key).with("account", account);
                Advisory {
                    decision: Decision::Depends,
                    text: Some(text(self.language, &sentence)),
                    source: KEY_POLICIES,
                    ..found
                }
            }
            _ => found,
        }
    }

    /// The action has no resources, says the Service Authorization Reference, while AWS's samples
    /// name sessions: an Allow in either form is no problem.
    fn data_channel(&self, call: &SessionCall) -> Advisory {
        let action = "ssmmessages:OpenDataChannel";
        let asked = self.ask(Leg::Request, action, "*");
        if asked.explicit {
            let sentence = Sentence::new("advisory-channel-denied").with("action", action);
            return Advisory {
                source: PLUGIN,
                ..self.companion(action, "*", &asked, sentence)
            };
        }
        let sentence = Sentence::new("advisory-channel").with("action", action);
        let found = self.companion(action, "*", &asked, sentence);
        let owner = self.question.caller.user_id.as_deref().unwrap_or("session");
        let session = Place::of(call).arn("ssm", &format!("session/{owner}-0a1b2c3d4e5f6a7b8"));
        match asked.denied() && !self.ask(Leg::Session, action, &session).denied() {
            true => Advisory {
                text: None,
                ..found
            },
            false => found,
        }
    }

    /// What holds whoever is allowed what.
    fn notes(&self, call: &SessionCall, judged: &[Judged<'_>]) -> Option<Advisory> {
        let document = call.document.as_deref()?;
        let one = judged
            .iter()
            .find(|one| one.authorization.leg == Leg::Document)?;
        let parameters = documents::aws_owned(document).map_or(&[][..], |known| known.parameters);
        let (sentence, source) = if documents::is_command(document) {
            (Sentence::new("advisory-command"), START_SESSION)
        } else if !parameters.is_empty() {
            let names: Vec<_> = parameters.iter().map(|name| format!("`{name}`")).collect();
            let sentence = Sentence::new("advisory-parameters");
            (sentence.with("parameters", names.join(", ")), SCHEMA)
        } else {
            return None;
        };
        Some(Advisory {
            action: one.authorization.action.to_string(),
            resource: one.authorization.resource.to_string(),
            decision: overall(std::iter::once(one.evaluation.decision)),
            text: Some(text(self.language, &sentence.with("document", document))),
            member: None,
            source,
        })
    }

    /// A document of AWS that AWS doesn't list.
    fn document(&self, call: &SessionCall, judged: &[Judged<'_>]) -> Option<Advisory> {
        let name = documents::name(call.document.as_deref()?);
        let sentence = match documents::misspelt(name) {
            Some(near) => Sentence::new("advisory-misspelt-document").with("near", near),
            None if documents::is_aws_owned(name) && !documents::is_documented(name) => {
                Sentence::new("advisory-unknown-document")
            }
            None => return None,
        };
        let of_document = |one: &&Judged<'_>| one.authorization.leg == Leg::Document;
        let one = judged.iter().find(of_document)?;
        let sentence = sentence.with("found", name);
        Some(self.doubt(one, "request.document", &sentence, DOCUMENTS))
    }

    /// An id that EC2 and Systems Manager give to no node.
    fn target(&self, judged: &[Judged<'_>]) -> Option<Advisory> {
        let Request::Session(session) = self.question.request else {
            return None;
        };
        let id = session.target.as_deref()?;
        let (digits, lengths) = match Target::parse(id)? {
            Target::Instance(id) => (id.strip_prefix("i-")?, &[8, 17][..]),
            Target::ManagedInstance(id) => (id.strip_prefix("mi-")?, &[17][..]),
            Target::Task(_) => return None,
        };
        let hex = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
        if lengths.contains(&digits.len()) && digits.bytes().all(hex) {
            return None;
        }
        let of_target = |one: &&Judged<'_>| one.authorization.leg == Leg::Target;
        let one = judged.iter().find(of_target)?;
        let sentence = Sentence::new("advisory-node-id").with("found", id);
        Some(self.doubt(one, "request.target", &sentence, START_SESSION))
    }

    /// A source address that isn't public.
    fn address(&self, judged: &[Judged<'_>]) -> Option<Advisory> {
        let Some(Network::Internet {
            source_ip: Some(text),
        }) = self.question.network
        else {
            return None;
        };
        let address: IpAddr = text.parse().ok()?;
        let one = judged.first().filter(|_| !is_public(&address.into()))?;
        let sentence = Sentence::new("advisory-private-address").with("found", text);
        Some(self.doubt(one, "network.sourceIp", &sentence, CONDITION_KEYS))
    }

    /// That a member is hardly meant.
    fn doubt(
        &self,
        one: &Judged<'_>,
        member: &'static str,
        sentence: &Sentence,
        source: &'static str,
    ) -> Advisory {
        Advisory {
            action: one.authorization.action.to_string(),
            resource: one.authorization.resource.to_string(),
            decision: overall(std::iter::once(one.evaluation.decision)),
            text: Some(text(self.language, sentence)),
            member: Some(member),
            source,
        }
    }

    fn companion(
        &self,
        action: &str,
        resource: &str,
        asked: &Asked,
        problem: Sentence,
    ) -> Advisory {
        Advisory {
            action: action.to_string(),
            resource: resource.to_string(),
            decision: overall(std::iter::once(asked.decision)),
            text: asked.denied().then(|| text(self.language, &problem)),
            member: None,
            source: QUICKSTART,
        }
    }

    fn ask(&self, leg: Leg, action: &str, resource: &str) -> Asked {
        let authorization = Authorization::new(leg, action, resource);
        let check = self.question.prepare(authorization, &self.set.keys);
        let mut request = self.question.authorize(&check, &self.set.keys);
        // Each service has an endpoint of its own, whose policy isn't in the scenario.
        if !action.starts_with("ssm:") {
            request.through_endpoint = Truth::False;
        }
        let decision = self.set.decide_one(&request);
        let denied = decision == layers::Decision::Deny;
        let first = denied.then(|| self.set.judge(&request).denials.first().copied());
        Asked {
            decision,
            explicit: first.flatten().is_some_and(|denial| denial.explicit),
        }
    }
}
