//! Writes the corpus as seeds for fuzzing: `cargo run -p wireform-test-support --features text --bin seeds -- fuzz/seeds`.
//!
//! Each target gets a folder of its own with a file for each sample. The first byte picks the row, by its place in
//! [`each_row`]; what else stands before the sample, the targets say. Types that have serde's traits only are those of
//! `tests/xml_values`, by their place in its list. Descriptor sets are the files of `tests/vectors/schemas`, whole and in
//! parts, and comments those of wireform-build's tests.

#[path = "../../../xml_values/random.rs"]
mod random;
#[path = "../../../xml_values/types.rs"]
mod types;
#[path = "../../../xml_values/values.rs"]
#[allow(dead_code, reason = "what is around a value is needed by the test alone")]
mod values;

use std::{env, fs, io, path::Path};

use arbitrary::{Arbitrary, Unstructured};
use random::Random;
use serde::Serialize;
use wireform::{
    Message,
    schema::proto::{FileDescriptorProto, FileDescriptorSet},
    walk::EncodeText,
};
use wireform_test_support::{
    corpus::by_row,
    each_row,
    named::{Named, registry},
    rows,
};

/// What the seeds of a row are made by.
struct Row {
    name: &'static str,
    texts: fn(&[u8]) -> Option<[String; 3]>,
}

macro_rules! table {
    ($($row:ident),*) => { [$(Row { name: stringify!($row), texts: texts::<rows::$row> }),*] };
}

static ROWS: &[Row] = &each_row!(table);

/// The message as JSON, as XML and in the text format.
fn texts<M: Message + EncodeText>(bytes: &[u8]) -> Option<[String; 3]> {
    let message = M::decode(bytes).ok()?;
    let text = wireform::text::Options::new().single_line(true).print_unknown_fields(true).to_string(&message);
    Some([wireform::json::to_string(&message).ok()?, wireform::xml::to_string(&message).ok()?, text.ok()?])
}

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).ok_or_else(|| io::Error::other("usage: seeds FOLDER"))?;
    let seed = |target: &str, name: &str, parts: &[&[u8]]| {
        let folder = Path::new(&folder).join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), parts.concat())
    };
    let mut last = [const { Vec::new() }; ROWS.len()];
    let samples = by_row().into_iter().filter_map(|(row, bytes)| Some((place(row)?, bytes)));
    for (index, (row, bytes)) in samples.enumerate() {
        let (name, place) = (format!("{index:03}"), [row as u8]);
        seed("decode", &name, &[&place, &bytes])?;
        // These rows have twins, in the same order.
        if row < 12 {
            seed("vs_prost", &name, &[&place, &bytes])?;
        }
        let first: &Vec<u8> = &last[row];
        let len = u8::try_from(first.len()).unwrap_or(u8::MAX);
        seed("decode_into_vs_decode", &name, &[&place, &[len], &first[..len.into()], &bytes])?;
        if let Some([json, xml, text]) = (ROWS[row].texts)(&bytes) {
            seed("json", &name, &[&place, &[0], json.as_bytes()])?;
            seed("serde_canonical", &name, &[&place, json.as_bytes()])?;
            seed("xml", &name, &[&place, &[0], xml.as_bytes()])?;
            seed("text", &name, &[&place, &[1], text.as_bytes()])?;
        }
        // A stream of this one and the last one, cut into pieces of a few bytes.
        if let (Ok(one), Ok(two)) = (u8::try_from(first.len()), u8::try_from(bytes.len())) {
            seed("delimited", &name, &[&[2 << 2, 3, 0x80, one], first, &[two], &bytes])?;
        }
        last[row] = bytes;
    }
    for (index, document) in streams().iter().enumerate() {
        for flags in 0..4u8 {
            // In pieces of 1, 7 and 200 bytes, by turns.
            seed("xml_stream", &format!("{index:03}-{flags}"), &[&[flags | 3 << 2, 1, 7, 200], document.as_bytes()])?;
        }
    }
    for (name, [flags, sample]) in names() {
        seed("xml", name, &[&[ROWS.len() as u8], &flags, &sample])?;
    }
    for (index, document) in DOCUMENTS.iter().enumerate() {
        let (is_xml, budget) = (u8::from(document.starts_with('<')), 100);
        for place in 0..40 {
            seed("serde_memory", &format!("{place:03}-{index}"), &[&[place, is_xml, budget], document.as_bytes()])?;
        }
    }
    for (index, inputs) in types::run().0.iter().enumerate() {
        for (number, input) in inputs.iter().enumerate() {
            seed(
                "serde_xml",
                &format!("{index:03}-{number}"),
                &[&[u8::try_from(index).map_err(io::Error::other)?], input],
            )?;
        }
    }
    for (index, set) in descriptor_sets().iter().enumerate() {
        // An odd first byte says that the rest are choices.
        seed("descriptor_sets", &format!("{index:03}"), &[&[0], &set.encode_to_vec()])?;
        seed("descriptor_sets", &format!("{index:03}-choices"), &[&[1], &Random(index as u64).bytes(50)])?;
    }
    for (index, comment) in include_str!("../../../../build/tests/schemas/comments.proto").split("\n\n").enumerate() {
        seed("comments", &format!("{index:03}"), &[comment.replace("//", "").as_bytes()])?;
    }
    Ok(())
}

/// Parts of documents for types of many shapes.
const DOCUMENTS: [&str; 6] = [
    r#"[0,[0,[]],{"id":7,"name":"a\n"},{"t":"A","id":1,"name":""},{"t":"D","any":{"":[null]}},{"next":{"next":null}}]"#,
    r#"{"t":"B","kids":[{"t":"C","":1},{"c":{"any":[0]},"t":"B"}],"a":{"One":{"Two":["Leaf",0]}}}"#,
    r#"["",0,[0],{"0":0},{"":[""]},{"Fields":{"a":["Leaf"]}}]"#,
    "[[[[[[[[[[0,0,0,0],0],0]]]]]]]]",
    "<v type='seq'><item type='seq'><item type='u8'>0</item></item><item nil='true' some='9'/></v>",
    "<v type='map'><entry><key type='str'>t</key><value type='str'>C</value></entry></v>",
];

/// Sets of one file each, and of one message or one enumeration with what the file has beside these.
fn descriptor_sets() -> Vec<FileDescriptorSet> {
    let google = include_bytes!("../../../vectors/schemas/google.binpb");
    let schemas = include_bytes!("../../../vectors/schemas/schemas.binpb");
    let set = FileDescriptorSet::decode(&[&google[..], schemas].concat()[..]).expect("this is a descriptor set");
    let mut all = Vec::new();
    for file in set.file {
        let bare = FileDescriptorProto {
            message_type: Vec::new(),
            enum_type: Vec::new(),
            extension: Vec::new(),
            source_code_info: None,
            ..file.clone()
        };
        let messages = file.message_type.iter().cloned();
        all.extend(messages.map(|message| FileDescriptorProto { message_type: vec![message], ..bare.clone() }));
        let enums = file.enum_type.iter().cloned();
        all.extend(enums.map(|one| FileDescriptorProto { enum_type: vec![one], ..bare.clone() }));
        all.push(FileDescriptorProto { source_code_info: None, ..file });
    }
    all.into_iter().map(|file| FileDescriptorSet { file: vec![file], ..FileDescriptorSet::default() }).collect()
}

/// What there is for each serde type of the list, its flags first.
#[derive(Default)]
struct Run(Vec<Vec<Vec<u8>>>);

impl Run {
    /// Makes some values of a type: each as its document and as what it was made of.
    fn check<T: Serialize + for<'a> Arbitrary<'a>>(&mut self, _: &'static str, plain: bool) {
        let mut random = Random(self.0.len() as u64);
        let inputs = (0..3).flat_map(|_| {
            let bytes = random.bytes(8);
            let value = T::arbitrary(&mut Unstructured::new(&bytes)).expect("there are bytes enough");
            let options = wireform::serde::xml::Options::new().self_describing(!plain);
            let document = options.to_vec(&value).expect("XML holds every value");
            [[&[0], &document[..]].concat(), [&[1], &bytes[..]].concat()]
        });
        self.0.push(inputs.collect());
    }
}

/// What a registry is needed for, by its flag: as XML and, by another flag, as binary.
fn names() -> [(&'static str, [Vec<u8>; 2]); 2] {
    let named = Named::sample();
    let xml = wireform::xml::Options::new().registry(registry()).to_vec(&named).expect("XML holds every value");
    [("named", [vec![1 << 5], xml]), ("named-binary", [vec![3 << 5], named.encode_to_vec()])]
}

/// Documents for `xml_stream`: elements of its message, and others beside them.
fn streams() -> Vec<String> {
    let inside = [
        "<e n='1'><text>a&amp;<![CDATA[b]]>&#99;</text><e/><e><text/></e></e><!-- c --><?p i?>\n<e></e >",
        "<x a='>' b=\"'\"><y>text</y>more<e/></x><e/>",
        "<x><br></x><e/><e/></p>",
        "<x>]]></x>",
        "<q:e xmlns:q='urn:a'><q:text>a</q:text><text xmlns='urn:b'/></q:e><q:e xmlns:q='urn:b'/>",
        "<p:e p:n='1' n='2'/><a:b:c/>",
        "<e><text xsi:nil='true' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'/></e>",
    ];
    let wrap = |inside: &&str| {
        ["<l>", "<l xmlns='urn:a'>", "<p:l xmlns:p='urn:a' xmlns:q='urn:b'>"].map(|start| {
            let name = start[1..].split([' ', '>']).next().unwrap_or_default();
            format!("<?xml version='1.0' encoding='ascii' standalone='yes'?>\n{start}{inside}</{name}>\n")
        })
    };
    inside.iter().flat_map(wrap).collect()
}

fn place(row: &str) -> Option<usize> {
    ROWS.iter().position(|one| one.name == row)
}
