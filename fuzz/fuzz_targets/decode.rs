//! Any bytes are a value or an error; a value is written, and read again as the same value.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wireform::{Limits, proto};
use wireform_test_support::{empty, rows::Everything};

fuzz_target!(|bytes: &[u8]| {
    let fresh = proto::from_slice::<Everything>(bytes);
    recycle(bytes, &fresh);
    match fresh {
        Ok(value) => write_again(&value),
        Err(error) => assert!(error.offset() <= bytes.len() && error.path().starts_with("Everything"), "{error}"),
    }
    let strict = proto::Options::new().limits(Limits::new().depth(3).allocation(4096));
    let _ = strict.from_slice::<Everything>(bytes);
});

/// The bytes of a value are as long as they were said to be, and its value again.
fn write_again(value: &Everything) {
    let bytes = proto::to_vec(value);
    assert_eq!(bytes.len(), proto::encoded_len(value));
    let again = proto::from_slice::<Everything>(&bytes).expect("what is written can be read");
    // NaN is not equal to itself, so values are compared as they are written.
    assert_eq!(proto::to_vec(&again), bytes);
}

/// Decoding in the place of another value gives the same value, or the same error.
fn recycle(bytes: &[u8], fresh: &wireform::Result<Everything>) {
    let (first, second) = bytes.split_at(bytes.len() / 2);
    let mut value = proto::from_slice(first).or_else(|_| proto::from_slice(second)).unwrap_or_else(|_| empty());
    match (proto::decode_into(&mut value, bytes), fresh) {
        (Ok(()), Ok(fresh)) => assert_eq!(format!("{value:?}"), format!("{fresh:?}")),
        (Err(error), Err(fresh)) => assert_eq!(error.to_string(), fresh.to_string()),
        (result, fresh) => panic!("in place: {result:?}, fresh: {fresh:?}"),
    }
}
