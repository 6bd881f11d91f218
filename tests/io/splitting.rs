//! `split_delimited`.

use wireform::{
    Limits, Message,
    io::{Framing, Options, Split, StreamErrorKind, split_delimited},
};
use wireform_test_support::{empty, rows::Leaf, wire::Wire};

use crate::exchange::{FRAMINGS, stream};

#[test]
fn messages_are_split_where_they_lie() {
    for framing in FRAMINGS {
        let leaves = [Leaf::sample(), empty(), Leaf { text: "x".repeat(20_000), ..empty() }];
        let bytes = stream(&leaves, framing);
        let mut rest = &bytes[..];
        for leaf in leaves {
            let split = Options::new().framing(framing).split_delimited(rest).unwrap();
            let Split::Whole { body, rest: behind } = split else { panic!("{split:?}") };
            assert_eq!(body, leaf.encode_to_vec());
            assert!(bytes.as_ptr_range().contains(&body.as_ptr()));
            rest = behind;
        }
        assert!(rest.is_empty());
    }
}

#[test]
fn incomplete_says_how_much_is_missing() {
    for framing in FRAMINGS {
        let bytes = stream(&[Leaf { text: "x".repeat(200), ..empty() }], framing);
        let width = bytes.len() - 203;
        for cut in 0..bytes.len() {
            let split = Options::new().framing(framing).split_delimited(&bytes[..cut]).unwrap();
            let missing = (cut >= width).then(|| bytes.len() - cut);
            assert_eq!(split, Split::Incomplete { missing }, "{cut}");
        }
    }
}

#[test]
fn malformed_is_an_error_as_soon_as_it_can_be_seen() {
    let overlong = Wire::new().varint_width(11).bare_varint(0).build();
    for len in 0..10 {
        assert_eq!(split_delimited(&overlong[..len]).unwrap(), Split::Incomplete { missing: None });
    }
    for len in 10..12 {
        let error = split_delimited(&overlong[..len.min(overlong.len())]).unwrap_err();
        assert!(matches!(error.kind(), StreamErrorKind::InvalidLength), "{error:?}");
    }
    let error = split_delimited(&[0x80, 0x80, 0x80, 0x80, 8]).unwrap_err();
    assert!(matches!(error.kind(), StreamErrorKind::TooLong { len: 0x8000_0000 }), "{error:?}");
    let fixed = Options::new().framing(Framing::U32BigEndian);
    let error = fixed.split_delimited(&[0x80, 0, 0, 0]).unwrap_err();
    assert!(matches!(error.kind(), StreamErrorKind::TooLong { len: 0x8000_0000 }), "{error:?}");
    assert_eq!(
        fixed.split_delimited(&[0x7f, 255, 255, 255]).unwrap(),
        Split::Incomplete { missing: Some(0x7fff_ffff) }
    );
}

#[test]
fn limit_is_the_longest_that_passes() {
    let options = Options::new().limits(Limits::new().input(3));
    assert!(matches!(options.split_delimited(&[3, 0, 0, 0]).unwrap(), Split::Whole { .. }));
    let error = options.split_delimited(&[4, 0, 0, 0, 0]).unwrap_err();
    assert_eq!(error.to_string(), "4 bytes are too long for a message at byte 0, in message 0");
}

#[test]
#[cfg(target_pointer_width = "64")]
fn greatest_limit_and_length_do_not_overflow() {
    let greatest = Options::new().limits(Limits::new().input(usize::MAX));
    let bytes = Wire::new().bare_varint(u64::MAX).raw([1]).build();
    assert_eq!(greatest.split_delimited(&bytes).unwrap(), Split::Incomplete { missing: Some(usize::MAX - 1) });
    let error = greatest.reader(&bytes[..]).read::<Leaf>().unwrap_err();
    assert!(matches!(error.kind(), StreamErrorKind::UnexpectedEnd { missing: Some(m) } if *m == usize::MAX - 1));
}
