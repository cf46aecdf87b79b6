//! A quick no: most patterns hold three letters in a row that a text doesn't.
//!
//! Invariant: where a text matches a pattern, [`Trigrams`] of the text hold those of the pattern, case
//! ignored. The reverse need not be true.

/// Which runs of three bytes a text has, without regard to case, as a set that may say too much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Trigrams([u64; 2]);

impl Trigrams {
    /// Those of a text that is asked for. Beyond ASCII letters may be equal that differ in bytes, so
    /// such a text is taken to have all.
    pub fn of(text: &str) -> Trigrams {
        let mut trigrams = Trigrams::default();
        match text.is_ascii() {
            true => trigrams.add(text),
            false => trigrams = Trigrams([u64::MAX; 2]),
        }
        trigrams
    }

    /// Adds those of a piece of a pattern.
    pub fn add(&mut self, piece: &str) {
        let folded = piece.bytes().map(|b| u32::from(b | 0x20));
        let mut last = [0; 2];
        for (at, byte) in folded.enumerate() {
            let [first, second] = last;
            if at >= 2 {
                let hash = (first * 37 + second * 11 + byte * 5) % 128;
                let [low, high] = &mut self.0;
                match hash < 64 {
                    true => *low |= 1 << hash,
                    false => *high |= 1 << (hash - 64),
                }
            }
            last = [second, byte];
        }
    }

    /// Whether all of another set are in this one.
    pub fn hold(self, other: Trigrams) -> bool {
        let [low, high] = self.0;
        let [other_low, other_high] = other.0;
        other_low & !low == 0 && other_high & !high == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_holds_those_of_its_pieces_in_any_case() {
        let text = Trigrams::of("arn:aws:ec2:eu-west-1:111122223333:instance/i-0123");
        for piece in ["", "ar", "EC2", ":111122223333:Instance/i-0"] {
            let mut wanted = Trigrams::default();
            wanted.add(piece);
            assert!(text.hold(wanted), "{piece}");
        }
        let mut other = Trigrams::default();
        other.add(":document/Ops");
        assert!(!text.hold(other));
        assert!(Trigrams::of("É").hold(other));
    }
}
