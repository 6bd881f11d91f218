//! Types that come out of the user's own macros.
#![deny(warnings)]

use wireform::{Enumeration, Message, Oneof};

macro_rules! types {
    ($message:ident, $oneof:ident, $kind:ident, $field:ident: $ty:ty = $number:literal, $zero:expr) => {
        #[derive(Message)]
        struct $message {
            #[proto($number)]
            $field: $ty,
            #[proto(oneof)]
            oneof: Option<$oneof>,
            #[proto(2)]
            many: Vec<$ty>,
        }

        #[derive(Oneof)]
        enum $oneof {
            #[proto(3)]
            One($ty),
        }

        #[derive(Enumeration)]
        enum $kind {
            Zero = $zero,
        }
    };
}

types!(Record, Choice, Kind, value: u32 = 1, 0);

fn main() {
    let record = Record { value: 1, oneof: Some(Choice::One(2)), many: vec![] };
    assert_eq!(record.encode_to_vec(), [8, 1, 24, 2]);
    assert_eq!(Kind::Zero.number(), 0);
}
