//! What the tests, the benches and the fuzz targets share.
//!
//! * [`wire`]: bytes of a message spelled record by record, the malformed and the overlong ones included.
//! * [`rows`]: a message for each row of the type table, and [`Everything`](rows::Everything), which holds them all.
//! * [`kinds`]: rows for kinds of strings and bytes, for encodings of a user's own, and for what has to be there.
//! * [`named`]: the well-known types, messages in an `Any`, and extensions.
//! * [`vectors`]: what Google's runtime makes of these messages.
//! * [`corpus`]: encoded messages of every field shape.
//! * [`verdict`]: what must hold for any bytes.
//! * `change`: changes to an input, for proptest.
//! * [`well_formed`]: a naive walk over what was written, to its end.
//! * `strategies`: arbitrary values of these messages, for proptest.
//! * [`allocation`]: an allocator that counts.
//! * `steps`: a counter of steps, for `tests/work`.

pub mod allocation;
#[cfg(feature = "proptest")]
pub mod change;
pub mod corpus;
pub mod kinds;
pub mod named;
pub mod rows;
#[cfg(feature = "steps")]
pub mod steps;
#[cfg(feature = "proptest")]
pub mod strategies;
pub mod vectors;
pub mod verdict;
pub mod well_formed;
pub mod wire;

use std::fmt::{Debug, Display};

use wireform::DecodeOwned;

/// Returns the empty message, for `..empty()`.
pub fn empty<M: DecodeOwned>() -> M {
    M::empty()
}

/// Returns whether two values are the same, where NaN is the same as NaN.
///
/// The sign of a zero counts where `==` says no difference; see [`same_bits`] for that.
pub fn same<T: PartialEq + Debug>(one: &T, other: &T) -> bool {
    one == other || format!("{one:?}") == format!("{other:?}")
}

/// Returns whether two values print the same: unlike `==`, this tells −0.0 from 0.0, and NaN is the same as NaN.
pub fn same_bits<T: Debug>(one: &T, other: &T) -> bool {
    format!("{one:?}") == format!("{other:?}")
}

/// Returns what the error says of something that is refused: what was wrong, and the path and the place where it has them.
///
/// # Panics
///
/// Where it is not refused.
#[track_caller]
pub fn words<T, E: Display>(result: Result<T, E>) -> String {
    match result {
        Ok(_) => panic!("this is not refused"),
        Err(error) => error.to_string(),
    }
}

/// Turns hexadecimal digits into bytes.
///
/// # Panics
///
/// Where they are none.
pub fn hex(digits: &str) -> Vec<u8> {
    let digit = |byte: &u8| char::from(*byte).to_digit(16).expect("a hexadecimal digit") as u8;
    let (pairs, tail) = digits.as_bytes().as_chunks::<2>();
    assert!(tail.is_empty(), "an odd number of hexadecimal digits");
    pairs.iter().map(|[high, low]| digit(high) << 4 | digit(low)).collect()
}
