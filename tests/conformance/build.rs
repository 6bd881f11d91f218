//! Compiles the suite's protos, once to structs that own what they hold and once to structs that borrow it.

use std::{env, path::PathBuf};

use wireform_build::{Config, Error};

const FILES: [&str; 5] = [
    "google/protobuf/test_messages_proto2.proto",
    "google/protobuf/test_messages_proto3.proto",
    "google/protobuf/test_messages_proto2_editions.proto",
    "google/protobuf/test_messages_proto3_editions.proto",
    "google/protobuf/test_messages_edition2023.proto",
];

fn main() -> Result<(), Error> {
    println!("cargo::rerun-if-env-changed=CONFORMANCE_PROTOS");
    println!("cargo::rerun-if-changed=build.rs");
    let protos = env::var("CONFORMANCE_PROTOS").expect("`run.sh` fetches the protos and sets CONFORMANCE_PROTOS");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    Config::new().out_dir(out.join("owned")).compile(&FILES, &[&protos])?;
    // Both kinds of borrowing, in different packages.
    Config::new()
        .out_dir(out.join("borrowed"))
        .borrowed(".")
        .cow(".protobuf_test_messages.proto3")
        .cow(".protobuf_test_messages.editions.proto2")
        .compile(&FILES, &[&protos])
}
