//! The form in JSON: paths in camel case, with commas between them.

use alloc::{string::String, vec::Vec};

use super::FieldMask;
use crate::{
    error::DecodeErrorKind,
    walk::{FormSink, FormSource, ReadForm, WriteForm},
};

impl WriteForm for FieldMask {
    fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
        if self.paths.iter().any(String::is_empty) {
            return Err(S::fail(
                "a path of a `FieldMask` has no form in JSON: it is empty and names no field, so leave it out",
            ));
        }
        let paths: Option<Vec<_>> = self.paths.iter().map(|path| to_camel_case(path)).collect();
        match paths {
            Some(paths) => sink.string(&paths.join(",")),
            None => Err(S::fail(
                "a path of a `FieldMask` has no form in JSON: it has to be lower case, with a letter behind each underscore",
            )),
        }
    }
}

impl<'de> ReadForm<'de> for FieldMask {
    fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
        let place = source.place();
        let Some(text) = source.string()? else { return Ok(None) };
        if text.is_empty() {
            return Ok(Some(Self::default()));
        }
        let paths: Option<Vec<_>> = text.split(',').map(to_snake_case).collect();
        let expected = DecodeErrorKind::UnexpectedValue {
            expected: "paths of fields in camel case, none of them empty, such as \"user.displayName,photo\"",
        };
        paths.map(|paths| Some(Self { paths })).ok_or_else(|| S::fail(place, expected))
    }
}

/// Returns a path in camel case, if it can be read again.
fn to_camel_case(path: &str) -> Option<String> {
    let mut camel = String::with_capacity(path.len());
    let mut after_underscore = false;
    for letter in path.chars() {
        match letter {
            'a'..='z' if after_underscore => camel.push(letter.to_ascii_uppercase()),
            _ if after_underscore => return None,
            'A'..='Z' | ',' => return None,
            '_' => {}
            letter => camel.push(letter),
        }
        after_underscore = letter == '_';
    }
    (!after_underscore && !path.is_empty()).then_some(camel)
}

/// Returns a path as a `.proto` file spells it; `None` where it was not camel case.
fn to_snake_case(path: &str) -> Option<String> {
    let mut snake = String::with_capacity(path.len());
    for letter in path.chars() {
        match letter {
            '_' => return None,
            'A'..='Z' => snake.extend(['_', letter.to_ascii_lowercase()]),
            letter => snake.push(letter),
        }
    }
    (!path.is_empty()).then_some(snake)
}
