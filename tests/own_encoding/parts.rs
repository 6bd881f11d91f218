//! A message that comes in parts and is converted: as its proxy would be merged, and once.

use std::cell::Cell;

use proptest::{collection::vec, prelude::*};
use wireform::{DecodeErrorKind, UnknownFields, proto};
use wireform_test_support::wire::Wire;

use super::*;

thread_local! {
    static CONVERSIONS: Cell<usize> = const { Cell::new(0) };
}

/// The proxy.
#[derive(Message, Clone, Debug, Default, PartialEq)]
struct Page {
    #[proto(1)]
    text: String,
    #[proto(2)]
    number: Option<u32>,
    #[proto(3)]
    lines: Vec<u32>,
    #[proto(4)]
    next: Option<Box<Page>>,
}

/// What is made of it, of which not all comes back; it needs a number.
#[derive(Clone, Debug, PartialEq)]
struct Sheet(Page);

impl Value for Sheet {
    type Encoding = Converted<Self>;
}

impl Convert<Self> for Sheet {
    type Proxy = Page;
    type Error = &'static str;

    fn to_proxy(sheet: &Self) -> impl Borrow<Page> {
        CONVERSIONS.set(CONVERSIONS.get() + 1);
        &sheet.0
    }

    fn from_proxy(page: Page) -> Result<Self, &'static str> {
        CONVERSIONS.set(CONVERSIONS.get() + 1);
        if page.number.is_none() { Err("no number") } else { Ok(Self(shorten(page))) }
    }
}

/// The same, of any page; no page at all is its empty value.
#[derive(Clone, Debug, PartialEq)]
struct Note(Page);

impl Value for Note {
    type Encoding = Converted<Self>;
}

impl Convert<Self> for Note {
    type Proxy = Page;
    type Error = std::convert::Infallible;
    const EMPTY: Option<fn() -> Self> = Some(|| Self(Page::default()));

    fn to_proxy(note: &Self) -> impl Borrow<Page> {
        &note.0
    }

    fn from_proxy(page: Page) -> Result<Self, Self::Error> {
        Ok(Self(shorten(page)))
    }
}

fn shorten(mut page: Page) -> Page {
    page.text.make_ascii_uppercase();
    page.lines.dedup();
    page
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(transparent)]
struct Wrapped<T>(T);

/// The same fields, of pages, sheets and notes.
macro_rules! messages {
    ($($message:ident $oneof:ident: $sheet:ty, $note:ty;)*) => {
        $(
            #[derive(Message, Clone, Debug, PartialEq)]
            struct $message {
                #[proto(1)]
                one: Option<$sheet>,
                #[proto(2)]
                plain: $note,
                #[proto(3)]
                boxed: Option<Box<$sheet>>,
                #[proto(4)]
                shared: Arc<$note>,
                #[proto(5)]
                list: Vec<$sheet>,
                #[proto(6)]
                map: BTreeMap<u32, $note>,
                #[proto(oneof)]
                pick: Option<$oneof>,
                #[proto(11)]
                wrapped: Option<Wrapped<$sheet>>,
                #[proto(unknown)]
                rest: UnknownFields,
            }

            #[derive(Oneof, Clone, Debug, PartialEq)]
            enum $oneof {
                #[proto(7)]
                Note($note),
                #[proto(8)]
                Number(u32),
                #[proto(9)]
                Sign(Sign),
                #[proto(10)]
                InBox(Box<$note>),
            }
        )*
    };
}

messages! {
    Pages PickedPage: Page, Page;
    Sheets PickedNote: Sheet, Note;
}

/// Converts what was merged.
fn convert(pages: Pages) -> Result<Sheets, &'static str> {
    let note = |page| Note(shorten(page));
    Ok(Sheets {
        one: pages.one.map(Sheet::from_proxy).transpose()?,
        plain: note(pages.plain),
        boxed: pages.boxed.map(|page| Sheet::from_proxy(*page)).transpose()?.map(Box::new),
        shared: Arc::new(note((*pages.shared).clone())),
        list: pages.list.into_iter().map(Sheet::from_proxy).collect::<Result<_, _>>()?,
        map: pages.map.into_iter().map(|(key, page)| (key, note(page))).collect(),
        pick: pages.pick.map(|pick| match pick {
            PickedPage::Note(page) => PickedNote::Note(note(page)),
            PickedPage::Number(number) => PickedNote::Number(number),
            PickedPage::Sign(sign) => PickedNote::Sign(sign),
            PickedPage::InBox(page) => PickedNote::InBox(Box::new(note(*page))),
        }),
        wrapped: pages.wrapped.map(|page| Sheet::from_proxy(page.0)).transpose()?.map(Wrapped),
        rest: pages.rest,
    })
}

/// Converts back.
fn unconvert(sheets: &Sheets) -> Pages {
    let page = |note: &Note| note.0.clone();
    Pages {
        one: sheets.one.as_ref().map(|sheet| sheet.0.clone()),
        plain: page(&sheets.plain),
        boxed: sheets.boxed.as_ref().map(|sheet| Box::new(sheet.0.clone())),
        shared: Arc::new(page(&sheets.shared)),
        list: sheets.list.iter().map(|sheet| sheet.0.clone()).collect(),
        map: sheets.map.iter().map(|(key, note)| (*key, page(note))).collect(),
        pick: sheets.pick.as_ref().map(|pick| match pick {
            PickedNote::Note(note) => PickedPage::Note(page(note)),
            PickedNote::Number(number) => PickedPage::Number(*number),
            PickedNote::Sign(sign) => PickedPage::Sign(*sign),
            PickedNote::InBox(note) => PickedPage::InBox(Box::new(page(note))),
        }),
        wrapped: sheets.wrapped.as_ref().map(|sheet| Wrapped(sheet.0.0.clone())),
        rest: sheets.rest.clone(),
    }
}

fn page() -> impl Strategy<Value = Wire> {
    let field = prop_oneof![
        "[ab]{0,2}".prop_map(|text| Wire::new().string(1, &text)),
        (0..3_u64).prop_map(|number| Wire::new().varint(2, number)),
        (0..3_u64).prop_map(|line| Wire::new().varint(3, line)),
        (0..3_u64).prop_map(|number| Wire::new().message(4, Wire::new().varint(2, number))),
    ];
    vec(field, 0..4).prop_map(|fields| fields.into_iter().fold(Wire::new(), |all, field| all.raw(field)))
}

fn record() -> impl Strategy<Value = Wire> {
    let number = prop_oneof![4 => prop::sample::select(vec![1_u64, 2, 3, 4, 7, 10, 11]), 1 => Just(5_u64)];
    let entry = (0..3_u64, vec(page(), 0..3), any::<bool>()).prop_map(|(key, parts, key_last)| {
        let with_key = |wire: Wire, here: bool| if here { wire.varint(1, key) } else { wire };
        Wire::new().entry(6, |entry| {
            let entry = parts.iter().fold(with_key(entry, !key_last), |entry, part| entry.message(2, part.clone()));
            with_key(entry, key_last)
        })
    });
    prop_oneof![
        8 => (number, page(), 1..3_usize).prop_map(|(number, page, width)| {
            Wire::new().tag_width(width).message(number, page)
        }),
        2 => entry,
        2 => prop_oneof![
            (0..3_u64).prop_map(|number| Wire::new().varint(8, number)),
            (0..4_u64).prop_map(|sign| Wire::new().varint(9, sign)),
            (1..13_u64).prop_map(|number| Wire::new().fixed32(number, 7)),
            (1..13_u64, page()).prop_map(|(number, page)| Wire::new().group(number, page)),
        ],
    ]
}

/// Records in any order, or in that of their tags, as encoders write them.
fn records() -> impl Strategy<Value = Vec<u8>> {
    (vec(record(), 0..12), any::<bool>()).prop_map(|(all, sorted)| {
        let mut all: Vec<_> = all.into_iter().map(Wire::build).collect();
        if sorted {
            all.sort_by_key(|record| record[0] & 0x7F);
        }
        all.concat()
    })
}

/// Checks a verdict against that of the proxies.
fn check(decoded: Result<Sheets>, pages: Result<Pages>) -> Result<(), TestCaseError> {
    match (decoded, convert(pages.unwrap())) {
        (Ok(sheets), Ok(expected)) => prop_assert_eq!(sheets, expected),
        (Err(error), Err("no number")) => {
            prop_assert!(matches!(error.kind(), DecodeErrorKind::Conversion { .. }), "{}", error);
        }
        (decoded, expected) => prop_assert!(false, "{decoded:?}, not {expected:?}"),
    }
    Ok(())
}

proptest! {
    #[test]
    fn parts_are_merged_as_their_proxy_is(bytes in records()) {
        check(proto::from_slice(&bytes), proto::from_slice(&bytes))?;
    }

    #[test]
    fn parts_are_merged_into_what_was_there(before in records(), bytes in records()) {
        let Ok(mut sheets) = proto::from_slice::<Sheets>(&before) else { return Ok(()) };
        let mut pages = unconvert(&sheets);
        let merged = sheets.merge(&bytes[..]).map(|()| sheets);
        check(merged, pages.merge(&bytes[..]).map(|()| pages))?;
    }

    #[test]
    fn parts_replace_what_is_recycled(before in records(), bytes in records()) {
        let Ok(mut sheets) = proto::from_slice::<Sheets>(&before) else { return Ok(()) };
        let decoded = proto::decode_into(&mut sheets, &bytes).map(|()| sheets);
        check(decoded, proto::from_slice(&bytes))?;
    }
}

#[test]
fn many_parts_are_converted_once() {
    let part = |wire: Wire, number: u64| wire.message(number, Wire::new().string(1, "text").varint(2, 1).varint(3, 1));
    for count in [1000, 2000, 4000] {
        let bytes = Wire::new().repeat(count, |wire| part(part(part(wire, 1), 3), 11)).build();
        CONVERSIONS.set(0);
        let sheets: Sheets = proto::from_slice(&bytes).unwrap();
        assert_eq!(CONVERSIONS.get(), 3);
        assert_eq!(sheets.one.unwrap().0.lines, [1]);
    }
}

#[test]
fn a_part_that_is_no_value_is_a_part_of_one() {
    let apart = b"\x0a\x03\x0a\x01a\x0a\x02\x10\x05";
    let sheets: Sheets = proto::from_slice(apart).unwrap();
    assert_eq!(sheets.one.unwrap().0, Page { text: "A".into(), number: Some(5), ..Page::default() });
    let error = proto::from_slice::<Sheets>(b"\x0a\x03\x0a\x01a\x0a\x00").unwrap_err();
    assert_eq!((error.path(), error.to_string().contains("no number")), ("Sheets.one", true));
}

#[test]
fn what_is_wrong_with_a_later_part_is_said_of_it() {
    let error = proto::from_slice::<Sheets>(b"\x0a\x02\x10\x05\x12\x00\x0a\x03\x0a\x01\xff").unwrap_err();
    assert_eq!((error.kind(), error.path(), error.offset()), (&DecodeErrorKind::InvalidUtf8, "Sheets.one.text", 10));
    // Behind something malformed nothing is looked for.
    let error = proto::from_slice::<Sheets>(b"\x0a\x02\x10\x05\x07\x0a\x03\x0a\x01\xff").unwrap_err();
    assert_eq!((error.kind(), error.offset()), (&DecodeErrorKind::InvalidTag, 4));
}

#[test]
fn a_required_field_is_made_of_its_parts_too() {
    #[derive(Message, Debug, PartialEq)]
    struct Needed {
        #[proto(1, required)]
        note: Note,
    }
    let needed: Needed = proto::from_slice(b"\x0a\x02\x18\x01\x0a\x02\x18\x02").unwrap();
    assert_eq!(needed.note.0.lines, [1, 2]);
    let error = proto::from_slice::<Needed>(b"").unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::MissingRequired { name: "note" });
}
