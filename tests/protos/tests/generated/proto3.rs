#![allow(deprecated, reason = "of what is deprecated in the schema")]

use std::collections::HashMap;

use wireform::{Described, Enumeration, Message, UnknownFields, wire::Raw};
use wireform_test_protos::{
    compiled::shapes::well_known::Event,
    plain::shapes::{
        proto3::{Choice, Empty, Level, Lists, Maps, Old, Presence, Scalars, choice},
        recursive::{Expression, Tree, expression},
    },
};

use crate::same;

#[test]
fn comments_are_annotations_of_the_xml_schema() {
    let schema = wireform::xml::schema::<Choice>().unwrap();
    let annotations: Vec<_> = schema.lines().filter(|line| line.contains("documentation")).map(str::trim).collect();
    let documented = |text| format!("<xs:documentation>{text}</xs:documentation>");
    let members = "The members of `shapes.proto3.Choice.other_kind`.";
    let all = ["What it is.", "A text.", members, "One field of each type.", "How bad it is.", "All is well."];
    assert_eq!(annotations, all.map(documented));
}

#[test]
fn scalars_have_the_encodings_of_their_types() {
    let scalars = Scalars {
        flag: true,
        small: -1,
        large: 300,
        count: u32::MAX,
        size: 1,
        delta: -2,
        drift: -300,
        hash: 1,
        id: 2,
        offset: -1,
        time: -2,
        ratio: 1.5,
        mass: -0.0,
        name: "Öl".into(),
        data: vec![0xff, 0],
        ..Scalars::default()
    };
    same(
        &scalars,
        b"\x08\x01\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x18\xac\x02\x20\xff\xff\xff\xff\x0f\x28\x01\x30\x03\x38\
          \xd7\x04\x45\x01\x00\x00\x00\x49\x02\x00\x00\x00\x00\x00\x00\x00\x55\xff\xff\xff\xff\x59\xfe\xff\xff\xff\xff\
          \xff\xff\xff\x65\x00\x00\xc0\x3f\x69\x00\x00\x00\x00\x00\x00\x00\x80\x72\x03\xc3\x96\x6c\x7a\x02\xff\x00",
        r#"{"flag":true,"small":-1,"large":"300","count":4294967295,"size":"1","delta":-2,"drift":"-300","hash":1,"id":"2","offset":-1,"time":"-2","ratio":1.5,"mass":-0.0,"name":"Öl","data":"/wA="}"#,
    );
    same(&Scalars::default(), b"", "{}");
}

#[test]
fn optional_fields_know_that_they_are_there() {
    let presence = Presence {
        number: Some(0),
        drift: Some(0),
        text: Some(String::new()),
        data: Some(Vec::new()),
        level: Some(Level::Unspecified),
        implicit_level: Level::Unrecognized(7),
        scalars: Some(Scalars::default()),
        same: Some(Scalars { flag: true, ..Scalars::default() }),
        ..Presence::default()
    };
    same(
        &presence,
        b"\x08\x00\x10\x00\x1a\x00\x22\x00\x28\x00\x30\x07\x3a\x00\x42\x02\x08\x01",
        r#"{"number":0,"drift":"0","text":"","data":"","level":"LEVEL_UNSPECIFIED","implicitLevel":7,"scalars":{},"same":{"flag":true}}"#,
    );
}

#[test]
fn lists_are_packed_unless_the_schema_says_otherwise() {
    let lists = Lists {
        packed: vec![1, 300],
        packed_deltas: vec![-1, 1],
        expanded: vec![1, 2],
        names: vec!["a".into(), String::new()],
        blobs: vec![Vec::new(); 2],
        levels: vec![Level::Unspecified, Level::Negative, Level::Unrecognized(9)],
        expanded_levels: vec![Level::Info, Level::Unspecified],
        scalars: vec![Scalars::default(), Scalars { small: 1, ..Scalars::default() }],
        ..Lists::default()
    };
    same(
        &lists,
        b"\x0a\x03\x01\xac\x02\x12\x02\x01\x02\x19\x01\x00\x00\x00\x00\x00\x00\x00\x19\x02\x00\x00\x00\x00\x00\x00\x00\
          \x22\x01a\x22\x00\x2a\x00\x2a\x00\x32\x0c\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x09\x38\x01\x38\x00\x42\
          \x00\x42\x02\x10\x01",
        r#"{"packed":[1,300],"packedDeltas":[-1,1],"expanded":["1","2"],"names":["a",""],"blobs":["",""],"levels":["LEVEL_UNSPECIFIED","LEVEL_NEGATIVE",9],"expandedLevels":["LEVEL_INFO","LEVEL_UNSPECIFIED"],"scalars":[{},{"small":1}]}"#,
    );
}

#[test]
fn maps_have_the_encodings_of_their_types() {
    let maps = Maps {
        text: HashMap::from([("a".into(), "b".into())]),
        numbers: HashMap::from([(-1, 2)]),
        blobs: HashMap::from([(true, b"x".to_vec())]),
        offsets: HashMap::from([(-5, -1)]),
        levels: HashMap::from([("l".into(), Level::Info)]),
        scalars: HashMap::from([(7, Scalars { small: 1, ..Scalars::default() })]),
        ..Maps::default()
    };
    same(
        &maps,
        b"\x0a\x06\x0a\x01a\x12\x01b\x12\x0b\x08\x01\x11\x02\x00\x00\x00\x00\x00\x00\x00\x1a\x05\x08\x01\x12\x01x\x22\
          \x10\x08\xfb\xff\xff\xff\xff\xff\xff\xff\xff\x01\x15\xff\xff\xff\xff\x2a\x05\x0a\x01l\x10\x01\x32\x06\x08\x07\
          \x12\x02\x10\x01",
        r#"{"text":{"a":"b"},"numbers":{"-1":"2"},"blobs":{"true":"eA=="},"offsets":{"-5":-1},"levels":{"l":"LEVEL_INFO"},"scalars":{"7":{"small":1}}}"#,
    );
}

#[test]
fn oneofs_are_enums() {
    let choice = Choice {
        before: "b".into(),
        kind: Some(choice::Kind::Delta(-2)),
        after: "a".into(),
        other_kind: Some(choice::OtherKind::Other(false)),
        ..Choice::default()
    };
    same(&choice, b"\x0a\x01b\x18\x03\x3a\x01a\x40\x00", r#"{"before":"b","delta":-2,"after":"a","other":false}"#);
}

#[test]
fn names_and_reservations_of_the_schema_are_in_the_descriptor() {
    let old = Old { name: "n".into(), display_name: "d".into(), kind: "k".into(), ..Old::default() };
    same(&old, b"\x0a\x01n\x1a\x01d\x22\x01k", r#"{"name":"n","label":"d","@type":"k"}"#);
    assert_eq!(Old::DESCRIPTOR.full_name(), "shapes.proto3.Old");
    assert_eq!(Old::DESCRIPTOR.reserved_numbers(), [2..=2, 5..=9, 1000..=536_870_911]);
    assert_eq!(Old::DESCRIPTOR.reserved_names(), ["old_name", "older_name"]);
    assert!(Old::DESCRIPTOR.field(1).unwrap().is_deprecated());
    assert_eq!(Old::DESCRIPTOR.field(4).unwrap().xml_name(), "kind");
    assert_eq!(Level::DESCRIPTOR.reserved_numbers(), [7..=7, -9..=-5]);
    assert!(!Level::DESCRIPTOR.is_closed());
}

#[test]
fn unknown_fields_are_kept() {
    let empty = Empty::decode(&b"\x08\x07"[..]).unwrap();
    let mut unknown_fields = UnknownFields::new();
    unknown_fields.push(1, Raw::Varint(7));
    assert_eq!(empty, Empty { unknown_fields });
    assert_eq!(empty.encode_to_vec(), b"\x08\x07");
}

#[test]
fn messages_may_contain_themselves() {
    let literal = |value| Expression { kind: Some(expression::Kind::Literal(value)), ..Expression::default() };
    let negated = expression::Kind::Negated(Box::new(literal(2)));
    let sum = expression::Sum {
        left: Some(Box::new(literal(1))),
        right: Some(Box::new(Expression { kind: Some(negated), ..Expression::default() })),
        ..expression::Sum::default()
    };
    same(
        &Expression { kind: Some(expression::Kind::Sum(sum)), ..Expression::default() },
        b"\x12\x0a\x0a\x02\x08\x01\x12\x04\x1a\x02\x08\x02",
        r#"{"sum":{"left":{"literal":"1"},"right":{"negated":{"literal":"2"}}}}"#,
    );
    let leaf = Tree { children: vec![Tree::default()], ..Tree::default() };
    same(&Tree { left: Some(Box::new(leaf)), ..Tree::default() }, b"\x0a\x02\x1a\x00", r#"{"left":{"children":[{}]}}"#);
}

#[test]
fn files_that_are_imported_are_compiled_too() {
    let event =
        Event::decode(&b"\x0a\x04\x08\x01\x10\x02\x12\x10\x0a\x0e\x0a\x01a\x12\x09\x11\0\0\0\0\0\0\xf0\x3f"[..]);
    let event = event.unwrap();
    assert_eq!(event.at.as_ref().map(|at| (at.seconds, at.nanos)), Some((1, 2)));
    assert_eq!(event.details.as_ref().map(|details| details.fields.len()), Some(1));
    assert_eq!(event.encode_to_vec().len(), 24);
}
