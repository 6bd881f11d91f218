//! Any document is a value or an error, and a value is written as a document and read from it as the same: for types that
//! have serde's traits only, those whose random values `tests/xml_values` takes through XML.
//!
//! By a flag the input is no document but what an arbitrary value is made of.

#![no_main]

#[path = "../../tests/xml_values/trace.rs"]
#[allow(dead_code, reason = "the shapes are counted by the test alone")]
mod trace;
#[path = "../../tests/xml_values/types.rs"]
mod types;
#[path = "../../tests/xml_values/values.rs"]
#[allow(dead_code, reason = "what is around a value is needed by the test alone")]
mod values;

use std::{fmt::Debug, sync::LazyLock};

use arbitrary::{Arbitrary, Unstructured};
use libfuzzer_sys::fuzz_target;
use serde::{Serialize, de::DeserializeOwned};
use wireform::{
    DecodeError,
    serde::xml::{self, Options},
};
use wireform_fuzz::check_error;

use crate::trace::Trace;

/// What is done with the input, for each type of the list.
#[derive(Default)]
struct Run(Vec<fn(u8, &[u8])>);

impl Run {
    /// Takes a type; `plain` says whether its values return from documents without types, too.
    fn check<T>(&mut self, _: &'static str, plain: bool)
    where
        T: Serialize + DeserializeOwned + Debug + for<'a> Arbitrary<'a>,
    {
        self.0.push(if plain { xml::<T, true> } else { xml::<T, false> });
    }
}

/// The first byte picks one.
static TYPES: LazyLock<Run> = LazyLock::new(types::run);

fn xml<T, const PLAIN: bool>(flags: u8, input: &[u8])
where
    T: Serialize + DeserializeOwned + Debug + for<'a> Arbitrary<'a>,
{
    let flag = |bit: u8| flags >> bit & 1 != 0;
    let value = if flag(0) {
        T::arbitrary(&mut Unstructured::new(input)).ok()
    } else {
        let check = |error: &DecodeError| {
            assert!(error.line().is_some(), "{error:?}");
            check_error(error, input);
        };
        xml::from_slice(input).inspect_err(check).ok()
    };
    let Some(value) = value else { return };
    let options = Options::new().self_describing(flag(1) || !PLAIN).pretty(flag(2));
    let document = options.to_string(&value).expect("XML holds every value");
    let again: T = options.from_str(&document).unwrap_or_else(|error| panic!("{error} in {document}"));
    // What serde is told of the value, bit for bit; `Debug` also tells the variants that serde does not see.
    assert_eq!(Trace::of(&value).calls, Trace::of(&again).calls, "{document}");
    assert_eq!(format!("{value:?}"), format!("{again:?}"), "{document}");
}

fuzz_target!(|input: &[u8]| {
    if let [index, flags, input @ ..] = input {
        TYPES.0[usize::from(*index) % TYPES.0.len()](*flags, input);
    }
});
