//! prost makes the same of the same bytes, but for the differences that `wireform_test_peers` lists.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wireform_test_peers::{Everything, compare};

fuzz_target!(|bytes: &[u8]| {
    compare::<Everything>(bytes);
});
