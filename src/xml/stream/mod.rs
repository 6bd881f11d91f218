//! Documents that are longer than memory: messages as the children of a root, one after the other.
//!
//! `split.rs` finds where an element ends before it is read, `read.rs` and `write.rs` are the two ways.

mod read;
mod split;
mod write;

pub use self::{
    read::{ElementReader, Elements},
    write::ElementWriter,
};
