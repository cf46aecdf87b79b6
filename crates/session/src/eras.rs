//! The two rules that AWS has documented for a session without a named document.
//!
//! Until 2023 such a session took access to the target alone
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-sessiondocumentaccesscheck.html>),
//! since 2025 it takes access to the default document as well
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-default-session-document.html>).

use crate::answer::Leg;
use crate::caveats::{DEFAULT_DOCUMENT, DEFAULT_DOCUMENT_LEGACY};
use crate::evaluate::{Judged, overall};
use crate::policies::PolicySet;
use crate::question::Question;
use crate::scenario::{DefaultDocument, Options, Request};
use iam::caveat::Caveat;

/// The caveat on a decision that the other rule would have made differently. Whatever starts no
/// session, or names a document, has the same decision by both.
pub(crate) fn caveat(
    set: &PolicySet,
    question: &Question<'_>,
    judged: &[Judged<'_>],
) -> Option<Caveat> {
    let decision = |one: &Judged<'_>| one.evaluation.decision;
    let (other, caveat) = match question.options.default_document {
        DefaultDocument::Enforced => {
            let others = judged.iter().filter(|one| !is_default(question, one));
            (overall(others.map(decision)), DEFAULT_DOCUMENT)
        }
        DefaultDocument::Legacy => {
            let options = Options {
                default_document: DefaultDocument::Enforced,
                ..question.options.clone()
            };
            let mut asked = question.clone();
            asked.options = &options;
            let checks = asked.checks(&set.keys);
            (set.decide(&asked, &checks), DEFAULT_DOCUMENT_LEGACY)
        }
    };
    (other != overall(judged.iter().map(decision))).then_some(caveat)
}

/// Whether a check is of a document that the call doesn't name.
fn is_default(question: &Question<'_>, judged: &Judged<'_>) -> bool {
    let named = match question.request {
        Request::Session(call) => call.document.is_some(),
        Request::Api(_) => true,
    };
    judged.authorization.leg == Leg::Document && !named
}
