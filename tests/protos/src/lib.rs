//! The modules that wireform-build makes of the test schemas, under the strictest lints.

#![forbid(unsafe_code)]
#![deny(warnings, unused, missing_docs, nonstandard_style, unreachable_pub, clippy::all, clippy::pedantic)]

extern crate alloc;

/// Schemas as they are.
pub mod plain {
    include!(concat!(env!("OUT_DIR"), "/_includes.rs"));
}

/// A schema with all options.
pub mod options {
    include!(concat!(env!("OUT_DIR"), "/options/_includes.rs"));
}

/// A schema with the well-known types of the library.
pub mod well_known {
    include!(concat!(env!("OUT_DIR"), "/well_known/_includes.rs"));
}

/// A schema whose well-known types were compiled, too.
pub mod compiled {
    include!(concat!(env!("OUT_DIR"), "/compiled/_includes.rs"));
}

/// A schema of edition 2024.
pub mod editions {
    include!(concat!(env!("OUT_DIR"), "/editions/_includes.rs"));
}

/// Samples of random descriptor sets.
pub mod samples {
    include!(concat!(env!("OUT_DIR"), "/samples/samples.rs"));
}

/// What the schema `options` has from elsewhere.
#[derive(wireform::Message, Clone, Debug, Default, PartialEq)]
#[proto(package = "shapes.options")]
pub struct Elsewhere {
    /// The only field.
    #[proto(1)]
    pub number: i32,
}
