//! Documents for `validate.py`: random values of many types, each type with its schema, and documents to be refused.
//!
//! A folder gets three files for each type: `NAME.xsd`, `NAME.valid` and `NAME.refused`, with a NUL, which XML does not
//! have, behind each document; and where docs have to be in the schema, `NAME.docs`, a name and a text by turns.

use std::{env, fs, path::PathBuf};

use wireform::{
    Message,
    schema::{FieldDescriptor, FieldKind, Kind, MessageDescriptor},
    types as known,
    walk::{DecodeText, EncodeText},
    xml::Options,
};
use wireform_test_support::{
    corpus::by_row,
    each_row,
    named::{self, Named},
    rows,
    wire::Wire,
};

use crate::{attributes, documented, kinds, schema, types, unknown};

/// How many documents of random values a type has.
const RANDOM: usize = 60;

/// Makes messages up, record by record, by their descriptors.
struct Random(u64);

impl Random {
    /// Returns 64 random bits: splitmix64, so that the documents are the same each time.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn message(&mut self, descriptor: &MessageDescriptor, levels: usize) -> Wire {
        let mut wire = Wire::new();
        for field in descriptor.fields() {
            wire = self.field(wire, field, levels);
        }
        if descriptor.keeps_unknown_fields() && self.below(3) == 0 {
            wire = self.unknown(wire);
        }
        wire
    }

    fn field(&mut self, wire: Wire, field: &FieldDescriptor, levels: usize) -> Wire {
        let number = field.number();
        match field.kind() {
            FieldKind::Required(kind) => self.value(wire, number, kind, levels),
            FieldKind::Implicit(kind) | FieldKind::Explicit(kind) => self.values(wire, number, kind, levels, 2),
            FieldKind::Repeated { element, .. } => self.values(wire, number, element, levels, 4),
            FieldKind::Map { key, value } => (0..self.below(3)).fold(wire, |wire, _| {
                let entry = self.values(Wire::new(), 1, key, levels, 2);
                wire.message(number.into(), self.values(entry, 2, value, levels, 2))
            }),
            FieldKind::Oneof(members) => match members.get(self.below(members.len() + 1)) {
                Some(member) => self.field(wire, member, levels),
                None => wire,
            },
            _ => unreachable!("a kind of field that nothing is known of"),
        }
    }

    /// Makes less than `bound` values up.
    fn values(&mut self, wire: Wire, number: u32, kind: Kind, levels: usize, bound: usize) -> Wire {
        let is_message = matches!(kind, Kind::Message(_) | Kind::Group(_));
        let count = if is_message && levels == 0 { 0 } else { self.below(bound) };
        (0..count).fold(wire, |wire, _| self.value(wire, number, kind, levels))
    }

    fn value(&mut self, wire: Wire, number: u32, kind: Kind, levels: usize) -> Wire {
        let (bits, below) = (self.bits(), levels.saturating_sub(1));
        let number = number.into();
        match kind {
            Kind::Fixed32 | Kind::Sfixed32 | Kind::Float => wire.fixed32(number, bits as u32),
            Kind::Fixed64 | Kind::Sfixed64 | Kind::Double => wire.fixed64(number, bits),
            Kind::String => wire.string(number, &self.text()),
            Kind::Bytes => wire.bytes(number, &bits.to_le_bytes()[..self.below(9)]),
            Kind::Message(message) => wire.message(number, self.message(message(), below)),
            Kind::Group(message) => wire.group(number, self.message(message(), below)),
            Kind::Enum(enumeration) => match enumeration().values() {
                values if enumeration().is_closed() || self.below(3) > 0 => {
                    wire.int(number, values[self.below(values.len())].number().into())
                }
                _ => wire.int(number, i64::from(bits as i32)),
            },
            _ => wire.varint(number, bits),
        }
    }

    /// Bits of any number, with NaNs of every kind and the ends of integers among them.
    fn bits(&mut self) -> u64 {
        let any = self.next();
        match self.below(5) {
            0 => any | 0x7ff0_0000_7f80_0000,
            1 => [0, 1, u64::MAX, 1 << 63, 0x8000_0000, 0x7ff0_0000_0000_0000, 0x7f80_0000, 0xff80_0000][self.below(8)],
            2 => any % 100,
            _ => any >> self.below(64),
        }
    }

    /// Text with markup and with characters that XML has no form for; an address now and then, as a field may want one.
    fn text(&mut self) -> String {
        const PIECES: [&str; 16] = [
            "<",
            "]]>",
            "&amp;",
            "\"'",
            "\r\n",
            "\t ",
            "  ",
            "\0",
            "\u{ffff}",
            "\\u{0}",
            "\u{85}",
            "é",
            "\u{1f600}",
            "a",
            "b",
            "-",
        ];
        if self.below(8) == 0 {
            return "127.0.0.1".into();
        }
        (0..self.below(6)).map(|_| PIECES[self.below(PIECES.len())]).collect()
    }

    /// Records of every form, of numbers that no field has; now and then longer than they need be.
    fn unknown(&mut self, wire: Wire) -> Wire {
        let (number, bits) = (600_000 + self.below(9) as u64, self.bits());
        match self.below(6) {
            0 => wire.varint(number, bits),
            1 => wire.fixed32(number, bits as u32),
            2 => wire.fixed64(number, bits),
            3 => wire.bytes(number, &bits.to_le_bytes()[..self.below(9)]),
            4 => {
                let inner = self.unknown(Wire::new());
                wire.group(number, inner)
            }
            _ => wire.varint_width(9).varint(number, bits % 9).varint_width(1),
        }
    }
}

/// Where the files go.
struct Folder {
    path: PathBuf,
    random: Random,
}

impl Folder {
    /// Writes the files of a type: of random values, of some samples, and of documents to be refused beside such that are
    /// not, with the inside of the root alone.
    fn write<M>(&mut self, name: &str, samples: &[Vec<u8>], pairs: &[(&str, &str)])
    where
        M: Message + EncodeText + for<'de> DecodeText<'de>,
    {
        self.write_with::<M>(name, Options::new(), samples, pairs);
    }

    /// As [`write`](Self::write), with options.
    fn write_with<M>(&mut self, name: &str, plain: Options, samples: &[Vec<u8>], pairs: &[(&str, &str)])
    where
        M: Message + EncodeText + for<'de> DecodeText<'de>,
    {
        let renamed = plain.clone().proto_field_names(true).root("another");
        let spaced = plain.clone().namespace("urn:a&b");
        for (name, options, root) in [
            (name.into(), plain, M::DESCRIPTOR.name()),
            (format!("{name}-proto"), renamed, "another"),
            (format!("{name}-namespace"), spaced, "spaced"),
        ] {
            let mut valid: Vec<String> =
                samples.iter().filter_map(|bytes| options.to_string(&M::decode(&bytes[..]).ok()?).ok()).collect();
            valid.extend(self.random_documents::<M>(&options));
            let mut refused = Vec::new();
            if root == M::DESCRIPTOR.name() {
                let whole = |inside: &str| format!("<{root}>{inside}</{root}>");
                for (good, _) in pairs {
                    options.from_str::<M>(&whole(good)).unwrap();
                    valid.push(whole(good));
                }
                refused.extend(pairs.iter().map(|(_, bad)| whole(bad)));
            }
            refused.push(format!("<{root}-other/>"));
            let file =
                |kind: &str, content: String| fs::write(self.path.join(format!("{name}.{kind}")), content).unwrap();
            file("xsd", options.schema::<M>().unwrap());
            file("valid", valid.concat_with_nul());
            file("refused", refused.concat_with_nul());
        }
    }

    /// Writes which docs the schemas of a type have to have.
    fn write_docs(&self, name: &str, docs: &[(&str, &str)]) {
        let content = docs.iter().flat_map(|(owner, text)| [owner, "\0", text, "\0"]).collect::<String>();
        for options in ["", "-proto", "-namespace"] {
            fs::write(self.path.join(format!("{name}{options}.docs")), &content).unwrap();
        }
    }

    fn random_documents<M: Message + EncodeText>(&mut self, options: &Options) -> Vec<String> {
        let pretty = options.clone().pretty(true).declaration(true);
        let mut documents = Vec::new();
        // Arrays and the like do not take any bytes.
        for attempt in 0..RANDOM * 200 {
            let bytes = self.random.message(M::DESCRIPTOR, attempt % 4).build();
            let options = if documents.len() % 3 == 0 { &pretty } else { options };
            documents.extend(M::decode(&bytes[..]).ok().and_then(|message| options.to_string(&message).ok()));
            if documents.len() == RANDOM {
                break;
            }
        }
        assert_eq!(documents.len(), RANDOM, "{} is rarely made of random records", M::DESCRIPTOR.name());
        documents
    }
}

trait ConcatWithNul {
    fn concat_with_nul(&self) -> String;
}

impl ConcatWithNul for Vec<String> {
    fn concat_with_nul(&self) -> String {
        self.iter().flat_map(|document| [document, "\0"]).collect()
    }
}

/// Pairs for what a registry knows.
const NAMED: &[(&str, &str)] = &[
    (
        "<raw>AA==</raw><wireform.named.number>1</wireform.named.number>",
        "<wireform.named.number>x</wireform.named.number>",
    ),
    (
        "<wireform.named.leaf><number>1</number></wireform.named.leaf>",
        "<wireform.named.leaf><a/></wireform.named.leaf>",
    ),
    ("<any type-url='type.googleapis.com/Leaf'><Leaf/></any>", "<any type='type.googleapis.com/Leaf'><Leaf/></any>"),
    ("<double>1</double>", "<double>1</double><double>1</double>"),
    ("<timestamp>1970-01-01T00:00:00Z</timestamp>", "<timestamp>1970-01-01T00:00:00Z<a/></timestamp>"),
    ("<object>{}</object>", "<object>{}<field/></object>"),
    ("<list>[null]</list>", "<list><value>null</value></list>"),
    (
        "<list><values>1.0</values><values/></list>",
        "<list><values><listValue/><boolValue>true</boolValue></values></list>",
    ),
    ("<value>\"\\u0000\"</value>", "<value escaped=\"true\">\"\"</value>"),
];

/// Pairs of what is valid inside the root and what is not, for one reason each.
const SCALARS: &[(&str, &str)] = &[
    ("<flag>true</flag>", "<flag>maybe</flag>"),
    ("<smallInt>-2147483648</smallInt>", "<smallInt>-2147483649</smallInt>"),
    ("<bigInt>9223372036854775807</bigInt>", "<bigInt>9223372036854775808</bigInt>"),
    ("<smallUnsigned>4294967295</smallUnsigned>", "<smallUnsigned>4294967296</smallUnsigned>"),
    ("<bigUnsigned>18446744073709551615</bigUnsigned>", "<bigUnsigned>-1</bigUnsigned>"),
    ("<zigzag>1</zigzag>", "<zigzag>1.0</zigzag>"),
    ("<bigZigzag>1</bigZigzag>", "<bigZigzag/>"),
    ("<fixed>1</fixed>", "<fixed>0x1</fixed>"),
    ("<single>1e+38</single>", "<single>infinity</single>"),
    ("<single bits=\"7f800001\">NaN</single>", "<single bits=\"7f8000011\">NaN</single>"),
    ("<double>-INF</double>", "<double>1,5</double>"),
    ("<double bits=\"fff8000000000000\">NaN</double>", "<double bits=\"7f800001\">NaN</double>"),
    ("<double>NaN</double>", "<double other=\"1\">NaN</double>"),
    ("<text escaped=\"true\">\\u{0}</text>", "<text escaped=\"perhaps\">\\u{0}</text>"),
    ("<text> a  b </text>", "<text>a<b/></text>"),
    ("<data>+//+AQ==</data>", "<data>+//+AQ=</data>"),
    ("<data/>", "<data escaped=\"true\"/>"),
    ("<colour>DARK_BLUE</colour>", "<colour>BLUE</colour>"),
    ("<colour>RED</colour>", "<colour>0</colour>"),
    ("<size>SMALL</size>", "<size>TINY</size>"),
    ("<size>-5</size>", "<size>2147483648</size>"),
    ("<open>7</open>", "<open>7.0</open>"),
    ("<flag>true</flag>", "<flag>true</flag><flag>true</flag>"),
    ("<flag>true</flag><smallInt>1</smallInt>", "<smallInt>1</smallInt><flag>true</flag>"),
    ("<flag>true</flag>", "<flag>true</flag>text"),
    ("<flag>true</flag>", "<flags>true</flags>"),
    ("<flag>true</flag>", "<unknown-field number=\"99\" wire=\"varint\">1</unknown-field>"),
];

const ATTRIBUTES: &[(&str, &str)] = &[
    ("<rows n=\"1\" color=\"RED\" share=\"INF\"/>", "<rows n=\"x\"/>"),
    ("<rows color=\"7\"/>", "<rows color=\"BLUE\"/>"),
    ("<rows good=\"1\"/>", "<rows good=\"yes\"/>"),
    ("<rows blob=\"+/8=\"/>", "<rows title=\"t\"/>"),
    ("<rows><share bits=\"7ff8000000000001\">NaN</share></rows>", "<rows share=\"infinity\"/>"),
];

const LISTS: &[(&str, &str)] = &[
    ("<numbers>1</numbers><numbers>2</numbers>", "<numbers>1</numbers><numbers>x</numbers>"),
    ("<numbers>1</numbers><texts>a</texts>", "<numbers>1</numbers><texts>a</texts><numbers>2</numbers>"),
    ("<inners><x>1</x></inners>", "<inners><y>1</y></inners>"),
    ("<inners/>", "<inners key=\"1\"/>"),
];

const MAPS: &[(&str, &str)] = &[
    (
        "<byName><entry><key>a</key><value>1</value></entry></byName>",
        "<byName><entry><key>a</key><value>b</value></entry></byName>",
    ),
    ("<byName><entry><key>a</key><value>1</value></entry></byName>", "<byName><key>a</key><value>1</value></byName>"),
    (
        "<byName><entry><key>a</key><value>1</value></entry></byName>",
        "<byName><entry><value>1</value><key>a</key></entry></byName>",
    ),
    (
        "<byFlag><entry><key>true</key><value>1</value></entry></byFlag>",
        "<byFlag><entry><key>2</key><value>1</value></entry></byFlag>",
    ),
    (
        "<byFlag><entry><key>true</key><value>1</value></entry></byFlag>",
        "<byFlag><entry><key>true</key></entry></byFlag>",
    ),
    (
        "<inners><entry><key>1</key><value><x>1</x></value></entry></inners>",
        "<inners><entry><key>1</key><value><z>1</z></value></entry></inners>",
    ),
];

const CHOICES: &[(&str, &str)] = &[
    ("<before>1</before><text>a</text><after>2</after>", "<before>1</before><after>2</after><text>a</text>"),
    ("<text>a</text>", "<text>a</text><number>1</number>"),
    ("<text>a</text>", "<text>a</text><text>a</text>"),
    ("<second><number>1</number></second>", "<second><numbers>1</numbers></second>"),
];

const TREES: &[(&str, &str)] = &[
    (
        "<unknown-field number=\"9\" wire=\"varint\">1</unknown-field>",
        "<unknown-field wire=\"varint\">1</unknown-field>",
    ),
    ("<unknown-field number=\"9\" wire=\"varint\">1</unknown-field>", "<unknown-field number=\"9\">1</unknown-field>"),
    (
        "<unknown-field number=\"536870911\" wire=\"varint\">1</unknown-field>",
        "<unknown-field number=\"536870912\" wire=\"varint\">1</unknown-field>",
    ),
    (
        "<unknown-field number=\"9\" wire=\"record\">SIEA</unknown-field>",
        "<unknown-field number=\"0\" wire=\"record\">SIEA</unknown-field>",
    ),
    (
        "<unknown-field number=\"9\" wire=\"fixed32\">1</unknown-field>",
        "<unknown-field number=\"9\" wire=\"fixed16\">1</unknown-field>",
    ),
    (
        "<unknown-field number=\"9\" wire=\"group\"><unknown-field number=\"1\" wire=\"varint\">1</unknown-field></unknown-field>",
        "<unknown-field number=\"9\" wire=\"group\"><value>1</value></unknown-field>",
    ),
    (
        "<value>1</value><unknown-field number=\"9\" wire=\"varint\">1</unknown-field>",
        "<unknown-field number=\"9\" wire=\"varint\">1</unknown-field><value>1</value>",
    ),
    ("<kids><kids/></kids>", "<kids><kid/></kids>"),
];

const INTERLEAVED: &[(&str, &str)] = &[
    ("<a>1</a><b>2</b><c>3</c>", "<a>1</a><c>3</c><b>2</b>"),
    ("<one>1</one><a>1</a>", "<one>1</one><three>1</three><a>1</a>"),
];

const REQUIRED: &[(&str, &str)] = &[
    ("<text>a</text><number>1</number>", "<text>a</text>"),
    ("<number>1</number>", "<number>1</number><number>2</number>"),
];

#[test]
#[ignore = "`validate.sh` runs it, with a folder"]
fn documents_are_written() {
    let path = PathBuf::from(env::var_os("DOCUMENTS").expect("DOCUMENTS is a folder"));
    let mut folder = Folder { path, random: Random(1) };
    let samples = by_row();
    macro_rules! all_rows {
        ($($row:ident),*) => {
            $(
                let of_row = samples.iter().filter(|(row, _)| *row == stringify!($row));
                let of_row: Vec<_> = of_row.map(|(_, bytes)| bytes.clone()).collect();
                folder.write::<rows::$row>(concat!("row-", stringify!($row)), &of_row, &[]);
            )*
        };
    }
    each_row!(all_rows);
    let known = Options::new().registry(named::registry());
    folder.write_with::<Named>("named", known, &[Named::sample().encode_to_vec()], NAMED);
    let known = Options::new().registry(documented::registry());
    folder.write_with::<documented::Wall>("documented", known, &documented::samples(), documented::WALLS);
    folder.write_docs("documented", documented::DOCS);
    macro_rules! all {
        ($($ty:ty, $pairs:expr;)*) => { $(folder.write::<$ty>(&stringify!($ty).replace("::", "-"), &[], $pairs);)* };
    }
    all! {
        wireform_test_support::kinds::Needy, REQUIRED;
        types::Scalars, SCALARS; types::Optional, &[]; types::Inner, &[]; types::Lists, LISTS; types::Maps, MAPS;
        types::Choices, CHOICES; types::Tree, TREES; types::Named, &[]; types::Clash, &[]; types::Wide, &[];
        kinds::Owned, &[]; unknown::Known, &[]; schema::Tree, &[]; schema::Family, &[]; schema::Interleaved, INTERLEAVED;
        attributes::Row, ATTRIBUTES;
        known::Any, &[]; known::Timestamp, &[]; known::Duration, &[]; known::FieldMask, &[]; known::Value, &[];
        known::Struct, &[]; known::ListValue, &[]; known::StringValue, &[]; known::BytesValue, &[]; known::Empty, &[];
    }
}
