//! Tests of `wireform::io::DelimitedCodec`, in a package of their own: plain `cargo test` then has the feature on.
