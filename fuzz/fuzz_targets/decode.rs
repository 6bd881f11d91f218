//! Any bytes are a value or an error; a value is written and read again as the same, in a fresh place and in the place
//! of another.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wireform::{Limits, Message, proto::Options};
use wireform_test_support::{
    empty,
    rows::{Dropping, Everything, Hashed},
    verdict::check,
};

fuzz_target!(|bytes: &[u8]| {
    check::<Everything>(bytes, &mut empty());
    check::<Hashed>(bytes, &mut empty());
    check::<Dropping>(bytes, &mut empty());
    // The first byte says where an old value ends and a new one begins.
    if let [split, rest @ ..] = bytes
        && let Some((old, new)) = rest.split_at_checked((*split).into())
        && let Ok(mut old) = Everything::decode(old)
    {
        check(new, &mut old);
    }
    let strict = Options::new().limits(Limits::new().depth(3).allocation(4096));
    let _ = strict.from_slice::<Everything>(bytes);
});
