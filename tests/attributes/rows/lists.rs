//! `Vec<T>`: repeated.

use std::borrow::Cow;

use wireform::{DecodeErrorKind, Enumeration, Message};
use wireform_test_support::wire::Wire;

use super::{merges, on_all_wires, refuses};

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Color {
    Red = 0,
    Blue = 300,
}

/// Numbers, bools and enumerations, which are packed.
#[derive(Message, Clone, Debug)]
struct Packed {
    #[proto(1)]
    numbers: Vec<i32>,
    #[proto(2, sint64)]
    signed: Vec<i64>,
    #[proto(3)]
    doubles: Vec<f32>,
    #[proto(4)]
    colors: Vec<Color>,
}

const PACKED: Packed = Packed { numbers: vec![], signed: vec![], doubles: vec![], colors: vec![] };

#[test]
fn numbers_are_packed() {
    on_all_wires(&[
        (PACKED, Wire::new(), "{}", "<Packed/>"),
        (
            Packed { numbers: vec![0, 270, 0], ..PACKED },
            Wire::new().raw(b"\x0a\x04\0\x8e\x02\0"),
            r#"{"numbers":[0,270,0]}"#,
            "<Packed><numbers>0</numbers><numbers>270</numbers><numbers>0</numbers></Packed>",
        ),
        (
            Packed { signed: vec![-1, 1], doubles: vec![0.5], colors: vec![Color::Red, Color::Blue], ..PACKED },
            Wire::new().raw(b"\x12\x02\x01\x02\x1a\x04\0\0\0\x3f\x22\x03\0\xac\x02"),
            r#"{"signed":["-1","1"],"doubles":[0.5],"colors":["RED","BLUE"]}"#,
            "<Packed><signed>-1</signed><signed>1</signed><doubles>0.5</doubles>\
             <colors>RED</colors><colors>BLUE</colors></Packed>",
        ),
    ]);
}

#[test]
fn the_elements_of_all_occurrences_are_read_in_either_form() {
    let first = Wire::new().packed(1, [1, 2]).varint(1, 3).fixed32(3, 0);
    let second = Wire::new().varint(1, 4).packed(1, [5]).varint(4, 300).packed(4, [0]);
    let colors = vec![Color::Blue, Color::Red];
    merges(&first, &second, &Packed { numbers: vec![1, 2, 3, 4, 5], doubles: vec![0.0], colors, ..PACKED });
}

#[test]
fn an_element_is_refused_with_its_index() {
    let kind = || DecodeErrorKind::UnknownEnumValue { number: 7 };
    refuses::<Packed>(
        ["Packed.colors", "Packed.colors[1]", "Packed.colors[1]"],
        (Wire::new().packed(4, [0, 7]), kind()),
        (r#"{"colors":["RED",7]}"#, kind()),
        ("<Packed><colors>RED</colors><colors>7</colors></Packed>", kind()),
    );
}

/// `#[proto(3, sint32, expanded)]`: the same, not packed.
#[derive(Message, Clone, Debug)]
struct Expanded {
    #[proto(3, sint32, expanded)]
    numbers: Vec<i32>,
}

#[test]
fn an_expanded_list_has_a_record_for_each_element() {
    on_all_wires(&[
        (Expanded { numbers: vec![] }, Wire::new(), "{}", "<Expanded/>"),
        (
            Expanded { numbers: vec![-1, 0, 1] },
            Wire::new().raw(b"\x18\x01\x18\0\x18\x02"),
            r#"{"numbers":[-1,0,1]}"#,
            "<Expanded><numbers>-1</numbers><numbers>0</numbers><numbers>1</numbers></Expanded>",
        ),
    ]);
    merges(&Wire::new().sint(3, -1).packed(3, [2]), &Wire::new().sint(3, 0), &Expanded { numbers: vec![-1, 1, 0] });
}

/// Text, bytes and messages, which are never packed.
#[derive(Message, Clone, Debug)]
struct Lists<'a> {
    #[proto(1)]
    strings: Vec<String>,
    #[proto(2)]
    bytes: Vec<Vec<u8>>,
    #[proto(3)]
    borrowed: Vec<Cow<'a, str>>,
    #[proto(4)]
    messages: Vec<Packed>,
    #[proto(5)]
    arrays: Vec<[u8; 2]>,
}

const LISTS: Lists<'static> =
    Lists { strings: vec![], bytes: vec![], borrowed: vec![], messages: vec![], arrays: vec![] };

#[test]
fn an_empty_element_is_an_element() {
    let one = Packed { numbers: vec![1], ..PACKED };
    on_all_wires(&[
        (LISTS, Wire::new(), "{}", "<Lists/>"),
        (
            Lists {
                strings: vec!["a".into(), String::new()],
                bytes: vec![vec![], vec![255]],
                borrowed: vec!["b".into(), "".into()],
                messages: vec![PACKED, one],
                arrays: vec![[0, 0], [1, 2]],
            },
            Wire::new()
                .raw(b"\x0a\x01a\x0a\0")
                .raw(b"\x12\0\x12\x01\xff")
                .raw(b"\x1a\x01b\x1a\0")
                .raw(b"\x22\0\x22\x03\x0a\x01\x01")
                .raw(b"\x2a\x02\0\0\x2a\x02\x01\x02"),
            r#"{"strings":["a",""],"bytes":["","/w=="],"borrowed":["b",""],"messages":[{},{"numbers":[1]}],"arrays":["AAA=","AQI="]}"#,
            "<Lists><strings>a</strings><strings/><bytes/><bytes>/w==</bytes><borrowed>b</borrowed><borrowed/>\
             <messages/><messages><numbers>1</numbers></messages><arrays>AAA=</arrays><arrays>AQI=</arrays></Lists>",
        ),
    ]);
}
