//! What a value of a serde type takes is within the budget, whatever document it is read from.
//!
//! The first three bytes are the type, whether the document is XML, and the budget.

#![no_main]

#[path = "../../tests/hostile/serde_types/shapes.rs"]
mod shapes;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque},
    rc::Rc,
    sync::Arc,
};

use libfuzzer_sys::fuzz_target;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use wireform::{
    Limits,
    serde::{json, xml},
};
use wireform_test_support::allocation::{Counting, Used, measure};

use crate::shapes::{
    Adjacent, Boxes, Chain, Flat, Maybe, Newtype, Plain, Small, Tables, Tagged, Tree, Trees, Tuples, each_type,
};

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// What an error may take, with the stack of open elements.
const SLACK: usize = 4096;

macro_rules! readers {
    ($($ty:ty),*) => { [$(read::<$ty>),*] };
}

static TYPES: &[fn(&[u8], bool, Limits) -> Used] = &each_type!(readers);

fn read<T: DeserializeOwned>(document: &[u8], is_xml: bool, limits: Limits) -> Used {
    if is_xml {
        let options = xml::Options::new().limits(limits);
        measure(|| options.from_slice::<T>(document).is_ok()).1
    } else {
        let options = json::Options::new().limits(limits);
        measure(|| options.from_slice::<T>(document).is_ok()).1
    }
}

fuzz_target!(|input: &[u8]| {
    if let [place, is_xml, times, document @ ..] = input {
        let budget = usize::from(*times) * document.len();
        let limits = Limits::new().allocation(budget);
        let used = TYPES[usize::from(*place) % TYPES.len()](document, is_xml & 1 != 0, limits);
        assert!(used.peak <= 2 * budget + document.len() + SLACK, "{used:?} with {budget}");
    }
});
