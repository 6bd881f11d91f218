//! Maps: on the wire a repeated message of a key and a value.

use alloc::collections::BTreeMap;

use super::{
    Decoding, Encoding, FieldDecode, FieldEncode, Implicit, LONGEST_RUN, is_unknown_value,
    parts::{self, Parts},
    unless_kept, unless_unknown,
};
use crate::{
    error::{DecodeError, DecodeErrorKind, Result},
    schema::{FieldKind, Kind},
    unknown::UnknownFields,
    wire::{Context, Reader, Tag, WireType, Writer, varint_len},
};

/// The shape of a map whose keys have the encoding `KE` and whose values have `VE`.
#[derive(Clone, Copy, Debug)]
pub struct Map<KE, VE>(KE, VE);

/// A collection that a map field can be: `HashMap` and `BTreeMap`. No other type can implement it.
pub trait MapLike<K, V>: sealed::Sealed {
    /// How many entries the first one makes room for.
    const FIRST: usize;
    /// How many entries a further one makes room for, at the worst of times.
    const FURTHER: usize;
    /// Whether the order of the entries follows from what they are.
    const ORDERED: bool;

    /// Returns a map without entries.
    fn empty() -> Self;
    /// Returns the number of entries.
    fn len(&self) -> usize;
    /// Returns whether there are no entries.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// Returns whether the next new entry moves all others to a larger table, which [`reserve`](Self::reserve) does once
    /// for many.
    fn is_full(&self) -> bool;
    /// Makes room for further entries, where the collection can.
    fn reserve(&mut self, additional: usize);
    /// Returns the entries, in the order of the collection.
    fn iter<'a>(&'a self) -> impl Iterator<Item = (&'a K, &'a V)>
    where
        K: 'a,
        V: 'a;
    /// Returns whether there is an entry with the key.
    fn has(&self, key: &K) -> bool;
    /// Puts an entry in, in the place of one with the same key; true where there was none.
    fn insert(&mut self, key: K, value: V) -> bool;
    /// Drops all entries.
    fn clear(&mut self);
}

mod sealed {
    /// Keeps [`MapLike`](super::MapLike) to the types that have the traits of a field.
    pub trait Sealed {}

    #[cfg(feature = "std")]
    impl<K, V, S> Sealed for std::collections::HashMap<K, V, S> {}

    impl<K, V> Sealed for super::BTreeMap<K, V> {}
}

#[cfg(feature = "std")]
impl<K, V, S> MapLike<K, V> for std::collections::HashMap<K, V, S>
where
    K: Eq + core::hash::Hash,
    S: core::hash::BuildHasher + Default,
{
    const FIRST: usize = 4;
    // A table that has just doubled holds 16 places for 7 entries, and the old one of half the size is there yet.
    const FURTHER: usize = 4;
    const ORDERED: bool = false;

    fn empty() -> Self {
        Self::default()
    }

    #[inline]
    fn len(&self) -> usize {
        self.len()
    }

    #[inline]
    fn is_full(&self) -> bool {
        self.len() == self.capacity()
    }

    fn reserve(&mut self, additional: usize) {
        self.reserve(additional);
    }

    #[inline]
    fn iter<'a>(&'a self) -> impl Iterator<Item = (&'a K, &'a V)>
    where
        K: 'a,
        V: 'a,
    {
        self.iter()
    }

    fn has(&self, key: &K) -> bool {
        self.contains_key(key)
    }

    #[inline]
    fn insert(&mut self, key: K, value: V) -> bool {
        self.insert(key, value).is_none()
    }

    fn clear(&mut self) {
        self.clear();
    }
}

impl<K: Ord, V> MapLike<K, V> for BTreeMap<K, V> {
    const FIRST: usize = 11;
    // A node is half empty at least when it has just been split.
    const FURTHER: usize = 2;
    const ORDERED: bool = true;

    fn empty() -> Self {
        Self::new()
    }

    #[inline]
    fn len(&self) -> usize {
        self.len()
    }

    #[inline]
    fn is_full(&self) -> bool {
        false
    }

    fn reserve(&mut self, _additional: usize) {}

    #[inline]
    fn iter<'a>(&'a self) -> impl Iterator<Item = (&'a K, &'a V)>
    where
        K: 'a,
        V: 'a,
    {
        self.iter()
    }

    fn has(&self, key: &K) -> bool {
        self.contains_key(key)
    }

    #[inline]
    fn insert(&mut self, key: K, value: V) -> bool {
        self.insert(key, value).is_none()
    }

    fn clear(&mut self) {
        self.clear();
    }
}

/// Implements the field traits for one collection, as a blanket over [`MapLike`] could not name `K` and `V`.
macro_rules! map_field {
    ($(#[$cfg:meta])? [$($hasher:ident)?] $map:ty) => {
        $(#[$cfg])?
        impl<K, V, $($hasher,)? KE: Encoding<K>, VE: Encoding<V>> FieldEncode<$map> for Map<KE, VE>
        where
            $map: MapLike<K, V>,
        {
            const KIND: FieldKind = {
                assert!(KE::KIND.is_key(), "the keys of a map are integers, bools or strings");
                assert!(!matches!(VE::KIND, Kind::Group(_)), "a map's value cannot be a group");
                FieldKind::Map { key: KE::KIND, value: VE::KIND }
            };

            #[inline]
            fn is_empty(map: &$map) -> bool {
                MapLike::is_empty(map)
            }

            #[inline]
            fn encode(number: u32, map: &$map, out: &mut Writer<'_>) {
                let mut width = 1;
                for (key, value) in MapLike::iter(map) {
                    encode_entry::<K, V, KE, VE>(number, key, value, out, &mut width);
                }
            }

            #[inline]
            fn encoded_len(number: u32, map: &$map) -> usize {
                MapLike::iter(map).map(|(key, value)| entry_len::<K, V, KE, VE>(number, key, value)).sum()
            }

            #[inline]
            fn len_hint(map: &$map) -> usize {
                MapLike::len(map) * 2
            }
        }

        $(#[$cfg])?
        impl<'de, K, V, $($hasher,)? KE: Decoding<'de, K>, VE: Decoding<'de, V>> FieldDecode<'de, $map> for Map<KE, VE>
        where
            $map: MapLike<K, V>,
        {
            #[inline]
            fn empty() -> $map {
                MapLike::empty()
            }

            /// The state is how many further entries have their place paid for.
            #[inline]
            fn start(map: &mut $map, context: Context<'_>) -> usize {
                if context.recycles() {
                    MapLike::clear(map);
                }
                0
            }

            #[inline]
            fn merge(
                number: u32,
                map: &mut $map,
                paid: &mut usize,
                reader: &mut Reader<'de>,
                context: Context<'_>,
            ) -> Result<bool> {
                let mut copy = *reader;
                let hit = merge_entries::<K, V, KE, VE, _>(number, map, paid, &mut copy, context)?;
                *reader = copy;
                Ok(hit)
            }

            #[inline(never)]
            fn merge_other(
                tag: Tag,
                map: &mut $map,
                paid: &mut usize,
                reader: &mut Reader<'de>,
                context: Context<'_>,
                unknown: Option<&mut UnknownFields>,
            ) -> Result<bool> {
                if tag.wire_type() != WireType::LengthDelimited {
                    return Ok(false);
                }
                let start = *reader;
                let result = merge_entry::<K, V, KE, VE, _>(map, reader, context, paid);
                unless_kept::<V, VE>(result, reader, start, unknown)
            }

            #[inline]
            fn finish(_map: &mut $map, _state: usize, _context: Context<'_>) {}
        }

        $(#[$cfg])?
        #[cfg(feature = "__text")]
        impl<K, V, $($hasher,)? KE, VE> crate::walk::TextFieldEncode<$map> for Map<KE, VE>
        where
            $map: MapLike<K, V>,
            KE: crate::walk::TextEncoding<K>,
            VE: crate::walk::TextEncoding<V>,
        {
            #[inline]
            fn emit<F: crate::walk::Fields>(
                field: &'static crate::schema::FieldDescriptor,
                map: &$map,
                fields: &mut F,
            ) -> core::result::Result<(), F::Error> {
                if MapLike::is_empty(map) && !fields.writes_empty() { Ok(()) } else { fields.map::<K, V, KE, VE, _>(field, map) }
            }
        }

        $(#[$cfg])?
        #[cfg(feature = "__text")]
        impl<'de, K, V, $($hasher,)? KE, VE> crate::walk::TextFieldDecode<'de, $map> for Map<KE, VE>
        where
            $map: MapLike<K, V>,
            KE: Decoding<'de, K> + crate::walk::TextDecoding<'de, K>,
            VE: Decoding<'de, V> + crate::walk::TextDecoding<'de, V>,
        {
            #[inline]
            fn read<S: crate::walk::Source<'de>>(map: &mut $map, source: S) -> core::result::Result<(), S::Error> {
                source.map(&mut text::Insert::<K, V, KE, VE, _>::new(map)).map(|_| ())
            }
        }
    };
}

map_field!(#[cfg(feature = "std")] [H] std::collections::HashMap<K, V, H>);
map_field!([] BTreeMap<K, V>);

/// Writes an entry: a message whose field 1 is the key and whose field 2 is the value.
#[cfg_attr(not(debug_assertions), inline(always))]
fn encode_entry<K, V, KE: Encoding<K>, VE: Encoding<V>>(
    number: u32,
    key: &K,
    value: &V,
    out: &mut Writer<'_>,
    width: &mut usize,
) {
    out.sibling(Tag::new(number, WireType::LengthDelimited), width, |out| {
        KE::encode_implicit(Tag::new(1, KE::WIRE_TYPE), key, out);
        VE::encode_implicit(Tag::new(2, VE::WIRE_TYPE), value, out);
    });
}

#[inline]
fn entry_len<K, V, KE: Encoding<K>, VE: Encoding<V>>(number: u32, key: &K, value: &V) -> usize {
    let len = Implicit::<KE>::encoded_len(1, key) + Implicit::<VE>::encoded_len(2, value);
    Tag::new(number, WireType::LengthDelimited).encoded_len() + varint_len(len as u64) + len
}

/// Reads entries for as long as their tag repeats; false where there is none.
#[inline]
fn merge_entries<'de, K, V, KE: Decoding<'de, K>, VE: Decoding<'de, V>, M: MapLike<K, V>>(
    number: u32,
    map: &mut M,
    paid: &mut usize,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<bool> {
    let tag = Tag::new(number, WireType::LengthDelimited);
    let mut hit = false;
    loop {
        let start = *reader;
        if !reader.eat(tag) {
            return Ok(hit);
        }
        if !hit && map.is_full() {
            *paid = reserve_run(tag, map, start, context)?;
        }
        let result = merge_entry::<K, V, KE, VE, M>(map, reader, context, paid);
        if !unless_unknown::<V, VE>(result, reader, start)? {
            return Ok(hit);
        }
        hit = true;
    }
}

/// Makes room for the entries that come next, so that they are put in their places once; returns how many were charged.
#[inline(never)]
fn reserve_run<K, V, M: MapLike<K, V>>(
    tag: Tag,
    map: &mut M,
    start: Reader<'_>,
    context: Context<'_>,
) -> Result<usize> {
    let count = start.count_run(tag, LONGEST_RUN);
    context.charge(entry_size(map).saturating_mul(count), &start)?;
    map.reserve(count);
    Ok(count)
}

/// Reads an entry, whose tag has been read; the last one of a key wins, and takes the place of the one before. The places of
/// the next `paid` new ones were charged.
#[inline]
fn merge_entry<'de, K, V, KE: Decoding<'de, K>, VE: Decoding<'de, V>, M: MapLike<K, V>>(
    map: &mut M,
    reader: &mut Reader<'de>,
    context: Context<'_>,
    paid: &mut usize,
) -> Result<()> {
    let inner = context.enter(reader)?.for_new();
    let start = *reader;
    let entry = Reader::new(reader.bytes()?);
    let (key, value) = match decode_entry::<K, V, KE, VE>(entry, inner, start) {
        Err(error) if VE::CLOSED => return Err(check_entry::<K, V, KE, VE>(error, entry, inner)),
        result => result?,
    };
    let place = if *paid == 0 { entry_size(map) } else { 0 };
    let size = place + KE::EMPTY_HEAP + VE::EMPTY_HEAP;
    let charged = context.try_charge(size);
    if !charged && !map.has(&key) {
        return Err(start.fail(DecodeErrorKind::AllocationLimit));
    }
    if map.insert(key, value) {
        *paid = paid.saturating_sub(1);
    } else if charged {
        context.refund(size);
    }
    Ok(())
}

/// What one more entry takes: a table or a tree is up to half empty and has its own bookkeeping, and the first entry
/// makes room for more.
fn entry_size<K, V, M: MapLike<K, V>>(map: &M) -> usize {
    let entries = if map.is_empty() { M::FIRST } else { M::FURTHER };
    entries * size_of::<(K, V)>() + if map.is_empty() { 32 } else { 16 }
}

/// Reads the inside of an entry, which begins at `at`; what is missing is empty, what is neither key nor value is
/// skipped.
#[inline]
fn decode_entry<'de, K, V, KE: Decoding<'de, K>, VE: Decoding<'de, V>>(
    mut reader: Reader<'de>,
    context: Context<'_>,
    at: Reader<'_>,
) -> Result<(K, V)> {
    let (key_tag, value_tag) = (Tag::new(1, KE::WIRE_TYPE), Tag::new(2, VE::WIRE_TYPE));
    let mut key = if reader.eat(key_tag) { Some(KE::decode(&mut reader, context)?) } else { None };
    let mut value =
        if reader.eat(value_tag) { Some(read_part::<V, VE>(value_tag, &mut reader, context)?) } else { None };
    while !reader.is_empty() {
        let tag = reader.tag()?;
        if tag == key_tag {
            merge_part::<K, KE>(tag, &mut key, &mut reader, context)?;
        } else if tag == value_tag {
            merge_part::<V, VE>(tag, &mut value, &mut reader, context)?;
        } else {
            reader.raw(tag, context)?;
        }
    }
    if value.is_none() && VE::KIND.required_field().is_some() {
        context.note_incomplete(&reader)?;
    }
    let absent = |kind| at.fail(kind);
    let key = key.map_or_else(KE::absent, Ok).map_err(absent)?;
    Ok((key, value.map_or_else(VE::absent, Ok).map_err(absent)?))
}

/// Reads a key or a value, of all its parts where it is made of these.
#[inline]
fn read_part<'de, T, E: Decoding<'de, T>>(tag: Tag, reader: &mut Reader<'de>, context: Context<'_>) -> Result<T> {
    if E::GATHERS {
        return parts::new::<T, E>(Parts::new(tag, *reader, &[]), reader, context);
    }
    E::decode(reader, context)
}

/// Looks at all of an entry that was given up on for its value's sake, as it may be kept: what is wrong with another part
/// of it takes the place of `error`.
#[cold]
#[inline(never)]
fn check_entry<'de, K, V, KE: Decoding<'de, K>, VE: Decoding<'de, V>>(
    error: DecodeError,
    entry: Reader<'de>,
    context: Context<'_>,
) -> DecodeError {
    if !is_unknown_value(&error) {
        return error;
    }
    context.lend(|| skip_entry::<K, V, KE, VE>(entry, context)).err().unwrap_or(error)
}

/// Reads the inside of an entry to its end, whatever its values are.
fn skip_entry<'de, K, V, KE: Decoding<'de, K>, VE: Decoding<'de, V>>(
    mut reader: Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    let (key_tag, value_tag) = (Tag::new(1, KE::WIRE_TYPE), Tag::new(2, VE::WIRE_TYPE));
    while !reader.is_empty() {
        let tag = reader.tag()?;
        let start = reader;
        let is_read = if tag == key_tag {
            KE::decode(&mut reader, context).map(|_| true)?
        } else if tag == value_tag {
            let result = VE::decode(&mut reader, context).map(drop);
            unless_unknown::<V, VE>(result, &mut reader, start)?
        } else {
            false
        };
        if !is_read {
            reader.raw(tag, context)?;
        }
    }
    Ok(())
}

/// Reads a key or a value that does not come where an encoder would put it.
#[cold]
#[inline(never)]
fn merge_part<'de, T, E: Decoding<'de, T>>(
    tag: Tag,
    part: &mut Option<T>,
    reader: &mut Reader<'de>,
    context: Context<'_>,
) -> Result<()> {
    match part {
        Some(_) if E::GATHERS => parts::pass(tag, reader, context)?,
        Some(part) => E::merge(part, reader, context)?,
        None if E::GATHERS => *part = Some(read_part::<T, E>(tag, reader, context)?),
        None => E::insert(part, reader, context)?,
    }
    Ok(())
}

#[cfg(feature = "__text")]
pub(super) mod text {
    //! Maps from the text wires.

    use core::marker::PhantomData;

    use super::{Decoding, MapLike, entry_size};
    use crate::{
        error::DecodeErrorKind,
        walk::{Entries, Source, TextDecoding},
    };

    /// Inserts what a source has.
    pub(crate) struct Insert<'m, K, V, KE, VE, M> {
        map: &'m mut M,
        key: Option<K>,
        /// `None` before the value was read, `Some(None)` for a value that counts as absent.
        value: Option<Option<V>>,
        encodings: PhantomData<(KE, VE)>,
    }

    impl<'m, K, V, KE, VE, M> Insert<'m, K, V, KE, VE, M> {
        pub(crate) fn new(map: &'m mut M) -> Self {
            Self { map, key: None, value: None, encodings: PhantomData }
        }
    }

    impl<'de, K, V, KE, VE, M> Entries<'de> for Insert<'_, K, V, KE, VE, M>
    where
        M: MapLike<K, V>,
        KE: Decoding<'de, K> + TextDecoding<'de, K>,
        VE: Decoding<'de, V> + TextDecoding<'de, V>,
    {
        fn key<S: Source<'de>>(&mut self, source: S) -> Result<(), S::Error> {
            self.key = KE::read(source)?;
            Ok(())
        }

        fn value<S: Source<'de>>(&mut self, source: S) -> Result<(), S::Error> {
            if !source.charge(self.place_size()) {
                return Err(S::fail(source.place(), DecodeErrorKind::AllocationLimit));
            }
            self.value = Some(VE::read(source)?);
            Ok(())
        }

        fn next_index(&self) -> usize {
            self.map.len()
        }

        fn entry_size(&self) -> usize {
            self.place_size() + VE::EMPTY_HEAP
        }

        fn place_size(&self) -> usize {
            entry_size(self.map) + KE::EMPTY_HEAP
        }

        fn lacks(&self) -> Option<&'static str> {
            if self.value.is_some() { None } else { VE::KIND.required_field() }
        }

        fn finish(&mut self) -> Result<bool, DecodeErrorKind> {
            let key = self.key.take().map_or_else(KE::absent, Ok)?;
            Ok(match self.value.take() {
                Some(None) => true,
                Some(Some(value)) => self.map.insert(key, value),
                None => self.map.insert(key, VE::absent()?),
            })
        }
    }
}
