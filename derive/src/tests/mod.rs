//! Tests of the derives as functions from tokens to tokens. What rustc makes of an expansion is tested in `tests/ui`.

mod errors;
mod expected;
mod names;
mod ui;
