//! Schemas, read: `.proto` files and descriptor sets become the descriptors that code is generated from.
//!
//! `compiler.rs` reads proto2 and proto3 in this process, `external.rs` asks protoc or buf, which know editions too. The
//! descriptors are decoded by wireform's own types, from the bytes that a compiler writes, so that nothing is lost on the
//! way: neither custom options nor features.

use std::{
    fs,
    path::{Path, PathBuf},
};

use wireform::schema::proto::FileDescriptorSet;

use self::{compiler::Failure, external::Tools};
use crate::error::{Error, Problem};

mod advice;
mod compiler;
mod external;
mod place;

/// Which files to read, and where their imports are.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// The `.proto` files, each inside one of the `includes`: `proto/shop/order.proto`, or as it is imported,
    /// `shop/order.proto`.
    pub files: &'a [PathBuf],
    /// The folders in which imports are looked for, the first one first. The well-known types need none.
    pub includes: &'a [PathBuf],
    /// Whether protoc or buf are to read the files, which is done anyway if one of them has an edition.
    pub protoc: bool,
}

/// Reads `.proto` files and all that they import, with comments; each comes behind its imports.
///
/// # Errors
///
/// What is wrong with the files, by file, line and column; that a file or an import is not there; and, where a file has an
/// edition, that there is neither protoc nor buf.
///
/// ```no_run
/// use wireform_build::load::{self, Sources};
///
/// let sources = Sources { files: &["proto/shop.proto".into()], includes: &["proto".into()], protoc: false };
/// let set = load::files(&sources)?;
/// assert_eq!(set.file.last().unwrap().name.as_deref(), Some("shop.proto"));
/// # Ok::<(), wireform_build::Error>(())
/// ```
pub fn files(sources: &Sources<'_>) -> Result<FileDescriptorSet, Error> {
    sources.check()?;
    with_tools(sources, &Tools::from_env())
}

fn with_tools(sources: &Sources<'_>, tools: &Tools) -> Result<FileDescriptorSet, Error> {
    if sources.protoc {
        return bytes(&external::compile(sources, tools, None)?);
    }
    match compiler::compile(sources) {
        Ok(set) => bytes(&set),
        Err(Failure::Edition(edition)) => bytes(&external::compile(sources, tools, Some(&edition))?),
        Err(Failure::Wrong(error)) => Err(error),
    }
}

/// Reads a descriptor set, as protoc's `--descriptor_set_out` writes it with `--include_imports`.
///
/// # Errors
///
/// Where the bytes are none, and where there is no file in them.
///
/// ```
/// let error = wireform_build::load::bytes(b"\x0a\x01").unwrap_err();
/// assert!(error.to_string().starts_with("no descriptor set: "), "{error}");
/// ```
pub fn bytes(bytes: &[u8]) -> Result<FileDescriptorSet, Error> {
    let set: FileDescriptorSet = wireform::proto::from_slice(bytes).map_err(|error| {
        Error::new(format!(
            "no descriptor set: {error}: make one by `protoc --include_imports --descriptor_set_out=FILE`"
        ))
    })?;
    if set.file.is_empty() {
        return Err(Error::new("the descriptor set has no files: name some when it is made"));
    }
    Ok(set)
}

/// Reads a descriptor set from a file.
///
/// # Errors
///
/// As [`bytes`], and where the file cannot be read.
pub fn file(path: &Path) -> Result<FileDescriptorSet, Error> {
    let content = fs::read(path).map_err(|error| Error::io("reading the descriptor set", path, &error))?;
    bytes(&content).map_err(|error| error.within(path))
}

impl Sources<'_> {
    /// Returns the path on disk of a file that is imported by this name, if it is in one of the `includes`.
    ///
    /// ```
    /// use wireform_build::load::Sources;
    ///
    /// let sources = Sources { files: &[], includes: &["src".into()], protoc: false };
    /// assert_eq!(sources.find("load/mod.rs"), Some("src/load/mod.rs".into()));
    /// assert_eq!(sources.find("google/protobuf/any.proto"), None);
    /// ```
    pub fn find(&self, name: &str) -> Option<PathBuf> {
        let paths = self.includes.iter().map(|include| include.join(name));
        // A path that is absolute is in no folder, and `join` would return it.
        paths.filter(|_| Path::new(name).is_relative()).find(|path| path.is_file())
    }

    /// Returns the name by which a file is imported: its path in the first of the `includes` that it is in.
    ///
    /// ```
    /// use wireform_build::load::Sources;
    ///
    /// let sources = Sources { files: &[], includes: &["proto".into()], protoc: false };
    /// assert_eq!(sources.name(&"proto/shop/order.proto".as_ref()), "shop/order.proto");
    /// assert_eq!(sources.name(&"shop/order.proto".as_ref()), "shop/order.proto");
    /// ```
    pub fn name(&self, file: &Path) -> String {
        let inside = |include: &PathBuf| stripped(file, include);
        let path = self.includes.iter().find_map(inside).unwrap_or_else(|| file.to_owned());
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).filter(|part| part != ".").collect();
        parts.join("/")
    }

    /// Looks for files that are not there.
    fn check(&self) -> Result<(), Error> {
        if self.files.is_empty() {
            return Err(Error::new("no file to compile: name one, such as `proto/shop.proto`"));
        }
        let missing: Vec<Problem> = self.files.iter().filter_map(|file| self.missing(file)).collect();
        if missing.is_empty() { Ok(()) } else { Err(missing.into_iter().collect()) }
    }

    fn missing(&self, file: &Path) -> Option<Problem> {
        let name = self.name(file);
        if let Some(found) = self.find(&name) {
            return shadowed(file, &found);
        }
        // A compiler brings the well-known types.
        if name.starts_with("google/protobuf/") {
            return None;
        }
        let includes: Vec<_> = self.includes.iter().map(|include| include.display().to_string()).collect();
        let includes = includes.join(", ");
        let text = if file.is_file() {
            format!("it is in none of the include paths ({includes}): add the folder that it is in")
        } else {
            format!("no such file, and none in the include paths ({includes})")
        };
        Some(Problem::new(text).in_file(file))
    }

    /// Returns the path on disk of one of the `files`.
    fn path(&self, file: &Path) -> PathBuf {
        let name = self.name(file);
        self.find(&name).unwrap_or_else(|| file.to_owned())
    }

    /// Returns where a file of a compiler's message is: on disk, if it is found there.
    fn place(&self, name: &str) -> PathBuf {
        self.find(name).unwrap_or_else(|| name.into())
    }
}

/// Says that another file has the name of this one, and comes before it.
fn shadowed(file: &Path, found: &Path) -> Option<Problem> {
    let (Ok(real), Ok(other)) = (file.canonicalize(), found.canonicalize()) else { return None };
    let text = format!("{} has its name and is found first: put the include path of this one first", found.display());
    (real != other).then(|| Problem::new(text).in_file(file))
}

/// Returns the path of a file inside a folder, without regard to a `.` in either.
fn stripped(file: &Path, folder: &Path) -> Option<PathBuf> {
    let plain = |path: &Path| path.iter().filter(|part| *part != ".").collect::<PathBuf>();
    let (file, folder) = (plain(file), plain(folder));
    file.strip_prefix(folder).ok().map(Path::to_owned)
}

#[cfg(test)]
mod tests;
