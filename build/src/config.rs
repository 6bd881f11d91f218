//! What a build script says.

use std::{
    collections::{BTreeMap, HashSet},
    env, fs,
    path::{Path, PathBuf},
};

use wireform::schema::proto::FileDescriptorSet;

use crate::{
    error::{Error, Problem},
    generate::{self, Externs, Request},
    load::{self, Sources},
    model::Model,
    rules::{Key, Rules},
};

/// Compiles `.proto` files, or what a compiler made of them, to Rust.
///
/// In a `build.rs`:
///
/// ```no_run
/// # #[allow(clippy::needless_doctest_main)]
/// fn main() -> Result<(), wireform_build::Error> {
///     wireform_build::Config::new().compile(&["proto/tutorial.proto"], &["proto"])
/// }
/// ```
///
/// and in the crate, which then has a module for each package:
///
/// ```ignore
/// mod proto {
///     include!(concat!(env!("OUT_DIR"), "/_includes.rs"));
/// }
/// use proto::tutorial::Person;
/// ```
///
/// # Paths
///
/// The methods that take a `path` are about what it names and all that is inside: `.tutorial.Person.name` is a field,
/// `.tutorial.Person` a message, an enumeration or a oneof, `.tutorial` a package, `.` is everything. Without the dot it
/// is the end of such a name: `Person.name`. Of wishes that contradict each other, that with the longest path counts,
/// and then the last. A path that is about nothing is an error.
#[derive(Clone, Debug, Default)]
pub struct Config {
    rules: Rules,
    out_dir: Option<PathBuf>,
    protoc: bool,
    no_std: bool,
    crate_path: Option<String>,
    externs: Externs,
}

impl Config {
    /// Returns the defaults: structs that own all they hold, with `HashMap` and their unknown fields, and the well-known
    /// types of `wireform::types`.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes the code there instead of into cargo's `OUT_DIR`.
    pub fn out_dir(&mut self, path: impl Into<PathBuf>) -> &mut Self {
        self.out_dir = Some(path.into());
        self
    }

    /// Adds derives, such as `"Eq, Hash"`, to messages, enumerations and the enums of oneofs.
    ///
    /// What is derived anyway is not derived twice.
    pub fn derive(&mut self, path: &str, derives: &str) -> &mut Self {
        self.rule(Key::Derive, path, derives)
    }

    /// Adds attributes, such as `#[serde(default)]`, to messages, enumerations and the enums of oneofs.
    pub fn type_attribute(&mut self, path: &str, attributes: &str) -> &mut Self {
        self.rule(Key::TypeAttribute, path, attributes)
    }

    /// Adds attributes, such as `#[serde(skip)]`, to fields, variants of oneofs and values of enumerations.
    pub fn field_attribute(&mut self, path: &str, attributes: &str) -> &mut Self {
        self.rule(Key::FieldAttribute, path, attributes)
    }

    /// Makes maps a `BTreeMap`, which is in the order of its keys.
    pub fn btree_map(&mut self, path: &str) -> &mut Self {
        self.rule(Key::BtreeMap, path, "")
    }

    /// Makes maps a `HashMap`, where a shorter path says [`btree_map`](Self::btree_map).
    pub fn hash_map(&mut self, path: &str) -> &mut Self {
        self.rule(Key::HashMap, path, "")
    }

    /// Makes bytes a `bytes::Bytes`, which can be a part of the input; the crate `bytes` has to be a dependency.
    pub fn bytes(&mut self, path: &str) -> &mut Self {
        self.rule(Key::Bytes, path, "")
    }

    /// Makes strings a `&'a str` and bytes a `&'a [u8]`, which are parts of the input.
    ///
    /// All structs that hold such a field have a lifetime then. The types of extensions, and what is in them, are owned
    /// nonetheless: an extension is read from the unknown fields of its message, which own their bytes.
    pub fn borrowed(&mut self, path: &str) -> &mut Self {
        self.rule(Key::Borrowed, path, "")
    }

    /// Makes strings a `Cow<'a, str>` and bytes a `Cow<'a, [u8]>`, which are parts of the input where that is possible.
    ///
    /// All structs that hold such a field have a lifetime then. The types of extensions are owned, as
    /// [`borrowed`](Self::borrowed) says.
    pub fn cow(&mut self, path: &str) -> &mut Self {
        self.rule(Key::Cow, path, "")
    }

    /// Makes strings a `String` and bytes a `Vec<u8>`, where a shorter path says [`borrowed`](Self::borrowed),
    /// [`cow`](Self::cow) or [`bytes`](Self::bytes).
    pub fn owned(&mut self, path: &str) -> &mut Self {
        self.rule(Key::Owned, path, "")
    }

    /// Puts fields behind a `Box`, beside those that need one as the message contains itself.
    ///
    /// Lists, maps, fields with a default, and numbers whose type in Rust does not imply their encoding, such as `sint32`,
    /// stay as they are.
    pub fn boxed(&mut self, path: &str) -> &mut Self {
        self.rule(Key::Boxed, path, "")
    }

    /// Leaves out the field `unknown_fields` of messages, so that unknown fields are skipped.
    pub fn without_unknown_fields(&mut self, path: &str) -> &mut Self {
        self.rule(Key::WithoutUnknownFields, path, "")
    }

    /// Uses types that are elsewhere: those of the package or the type are not generated, and are looked for at the
    /// path in Rust.
    ///
    /// The well-known types are at `::wireform::types` without this, see
    /// [`compile_well_known_types`](Self::compile_well_known_types).
    ///
    /// ```
    /// // `.shop.stock.Item` is `::shop::proto::stock::Item` then.
    /// wireform_build::Config::new().extern_path(".shop", "::shop::proto");
    /// ```
    pub fn extern_path(&mut self, path: &str, rust_path: &str) -> &mut Self {
        self.rule(Key::ExternPath, path, rust_path)
    }

    /// Generates the well-known types like any others, and does not take them from `wireform::types`.
    ///
    /// These are `Timestamp`, `Duration`, `Any`, `Struct`, `Value`, `ListValue`, `NullValue`, `FieldMask`, `Empty` and the
    /// wrappers such as `Int64Value`, of package `google.protobuf`. What the library has of them owns what it holds, drops
    /// unknown fields, and has the JSON that ProtoJSON gives it; generated ones follow the other options, and in JSON they
    /// are objects of their fields. The rest of that package is generated in any case. To take only some from elsewhere,
    /// use [`extern_path`](Self::extern_path).
    ///
    /// The types of the library take its feature `types`, which is one of the defaults.
    pub fn compile_well_known_types(&mut self) -> &mut Self {
        self.externs.well_known = false;
        self
    }

    /// Takes the types of `google/protobuf/descriptor.proto` and `google/protobuf/compiler/plugin.proto` from
    /// `wireform::schema::proto`, where they otherwise are generated.
    ///
    /// Custom options are extensions of these types: so they can be read from the descriptors that the library reads.
    /// It needs the feature `descriptors` then, which is none of the defaults.
    pub fn descriptors(&mut self) -> &mut Self {
        self.externs.descriptors = true;
        self
    }

    /// Says where `wireform` is, if not at `::wireform`.
    pub fn crate_path(&mut self, path: &str) -> &mut Self {
        self.crate_path = Some(path.to_owned());
        self
    }

    /// Writes code for a crate without `std`: it takes strings and collections from `alloc`, so that the crate needs
    /// `extern crate alloc;` at its root, and maps are a `BTreeMap`.
    pub fn no_std(&mut self) -> &mut Self {
        self.no_std = true;
        self
    }

    pub(crate) fn rule(&mut self, key: Key, path: &str, value: &str) -> &mut Self {
        self.rules.add(key, path, value);
        self
    }

    /// Has protoc or buf read the files, which otherwise is done only where a file has an edition.
    pub fn protoc(&mut self, always: bool) -> &mut Self {
        self.protoc = always;
        self
    }

    /// Compiles files, and all that they import from the folders `includes`.
    ///
    /// Cargo is told to run the build script again when one of them has changed. It shows a warning for each service, as
    /// services are left out.
    ///
    /// # Errors
    ///
    /// For each mistake in a file with its place; where a file is not there; where an edition is used and there is
    /// neither protoc nor buf; where an option is wrong or a file cannot be written.
    pub fn compile(&self, files: &[impl AsRef<Path>], includes: &[impl AsRef<Path>]) -> Result<(), Error> {
        let files: Vec<PathBuf> = files.iter().map(|file| file.as_ref().to_owned()).collect();
        let includes: Vec<PathBuf> = includes.iter().map(|include| include.as_ref().to_owned()).collect();
        let sources = Sources { files: &files, includes: &includes, protoc: self.protoc };
        let set = load::files(&sources)?;
        let names = set.file.iter().filter_map(|file| file.name.as_deref());
        rerun_if_changed(names.filter_map(|name| sources.find(name)));
        let find = |name: &Path| sources.find(name.to_str()?);
        self.write(&set, &find).map_err(|error| error.relocated(find))
    }

    /// Compiles a descriptor set, as `protoc --include_imports --descriptor_set_out` or `buf build` writes it.
    ///
    /// # Errors
    ///
    /// Where the bytes are no descriptor set, an option is wrong, or a file cannot be written.
    pub fn compile_descriptor_set(&self, bytes: &[u8]) -> Result<(), Error> {
        self.write(&load::bytes(bytes)?, &|_| None)
    }

    /// Compiles a descriptor set that is in a file.
    ///
    /// # Errors
    ///
    /// As [`compile_descriptor_set`](Self::compile_descriptor_set), and where the file cannot be read.
    pub fn compile_descriptor_set_file(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        let path = path.as_ref();
        rerun_if_changed(std::iter::once(path.to_owned()));
        self.write(&load::file(path)?, &|_| None)
    }

    /// Generates code for all files of a set and writes it; `find` returns where a file is.
    fn write(&self, set: &FileDescriptorSet, find: &dyn Fn(&Path) -> Option<PathBuf>) -> Result<(), Error> {
        let out_dir = self.out_dir.clone().or_else(|| env::var_os("OUT_DIR").map(PathBuf::from)).ok_or_else(|| {
            Error::new("there is no OUT_DIR: call this in a build script, or say where to write with `out_dir`")
        })?;
        let model = Model::new(set)?;
        let services = model.services_left_out(|_| true);
        warn(model.warnings.iter().cloned().chain(services).map(|problem| problem.relocated(find)));
        let all = model.files.iter().map(|file| &file.name[..]).collect();
        for (name, text) in self.generate(&model, all)? {
            write(&out_dir.join(name), &text)?;
        }
        Ok(())
    }

    /// Returns the generated files by their names.
    pub(crate) fn generate(&self, model: &Model, files: HashSet<&str>) -> Result<BTreeMap<String, String>, Error> {
        generate::generate(&Request {
            model,
            rules: &self.rules,
            files,
            no_std: self.no_std,
            crate_path: self.crate_path.as_deref(),
            externs: self.externs,
            owned: generate::extension_types(model, &self.rules),
        })
    }
}

/// Tells cargo, if it runs this, on which files the code depends.
fn rerun_if_changed(files: impl Iterator<Item = PathBuf>) {
    if env::var_os("OUT_DIR").is_none() {
        return;
    }
    for file in files {
        println!("cargo:rerun-if-changed={}", file.display());
    }
    println!("cargo:rerun-if-env-changed=PROTOC");
}

/// Has cargo, if it runs this, show what may not be meant.
fn warn(warnings: impl Iterator<Item = Problem>) {
    for warning in warnings.filter(|_| env::var_os("OUT_DIR").is_some()) {
        println!("cargo:warning={warning}");
    }
}

/// Writes a file, unless it is there already: cargo need not compile anew what is the same.
fn write(path: &Path, text: &str) -> Result<(), Error> {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory).map_err(|error| Error::io("making the directory", directory, &error))?;
    }
    fs::write(path, text).map_err(|error| Error::io("writing", path, &error))
}
