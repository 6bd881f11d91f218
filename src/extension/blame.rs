//! Where an extension is wrong: the path of the field, and required fields that are missing inside.

use alloc::{format, string::String, vec::Vec};

use crate::{
    error::{DecodeError, Result},
    limits::Limits,
    proto::blamed_offset,
    schema::{FieldKind, Kind, MessageDescriptor, missing_field, path_at},
    unknown::{Record, records},
    wire::Raw,
};

/// An extension of a message.
pub(super) struct Place {
    pub(super) message: &'static MessageDescriptor,
    pub(super) name: &'static str,
    pub(super) number: u32,
    pub(super) kind: FieldKind,
}

impl Place {
    /// Returns the path of the extension: `Image.[gallery.width]`, or `Image.[100]` where it has no name.
    pub(super) fn path(&self) -> String {
        match self.name {
            "" => format!("{}.[{}]", self.message.name(), self.number),
            name => format!("{}.[{name}]", self.message.name()),
        }
    }

    /// Returns the type of the messages in it, if they are messages, and whether there may be several.
    fn inner(&self) -> Option<(&'static MessageDescriptor, bool)> {
        match self.kind {
            FieldKind::Explicit(Kind::Message(inner) | Kind::Group(inner)) => Some((inner(), false)),
            FieldKind::Repeated { element: Kind::Message(inner) | Kind::Group(inner), .. } => Some((inner(), true)),
            _ => None,
        }
    }

    /// Finds offset and path of an error in the records.
    #[cold]
    pub(super) fn locate(&self, error: DecodeError, input: &[u8], limits: &Limits) -> DecodeError {
        let error = error.located_in(input);
        let path = self.path_at(input, blamed_offset(&error), limits);
        error.with_path(path)
    }

    fn path_at(&self, input: &[u8], offset: usize, limits: &Limits) -> String {
        let mut path = self.path();
        let Some((inner, is_list)) = self.inner() else { return path };
        let mut start = 0;
        for (index, record) in records(input).enumerate() {
            let end = start + record.bytes.len();
            if offset < end {
                if is_list {
                    path.push_str(&format!("[{index}]"));
                }
                let payload = payload(&record).unwrap_or_default();
                let before = payload.as_ptr().addr().saturating_sub(input.as_ptr().addr());
                path.push_str(within(inner, &path_at(inner, payload, offset.saturating_sub(before), limits)));
                break;
            }
            start = end;
        }
        path
    }

    /// Looks for required fields that are missing in messages which a decoder has accepted.
    ///
    /// # Errors
    ///
    /// Where there is one.
    #[cold]
    pub(super) fn check_required(&self, input: &[u8], limits: &Limits) -> Result<()> {
        let Some((inner, is_list)) = self.inner() else { return Ok(()) };
        let payloads: Vec<&[u8]> = records(input).filter_map(|record| payload(&record)).collect();
        if !is_list {
            // Parts of one message are one behind the other.
            return self.check(inner, &payloads.concat(), "", limits);
        }
        payloads.iter().enumerate().try_for_each(|(index, part)| self.check(inner, part, &format!("[{index}]"), limits))
    }

    fn check(&self, inner: &'static MessageDescriptor, payload: &[u8], index: &str, limits: &Limits) -> Result<()> {
        let path = |rest: &str| format!("{}{index}{rest}", self.path());
        let missing = missing_field(inner, payload, &[], limits);
        match missing.map_err(|error| error.located_in(payload).with_path(path("")))? {
            None => Ok(()),
            Some(missing) => {
                let error = missing.into_error(inner, payload, limits);
                let path = path(within(inner, error.path()));
                Err(error.with_path(path))
            }
        }
    }
}

/// Returns a path without the message that it begins with.
fn within<'p>(message: &MessageDescriptor, path: &'p str) -> &'p str {
    path.strip_prefix(message.name()).unwrap_or_default()
}

/// Returns the message that a record holds.
fn payload<'i>(record: &Record<'i>) -> Option<&'i [u8]> {
    match record.payload {
        Raw::LengthDelimited(payload) | Raw::Group(payload) => Some(payload),
        _ => None,
    }
}
