//! Any value is the same after its text was read again.

use std::fmt::Debug;

use proptest::{prelude::*, test_runner::TestRunner};
use wireform::{
    Message, UnknownFields,
    text::{self, Options},
    walk::{DecodeText, EncodeText},
};
use wireform_test_support::{
    corpus::by_row,
    each_row,
    rows::{self, Everything, Pick, Scalars},
    same, same_bits, strategies,
};

/// Checks that all ways out give the value back.
fn round_trip<M: EncodeText + for<'de> DecodeText<'de> + Debug>(
    message: &M,
    same: impl Fn(&M, &M) -> bool,
) -> Result<(), TestCaseError> {
    let plain = Options::new();
    for options in [plain.clone(), plain.clone().single_line(true).ascii(true), plain.short_lists(true)] {
        let text = options.to_string(message).unwrap();
        let read = text::from_str::<M>(&text).map_err(|error| TestCaseError::fail(format!("{error}: {text}")))?;
        prop_assert!(same(message, &read), "{}\n{:?}\n{:?}", text, message, read);
    }
    Ok(())
}

/// Reads what may be anything, with and without unknown fields: an error has its place, and a value returns.
fn verdict<M: Message + EncodeText + for<'de> DecodeText<'de> + Debug>(text: &[u8]) -> Result<bool, TestCaseError> {
    let mut read = false;
    for options in [Options::new(), Options::new().ignore_unknown_fields(true)] {
        match options.from_slice::<M>(text) {
            Ok(value) => {
                let again = M::decode(&value.encode_to_vec()[..]).unwrap();
                prop_assert!(same_bits(&value, &again), "{:?}\n{:?}", value, again);
                round_trip(&value, same_bits)?;
                read = true;
            }
            Err(error) => prop_assert!(error.offset() <= text.len() && error.line().is_some(), "{:?}", error),
        }
    }
    Ok(read)
}

/// Drops what the text format has no form for.
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

/// What is done with a sample, for each row.
type Check = fn(&[u8]) -> bool;

macro_rules! table {
    ($($row:ident),*) => { [$((stringify!($row), sample::<rows::$row> as Check)),*] };
}

/// Reads a sample and takes it through the text, and through the binary wire from there; false where it is no message.
fn sample<M: Message + EncodeText + for<'de> DecodeText<'de> + Debug + PartialEq>(bytes: &[u8]) -> bool {
    let Ok(message) = M::decode(bytes) else { return false };
    let printed = text::to_string(&message).unwrap();
    let read: M = text::from_str(&printed).unwrap_or_else(|error| panic!("{error}: {printed}"));
    assert_eq!(text::to_string(&read).unwrap(), printed);
    let all = Options::new().print_unknown_fields(true).to_string(&message).unwrap();
    if all == printed {
        assert!(same(&message, &read), "{message:?}\n{read:?}");
    }
    let lenient: M = Options::new().ignore_unknown_fields(true).from_str(&all).unwrap();
    assert!(same(&lenient, &read), "{all}");
    let again = M::decode(&read.encode_to_vec()[..]).unwrap();
    assert_eq!(text::to_string(&again).unwrap(), printed);
    true
}

#[test]
fn every_row_of_the_corpus_returns() {
    let rows: &[(&str, Check)] = &each_row!(table);
    let samples = by_row();
    for (row, check) in rows {
        check(b"");
        let read = samples.iter().filter(|(name, bytes)| name == row && check(bytes)).count();
        let alone = ["Dropping", "Hashed", "Skipping", "Person"].contains(row);
        assert!(read > 0 || alone, "no sample of {row}");
    }
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
    fn any_text_is_a_value_or_an_error(
        text in r#"([a-z]{1,3}|number|text|string|list|map|inner|[{}<>\[\]:,;'"\\#/. \n-]|[0-9]{1,3}|0x|e|f|\PC){0,30}"#,
    ) {
        verdict::<Everything>(text.as_bytes())?;
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
        let text = text::to_string(&scalars).unwrap();
        assert_eq!(text::from_str::<Scalars>(&text).unwrap().float.to_bits(), bits, "{text}");
    }
}

/// Any cut and any change of one byte gives an error, or a value that returns.
#[test]
fn damaged_text_is_a_value_or_an_error() {
    let scalars =
        Scalars { bool: true, int64: -5, float: 1.5, string: "a\"é".into(), ..wireform_test_support::empty() };
    let read = damaged(&rows::Person::martin()) + damaged(&scalars);
    assert!(read > 2000, "{read}");
}

/// Damages the text of a message in all these ways, and returns how many were accepted.
fn damaged<M: Message + EncodeText + for<'de> DecodeText<'de> + Debug>(message: &M) -> usize {
    let text = text::to_vec(message).unwrap();
    let mut read = 0;
    for at in 0..text.len() {
        read += usize::from(verdict::<M>(&text[..at]).unwrap());
        for byte in (0..=127).chain([0x80, 0xc3, 0xff]) {
            let mut changed = text.clone();
            changed[at] = byte;
            read += usize::from(verdict::<M>(&changed).unwrap());
        }
    }
    read
}
