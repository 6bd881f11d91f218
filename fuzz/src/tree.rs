//! Records in messages in messages: what the writer is told to write, and what the naive twin writes.

use libfuzzer_sys::arbitrary::{Arbitrary, Result, Unstructured};
use wireform::wire::{MAX_FIELD_NUMBER, Tag, WireType, Writer};
use wireform_test_support::wire::Wire;

/// How deep messages nest: beyond the frames that the writer keeps inline.
const DEEPEST: usize = 20;

/// How long the contents of an input get in all, or one run would take as long as a thousand.
const LONGEST: usize = 80_000;

/// Contents: the same byte is rarely where another one should be.
static CONTENT: [u8; LONGEST] = {
    let mut content = [0; LONGEST];
    let mut index = 0;
    while index < LONGEST {
        content[index] = (index.wrapping_mul(0x9E37_79B9) >> 13) as u8;
        index += 1;
    }
    content
};

/// Records, one after the other.
#[derive(Debug)]
pub struct Forest(Vec<Tree>);

/// A record.
#[derive(Debug)]
struct Tree {
    number: u32,
    payload: Payload,
}

#[derive(Debug)]
enum Payload {
    Varint(u64),
    Fixed32(u32),
    Fixed64(u64),
    Bytes(&'static [u8]),
    /// Bytes without a tag or a length.
    Raw(&'static [u8]),
    Varints(Vec<u64>),
    Fixed32s(Vec<u32>),
    Fixed64s(Vec<u64>),
    Group(Forest),
    Message {
        hint: usize,
        inside: Forest,
    },
    UnlessEmpty {
        hint: usize,
        inside: Forest,
    },
    /// Messages that share the guess at their width.
    Siblings {
        width: usize,
        each: Vec<Forest>,
    },
}

impl<'a> Arbitrary<'a> for Forest {
    fn arbitrary(input: &mut Unstructured<'a>) -> Result<Self> {
        let mut room = LONGEST;
        forest(input, DEEPEST, &mut room)
    }
}

fn forest(input: &mut Unstructured<'_>, deepest: usize, room: &mut usize) -> Result<Forest> {
    let count = input.int_in_range(0..=4)?;
    (0..count).map(|_| tree(input, deepest, room)).collect::<Result<_>>().map(Forest)
}

fn tree(input: &mut Unstructured<'_>, deepest: usize, room: &mut usize) -> Result<Tree> {
    let number = (wide(input)? as u32 & MAX_FIELD_NUMBER).max(1);
    // The last five nest.
    let kinds = if deepest == 0 || input.is_empty() { 7 } else { 12 };
    let payload = match input.int_in_range(0..=kinds)? {
        0 => Payload::Varint(wide(input)?),
        1 => Payload::Fixed32(input.arbitrary()?),
        2 => Payload::Fixed64(input.arbitrary()?),
        3 | 4 => Payload::Bytes(content(input, room)?),
        5 => Payload::Raw(content(input, room)?),
        6 => Payload::Varints(list(input, room, wide)?),
        7 if input.arbitrary()? => Payload::Fixed32s(list(input, room, |input| input.arbitrary())?),
        7 => Payload::Fixed64s(list(input, room, |input| input.arbitrary())?),
        8 => Payload::Group(forest(input, deepest - 1, room)?),
        9 | 10 => Payload::Message { hint: hint(input)?, inside: forest(input, deepest - 1, room)? },
        11 => Payload::UnlessEmpty { hint: hint(input)?, inside: forest(input, deepest - 1, room)? },
        _ => {
            let count = input.int_in_range(0..=3)?;
            let each = (0..count).map(|_| forest(input, deepest - 1, room)).collect::<Result<_>>()?;
            Payload::Siblings { width: input.int_in_range(0..=9)?, each }
        }
    };
    Ok(Tree { number, payload })
}

/// A number of any width, not only of those that uniform bits have.
fn wide(input: &mut Unstructured<'_>) -> Result<u64> {
    let shift = input.int_in_range(0..=63)?;
    Ok(input.arbitrary::<u64>()? >> shift)
}

/// A guess at a length: right, nearly right or absurd.
fn hint(input: &mut Unstructured<'_>) -> Result<usize> {
    Ok(match input.int_in_range(0..=3)? {
        0 => 0,
        1 => input.arbitrary::<u8>()?.into(),
        2 => input.arbitrary::<u16>()?.into(),
        _ => wide(input)? as usize,
    })
}

/// A length around the places where the writer does something else.
fn len(input: &mut Unstructured<'_>, room: &mut usize) -> Result<usize> {
    let len = match input.int_in_range(0..=7)? {
        0..4 => input.int_in_range(0..=40)?,
        4 => input.int_in_range(110..=140)?,
        5 => input.int_in_range(900..=1100)?,
        6 => input.int_in_range(4060..=4110)?,
        _ => input.int_in_range(16_300..=16_400)?,
    };
    let len = len.min(*room);
    *room -= len;
    Ok(len)
}

fn content(input: &mut Unstructured<'_>, room: &mut usize) -> Result<&'static [u8]> {
    let len = len(input, room)?;
    let at = input.int_in_range(0..=LONGEST - len)?;
    Ok(&CONTENT[at..at + len])
}

/// A list of any length, of few different values.
fn list<T: Copy>(
    input: &mut Unstructured<'_>,
    room: &mut usize,
    value: impl Fn(&mut Unstructured<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let pattern = [value(input)?, value(input)?, value(input)?];
    let narrow = input.int_in_range(1..=3)?;
    let len = len(input, room)? / 4;
    Ok((0..len).map(|index| pattern[index % narrow]).collect())
}

impl Forest {
    /// Has the writer write the records.
    pub fn write(&self, out: &mut Writer<'_>) {
        self.0.iter().for_each(|tree| tree.write(out));
    }

    /// Writes the records naively: what is inside first, then its length, then both together.
    pub fn naive(&self) -> Wire {
        self.0.iter().fold(Wire::new(), Tree::naive)
    }
}

impl Tree {
    fn write(&self, out: &mut Writer<'_>) {
        let tag = |wire_type| Tag::new(self.number, wire_type);
        let delimited = tag(WireType::LengthDelimited);
        match &self.payload {
            Payload::Varint(value) => out.varint_field(tag(WireType::Varint), *value),
            Payload::Fixed32(value) => out.fixed32_field(tag(WireType::Fixed32), *value),
            Payload::Fixed64(value) => out.fixed64_field(tag(WireType::Fixed64), *value),
            Payload::Bytes(bytes) => out.bytes_field(delimited, bytes),
            Payload::Raw(bytes) => out.raw(bytes),
            Payload::Varints(values) => out.packed_varints(delimited, values, |value| *value),
            Payload::Fixed32s(values) => out.packed_fixed(delimited, values, |value| value.to_le_bytes()),
            Payload::Fixed64s(values) => out.packed_fixed(delimited, values, |value| value.to_le_bytes()),
            Payload::Group(inside) => out.group(self.number, |out| inside.write(out)),
            Payload::Message { hint, inside } => out.message(delimited, *hint, |out| inside.write(out)),
            Payload::UnlessEmpty { hint, inside } => {
                out.message_unless_empty(delimited, *hint, |out| inside.write(out));
            }
            Payload::Siblings { width, each } => {
                let mut width = *width;
                each.iter().for_each(|inside| out.sibling(delimited, &mut width, |out| inside.write(out)));
            }
        }
    }

    fn naive(before: Wire, tree: &Self) -> Wire {
        let number = u64::from(tree.number);
        match &tree.payload {
            Payload::Varint(value) => before.varint(number, *value),
            Payload::Fixed32(value) => before.fixed32(number, *value),
            Payload::Fixed64(value) => before.fixed64(number, *value),
            Payload::Bytes(bytes) => before.bytes(number, bytes),
            Payload::Raw(bytes) => before.raw(bytes),
            Payload::Varints(values) => before.packed(number, values.iter().copied()),
            Payload::Fixed32s(values) => before.bytes(number, concat(values, |value| value.to_le_bytes())),
            Payload::Fixed64s(values) => before.bytes(number, concat(values, |value| value.to_le_bytes())),
            Payload::Group(inside) => before.group(number, inside.naive()),
            Payload::Message { inside, .. } => before.message(number, inside.naive()),
            Payload::UnlessEmpty { inside, .. } => match inside.naive() {
                empty if empty.as_ref().is_empty() => before,
                inside => before.message(number, inside),
            },
            Payload::Siblings { each, .. } => {
                each.iter().fold(before, |before, inside| before.message(number, inside.naive()))
            }
        }
    }
}

fn concat<T, const N: usize>(values: &[T], bytes: impl Fn(&T) -> [u8; N]) -> Vec<u8> {
    values.iter().flat_map(bytes).collect()
}
