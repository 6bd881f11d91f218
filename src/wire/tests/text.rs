//! Which bytes are text.

use alloc::vec;

use proptest::prelude::*;

use crate::wire::text::{is_ascii, validate};

/// One byte that is not ASCII, at each place of strings of every way to look: by bytes, words, rows and blocks.
#[test]
fn a_single_byte_that_is_not_ascii_is_seen_wherever_it_stands() {
    for len in (0..70).chain([127, 128, 129, 255, 256, 300, 1023, 1024, 1100]) {
        let ascii = vec![b'a'; len];
        assert!(is_ascii(&ascii) && validate(&ascii).is_ok(), "{len}");
        for at in 0..len {
            let mut bytes = ascii.clone();
            bytes[at] = 0x80;
            assert!(!is_ascii(&bytes), "{at} of {len}");
            assert_eq!(validate(&bytes), Err(at), "{at} of {len}");
        }
    }
}

proptest! {
    #[test]
    fn ascii_is_told_as_by_std(mut bytes in prop::collection::vec(0u8..0x80, 0..5000), at in any::<prop::sample::Index>(), high in any::<bool>()) {
        if high && !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] |= 0x80;
        }
        prop_assert_eq!(is_ascii(&bytes), bytes.is_ascii());
        prop_assert_eq!(validate(&bytes).map_err(|_| ()), core::str::from_utf8(&bytes).map_err(|_| ()));
    }

    #[test]
    fn strings_are_validated_as_by_std(text in ".{0,40}|[ -~]{100,400}.{0,40}|[ -~]{2000,5000}.{0,3}", cut in any::<prop::sample::Index>(), change in any::<(prop::sample::Index, u8, bool)>()) {
        let mut bytes = text.into_bytes();
        bytes.truncate(cut.index(bytes.len() + 1));
        if change.2 && !bytes.is_empty() {
            let at = change.0.index(bytes.len());
            bytes[at] = change.1;
        }
        let naive = core::str::from_utf8(&bytes).map_err(|error| error.valid_up_to());
        prop_assert_eq!(validate(&bytes), naive);
    }
}
