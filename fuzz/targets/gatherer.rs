//! Any bytes as a file: articles come of them, or errors; nothing else.

#![no_main]

use laut_gather::{Fill, gather_from};
use libfuzzer_sys::fuzz_target;
use std::io::Cursor;

fuzz_target!(|bytes: &[u8]| {
    for gathered in gather_from(Cursor::new(bytes.to_vec()), "fuzz", &Fill::default()).take(1000) {
        match gathered {
            Ok(gathered) => assert!(!gathered.place.is_empty()),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
});
