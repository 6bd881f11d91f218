//! Compiles the schemas of wireform-build's own tests, those of editions from a descriptor set, and samples of random sets.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use wireform::Message;
use wireform_build::{Config, Error, plugin};

#[path = "../../build/tests/judges/sets.rs"]
mod sets;

/// What each file is asked for is in its own comments.
const OPTIONS: &str = include_str!("../../build/tests/schemas/options.proto");

fn main() -> Result<(), Error> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let schemas = PathBuf::from("../../build/tests/schemas");
    let files = [
        "comments.proto",
        "extensions.proto",
        "names.proto",
        "names_foo.proto",
        "no_package.proto",
        "packages_a.proto",
        "proto2.proto",
        "proto3.proto",
        "recursive.proto",
    ];
    Config::new().compile(&files.map(|file| schemas.join(file)), &[&schemas])?;

    let parameters: Vec<&str> = OPTIONS.lines().filter_map(|line| line.strip_prefix("// parameters: ")).collect();
    let mut options = plugin::config(&parameters.join(","))?;
    options.out_dir(out.join("options")).compile(&[schemas.join("options.proto")], &[&schemas])?;

    let well_known = [schemas.join("well_known.proto")];
    Config::new().out_dir(out.join("well_known")).descriptors().compile(&well_known, &[&schemas])?;
    Config::new().out_dir(out.join("compiled")).compile_well_known_types().compile(&well_known, &[&schemas])?;

    // Two sets, one behind the other, are one: the schemas extend the options in Google's files.
    let google = include_bytes!("../vectors/schemas/google.binpb");
    let editions = include_bytes!("../vectors/schemas/schemas.binpb");
    Config::new().out_dir(out.join("editions")).compile_descriptor_set(&[&google[..], editions].concat())?;
    samples(&out.join("samples"));
    Ok(())
}

/// What the samples are asked for, one after the other.
const PARAMETERS: [&str; 6] =
    ["", "borrowed=.", "cow=.,btree_map=.,boxed=.", "bytes=.", "no_std,without_unknown_fields=.", "borrowed=.,boxed=."];

/// Writes the code of some random sets that are taken, of as many as `PROTOS_SAMPLES` says, and a file with a module for
/// each.
fn samples(out: &Path) {
    println!("cargo:rerun-if-env-changed=PROTOS_SAMPLES");
    println!("cargo:rerun-if-changed=../../build/tests/judges/sets.rs");
    let count: usize = env::var("PROTOS_SAMPLES").ok().and_then(|count| count.parse().ok()).unwrap_or(12);
    let (mut state, mut taken) = (1_u64, String::new());
    let mut index = 0;
    while index < count {
        // Knuth's generator; its low bits are not random.
        let mut byte = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            state.to_be_bytes()[0]
        };
        let bytes: Vec<u8> = (0..300).map(|_| byte()).collect();
        let set = sets::set(&mut sets::Choices(&bytes)).encode_to_vec();
        let folder = out.join(index.to_string());
        let parameters = PARAMETERS[index % PARAMETERS.len()];
        let config = plugin::config(parameters).map(|mut config| config.out_dir(&folder).compile_descriptor_set(&set));
        if matches!(config, Ok(Ok(()))) {
            taken += &format!(
                "/// With the parameters `\"{parameters}\"`.\npub mod s{index} {{ include!({:?}); }}\n",
                folder.join("_includes.rs")
            );
            index += 1;
        }
    }
    fs::write(out.join("samples.rs"), taken).expect("the folder is there");
}
