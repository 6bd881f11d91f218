//! Any text is a value or an error; a value is written in the text format and as binary, and read from both as the same.

#![no_main]

use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use wireform::{
    Message,
    text::Options,
    walk::{DecodeText, EncodeText},
};
use wireform_fuzz::{assert_same, binary, check_error};
use wireform_test_support::{each_row, rows};

macro_rules! table {
    ($($row:ident),*) => { [$(text::<rows::$row>),*] };
}

/// What is done with the text, for each row: the first byte picks one.
static ROWS: &[fn(u8, &[u8])] = &each_row!(table);

fn text<M: Message + EncodeText + for<'de> DecodeText<'de> + Debug + PartialEq>(flags: u8, text: &[u8]) {
    let flag = |bit: u8| flags >> bit & 1 != 0;
    let options = Options::new()
        .ignore_unknown_fields(flag(0))
        .single_line(flag(1))
        .short_lists(flag(2))
        .ascii(flag(3))
        .print_unknown_fields(flag(4));
    let value: M = match options.from_slice(text) {
        Ok(value) => value,
        Err(error) => {
            assert!(error.line().is_some(), "{error:?}");
            return check_error(&error, text);
        }
    };
    // The text format has one NaN and no unknown fields, and a value that came from a text has no other.
    let written = options.to_vec(&value).expect("a value that was read");
    let again: M = options.from_slice(&written).unwrap_or_else(|error| panic!("{error}: {}", written.escape_ascii()));
    assert_same(&value, &again);
    binary(&value);
}

fuzz_target!(|input: &[u8]| {
    if let [row, flags, text @ ..] = input {
        ROWS[usize::from(*row) % ROWS.len()](*flags, text);
    }
});
