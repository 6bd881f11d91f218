//! What is inside of a line: code, addresses and links to addresses stay, other links and tags become text.

use std::collections::HashMap;

/// Escapes what is a link or a tag, and makes links of bare addresses.
pub(super) fn escaped(text: &str) -> String {
    let ticks = Ticks::new(text);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let taken = as_it_is(text, at, &ticks);
        let url = if taken == 0 { address(rest) } else { 0 };
        if taken > 0 {
            out.push_str(&rest[..taken]);
        } else if url > 0 {
            out.push_str(&format!("<{}>", &rest[..url]));
        } else if first == '`' {
            let run = rest.len() - rest.trim_start_matches('`').len();
            out.push_str(&r"\`".repeat(run));
            at += run;
            continue;
        } else {
            if matches!(first, '[' | ']' | '<') {
                out.push('\\');
            }
            out.push(first);
            at += first.len_utf8();
            continue;
        }
        at += taken + url;
    }
    out
}

/// Returns the length of what stands there and is well as it is: an escape, code, or a link to an address.
fn as_it_is(text: &str, at: usize, ticks: &Ticks) -> usize {
    let rest = &text[at..];
    match rest.as_bytes() {
        [b'\\', next, ..] if next.is_ascii_punctuation() => 2,
        [b'`', ..] => ticks.code(text, at),
        [b'<', ..] => match address(&rest[1..]) {
            0 => 0,
            url if rest[1 + url..].starts_with('>') => url + 2,
            _ => 0,
        },
        [b'[', ..] => link(rest),
        _ => 0,
    }
}

/// Returns the length of the link to an address that the text begins with.
fn link(text: &str) -> usize {
    let Some(middle) = text[1..].find(['[', ']', '<', '`', '\\', '|']).map(|middle| middle + 1) else { return 0 };
    if !text[middle..].starts_with("](") {
        return 0;
    }
    let url = address(&text[middle + 2..]);
    let is_link = url > 0 && text[middle + 2 + url..].starts_with(')');
    if is_link { middle + 2 + url + 1 } else { 0 }
}

/// Returns the length of the address that stands at the beginning.
fn address(text: &str) -> usize {
    let Some(scheme) = ["https://", "http://"].iter().find(|scheme| text.starts_with(**scheme)) else { return 0 };
    let ends = |letter: char| letter.is_whitespace() || letter.is_control() || "<>[]()`\"'\\|".contains(letter);
    let end = text.find(ends).unwrap_or(text.len());
    let url = text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    if url.len() > scheme.len() { url.len() } else { 0 }
}

/// Where the runs of backticks in a line are.
struct Ticks {
    /// The places of the runs of each length, in their order.
    by_length: HashMap<usize, Vec<usize>>,
}

impl Ticks {
    fn new(text: &str) -> Self {
        let mut by_length: HashMap<usize, Vec<usize>> = HashMap::new();
        let mut rest = text;
        while let Some(start) = rest.find('`') {
            let behind = rest[start..].trim_start_matches('`');
            let at = text.len() - rest.len() + start;
            by_length.entry(rest.len() - start - behind.len()).or_default().push(at);
            rest = behind;
        }
        Self { by_length }
    }

    /// Returns the length of the code that begins with the run of backticks at that place, up to the next run that is as
    /// long; 0 where there is none, or where it could be the edge of a cell in a table that ends the code.
    fn code(&self, text: &str, at: usize) -> usize {
        let rest = &text[at..];
        let length = rest.len() - rest.trim_start_matches('`').len();
        let runs = self.by_length.get(&length).map_or(&[][..], Vec::as_slice);
        let Ok(own) = runs.binary_search(&at) else { return 0 };
        let Some(end) = runs.get(own + 1).map(|start| start + length - at) else { return 0 };
        let in_table = rest[..end].contains('|') && rest[..end].contains(['[', ']', '<']);
        if in_table { 0 } else { end }
    }
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
            (r"an escaped \[ and \`` `", r"an escaped \[ and \`\` \`"),
            ("(see http://a.b/)", "(see <http://a.b/>)"),
            (r"[a\](http://b)", r"\[a\](<http://b>)"),
            (r"[a](http://b\)", r"\[a\](<http://b>\)"),
            ("`a|b` and `|<b>`", r"`a|b` and \`|\<b>\`"),
            ("`` a ` b `` ``` `", r"`` a ` b `` \`\`\` \`"),
        ] {
            assert_eq!(escaped(comment), expected);
        }
    }
}
