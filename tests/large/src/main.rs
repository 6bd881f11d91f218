//! A message of 5,000 fields with a oneof of 1,000 members compiles, by hand and from a schema, and travels by every wire.
//!
//! rustc stops at constants that take two million steps, which is what comparing all pairs of fields would.

use std::time::Duration;

use wireform::{Message, Oneof, UnknownFields, json, proto, xml};

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The same messages, from a schema.
mod schema {
    include!(concat!(env!("OUT_DIR"), "/_includes.rs"));
}

fn main() {
    // The message is large, and so are the frames of a debug build.
    let run = std::thread::Builder::new().stack_size(64 << 20).spawn(check).expect("there is memory for a stack");
    run.join().expect("all wires agree");
}

fn check() {
    let empty: Box<Large> = Box::new(proto::from_slice(&[]).expect("an empty message"));
    let large = Box::new(Large {
        field_1: "first".into(),
        field_4997: Some(Box::new(proto::from_slice(b"\x0a\x01a").expect("a small message"))),
        field_4999: Some(Duration::from_millis(1500)),
        pick: Some(LargePick::Member999("last".into())),
        ..*empty
    });
    let bytes = proto::to_vec(&*large);
    assert_eq!(*large, proto::from_slice::<Large>(&bytes).expect("what was written"));
    let text = json::to_string(&*large).expect("it has a form in JSON");
    assert_eq!(*large, json::from_str::<Large>(&text).expect("what was written"));
    let same: Box<schema::Large> = Box::new(proto::from_slice(&bytes).expect("a message of the same schema"));
    assert_eq!(bytes, proto::to_vec(&*same));
    assert_eq!(text, json::to_string(&*same).expect("it has a form in JSON"));
    let text = xml::to_string(&*large).expect("it has a form in XML");
    assert_eq!(*large, xml::from_str::<Large>(&text).expect("what was written"));
}
