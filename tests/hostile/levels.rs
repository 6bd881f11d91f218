//! A writer goes as deep as a reader does, wherever the levels come from, and needs a stack of 64 KiB for it.
//!
//! A decoder counts the levels of a message, and leaves those inside an `Any`, an extension and an item of a set alone, as
//! they are bytes to it. A writer that knows their types goes on counting there.

use std::{collections::BTreeMap, fmt::Debug, thread};

use proptest::{collection::vec, prelude::*, sample::select};
use wireform::{
    EncodeError, EncodeErrorKind, Extension, Limits, Message, Oneof, Registry, UnknownFields, json, proto,
    serde::Canonical,
    text,
    types::{Any, Value},
    wire::Raw,
    xml,
};
use wireform_test_support::wire::{Wire, wire_type::LENGTH_DELIMITED};

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "levels", extensions(100..=199))]
pub(crate) struct Node {
    #[proto(1)]
    number: u32,
    #[proto(2)]
    message: Option<Box<Node>>,
    #[proto(3, group)]
    group: Option<Box<Node>>,
    #[proto(4)]
    pub(crate) any: Option<Any>,
    #[proto(5)]
    set: Option<Set>,
    #[proto(6)]
    value: Option<Value>,
    #[proto(7)]
    map: BTreeMap<u32, Node>,
    #[proto(8)]
    list: Vec<Node>,
    #[proto(oneof)]
    choice: Option<Choice>,
    #[proto(unknown)]
    rest: UnknownFields,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
pub(crate) enum Choice {
    #[proto(9)]
    Member(Box<Node>),
    #[proto(10)]
    Flag(bool),
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "levels", message_set, extensions(4..=2147483646))]
pub(crate) struct Set {
    #[proto(unknown)]
    rest: UnknownFields,
}

const NEXT: Extension<Node, Node> = Extension::new(100).with_name("levels.next");
const ITEM: Extension<Set, Node> = Extension::new(4).with_name("levels.item");

fn registry() -> Registry {
    Registry::new().message::<Node>().extension(NEXT).extension(ITEM)
}

/// Bytes that grow at both ends, so that a hundred thousand levels take no more time than they must.
#[derive(Clone, Default)]
struct Nest {
    /// Those in front, the last one first.
    front: Vec<u8>,
    back: Vec<u8>,
}

impl Nest {
    fn before(mut self, bytes: &Wire) -> Self {
        self.front.extend(bytes.as_ref().iter().rev());
        self
    }

    fn in_field(self, number: u64) -> Self {
        let len = (self.front.len() + self.back.len()) as u64;
        self.before(&Wire::new().tag(number, LENGTH_DELIMITED).bare_varint(len))
    }

    fn in_group(mut self, number: u64) -> Self {
        self.back.extend(Wire::new().end_group(number).as_ref());
        self.before(&Wire::new().start_group(number))
    }

    fn build(mut self) -> Vec<u8> {
        self.front.reverse();
        self.front.extend(self.back);
        self.front
    }
}

/// What takes levels.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) enum Form {
    Message,
    Group,
    List,
    Member,
    Map,
    Struct,
    UnknownGroup,
    Any,
    Extension,
    Item,
}

use Form::{Group, Item, List, Map, Member, Struct, UnknownGroup};

const FORMS: [Form; 10] =
    [Form::Message, Group, List, Member, Map, Struct, UnknownGroup, Form::Any, Form::Extension, Item];

/// Those that hold any other.
const MIXED: [Form; 8] = [Form::Message, Group, List, Member, Map, Form::Any, Form::Extension, Item];

/// Those that a decoder leaves as bytes.
const BYTES: [Form; 3] = [Form::Any, Form::Extension, Item];

impl Form {
    /// How many levels each takes.
    fn levels(self) -> usize {
        match self {
            Struct => 3,
            Map | Form::Any | Item => 2,
            _ => 1,
        }
    }

    /// Puts one around what is inside.
    fn wrap(self, inner: Nest) -> Nest {
        match self {
            Form::Message => inner.in_field(2),
            Group => inner.in_group(3),
            List => inner.in_field(8),
            Member => inner.in_field(9),
            Map => inner.in_field(2).before(&Wire::new().varint(1, 7)).in_field(7),
            // The value of a struct, in a struct, is the value of a member.
            Struct => inner.in_field(2).before(&Wire::new().string(1, "a")).in_field(1).in_field(5),
            UnknownGroup => inner.in_group(99),
            Form::Any => inner.in_field(2).before(&Wire::new().string(1, "x/levels.Node")).in_field(4),
            Form::Extension => inner.in_field(100),
            Item => inner.in_field(3).before(&Wire::new().varint(2, 4)).in_group(1).in_field(5),
        }
    }

    /// Returns a message of so many levels below the root: messages, and inside them as many of these as fit.
    pub(crate) fn nest(self, levels: usize) -> Vec<u8> {
        let around = usize::from(self == Struct);
        let times = (levels - around) / self.levels();
        // A number, or a null in a struct.
        let inside = Nest::default().before(&Wire::new().varint(1, u64::from(self != Struct)));
        let mut nest = (0..times).fold(inside, |inner, _| self.wrap(inner));
        if self == Struct {
            nest = nest.in_field(6);
        }
        (0..levels - around - times * self.levels()).fold(nest, |inner, _| Form::Message.wrap(inner)).build()
    }

    /// Returns the step of an error's path, where each wire has the same.
    fn step(self) -> Option<&'static str> {
        match self {
            Form::Message => Some(".message"),
            Group => Some(".group"),
            Member => Some(".member"),
            Form::Any => Some(".any"),
            Form::Extension => Some(".[levels.next]"),
            Item => Some(".set"),
            _ => None,
        }
    }
}

/// What a wire does with a form.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Shows {
    /// Its levels, which are limited.
    Levels,
    /// Its levels, which are limited, and nobody reads them back.
    Print,
    /// Its bytes where the levels would be too many.
    Bytes,
    /// Nothing.
    Nothing,
    /// It cannot: the type of the `Any` is unknown.
    Fails,
}

/// A writer and its reader.
struct Format {
    name: &'static str,
    write: fn(&Node) -> Result<String, EncodeError>,
    read: fn(&str) -> Node,
    any: Shows,
    /// Extensions and items.
    extension: Shows,
    unknown_group: Shows,
}

impl Format {
    fn shows(&self, form: Form) -> Shows {
        match form {
            Form::Any => self.any,
            Form::Extension | Item => self.extension,
            UnknownGroup => self.unknown_group,
            _ => Shows::Levels,
        }
    }
}

pub(crate) fn json(registry: bool) -> json::Options {
    let options = json::Options::new();
    if registry { options.registry(self::registry()) } else { options }
}

pub(crate) fn xml(registry: bool) -> xml::Options {
    let options = xml::Options::new();
    if registry { options.registry(self::registry()) } else { options }
}

pub(crate) fn text(registry: bool) -> text::Options {
    let options = text::Options::new().ignore_unknown_fields(true);
    if registry { options.registry(self::registry()) } else { options }
}

fn formats() -> Vec<Format> {
    use Shows::{Bytes, Fails, Levels, Nothing, Print};
    vec![
        Format {
            name: "JSON",
            write: |node| json::to_string(node),
            read: |text| json::from_str(text).unwrap(),
            any: Fails,
            extension: Nothing,
            unknown_group: Nothing,
        },
        Format {
            name: "JSON with a registry",
            write: |node| json(true).to_string(node),
            read: |text| json(true).from_str(text).unwrap(),
            any: Levels,
            extension: Levels,
            unknown_group: Nothing,
        },
        Format {
            name: "JSON by options",
            write: |node| json(true).pretty(true).emit_defaults(true).proto_field_names(true).to_string(node),
            read: |text| json(true).from_str(text).unwrap(),
            any: Levels,
            extension: Levels,
            unknown_group: Nothing,
        },
        Format {
            name: "XML",
            write: |node| xml::to_string(node),
            read: |text| xml::from_str(text).unwrap(),
            any: Bytes,
            extension: Bytes,
            unknown_group: Levels,
        },
        Format {
            name: "XML with a registry",
            write: |node| xml(true).to_string(node),
            read: |text| xml(true).from_str(text).unwrap(),
            any: Bytes,
            extension: Bytes,
            unknown_group: Levels,
        },
        Format {
            name: "XML by options",
            write: |node| xml(true).pretty(true).proto_field_names(true).to_string(node),
            read: |text| xml(true).proto_field_names(true).from_str(text).unwrap(),
            any: Bytes,
            extension: Bytes,
            unknown_group: Levels,
        },
        Format {
            name: "text",
            write: |node| text::to_string(node),
            read: |text| text::from_str(text).unwrap(),
            any: Bytes,
            extension: Nothing,
            unknown_group: Nothing,
        },
        Format {
            name: "text with a registry",
            write: |node| text(true).single_line(true).to_string(node),
            read: |text| self::text(true).from_str(text).unwrap(),
            any: Levels,
            extension: Levels,
            unknown_group: Nothing,
        },
        Format {
            name: "text with unknown fields",
            write: |node| text(true).print_unknown_fields(true).short_lists(true).to_string(node),
            read: |text| self::text(true).from_str(text).unwrap(),
            any: Levels,
            extension: Levels,
            unknown_group: Print,
        },
        Format {
            name: "text with unknown fields and no registry",
            write: |node| text(false).print_unknown_fields(true).to_string(node),
            read: |text| self::text(false).from_str(text).unwrap(),
            any: Bytes,
            extension: Nothing,
            unknown_group: Print,
        },
    ]
}

/// Runs on a stack of `size` KiB; one that is too small ends the process. Debug builds keep every temporary value in its
/// own place there.
fn on_stack<R: Send>(size: usize, run: impl FnOnce() -> R + Send) -> R {
    let size = if cfg!(debug_assertions) { 64 * size } else { size };
    thread::scope(|scope| {
        thread::Builder::new().stack_size(size << 10).spawn_scoped(scope, run).unwrap().join().unwrap()
    })
}

/// Decodes on a stack that is large enough for any number of levels that is tried here.
fn decode(bytes: &[u8], limits: Limits) -> wireform::Result<Box<Node>> {
    on_stack(2048, || proto::Options::new().limits(limits).from_slice::<Node>(bytes).map(Box::new))
}

/// Checks what a writer does with a value of so many levels.
#[track_caller]
fn check(format: &Format, form: Form, levels: usize, node: &Node) {
    let shows = format.shows(form);
    let context = format!("{}: {form:?}, {levels} levels", format.name);
    let written = on_stack(64, || (format.write)(node));
    let error = match written {
        Ok(written) => {
            let read = on_stack(2048, || Box::new((format.read)(&written)));
            let is_whole = !matches!(shows, Shows::Nothing | Shows::Print);
            assert_eq!(*read == *node, is_whole, "{context}: {written}");
            let is_limited = matches!(shows, Shows::Levels | Shows::Print);
            assert!(shows != Shows::Fails && (levels <= 100 || !is_limited), "{context}: {written:.300}");
            return;
        }
        Err(error) => error,
    };
    if shows == Shows::Fails {
        assert!(matches!(error.kind(), EncodeErrorKind::UnknownType { .. }), "{context}: {error:.300}");
        return;
    }
    assert!(shows != Shows::Nothing && shows != Shows::Bytes && levels > 100, "{context}: {error:.300}");
    // Each level of bytes is a copy of those inside it, and a hundred of many take more memory than they may.
    let in_memory = levels > 101 && error.kind() == &EncodeErrorKind::AllocationLimit;
    assert!(in_memory || error.kind() == &EncodeErrorKind::DepthLimit, "{context}: {error:.300}");
    assert!(error.path().starts_with("Node"), "{context}: {}", error.path());
    if let Some(step) = form.step().filter(|_| levels == 101) {
        assert_eq!(error.path().matches(step).count(), levels / form.levels(), "{context}: {}", error.path());
    }
}

#[test]
fn every_writer_refuses_what_no_reader_takes() {
    for form in FORMS {
        for levels in [99, 100, 101] {
            // Whoever puts a value together by hand has no limit to mind.
            let by_hand = decode(&form.nest(levels), Limits::new().depth(1000)).unwrap();
            for format in formats() {
                check(&format, form, levels, &by_hand);
            }
        }
    }
}

#[test]
fn what_is_decoded_is_written_or_refused() {
    for form in FORMS {
        for levels in [99, 100, 101, 100_000] {
            let bytes = form.nest(levels);
            let decoded = decode(&bytes, Limits::new());
            assert_eq!(decoded.is_ok(), levels <= 100 || BYTES.contains(&form), "{form:?}, {levels} levels");
            let Ok(decoded) = decoded else { continue };
            assert_eq!(on_stack(64, || decoded.encode_to_vec()), bytes, "{form:?}, {levels} levels");
            for format in formats() {
                check(&format, form, levels, &decoded);
            }
        }
    }
}

/// The binary writer cannot fail: it writes what it is given, and what a decoder accepts takes a stack of 64 KiB.
#[test]
fn the_binary_writer_writes_what_it_is_given() {
    for form in FORMS {
        for levels in [99, 100, 101] {
            let bytes = form.nest(levels);
            let node = decode(&bytes, Limits::new().depth(1000)).unwrap();
            on_stack(64, || {
                assert_eq!(node.encode_to_vec(), bytes, "{form:?}, {levels} levels");
                assert_eq!(node.encoded_len(), bytes.len(), "{form:?}, {levels} levels");
            });
        }
    }
}

#[test]
fn serde_refuses_what_no_reader_takes() {
    for form in FORMS.into_iter().filter(|form| *form != UnknownGroup && !BYTES.contains(form)) {
        for levels in [99, 100, 101] {
            let node = Canonical(*decode(&form.nest(levels), Limits::new().depth(1000)).unwrap());
            let written = on_stack(64, || serde_json::to_string(&node));
            let Ok(written) = written else {
                let error = written.unwrap_err().to_string();
                assert!(levels > 100 && error == "messages nest deeper than `Limits::depth`", "{form:?}: {error}");
                continue;
            };
            assert!(levels <= 100, "{form:?}");
            let read = on_stack(2048, || Box::new(json::from_str::<Node>(&written).unwrap()));
            assert_eq!(*read, *node, "{form:?}");
        }
    }
}

proptest! {
    /// Whatever a decoder accepts is written as deep as it is read, however forms are mixed: by a name where there are no more
    /// than a hundred levels in all, and in XML always.
    #[test]
    fn mixed_levels_are_counted_as_a_reader_counts_them(
        forms in vec(select(&MIXED[..]), 1..90),
        innermost in select(&FORMS[..]),
    ) {
        let inside = innermost.nest(innermost.levels() + 1);
        let inside = Nest::default().before(&Wire::new().raw(inside));
        let node = decode(&forms.iter().fold(inside, |inner, form| form.wrap(inner)).build(), Limits::new());
        let levels = forms.iter().map(|form| form.levels()).sum::<usize>() + innermost.levels() + 1;
        let Ok(node) = node else {
            prop_assert!(levels > 100);
            return Ok(());
        };
        for format in formats().iter().filter(|format| format.extension != Shows::Nothing) {
            let written = on_stack(2048, || (format.write)(&node));
            prop_assert_eq!(written.is_ok(), levels <= 100 || format.any == Shows::Bytes, "{}, {}", format.name, levels);
            if let Ok(written) = written {
                let read = on_stack(2048, || Box::new((format.read)(&written)));
                prop_assert!(*read == *node || innermost == UnknownGroup, "{}", format.name);
            }
        }
    }
}

#[test]
fn a_limit_that_is_set_is_that_of_the_writer_too() {
    let node = decode(&Form::Extension.nest(7), Limits::new()).unwrap();
    for (depth, accepted) in [(6, false), (7, true)] {
        let limits = Limits::new().depth(depth);
        assert_eq!(json(true).limits(limits).to_string(&*node).is_ok(), accepted, "JSON, {depth}");
        assert_eq!(text(true).limits(limits).to_string(&*node).is_ok(), accepted, "text, {depth}");
        let unknown = xml(true).limits(limits).to_string(&*node).unwrap().contains("unknown-field");
        assert_eq!(unknown, !accepted, "XML, {depth}");
    }
}

/// A program may put together any depth of unknown groups: nothing that it does with them recurses.
#[test]
fn unknown_groups_of_a_program_have_any_depth() {
    const MANY: usize = 200_000;
    let inside = [vec![0x0b; MANY], vec![0x0c; MANY]].concat();
    let (fields, printed) = on_stack(64, || {
        let mut fields = UnknownFields::new();
        fields.push(7, Raw::Group(&inside));
        let printed = format!("{fields:?}{:?}", fields.iter().next());
        (fields, printed)
    });
    assert!(printed.len() < 20 * MANY);
    let mut looped = UnknownFields::new();
    for _ in 0..1000 {
        let inner = looped.clone();
        looped.clear();
        looped.push(7, Raw::Group(inner.as_bytes()));
    }
    assert_eq!(on_stack(64, || looped.iter().map(|(number, _)| number).collect::<Vec<_>>()), [7]);
    let node = Node { rest: fields, ..decode(&[], Limits::new()).map(|node| *node).unwrap() };
    let formats = formats();
    for format in formats.iter().filter(|format| format.unknown_group != Shows::Nothing) {
        let error = on_stack(64, || (format.write)(&node)).unwrap_err();
        assert_eq!((error.kind(), error.path()), (&EncodeErrorKind::DepthLimit, "Node"), "{}", format.name);
    }
    let error = on_stack(64, || Node::decode(&node.encode_to_vec()[..])).unwrap_err();
    assert_eq!(error.kind(), &wireform::DecodeErrorKind::DepthLimit);
}
