//! The table as places: where the arrows lead from one cell.

/// How many columns are shown unless all are asked for.
pub const COLUMNS: usize = 12;

/// A way from one cell to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the row above.
    Up,
    /// To the row below.
    Down,
    /// To the column before.
    Left,
    /// To the column behind.
    Right,
    /// To the first column.
    First,
    /// To the last column.
    Last,
}

impl Move {
    /// The way of a key.
    pub fn of(key: &str) -> Option<Move> {
        Some(match key {
            "ArrowUp" => Move::Up,
            "ArrowDown" => Move::Down,
            "ArrowLeft" => Move::Left,
            "ArrowRight" => Move::Right,
            "Home" => Move::First,
            "End" => Move::Last,
            _ => return None,
        })
    }
}

/// Where a way leads in a table of so many rows and columns; at the edge it ends.
pub fn goal((row, column): (usize, usize), size: (usize, usize), to: Move) -> (usize, usize) {
    let last = (size.0.saturating_sub(1), size.1.saturating_sub(1));
    match to {
        Move::Up => (row.saturating_sub(1), column),
        Move::Down => ((row + 1).min(last.0), column),
        Move::Left => (row, column.saturating_sub(1)),
        Move::Right => (row, (column + 1).min(last.1)),
        Move::First => (row, 0),
        Move::Last => (row, last.1),
    }
}

/// The id of a cell's button.
pub fn id_of((row, column): (usize, usize)) -> String {
    format!("cell-{row}-{column}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_end_at_the_edges() {
        let size = (3, 2);
        for (key, from, expected) in [
            ("ArrowUp", (0, 1), (0, 1)),
            ("ArrowUp", (2, 1), (1, 1)),
            ("ArrowDown", (1, 0), (2, 0)),
            ("ArrowDown", (2, 0), (2, 0)),
            ("ArrowLeft", (1, 1), (1, 0)),
            ("ArrowLeft", (1, 0), (1, 0)),
            ("ArrowRight", (1, 0), (1, 1)),
            ("ArrowRight", (1, 1), (1, 1)),
            ("End", (2, 0), (2, 1)),
            ("Home", (2, 1), (2, 0)),
        ] {
            let to = Move::of(key).unwrap();
            assert_eq!(goal(from, size, to), expected, "{key} {from:?}");
        }
        assert_eq!(Move::of("Enter"), None);
    }
}
