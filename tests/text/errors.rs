//! What an error tells, and the limits.

use wireform::{
    DecodeErrorKind::{self, *},
    Limits, Message,
    text::{self, Options},
};

use crate::types::{Inner, Scalars, Tree, empty};

/// The place of `|` in the text is where the error is to be.
#[track_caller]
fn check(marked: &str, kind: DecodeErrorKind, path: &str) {
    let offset = marked.find('|').unwrap();
    let text = marked.replace('|', "");
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let position = (before.matches('\n').count() + 1, offset - line_start + 1);
    for error in [text::from_str::<Tree>(&text), text::from_slice(text.as_bytes()), text::from_reader(text.as_bytes())]
    {
        let error = error.unwrap_err();
        assert_eq!(error.kind(), &kind, "{text}");
        assert_eq!(error.offset(), offset, "{text}: {error:?}");
        assert_eq!((error.line(), error.column()), (Some(position.0), Some(position.1)), "{text}: {error:?}");
        assert_eq!(error.path(), path, "{text}");
    }
}

fn syntax(message: &str) -> DecodeErrorKind {
    Syntax { message: message.into() }
}

#[test]
fn errors_stand_where_they_are_and_have_a_path() {
    check("value: |4294967296", OutOfRange { expected: "int32" }, "Tree.value");
    check(
        "kids {}\nkids {\n  inner {\n    number: |1.5\n  }\n}",
        UnexpectedValue { expected: "an integer" },
        "Tree.kids[1].inner.number",
    );
    check("numbers: [1, 2, |0x80000000]", OutOfRange { expected: "int32" }, "Tree.numbers[2]");
    check("numbers: 1 numbers: |0x80000000", OutOfRange { expected: "int32" }, "Tree.numbers[1]");
    check("by_name { key: 'é' value: |2147483648 }", OutOfRange { expected: "int32" }, "Tree.by_name[0].value");
    check(
        "by_number { key: 1 } by_number { key: |9223372036854775808 }",
        OutOfRange { expected: "int64" },
        "Tree.by_number[1].key",
    );
    check("other { number: |'' }", syntax("expected an integer, found `\\'`"), "Tree.other.number");
    check("colours: [RED, |NOPE]", UnknownEnumName { name: "NOPE".into() }, "Tree.colours[1]");
    check("# comment\n inner { |nope: 1 }", UnknownField { name: "nope".into() }, "Tree.inner");
    check("value: 1 |maybe_not: 1", UnknownField { name: "maybe_not".into() }, "Tree");
    check("|é: 1", syntax("expected the name of a field, found `é`"), "Tree");
    check("value: 1 |\0", syntax("expected the name of a field, found `\\0`"), "Tree");
    check("value: 1 # a comment ends at |\0", syntax("expected the name of a field, found `\\0`"), "Tree");
    check("value|-x: 1", syntax("expected `:`, found `-`"), "Tree.value");
}

#[test]
fn ends_of_input_stand_at_the_end() {
    check("value|", UnexpectedEnd, "Tree.value");
    check("value:|", UnexpectedEnd, "Tree.value");
    check("value: -  # \n|", UnexpectedEnd, "Tree.value");
    check("inner {|", UnexpectedEnd, "Tree.inner");
    check("inner { number: 1 |", UnexpectedEnd, "Tree.inner");
    check("inner: |", UnexpectedEnd, "Tree.inner");
    check("numbers: [|", UnexpectedEnd, "Tree.numbers[0]");
    check("numbers: [1|", UnexpectedEnd, "Tree.numbers");
    check("by_name {|", UnexpectedEnd, "Tree.by_name[0]");
    check("old_name {|", UnexpectedEnd, "Tree");
    check("[a.b|", UnexpectedEnd, "Tree");
}

#[derive(Message, Debug, PartialEq)]
struct Needy {
    #[proto(1, required)]
    number: i32,
    #[proto(2)]
    inner: Option<Box<Needy>>,
    #[proto(3)]
    by_name: std::collections::BTreeMap<String, Needy>,
}

#[test]
fn required_fields_are_named_where_they_are_missing() {
    let needy = |text: &str| text::from_str::<Needy>(text).map_err(|error| (error.path().to_owned(), error.offset()));
    assert!(needy("number: 0 inner { number: 0 } by_name { value { number: 0 } }").is_ok());
    assert_eq!(needy(" # nothing"), Err(("Needy.number".into(), 10)));
    assert_eq!(needy("inner { number: 1 }"), Err(("Needy.number".into(), 0)));
    assert_eq!(needy("number: 1 inner { inner { number: 1 } }"), Err(("Needy.inner.number".into(), 18)));
    assert_eq!(needy("number: 1 by_name { key: 'a' }"), Err(("Needy.by_name[0].value.number".into(), 18)));
    assert_eq!(needy("number: 1 by_name { value {} }"), Err(("Needy.by_name[0].value.number".into(), 27)));
}

#[test]
fn bytes_that_are_not_utf_8_are_refused_where_they_stand() {
    let error = text::from_slice::<Tree>(b"value: 1\nnames: 'a\xff'").unwrap_err();
    assert_eq!((error.kind(), error.offset()), (&InvalidUtf8, 18));
    assert_eq!((error.line(), error.column()), (Some(2), Some(10)));
}

#[test]
fn a_failing_reader_is_told_apart() {
    struct Failing;
    impl std::io::Read for Failing {
        fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::TimedOut.into())
        }
    }
    impl std::io::Write for Failing {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::TimedOut.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    assert_eq!(text::from_reader::<Tree>(Failing).unwrap_err().kind(), &Io(std::io::ErrorKind::TimedOut));
    let error = text::to_writer(Failing, &Inner::of(1)).unwrap_err();
    assert_eq!(error.kind(), &wireform::EncodeErrorKind::Io(std::io::ErrorKind::TimedOut));
}

#[test]
fn messages_and_entries_nest_to_the_limit() {
    let options = |depth| Options::new().limits(Limits::new().depth(depth));
    let nested = |levels| format!("{}value: 1{}", "kids {".repeat(levels), "}".repeat(levels));
    assert!(options(3).from_str::<Tree>(&nested(3)).is_ok());
    let error = options(2).from_str::<Tree>(&nested(3)).unwrap_err();
    assert_eq!((error.kind(), error.path()), (&DepthLimit, "Tree.kids[0].kids[0].kids[0]"));
    assert!(options(100).from_str::<Tree>(&nested(100)).is_ok());
    assert_eq!(text::from_str::<Tree>(&nested(101)).unwrap_err().kind(), &DepthLimit);
    let entry = "by_number { value { number: 1 } }";
    assert!(options(2).from_str::<Tree>(entry).is_ok());
    assert_eq!(options(1).from_str::<Tree>(entry).unwrap_err().kind(), &DepthLimit);
    assert_eq!(options(0).from_str::<Tree>("by_name {}").unwrap_err().kind(), &DepthLimit);
    assert!(options(0).from_str::<Scalars>("int32: 1").is_ok());
}

#[test]
fn input_and_memory_are_limited() {
    let text = "names: 'a'";
    let limited = |limits| Options::new().limits(limits);
    assert!(limited(Limits::new().input(10)).from_str::<Tree>(text).is_ok());
    for error in [
        limited(Limits::new().input(9)).from_str::<Tree>(text),
        limited(Limits::new().input(9)).from_slice(text.as_bytes()),
        limited(Limits::new().input(9)).from_reader(text.as_bytes()),
    ] {
        assert_eq!(error.unwrap_err().kind(), &InputLimit);
    }
    let kids = format!("kids: [{}{{}}]", "{},".repeat(999));
    let (enough, little) = (1024 * size_of::<Tree>(), 512 * size_of::<Tree>());
    assert_eq!(limited(Limits::new().allocation(enough)).from_str::<Tree>(&kids).unwrap().kids.len(), 1000);
    let error = limited(Limits::new().allocation(little)).from_str::<Tree>(&kids).unwrap_err();
    assert_eq!((error.kind(), error.path()), (&AllocationLimit, "Tree.kids[512]"));
    let entries: String = (0..1000).map(|key| format!("by_number {{ key: {key} }}")).collect();
    let error = limited(Limits::new().allocation(1000)).from_str::<Tree>(&entries).unwrap_err();
    assert_eq!(error.kind(), &AllocationLimit);
    assert_eq!(
        text::from_str::<Tree>(&entries).unwrap(),
        Tree { by_number: (0..1000).map(|key| (key, empty())).collect(), ..empty() }
    );
}
