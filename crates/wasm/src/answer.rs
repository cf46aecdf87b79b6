//! An answer as numbers and one text, which costs neither side more than its letters. JSON would be
//! escaped here and parsed there, at several times the price of the verdict. `package/answer.js` reads
//! it, member by member in the order in which they are written here.
//!
//! A text is its length in UTF-16 code units, and stands in the text behind the one before. A list is
//! its length, and then its items. Of what may be absent comes first whether it's there. Decisions,
//! effects and the like count from zero in the order of [`session::answer`].

use session::answer::{
    Advisory, Answer, Caveat, Check, Decision, Denial, Dependency, Diagnostic, Message, Part, Span,
    TraceRow,
};

/// The bytes that cross: how many numbers follow; these, little-endian, of 32 bits each; the text.
pub(crate) fn bytes(answer: &Answer) -> Result<Vec<u8>, serde_json::Error> {
    let mut written = Written::default();
    written.answer(answer)?;
    let Written { numbers, text } = written;
    let count = [u32::try_from(numbers.len()).unwrap_or(u32::MAX)];
    let mut bytes = Vec::with_capacity(4 + numbers.len() * 4 + text.len());
    let all = count.iter().chain(&numbers);
    bytes.extend(all.flat_map(|number| number.to_le_bytes()));
    bytes.extend(text.into_bytes());
    Ok(bytes)
}

#[derive(Default)]
struct Written {
    numbers: Vec<u32>,
    text: String,
}

impl Written {
    fn answer(&mut self, answer: &Answer) -> Result<(), serde_json::Error> {
        self.optional(answer.decision, Written::decision);
        self.text(&answer.summary);
        self.list(&answer.checks, Written::check);
        self.list(&answer.messages, |written, text| written.text(text));
        self.list(&answer.caveats, Written::caveat);
        self.list(&answer.advisories, Written::advisory);
        // Few answers have any of these.
        let rest = Rest {
            depends_on: &answer.depends_on,
            diagnostics: &answer.diagnostics,
        };
        let empty = rest.depends_on.is_empty() && rest.diagnostics.is_empty();
        let json = match empty {
            true => String::new(),
            false => serde_json::to_string(&rest)?,
        };
        self.text(&json);
        Ok(())
    }

    fn check(&mut self, check: &Check) {
        self.numbers.push(check.leg as u32);
        self.text(&check.action);
        self.text(&check.resource);
        self.decision(check.decision);
        self.list(&check.denials, Written::denial);
        self.list(&check.messages, Written::message);
        self.list(&check.trace, Written::row);
    }

    fn decision(&mut self, decision: Decision) {
        self.numbers.push(decision as u32);
    }

    fn denial(&mut self, denial: &Denial) {
        self.numbers
            .extend([denial.kind as u32, denial.layer as u32]);
        self.optional(denial.level, |written, level| written.numbers.push(level));
    }

    fn message(&mut self, message: &Message) {
        self.numbers.push(message.form as u32);
        self.text(&message.text);
    }

    fn caveat(&mut self, caveat: &Caveat) {
        self.text(caveat.code);
        self.text(&caveat.text);
        self.text(caveat.source);
    }

    fn advisory(&mut self, advisory: &Advisory) {
        self.text(&advisory.action);
        self.text(&advisory.resource);
        self.decision(advisory.decision);
        self.optional(advisory.text.as_deref(), Written::text);
        self.optional(advisory.member, Written::text);
        self.text(advisory.source);
    }

    fn row(&mut self, row: &TraceRow) {
        self.count(row.policy);
        self.count(row.statement);
        self.optional(row.sid.as_deref(), Written::text);
        let facts = [row.effect as u32, row.outcome as u32];
        self.numbers.extend(facts);
        self.numbers.push(u32::from(row.decisive));
        self.span(row.span);
        self.list(&row.parts, Written::part);
    }

    fn part(&mut self, part: &Part) {
        self.numbers.extend([part.part as u32, part.outcome as u32]);
        self.text(&part.text);
        self.span(part.span);
    }

    fn span(&mut self, span: Span) {
        self.numbers.extend([span.start, span.end]);
    }

    fn list<T>(&mut self, items: &[T], write: impl Fn(&mut Written, &T)) {
        self.count(items.len());
        items.iter().for_each(|item| write(self, item));
    }

    fn optional<T>(&mut self, value: Option<T>, write: impl Fn(&mut Written, T)) {
        self.numbers.push(u32::from(value.is_some()));
        if let Some(value) = value {
            write(self, value);
        }
    }

    fn text(&mut self, text: &str) {
        self.text.push_str(text);
        self.count(match text.is_ascii() {
            true => text.len(),
            false => text.encode_utf16().count(),
        });
    }

    fn count(&mut self, count: usize) {
        self.numbers.push(u32::try_from(count).unwrap_or(u32::MAX));
    }
}

#[derive(serde::Serialize)]
#[serde(rename_all = "camelCase")]
struct Rest<'a> {
    depends_on: &'a [Dependency],
    diagnostics: &'a [Diagnostic],
}
