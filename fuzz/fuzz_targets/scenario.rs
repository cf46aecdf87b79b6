//! `cargo xtask fuzz`: any bytes, read as a scenario.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| tests::robust::scenario(text));
