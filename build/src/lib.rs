#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

mod config;
mod error;
pub mod features;
mod generate;
pub mod load;
pub mod model;
mod names;
pub mod plugin;
mod rules;

pub use self::{
    config::Config,
    error::{Error, Problem},
};
