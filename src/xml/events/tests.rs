use alloc::{
    format,
    string::{String, ToString},
    vec,
    vec::Vec,
};

use quick_xml::{Reader, events::Event};

use super::{trail::Step, *};

/// Reads a whole document into `name(children or "text")`.
fn dump(input: &str) -> Result<String> {
    let mut events = Events::new(input, &Limits::new())?;
    let mut out = String::new();
    let root = events.root()?;
    element(&mut events, root, &mut out)?;
    events.finish()?;
    Ok(out)
}

fn element(events: &mut Events<'_>, start: Start<'_>, out: &mut String) -> Result<()> {
    out.push_str(start.name);
    match events.text_or_child()? {
        Content::Text(text) => out.push_str(&format!("{text:?}")),
        Content::Child(first) => {
            out.push('(');
            element(events, first, out)?;
            while let Some(child) = events.child()? {
                out.push(' ');
                element(events, child, out)?;
            }
            out.push(')');
        }
    }
    Ok(())
}

#[test]
fn text_is_whole_across_sections_references_and_comments() {
    assert_eq!(
        dump("<a>x &amp;<!-- c --><![CDATA[<b>&amp;]]]]><?p i?>&#x21;\n </a>").unwrap(),
        r#"a"x &<b>&amp;]]!\n ""#
    );
}

#[test]
fn white_space_between_elements_is_passed_over_and_kept_in_text() {
    let document =
        "\u{feff}<?xml version='1.0' encoding='UTF-8'?>\n<!-- c --><a>\n <b> </b>\t<c/> <d></d>\r\n</a>\n<!-- -->";
    assert_eq!(dump(document).unwrap(), r#"a(b" " c"" d"")"#);
}

#[test]
fn line_ends_are_normalised_and_references_are_not() {
    assert_eq!(dump("<a>1\r\n2\r3\n\r4&#13;\n<![CDATA[\r\n]]></a>").unwrap(), r#"a"1\n2\n3\n\n4\r\n\n""#);
}

#[test]
fn literal_text_is_borrowed() {
    let input = String::from("<a>plain</a>");
    let mut events = Events::new(&input, &Limits::new()).unwrap();
    events.root().unwrap();
    assert!(matches!(events.text().unwrap(), Cow::Borrowed("plain")));
}

#[test]
fn ill_formed_documents_are_refused() {
    for (document, offset, message) in [
        ("", 0, "ends inside"),
        (" \n", 2, "ends inside"),
        ("<a>", 3, "ends inside"),
        ("<a><b></a>", 6, "`</b>`"),
        ("<a></b>", 3, "`</a>`"),
        ("</a>", 0, "closes no element"),
        ("<a/></a>", 4, "closes no element"),
        ("<a/><b/>", 4, "second root"),
        ("x<a/>", 0, "text before"),
        ("<a/>x", 4, "text after"),
        ("<a/><![CDATA[ ]]>", 4, "text after"),
        ("&#32;<a/>", 0, "text before"),
        ("<!DOCTYPE a><a/>", 0, "document types"),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", 0, "document types"),
        ("<a>&b;</a>", 3, "`&b;`"),
        ("<a>&#0;</a>", 3, "`&#0;`"),
        ("<a>&#xFFFE;</a>", 3, "`&#xFFFE;`"),
        ("<a>&amp</a>", 3, "without its `;`"),
        ("<a>a & b</a>", 5, "without its `;`"),
        ("<a>\u{1}</a>", 3, "does not have"),
        ("<a>\u{ffff}</a>", 3, "does not have"),
        ("<a>]]></a>", 3, "`]]>`"),
        ("<a><!-- -- --></a>", 8, "`--`"),
        ("<a><!-- </a>", 3, "not closed"),
        ("<a><![CDATA[ </a>", 3, "not closed"),
        ("<a><? b?></a>", 3, "processing instruction"),
        ("<a><?xml version='1.0'?></a>", 3, "very start"),
        (" <?xml version='1.0'?><a/>", 1, "very start"),
        ("<?xml version='1.1'?><a/>", 6, "version 1.0"),
        ("<?xml version='1.0' encoding='latin1'?><a/>", 20, "UTF-8"),
        ("<1/>", 0, "name"),
        ("< a/>", 0, "name"),
        ("<a<b/>", 0, "name"),
        ("<a b='1' b='2'/>", 9, "twice"),
        ("<a></a b='1'>", 3, "`</a>`"),
        ("<a></ a>", 3, "`</a>`"),
        ("<a b='<'/>", 3, "`<`"),
        ("<a b=1/>", 3, "quotes"),
        ("<a", 0, "without its `>`"),
        ("<", 0, "without its `>`"),
    ] {
        let error = dump(document).expect_err(document);
        assert_eq!(error.offset(), offset, "{document}: {error}");
        assert!(error.to_string().contains(message), "{document}: {error}");
    }
}

#[test]
fn mixed_content_is_refused() {
    for document in ["<a>x<b/></a>", "<a><b/>x</a>", "<a>&#32;<b/></a>", "<a><![CDATA[]]><b/></a>"] {
        let error = dump(document).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::UnexpectedValue { .. }), "{document}: {error}");
    }
}

#[test]
fn depth_is_exact_and_counts_empty_elements() {
    let nested = |levels: usize| "<a>".repeat(levels) + "<a/>" + &"</a>".repeat(levels);
    assert!(dump(&nested(100)).is_ok());
    assert_eq!(dump(&nested(101)).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
    let skipped = nested(101);
    let mut events = Events::new(&skipped, &Limits::new()).unwrap();
    events.root().unwrap();
    assert_eq!(events.skip().unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
    let mut events = Events::new(&skipped, &Limits::new()).unwrap();
    events.add_spare_levels(1);
    events.root().unwrap();
    events.skip().unwrap();
    events.finish().unwrap();
}

#[test]
fn input_limit_is_exact() {
    let limits = Limits::new().input(4);
    assert!(Events::new("<a/>", &limits).is_ok());
    assert_eq!(Events::new("<a/> ", &limits).unwrap_err().kind(), &DecodeErrorKind::InputLimit);
}

#[test]
fn other_encodings_are_refused_with_the_place() {
    let error = Events::from_slice(b"<a>\n\xff</a>", &Limits::new()).unwrap_err();
    assert_eq!((error.offset(), error.line(), error.column()), (4, Some(2), Some(1)));
    let error = Events::from_slice(b"\xff\xfe<\0a\0/\0>\0", &Limits::new()).unwrap_err();
    assert_eq!(error.to_string(), "only documents in UTF-8 are read; this one is in `UTF-16LE` at line 1 column 1");
}

#[test]
fn skip_and_end_consume_the_element() {
    let mut events = Events::new("<a><b>x<c/>&amp;</b><d/><e> </e><f>x</f></a>", &Limits::new()).unwrap();
    events.root().unwrap();
    let mut names = vec![];
    while let Some(start) = events.child().unwrap() {
        names.push(start.name);
        match start.name {
            "b" => events.skip().unwrap(),
            "f" => assert_eq!(events.end().unwrap_err().to_string(), "expected elements only at byte 35"),
            _ => events.end().unwrap(),
        }
        if start.name == "f" {
            break;
        }
    }
    assert_eq!(names, ["b", "d", "e", "f"]);
}

#[test]
fn located_errors_have_line_column_and_path() {
    let input = "<P>\n <xs><item>1</item><item>\n  x</item></xs>\n</P>";
    let events = Events::new(input, &Limits::new()).unwrap();
    let at = input.find('x').unwrap();
    let error = events.locate(DecodeError::new(DecodeErrorKind::InvalidBase64, input.rfind("x<").unwrap()));
    assert_eq!((error.line(), error.column(), error.path()), (Some(3), Some(3), "P.xs[1]"));
    assert_eq!(trail(input, at - 1).last().unwrap(), &Step { start: 5, name: "xs", index: 0 });
}

#[test]
fn every_prefix_and_every_changed_byte_gives_a_verdict() {
    let document = "<?xml version='1.0'?><a b='1'><c>x &lt; &#9;</c><!-- d --><e/><f><![CDATA[g]]></f></a>";
    assert_eq!(dump(document).ok(), twin(document));
    for end in 0..document.len() {
        let error = dump(&document[..end]).unwrap_err();
        assert!(matches!(error.kind(), DecodeErrorKind::Syntax { .. } | DecodeErrorKind::UnexpectedEnd), "{error}");
    }
    let mut accepted = 0;
    for at in 0..document.len() {
        for byte in 0..=255 {
            let mut bytes: Vec<u8> = document.into();
            bytes[at] = byte;
            if let Ok(text) = core::str::from_utf8(&bytes) {
                // What is accepted is read as the twin reads it.
                if let Ok(read) = dump(text) {
                    assert_eq!(Some(read), twin(text), "{text}");
                    accepted += 1;
                }
            }
        }
    }
    assert!(accepted > 1000, "{accepted}");
}

/// The same as [`dump`], on quick-xml's events alone: the naive twin. It takes some documents that `dump` refuses.
fn twin(input: &str) -> Option<String> {
    let mut reader = Reader::from_str(input);
    reader.config_mut().enable_all_checks(true);
    let mut out = String::new();
    // For each open element: whether it has children, and its text.
    let mut open: Vec<(bool, String)> = vec![];
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => twin_start(&mut out, &mut open, tag.name().0),
            Event::Empty(tag) => {
                twin_start(&mut out, &mut open, tag.name().0);
                twin_end(&mut out, &mut open);
            }
            Event::End(_) => twin_end(&mut out, &mut open),
            Event::Text(text) => {
                open.last_mut().map_or(&mut String::new(), |open| &mut open.1).push_str(&text.xml10_content())
            }
            Event::CData(text) => open.last_mut()?.1.push_str(&text.xml10_content()),
            Event::GeneralRef(name) => open.last_mut()?.1.push(reference(&name)?),
            Event::Eof => return open.is_empty().then_some(out),
            Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::DocType(_) => return None,
        }
    }
}

fn twin_start(out: &mut String, open: &mut Vec<(bool, String)>, name: &str) {
    if let Some((has_children, _)) = open.last_mut() {
        out.push(if core::mem::replace(has_children, true) { ' ' } else { '(' });
    }
    out.push_str(name);
    open.push((false, String::new()));
}

fn twin_end(out: &mut String, open: &mut Vec<(bool, String)>) {
    match open.pop() {
        Some((false, text)) => out.push_str(&format!("{text:?}")),
        _ => out.push(')'),
    }
}

#[test]
fn the_twin_reads_what_is_accepted_alike() {
    let pieces = [
        "<a>",
        "</a>",
        "<b c='1'>",
        "</b >",
        "<d/>",
        "<e\nf = \">\" />",
        "x",
        " ",
        "]]",
        ">",
        "\r\n",
        "&lt;",
        "&#65;",
        "<!-- > -->",
        "<![CDATA[<]]>",
        "<?p ?>",
        "é",
    ];
    // Every document of up to four pieces inside a root.
    let mut accepted = 0;
    for count in 0..5u32 {
        for mut number in 0..pieces.len().pow(count) {
            let mut document = String::from("<r>");
            for _ in 0..count {
                document.push_str(pieces[number % pieces.len()]);
                number /= pieces.len();
            }
            document.push_str("</r>");
            if let Ok(ours) = dump(&document) {
                assert_eq!(Some(ours), twin(&document), "{document}");
                accepted += 1;
            }
        }
    }
    assert!(accepted > 5_000, "{accepted}");
}

#[test]
fn a_look_at_what_an_element_holds_leaves_it_unread() {
    for (inside, holds_text) in [
        ("<!-- x -->text", true),
        ("<![CDATA[x]]><!-- y -->", true),
        ("<?x y?>", false),
        ("<!-- x --><b/>", false),
        ("<!-- x --><b>y<!-- z --></b>", false),
        (" <!-- x -->\n<b><b/></b>", false),
    ] {
        let document = format!("<a>{inside}</a>");
        let mut events = Events::new(&document, &Limits::new()).unwrap();
        let root = events.root().unwrap();
        assert_eq!(events.holds_text(true).unwrap(), holds_text, "{document}");
        let mut out = String::new();
        element(&mut events, root, &mut out).unwrap();
        events.finish().unwrap();
        assert_eq!(out, dump(&document).unwrap());
    }
}

/// Each pair of bytes, in each place of a word: one may mark the other.
#[test]
fn text_ends_at_the_first_of_two() {
    for first in 0..=u8::MAX {
        for second in 0..=u8::MAX {
            for at in 0..7 {
                let mut bytes = *b"........";
                (bytes[at], bytes[at + 1]) = (first, second);
                let naive = bytes.iter().position(|byte| matches!(byte, b'<' | b'&')).unwrap_or(8);
                assert_eq!(text_end(&bytes, 0, &Marks::default()), Ok(naive), "{first:#x} {second:#x} at {at}");
            }
        }
    }
}

#[test]
fn text_ends_at_every_distance() {
    for before in (0..70).chain([1000, 8191, 8192, 8193, 8320, 20_000]) {
        let text = "x".repeat(before);
        let ended = |bytes: &str| text_end(bytes.as_bytes(), 0, &look(bytes.as_bytes()).marks);
        assert_eq!(ended(&text), Ok(before));
        for end in ["<", "&"] {
            for middle in ["", ">", "]>", "]]", "]] >"] {
                let bytes = format!("{text}{middle}{end}{text}<");
                assert_eq!(ended(&bytes), Ok(before + middle.len()), "{bytes}");
            }
        }
        assert_eq!(ended(&format!("{text}]]>{text}")), Err(before));
    }
}

/// From many places of a document with long texts.
#[test]
fn text_ends_where_a_naive_search_ends_it() {
    let document = format!("{0}<{1}&{0}>{0}{0}ü{0}<{1}>", "a".repeat(4000), "]".repeat(130));
    let bytes = document.as_bytes();
    let marks = look(bytes).marks;
    for from in (0..=bytes.len()).step_by(5) {
        let end = bytes[from..].iter().position(|byte| b"<&".contains(byte)).map_or(bytes.len(), |len| from + len);
        let naive = match document.get(from..end).and_then(|text| text.find("]]>")) {
            Some(at) => Err(from + at),
            None => Ok(end),
        };
        if document.is_char_boundary(from) {
            assert_eq!(text_end(bytes, from, &marks), naive, "from {from}");
        }
    }
}
