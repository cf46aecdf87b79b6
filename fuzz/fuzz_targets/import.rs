//! `cargo xtask fuzz`: any bytes, read as what somebody pasted.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| tests::robust::import(text));
