//! What is measured, and how: the shapes, the operations on them, and rounds that interleave the candidates.
//!
//! `shapes` has the messages, `cells` the operations of each library, `measure` the clock, `report` the tables. Two
//! programs use them: `table`, which compares, and the criterion bench `explore`, for work on one operation.
#![forbid(unsafe_code)]

pub mod cells;
pub mod measure;
pub mod report;
pub mod shapes;

/// What buffa generates from `shapes.proto`.
#[allow(missing_docs, missing_debug_implementations, unused_qualifications, unreachable_pub, clippy::all)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/generated.rs"));
    pub use self::shapes::*;
}
