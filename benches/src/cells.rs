//! The operations: what each library does in each cell of the table.
//!
//! A cell is one operation on one shape, a candidate one library's way to do it. Before anything is timed,
//! [`check`] has seen that all candidates come to the same result.

use std::{hint::black_box, rc::Rc};

use crate::shapes::{Catalog, Flat, Person, Shape};

/// A table: the candidates' names, ours first, and what they do.
#[derive(Debug)]
pub struct Table {
    /// What the table is about.
    pub title: &'static str,
    /// The columns.
    pub candidates: Vec<&'static str>,
    /// The rows.
    pub cells: Vec<Cell>,
}

/// A row: one operation on one shape.
#[derive(Debug)]
pub struct Cell {
    /// The name of the shape.
    pub shape: &'static str,
    /// The mean size of an encoded value.
    pub bytes: usize,
    /// What is done.
    pub operation: &'static str,
    /// One for each column.
    pub candidates: Vec<Candidate>,
}

/// One library's way to do an operation.
pub struct Candidate(Option<Box<dyn FnMut(usize)>>);

impl std::fmt::Debug for Candidate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Candidate").field(&self.0.is_some()).finish()
    }
}

impl Candidate {
    /// Does the operation on each value of a pool in turn.
    ///
    /// The loop is in here, so that a call by pointer is paid once for each sample and not for each message.
    fn each<T: 'static>(pool: &Rc<[T]>, mut operation: impl FnMut(&T) + 'static) -> Self {
        let pool = Rc::clone(pool);
        let mut next = 0;
        Self(Some(Box::new(move |count| {
            for _ in 0..count {
                operation(black_box(&pool[next]));
                next = if next + 1 < pool.len() { next + 1 } else { 0 };
            }
        })))
    }

    /// A place in the table that stays empty.
    fn none() -> Self {
        Self(None)
    }

    /// Does the operation `count` times; false where there is none.
    pub fn run(&mut self, count: usize) -> bool {
        self.0.as_mut().is_some_and(|run| {
            run(count);
            true
        })
    }
}

/// All tables.
///
/// # Panics
///
/// If a candidate does not come to the same result as the others.
pub fn tables() -> Vec<Table> {
    let mut cells = protobuf::<Person>();
    cells.extend(protobuf::<Flat>());
    cells.extend(protobuf::<Catalog>());
    vec![Table { title: "protobuf", candidates: vec!["wireform", "prost", "buffa"], cells }]
}

fn protobuf<S: Shape + 'static>() -> Vec<Cell> {
    check::<S>();
    let ours: Rc<[S]> = S::pool().into();
    let bytes: Rc<[Vec<u8>]> = ours.iter().map(wireform::proto::to_vec).collect();
    let buffas: Rc<[S::Buffa]> = bytes.iter().map(|bytes| buffa(bytes)).collect();
    let mean = bytes.iter().map(Vec::len).sum::<usize>() / bytes.len();
    let cell = |operation, candidates| Cell { shape: S::NAME, bytes: mean, operation, candidates };
    vec![
        cell("encode, new Vec", encode_new(&ours, &buffas)),
        cell("encode, cleared Vec", encode_cleared(&ours, &buffas)),
        cell("decode, owned", decode::<S>(&bytes)),
        cell("decode into old value", decode_into::<S>(&bytes)),
        cell("(clone and drop)", clone(&ours)),
    ]
}

fn encode_new<S: Shape + 'static>(ours: &Rc<[S]>, buffas: &Rc<[S::Buffa]>) -> Vec<Candidate> {
    vec![
        Candidate::each(ours, |value| drop(black_box(wireform::proto::to_vec(value)))),
        Candidate::each(ours, |value| drop(black_box(prost::Message::encode_to_vec(value)))),
        Candidate::each(buffas, |value| drop(black_box(buffa::Message::encode_to_vec(value)))),
    ]
}

fn encode_cleared<S: Shape + 'static>(ours: &Rc<[S]>, buffas: &Rc<[S::Buffa]>) -> Vec<Candidate> {
    let (mut our, mut prosts, mut buffa) = (Vec::new(), Vec::new(), Vec::new());
    vec![
        Candidate::each(ours, move |value| {
            our.clear();
            wireform::proto::encode_into(value, &mut our);
            black_box(&our);
        }),
        Candidate::each(ours, move |value| {
            prosts.clear();
            prost::Message::encode(value, &mut prosts).expect("a vector has room");
            black_box(&prosts);
        }),
        Candidate::each(buffas, move |value| {
            buffa.clear();
            buffa::Message::encode(value, &mut buffa);
            black_box(&buffa);
        }),
    ]
}

fn decode<S: Shape + 'static>(bytes: &Rc<[Vec<u8>]>) -> Vec<Candidate> {
    vec![
        Candidate::each(bytes, |bytes| {
            black_box(&wireform::proto::from_slice::<S>(bytes).expect("checked"));
        }),
        Candidate::each(bytes, |bytes| {
            black_box(&<S as prost::Message>::decode(&bytes[..]).expect("checked"));
        }),
        Candidate::each(bytes, |bytes| {
            black_box(&buffa::<S::Buffa>(bytes));
        }),
    ]
}

fn decode_into<S: Shape + 'static>(bytes: &Rc<[Vec<u8>]>) -> Vec<Candidate> {
    let (mut ours, mut prosts, mut buffas) = (S::default(), S::default(), S::Buffa::default());
    vec![
        Candidate::each(bytes, move |bytes| {
            wireform::proto::decode_into(&mut ours, bytes).expect("checked");
            black_box(&ours);
        }),
        Candidate::each(bytes, move |bytes| {
            prost_into(&mut prosts, bytes);
            black_box(&prosts);
        }),
        Candidate::each(bytes, move |bytes| {
            buffa_into(&mut buffas, bytes);
            black_box(&buffas);
        }),
    ]
}

/// What no decoder of owned values can beat: their allocations.
fn clone<S: Shape + 'static>(ours: &Rc<[S]>) -> Vec<Candidate> {
    let clone = Candidate::each(ours, |value| {
        black_box(&value.clone());
    });
    vec![clone, Candidate::none(), Candidate::none()]
}

#[inline]
fn prost_into<S: Shape>(value: &mut S, bytes: &[u8]) {
    prost::Message::clear(value);
    prost::Message::merge(value, bytes).expect("checked");
}

#[inline]
fn buffa<M: buffa::Message>(bytes: &[u8]) -> M {
    M::decode_from_slice(bytes).expect("checked")
}

#[inline]
fn buffa_into<M: buffa::Message>(value: &mut M, bytes: &[u8]) {
    value.clear();
    value.merge_from_slice(bytes).expect("checked");
}

/// Checks that every candidate reads and writes every value of the shape's pool as the others do.
///
/// buffa's values are of another type: they are compared by the bytes that buffa makes of them.
///
/// # Panics
///
/// If one does not.
pub fn check<S: Shape>() {
    let (mut ours, mut prosts, mut buffas) = (S::default(), S::default(), S::Buffa::default());
    for value in S::pool() {
        let bytes = wireform::proto::to_vec(&value);
        let mut appended = Vec::new();
        wireform::proto::encode_into(&value, &mut appended);
        assert!(bytes == appended, "{}: encode_into", S::NAME);
        assert!(bytes == prost::Message::encode_to_vec(&value), "{}: prost's bytes", S::NAME);
        assert!(bytes == buffa::Message::encode_to_vec(&buffa::<S::Buffa>(&bytes)), "{}: buffa's bytes", S::NAME);

        assert!(wireform::proto::from_slice::<S>(&bytes).is_ok_and(|read| read == value), "{}: from_slice", S::NAME);
        assert!(
            <S as prost::Message>::decode(&bytes[..]).is_ok_and(|read| read == value),
            "{}: prost's value",
            S::NAME
        );

        wireform::proto::decode_into(&mut ours, &bytes).expect("valid");
        assert!(ours == value, "{}: decode_into", S::NAME);
        prost_into(&mut prosts, &bytes);
        assert!(prosts == value, "{}: prost's clear and merge", S::NAME);
        buffa_into(&mut buffas, &bytes);
        assert!(bytes == buffa::Message::encode_to_vec(&buffas), "{}: buffa's clear and merge", S::NAME);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_candidates_agree_on_every_shape() {
        check::<Person>();
        check::<Flat>();
        check::<Catalog>();
    }

    #[test]
    fn shapes_have_the_sizes_that_the_design_names() {
        let sizes: Vec<_> = tables()[0].cells.iter().step_by(5).map(|cell| cell.bytes).collect();
        assert!((33..=50).contains(&sizes[0]), "{sizes:?}");
        assert!((240..=270).contains(&sizes[1]), "{sizes:?}");
        assert!((8_000..=10_000).contains(&sizes[2]), "{sizes:?}");
    }
}
