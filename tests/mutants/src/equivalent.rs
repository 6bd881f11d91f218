//! The list of changes that are none in what the code does, each with the reason.

use crate::mutant::Mutant;

/// A pattern of the list.
#[derive(Debug)]
struct Pattern {
    file: String,
    function: String,
    change: String,
}

/// What `tests/mutants/equivalent.txt` says: paragraphs, each a reason in lines that begin with `#` and then patterns,
/// `file | function | change`, where `*` stands for anything.
#[derive(Debug)]
pub(crate) struct Equivalent(Vec<Pattern>);

impl Equivalent {
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
        lines.map(pattern).collect::<Result<_, _>>().map(Self)
    }

    pub(crate) fn has(&self, mutant: &Mutant) -> bool {
        self.0.iter().any(|pattern| pattern.fits(mutant))
    }

    /// Returns the patterns that fit no change: what they spoke of has gone.
    pub(crate) fn stale(&self, mutants: &[Mutant]) -> Vec<String> {
        let stale = self.0.iter().filter(|pattern| !mutants.iter().any(|mutant| pattern.fits(mutant)));
        stale.map(|pattern| format!("{} | {} | {}", pattern.file, pattern.function, pattern.change)).collect()
    }
}

impl Pattern {
    fn fits(&self, mutant: &Mutant) -> bool {
        let key = mutant.key();
        let change = key.splitn(3, " | ").nth(2).unwrap_or_default();
        fits(&self.file, &mutant.file)
            && fits(&self.function, &mutant.function)
            && (fits(&self.change, change) || fits(&self.change, &mutant.change))
    }
}

fn pattern(line: &str) -> Result<Pattern, String> {
    let mut columns = line.splitn(3, " | ").map(|column| column.trim().to_owned());
    match (columns.next(), columns.next(), columns.next()) {
        (Some(file), Some(function), Some(change)) => Ok(Pattern { file, function, change }),
        _ => Err(format!("no pattern: {line}")),
    }
}

/// Returns whether a text fits a pattern in which `*` stands for anything.
fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let first = parts.next().unwrap_or_default();
    let Some(mut text) = text.strip_prefix(first) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return text.is_empty() };
    for part in middle {
        let Some(at) = text.find(part) else { return false };
        text = &text[at + part.len()..];
    }
    text.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::{Equivalent, fits};

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, text) in [("a", "a"), ("*", ""), ("a*", "abc"), ("*c", "abc"), ("a*b*c", "a-b-c"), ("*b*", "abc")]
        {
            assert!(fits(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in [("a", "ab"), ("a*c", "ab"), ("*b", "ba"), ("a*a", "a"), ("a*b*b", "ab")] {
            assert!(!fits(pattern, text), "{pattern} {text}");
        }
    }

    #[test]
    fn a_pattern_has_three_columns() {
        assert!(Equivalent::parse("# why\nsrc/a.rs | f | 1 is 2\n\n").is_ok());
        assert!(Equivalent::parse("src/a.rs | f\n").is_err());
    }
}
