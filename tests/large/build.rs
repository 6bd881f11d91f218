//! Writes messages of many fields, as a user of the derive would.

use std::{env, fmt::Write, fs, path::Path};

/// How many fields the largest message has, and how many members its oneof.
const FIELDS: usize = 5000;
const MEMBERS: usize = 1000;

const TYPES: [&str; 8] =
    ["u32", "String", "Option<u64>", "Vec<u32>", "bool", "Option<Box<Small>>", "Vec<u8>", "Option<Duration>"];

fn main() {
    let mut code = String::new();
    message(&mut code, "Small", 100, "SmallPick", 60);
    message(&mut code, "Large", FIELDS, "LargePick", MEMBERS);
    let out = env::var_os("OUT_DIR").expect("cargo sets it");
    fs::write(Path::new(&out).join("messages.rs"), code).expect("the directory is cargo's");
    println!("cargo::rerun-if-changed=build.rs");
}

fn message(code: &mut String, name: &str, fields: usize, oneof: &str, members: usize) {
    let derives = "Clone, Debug, PartialEq";
    // Reserved ranges and names, and ranges of extensions, lie between the fields.
    let reserved: Vec<_> = (0..fields / 10).map(|index| format!("{}, \"gone_{index}\"", 100_001 + 4 * index)).collect();
    let left: Vec<_> = (0..fields / 10).map(|index| format!("{0}..={0}", 100_002 + 4 * index)).collect();
    let (reserved, left) = (reserved.join(", "), left.join(", "));
    write(code, format_args!("#[derive(Message, {derives})]\n#[proto(reserved({reserved}), extensions({left}))]\n"));
    write(code, format_args!("pub struct {name} {{\n"));
    for number in 1..=fields {
        let ty = TYPES[number % TYPES.len()];
        write(code, format_args!("    #[proto({number})]\n    pub field_{number}: {ty},\n"));
    }
    write(code, format_args!("    #[proto(oneof)]\n    pub pick: Option<{oneof}>,\n"));
    write(code, format_args!("    #[proto(unknown)]\n    pub rest: UnknownFields,\n}}\n\n"));
    write(code, format_args!("#[derive(Oneof, {derives})]\npub enum {oneof} {{\n"));
    for index in 0..members {
        let (number, ty) = (50_000 + index, TYPES[index % 2]);
        write(code, format_args!("    #[proto({number})]\n    Member{index}({ty}),\n"));
    }
    code.push_str("}\n\n");
}

fn write(code: &mut String, text: std::fmt::Arguments<'_>) {
    code.write_fmt(text).expect("a string takes any text");
}
