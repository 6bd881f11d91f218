//! Compiles every .proto file below the directories in `CORPUS_PROTOS`, once to structs that own what they hold and once to
//! structs that borrow it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use wireform_build::Config;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    println!("cargo::rerun-if-env-changed=CORPUS_PROTOS");
    println!("cargo::rerun-if-changed=build.rs");
    let roots = env::var_os("CORPUS_PROTOS").ok_or("`run.sh` sets CORPUS_PROTOS")?;
    let roots: Vec<PathBuf> = env::split_paths(&roots).collect();
    let mut files = Vec::new();
    for root in &roots {
        find(root, &root.join("google"), &mut files)?;
    }
    files.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    // These use options of a newer `descriptor.proto` than protox has.
    let (features, files): (Vec<_>, Vec<_>) =
        files.into_iter().partition(|file| file.to_string_lossy().ends_with("_features.proto"));
    Config::new().out_dir(out.join("features")).protoc(true).compile(&features, &roots)?;
    Config::new().out_dir(out.join("owned")).compile(&files, &roots)?;
    let mut borrowed = Config::new();
    borrowed.out_dir(out.join("borrowed")).borrowed(".").compile_well_known_types().compile(&files, &roots)?;
    Ok(())
}

/// Adds the files below a directory, by their names below the root: one root is in the other.
fn find(root: &Path, directory: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.is_dir() {
            find(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "proto") {
            files.push(path.strip_prefix(root)?.to_owned());
        }
    }
    Ok(())
}
