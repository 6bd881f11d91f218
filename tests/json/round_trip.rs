//! Any value is the same after its text was read again.

use std::fmt::Debug;

use proptest::{prelude::*, test_runner::TestRunner};
use wireform::{
    DecodeErrorKind::{InvalidUtf8, UnexpectedEnd},
    Message, UnknownFields,
    json::{self, Options},
    serde::canonical,
    walk::{DecodeText, EncodeText},
};
use wireform_test_support::{
    rows::{Everything, Pick, Scalars},
    same, same_bits, strategies,
};

/// Checks that all ways out and in give the value back, the one by way of serde too.
fn round_trip<M: EncodeText + for<'de> DecodeText<'de> + Debug>(
    message: &M,
    same: impl Fn(&M, &M) -> bool,
) -> Result<(), TestCaseError> {
    let plain = Options::new();
    for options in
        [plain.clone(), plain.clone().pretty(true), plain.clone().proto_field_names(true).enums_as_numbers(true)]
    {
        let text = options.to_string(message).unwrap();
        let read = json::from_str::<M>(&text).unwrap();
        prop_assert!(same(message, &read), "{}\n{:?}\n{:?}", text, message, read);
    }

    let text = json::to_string(message).unwrap();
    let mut bytes = Vec::new();
    canonical::serialize(message, &mut serde_json::Serializer::new(&mut bytes)).unwrap();
    prop_assert_eq!(std::str::from_utf8(&bytes).unwrap(), &text);
    let read = canonical::deserialize::<M, _>(&mut serde_json::Deserializer::from_str(&text)).unwrap();
    prop_assert!(same(message, &read), "{}\n{:?}\n{:?}", text, message, read);
    let value: serde_json::Value = serde_json::from_str(&text).unwrap();
    canonical::deserialize::<M, _>(value).unwrap();
    Ok(())
}

/// Reads what may be anything: an error has its place, and a value returns.
fn verdict<M: Message + EncodeText + for<'de> DecodeText<'de> + Debug>(
    options: &Options,
    text: &[u8],
) -> Result<bool, TestCaseError> {
    match options.from_slice::<M>(text) {
        Ok(value) => {
            let again = M::decode(&value.encode_to_vec()[..]).unwrap();
            prop_assert!(same_bits(&value, &again), "{:?}\n{:?}", value, again);
            round_trip(&value, same_bits).map(|()| true)
        }
        Err(error) => {
            prop_assert!(error.offset() <= text.len() && error.line().is_some(), "{:?}", error);
            Ok(false)
        }
    }
}

/// Drops what JSON has no form for.
fn without_unknown_fields(mut message: Everything) -> Everything {
    message.rest = UnknownFields::new();
    message.keeping.rest = UnknownFields::new();
    message.wide.rest = UnknownFields::new();
    message.inner = message.inner.map(|inner| Box::new(without_unknown_fields(*inner)));
    message.list = message.list.into_iter().map(without_unknown_fields).collect();
    message.map = message.map.into_iter().map(|(key, value)| (key, without_unknown_fields(value))).collect();
    message.pick = message.pick.map(|pick| match pick {
        Pick::Everything(inner) => Pick::Everything(Box::new(without_unknown_fields(*inner))),
        other => other,
    });
    message
}

/// The strategy of a message this large needs a large stack without optimization.
#[test]
fn every_row() {
    let run = || {
        let mut runner = TestRunner::new(ProptestConfig::with_cases(64));
        let check = |message| round_trip(&without_unknown_fields(message), same_bits);
        runner.run(&strategies::everything(), check).unwrap();
    };
    std::thread::Builder::new().stack_size(64 << 20).spawn(run).unwrap().join().unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn scalars(message in strategies::scalars()) {
        round_trip(&message, same_bits)?;
    }

    #[test]
    fn hashed_maps(message in strategies::hashed()) {
        round_trip(&message, same)?;
    }

    #[test]
    fn any_text_is_a_value_or_an_error(text in r#"[{}\[\]":,0-9eE.+\-ntaflsr\\ui \x{0}-\x{20}]{0,60}"#) {
        for options in [Options::new(), Options::new().ignore_unknown_fields(true)] {
            verdict::<Everything>(&options, text.as_bytes())?;
        }
    }
}

/// Goes over all `f32`s, a few at each step.
#[test]
fn all_floats_read_back_bit_by_bit() {
    let step = if cfg!(debug_assertions) { 65_537 } else { 4_099 };
    for bits in (0..=u32::MAX).step_by(step).chain([0x15ae_43fd, 0x7f7f_ffff, 1, 0x8000_0000, 0x007f_ffff, 0x0080_0000])
    {
        let float = f32::from_bits(bits);
        if float.is_nan() {
            continue;
        }
        let scalars = Scalars { float, ..wireform_test_support::empty() };
        let text = json::to_string(&scalars).unwrap();
        assert_eq!(json::from_str::<Scalars>(&text).unwrap().float.to_bits(), bits, "{text}");
    }
}

/// Any cut and any change of one byte gives an error, or a value that returns.
#[test]
fn damaged_text_is_a_value_or_an_error() {
    let scalars = Scalars {
        bool: true,
        int64: -5,
        float: 1.5,
        double: f64::INFINITY,
        string: "a\u{1}\"é😀".into(),
        bytes: vec![1, 2, 255],
        ..wireform_test_support::empty()
    };
    let text = json::to_vec(&scalars).unwrap();
    for end in 0..text.len() {
        let error = json::from_slice::<Scalars>(&text[..end]).unwrap_err();
        let expected = if std::str::from_utf8(&text[..end]).is_ok() { UnexpectedEnd } else { InvalidUtf8 };
        assert_eq!(error.kind(), &expected, "{end}");
    }
    let mut read = 0;
    for at in 0..text.len() {
        let mut damaged = text.clone();
        for byte in 0..=255 {
            damaged[at] = byte;
            for lenient in [false, true] {
                let options = Options::new().ignore_unknown_fields(lenient);
                read += usize::from(verdict::<Scalars>(&options, &damaged).unwrap());
            }
        }
    }
    assert!(read > 2000, "{read}");
}
