//! Installs what is missing, then runs it.

fn main() {}
