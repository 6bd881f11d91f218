//! The module that goes into each crate: it tells which change is on.

/// Returns the module's source. The variable is read by C's function, as std's takes memory, which some tests count.
pub(crate) fn module(count: usize) -> String {
    include_str!("switch.txt").replace("COUNT", &(count + 1).to_string())
}
