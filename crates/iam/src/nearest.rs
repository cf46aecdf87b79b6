//! The nearest of some names to one that is none of them.

/// How many letters to insert, drop or exchange, whatever their case.
fn distance(one: &str, two: &str) -> usize {
    let two: Vec<char> = two.chars().map(|c| c.to_ascii_lowercase()).collect();
    let mut row: Vec<usize> = (0..=two.len()).collect();
    for (line, a) in (1..).zip(one.chars().map(|c| c.to_ascii_lowercase())) {
        let mut diagonal = line - 1;
        let mut left = line;
        for (b, cell) in two.iter().zip(row.iter_mut().skip(1)) {
            let exchanged = diagonal + usize::from(a != *b);
            diagonal = *cell;
            left = exchanged.min(*cell + 1).min(left + 1);
            *cell = left;
        }
        if let Some(first) = row.first_mut() {
            *first = line;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// The nearest name that differs in so few letters that it may be what was meant.
pub fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let near = known.map(|other| (distance(name, other), other));
    let near = near.filter(|(distance, other)| *distance <= other.len().min(name.len()) / 10 + 1);
    near.min().map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_near_by_the_letters_in_which_they_differ() {
        for (one, two, expected) in [
            ("", "", 0),
            ("abc", "abc", 0),
            ("abc", "ABC", 0),
            ("abc", "abd", 1),
            ("abc", "ac", 1),
            ("abc", "xabc", 1),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(one, two), expected, "{one} {two}");
            assert_eq!(distance(two, one), expected, "{two} {one}");
        }
        let known = ["StartSession", "ResumeSession"];
        assert_eq!(
            nearest("StartSesion", known.into_iter()),
            Some("StartSession")
        );
        assert_eq!(nearest("Describe", known.into_iter()), None);
    }
}
