//! Messages that Google's runtime encoded; `tests/vectors/generate.py` makes the file.

/// A message, in protobuf's text format and in bytes.
#[derive(Clone, Debug)]
pub struct Vector {
    /// The name of the message.
    pub message: &'static str,
    /// The message in protobuf's text format.
    pub text: &'static str,
    /// The message's bytes.
    pub bytes: Vec<u8>,
}

/// Returns all vectors, in the order of the file.
///
/// # Panics
///
/// Where a line is not `message | text | hex`.
#[must_use]
pub fn vectors() -> Vec<Vector> {
    let lines = include_str!("../../vectors/vectors.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(parse).collect()
}

fn parse(line: &'static str) -> Vector {
    let (message, rest) = line.split_once(" | ").expect("a message name");
    let (text, hex) = rest.rsplit_once(" | ").expect("a text and bytes");
    Vector { message, text, bytes: crate::hex(hex) }
}
