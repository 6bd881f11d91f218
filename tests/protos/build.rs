//! Compiles the schemas of wireform-build's own tests, those of editions from a descriptor set.

use std::{env, path::PathBuf};

use wireform_build::{Config, Error, plugin};

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
    Config::new().out_dir(out.join("editions")).compile_descriptor_set(&[&google[..], editions].concat())
}
