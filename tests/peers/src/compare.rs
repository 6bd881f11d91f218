//! Asks both libraries about the same bytes.

use std::fmt::Debug;

use crate::{Difference, PlusZero, differences};

/// A struct that both libraries read and write.
pub trait Twin: wireform::Message + prost::Message + PlusZero + Clone + Default + Debug {}

impl<T: wireform::Message + prost::Message + PlusZero + Clone + Default + Debug> Twin for T {}

/// What the two libraries make of the same bytes, where it is what it should be.
#[derive(Debug)]
pub enum Verdict<T> {
    /// Both read the same value.
    Same(T),
    /// Both refuse the bytes.
    Refused,
    /// One of them refuses the bytes, for a reason that is on the list.
    Differs(&'static Difference),
}

/// A value as both libraries read it.
#[derive(Debug)]
pub struct Both<T> {
    /// Ours.
    pub ours: wireform::Result<T>,
    /// prost's.
    pub prost: Result<T, prost::DecodeError>,
}

impl<T: Twin> Both<T> {
    /// Has both libraries read the bytes.
    pub fn read(bytes: &[u8]) -> Self {
        Self { ours: wireform::proto::from_slice(bytes), prost: prost::Message::decode(bytes) }
    }
}

/// Compares what the libraries read, and what they write of that.
///
/// # Panics
///
/// Where they disagree and the list of [`DIFFERENCES`](crate::DIFFERENCES) does not say so.
pub fn compare<T: Twin>(bytes: &[u8]) -> Verdict<T> {
    match Both::<T>::read(bytes) {
        Both { ours: Ok(ours), prost: Ok(prost) } => {
            write_same(&ours);
            // The bytes tell all that a value is, and NaN is no reason to differ for them.
            let [ours_again, prost_again] = [&ours, &prost].map(wireform::proto::to_vec);
            assert_eq!(ours_again, prost_again, "{ours:?} and {prost:?} of {bytes:02x?}");
            Verdict::Same(ours)
        }
        Both { ours: Err(_), prost: Err(_) } => Verdict::Refused,
        Both { ours: Ok(_), prost: Err(error) } => match differences::of_prost(&error) {
            Some(difference) => Verdict::Differs(difference),
            None => panic!("only prost refuses {bytes:02x?}: {error}"),
        },
        Both { ours: Err(error), prost: Ok(_) } => match differences::of_ours(&error) {
            Some(difference) => Verdict::Differs(difference),
            None => panic!("only we refuse {bytes:02x?}: {error}"),
        },
    }
}

/// Has both libraries write a value.
///
/// # Panics
///
/// Where the bytes differ.
fn write_same<T: Twin>(value: &T) {
    let mut value = value.clone();
    value.plus_zero();
    let ours = wireform::proto::to_vec(&value);
    let prost = prost::Message::encode_to_vec(&value);
    assert_eq!(ours, prost, "bytes of {value:?}");
    assert_eq!(wireform::proto::encoded_len(&value), ours.len(), "length of {value:?}");
}
