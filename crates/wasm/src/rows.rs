//! The rows of an answer, as numbers and one text: most of an answer, in a form that costs neither
//! side more than its letters. `package/rows.js` reads it.
//!
//! Each check: how many rows. Each row: policy, statement, the length of its `Sid` plus one or zero,
//! effect, outcome, whether it's decisive, its span, how many parts. Each part: element, outcome, its
//! span, the length of its sentence. Lengths count UTF-16 code units of the text, in which they
//! follow each other; effects and the like count from zero in the order of [`session::answer`].

use session::answer::{Answer, Part, TraceRow};

/// What the rows say.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Rows {
    pub numbers: Vec<u32>,
    pub text: String,
}

impl Rows {
    /// Takes the rows out of an answer.
    pub fn take(answer: &mut Answer) -> Rows {
        let mut rows = Rows::default();
        for check in &mut answer.checks {
            let trace = std::mem::take(&mut check.trace);
            rows.count(trace.len());
            trace.iter().for_each(|row| rows.row(row));
        }
        rows
    }

    fn row(&mut self, row: &TraceRow) {
        self.count(row.policy);
        self.count(row.statement);
        match &row.sid {
            Some(sid) => {
                let length = self.push(sid);
                self.count(length + 1);
            }
            None => self.count(0),
        }
        let TraceRow {
            effect,
            outcome,
            span,
            ..
        } = *row;
        let facts = [effect as u32, outcome as u32, u32::from(row.decisive)];
        self.numbers.extend(facts);
        self.numbers.extend([span.start, span.end]);
        self.count(row.parts.len());
        row.parts.iter().for_each(|part| self.part(part));
    }

    fn part(&mut self, part: &Part) {
        let Part {
            part: element,
            outcome,
            span,
            ..
        } = *part;
        self.numbers
            .extend([element as u32, outcome as u32, span.start, span.end]);
        let length = self.push(&part.text);
        self.count(length);
    }

    /// Appends a text; its length in code units.
    fn push(&mut self, text: &str) -> usize {
        self.text.push_str(text);
        match text.is_ascii() {
            true => text.len(),
            false => text.encode_utf16().count(),
        }
    }

    fn count(&mut self, count: usize) {
        self.numbers.push(u32::try_from(count).unwrap_or(u32::MAX));
    }
}
