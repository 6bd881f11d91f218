//! The records of one extension among the unknown fields of a message.
//!
//! In a `MessageSet` they are items, groups with the field number 1: field 2 has the extension's number, field 3 the message.
//! A record with the extension's own number is read there too, as Google's runtimes do.

#[cfg(any(feature = "json", feature = "text"))]
use alloc::collections::BTreeMap;
#[cfg(feature = "text")]
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use crate::{
    unknown::{Record, UnknownFields, records},
    wire::{Raw, Tag, WireType, Writer, low32},
};

const ITEM: u32 = 1;
const TYPE: u32 = 2;
const MESSAGE: u32 = 3;

/// Returns the extension's records, one after the other; those of a set have the number 1.
pub(crate) fn of(unknown: &[u8], number: u32, is_set: bool) -> Vec<u8> {
    let mut own = Vec::new();
    for record in records(unknown).filter(|record| owner(record, is_set) == Some(number)) {
        match (is_set, &record.payload) {
            (false, _) => own.extend_from_slice(record.bytes),
            (true, Raw::Group(item)) => push_message(&mut own, message(item)),
            (true, Raw::LengthDelimited(message)) => push_message(&mut own, message),
            (true, _) => {}
        }
    }
    own
}

fn push_message(own: &mut Vec<u8>, message: &[u8]) {
    Writer::append(own, |out| out.bytes_field(Tag::new(1, WireType::LengthDelimited), message));
}

/// Puts `written` in the place of the extension's records.
pub(crate) fn replace(unknown: &mut UnknownFields, number: u32, is_set: bool, written: &[u8]) {
    let mut all = Vec::with_capacity(unknown.as_bytes().len() + written.len());
    let mut rest = Some(written);
    for record in unknown.records() {
        let owner = owner(&record, is_set);
        if owner == Some(number) {
            continue;
        }
        if owner.is_some_and(|owner| owner > number) {
            all.extend_from_slice(rest.take().unwrap_or_default());
        }
        all.extend_from_slice(record.bytes);
    }
    all.extend_from_slice(rest.unwrap_or_default());
    unknown.replace(all);
}

/// Returns, for each extension that `is_known`, all of its records as they are.
#[cfg(any(feature = "json", feature = "text"))]
pub(crate) fn by_owner(
    unknown: &UnknownFields,
    is_set: bool,
    is_known: impl Fn(u32) -> bool,
) -> BTreeMap<u32, UnknownFields> {
    let mut all: BTreeMap<u32, Vec<u8>> = BTreeMap::new();
    for record in unknown.records() {
        if let Some(owner) = owner(&record, is_set).filter(|owner| all.contains_key(owner) || is_known(*owner)) {
            all.entry(owner).or_default().extend_from_slice(record.bytes);
        }
    }
    all.into_iter().map(|(owner, records)| (owner, UnknownFields::of(records))).collect()
}

/// Returns the records that are of none of the extensions.
#[cfg(feature = "text")]
pub(crate) fn without(unknown: &UnknownFields, is_set: bool, numbers: &BTreeSet<u32>) -> Vec<u8> {
    let mut rest = Vec::new();
    for record in unknown.records() {
        if owner(&record, is_set).is_none_or(|owner| !numbers.contains(&owner)) {
            rest.extend_from_slice(record.bytes);
        }
    }
    rest
}

/// Records side by side that are of one extension, known or not.
#[cfg(feature = "xml")]
pub(crate) struct Run<'u> {
    /// Its number.
    pub(crate) owner: Option<u32>,
    pub(crate) bytes: &'u [u8],
}

/// Returns the unknown fields, in their order.
#[cfg(feature = "xml")]
pub(crate) fn runs(unknown: &UnknownFields, is_set: bool) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    let (mut start, mut end) = (0, 0);
    for record in unknown.records() {
        let owner = owner(&record, is_set);
        if runs.last().is_none_or(|run| run.owner != owner) {
            start = end;
            runs.push(Run { owner, bytes: &[] });
        }
        end += record.bytes.len();
        if let Some(run) = runs.last_mut() {
            run.bytes = unknown.as_bytes().get(start..end).unwrap_or_default();
        }
    }
    runs
}

/// Returns the extension of each record that may be of one.
#[cfg(feature = "xml")]
pub(crate) fn owners(bytes: &[u8], is_set: bool) -> impl Iterator<Item = u32> {
    records(bytes).filter_map(move |record| owner(&record, is_set))
}

/// Returns whether all records have the number.
pub(super) fn are_all(written: &[u8], number: u32) -> bool {
    let len: usize =
        records(written).filter(|record| record.tag.number() == number).map(|record| record.bytes.len()).sum();
    len == written.len()
}

/// Makes an item of the record of a message.
pub(super) fn to_item(number: u32, written: &[u8]) -> Vec<u8> {
    let Some(Record { payload: Raw::LengthDelimited(message), .. }) = records(written).next() else {
        return Vec::new();
    };
    Writer::collect(|out| {
        out.group(ITEM, |out| {
            out.varint_field(Tag::new(TYPE, WireType::Varint), number.into());
            out.bytes_field(Tag::new(MESSAGE, WireType::LengthDelimited), message);
        });
    })
}

/// Returns number and message of an item.
#[cfg(feature = "text")]
pub(crate) fn item<'u>(record: &Record<'u>) -> Option<(u32, &'u [u8])> {
    match record.payload {
        Raw::Group(item) => Some((owner(record, true)?, message(item))),
        _ => None,
    }
}

/// Returns the number of the extension that the record is of, known or not.
fn owner(record: &Record<'_>, is_set: bool) -> Option<u32> {
    let number = record.tag.number();
    match record.payload {
        Raw::Group(item) if is_set && number == ITEM => records(item).find_map(|field| match field.payload {
            Raw::Varint(number) if field.tag.number() == TYPE => Some(low32(number)),
            _ => None,
        }),
        Raw::LengthDelimited(_) if is_set => Some(number),
        _ if is_set => None,
        _ => Some(number),
    }
}

/// Returns the message of an item; the first one, as in other runtimes.
fn message(item: &[u8]) -> &[u8] {
    let message = records(item).find_map(|field| match field.payload {
        Raw::LengthDelimited(message) if field.tag.number() == MESSAGE => Some(message),
        _ => None,
    });
    message.unwrap_or_default()
}
