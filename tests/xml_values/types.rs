//! The list of types: 14 kinds of values in 9 places each, and those that are of interest in one.

use std::collections::BTreeMap;

use crate::{
    Run,
    values::{
        Adjacent, Buffered, Bytes, Choice, Defaults, Double, Empty, Flat, Internal, Nested, Newtype, NoElements,
        OddNames, OddVariants, OtherKey, Pairs, Record, Single, Text, Tree, Tuple, Unit, Untagged,
    },
};

type Itself<T> = T;
type Pair<T> = (T, T);
type Key<T> = Pairs<T, u8>;
type Value<T> = Pairs<Text, T>;

macro_rules! in_place {
    ($run:ident, $($group:literal: $($place:ident)+,)*) => {
        $($(in_place!(@each $run, $group, $place, [
            Double, Text, char, Bytes, Option<u8>, Option<Option<Text>>, (), Unit, Vec<Text>, BTreeMap<Text, i32>, Record,
            Choice<u8>, Newtype<i64>, (u8, Text), Tuple<i32>, Pairs<Text, Text>
        ]);)+)*
    };
    (@each $run:ident, $group:literal, $place:ident, [$($type:ty),*]) => {
        $($run.check::<$place<$type>>($group, true);)*
    };
}

/// Checks the values of all types.
pub(crate) fn run() -> Run {
    let mut run = Run::default();
    scalars(&mut run);
    in_place! {
        run,
        "one value in a field": Itself,
        "in an `Option`": Option,
        "in a list": Vec,
        "in tuples and newtypes": Pair Tuple Newtype,
        "as values of a map": Value,
        "as keys of a map": Key,
        "in a variant": Choice,
    }
    options(&mut run);
    others(&mut run);
    tagged(&mut run);
    run
}

macro_rules! list {
    ($run:ident, $group:literal, $plain:literal, [$($type:ty),* $(,)?]) => {
        $($run.check::<$type>($group, $plain);)*
    };
}

fn scalars(run: &mut Run) {
    list!(run, "a number or a bool", true, [bool, i8, i16, i32, i64, i128, u8, u16, u32, u64, u128, Single]);
}

/// More options where few values of the types above have one.
fn options(run: &mut Run) {
    list!(run, "as keys of a map", true, [Key<Option<bool>>, Key<Option<Text>>]);
    list!(run, "in a variant", true, [
        Choice<Option<bool>>,
        Choice<Option<char>>,
        Choice<Option<Unit>>,
        Choice<Option<Record>>,
        Choice<Option<Bytes>>,
        Choice<Option<i8>>,
        Choice<Option<Empty>>,
    ]);
}

fn others(run: &mut Run) {
    list!(run, "odd names, defaults, deep and empty types", true, [
        OddNames,
        OddVariants,
        Defaults,
        Tree,
        Empty,
        NoElements,
        [u8; 0],
        Vec<Vec<Vec<Text>>>,
        Option<Option<Option<()>>>,
        ((), (u8, (Text, Vec<u8>))),
        Box<[Option<Choice<Option<Text>>>]>,
        BTreeMap<(Option<i16>, Vec<char>), BTreeMap<bool, ()>>,
    ]);
}

fn tagged(run: &mut Run) {
    list!(run, "internally tagged, adjacent, untagged, flattened", false, [
        Internal,
        Adjacent<Text>,
        Adjacent<Option<()>>,
        Adjacent<Record>,
        Untagged,
        Vec<Untagged>,
        Flat<OtherKey>,
        Flat<u32>,
        Flat<bool>,
        Nested,
        Vec<Nested>,
        BTreeMap<Text, Untagged>,
        Buffered<()>,
        Buffered<Unit>,
        Buffered<Double>,
        Buffered<char>,
        Buffered<Bytes>,
        Buffered<Option<Option<()>>>,
        Buffered<Vec<Option<Unit>>>,
        Buffered<(NoElements, Empty, Newtype<i64>)>,
        Buffered<BTreeMap<(Option<i16>, bool), Text>>,
        Buffered<Choice<Option<()>>>,
        Buffered<Adjacent<Option<()>>>,
        Buffered<OddNames>,
        Buffered<OddVariants>,
        Buffered<Defaults>,
    ]);
}
