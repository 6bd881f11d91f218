//! wireform and prost agree on any bytes, or disagree for a reason that is on the list of `wireform_test_peers`.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wireform_test_peers::{
    Choice, Enums, Everything, ExpandedLists, Keeping, Lists, MapKeys, MapValues, Nesting, Optionals, Scalars, Twin,
    Wide, compare,
};

/// What is done with the bytes, for each row: the first byte picks one.
static ROWS: &[fn(&[u8])] = &[
    agree::<Everything>,
    agree::<Scalars>,
    agree::<Enums>,
    agree::<Optionals>,
    agree::<Lists>,
    agree::<ExpandedLists>,
    agree::<MapValues>,
    agree::<MapKeys>,
    agree::<Nesting>,
    agree::<Choice>,
    agree::<Wide>,
    agree::<Keeping>,
];

fn agree<T: Twin>(bytes: &[u8]) {
    compare::<T>(bytes);
}

fuzz_target!(|bytes: &[u8]| {
    if let [row, bytes @ ..] = bytes {
        ROWS[usize::from(*row) % ROWS.len()](bytes);
    }
});
