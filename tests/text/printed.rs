//! What Google's Python runtime prints: `tests/vectors/generate.py` makes the file.

use wireform::{
    Message,
    text::{self, Options},
    walk::{DecodeText, EncodeText},
};
use wireform_test_support::{hex, rows, vectors::vectors};

/// What is done with a line, by the name of its message.
struct Row {
    name: &'static str,
    /// Prints the message that bytes hold.
    print: fn(&[u8]) -> String,
    /// Returns the bytes of the message that a text holds.
    parse: fn(&str) -> Vec<u8>,
}

fn print<M: Message + EncodeText>(bytes: &[u8]) -> String {
    let message = M::decode(bytes).unwrap();
    Options::new().single_line(true).print_unknown_fields(true).to_string(&message).unwrap()
}

fn parse<M: Message + for<'de> DecodeText<'de>>(text: &str) -> Vec<u8> {
    let message: M = text::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    message.encode_to_vec()
}

macro_rules! rows {
    ($($row:ident),* $(,)?) => {
        [$(Row { name: stringify!($row), print: print::<rows::$row>, parse: parse::<rows::$row> }),*]
    };
}

static ROWS: [Row; 14] = rows![
    Person,
    Scalars,
    Enums,
    Optionals,
    Lists,
    ExpandedLists,
    MapValues,
    MapKeys,
    Hashed,
    Nesting,
    Choice,
    Wide,
    Everything,
    Keeping,
];

fn row(name: &str) -> &'static Row {
    ROWS.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no row {name}"))
}

/// Returns message, bytes and text of each line.
fn lines() -> impl Iterator<Item = (&'static Row, Vec<u8>, &'static str)> {
    let lines =
        include_str!("../vectors/printed.txt").split('\n').filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| {
        let mut parts = line.splitn(3, " | ");
        let mut next = || parts.next().expect("message | bytes | text");
        (row(next()), hex(next()), next())
    })
}

/// Python leaves out of an entry what is empty; C++ does not, and wireform neither.
fn lacks_a_part(row: &Row, text: &str) -> bool {
    row.name.starts_with("Map") && !(text.contains("key: ") && (text.contains("value: ") || text.contains("value {")))
}

#[test]
fn the_text_is_what_google_prints() {
    let mut compared = 0;
    for (row, bytes, text) in lines().filter(|(row, _, text)| !lacks_a_part(row, text)) {
        assert_eq!((row.print)(&bytes), text, "{}", row.name);
        compared += 1;
    }
    assert!(compared > 260, "{compared}");
}

#[test]
fn what_google_prints_is_read() {
    for (row, bytes, text) in lines().filter(|(row, ..)| row.name != "Keeping") {
        let read = (row.parse)(text);
        // The bytes may be others, as Google writes both fields of all entries.
        assert_eq!((row.print)(&read), (row.print)(&bytes), "{text}");
    }
}

#[test]
fn what_google_reads_is_read_as_the_same() {
    for vector in vectors() {
        let row = row(vector.message);
        assert_eq!((row.print)(&(row.parse)(vector.text)), (row.print)(&vector.bytes), "{}", vector.text);
    }
}
