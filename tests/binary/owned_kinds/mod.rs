//! Strings and bytes other than `String` and `Vec<u8>`, and values behind pointers that count their owners.

mod random;

use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::Arc,
};

use bytes::Bytes;
use wireform::{
    Decode, DecodeErrorKind, Described, Message, Oneof, proto,
    schema::MessageDescriptor,
    wire::{Context, Reader},
};
use wireform_test_support::{empty, wire::Wire};

use crate::{decode, refuse};

#[derive(Message, Clone, Debug, PartialEq)]
struct Strings {
    #[proto(1)]
    boxed: Box<str>,
    #[proto(2)]
    shared: Arc<str>,
    #[proto(3)]
    optional: Option<Box<str>>,
    #[proto(4)]
    optional_shared: Option<Arc<str>>,
    #[proto(5)]
    list: Vec<Box<str>>,
    #[proto(6)]
    shared_list: Vec<Arc<str>>,
    #[proto(7)]
    map: HashMap<Arc<str>, Box<str>>,
    #[proto(8)]
    tree: BTreeMap<Box<str>, Arc<str>>,
    #[proto(9)]
    counted: Rc<str>,
    #[proto(oneof)]
    pick: Option<Pick>,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Pick {
    #[proto(20)]
    Text(Box<str>),
    #[proto(21)]
    Name(Arc<str>),
    #[proto(22)]
    Body(Bytes),
    #[proto(23)]
    Digest([u8; 4]),
    #[proto(24)]
    Node(Arc<Node>),
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Blobs {
    #[proto(1)]
    boxed: Box<[u8]>,
    #[proto(2)]
    bytes: Bytes,
    #[proto(3)]
    array: [u8; 4],
    #[proto(4)]
    optional: Option<Box<[u8]>>,
    #[proto(5)]
    optional_bytes: Option<Bytes>,
    #[proto(6)]
    optional_array: Option<[u8; 4]>,
    #[proto(7)]
    list: Vec<Box<[u8]>>,
    #[proto(8)]
    bytes_list: Vec<Bytes>,
    #[proto(9)]
    arrays: Vec<[u8; 4]>,
    #[proto(10)]
    map: HashMap<u32, Bytes>,
    #[proto(11)]
    tree: BTreeMap<u32, [u8; 4]>,
    #[proto(12)]
    boxes: BTreeMap<bool, Box<[u8]>>,
    #[proto(13)]
    none: [u8; 0],
}

/// A message that contains itself behind shared pointers.
#[derive(Message, Clone, Debug, PartialEq)]
struct Node {
    #[proto(1)]
    number: i32,
    #[proto(2)]
    next: Option<Arc<Node>>,
    #[proto(3)]
    kids: Vec<Arc<Node>>,
    #[proto(4)]
    plain: Arc<Leaf>,
    #[proto(5)]
    map: BTreeMap<u32, Arc<Node>>,
    #[proto(6)]
    counted: Rc<i32>,
    #[proto(7)]
    text: Arc<String>,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Leaf {
    #[proto(1)]
    number: i32,
    #[proto(2)]
    list: Vec<String>,
}

fn strings() -> Strings {
    Strings {
        boxed: "a".into(),
        shared: "bü".into(),
        optional: Some("".into()),
        optional_shared: Some("c".into()),
        list: vec!["d".into(), "".into()],
        shared_list: vec!["".into(), "e".into()],
        map: [("f".into(), "g".into())].into(),
        tree: [("".into(), "".into()), ("h".into(), "i".into())].into(),
        counted: "j".into(),
        pick: Some(Pick::Name("k".into())),
    }
}

fn blobs() -> Blobs {
    Blobs {
        boxed: b"\xff"[..].into(),
        bytes: b"\xfe"[..].into(),
        array: [1, 2, 3, 4],
        optional: Some(b""[..].into()),
        optional_bytes: Some(Bytes::new()),
        optional_array: Some([0; 4]),
        list: vec![b"\xfd"[..].into(), b""[..].into()],
        bytes_list: vec![b""[..].into(), b"\xfc"[..].into()],
        arrays: vec![[0; 4], [5; 4]],
        map: [(1, b"\xfb"[..].into())].into(),
        tree: [(1, [0; 4]), (2, [6; 4])].into(),
        boxes: [(false, b"\xfa"[..].into()), (true, b""[..].into())].into(),
        none: [],
    }
}

fn leaf(number: i32) -> Leaf {
    Leaf { number, list: vec!["leaf".into()] }
}

fn node() -> Node {
    let inner = Node { number: 2, plain: leaf(1).into(), ..empty() };
    Node {
        number: 1,
        next: Some(inner.clone().into()),
        kids: vec![inner.clone().into(), empty::<Node>().into()],
        plain: leaf(2).into(),
        map: [(1, inner.into())].into(),
        counted: 3.into(),
        text: Arc::new("text".into()),
    }
}

#[test]
fn bytes_of_each_kind() {
    let entry = |number, key: &str, value: &str| {
        Wire::new().entry(number, |mut entry| {
            if !key.is_empty() {
                entry = entry.string(1, key);
            }
            if value.is_empty() { entry } else { entry.string(2, value) }
        })
    };
    let wire = Wire::new()
        .string(1, "a")
        .string(2, "bü")
        .string(3, "")
        .string(4, "c")
        .string(5, "d")
        .string(5, "")
        .string(6, "")
        .string(6, "e")
        .raw(entry(7, "f", "g"))
        .raw(entry(8, "", ""))
        .raw(entry(8, "h", "i"))
        .string(9, "j")
        .string(21, "k");
    assert_eq!(strings().encode_to_vec(), wire.as_ref());
    assert_eq!(strings().encoded_len(), wire.as_ref().len());
    assert_eq!(decode::<Strings>(wire), strings());

    let blobs = blobs();
    assert_eq!(blobs.encoded_len(), blobs.encode_to_vec().len());
    assert_eq!(Blobs::decode(&blobs.encode_to_vec()[..]).unwrap(), blobs);
    assert_eq!(node().encoded_len(), node().encode_to_vec().len());
    assert_eq!(Node::decode(&node().encode_to_vec()[..]).unwrap(), node());
}

#[test]
fn empty_values_are_not_written() {
    assert_eq!(empty::<Strings>().encode_to_vec(), b"");
    assert_eq!(empty::<Blobs>().encode_to_vec(), b"");
    assert_eq!(empty::<Node>().encode_to_vec(), b"");
    assert_eq!(empty::<Blobs>().array, [0; 4]);
    assert_eq!(Blobs { array: [0, 0, 0, 1], ..empty() }.encode_to_vec(), b"\x1a\x04\0\0\0\x01");
}

#[test]
fn members_of_a_oneof() {
    for pick in [
        Pick::Text("".into()),
        Pick::Name("a".into()),
        Pick::Body(b"\xff"[..].into()),
        Pick::Digest([0; 4]),
        Pick::Node(node().into()),
    ] {
        let strings = Strings { pick: Some(pick), ..empty() };
        let bytes = strings.encode_to_vec();
        assert_eq!(strings.encoded_len(), bytes.len());
        assert_eq!(Strings::decode(&bytes[..]).unwrap(), strings);
    }
}

#[test]
fn array_of_another_length_is_an_error_with_both_lengths_and_the_path() {
    let wrong = |bytes: &'static [u8]| {
        [
            (Wire::new().bytes(3, bytes), "Blobs.array"),
            (Wire::new().bytes(6, bytes), "Blobs.optional_array"),
            (Wire::new().bytes(9, [0; 4]).bytes(9, bytes), "Blobs.arrays[1]"),
            (Wire::new().entry(11, |entry| entry.varint(1, 1).bytes(2, bytes)), "Blobs.tree[0].value"),
        ]
    };
    for bytes in [&b""[..], b"abc", b"abcde"] {
        for (wire, path) in wrong(bytes) {
            let error = Blobs::decode(wire.as_ref()).unwrap_err();
            assert_eq!(error.kind(), &DecodeErrorKind::InvalidLength { expected: 4, found: bytes.len() });
            assert_eq!(error.path(), path);
            assert!(error.to_string().starts_with(&format!("{path}: expected 4 bytes, found {}", bytes.len())));
        }
    }
    assert_eq!(
        refuse::<Strings>(Wire::new().bytes(23, "abcde")),
        DecodeErrorKind::InvalidLength { expected: 4, found: 5 },
    );
    assert_eq!(refuse::<Blobs>(Wire::new().bytes(13, "a")), DecodeErrorKind::InvalidLength { expected: 0, found: 1 });
    assert_eq!(decode::<Blobs>(Wire::new().bytes(13, "")), empty());
}

#[test]
fn strings_must_be_utf8() {
    for number in [1, 2, 3, 4, 5, 6, 9, 20, 21] {
        assert_eq!(refuse::<Strings>(Wire::new().bytes(number, b"\xff")), DecodeErrorKind::InvalidUtf8, "{number}");
    }
}

#[test]
fn bytes_are_parts_of_bytes() {
    let input = Bytes::from(blobs().encode_to_vec());
    let inside = |part: &[u8]| input.as_ptr_range().contains(&part.as_ptr());
    let read: Blobs = proto::from_bytes(&input).unwrap();
    assert_eq!(read, blobs());
    assert!(inside(&read.bytes) && inside(&read.bytes_list[1]) && inside(&read.map[&1]));
    assert!(!inside(&read.boxed));
    // They keep the input alive.
    drop(input);
    assert_eq!(read, blobs());

    let input = Bytes::from(blobs().encode_to_vec());
    let read: Blobs = proto::from_slice(&input).unwrap();
    assert!(!input.as_ptr_range().contains(&read.bytes.as_ptr()));
    assert_eq!(read, blobs());
}

/// A message that is scrambled on the wire, so that what it holds is no part of the input.
#[derive(Debug, PartialEq)]
struct Scrambled(Blobs);

impl Described for Scrambled {
    const DESCRIPTOR: &'static MessageDescriptor = &MessageDescriptor::new("Scrambled", &[]);
}

impl<'de> Decode<'de> for Scrambled {
    fn empty() -> Self {
        Self(empty())
    }

    fn merge_fields(&mut self, reader: Reader<'de>, context: Context<'_>) -> wireform::Result<()> {
        let plain: Vec<u8> = reader.rest().iter().map(|byte| byte ^ 0x55).collect();
        self.0.merge_fields(Reader::new(&plain), context)
    }
}

#[test]
fn bytes_from_another_buffer_are_copied() {
    let scrambled: Vec<u8> = blobs().encode_to_vec().iter().map(|byte| byte ^ 0x55).collect();
    let read: Scrambled = proto::from_bytes(&Bytes::from(scrambled)).unwrap();
    assert_eq!(read.0, blobs());
}

#[test]
fn bytes_and_borrowed_parts_of_one_input() {
    #[derive(Message, Debug)]
    struct Mixed<'a> {
        #[proto(1)]
        text: &'a str,
        #[proto(2)]
        bytes: Bytes,
    }

    let input = Bytes::from_static(b"\x0a\x01a\x12\x01b");
    let read: Mixed<'_> = proto::from_bytes(&input).unwrap();
    assert_eq!((read.text.as_ptr(), read.bytes.as_ptr()), (input[2..].as_ptr(), input[5..].as_ptr()));
}

#[test]
fn limits_hold_for_bytes() {
    let input = Bytes::from_static(b"\x12\x05\x01");
    let error = proto::from_bytes::<Blobs>(&input).unwrap_err();
    assert_eq!((error.kind(), error.path()), (&DecodeErrorKind::UnexpectedEnd, "Blobs.bytes"));
    let options = proto::Options::new().limits(wireform::Limits::new().input(2));
    assert_eq!(options.from_bytes::<Blobs>(&input).unwrap_err().kind(), &DecodeErrorKind::InputLimit);
}

#[test]
fn second_occurrence_merges_behind_a_pointer() {
    let wire = Wire::new()
        .message(2, Wire::new().varint(1, 1).message(4, Wire::new().string(2, "a")))
        .message(4, Wire::new().varint(1, 5).string(2, "a"))
        .message(2, Wire::new().message(4, Wire::new().string(2, "b").varint(1, 2)))
        .message(4, Wire::new().string(2, "b"));
    let read: Node = decode(wire);
    let next = read.next.unwrap();
    assert_eq!((next.number, next.plain.number, &next.plain.list[..]), (1, 2, &["a".into(), "b".into()][..]));
    assert_eq!((read.plain.number, read.plain.list.len()), (5, 2));
}

#[test]
fn decode_into_leaves_shared_values_alone() {
    let mut recycled = node();
    let (plain, next, kid, text) =
        (recycled.plain.clone(), recycled.next.clone(), recycled.kids[0].clone(), recycled.text.clone());
    let new = Node { number: 7, plain: leaf(9).into(), text: Arc::new("new".into()), ..node() };
    let bytes = [new.encode_to_vec(), Wire::new().message(4, Wire::new().string(2, "more")).build()].concat();
    proto::decode_into(&mut recycled, &bytes).unwrap();
    assert_eq!(recycled, Node::decode(&bytes[..]).unwrap());
    assert_eq!(recycled.plain.list, ["leaf", "more"]);
    assert_eq!((&*plain, next, &kid, &**text), (&leaf(2), node().next, &node().kids[0], "text"));

    let kept = recycled.plain.clone();
    proto::decode_into(&mut recycled, &[]).unwrap();
    assert_eq!(recycled, empty());
    assert_eq!(kept.number, 9);
}

#[test]
fn decode_into_reuses_what_nobody_shares() {
    let mut recycled = node();
    let (plain, kid, list) =
        (Arc::as_ptr(&recycled.plain), Arc::as_ptr(&recycled.kids[0]), recycled.plain.list.as_ptr());
    proto::decode_into(&mut recycled, &node().encode_to_vec()).unwrap();
    assert_eq!(recycled, node());
    assert_eq!((Arc::as_ptr(&recycled.plain), Arc::as_ptr(&recycled.kids[0])), (plain, kid));
    assert_eq!(recycled.plain.list.as_ptr(), list);

    // A string that is the same as the old one stays; one that is not is new, and the old one whole.
    let mut recycled = strings();
    let (boxed, shared) = (recycled.list[0].as_ptr(), recycled.shared_list[1].as_ptr());
    let names = recycled.shared_list.clone();
    proto::decode_into(&mut recycled, &strings().encode_to_vec()).unwrap();
    assert_eq!((recycled.list[0].as_ptr(), recycled.shared_list[1].as_ptr()), (boxed, shared));
    proto::decode_into(&mut recycled, Wire::new().string(6, "x").string(6, "y").as_ref()).unwrap();
    assert_eq!(recycled.shared_list, ["x".into(), "y".into()]);
    assert_eq!(names, strings().shared_list);
}

#[test]
fn merging_into_a_shared_value_clones_it() {
    let mut merged = Node { plain: leaf(1).into(), next: Some(node().into()), ..empty() };
    let (plain, next) = (merged.plain.clone(), merged.next.clone().unwrap());
    let wire = Wire::new().message(4, Wire::new().string(2, "b")).message(2, Wire::new().varint(1, 9));
    merged.merge(wire.as_ref()).unwrap();
    assert_eq!((merged.plain.number, &merged.plain.list[..]), (1, &["leaf".into(), "b".into()][..]));
    assert_eq!(**merged.next.as_ref().unwrap(), Node { number: 9, ..node() });
    assert_eq!((&*plain, &*next), (&leaf(1), &node()));
}

#[test]
fn numbers_behind_pointers_are_packed() {
    #[derive(Message, Debug, PartialEq)]
    struct Pointers {
        #[allow(clippy::vec_box, reason = "it is a shape like any other")]
        #[proto(1)]
        boxes: Vec<Box<i32>>,
        #[proto(2)]
        shared: Vec<Arc<f32>>,
        #[proto(3, expanded)]
        expanded: Vec<Arc<u64>>,
    }

    let wire = Wire::new().packed(1, [1, 300]).bytes(2, 1.5f32.to_le_bytes()).varint(3, 7).varint(3, 8);
    let value =
        Pointers { boxes: vec![1.into(), 300.into()], shared: vec![1.5.into()], expanded: vec![7.into(), 8.into()] };
    assert_eq!(value.encode_to_vec(), wire.as_ref());
    assert_eq!(value.encoded_len(), wire.as_ref().len());
    assert_eq!(decode::<Pointers>(wire), value);
    let other = Wire::new().varint(1, 1).packed(1, [300]).fixed32(2, 1.5f32.to_bits()).packed(3, [7]).varint(3, 8);
    let mut recycled = decode::<Pointers>(other.clone());
    assert_eq!(recycled, value);
    proto::decode_into(&mut recycled, other.as_ref()).unwrap();
    assert_eq!(recycled, value);
}

#[test]
fn memory_beside_an_empty_value_is_known() {
    const COUNTS: usize = 2 * size_of::<usize>();
    // Two strings with counters, each rounded up.
    assert_eq!(<Strings as Decode<'_>>::EMPTY_HEAP, 2 * (COUNTS + size_of::<usize>()));
    assert_eq!(<Blobs as Decode<'_>>::EMPTY_HEAP, 0);
    let node = COUNTS + size_of::<Leaf>() + COUNTS + size_of::<usize>() + COUNTS + size_of::<String>();
    assert_eq!(<Node as Decode<'_>>::EMPTY_HEAP, node);
}
