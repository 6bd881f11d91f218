//! Where an error stands, for people.

/// Returns line and column of `offset`, both counted from 1, the column in bytes.
pub(crate) fn line_and_column(input: &[u8], offset: usize) -> (usize, usize) {
    let before = input.get(..offset).unwrap_or(input);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let column = before.iter().rev().take_while(|byte| **byte != b'\n').count() + 1;
    (line, column)
}

/// Returns where `part` begins, if it is a part of `input`.
#[cfg(feature = "json")]
pub(crate) fn offset_in(input: &str, part: &str) -> Option<usize> {
    let offset = part.as_ptr().addr().checked_sub(input.as_ptr().addr())?;
    (offset < input.len()).then_some(offset)
}
