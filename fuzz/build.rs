//! Copies the derives, which are a crate of macros, to where their modules can be those of a fuzz target's root.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    let derive = Path::new(env!("CARGO_MANIFEST_DIR")).join("../derive/src");
    let out = Path::new(&env::var_os("OUT_DIR").unwrap_or_default()).join("derive");
    copy(&derive, &out)?;
    let modules = ["attr", "check", "default", "docs", "errors", "expand", "ir", "names"];
    let modules = modules.map(|name| format!("#[allow(dead_code, reason = \"the macros use more\")]\nmod {name};\n"));
    fs::write(out.join("root.rs"), modules.concat())
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", from.display());
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
