//! `wireform` under another name.
#![deny(warnings)]

mod vendored {
    pub use ::wireform as wf;
}

mod wireform {}

use vendored::wf;

#[derive(wf::Message)]
#[proto(crate = "crate::vendored::wf")]
struct Record {
    #[proto(1)]
    value: u32,
    #[proto(oneof)]
    choice: Option<Choice>,
    #[proto(3)]
    kind: Kind,
}

#[derive(wf::Oneof)]
#[proto(crate = "vendored::wf")]
enum Choice {
    #[proto(2)]
    One(u32),
}

#[derive(wf::Enumeration)]
#[proto(crate = "wf")]
enum Kind {
    Zero,
}

fn main() {
    let record = Record { value: 1, choice: Some(Choice::One(2)), kind: Kind::Zero };
    assert_eq!(wf::proto::to_vec(&record), [8, 1, 16, 2]);
}
