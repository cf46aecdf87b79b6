//! `cargo xtask fuzz`: any bytes, read as a share link.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| tests::robust::link(text));
