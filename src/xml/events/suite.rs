//! What documents hold, for `tests/xml/suite.py`, which compares it with what expat says of the W3C's test suite.

use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};
use std::{env, fs, path::PathBuf};

use super::{
    scopes::{declared_prefix, split_name},
    *,
};
use crate::{
    serde::xml as any,
    xml::{ElementReader, Options},
};

/// Reads a document into a line for each tag, attribute and text; with `names`, all names have their namespaces.
fn lines(document: &[u8], names: bool) -> Result<String> {
    let mut events = Events::from_slice(document, &Limits::new())?;
    if names {
        events.ask_for_namespace("urn:none".into(), Foreign::Skipped);
    }
    let (mut out, mut text, mut open) = (vec![], String::new(), vec![]);
    let mut token = Token::Start(events.root()?);
    loop {
        match token {
            Token::Text(piece) | Token::Section(piece) => text.push_str(&piece),
            Token::Char(c) => text.push(c),
            Token::Start(start) => {
                flush(&mut out, &mut text);
                let name = if names { events.qualified_name(&start) } else { start.name.into() };
                out.push(format!("({name}"));
                out.extend(attributes_of(&events, &start, names)?);
                open.push(name);
            }
            Token::End => {
                flush(&mut out, &mut text);
                out.push(format!("){}", open.pop().unwrap()));
            }
            Token::Eof => unreachable!("the root is open"),
        }
        if open.is_empty() {
            break;
        }
        token = events.token()?;
    }
    events.finish()?;
    Ok(out.join("\n"))
}

fn attributes_of(events: &Events<'_>, start: &Start<'_>, names: bool) -> Result<Vec<String>> {
    let mut attributes = start.attributes();
    let mut lines = vec![];
    while let Some(attribute) = attributes.next()? {
        let name = match (names, split_name(attribute.name)) {
            (true, _) if declared_prefix(attribute.name).is_some() => continue,
            (true, Some(("", name))) => qualified("", name),
            (true, Some((prefix, name))) => qualified(events.scopes.as_ref().unwrap().bound(prefix).unwrap().uri, name),
            _ => attribute.name.into(),
        };
        lines.push(format!("A{name} {}", escaped(&attribute.value()?)));
    }
    lines.sort();
    Ok(lines)
}

fn flush(out: &mut Vec<String>, text: &mut String) {
    if !text.is_empty() {
        out.push(format!("-{}", escaped(&core::mem::take(text))));
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n")
}

/// Checks that who passes over the document as a part of another one comes to the same verdict, in pieces and as a whole.
fn check_skipping(document: &[u8]) {
    let around = [b"<w xmlns='urn:w'>", document, b"</w>"].concat();
    for options in [Options::new(), Options::new().namespace("urn:w")] {
        let options = options.ignore_unknown_fields(true).any_root(true);
        let whole = options.from_slice::<()>(&around);
        let streamed = ElementReader::with_options(&around[..], "none-of-these", options).read::<()>();
        assert_eq!(streamed.is_ok(), whole.is_ok(), "{}: {whole:?}, {streamed:?}", around.escape_ascii());
    }
}

#[test]
#[ignore = "`suite.sh` runs it, with a folder"]
fn documents_are_told_as_lines() {
    let folder = PathBuf::from(env::var("DOCUMENTS").unwrap());
    let names = fs::read_to_string(folder.join("list")).unwrap();
    for name in names.lines() {
        let document = fs::read(folder.join(name)).unwrap();
        check_skipping(&document);
        for names in [false, true] {
            let read = lines(&document, names);
            assert!(names || read.is_ok() == any::from_slice::<::serde::de::IgnoredAny>(&document).is_ok(), "{name}");
            let told = read.unwrap_or_else(|error| format!("!{}", error.to_string().replace('\n', " ")));
            fs::write(folder.join(name).with_extension(if names { "names" } else { "plain" }), told).unwrap();
        }
    }
}
