//! What the derives refuse, and what they say: a program for each mistake, in folders by cause, with the compiler's
//! output beside it.
//!
//! `TRYBUILD=overwrite cargo test -p wireform-test-ui` writes the outputs anew, to be reviewed. Those in `type` quote the
//! compiler's own words and lists of types, which change with its version: they are for the current stable one.
#![forbid(unsafe_code)]
