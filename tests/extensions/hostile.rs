//! What is wrong with an extension, which shows when it is read and not before.

use wireform::DecodeErrorKind;

use super::*;

#[test]
fn errors_have_a_path_into_the_extension() {
    let nested = b"\x08\x01\x1a\x04\x08\x01\x12\x00\x1a\x05\x08\x01\x12\x01\xff";
    let in_frame = [b"\xe2\x06\x02\x08\x01\xe2\x06\x0f", &nested[..]].concat();
    let in_frames = [b"\x92\x07\x02\x08\x01\x92\x07\x0f", &nested[..]].concat();
    let rows: [(&[u8], &str, &str, usize); 6] = [
        (b"\xca\x06\x01\xff", "105", "Image.[wireform.extensions.name]", 3),
        (&in_frame, "108", "Image.[wireform.extensions.frame].frames[1].colour", 22),
        (&in_frames, "114", "Image.[114][1].frames[1].colour", 22),
        (b"\xe2\x06\x02\x08\x01\xe2\x06\x01\x07", "108", "Image.[wireform.extensions.frame]", 8),
        (b"\xf2\x06\x01\x80", "110", "Image.[110]", 4),
        (b"\x82\x07\x01a\x82\x07\x01\xff", "112", "Image.[112]", 7),
    ];
    for (bytes, extension, path, offset) in rows {
        let image = read(bytes);
        let error = match extension {
            "105" => NAME.get(&image).map(drop),
            "108" => FRAME.get(&image).map(drop),
            "114" => FRAMES.get(&image).map(drop),
            "110" => DELTAS.get(&image).map(drop),
            _ => TAGS.get(&image).map(drop),
        };
        let error = error.unwrap_err();
        assert_eq!((error.path(), error.offset()), (path, offset), "{error}");
    }
    // Nobody knows what it would have been.
    assert!(NAME.has(&read(b"\xca\x06\x01\xff")));
}

#[test]
fn required_fields_inside_are_looked_for_in_all_parts() {
    let whole = read(b"\xe2\x06\x03\x12\x01c\xe2\x06\x02\x08\x01");
    assert_eq!(FRAME.get(&whole).unwrap(), Some(Frame { colour: Some("c".into()), ..frame(1) }));
    for (bytes, path) in [
        (&b"\xe2\x06\x03\x12\x01c"[..], "Image.[wireform.extensions.frame].width"),
        (b"\xe2\x06\x04\x08\x01\x1a\x00", "Image.[wireform.extensions.frame].frames[0].width"),
    ] {
        let error = FRAME.get(&read(bytes)).unwrap_err();
        assert_eq!((error.kind(), error.path()), (&DecodeErrorKind::MissingRequired { name: "width" }, path));
    }
    let error = FRAMES.get(&read(b"\x92\x07\x02\x08\x01\x92\x07\x00")).unwrap_err();
    assert_eq!(error.path(), "Image.[114][1].width");
}

#[test]
fn the_limits_hold_for_an_extension_too() {
    let nested = |depth: usize| {
        let inner = (0..depth).fold(b"\x08\x01".to_vec(), |inner, _| {
            let mut record = vec![0x08, 1, 0x1a];
            let len = inner.len();
            record.extend(if len < 128 { vec![len as u8] } else { vec![len as u8 | 0x80, (len >> 7) as u8] });
            [record, inner].concat()
        });
        let mut rest = UnknownFields::new();
        rest.push(108, wireform::wire::Raw::LengthDelimited(&inner));
        FRAME.get(&Image { title: None, rest })
    };
    assert!(nested(99).is_ok());
    assert_eq!(nested(100).unwrap_err().kind(), &DecodeErrorKind::DepthLimit);
}
