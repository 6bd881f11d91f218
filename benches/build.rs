//! Generates buffa's types from `shapes.proto`, with a compiler of `.proto` files that is a crate: no `protoc` needed.

use std::{env, error::Error, fs, path::Path};

use prost::Message as _;

const PROTO: &str = "shapes.proto";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed={PROTO}");
    let descriptors = Path::new(&env::var("OUT_DIR")?).join("shapes.bin");
    fs::write(&descriptors, protox::compile([PROTO], ["."])?.encode_to_vec())?;
    // Our structs and prost's keep no unknown fields; with them buffa would do more than its peers.
    buffa_build::Config::new()
        .descriptor_set(descriptors)
        .files(&[PROTO])
        .preserve_unknown_fields(false)
        .generate_views(false)
        .include_file("generated.rs")
        .compile()
}
