//! `cargo xtask fuzz`: any bytes, read as a policy.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| tests::robust::policy(text));
