//! The two rules that AWS has documented for a session without a named document.
//!
//! Until 2023 such a session took access to the target alone
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-sessiondocumentaccesscheck.html>),
//! since 2025 it takes access to the default document as well
//! (<https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-default-session-document.html>).

use crate::answer::Decision;
use crate::caveats::{DEFAULT_DOCUMENT, DEFAULT_DOCUMENT_LEGACY};
use crate::policies::PolicySet;
use crate::question::Question;
use crate::scenario::{DefaultDocument, Options};
use iam::caveat::Caveat;

/// The caveat on a decision that the other rule would have made differently. Whatever starts no
/// session, or names a document, has the same decision by both.
pub(crate) fn caveat(
    set: &PolicySet,
    question: &Question<'_>,
    decision: Decision,
) -> Option<Caveat> {
    let (other, caveat) = match question.options.default_document {
        DefaultDocument::Enforced => (DefaultDocument::Legacy, DEFAULT_DOCUMENT),
        DefaultDocument::Legacy => (DefaultDocument::Enforced, DEFAULT_DOCUMENT_LEGACY),
    };
    let options = Options {
        default_document: other,
        ..question.options.clone()
    };
    let mut asked = question.clone();
    asked.options = &options;
    let differs = set.decide(&asked, &asked.checks(&set.keys)) != decision;
    differs.then_some(caveat)
}
