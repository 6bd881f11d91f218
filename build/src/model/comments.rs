//! Comments and lines of a file's elements, by their path in the descriptor.

use std::collections::HashMap;

use wireform::schema::proto::{FileDescriptorProto, source_code_info};

use super::{Element, Location};

/// What the source has beside the elements of one file.
pub(super) struct Source<'a> {
    file: &'a str,
    places: HashMap<&'a [i32], &'a source_code_info::Location>,
}

/// The path of an element: field numbers and indices from the file's descriptor on.
#[derive(Clone, Debug, Default)]
pub(super) struct Path(Vec<i32>);

impl Path {
    /// Returns the path of an element of the field.
    pub(super) fn child(&self, field: i32, index: usize) -> Self {
        let mut path = self.0.clone();
        path.extend([field, i32::try_from(index).unwrap_or(i32::MAX)]);
        Self(path)
    }

    /// Returns the path of a part of the element, such as its name.
    pub(super) fn part(&self, fields: &[i32]) -> Self {
        Self([&self.0[..], fields].concat())
    }
}

impl<'a> Source<'a> {
    pub(super) fn new(file: &'a FileDescriptorProto) -> Self {
        let mut places = HashMap::new();
        for location in file.source_code_info.iter().flat_map(|info| &info.location) {
            // An element that comes in several pieces, such as `extend` blocks, keeps its first place.
            places.entry(&location.path[..]).or_insert(location);
        }
        Self { file: file.name.as_deref().unwrap_or_default(), places }
    }

    /// Returns an element that is called `name` inside `scope`.
    pub(super) fn element(&self, path: &Path, scope: &str, name: Option<&String>, deprecated: bool) -> Element {
        let name = name.cloned().unwrap_or_default();
        let full_name = if scope.is_empty() { name.clone() } else { format!("{scope}.{name}") };
        Element { name, full_name, location: self.location(path), comment: self.comment(path), deprecated }
    }

    pub(super) fn location(&self, path: &Path) -> Location {
        let place = self.places.get(&path.0[..]);
        let count = |number: i32| Some(usize::try_from(number).ok()? + 1);
        let position = place.and_then(|place| match place.span[..] {
            [line, column, ..] => Some((count(line)?, count(column)?)),
            _ => None,
        });
        Location { file: self.file.to_owned(), position }
    }

    /// Returns the comment before the element and the one behind it.
    fn comment(&self, path: &Path) -> String {
        let Some(place) = self.places.get(&path.0[..]) else { return String::new() };
        let comments = [&place.leading_comments, &place.trailing_comments].into_iter().flatten();
        comments.map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}
