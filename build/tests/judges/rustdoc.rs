//! What rustdoc makes of the comments in generated code, judged by its own parser of Markdown.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

/// The words behind a fence by which rustdoc takes code for Rust's, and what begins such a word.
const RUST: [&str; 9] =
    ["", "rust", "should_panic", "no_run", "test_harness", "compile_fail", "standalone_crate", "test_runner", "custom"];
const BEGINS: [&str; 3] = ["edition", "ignore", "rust"];

/// Returns what is wrong with the comments of a generated file: what does not compile, what would be a test, and links and
/// tags that nobody wrote.
pub(crate) fn fault(code: &str) -> Option<String> {
    let refused = |letter: char| matches!(letter, '\r' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if let Some(letter) = code.chars().find(|letter| refused(*letter)) {
        return Some(format!("rustc refuses {letter:?}"));
    }
    let comments = comments(code).into_iter().filter(|comment| !is_ours(comment));
    comments.into_iter().find_map(|comment| of_markdown(&comment).map(|fault| format!("{fault}:\n{comment}")))
}

/// Returns the doc comments of a file without what their lines have in common before the text, as rustdoc takes that off.
fn comments(code: &str) -> Vec<String> {
    let (mut all, mut open): (Vec<Vec<&str>>, bool) = (Vec::new(), false);
    for line in code.lines() {
        let doc = line.trim_start_matches(' ').strip_prefix("///");
        match (doc, all.last_mut().filter(|_| open)) {
            (Some(doc), Some(last)) => last.push(doc),
            (Some(doc), None) => all.push(vec![doc]),
            (None, _) => {}
        }
        open = doc.is_some();
    }
    all.iter().map(|lines| unindented(lines)).collect()
}

/// Whether the generator wrote the comment itself, with a link to an item.
fn is_ours(comment: &str) -> bool {
    let of_module = ["The types inside [`", "The extensions inside [`"].iter().any(|start| comment.starts_with(start));
    let of_extension = comment.contains("`, a field of [`");
    (of_module || of_extension) && !comment.contains('\n') && comment.matches('[').count() == 1
}

fn unindented(lines: &[&str]) -> String {
    let indent = |line: &&str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let common = lines.iter().filter(|line| !line.trim().is_empty()).map(indent).min().unwrap_or(0);
    lines.iter().map(|line| line.get(common..).unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn of_markdown(comment: &str) -> Option<String> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    // Rustdoc asks for the meaning of what may be the name of an item.
    let asked = std::cell::Cell::new(false);
    let ask = |_: pulldown_cmark::BrokenLink<'_>| {
        asked.set(true);
        None
    };
    let mut events = Parser::new_with_broken_link_callback(comment, options, Some(ask));
    let fault = events.find_map(|event| match event {
        Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => Some("indented code is a test".to_owned()),
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) if is_rust(&info) => {
            Some(format!("code of the language `{info}` is a test"))
        }
        Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_) => Some("there is HTML".to_owned()),
        Event::Start(Tag::Link { dest_url, .. }) if !is_address(&dest_url) => Some(format!("a link to `{dest_url}`")),
        Event::Start(Tag::Image { .. } | Tag::FootnoteDefinition(_)) | Event::FootnoteReference(_) => {
            Some("an image or a footnote".to_owned())
        }
        _ => None,
    });
    fault.or_else(|| asked.get().then(|| "a link to an item".to_owned()))
}

/// Whether rustdoc runs code of that language; more than one word are none that we write.
fn is_rust(info: &str) -> bool {
    let is_error = |code: &str| code.len() == 4 && code.bytes().all(|digit| digit.is_ascii_digit());
    RUST.contains(&info)
        || BEGINS.iter().any(|start| info.starts_with(start))
        || info.strip_prefix('E').is_some_and(is_error)
        || !info.bytes().all(|letter| letter.is_ascii_lowercase())
}

/// Whether a link leads out of the docs; those of generated text lead to a variant or a type.
fn is_address(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://") || url.starts_with("Self::") || url.starts_with("super::")
}
