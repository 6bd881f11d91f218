//! Everything that meets serde: JSON and XML for any type with serde's traits, in that type's own serde shape.
//!
//! Nothing here needs a `Message`. The canonical mappings of messages are in the modules at the root of the crate.

mod error;
#[cfg(feature = "json")]
pub mod json;
#[cfg(feature = "xml")]
pub mod xml;
