//! A second occurrence, and old values that are recycled.

use std::time::Duration as Time;

use wireform::{Limits, UnknownFields, proto};

use super::*;

fn empty() -> Everywhere {
    proto::from_slice(&[]).unwrap()
}

#[test]
fn the_last_scalar_wins() {
    let message: Everywhere = proto::from_slice(b"\x08\x01\x08\x02\x52\x03a@b\x52\x03c@d").unwrap();
    assert_eq!(message, Everywhere { plain: Ipv4Addr::new(0, 0, 0, 2), email: Some(email("c@d")), ..empty() });
}

#[test]
fn a_proxy_that_is_a_message_merges() {
    // The seconds in one record, the nanoseconds in another.
    let split = b"\x62\x02\x08\x03\x62\x02\x10\x04\x8a\x01\x02\x10\x05\x8a\x01\x02\x08\x06";
    let message: Everywhere = proto::from_slice(split).unwrap();
    assert_eq!(message, Everywhere { message: Time::new(3, 4), absent: Some(Time::new(6, 5)), ..empty() });
    let mut old = Everywhere { message: Time::new(7, 7), absent: Some(Time::new(7, 7)), ..empty() };
    proto::decode_into(&mut old, split).unwrap();
    assert_eq!(old, message);
    // What was there before is replaced, also where the new value says less.
    let mut old = Everywhere { message: Time::new(7, 7), absent: Some(Time::new(7, 7)), ..empty() };
    proto::decode_into(&mut old, b"\x62\x02\x10\x04\x8a\x01\x02\x10\x05").unwrap();
    assert_eq!(old, Everywhere { message: Time::new(0, 4), absent: Some(Time::new(0, 5)), ..empty() });
    let mut old = Everywhere { message: Time::new(7, 7), ..empty() };
    old.merge(&b"\x62\x02\x10\x04"[..]).unwrap();
    assert_eq!(old.message, Time::new(7, 4));
}

#[test]
fn decode_into_is_a_fresh_decode() {
    let inputs = [Vec::new(), proto::to_vec(&everywhere()), b"\x52\x03c@d\x5a\x01@".to_vec()];
    for first in &inputs {
        for second in &inputs {
            let mut message: Everywhere = proto::from_slice(first).unwrap();
            proto::decode_into(&mut message, second).unwrap();
            assert_eq!(message, proto::from_slice(second).unwrap());
        }
    }
}

#[test]
fn the_binary_part_may_recycle() {
    let mut message = Everywhere { email: Some(Email(String::with_capacity(100) + "a@")), ..empty() };
    let before = message.email.as_ref().unwrap().0.as_ptr();
    proto::decode_into(&mut message, b"\x52\x03c@d").unwrap();
    assert_eq!(message.email, Some(email("c@d")));
    assert_eq!(message.email.unwrap().0.as_ptr(), before);
}

#[test]
fn further_values_that_replace_take_nothing_off_the_budget() {
    let bytes = b"\x52\x03a@b".repeat(1000);
    let options = proto::Options::new().limits(Limits::new().allocation(0));
    let message: Everywhere = options.from_slice(&bytes).unwrap();
    assert_eq!(message.email, Some(email("a@b")));
}

#[test]
fn closed_enumerations_stay_closed() {
    #[derive(Message, Debug, PartialEq)]
    struct Keeps {
        #[proto(13, with = "AsSign")]
        sign: bool,
        #[proto(14, with = "AsSign")]
        signs: Vec<bool>,
        #[proto(unknown)]
        rest: UnknownFields,
    }
    let message = Keeps::decode(&b"\x68\x07\x72\x03\x01\x07\x00"[..]).unwrap();
    assert_eq!((message.sign, message.signs), (false, vec![true, false]));
    assert_eq!(message.rest.as_bytes(), b"\x68\x07\x70\x07");
}
