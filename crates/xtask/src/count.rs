//! How many tests passed and failed, read from what the test programs print.
//!
//! The numbers inform; what decides is the exit code.

use std::fmt;
use std::iter::Sum;

/// Tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Passed.
    pub passed: u32,
    /// Failed.
    pub failed: u32,
}

impl Count {
    /// What `succeeded` alone tells: a suite without any test has failed, too.
    pub fn judged(self, succeeded: bool) -> Count {
        let missing = u32::from(!succeeded || self.passed == 0);
        Count {
            failed: self.failed.max(missing),
            ..self
        }
    }

    /// Adds what this line says: `test result: ok. 3 passed; 0 failed; …` of cargo, or one of the
    /// lines `  3 passed (2.1s)`, `  1 failed`, `  2 did not run` that end Playwright's output, or one
    /// of the lines `ℹ pass 3`, `ℹ fail 1` that end Node's.
    pub fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some((what, number)) = line.strip_prefix("ℹ ").and_then(|l| l.split_once(' ')) {
            match what {
                "pass" => self.add(&format!("{number} passed")),
                "fail" | "cancelled" | "skipped" => self.add(&format!("{number} failed")),
                _ => {}
            }
        } else if let Some((_, numbers)) = line.split_once("test result: ") {
            for part in numbers.split(['.', ';']) {
                self.add(part.trim());
            }
        } else if !line.contains(';') {
            self.add(line);
        }
    }

    fn add(&mut self, text: &str) {
        let Some((number, what)) = text.split_once(' ') else {
            return;
        };
        let Ok(number) = number.parse::<u32>() else {
            return;
        };
        match what.split_once(" (").map_or(what, |(what, _)| what) {
            "passed" => self.passed += number,
            "failed" | "flaky" | "interrupted" | "did not run" | "skipped" => self.failed += number,
            _ => {}
        }
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Count>>(counts: I) -> Count {
        counts.fold(Count::default(), |sum, count| Count {
            passed: sum.passed + count.passed,
            failed: sum.failed + count.failed,
        })
    }
}

impl fmt::Display for Count {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    fn read(text: &str) -> (u32, u32) {
        let mut count = Count::default();
        text.lines().for_each(|line| count.read(line));
        (count.passed, count.failed)
    }

    #[test]
    fn cargo_is_read() {
        let text = "running 3 tests\n\
            test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: ok. 40 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n";
        assert_eq!(read(text), (42, 1));
    }

    #[test]
    fn playwright_is_read() {
        let text = "  ✓  1 a.spec.ts:3:5 › 2 passed (3 ms)\n  1 failed\n    a.spec.ts:9:5 › b\n  2 did not run\n  12 passed (4.0s)\n";
        assert_eq!(read(text), (12, 3));
    }

    #[test]
    fn node_is_read() {
        let text = "✔ a: 2 passed (3ms)\nℹ tests 5\nℹ pass 3\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ duration_ms 7\n";
        assert_eq!(read(text), (3, 2));
    }

    #[test]
    fn exit_code_decides() {
        let count = |passed, failed| Count { passed, failed };
        assert_eq!(count(3, 0).judged(true), count(3, 0));
        assert_eq!(count(3, 0).judged(false), count(3, 1));
        assert_eq!(count(3, 2).judged(false), count(3, 2));
        assert_eq!(count(0, 0).judged(true), count(0, 1));
    }
}
