//! Comments as docs: what rustdoc would take for code, links or HTML becomes text.
//!
//! Comments in `.proto` files are written for people. Rustdoc would run an indented example as a test, look for the type
//! that `[Foo][a.b.Foo]` names, and find `map<string, Foo>` to be a tag that is never closed.

use proc_macro2::TokenStream;
use quote::quote;

/// Languages whose code rustdoc runs.
const TESTED: [&str; 7] = ["", "rust", "should_panic", "no_run", "ignore", "compile_fail", "test_harness"];

/// Returns a comment as attributes.
pub(super) fn of(comment: &str) -> TokenStream {
    let lines = markdown(comment);
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// Returns the lines of a comment as Markdown that rustdoc shows and does not run.
fn markdown(comment: &str) -> Vec<String> {
    let mut out = Output::default();
    for line in plain(comment) {
        out.add(&line);
    }
    out.close();
    out.lines
}

/// Returns the lines without what they have in common before the text, and without empty ones around them.
fn plain(comment: &str) -> Vec<String> {
    let comment = comment.strip_prefix('*').unwrap_or(comment);
    let lines: Vec<String> = comment.lines().map(|line| line.trim_end().replace('\t', "    ")).collect();
    let indents = lines.iter().filter(|line| !line.is_empty()).map(|line| indent(line));
    let common = indents.min().unwrap_or(0);
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !line.is_empty()).map_or(first, |last| last + 1);
    lines[first..last].iter().map(|line| line.get(common..).unwrap_or_default().to_owned()).collect()
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// What encloses the lines that come.
#[derive(Default, PartialEq, Eq)]
enum State {
    #[default]
    Text,
    /// Code between fences, of this kind.
    Fenced(&'static str),
    /// Code that was indented.
    Indented,
}

#[derive(Default)]
struct Output {
    lines: Vec<String>,
    state: State,
}

impl Output {
    fn add(&mut self, line: &str) {
        match self.state {
            State::Fenced(fence) if line.trim_start().starts_with(fence) => self.close(),
            State::Fenced(_) => self.lines.push(line.to_owned()),
            State::Indented if line.is_empty() => self.lines.push(String::new()),
            State::Indented if indent(line) >= 4 => self.lines.push(line[4..].to_owned()),
            State::Indented => {
                self.close();
                self.add_text(line);
            }
            State::Text => self.add_text(line),
        }
    }

    fn add_text(&mut self, line: &str) {
        let text = line.trim_start();
        let fence = ["```", "~~~"].into_iter().find(|fence| text.starts_with(fence));
        if let Some(fence) = fence.filter(|fence| !text[3..].contains(fence)) {
            let language = text[3..].split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_').next();
            let language = language.filter(|language| !TESTED.contains(language)).unwrap_or("text");
            self.lines.push(format!("{fence}{language}"));
            self.state = State::Fenced(fence);
        } else if indent(line) >= 4 && self.lines.last().is_none_or(String::is_empty) {
            self.lines.push("```text".to_owned());
            self.lines.push(line[4..].to_owned());
            self.state = State::Indented;
        } else {
            let indent = &line[..indent(line).min(3)];
            self.lines.push(format!("{indent}{}", escaped(text)));
        }
    }

    /// Ends code.
    fn close(&mut self) {
        match std::mem::take(&mut self.state) {
            State::Text => {}
            State::Fenced(fence) => self.lines.push(fence.to_owned()),
            State::Indented => {
                let text = self.lines.iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
                self.lines.insert(text, "```".to_owned());
            }
        }
    }
}

/// Escapes what is a link or a tag, and makes links of bare addresses.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let taken = as_it_is(rest);
        if taken > 0 {
            out.push_str(&rest[..taken]);
            rest = &rest[taken..];
            continue;
        }
        let url = address(rest);
        if url > 0 {
            out.push_str(&format!("<{}>", &rest[..url]));
            rest = &rest[url..];
            continue;
        }
        if matches!(first, '[' | ']' | '<' | '`') {
            out.push('\\');
        }
        out.push(first);
        rest = &rest[first.len_utf8()..];
    }
    out
}

/// Returns the length of what stands at the beginning and is well as it is: an escape, code, or a link to an address.
fn as_it_is(text: &str) -> usize {
    match text.as_bytes() {
        [b'\\', next, ..] if next.is_ascii_punctuation() => 2,
        [b'`', ..] => {
            let ticks = text.len() - text.trim_start_matches('`').len();
            let end = text[ticks..].find(&text[..ticks]).map(|end| end + 2 * ticks);
            end.filter(|&end| !text[end..].starts_with('`')).unwrap_or(0)
        }
        [b'<', ..] => match address(&text[1..]) {
            0 => 0,
            url if text[1 + url..].starts_with('>') => url + 2,
            _ => 0,
        },
        [b'[', ..] => {
            let Some(middle) = text.find("](") else { return 0 };
            let url = address(&text[middle + 2..]);
            let nested = text[1..middle].contains(['[', ']', '<', '`']);
            let is_link = url > 0 && !nested && text[middle + 2 + url..].starts_with(')');
            if is_link { middle + 2 + url + 1 } else { 0 }
        }
        _ => 0,
    }
}

/// Returns the length of the address that stands at the beginning.
fn address(text: &str) -> usize {
    let Some(scheme) = ["https://", "http://"].iter().find(|scheme| text.starts_with(**scheme)) else { return 0 };
    let end = text.find(|letter: char| letter.is_whitespace() || "<>[]()`\"'".contains(letter)).unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    if url.len() > scheme.len() { url.len() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_tags_are_text() {
        for (comment, expected) in [
            ("See [Foo][a.b.Foo].", r"See \[Foo\]\[a.b.Foo\]."),
            ("A map<string, Foo>", r"A map\<string, Foo>"),
            ("at http://a.b/c_d.", "at <http://a.b/c_d>."),
            ("at <https://a.b> or [here](https://a.b/c)", "at <https://a.b> or [here](https://a.b/c)"),
            ("`Vec<[u8]>` and `", r"`Vec<[u8]>` and \`"),
            (r"an escaped \[", r"an escaped \["),
            ("(see http://a.b/)", "(see <http://a.b/>)"),
        ] {
            assert_eq!(markdown(comment), [expected]);
        }
    }

    #[test]
    fn indented_code_is_no_test() {
        let comment = " Do:\n\n     let a = b;\n\n     c();\n\n Then:\n     more\n";
        let expected = ["Do:", "", "```text", "let a = b;", "", "c();", "```", "", "Then:", "   more"];
        assert_eq!(markdown(comment), expected);
    }

    #[test]
    fn fenced_code_is_no_test_and_ends() {
        assert_eq!(markdown("```\nlet a = b;\n```\nc"), ["```text", "let a = b;", "```", "c"]);
        assert_eq!(markdown("```rust\nlet a"), ["```text", "let a", "```"]);
        assert_eq!(markdown("~~~json {a}\n[1]\n~~~"), ["~~~json", "[1]", "~~~"]);
        assert_eq!(markdown("```a``` [b]"), [r"```a``` \[b\]"]);
    }

    #[test]
    fn what_lines_have_in_common_goes() {
        assert_eq!(markdown("*\n A person.\n\n   Or two.\n "), ["A person.", "", "  Or two."]);
    }
}
