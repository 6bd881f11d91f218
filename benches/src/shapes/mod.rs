//! The messages that are measured, each a struct that our derive and prost's share.
//!
//! `shapes.proto` says the same for buffa, which has types of its own. A shape comes as a pool of values that differ,
//! so that no branch predictor learns one of them by heart.

mod flat;
mod nested;
mod person;
mod random;

pub use self::{
    flat::Flat,
    nested::{Catalog, Entry, Label, Section},
    person::Person,
    random::Random,
};

/// A message that is measured.
pub trait Shape: wireform::Message + prost::Message + Clone + PartialEq + Default {
    /// What the table calls it.
    const NAME: &'static str;
    /// How many values a pool has.
    const POOL: usize = 64;
    /// The type that buffa generates for the same message.
    type Buffa: buffa::Message + Default;

    /// Makes a value.
    fn random(random: &mut Random) -> Self;

    /// Makes a pool, always the same.
    fn pool() -> Vec<Self> {
        let mut random = Random::new();
        (0..Self::POOL).map(|_| Self::random(&mut random)).collect()
    }
}
