#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod error;
pub mod features;

pub use self::error::{Error, Problem};
