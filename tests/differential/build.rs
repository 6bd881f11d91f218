//! Compiles the random schemas: without protoc, but for those that take it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use wireform_build::Config;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> Result<()> {
    println!("cargo::rerun-if-env-changed=DIFFERENTIAL_SCHEMAS");
    println!("cargo::rerun-if-changed=build.rs");
    let schemas = PathBuf::from(env::var_os("DIFFERENTIAL_SCHEMAS").ok_or("`run.sh` sets DIFFERENTIAL_SCHEMAS")?);
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo sets OUT_DIR")?);
    let (with, without): (Vec<_>, Vec<_>) = packages(&schemas)?.into_iter().partition(|(_, protoc)| *protoc);
    let (mut roots, mut registered) = (String::new(), String::new());
    for (module, protoc, packages) in [("with_protoc", true, with), ("without_protoc", false, without)] {
        let files: Vec<_> = packages.iter().map(|(package, _)| format!("{package}.proto")).collect();
        Config::new().out_dir(out.join(module)).protoc(protoc).btree_map(".").compile(&files, &[&schemas])?;
        for (package, _) in packages {
            roots.push_str(&format!("    (\"{package}.Root\", {module}::{package}::Root),\n"));
            if package == WELL_KNOWN {
                registered.push_str(&format!("        .message::<{module}::{package}::Inner>()\n"));
            }
            for (file, path) in
                [(package.clone(), package.clone()), (format!("{package}_types"), format!("{package}::types"))]
            {
                for name in extension_names(&schemas.join(format!("{file}.proto"))) {
                    registered.push_str(&format!("        .extension({module}::{path}::{name})\n"));
                }
            }
        }
    }
    let text = format!(
        "macro_rules! with_roots {{\n    ($apply:ident) => {{ $apply! {{\n{roots}    }} }};\n}}\n\n\
         fn registry(registry: Registry) -> Registry {{\n    registry\n{registered}}}\n"
    );
    Ok(fs::write(out.join("roots.rs"), text)?)
}

/// The package of well_known.proto, which has a message that is put in an `Any`.
const WELL_KNOWN: &str = "w";

/// Returns the constants of the extensions in a file, if it is there.
fn extension_names(file: &Path) -> Vec<String> {
    let text = fs::read_to_string(file).unwrap_or_default();
    let words = text.split_whitespace();
    let is_extension =
        |word: &&str| word.strip_prefix("ext").is_some_and(|rest| rest.parse::<u32>().is_ok()) || *word == "in_set";
    words.filter(is_extension).map(str::to_uppercase).collect()
}

/// Returns the packages, and whether they take protoc.
fn packages(schemas: &Path) -> Result<Vec<(String, bool)>> {
    let mut packages = Vec::new();
    for entry in fs::read_dir(schemas)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let Some(package) = name.strip_suffix(".proto").filter(|package| !package.ends_with("_types")) else {
            continue;
        };
        let types = fs::read_to_string(schemas.join(format!("{package}_types.proto"))).unwrap_or_default();
        packages.push((package.to_owned(), [fs::read_to_string(&path)?, types].iter().any(|text| takes_protoc(text))));
    }
    packages.sort();
    Ok(packages)
}

/// protox knows no editions, and no number above 2²⁹ − 1 for an extension of a message set.
fn takes_protoc(text: &str) -> bool {
    text.starts_with("edition") || text.contains("in_set = 2147483646")
}
