//! Comments as docs: what rustdoc would take for code, links or HTML becomes text.
//!
//! Comments in `.proto` files are written for people. Rustdoc would run an indented example as a test, look for the type
//! that `[Foo][a.b.Foo]` names, and find `map<string, Foo>` to be a tag that is never closed. Blocks are decided here, and
//! what is inside of a line in `inline.rs`. All code comes out between fences, with a language that is no Rust; that there
//! is no other, `tests/comments.rs` has judged by rustdoc's own parser.

use proc_macro2::TokenStream;
use quote::quote;

mod inline;

/// Languages that stay beside a fence: a list of what rustdoc does not run, as what it runs grows with its versions.
const LANGUAGES: [&str; 22] = [
    "bash",
    "c",
    "cpp",
    "css",
    "go",
    "html",
    "http",
    "java",
    "javascript",
    "js",
    "json",
    "kotlin",
    "proto",
    "protobuf",
    "python",
    "sh",
    "shell",
    "sql",
    "text",
    "toml",
    "xml",
    "yaml",
];

/// Derives that are in scope everywhere: rustdoc does not know whether a link to one of these names is about the derive.
const DERIVES: [&str; 9] = ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];

/// Returns what stands behind a link to a struct of that name, where the name alone does not say what it is.
pub(super) fn target(name: &str) -> String {
    if DERIVES.contains(&name) { format!("(struct@{name})") } else { String::new() }
}

/// How far text is indented at most: more would be code.
const INDENT: usize = 3;

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
    // A line may end in a carriage return alone, which Rust lets into no comment.
    let lines = comment.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'));
    let lines: Vec<String> = lines.map(|line| visible(line.trim_end())).collect();
    let indents = lines.iter().filter(|line| !line.is_empty()).map(|line| indent(line));
    let common = indents.min().unwrap_or(0);
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let last = lines.iter().rposition(|line| !line.is_empty()).map_or(first, |last| last + 1);
    lines[first..last].iter().map(|line| line.get(common..).unwrap_or_default().to_owned()).collect()
}

/// Writes tabs as spaces, and as references the letters that change the direction of text: rustc refuses these, as they
/// let code look like other code.
fn visible(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for letter in line.chars() {
        match letter {
            '\t' => out.push_str("    "),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => out.push_str(&format!("&#x{:x};", u32::from(letter))),
            _ => out.push(letter),
        }
    }
    out
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Code, while its lines come.
struct Code {
    /// The letter and the length of the fence before it; none if it is indented.
    fence: Option<(char, usize)>,
    indent: usize,
    language: &'static str,
    lines: Vec<String>,
}

impl Code {
    /// Whether the line ends the code, and is a part of it.
    fn is_closed_by(&self, line: &str) -> bool {
        let Some((letter, length)) = self.fence else { return false };
        let text = line.trim_start();
        let rest = text.trim_start_matches(letter);
        text.len() - rest.len() >= length && rest.trim().is_empty()
    }

    /// Whether the line is behind the code.
    fn is_left_by(&self, line: &str) -> bool {
        self.fence.is_none() && !line.is_empty() && indent(line) <= INDENT
    }

    /// Returns a fence that no line inside closes.
    fn fence(&self) -> String {
        let ticks = |line: &String| line.split(|letter| letter != '`').map(str::len).max();
        "`".repeat(self.lines.iter().filter_map(ticks).max().map_or(3, |most| (most + 1).max(3)))
    }
}

#[derive(Default)]
struct Output {
    lines: Vec<String>,
    code: Option<Code>,
}

impl Output {
    fn add(&mut self, line: &str) {
        match &mut self.code {
            Some(code) if code.is_closed_by(line) => self.close(),
            Some(code) if !code.is_left_by(line) => {
                code.lines.push(line[indent(line).min(code.indent)..].to_owned());
            }
            _ => {
                self.close();
                self.add_text(line);
            }
        }
    }

    fn add_text(&mut self, line: &str) {
        let text = line.trim_start();
        if let Some(fence) = fence(text) {
            let language = language(text.trim_start_matches(fence.0));
            self.code = Some(Code { fence: Some(fence), indent: indent(line), language, lines: Vec::new() });
        } else if indent(line) > INDENT && self.lines.last().is_none_or(String::is_empty) {
            let lines = vec![line[INDENT + 1..].to_owned()];
            self.code = Some(Code { fence: None, indent: INDENT + 1, language: "text", lines });
        } else {
            let indent = &line[..indent(line).min(INDENT)];
            self.lines.push(format!("{indent}{}", self::text(text)));
        }
    }

    /// Ends code; empty lines at the end of what was indented come behind it.
    fn close(&mut self) {
        let Some(code) = self.code.take() else { return };
        let fence = code.fence();
        let is_indented = code.fence.is_none();
        let last = code.lines.iter().rposition(|line| !line.is_empty() || !is_indented).map_or(0, |last| last + 1);
        self.lines.push(format!("{fence}{}", code.language));
        self.lines.extend_from_slice(&code.lines[..last]);
        self.lines.push(fence);
        self.lines.extend_from_slice(&code.lines[last..]);
    }
}

/// Returns the letter and the length of the fence that opens code, if the text is one.
fn fence(text: &str) -> Option<(char, usize)> {
    let letter = text.chars().next().filter(|letter| matches!(letter, '`' | '~'))?;
    let rest = text.trim_start_matches(letter);
    let length = text.len() - rest.len();
    (length >= 3 && !(letter == '`' && rest.contains('`'))).then_some((letter, length))
}

fn language(info: &str) -> &'static str {
    let word = info.trim_start().split(|letter: char| !letter.is_ascii_alphanumeric()).next();
    LANGUAGES.into_iter().find(|language| Some(*language) == word).unwrap_or("text")
}

/// Returns a line of text. Behind the marks of lists and quotes one space is left: with more there would be code.
fn text(line: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(line.len()), line);
    while let Some(length) = mark(rest) {
        out.push_str(&rest[..length]);
        rest = rest[length..].trim_start();
        if !rest.is_empty() {
            out.push(' ');
        }
    }
    if rest.starts_with("~~~") {
        out.push('\\');
    }
    out + &inline::escaped(rest)
}

/// Returns the length of the mark of a list or a quote that the text begins with.
fn mark(text: &str) -> Option<usize> {
    let ends = |length: usize| text[length..].chars().next().is_none_or(char::is_whitespace);
    match text.as_bytes() {
        [b'>', ..] => Some(1),
        [b'-' | b'+' | b'*', ..] if ends(1) => Some(1),
        [b'0'..=b'9', ..] => {
            let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
            (text[digits..].starts_with(['.', ')']) && ends(digits + 1)).then_some(digits + 1)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indented_code_is_no_test() {
        let comment = " Do:\n\n     let a = b;\n\n     c();\n\n Then:\n     more\n";
        let expected = ["Do:", "", "```text", "let a = b;", "", "c();", "```", "", "Then:", "   more"];
        assert_eq!(markdown(comment), expected);
        assert_eq!(markdown("a\n\n    ```\n    b\n"), ["a", "", "```text", "b", "```"]);
        assert_eq!(markdown("a\n\n    b\n    ```\n"), ["a", "", "````text", "b", "```", "````"]);
    }

    #[test]
    fn fenced_code_is_no_test_and_ends() {
        for (comment, expected) in [
            ("```\nlet a = b;\n```\nc", &["```text", "let a = b;", "```", "c"][..]),
            ("```rust\nlet a", &["```text", "let a", "```"]),
            ("~~~json {a}\n[1]\n~~~", &["```json", "[1]", "```"]),
            ("~~~ a ~~~\nb", &["```text", "b", "```"]),
            ("````\n```\n````", &["````text", "```", "````"]),
            ("```edition2021\n```rust20xx\n```", &["````text", "```rust20xx", "````"]),
            ("  ```standalone_crate\n   a\n  b\n ```", &["```text", " a", "b", "```"]),
            ("```a``` [b]", &[r"```a``` \[b\]"]),
            ("- ~~~\n> ```\n1) ~~~", &[r"- \~~~", r"> \`\`\`", r"1) \~~~"]),
        ] {
            assert_eq!(markdown(comment), expected, "{comment}");
        }
    }

    #[test]
    fn one_space_is_behind_a_mark() {
        for (comment, expected) in [
            (" *       - show { less", "* - show { less"),
            ("1.      not rust", "1. not rust"),
            (">     not rust", "> not rust"),
            (">\u{b}\u{c}     >      a", "> > a"),
            ("1234567890)\tnot rust", "1234567890) not rust"),
            ("-", "-"),
            ("---     a", "---     a"),
            ("1.5      a", "1.5      a"),
        ] {
            assert_eq!(markdown(comment), [expected]);
        }
    }

    #[test]
    fn what_lines_have_in_common_goes() {
        assert_eq!(markdown("*\n A person.\n\n   Or two.\n "), ["A person.", "", "  Or two."]);
    }

    #[test]
    fn what_rust_does_not_let_into_a_comment_is_written_otherwise() {
        assert_eq!(markdown("one\rtwo\r\nthree\r"), ["one", "two", "three"]);
        assert_eq!(markdown("a \u{2066}name\u{2069}"), ["a &#x2066;name&#x2069;"]);
        assert_eq!(markdown("```\n\u{202e}\n```"), ["```text", "&#x202e;", "```"]);
    }
}
