//! Documents that are read and written element by element.

use std::{
    cell::Cell,
    io::{self, Cursor, Read, Write},
};

use wireform::{
    DecodeErrorKind, EncodeErrorKind, Limits, Message,
    xml::{self, ElementReader, ElementWriter, Options},
};
use wireform_test_support::{allocation::measure, words};

#[derive(Message, Clone, Debug, PartialEq)]
struct Record {
    #[proto(1)]
    text: String,
    #[proto(2)]
    more: Vec<Record>,
}

#[derive(Message, Debug, PartialEq)]
struct Borrowed<'a> {
    #[proto(1)]
    text: &'a str,
}

#[derive(Message, Debug)]
struct Log {
    #[proto(1)]
    record: Vec<Record>,
}

fn record(text: &str) -> Record {
    Record { text: text.into(), more: vec![Record { text: "<&>".into(), more: vec![] }] }
}

/// Yields a few bytes at a time.
struct Drip<R>(R, usize);

impl<R: Read> Read for Drip<R> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let len = buf.len().min(self.1);
        self.0.read(&mut buf[..len])
    }
}

fn read_all(document: &str, step: usize) -> wireform::Result<Vec<Record>> {
    ElementReader::new(Drip(document.as_bytes(), step), "record").elements().collect()
}

#[test]
fn elements_are_those_of_the_whole_document() {
    let log = Log { record: vec![record("a"), record(""), record("ü\n\r]]")] };
    for pretty in [false, true] {
        let document = Options::new().pretty(pretty).declaration(true).to_string(&log).unwrap();
        for step in [1, 2, 3, 7, 1000] {
            assert_eq!(read_all(&document, step).unwrap(), log.record, "{document}");
        }
    }
}

#[test]
fn what_a_writer_writes_is_one_document() {
    for pretty in [false, true] {
        let options = Options::new().pretty(pretty).declaration(true);
        let log = Log { record: vec![record("a"), record("b")] };
        let mut writer = ElementWriter::with_options(Vec::new(), "Log", "record", &options).unwrap();
        for record in &log.record {
            writer.write(record).unwrap();
        }
        assert_eq!(String::from_utf8(writer.finish().unwrap()).unwrap(), options.to_string(&log).unwrap());
        let empty = ElementWriter::with_options(Vec::new(), "Log", "record", &options).unwrap().finish().unwrap();
        assert_eq!(String::from_utf8(empty).unwrap(), options.to_string(&Log { record: vec![] }).unwrap());
    }
    assert_eq!(
        words(ElementWriter::new(Vec::new(), "a b", "c")),
        "a name cannot stand in an XML tag; give the field or message another one for XML"
    );
    assert_eq!(
        words(ElementWriter::new(Vec::new(), "a", "")),
        "a name cannot stand in an XML tag; give the field or message another one for XML"
    );
}

#[test]
fn a_message_that_has_no_form_is_left_out() {
    let hand = wireform::UnknownFields::from_bytes(b"\x08\x01").unwrap();
    #[derive(Message)]
    struct Hidden {
        #[proto(1, name = "unknown_field", xml = "unknown-field")]
        field: u32,
        #[proto(unknown)]
        rest: wireform::UnknownFields,
    }
    let mut writer = ElementWriter::new(Vec::new(), "list", "item").unwrap();
    let error = writer.write(&Hidden { field: 1, rest: hand }).unwrap_err();
    assert!(matches!(error.kind(), EncodeErrorKind::Unrepresentable { .. }));
    writer.write(&record("a")).unwrap();
    let document = String::from_utf8(writer.finish().unwrap()).unwrap();
    assert!(document.starts_with("<list><item><text>a</text>"), "{document}");
}

#[test]
fn messages_borrow_from_the_reader() {
    let mut reader = ElementReader::new(&b"<l><r><text>a</text></r><r><text>b</text></r></l>"[..], "r");
    assert_eq!(reader.read::<Borrowed<'_>>().unwrap(), Some(Borrowed { text: "a" }));
    assert_eq!(reader.read::<Borrowed<'_>>().unwrap(), Some(Borrowed { text: "b" }));
    assert_eq!(reader.read::<Borrowed<'_>>().unwrap(), None);
    assert_eq!(reader.read::<Borrowed<'_>>().unwrap(), None);
    assert_eq!(reader.count(), 2);
}

#[test]
fn an_element_is_there_as_soon_as_its_end_tag_is() {
    let mut reader = ElementReader::new(Cursor::new(Vec::new()), "record");
    reader.get_mut().get_mut().extend_from_slice(b"<log><record><text>a</text></record><rec");
    assert_eq!(reader.read::<Record>().unwrap().unwrap().text, "a");
    assert_eq!(reader.read::<Record>().unwrap_err().kind(), &DecodeErrorKind::UnexpectedEnd);
    reader.get_mut().get_mut().extend_from_slice(b"ord><text>b</text></record></log>");
    assert_eq!(reader.read::<Record>().unwrap().unwrap().text, "b");
    assert!(reader.read::<Record>().unwrap().is_none());
}

#[test]
fn errors_have_their_place_in_the_document() {
    let document = "<log>\n<record><text>a</text></record>\n  <record><text>b</text><wrong/></record><record/></log>";
    for step in [1, 1000] {
        let mut reader = ElementReader::new(Drip(document.as_bytes(), step), "record");
        assert!(reader.read::<Record>().unwrap().is_some());
        let error = reader.read::<Record>().unwrap_err();
        assert_eq!(error.kind(), &DecodeErrorKind::UnknownField { name: "wrong".into() });
        assert_eq!((error.line(), error.column()), (Some(3), Some(25)));
        assert_eq!(error.offset(), document.find("<wrong").unwrap());
        // The next one can be read.
        assert_eq!(reader.read::<Record>().unwrap().unwrap().text, "");
        assert!(reader.read::<Record>().unwrap().is_none());
    }
}

#[test]
fn an_element_that_is_too_long_has_its_place() {
    let document = "<log>\n <record><text>123</text></record>\n</log>";
    let options = Options::new().limits(Limits::new().input(30));
    let mut reader = ElementReader::with_options(document.as_bytes(), "record", options);
    let error = reader.read::<Record>().unwrap_err();
    assert_eq!(error.kind(), &DecodeErrorKind::InputLimit);
    assert_eq!((error.offset(), error.line(), error.column()), (7, Some(2), Some(2)));
    assert_eq!(reader.count(), 1);
}

#[test]
fn an_error_outside_of_elements_has_its_place() {
    let limit = Options::new().limits(Limits::new().input(4));
    for (document, options, place) in [
        ("<log/>\n<log/>", Options::new(), (7, 2, 1)),
        ("\n <log a='1'/>", Options::new(), (7, 2, 7)),
        ("\n <log", limit, (0, 1, 1)),
    ] {
        let mut reader = ElementReader::with_options(document.as_bytes(), "record", options);
        let error = reader.read::<Record>().unwrap_err();
        assert_eq!((error.offset(), error.line().unwrap(), error.column().unwrap()), place, "{document}: {error}");
    }
}

#[test]
fn what_is_no_document_is_refused() {
    let cases = [
        ("", "ends"),
        ("<log>", "ends"),
        ("<log><record>", "ends"),
        ("<log></log", "ends"),
        ("<log/>x", "text after the root"),
        ("<log></log> <![CDATA[]]>", "text after the root"),
        ("x<log/>", "text before the root"),
        ("<log>x</log>", "elements only"),
        ("<log>&amp;</log>", "elements only"),
        ("<log><![CDATA[ ]]></log>", "elements only"),
        ("<log></lag>", "expected the end tag `</log>`"),
        ("<log><record></log></record>", "end tag"),
        ("<log/><log/>", "a second root"),
        ("<log></log></log>", "closes no element"),
        ("</log>", "closes no element"),
        ("<!DOCTYPE log><log/>", "document types"),
        ("<log><!ENTITY a 'b'></log>", "document types"),
        ("<?xml version='1.0' encoding='UTF-16'?><log/>", "UTF-8"),
        ("<?xml version='1.1'?><log/>", "1.0"),
        ("<log><other/></log>", "other"),
        ("<log a='1'/>", "@a"),
        ("<log><!-- a -- b --></log>", "comment"),
        ("<log>\u{1}</log>", "character"),
        ("<1/>", "name"),
    ];
    for (document, message) in cases {
        for step in [1, 1000] {
            let error = read_all(document, step).expect_err(document);
            let text = error.to_string();
            assert!(text.contains(message), "{document}: {text}");
            assert!(error.line().is_some(), "{text}");
        }
    }
    let utf16: Vec<u8> = "<log/>".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let error = ElementReader::new(&[b"\xfe\xff", &utf16[..]].concat()[..], "record").read::<Record>().unwrap_err();
    assert!(error.to_string().contains("UTF-8"), "{error}");
}

#[test]
fn options_are_those_of_each_element() {
    let document = "<log at='now'><version>1</version><record><text>a</text><b/></record></log>";
    let options = Options::new().ignore_unknown_fields(true);
    let reader = ElementReader::with_options(document.as_bytes(), "record", options.clone());
    assert_eq!(reader.elements::<Record>().count(), 1);
    let mut reader = ElementReader::with_options(document.as_bytes(), "record", options.root("list"));
    let error = reader.read::<Record>().unwrap_err();
    assert!(matches!(error.kind(), DecodeErrorKind::UnexpectedRoot { .. }), "{error}");
}

#[derive(Message, Debug, PartialEq)]
struct Whole {
    #[proto(1)]
    e: Vec<Record>,
}

/// Pieces inside a root that are not well-formed, whichever element they are in.
const ILL_FORMED: [&str; 30] = [
    "<x><br></x><e/><e/></p>",
    "<x></y>",
    "<x>&nope;</x>",
    "<x a='1' a='2'/>",
    "<x a='<'/>",
    "<x a=1/>",
    "<x a/>",
    "<x a='1'b='2'/>",
    "<x a='&b;'/>",
    "<1/>",
    "<x><1/></x>",
    "<x>]]></x>",
    "<x>&#0;</x>",
    "<x><?xml version='1.0'?></x>",
    "<x><y></x></y>",
    "<x>&amp</x>",
    "<x></ x>",
    "<x></x a='1'>",
    "<x></x/>",
    "<x><!-- -- --></x>",
    "<x><!-- ---></x>",
    "<x><![CDATA[</x>]]>",
    "<x><?></x>",
    "<x><? y?></x>",
    "<x><?XML?></x>",
    "<x>\u{1}</x>",
    "<x>\u{ffff}</x>",
    "<x/ >",
    "<x><//x>",
    "<x:><y></x:></y>",
];

#[test]
fn what_is_passed_over_is_as_well_formed_as_what_is_read() {
    let options = Options::new().ignore_unknown_fields(true);
    let streamed = |document: &[u8], step| {
        ElementReader::with_options(Drip(document, step), "e", options.clone())
            .elements::<Record>()
            .collect::<wireform::Result<Vec<_>>>()
    };
    let whole = |document: &[u8]| options.clone().any_root(true).from_slice::<Whole>(document).map(|whole| whole.e);
    let mut documents: Vec<Vec<u8>> = vec![b"<r><x>\xff</x></r>".to_vec(), b"<r><x \xff=''/></r>".to_vec()];
    for piece in ILL_FORMED {
        documents.push(format!("<r>{piece}</r>").into());
        documents.push(format!("<r><e/><x>{piece}</x><e><text>a</text></e></r>").into());
        documents.push(format!("<r><e><z>{piece}</z></e></r>").into());
    }
    for document in documents {
        let shown = document.escape_ascii().to_string();
        let error = whole(&document).expect_err(&shown);
        for step in [1, 1000] {
            let streamed = streamed(&document, step).expect_err(&shown);
            let is_cut_off = streamed.kind() == &DecodeErrorKind::UnexpectedEnd;
            assert!(is_cut_off || matches!(streamed.kind(), DecodeErrorKind::Syntax { .. }), "{shown}: {streamed}");
            assert!(streamed.line().is_some());
            // In an element that is passed over both know where, unless it never ends.
            if !is_cut_off && !shown.contains("<e>") && !shown.contains("xff") {
                assert_eq!((streamed.kind(), streamed.offset()), (error.kind(), error.offset()), "{shown}");
            }
        }
    }
    let fine = "<r>\n<x a='>' b=\"'\"><!-- <e/> --><e/>&amp;&#65;<![CDATA[</x>]]><?p </x>?><y/ ></y ></x><e/></r>";
    let fine = fine.replace("<y/ >", "<y >");
    assert_eq!(whole(fine.as_bytes()).unwrap().len(), 1);
    assert_eq!(streamed(fine.as_bytes(), 1).unwrap().len(), 1);
}

#[test]
fn what_is_passed_over_has_the_levels_of_a_document() {
    let nested = |levels: usize| ["<r>", &"<x>".repeat(levels), &"</x>".repeat(levels), "<e/></r>"].concat();
    let options = Options::new().ignore_unknown_fields(true);
    let read = |document: &str| ElementReader::with_options(document.as_bytes(), "e", options.clone()).read::<Record>();
    assert!(read(&nested(100)).unwrap().is_some());
    assert_eq!(read(&nested(1000)).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
}

/// Makes a document of a hundred megabytes and more as it is read.
struct Endless {
    rest: Vec<u8>,
    count: usize,
}

impl Read for Endless {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.rest.is_empty() {
            let text = "x".repeat(1000);
            self.rest = match self.count {
                0 => return Ok(0),
                1 => b"</log>".to_vec(),
                _ => format!("<record><text>{text}</text></record>").into_bytes(),
            };
            self.count -= 1;
        }
        let len = buf.len().min(self.rest.len());
        buf[..len].copy_from_slice(&self.rest[..len]);
        self.rest.drain(..len);
        Ok(len)
    }
}

#[test]
fn memory_is_that_of_one_element() {
    // The input limit holds for one element and what was read ahead, so that it bounds the buffer.
    let endless = Endless { rest: b"<log>".to_vec(), count: 20_001 };
    let options = Options::new().limits(Limits::new().input(16 * 1024));
    let mut reader = ElementReader::with_options(endless, "record", options.clone());
    let mut count = 0;
    while let Some(record) = reader.read::<Record>().unwrap() {
        assert_eq!(record.text.len(), 1000);
        count += 1;
    }
    assert_eq!(count, 20_000);
    for long in
        [format!("<log><record>{}", " ".repeat(40_000)), format!("<log>{}", " ".repeat(40_000)), "<".repeat(40_000)]
    {
        let mut reader = ElementReader::with_options(long.as_bytes(), "record", options.clone());
        assert_eq!(reader.read::<Record>().unwrap_err().kind(), &DecodeErrorKind::InputLimit);
    }
}

/// Reads all elements of a document that is made as it is read; returns the most memory that took at any time.
fn memory_of_reading(count: usize) -> usize {
    let (read, used) = measure(|| {
        let endless = Endless { rest: b"<log>".to_vec(), count: count + 1 };
        ElementReader::new(endless, "record").elements::<Record>().map(Result::unwrap).count()
    });
    assert_eq!(read, count);
    used.peak
}

#[test]
fn memory_of_a_reader_is_the_same_for_any_number_of_elements() {
    let few = memory_of_reading(50);
    assert!(few > 1000, "nothing is measured");
    assert!(memory_of_reading(5000) <= few, "{few}");
    // As a whole, the document takes what it weighs.
    let (log, used) = measure(|| xml::from_reader::<Log>(Endless { rest: b"<Log>".to_vec(), count: 0 }));
    assert_eq!(log.unwrap_err().kind(), &DecodeErrorKind::UnexpectedEnd);
    assert!(used.peak < few);
    let whole = Endless { rest: b"<log>".to_vec(), count: 5001 };
    let (log, used) = measure(|| Options::new().root("log").from_reader::<Log>(whole).unwrap());
    assert_eq!(log.record.len(), 5000);
    assert!(used.peak > 100 * few, "{} for {few}", used.peak);
}

#[test]
fn memory_of_a_writer_is_the_same_for_any_number_of_elements() {
    let record = record(&"x".repeat(1000));
    let log = |count| Log { record: vec![record.clone(); count] };
    let streamed = |count| {
        let (written, used) = measure(|| {
            let mut writer = ElementWriter::new(io::sink(), "log", "record").unwrap();
            (0..count).try_for_each(|_| writer.write(&record)).unwrap();
            writer.finish().is_ok()
        });
        assert!(written);
        used.peak
    };
    assert!(streamed(50) > 1000, "nothing is measured");
    assert_eq!(streamed(5000), streamed(50));
    let [few, many] = [log(200), log(5000)];
    let whole = |log: &Log| measure(|| xml::to_writer(io::sink(), log).unwrap()).1.peak;
    assert!(whole(&few) > 1000, "nothing is measured");
    assert!(whole(&many) <= whole(&few), "{} for {}", whole(&many), whole(&few));
}

/// Yields all it has at once, and counts how often it is asked.
struct Asked<'a>(&'a [u8], &'a Cell<usize>);

impl Read for Asked<'_> {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        self.1.set(self.1.get() + 1);
        self.0.read(buf)
    }
}

#[test]
fn what_is_behind_an_element_is_not_moved_for_it() {
    // The long one makes the buffer long; then all of that is full of short ones.
    let long = format!("<r><text>{}</text></r>", "x".repeat(1 << 20));
    let document = format!("<l>{long}{}</l>", "<r><text>a</text></r>".repeat(50_000));
    let asked = Cell::new(0);
    let mut reader = ElementReader::new(Asked(document.as_bytes(), &asked), "r");
    let (mut place, mut moved, mut count) = (0, 0, 0);
    while let Some(message) = reader.read::<Borrowed<'_>>().unwrap() {
        let next = message.text.as_ptr().addr();
        moved += usize::from(next <= place);
        place = next;
        count += 1;
    }
    assert_eq!(count, 50_001);
    assert!(moved <= asked.get() && asked.get() < 50, "moved {moved} times, asked {} times", asked.get());
}

/// Takes what is written, and notes the longest part.
#[derive(Default)]
struct Parts {
    bytes: Vec<u8>,
    longest: usize,
    count: usize,
}

impl Write for &mut Parts {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        self.count += 1;
        self.longest = self.longest.max(part.len());
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_long_document_goes_to_its_writer_in_parts() {
    let log = Log { record: (0..20_000).map(|index| record(&index.to_string())).collect() };
    let mut parts = Parts::default();
    xml::to_writer(&mut parts, &log).unwrap();
    assert_eq!(String::from_utf8(parts.bytes).unwrap(), xml::to_string(&log).unwrap());
    assert!(parts.longest < 70_000, "{}", parts.longest);
    assert!(parts.count < xml::to_string(&log).unwrap().len() / 50_000, "{}", parts.count);
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let error = xml::to_writer(Full, &log).unwrap_err();
    assert_eq!(error.kind(), &EncodeErrorKind::Io(io::ErrorKind::StorageFull));
}
