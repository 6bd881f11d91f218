//! Any document is a value or an error; a value is written as XML and as binary, and read from both as the same.
//!
//! By a flag the input is binary, as a document reaches only some of the values: what another encoder writes is none of them.

#![no_main]

use std::{
    fmt::Debug,
    sync::{Arc, LazyLock},
};

use libfuzzer_sys::fuzz_target;
use wireform::{
    Message, Registry,
    walk::{DecodeText, EncodeText},
    xml::Options,
};
use wireform_fuzz::{assert_same, binary, check_error};
use wireform_test_support::{
    each_row,
    named::{self, Named},
    rows,
};

macro_rules! table {
    ($($row:ident),*) => { [$(xml::<rows::$row>,)* xml::<Named>] };
}

/// What is done with the document, for each row and for what a registry knows: the first byte picks one.
static ROWS: &[fn(u8, &[u8])] = &each_row!(table);

static REGISTRY: LazyLock<Arc<Registry>> = LazyLock::new(|| Arc::new(named::registry()));

fn xml<M: Message + EncodeText + for<'de> DecodeText<'de> + Debug + PartialEq>(flags: u8, input: &[u8]) {
    let flag = |bit: u8| flags >> bit & 1 != 0;
    let options = if flag(5) { Options::new().registry(REGISTRY.clone()) } else { Options::new() };
    let options = options
        .ignore_unknown_fields(flag(0))
        .proto_field_names(flag(1))
        .any_root(flag(2))
        .pretty(flag(3))
        .declaration(flag(4));
    let options = if flag(7) { options.namespace("urn:a") } else { options };
    let value: M = match if flag(6) { M::decode(input) } else { options.from_slice(input) } {
        Ok(value) => value,
        Err(error) => return check_error(&error, input),
    };
    let written = options.to_vec(&value).expect("XML holds every value");
    let again: M = options.from_slice(&written).unwrap_or_else(|error| panic!("{error}: {}", written.escape_ascii()));
    assert_same(&value, &again);
    binary(&value);
}

fuzz_target!(|input: &[u8]| {
    if let [row, flags, input @ ..] = input {
        ROWS[usize::from(*row) % ROWS.len()](*flags, input);
    }
});
