//! The loop over a derived message's records.
//!
//! A derive emits the pieces, [`MergeFields`]; the two loops that drive them are here.

use crate::{
    error::Result,
    message::Decode,
    unknown::UnknownFields,
    wire::{Context, Reader, Tag},
};

/// The pieces of a derived decoder, a line for each field.
#[doc(hidden)]
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read as a group",
    label = "no message with `#[derive(Message)]`",
    note = "a decoder written by hand does not know the end of a group: derive it, or write the field without `group`"
)]
pub trait MergeFields<'de>: Decode<'de> {
    /// The fields' states, an array.
    ///
    /// An array of numbers, as a tuple of types that fields choose could not name a private field's type.
    type State;

    /// Whether a field gathers its parts: then it helps to know whether they are side by side.
    const GATHERS: bool = false;

    /// Returns whether every required field was seen; constant where there is none.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_complete(_state: &Self::State) -> bool {
        true
    }

    /// Begins; see `FieldDecode::start`.
    fn start(&mut self, context: Context<'_>) -> Self::State;

    /// Tries each field once, in the order of their numbers; true when one or more had a record.
    fn merge_next(&mut self, state: &mut Self::State, reader: &mut Reader<'de>, context: Context<'_>) -> Result<bool>;

    /// Reads one record of any field, by number; false where it belongs to the unknown fields.
    fn merge_other(
        &mut self,
        tag: Tag,
        state: &mut Self::State,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<bool>;

    /// Ends, where the context recycles.
    fn finish(&mut self, state: Self::State, context: Context<'_>);
}

/// Reads a message whose fields are tried in order.
///
/// Input from any encoder is in order, so this never dispatches on a number: what comes next is compared with the
/// tags that may come next. What no field takes goes the slow way, one record at a time.
///
/// Not inlined: its instances then form a codegen unit of their own, which halves the time that a crate of many messages
/// takes to build (`benches/build-cost.py`), and a call for each message does not show in `table decode`.
#[doc(hidden)]
pub fn merge_in_order<'de, M: MergeFields<'de>>(
    message: &mut M,
    mut reader: Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    let start = reader;
    let context = context.for_records(&reader, M::GATHERS);
    let mut state = message.start(context);
    loop {
        let hit = message.merge_next(&mut state, &mut reader, context)?;
        if reader.is_empty() {
            break;
        }
        if !hit {
            // The cold code gets a copy, so that the cursor stays in registers.
            let mut copy = reader;
            if merge_record(message, &mut state, &mut copy, context)? {
                break;
            }
            reader = copy;
        }
    }
    if !M::is_complete(&state) {
        context.note_incomplete(&start)?;
    }
    if context.recycles() {
        message.finish(state, context);
    }
    Ok(())
}

/// Reads a message of many fields: each record by its number, through bodies that fields of one type share.
#[doc(hidden)]
#[cfg_attr(not(debug_assertions), inline(always))]
pub fn merge_by_number<'de, M: MergeFields<'de>>(
    message: &mut M,
    mut reader: Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    let start = reader;
    let context = context.for_records(&reader, M::GATHERS);
    let mut state = message.start(context);
    while !reader.is_empty() {
        if merge_record(message, &mut state, &mut reader, context)? {
            break;
        }
    }
    if !M::is_complete(&state) {
        context.note_incomplete(&start)?;
    }
    if context.recycles() {
        message.finish(state, context);
    }
    Ok(())
}

/// Reads one record of any kind; true where it ended the group that is being read.
#[inline]
fn merge_record<'de, M: MergeFields<'de>>(
    message: &mut M,
    state: &mut M::State,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<bool> {
    let start = *reader;
    let tag = reader.tag()?;
    if message.merge_other(tag, state, reader, context)? {
        return Ok(false);
    }
    merge_unknown(message.unknown_fields(), tag, start, reader, context)
}

/// Skips or keeps a record that no field takes; true where it ended the group that is being read.
#[inline(never)]
fn merge_unknown<'de>(
    unknown: Option<&mut UnknownFields>,
    tag: Tag,
    start: Reader<'de>,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<bool> {
    if context.ends_group(tag, &start, reader)? {
        return Ok(true);
    }
    reader.raw(tag, context)?;
    if let Some(unknown) = unknown {
        unknown.push_verbatim(start.until(reader), context, reader)?;
    }
    Ok(false)
}
