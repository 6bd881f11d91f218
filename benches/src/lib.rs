//! What is measured, and how: the shapes, the operations on them, and rounds that interleave the candidates.
//!
//! `shapes` has the messages, `cells` the operations of each library, `measure` the clock, `report` the tables and
//! `chart` the pictures. Two programs use them: `table`, which compares, and the criterion bench `explore`, for work on
//! one operation.
#![forbid(unsafe_code)]

pub mod cells;
pub mod chart;
pub mod measure;
pub mod report;
pub mod shapes;

/// What the peers' compilers make of `shapes.proto`.
mod generated {
    #[allow(missing_docs, missing_debug_implementations, unused_qualifications, unreachable_pub, clippy::all)]
    pub(crate) mod buffa {
        include!(concat!(env!("OUT_DIR"), "/buffa.rs"));
        pub use self::shapes::*;
    }

    #[allow(missing_docs, unused_qualifications, unreachable_pub, unused, clippy::all)]
    pub(crate) mod quick_owned {
        include!(concat!(env!("OUT_DIR"), "/quick_owned/shapes.rs"));
    }

    #[allow(missing_docs, unused_qualifications, unreachable_pub, unused, clippy::all)]
    pub(crate) mod quick_borrowed {
        include!(concat!(env!("OUT_DIR"), "/quick_borrowed/shapes.rs"));
    }
}
