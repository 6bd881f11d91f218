//! Everything that meets serde: JSON and XML for any type with serde's traits, in that type's own serde shape.
//!
//! Only [`Canonical`] needs a `Message`, whose canonical JSON it puts into any serde type. The canonical mappings
//! themselves are in the modules at the root of the crate.

#[cfg(feature = "json")]
mod account;
#[cfg(feature = "json")]
mod allowance;
#[cfg(feature = "json")]
pub mod canonical;
#[cfg(feature = "json")]
mod counted;
mod error;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "json")]
mod meter;
#[cfg(feature = "json")]
mod room;
#[cfg(feature = "xml")]
pub mod xml;

#[cfg(feature = "json")]
pub use self::canonical::Canonical;
