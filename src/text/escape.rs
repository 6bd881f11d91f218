//! Strings on the way out, with the escapes that C++ writes.

use alloc::string::String;

/// Appends a string with its quotes; with `ascii`, what is not ASCII goes byte by byte.
pub(super) fn push_string(out: &mut String, text: &str, ascii: bool) {
    out.push('"');
    for letter in text.chars() {
        match u8::try_from(letter) {
            Ok(byte) if letter.is_ascii() => push_byte(out, byte),
            _ if ascii => letter.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| push_octal(out, byte)),
            _ => out.push(letter),
        }
    }
    out.push('"');
}

/// Appends bytes with their quotes.
pub(super) fn push_bytes(out: &mut String, bytes: &[u8]) {
    out.push('"');
    bytes.iter().for_each(|byte| push_byte(out, *byte));
    out.push('"');
}

fn push_byte(out: &mut String, byte: u8) {
    match byte {
        b'\n' => out.push_str("\\n"),
        b'\r' => out.push_str("\\r"),
        b'\t' => out.push_str("\\t"),
        b'"' | b'\'' | b'\\' => out.extend(['\\', char::from(byte)]),
        b' '..=b'~' => out.push(char::from(byte)),
        _ => push_octal(out, byte),
    }
}

/// Appends all three digits, so that a digit behind them is none of theirs.
fn push_octal(out: &mut String, byte: u8) {
    let digit = |shift: u8| char::from(b'0' + (byte >> shift & 7));
    out.extend(['\\', digit(6), digit(3), digit(0)]);
}
