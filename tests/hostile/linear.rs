//! Twice as much takes twice the memory, in JSON and in text as in XML (whose documents are in `tests/xml/hostile.rs`).

use std::{collections::BTreeMap, fmt::Write};

use wireform::{EncodeErrorKind, Limits, Message, UnknownFields, json, serde::canonical, text, types::Any, xml};
use wireform_test_support::{
    allocation::{Used, measure},
    wire::Wire,
};

use crate::levels::{self, Form, Node};

#[derive(Message, Clone, Debug, PartialEq)]
struct Tree {
    #[proto(1)]
    text: String,
    #[proto(2)]
    nodes: Vec<Tree>,
    #[proto(3)]
    numbers: Vec<u64>,
    #[proto(4)]
    map: BTreeMap<u32, String>,
    #[proto(5)]
    bytes: Vec<u8>,
    #[proto(unknown)]
    rest: UnknownFields,
}

fn tree() -> Tree {
    Tree::decode(&[][..]).unwrap()
}

const MANY: usize = 10_000;

/// Runs with so many, twice as many and four times as many, and checks that all memory that was ever asked for grows as they do.
///
/// What comes anew with each part, and is put together again, would take the square.
#[track_caller]
fn is_linear(name: &str, run: impl Fn(usize) -> Used) {
    let used = [1, 2, 4].map(|times| run(times * MANY));
    let [once, _, four_times] = used;
    // Where a vector happens to double counts for something, and the square would be 16 times as much.
    assert!(once.total > 0 && four_times.total <= 12 * once.total, "{name}: {used:?}");
}

/// [`is_linear`] for reading; at no time there is more than a few times the text.
#[track_caller]
fn is_read_linearly(text: impl Fn(usize) -> String, factor: usize, read: impl Fn(&str) -> bool) {
    is_linear(&text(2), |count| {
        let text = text(count);
        let (read, used) = measure(|| read(&text));
        assert!(read, "{text:.100}");
        assert!(used.peak <= factor * text.len(), "{:.100}: {} bytes at once for {}", text, used.peak, text.len());
        used
    });
}

/// Repeats what has its number in it.
fn each(count: usize, mut part: impl FnMut(&mut String, usize)) -> String {
    (0..count).fold(String::new(), |mut all, index| {
        part(&mut all, index);
        all
    })
}

#[test]
fn json_is_read_in_linear_memory() {
    let read = |text: &str| json::Options::new().ignore_unknown_fields(true).from_str::<Tree>(text).is_ok();
    for piece in ["a", "\\u0041", "\\n", "\\ud83d\\ude00", "é"] {
        is_read_linearly(|count| format!(r#"{{"text":"{}"}}"#, piece.repeat(count)), 4, read);
    }
    for (list, element, factor) in [
        ("nodes", "{}", size_of::<Tree>()),
        ("nodes", r#"{"nodes":[{}],"text":""}"#, size_of::<Tree>()),
        ("numbers", "1", 16),
        ("numbers", r#""18446744073709551615""#, 4),
        ("numbers", "1e0", 16),
        ("unknown", r#"{"a":[1,{}]}"#, 4),
        ("unknown", "[]", 4),
    ] {
        is_read_linearly(
            |count| format!(r#"{{"{list}":[{}{element}]}}"#, format!("{element},").repeat(count)),
            factor,
            read,
        );
    }
    let entry = |all: &mut String, index| write!(all, r#""{index}":"a","#).unwrap();
    is_read_linearly(|count| format!(r#"{{"map":{{{}"{count}":""}}}}"#, each(count, entry)), 16, read);
    is_read_linearly(
        |count| format!(r#"{{{}"text":"\\n"}}"#, each(count, |all, index| write!(all, r#""x{index}":1,"#).unwrap())),
        4,
        read,
    );
    is_read_linearly(|count| format!(r#"{{"bytes":"{}"}}"#, "AAAA".repeat(count)), 4, read);
}

#[test]
fn text_is_read_in_linear_memory() {
    let read = |text: &str| text::Options::new().ignore_unknown_fields(true).from_str::<Tree>(text).is_ok();
    for piece in ["'a' ", "\"b\"", "'\\n'", "'\\x41\\101\\u00e9'", "'é'\n", "'' # a\n"] {
        is_read_linearly(|count| format!("text: 'a' {}", piece.repeat(count)), 6, read);
        is_read_linearly(|count| format!("bytes: 'a' {}", piece.repeat(count)), 6, read);
    }
    is_read_linearly(|count| format!("text: '{}'", "\\n".repeat(count)), 6, read);
    for (field, factor) in [
        ("nodes {} ", size_of::<Tree>() / 2),
        ("nodes < nodes: [{}, <>], text: '' >; ", size_of::<Tree>() / 4),
        ("numbers: 1, ", 8),
        ("numbers: [0x7, 010] ", 8),
        ("unknown { a: [{ b: 1 }, <>] c: -inf } ", 4),
        ("unknown: 'a' 'b'\n", 4),
        ("numbers: 1 # a comment\n", 8),
        ("[a.b/c.D] { x: 1 } numbers: [] ", 4),
    ] {
        is_read_linearly(|count| format!("text: 'a' {}", field.repeat(count)), factor, read);
    }
    is_read_linearly(|count| format!("numbers: [{}1]", "1, ".repeat(count)), 16, read);
    let entry = |all: &mut String, index| write!(all, "map {{ key: {index} value: 'a' }} ").unwrap();
    is_read_linearly(|count| each(count, entry), 16, read);
}

/// The writers, of which each one may be as long as it likes to be, but not more.
type Writer<T> = (&'static str, fn(&T) -> String);

const WRITERS: [Writer<Tree>; 8] = [
    ("JSON", |tree| json::to_string(tree).unwrap()),
    ("JSON, pretty", |tree| json::Options::new().pretty(true).emit_defaults(true).to_string(tree).unwrap()),
    ("serde", |tree| {
        let mut out = Vec::new();
        canonical::serialize(tree, &mut serde_json::Serializer::new(&mut out)).unwrap();
        String::from_utf8(out).unwrap()
    }),
    ("XML", |tree| xml::to_string(tree).unwrap()),
    ("XML, pretty", |tree| xml::Options::new().pretty(true).to_string(tree).unwrap()),
    ("text", |tree| text::to_string(tree).unwrap()),
    ("text, one line", |tree| text::Options::new().single_line(true).short_lists(true).to_string(tree).unwrap()),
    ("text, unknown fields", |tree| text::Options::new().print_unknown_fields(true).to_string(tree).unwrap()),
];

#[track_caller]
fn is_written_linearly(what: &str, value: impl Fn(usize) -> Tree) {
    is_written_linearly_by(what, value, &WRITERS.map(|(name, _)| name));
}

/// As [`is_written_linearly`], where only some writers have anything to write.
#[track_caller]
fn is_written_linearly_by(what: &str, value: impl Fn(usize) -> Tree, names: &[&str]) {
    for (name, write) in WRITERS.iter().filter(|(name, _)| names.contains(name)) {
        let context = format!("{what} as {name}");
        let mut lengths = vec![];
        for times in [1, 2, 4] {
            let tree = value(times * MANY);
            let (length, used) = measure(|| write(&tree).len());
            // It grows in a vector, and the entries of a map are sorted for text.
            let most = 8 * length + 100 * times * MANY;
            assert!(used.total <= most, "{context}: {used:?} for {length} bytes");
            lengths.push(length);
        }
        assert!(10 * lengths[2] <= 44 * lengths[0], "{context}: {lengths:?}");
    }
}

#[test]
fn values_are_written_in_linear_memory() {
    is_written_linearly("text", |count| Tree { text: "a\n<é".repeat(count), ..tree() });
    is_written_linearly("bytes", |count| Tree { bytes: vec![0xff; 4 * count], ..tree() });
    is_written_linearly("numbers", |count| Tree { numbers: vec![u64::MAX; count], ..tree() });
    is_written_linearly("messages", |count| Tree { nodes: vec![tree(); count], ..tree() });
    is_written_linearly("entries", |count| Tree {
        map: (0..count).map(|key| (key as u32, "a".into())).collect(),
        ..tree()
    });
    // The indentation is two hundred spaces at the most.
    is_written_linearly("the last level", |count| {
        let innermost = Tree { nodes: vec![tree(); count / 20], ..tree() };
        (0..99).fold(innermost, |inner, _| Tree { nodes: vec![inner], ..tree() })
    });
}

#[test]
fn unknown_fields_are_written_in_linear_memory() {
    let rest =
        |records: Wire| Tree { text: "a".into(), rest: UnknownFields::from_bytes(&records.build()).unwrap(), ..tree() };
    let many = |record: Wire| move |count| rest(Wire::new().varint(99, 1).raw(record.as_ref().repeat(count)));
    let nested = (0..9).fold(Wire::new().varint(1, 1), |inner, _| Wire::new().message(77, inner));
    for (what, record) in [
        ("varints", Wire::new().varint(99, 1)),
        ("guesses", nested.clone()),
        ("guesses that fail", Wire::new().message(77, nested.bare_varint(0))),
        ("groups", Wire::new().group(99, Wire::new().group(98, Wire::new().fixed32(1, 1)))),
        ("strings", Wire::new().string(99, "é\n")),
    ] {
        is_written_linearly_by(what, many(record), &["XML", "XML, pretty", "text, unknown fields"]);
    }
    // Each level is tried for itself.
    is_written_linearly_by(
        "one guess",
        |count| {
            let inside = Wire::new().raw(Wire::new().varint(1, 1).as_ref().repeat(count));
            rest((0..20).fold(inside, |inner, _| Wire::new().message(77, inner)))
        },
        &["XML", "text, unknown fields"],
    );
}

/// The writers that know what is in an `Any`.
type FallibleWriter<T> = (&'static str, fn(&T) -> Result<String, wireform::EncodeError>);

const WITH_REGISTRY: [FallibleWriter<Node>; 4] = [
    ("JSON", |node| levels::json(true).to_string(node)),
    ("XML", |node| levels::xml(true).pretty(true).to_string(node)),
    ("text", |node| levels::text(true).to_string(node)),
    ("text, one line", |node| levels::text(true).single_line(true).to_string(node)),
];

/// Ten thousand levels are refused after a hundred, each of them a copy of what is inside.
#[test]
fn levels_of_bytes_are_written_in_linear_memory() {
    for form in [Form::Any, Form::Extension, Form::Item] {
        for (name, write) in WITH_REGISTRY {
            is_linear(&format!("{form:?} as {name}"), |count| {
                let node = Node::decode(&form.nest(count / 4)[..]).unwrap();
                measure(|| drop(write(&node))).1
            });
        }
    }
}

/// What is decoded to be written shares one budget, which is that of the outermost: 64 MiB and 8 times its bytes, beside these.
#[test]
fn copies_of_copies_are_paid_for() {
    let nested = |payload: usize| {
        let around = |any| {
            let mut node = Node::decode(&[][..]).unwrap();
            node.any = Some(any);
            node
        };
        let innermost = around(Any { type_url: String::new(), value: vec![0; payload] });
        (0..40).fold(innermost, |inner, _| around(Any::pack(&inner)))
    };
    for (name, write) in WITH_REGISTRY {
        let small = write(&nested(100_000)).map(|written| written.len());
        assert!(name == "JSON" || small.is_ok(), "{name}: {small:?}");
        let node = nested(4 << 20);
        let (written, used) = measure(|| write(&node).map(|written| written.len()));
        assert!(used.peak <= (64 << 20) + 20 * (4 << 20), "{name}: {used:?}");
        match written {
            Ok(_) => assert_eq!(name, "XML"),
            Err(error) => assert_eq!(error.kind(), &EncodeErrorKind::AllocationLimit, "{name}"),
        }
    }
    // A limit that is set is that of the outermost as well.
    let node = nested(10_000);
    let options = levels::text(true).limits(Limits::new().allocation(100_000));
    assert_eq!(options.to_string(&node).unwrap_err().kind(), &EncodeErrorKind::AllocationLimit);
    let unknown = levels::xml(true).limits(Limits::new().allocation(100_000)).to_string(&node).unwrap();
    assert!(unknown.contains("<typeUrl>") && unknown.contains("type-url="));
}
