//! Writes messages of many fields, as a user of the derive would, and as a schema, which is compiled.

use std::{env, error::Error, fmt::Write, fs, path::PathBuf};

use wireform_build::Config;

/// How many fields the largest message has, and how many members its oneof.
const FIELDS: usize = 5000;
const MEMBERS: usize = 1000;

/// Types in Rust and in a schema.
const TYPES: [(&str, &str); 8] = [
    ("u32", "uint32"),
    ("String", "string"),
    ("Option<u64>", "optional uint64"),
    ("Vec<u32>", "repeated uint32"),
    ("bool", "bool"),
    ("Option<Box<Small>>", "Small"),
    ("Vec<u8>", "bytes"),
    ("Option<Duration>", "google.protobuf.Duration"),
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets it")?);
    let mut code = String::new();
    message(&mut code, "Small", 100, "SmallPick", 60);
    message(&mut code, "Large", FIELDS, "LargePick", MEMBERS);
    fs::write(out.join("messages.rs"), code)?;

    let mut schema = String::from("syntax = \"proto3\";\nimport \"google/protobuf/duration.proto\";\n");
    message_of_schema(&mut schema, "Small", 100, 60);
    message_of_schema(&mut schema, "Large", FIELDS, MEMBERS);
    fs::write(out.join("large.proto"), schema)?;
    Ok(Config::new().compile(&["large.proto"], &[&out])?)
}

fn message(code: &mut String, name: &str, fields: usize, oneof: &str, members: usize) {
    let derives = "Debug, PartialEq";
    // Reserved ranges and names, and ranges of extensions, lie between the fields.
    let reserved: Vec<_> = (0..fields / 10).map(|index| format!("{}, \"gone_{index}\"", 100_001 + 4 * index)).collect();
    let left: Vec<_> = (0..fields / 10).map(|index| format!("{0}..={0}", 100_002 + 4 * index)).collect();
    let (reserved, left) = (reserved.join(", "), left.join(", "));
    write(code, format_args!("#[derive(Message, {derives})]\n#[proto(reserved({reserved}), extensions({left}))]\n"));
    write(code, format_args!("pub struct {name} {{\n"));
    for number in 1..=fields {
        let ty = TYPES[number % TYPES.len()].0;
        write(code, format_args!("    #[proto({number})]\n    pub field_{number}: {ty},\n"));
    }
    write(code, format_args!("    #[proto(oneof)]\n    pub pick: Option<{oneof}>,\n"));
    write(code, format_args!("    #[proto(unknown)]\n    pub rest: UnknownFields,\n}}\n\n"));
    write(code, format_args!("#[derive(Oneof, {derives})]\npub enum {oneof} {{\n"));
    for index in 0..members {
        let (number, ty) = (50_000 + index, TYPES[index % 2].0);
        write(code, format_args!("    #[proto({number})]\n    Member{index}({ty}),\n"));
    }
    code.push_str("}\n\n");
}

fn message_of_schema(schema: &mut String, name: &str, fields: usize, members: usize) {
    let reserved: Vec<_> = (0..fields / 10).map(|index| (100_001 + 4 * index).to_string()).collect();
    let names: Vec<_> = (0..fields / 10).map(|index| format!("\"gone_{index}\"")).collect();
    let (reserved, names) = (reserved.join(", "), names.join(", "));
    write(schema, format_args!("message {name} {{\n  reserved {reserved};\n  reserved {names};\n"));
    for number in 1..=fields {
        let ty = TYPES[number % TYPES.len()].1;
        write(schema, format_args!("  {ty} field_{number} = {number};\n"));
    }
    schema.push_str("  oneof pick {\n");
    for index in 0..members {
        let (number, ty) = (50_000 + index, TYPES[index % 2].1);
        write(schema, format_args!("    {ty} member{index} = {number};\n"));
    }
    schema.push_str("  }\n}\n");
}

fn write(code: &mut String, text: std::fmt::Arguments<'_>) {
    code.write_fmt(text).expect("a string takes any text");
}
