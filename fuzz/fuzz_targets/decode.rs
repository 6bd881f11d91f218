//! Any bytes are a value or an error, whatever row they are read as; a value is written and read again as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wireform::{Limits, proto::Options};
use wireform_test_support::{each_row, rows, verdict::check_decode};

macro_rules! table {
    ($($row:ident),*) => { [$(decode::<rows::$row>),*] };
}

/// What is done with the bytes, for each row: the first byte picks one.
static ROWS: &[fn(&[u8])] = &each_row!(table);

const STRICT: Options = Options::new().limits(Limits::new().depth(3).allocation(4096));

fn decode<M: wireform::Message + std::fmt::Debug + PartialEq>(bytes: &[u8]) {
    check_decode::<M>(bytes);
    // Limits refuse, and change nothing else.
    if bytes.len() % 4 == 0 {
        let _ = STRICT.from_slice::<M>(bytes);
    }
}

fuzz_target!(|bytes: &[u8]| {
    if let [row, bytes @ ..] = bytes {
        ROWS[usize::from(*row) % ROWS.len()](bytes);
    }
});
