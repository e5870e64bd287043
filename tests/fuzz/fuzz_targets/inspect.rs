#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| bindwright_fuzz::inspect(data));
