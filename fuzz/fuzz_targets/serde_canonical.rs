//! `Canonical`, read by serde_json's deserializer, has the verdict of `json::from_str` on any text, and the same value.

#![no_main]

use std::fmt::Debug;

use libfuzzer_sys::fuzz_target;
use wireform::{Message, json, serde::canonical, walk::DecodeText};
use wireform_fuzz::assert_same;
use wireform_test_support::{each_row, rows};

macro_rules! table {
    ($($row:ident),*) => { [$(both::<rows::$row>),*] };
}

/// What is done with the text, for each row: the first byte picks one.
static ROWS: &[fn(&str)] = &each_row!(table);

fn both<M: Message + for<'de> DecodeText<'de> + Debug + PartialEq>(text: &str) {
    match (json::from_str::<M>(text), second::<M>(text)) {
        (Ok(first), Ok(second)) => assert_same(&first, &second),
        (Err(_), Err(_)) => {}
        (first, second) => panic!("{first:?}, then {second:?}: {}", text.escape_debug()),
    }
}

fn second<M: for<'de> DecodeText<'de>>(text: &str) -> serde_json::Result<M> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // `Limits` count the levels.
    deserializer.disable_recursion_limit();
    let message = canonical::deserialize(&mut deserializer)?;
    deserializer.end().map(|()| message)
}

fuzz_target!(|input: &[u8]| {
    if let [row, text @ ..] = input
        && let Ok(text) = str::from_utf8(text)
    {
        ROWS[usize::from(*row) % ROWS.len()](text);
    }
});
