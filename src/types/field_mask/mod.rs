//! `google.protobuf.FieldMask`: which fields of a message are meant.
//!
//! `paths.rs` holds paths as a tree, `records.rs` picks the records of a message by one, `text.rs` is the form in JSON.

use alloc::{
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt, str::FromStr};

use self::{
    paths::Paths,
    records::{Pick, pick},
};
use super::ConversionError;
use crate::{
    Limits, Message,
    error::Result,
    message::Described,
    proto,
    schema::{FieldDescriptor, FieldKind, Kind, MessageDescriptor},
};

mod paths;
mod records;
#[cfg(feature = "__text")]
mod text;

/// Some of a message's fields: `google.protobuf.FieldMask`.
///
/// A path names a field, or a field of a message in a field, `user.name`, by the names that a `.proto` file has. It means the
/// field with all that is in it. Only the last step may be a list or a map.
///
/// In JSON the paths are camel case. One that does not come back from there as it was, such as `a__b`, is an error.
///
/// ```
/// use wireform::types::FieldMask;
///
/// let mask: FieldMask = "user.display_name,photo".parse()?;
/// assert_eq!(mask.paths, ["user.display_name", "photo"]);
/// assert_eq!(mask.to_string(), "user.display_name,photo");
/// # #[cfg(feature = "json")]
/// assert_eq!(wireform::json::to_string(&mask).unwrap(), r#""user.displayName,photo""#);
/// # Ok::<(), wireform::types::ConversionError>(())
/// ```
#[derive(Message, Clone, Debug, Default, PartialEq, Eq, Hash)]
#[proto(crate = "crate", package = "google.protobuf", form)]
pub struct FieldMask {
    /// The paths.
    #[proto(1)]
    pub paths: Vec<String>,
}

impl FieldMask {
    /// Checks that a message has all the fields that the mask names.
    ///
    /// # Errors
    ///
    /// The first path that names none.
    ///
    /// ```
    /// use wireform::types::FieldMask;
    ///
    /// #[derive(wireform::Message)]
    /// struct Zip { #[proto(1)] code: String }
    /// #[derive(wireform::Message)]
    /// struct Person { #[proto(1)] user_name: String, #[proto(2)] zip: Option<Zip>, #[proto(3)] zips: Vec<Zip> }
    ///
    /// let check = |paths: &str| paths.parse::<FieldMask>().unwrap().validate::<Person>();
    /// assert!(check("user_name,zip.code,zips").is_ok());
    ///
    /// let words = |paths| check(paths).unwrap_err().to_string();
    /// assert_eq!(words("zip.town"), "`zip.town` names no field: `Zip` has no `town`");
    /// assert_eq!(words("zips.code"), "`zips.code` names no field: `zips` is no single message");
    /// ```
    pub fn validate<M: Described>(&self) -> Result<(), InvalidPath> {
        self.paths.iter().try_for_each(|path| {
            check(path, M::DESCRIPTOR).map_err(|reason| InvalidPath { path: path.clone(), reason })
        })
    }

    /// Returns the mask of all fields that either of two masks names, in order, and none twice: `user` and `user.name` are
    /// `user`.
    ///
    /// ```
    /// use wireform::types::FieldMask;
    ///
    /// let mask = |paths: &str| paths.parse::<FieldMask>().unwrap();
    /// assert_eq!(mask("b.c,d").union(&mask("b,a.b,a.c")), mask("a.b,a.c,b,d"));
    /// ```
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        Self { paths: Paths::of(self.paths.iter().chain(&other.paths)).to_strings() }
    }

    /// Leaves only those fields of a message that the mask names; an empty mask changes nothing.
    ///
    /// Required fields are left, in all messages that are. A path that the message does not have names nothing.
    ///
    /// # Errors
    ///
    /// Where a hand-written message does not read what it wrote; `message` is unspecified then.
    ///
    /// ```
    /// use wireform::types::FieldMask;
    ///
    /// #[derive(wireform::Message, Debug, PartialEq)]
    /// struct Person { #[proto(1)] user_name: String, #[proto(2)] age: u32 }
    ///
    /// let mut person = Person { user_name: "Martin".into(), age: 42 };
    /// "age".parse::<FieldMask>().unwrap().trim(&mut person)?;
    /// assert_eq!(person, Person { user_name: String::new(), age: 42 });
    /// # Ok::<(), wireform::DecodeError>(())
    /// ```
    pub fn trim<M: Message>(&self, message: &mut M) -> Result<()> {
        if self.paths.is_empty() {
            return Ok(());
        }
        let paths = Paths::of(&self.paths);
        let records = pick(Pick::MaskedAndRequired, &message.encode_to_vec(), M::DESCRIPTOR, paths.root())?;
        UNLIMITED.decode_into(message, &records)
    }

    /// Replaces those fields of `target` that the mask names by those of `source`: what an update of a resource does. An empty
    /// mask changes nothing.
    ///
    /// A field that `source` does not have is cleared. Lists and maps are replaced, not added to. A path that the message does
    /// not have names nothing.
    ///
    /// # Errors
    ///
    /// Where a message that comes to be in `target` lacks a required field, which `source` has and the mask does not name;
    /// `target` is unspecified then.
    ///
    /// ```
    /// use wireform::types::FieldMask;
    ///
    /// #[derive(wireform::Message, Debug, PartialEq)]
    /// struct Person { #[proto(1)] user_name: String, #[proto(2)] age: u32, #[proto(3)] interests: Vec<String> }
    ///
    /// let mut person = Person { user_name: "Martin".into(), age: 42, interests: vec!["hacking".into()] };
    /// let update = Person { user_name: "x".into(), age: 43, interests: Vec::new() };
    /// "age,interests".parse::<FieldMask>().unwrap().apply(&update, &mut person)?;
    /// assert_eq!(person, Person { user_name: "Martin".into(), age: 43, interests: Vec::new() });
    /// # Ok::<(), wireform::DecodeError>(())
    /// ```
    pub fn apply<M: Message>(&self, source: &M, target: &mut M) -> Result<()> {
        if self.paths.is_empty() {
            return Ok(());
        }
        let paths = Paths::of(&self.paths);
        let mut records = pick(Pick::Rest, &target.encode_to_vec(), M::DESCRIPTOR, paths.root())?;
        records.extend(pick(Pick::Masked, &source.encode_to_vec(), M::DESCRIPTOR, paths.root())?);
        UNLIMITED.decode_into(target, &records)
    }
}

/// What was a message a moment ago needs no limits.
const UNLIMITED: proto::Options = proto::Options::new().limits(NO_LIMITS);

const NO_LIMITS: Limits = Limits::new().depth(u32::MAX).input(usize::MAX).allocation(usize::MAX);

/// Reads paths with commas between them.
impl FromStr for FieldMask {
    type Err = ConversionError;

    fn from_str(text: &str) -> Result<Self, ConversionError> {
        let paths: Vec<_> = text.split(',').map(str::to_string).collect();
        let is_path = |path: &String| path.split('.').all(|name| !name.is_empty());
        match &paths[..] {
            [empty] if empty.is_empty() => Ok(Self::default()),
            paths if paths.iter().all(is_path) => Ok(Self { paths: paths.to_vec() }),
            _ => Err(ConversionError::new("expected paths of fields such as `user.display_name,photo`")),
        }
    }
}

/// Prints the paths with commas between them.
impl fmt::Display for FieldMask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.paths.join(","))
    }
}

impl<P: Into<String>> FromIterator<P> for FieldMask {
    fn from_iter<I: IntoIterator<Item = P>>(paths: I) -> Self {
        Self { paths: paths.into_iter().map(Into::into).collect() }
    }
}

/// A path that names no field of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidPath {
    path: String,
    reason: Reason,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Reason {
    NoField { message: &'static str, name: String },
    NoMessage(&'static str),
}

impl InvalidPath {
    /// Returns the path.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for InvalidPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` names no field: ", self.path)?;
        match &self.reason {
            Reason::NoField { message, name } => write!(f, "`{message}` has no `{name}`"),
            Reason::NoMessage(name) => write!(f, "`{name}` is no single message"),
        }
    }
}

impl core::error::Error for InvalidPath {}

/// Checks one path.
fn check(path: &str, message: &'static MessageDescriptor) -> Result<(), Reason> {
    let mut message = Ok(message);
    for name in path.split('.') {
        let within = message?;
        let field = within.flat_fields().find(|field| field.name() == name);
        let field = field.ok_or_else(|| Reason::NoField { message: within.name(), name: name.to_string() })?;
        message = inner(field).ok_or(Reason::NoMessage(field.name()));
    }
    Ok(())
}

/// Returns the message that a path can go into.
fn inner(field: &FieldDescriptor) -> Option<&'static MessageDescriptor> {
    match field.kind() {
        FieldKind::Implicit(kind) | FieldKind::Explicit(kind) | FieldKind::Required(kind) => match kind {
            Kind::Message(message) | Kind::Group(message) => Some(message()),
            _ => None,
        },
        _ => None,
    }
}
