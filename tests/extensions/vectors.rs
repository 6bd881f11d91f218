//! Each line of extensions.txt, against the handle that it names.

use super::*;

/// Returns the lines: message, text and bytes.
fn lines() -> impl Iterator<Item = (&'static str, &'static str, Vec<u8>)> {
    let lines = include_str!("../vectors/schemas/extensions.txt").lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| {
        let mut parts = line.splitn(3, " | ");
        let (message, text, hex) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
        let byte = |at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap();
        (message, text, (0..hex.len()).step_by(2).map(byte).collect())
    })
}

#[test]
fn every_extension_is_written_and_read_as_google_does() {
    let mut count = 0;
    for (_, text, bytes) in lines().filter(|(message, ..)| *message == "Image") {
        let image = image();
        match text {
            "[size]: 300" => is(SIZE, image, 300, &bytes),
            "[size]: 0" => is(SIZE, image, 0, &bytes),
            "[offset]: -2" => is(OFFSET, image, -2, &bytes),
            "[colour]: 4278190335" => is(COLOUR, image, 0xff00_00ff, &bytes),
            "[ratio]: -0.0" => is(RATIO, image, -0.0, &bytes),
            "[hidden]: true" => is(HIDDEN, image, true, &bytes),
            "[name]: \"été\"" => is(NAME, image, "été".into(), &bytes),
            r#"[raw]: "\000\377""# => is(RAW, image, vec![0, 0xff], &bytes),
            "[quality]: LOW" => is(QUALITY, image, Quality::Low, &bytes),
            "[frame] { width: 7 colour: \"c\" frames { width: 8 } }" => {
                is(FRAME, image, Frame { width: 7, colour: Some("c".into()), frames: vec![frame(8)] }, &bytes);
            }
            "[Single] { number: 9 }" => is(SINGLE, image, Single { number: Some(9) }, &bytes),
            "[deltas]: [1, -1, 300]" => is(DELTAS, image, vec![1, -1, 300], &bytes),
            "[expanded]: [1, -1]" => is(EXPANDED, image, vec![1, -1], &bytes),
            "[tags]: [\"a\", \"\"]" => is(TAGS, image, vec!["a".into(), String::new()], &bytes),
            "[qualities]: [HIGH, LOW]" => is(QUALITIES, image, vec![Quality::High, Quality::Low], &bytes),
            "[frames]: [{ width: 0 }, { width: 1 }]" => is(FRAMES, image, vec![frame(0), frame(1)], &bytes),
            "[Many]: [{ }, { number: 2 }]" => {
                is(MANY, image, vec![Single { number: None }, Single { number: Some(2) }], &bytes);
            }
            "[last]: 1" => is(LAST, image, 1, &bytes),
            "title: \"t\" [last]: 1 [size]: 2 [tags]: \"x\"" => {
                let image = read(&bytes);
                assert_eq!(image.title.as_deref(), Some("t"));
                assert_eq!((SIZE.get(&image).unwrap(), LAST.get(&image).unwrap()), (Some(2), Some(1)));
                assert_eq!(TAGS.get(&image).unwrap(), ["x"]);
            }
            other => panic!("no case for {other}"),
        }
        count += 1;
    }
    assert_eq!(count, 19);
}

#[test]
fn items_of_a_message_set_are_written_and_read_as_google_does() {
    use message_set::{FRAMED, LARGE, set};

    let mut count = 0;
    for (_, text, bytes) in lines().filter(|(message, ..)| *message == "Set") {
        match text {
            "[framed] { width: 1 }" => is(FRAMED, set(), frame(1), &bytes),
            "[large] { width: 2 }" => is(LARGE, set(), frame(2), &bytes),
            "[large] { width: 2 } [framed] { width: 1 colour: \"c\" }" => {
                let set = message_set::read(&bytes);
                assert_eq!(LARGE.get(&set).unwrap(), Some(frame(2)));
                assert_eq!(FRAMED.get(&set).unwrap(), Some(Frame { colour: Some("c".into()), ..frame(1) }));
            }
            other => panic!("no case for {other}"),
        }
        count += 1;
    }
    assert_eq!(count, 3);
}
