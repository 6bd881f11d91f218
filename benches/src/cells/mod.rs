//! The operations: what each library does in each cell of the tables.
//!
//! A cell is one operation on one shape, a candidate one library's way to do it. Before a candidate comes to be, it
//! has been seen to come to the same result as the others on each value of the pool.

mod protobuf;
mod text;

use std::{
    fmt::{self, Debug, Formatter},
    hint::black_box,
    rc::Rc,
};

use crate::shapes::{self, Message, Shape};

/// Which table a cell belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// Binary.
    Protobuf,
    /// JSON: ours and buffa's is canonical, serde_json's as its derive has it.
    Json,
    /// XML, each library's own: ours of the message.
    Xml,
    /// XML by serde's derive alone.
    SerdeXml,
}

/// One operation on one shape.
#[derive(Debug)]
pub struct Cell {
    /// Which table it belongs to.
    pub wire: Wire,
    /// The name of the shape.
    pub shape: &'static str,
    /// The mean size of a value that we wrote.
    pub bytes: usize,
    /// What is done.
    pub operation: &'static str,
    /// The libraries that do it; we are the first.
    pub candidates: Vec<Candidate>,
}

/// One library's way to do an operation.
pub struct Candidate {
    /// The library, or what no library can beat.
    pub name: &'static str,
    /// How many values it goes round.
    pub pool: usize,
    run: Box<dyn FnMut(usize)>,
}

impl Debug for Candidate {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Candidate").field(&self.name).finish()
    }
}

impl Candidate {
    /// Does the operation on each value of a pool in turn.
    ///
    /// The loop is in here, so that a call by pointer is paid once for each sample and not for each message.
    fn each<T: 'static>(name: &'static str, pool: &Rc<[T]>, mut operation: impl FnMut(&T) + 'static) -> Self {
        let pool = Rc::clone(pool);
        let (len, mut next) = (pool.len(), 0);
        let run = move |count| {
            for _ in 0..count {
                operation(black_box(&pool[next]));
                next = if next + 1 < len { next + 1 } else { 0 };
            }
        };
        Self { name, pool: len, run: Box::new(run) }
    }

    /// Does the operation `count` times.
    pub fn run(&mut self, count: usize) {
        (self.run)(count);
    }
}

/// The cells of a shape, which are made when they are needed: some shapes take megabytes.
pub struct Group {
    /// The name of the shape.
    pub shape: &'static str,
    cells: Box<dyn Fn() -> Vec<Cell>>,
}

impl Debug for Group {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Group").field(&self.shape).finish()
    }
}

impl Group {
    fn of<M: Message + 'static>(shape: Shape<M>) -> Self {
        let name = shape.name;
        let cells = move || {
            let pool: Rc<[M]> = shape.pool().into();
            let mut cells = protobuf::cells(&shape, &pool);
            if shape.text {
                cells.extend(text::cells(&shape, &pool));
            }
            cells
        };
        Self { shape: name, cells: Box::new(cells) }
    }

    /// Checks all that is about to be measured, and returns it.
    ///
    /// # Panics
    ///
    /// If a candidate does not come to the same result as the others.
    pub fn cells(&self) -> Vec<Cell> {
        (self.cells)()
    }
}

/// All shapes.
pub fn groups() -> Vec<Group> {
    vec![
        Group::of(shapes::PERSON),
        Group::of(shapes::FLAT),
        Group::of(shapes::WIDE_60),
        Group::of(shapes::WIDE_150),
        Group::of(shapes::LOG),
        Group::of(shapes::NESTED),
        Group::of(shapes::MAPS),
        Group::of(shapes::FAST_MAPS),
        Group::of(shapes::CHAIN_32),
        Group::of(shapes::CHAIN_64),
        Group::of(shapes::CHAIN_5),
        Group::of(shapes::MESH),
        Group::of(shapes::SOME_INTS),
        Group::of(shapes::SMALL_INTS),
        Group::of(shapes::MIXED_INTS),
        Group::of(shapes::LARGE_LONGS),
        Group::of(shapes::FLOATS),
        Group::of(shapes::DOUBLES),
        Group::of(shapes::ASCII),
        Group::of(shapes::KOREAN),
        Group::of(shapes::MEDIA),
        Group::of(shapes::BLOB),
    ]
}

fn mean(sizes: impl ExactSizeIterator<Item = usize>) -> usize {
    let count = sizes.len();
    sizes.sum::<usize>() / count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The large shapes take long in a debug build; the table checks them as well.
    #[test]
    fn all_candidates_agree_on_the_small_shapes() {
        let small = ["person", "flat, 27 fields", "60 fields", "150 fields", "log line", "nested lists", "depth 64"];
        let mut sizes = Vec::new();
        for group in groups().iter().filter(|group| small.contains(&group.shape)) {
            let cells = group.cells();
            assert!(cells.iter().any(|cell| cell.operation == "decode, borrowed" && cell.candidates.len() > 1));
            sizes.push(cells[0].bytes);
        }
        let expected = [33..=50, 240..=270, 500..=800, 1_300..=2_000, 900..=1_100, 8_000..=10_000, 900..=1_300];
        assert!(expected.iter().zip(&sizes).all(|(expected, size)| expected.contains(size)), "{sizes:?}");
    }
}
