//! What one wire accepts comes back by every wire, whoever made it up: changed messages of every row and of what a registry
//! knows, on each wire.
#![cfg(all(feature = "text", feature = "xml", feature = "types"))]

use std::{
    cell::Cell,
    fmt::Debug,
    sync::{Arc, LazyLock},
};

use proptest::{collection::vec, prelude::*, sample::Index, test_runner::TestRunner};
use wireform::{
    DecodeError, EncodeError, EncodeErrorKind, Message, Registry, json, proto, text,
    types::{Any, Duration, ListValue, Struct, Timestamp, Value},
    walk::{DecodeText, EncodeText},
    xml,
};
use wireform_test_support::{
    change::Change,
    corpus::by_row,
    each_row, empty,
    named::{self, Named},
    rows, same_bits,
};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Wire {
    Binary,
    Json,
    Xml,
    Text,
}

const WIRES: [Wire; 4] = [Wire::Binary, Wire::Json, Wire::Xml, Wire::Text];

/// How an input is read, and what comes of it is written.
#[derive(Clone, Copy, Debug)]
struct Settings {
    /// Whether the registry knows types and extensions, or nothing.
    registry: bool,
    /// Whether unknown fields are passed over.
    lenient: bool,
}

static REGISTRY: LazyLock<Arc<Registry>> = LazyLock::new(|| Arc::new(named::registry()));
static NOTHING: LazyLock<Arc<Registry>> = LazyLock::new(|| Arc::new(Registry::new()));

impl Settings {
    fn registry(self) -> Arc<Registry> {
        if self.registry { REGISTRY.clone() } else { NOTHING.clone() }
    }

    fn json(self) -> json::Options {
        json::Options::new().registry(self.registry()).ignore_unknown_fields(self.lenient)
    }

    fn xml(self) -> xml::Options {
        xml::Options::new().registry(self.registry()).ignore_unknown_fields(self.lenient)
    }

    fn text(self) -> text::Options {
        text::Options::new().registry(self.registry()).ignore_unknown_fields(self.lenient)
    }

    fn read<M: Shape>(self, wire: Wire, input: &[u8]) -> Result<M, DecodeError> {
        match wire {
            Wire::Binary => proto::from_slice(input),
            Wire::Json => self.json().from_slice(input),
            Wire::Xml => self.xml().from_slice(input),
            Wire::Text => self.text().from_slice(input),
        }
    }

    fn write<M: Shape>(self, wire: Wire, value: &M) -> Result<Vec<u8>, EncodeError> {
        match wire {
            Wire::Binary => Ok(proto::to_vec(value)),
            Wire::Json => self.json().to_vec(value),
            Wire::Xml => self.xml().to_vec(value),
            Wire::Text => self.text().to_vec(value),
        }
    }

    /// Whether two values have the same text: JSON and the text format put extensions in the order of their names.
    fn same_text<M: Shape>(self, wire: Wire, one: &M, other: &M) -> bool {
        let text = |value| self.text().print_unknown_fields(true).to_vec(value).unwrap();
        matches!(wire, Wire::Json | Wire::Text) && text(one) == text(other)
    }

    /// Whether the text has all of a value: unknown fields are in none but the ones that binary and XML write.
    fn has_all<M: Shape>(self, value: &M, text: &[u8]) -> bool {
        self.text().print_unknown_fields(true).to_vec(value).unwrap() == text
    }
}

trait Shape: Message + EncodeText + for<'de> DecodeText<'de> + Debug + PartialEq {}

impl<M: Message + EncodeText + for<'de> DecodeText<'de> + Debug + PartialEq> Shape for M {}

/// Whether a wire has no form for some values, and says so.
fn may_refuse(wire: Wire, error: &EncodeError) -> bool {
    use EncodeErrorKind::{InvalidPayload, UnknownType, Unrepresentable};
    wire == Wire::Json && matches!(error.kind(), InvalidPayload { .. } | UnknownType { .. } | Unrepresentable { .. })
}

/// Takes a value through a wire; `None` where it has no form there.
fn through<M: Shape>(settings: Settings, wire: Wire, value: &M) -> Result<Option<(M, Vec<u8>)>, TestCaseError> {
    let written = match settings.write(wire, value) {
        Ok(written) => written,
        Err(error) if may_refuse(wire, &error) => return Ok(None),
        Err(error) => return Err(TestCaseError::fail(format!("{wire:?} {settings:?}: {error}\n{value:?}"))),
    };
    let strict = Settings { lenient: false, ..settings };
    match strict.read(wire, &written) {
        Ok(read) => Ok(Some((read, written))),
        Err(error) => {
            let written = written.escape_ascii();
            Err(TestCaseError::fail(format!("{wire:?} {settings:?}: {error}\n{written}\n{value:?}")))
        }
    }
}

/// A value comes back by every wire: the same where the wire has all of it, else what the wire has.
fn returns<M: Shape>(settings: Settings, value: &M) -> Result<(), TestCaseError> {
    let mut whole = false;
    for wire in [Wire::Binary, Wire::Xml, Wire::Text, Wire::Json] {
        let Some((read, written)) = through(settings, wire, value)? else { continue };
        whole = match wire {
            Wire::Binary | Wire::Xml => true,
            Wire::Text => settings.has_all(value, &written),
            // As the text format has it.
            Wire::Json => whole,
        };
        if whole {
            let same = same_bits(&read, value) || settings.same_text(wire, &read, value);
            prop_assert!(same, "{wire:?}\n{}\n{read:?}\n{value:?}", written.escape_ascii());
        } else {
            let Some((again, _)) = through(settings, wire, &read)? else {
                return Err(TestCaseError::fail(format!("{wire:?} cannot write what it read: {read:?}")));
            };
            let same = same_bits(&again, &read);
            prop_assert!(same, "{wire:?}\n{}\n{again:?}\n{read:?}", written.escape_ascii());
        }
    }
    Ok(())
}

/// Reads what may be anything: an error has its place, and a value returns. Returns whether it is one.
fn verdict<M: Shape>(settings: Settings, wire: Wire, input: &[u8]) -> Result<bool, TestCaseError> {
    match settings.read::<M>(wire, input) {
        Ok(value) => returns(settings, &value).map(|()| true),
        Err(error) => {
            prop_assert!(error.offset() <= input.len(), "{:?}", error);
            prop_assert!(wire == Wire::Binary || error.line().is_some(), "{:?}", error);
            Ok(false)
        }
    }
}

/// A type, and what is done with it.
struct Row {
    name: &'static str,
    rewrite: fn(Settings, Wire, &[u8]) -> Option<Vec<u8>>,
    verdict: fn(Settings, Wire, &[u8]) -> Result<bool, TestCaseError>,
}

impl Row {
    const fn of<M: Shape>(name: &'static str) -> Self {
        Self { name, rewrite: rewrite::<M>, verdict: verdict::<M> }
    }
}

/// Writes a message on another wire.
fn rewrite<M: Shape>(settings: Settings, wire: Wire, bytes: &[u8]) -> Option<Vec<u8>> {
    settings.write(wire, &M::decode(bytes).ok()?).ok()
}

macro_rules! table {
    ($($row:ident),*) => { [Row::of::<Named>("Named"), $(Row::of::<rows::$row>(stringify!($row))),*] };
}

static ROWS: &[Row] = &each_row!(table);

/// Encoded messages with the places of their rows.
static SAMPLES: LazyLock<Vec<(usize, Vec<u8>)>> = LazyLock::new(|| {
    let of_rows = by_row().into_iter().filter_map(|(name, bytes)| {
        let row = ROWS.iter().position(|row| row.name == name)?;
        (bytes.len() < 2000).then_some((row, bytes))
    });
    let alone = (0..ROWS.len()).map(|row| (row, Vec::new()));
    of_rows.chain(alone).chain(named_samples().into_iter().map(|named| (0, named.encode_to_vec()))).collect()
});

/// Messages of what a registry knows, a few things in each.
fn named_samples() -> Vec<Named> {
    let anys = [
        Any::pack(&rows::Leaf::sample()),
        Any::pack(&Any::pack(&Timestamp { seconds: 1, nanos: 2 })),
        Any::pack(&Named { int64: Some(5), ..empty() }),
        Any { type_url: "a/wireform.rows.Keeping".into(), value: vec![8, 5, 0x28, 1] },
        Any { type_url: "x/nope".into(), value: vec![1] },
        Any { type_url: "google.protobuf.Empty".into(), value: vec![] },
    ];
    let object: Struct = [("a", Value::from(1.5)), ("", Value::NULL), ("b", Value::from("x"))].into_iter().collect();
    let list: ListValue =
        [Value::from(object.clone()), Value::from(true), Value::from(vec![1.0.into()])].into_iter().collect();
    let mut extended: Named = empty();
    named::NUMBER.set(&mut extended, 7);
    named::COLOR.set(&mut extended, rows::Color::Blue);
    named::STRINGS.set(&mut extended, vec!["x".into(), String::new()]);
    let mut nested: Named = empty();
    named::INNER.set(&mut nested, extended.clone());
    named::ANY.set(&mut nested, anys[0].clone());
    let mut all = vec![
        Named { value: Some(object.clone().into()), ..empty() },
        Named { list: Some(list), object: Some(object), ..empty() },
        Named { duration: Some(Duration { seconds: -1, nanos: -5 }), mask: Some("a_b,c".parse().unwrap()), ..empty() },
        Named { hashed: [(1, 5.into())].into(), strings: [("k".into(), "v".to_owned().into())].into(), ..empty() },
        Named { bool: Some(true.into()), floats: vec![1.5.into()], bytes: Some(vec![0xff].into()), ..empty() },
        extended,
        nested,
        Named::sample(),
    ];
    all.extend(anys.into_iter().map(|any| Named { any: Some(any), ..empty() }));
    all
}

/// Runs on a stack that has room for large messages without optimization.
fn on_a_large_stack(run: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(64 << 20).spawn(run).unwrap().join().unwrap();
}

#[test]
fn every_sample_comes_back_by_every_wire() {
    on_a_large_stack(|| {
        for (row, bytes) in &*SAMPLES {
            for registry in [false, true] {
                let settings = Settings { registry, lenient: false };
                for wire in WIRES {
                    let Some(input) = (ROWS[*row].rewrite)(settings, wire, bytes) else { continue };
                    let read = (ROWS[*row].verdict)(settings, wire, &input).unwrap();
                    assert!(read, "{wire:?} {}", ROWS[*row].name);
                }
            }
        }
    });
}

/// A sample on a wire, and what is changed in it.
fn changed() -> impl Strategy<Value = (Index, Wire, Settings, Vec<Change>)> {
    let settings = (any::<bool>(), any::<bool>()).prop_map(|(registry, lenient)| Settings { registry, lenient });
    let binary = (Just(Wire::Binary), vec(Change::any(), 1..4));
    let text = (prop::sample::select(&WIRES[1..]), vec(Change::of_text(), 1..4));
    let changes = prop_oneof![1 => binary, 3 => text];
    (any::<Index>(), changes, settings)
        .prop_map(|(sample, (wire, changes), settings)| (sample, wire, settings, changes))
}

#[test]
fn what_is_accepted_comes_back_by_every_wire() {
    on_a_large_stack(|| {
        let config = ProptestConfig::default();
        let (all, accepted) = (config.cases.max(2000), Cell::new(0));
        let mut runner = TestRunner::new(ProptestConfig { cases: all, ..config });
        runner
            .run(&changed(), |(sample, wire, settings, changes)| {
                let (row, bytes) = sample.get(&SAMPLES);
                let row = &ROWS[*row];
                let Some(mut input) = (row.rewrite)(settings, wire, bytes) else { return Ok(()) };
                changes.iter().for_each(|change| change.apply(&mut input));
                let value = (row.verdict)(settings, wire, &input)?;
                accepted.set(accepted.get() + u32::from(value));
                Ok(())
            })
            .unwrap();
        assert!(accepted.get() > all / 10, "{} of {all}", accepted.get());
    });
}
