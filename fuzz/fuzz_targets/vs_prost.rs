//! wireform and prost agree on any bytes, or disagree for a reason that is on the list of `wireform_test_peers`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wireform_test_peers::{Everything, compare};

fuzz_target!(|bytes: &[u8]| {
    compare::<Everything>(bytes);
});
