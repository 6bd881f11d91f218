//! What is said of two fields that cannot be in one message. The compiler puts the words together where it stops, as a
//! descriptor is a constant.

use super::FieldDescriptor;

/// Stops where two fields have one number.
pub(super) const fn of_numbers(first: &FieldDescriptor, second: &FieldDescriptor) -> ! {
    let words = Words::EMPTY.name(first).text(" and ").name(second).text(" both have the number ");
    let words = words.number(first.number()).text(": give one of them another one");
    panic!("{}", words.as_str())
}

/// Stops where two fields have a name in common.
pub(super) const fn of_names(first: &FieldDescriptor, second: &FieldDescriptor) -> ! {
    let words = Words::EMPTY.name(first).text(", number ").number(first.number()).text(", and ").name(second);
    let words = words.text(", number ").number(second.number());
    let words = words.text(", share a name: give one of them another `name`, `json` or `xml`");
    panic!("{}", words.as_str())
}

/// How many bytes of a name are said at the most.
const LONGEST: usize = 100;

/// Words in the making.
struct Words {
    bytes: [u8; 2 * LONGEST + 200],
    len: usize,
}

impl Words {
    const EMPTY: Self = Self { bytes: [0; 2 * LONGEST + 200], len: 0 };

    const fn byte(mut self, byte: u8) -> Self {
        self.bytes[self.len] = byte;
        self.len += 1;
        self
    }

    const fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes(), text.len())
    }

    /// Appends as many bytes.
    const fn bytes(mut self, bytes: &[u8], len: usize) -> Self {
        let mut index = 0;
        while index < len {
            self = self.byte(bytes[index]);
            index += 1;
        }
        self
    }

    /// Appends the name of a field in a `.proto` file, or its beginning.
    const fn name(self, field: &FieldDescriptor) -> Self {
        let name = field.name();
        let mut len = if name.len() < LONGEST { name.len() } else { LONGEST };
        while !name.is_char_boundary(len) {
            len -= 1;
        }
        self.byte(b'`').bytes(name.as_bytes(), len).byte(b'`')
    }

    const fn number(mut self, number: u32) -> Self {
        if number >= 10 {
            self = self.number(number / 10);
        }
        self.byte(b'0' + (number % 10) as u8)
    }

    const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.bytes.split_at(self.len).0) {
            Ok(words) => words,
            Err(_) => "two fields have a number or a name in common",
        }
    }
}
