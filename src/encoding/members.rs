//! The members of a oneof, as one field of the message that holds it.

use super::{
    Decoding, FieldDecode, FieldEncode,
    nested::merge_body,
    parts::{self, GATHERED, Parts, is_single},
    unless_kept, unless_unknown,
};
use crate::{
    error::Result,
    message::Decode,
    oneof::{DecodeOneof, Oneof},
    schema::FieldKind,
    unknown::UnknownFields,
    wire::{Context, KNOWN, Reader, STALE, Tag, WireType, Writer},
};

/// The shape of a field `#[proto(oneof)] Option<E>`: the records of the member that is set.
#[derive(Clone, Copy, Debug)]
pub struct Members;

/// The type of a field `#[proto(oneof)]`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be a oneof",
    label = "not an `Option` of a oneof",
    note = "a oneof may be absent: write `Option<…>` of an enum with `#[derive(Oneof)]`"
)]
#[doc(hidden)]
pub trait OneofField {
    /// The shape.
    type Members;
}

impl<O: Oneof> OneofField for Option<O> {
    type Members = Members;
}

impl<O: Oneof> FieldEncode<Option<O>> for Members {
    const KIND: FieldKind = FieldKind::Oneof(O::FIELDS);

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn is_empty(value: &Option<O>) -> bool {
        value.is_none()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn encode(_number: u32, value: &Option<O>, out: &mut Writer<'_>) {
        if let Some(value) = value {
            value.encode(out);
        }
    }

    #[inline]
    fn encoded_len(_number: u32, value: &Option<O>) -> usize {
        value.as_ref().map_or(0, O::encoded_len)
    }

    #[inline]
    fn len_hint(value: &Option<O>) -> usize {
        value.as_ref().map_or(0, O::len_hint)
    }
}

impl<'de, O: DecodeOneof<'de>> FieldDecode<'de, Option<O>> for Members {
    const GATHERS: bool = O::GATHERS;

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn empty() -> Option<O> {
        None
    }

    /// The state says whether the value is from before this decoding: to be recycled, or to be merged into.
    #[cfg_attr(not(debug_assertions), inline(always))]
    fn start(_value: &mut Option<O>, context: Context<'_>) -> usize {
        context.origin()
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn merge(
        _number: u32,
        value: &mut Option<O>,
        stale: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
    ) -> Result<bool> {
        O::merge(value, stale, reader, context)
    }

    #[inline]
    fn merge_other(
        tag: Tag,
        value: &mut Option<O>,
        stale: &mut usize,
        reader: &mut Reader<'de>,
        context: Context<'_>,
        unknown: Option<&mut UnknownFields>,
    ) -> Result<bool> {
        O::merge_other(tag, value, stale, reader, context, unknown)
    }

    #[cfg_attr(not(debug_assertions), inline(always))]
    fn finish(value: &mut Option<O>, stale: usize, _context: Context<'_>) {
        if stale & STALE != 0 {
            *value = None;
        }
    }
}

#[cfg(feature = "__text")]
impl<O: Oneof + crate::walk::EncodeOneofText> crate::walk::TextFieldEncode<Option<O>> for Members {
    #[inline]
    fn emit<F: crate::walk::Fields>(
        _field: &'static crate::schema::FieldDescriptor,
        value: &Option<O>,
        fields: &mut F,
    ) -> core::result::Result<(), F::Error> {
        match value {
            Some(value) => value.emit(fields),
            None => Ok(()),
        }
    }
}

/// Reads one member if its record comes next: what a derive's [`DecodeOneof::merge`] calls for each.
///
/// `get` is the member's value where it is the one that is set, `wrap` makes a oneof of a value.
///
/// # Errors
///
/// What is wrong with the payload.
#[doc(hidden)]
#[cfg_attr(not(debug_assertions), inline(always))]
#[allow(clippy::too_many_arguments, reason = "only derived code calls it")]
pub fn member<'de, T, E: Decoding<'de, T>, O: Oneof>(
    number: u32,
    value: &mut Option<O>,
    stale: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
    get: fn(&mut O) -> Option<&mut T>,
    wrap: fn(T) -> O,
) -> Result<bool> {
    let start = *reader;
    let tag = Tag::new(number, E::WIRE_TYPE);
    if !reader.eat(tag) {
        return Ok(false);
    }
    let result = merge_member::<T, E, O>(tag, value, stale, reader, context, get, wrap);
    unless_unknown::<T, E>(result, reader, start)
}

/// Reads the record of one member, whose tag has been read: what a derive's [`DecodeOneof::merge_other`] calls.
///
/// # Errors
///
/// As [`member`].
#[doc(hidden)]
#[inline(never)]
#[allow(clippy::too_many_arguments, reason = "only derived code calls it")]
pub fn member_other<'de, T, E: Decoding<'de, T>, O: Oneof>(
    tag: Tag,
    value: &mut Option<O>,
    stale: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
    unknown: Option<&mut UnknownFields>,
    get: fn(&mut O) -> Option<&mut T>,
    wrap: fn(T) -> O,
) -> Result<bool> {
    if tag.wire_type() != E::WIRE_TYPE {
        return Ok(false);
    }
    let start = *reader;
    let result = merge_member::<T, E, O>(tag, value, stale, reader, context, get, wrap);
    unless_kept::<T, E>(result, reader, start, unknown)
}

/// Merges into the member that is set, or replaces another one.
#[cfg_attr(not(debug_assertions), inline(always))]
#[allow(clippy::too_many_arguments, reason = "it is inlined into what derived code calls")]
fn merge_member<'de, T, E: Decoding<'de, T>, O: Oneof>(
    tag: Tag,
    value: &mut Option<O>,
    stale: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
    get: fn(&mut O) -> Option<&mut T>,
    wrap: fn(T) -> O,
) -> Result<()> {
    if E::GATHERS && !(value.is_none() && is_single(tag, reader, context)) {
        return gather_member::<T, E, O>(tag, value, stale, reader, context, get, wrap);
    }
    match value.as_mut().and_then(get) {
        Some(old) => {
            let (recycles, known) = (*stale & STALE != 0, *stale & KNOWN != 0);
            let before = context.budget();
            E::merge(old, reader, context.with_recycling(recycles).with_known(known))?;
            *stale &= !STALE;
            if const { takes_memory::<T, E>() } {
                *stale = stale.saturating_add(charged(before, context));
            }
        }
        None => {
            let before = context.budget();
            let member = E::decode(reader, context.for_new())?;
            *value = Some(wrap(member));
            if const { takes_memory::<T, E>() } || *stale >> CHARGED != 0 {
                replaced(stale, before, context);
            } else {
                *stale = 0;
            }
        }
    }
    Ok(())
}

/// Whether a value may take something off the budget that it gives back when it is dropped.
const fn takes_memory<'de, T, E: Decoding<'de, T>>() -> bool {
    E::MERGES || E::EMPTY_HEAP > 0
}

/// The bits of a oneof's state above the flags are what its member took off the budget.
const CHARGED: u32 = 3;

/// Returns what was charged, as a part of a state.
#[cfg_attr(not(debug_assertions), inline(always))]
fn charged(before: usize, context: Context<'_>) -> usize {
    before.saturating_sub(context.budget()).min(usize::MAX >> CHARGED) << CHARGED
}

/// Notes that a new member is there: what the one before it had charged is free again.
#[cfg_attr(not(debug_assertions), inline(always))]
fn replaced(state: &mut usize, before: usize, context: Context<'_>) {
    let new = charged(before, context);
    context.refund(*state >> CHARGED);
    *state = new;
}

/// Reads all parts of a member up to where another one is set.
#[inline(never)]
fn gather_member<'de, T, E: Decoding<'de, T>, O: Oneof>(
    tag: Tag,
    value: &mut Option<O>,
    state: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
    get: fn(&mut O) -> Option<&mut T>,
    wrap: fn(T) -> O,
) -> Result<()> {
    let all = Parts::new(tag, *reader, O::FIELDS);
    let before = context.budget();
    match value.as_mut().and_then(get) {
        Some(_) if *state & GATHERED != 0 => return parts::pass(tag, reader, context),
        Some(old) => parts::merge::<T, E>(old, *state & STALE == 0, all, reader, context)?,
        None => {
            let member = parts::new::<T, E>(all, reader, context)?;
            *value = Some(wrap(member));
        }
    }
    replaced(state, before, context);
    *state |= GATHERED;
    Ok(())
}

/// Reads the member whose variant has the fields of a message, or none, if its record comes next: as [`member`].
///
/// `M` is a message of those fields. `open` takes it out of the oneof, `wrap` puts it back.
///
/// # Errors
///
/// What is wrong with the payload; the oneof may be `None` then.
#[doc(hidden)]
#[cfg_attr(not(debug_assertions), inline(always))]
#[allow(clippy::too_many_arguments, reason = "only derived code calls it")]
pub fn body<'de, M: Decode<'de>, O>(
    number: u32,
    value: &mut Option<O>,
    stale: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
    open: fn(O) -> Result<M, O>,
    wrap: fn(M) -> O,
) -> Result<bool> {
    let hit = reader.eat(Tag::new(number, WireType::LengthDelimited));
    if hit {
        merge_variant(value, stale, reader, context, open, wrap)?;
    }
    Ok(hit)
}

/// Reads the record of such a member, whose tag has been read: as [`member_other`].
///
/// # Errors
///
/// As [`body`].
#[doc(hidden)]
#[inline(never)]
#[allow(clippy::too_many_arguments, reason = "only derived code calls it")]
pub fn body_other<'de, M: Decode<'de>, O>(
    tag: Tag,
    value: &mut Option<O>,
    stale: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
    open: fn(O) -> Result<M, O>,
    wrap: fn(M) -> O,
) -> Result<bool> {
    let hit = tag.wire_type() == WireType::LengthDelimited;
    if hit {
        merge_variant(value, stale, reader, context, open, wrap)?;
    }
    Ok(hit)
}

/// Merges into the fields of the variant that is set, or replaces another one.
#[inline]
fn merge_variant<'de, M: Decode<'de>, O>(
    value: &mut Option<O>,
    stale: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
    open: fn(O) -> Result<M, O>,
    wrap: fn(M) -> O,
) -> Result<()> {
    let (mut message, context) = match value.take().map(open) {
        Some(Ok(old)) => {
            let (recycles, known) = (*stale & STALE != 0, *stale & KNOWN != 0);
            *stale &= !STALE;
            (old, context.with_recycling(recycles).with_known(known))
        }
        _ => {
            replaced(stale, context.budget(), context);
            context.charge(M::EMPTY_HEAP, reader)?;
            *stale = M::EMPTY_HEAP << CHARGED;
            (M::empty(), context.for_new())
        }
    };
    let before = context.budget();
    *reader = merge_body(&mut message, *reader, context)?;
    *value = Some(wrap(message));
    *stale = stale.saturating_add(charged(before, context));
    Ok(())
}
