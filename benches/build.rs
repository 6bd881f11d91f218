//! Generates the peers' types from `shapes.proto`, with compilers that are crates: no `protoc` needed.
//!
//! The messages of very many fields come from here, for ourselves and prost too: a list of types, again and again.

use std::{
    env,
    error::Error,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use prost::Message as _;

const PROTO: &str = "shapes.proto";

/// The wide messages' numbers of fields.
const WIDE: [usize; 2] = [60, 150];

/// Their fields' types in turn: in protobuf, in Rust, borrowed in Rust, for prost, for us, and how a value is made.
const FIELDS: [[&str; 6]; 8] = [
    ["int32", "i32", "i32", "int32", "", "random.number(20) as i32"],
    ["string", "String", "&'a str", "string", "", "random.words(2)"],
    ["uint64", "u64", "u64", "uint64", "", "random.number(48)"],
    ["bool", "bool", "bool", "bool", "", "random.below(2) == 0"],
    ["double", "f64", "f64", "double", "", "random.decimal()"],
    ["sint64", "i64", "i64", "sint64", ", sint64", "random.signed(40)"],
    ["fixed32", "u32", "u32", "fixed32", ", fixed32", "random.bits() as u32"],
    ["string", "String", "&'a str", "string", "", "random.word()"],
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={PROTO}");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let messages: String = WIDE.map(wide_proto).concat();
    fs::write(out.join(PROTO), fs::read_to_string(PROTO)? + &messages)?;
    fs::write(out.join("wide.rs"), WIDE.map(wide_rust).concat())?;
    buffa(&out)?;
    quick_protobuf(&out, "quick_borrowed", false)?;
    quick_protobuf(&out, "quick_owned", true)
}

fn buffa(out: &Path) -> Result<(), Box<dyn Error>> {
    let descriptors = out.join("shapes.bin");
    fs::write(&descriptors, protox::compile([out.join(PROTO)], [out])?.encode_to_vec())?;
    // Our structs and prost's keep no unknown fields; with them buffa would do more than its peers.
    buffa_build::Config::new()
        .descriptor_set(descriptors)
        .files(&[PROTO])
        .preserve_unknown_fields(false)
        .generate_views(true)
        .include_file("buffa.rs")
        .compile()
}

/// Generates quick-protobuf's types in a folder of their own: as it makes them by default, with `Cow` where text and
/// bytes are borrowed, or with `String` and `Vec`.
fn quick_protobuf(out: &Path, folder: &str, owned: bool) -> Result<(), Box<dyn Error>> {
    let folder = out.join(folder);
    fs::create_dir_all(&folder)?;
    let target = folder.join("shapes.rs");
    let configs = pb_rs::ConfigBuilder::new(&[out.join(PROTO)], Some(&target), None, &[out.to_path_buf()])?
        .dont_use_cow(owned)
        .single_module(true)
        .headers(false)
        .build();
    Ok(pb_rs::types::FileDescriptor::run(&configs)?)
}

fn wide_proto(count: usize) -> String {
    let mut out = format!("\nmessage Wide{count} {{\n");
    for (number, [proto, ..]) in (1..=count).zip(FIELDS.iter().cycle()) {
        let _ = writeln!(out, "  {proto} field_{number} = {number};");
    }
    out + "}\n"
}

fn wide_rust(count: usize) -> String {
    let (mut owned, mut borrowed, mut values) = (String::new(), String::new(), String::new());
    for (number, [_, rust, reference, prost, ours, value]) in (1..=count).zip(FIELDS.iter().cycle()) {
        let proto = format!("#[proto({number}{ours})]");
        let _ = writeln!(owned, "{proto} #[prost({prost}, tag = \"{number}\")] pub field_{number}: {rust},");
        let _ = writeln!(borrowed, "{proto} pub field_{number}: {reference},");
        let _ = writeln!(values, "field_{number}: {value},");
    }
    format!(
        "/// {count} fields.\n\
         #[derive(Clone, PartialEq, prost::Message, wireform::Message, serde::Serialize, serde::Deserialize)]\n\
         #[serde(rename_all = \"camelCase\", default)]\n\
         pub struct Wide{count} {{\n{owned}}}\n\
         impl Wide{count} {{\nfn random(random: &mut Random) -> Self {{\nSelf {{\n{values}}}\n}}\n}}\n\
         /// [`Wide{count}`], borrowing.\n\
         #[derive(Debug, wireform::Message)]\n\
         pub struct Wide{count}Ref<'a> {{\n{borrowed}}}\n"
    )
}
