//! A library without std: it derives, encodes and decodes, with C's allocator and a panic handler of its own.
//!
//! That it links is the proof: a host build of the library without its default features would prove nothing, as a
//! dependency may bring std in. `run.sh` also runs it, from C.

#![no_std]

extern crate alloc;
extern crate wireform;

/// What wireform-build writes for a crate without std, as its own tests compare it.
mod generated {
    include!("../../../build/tests/expected/no_std/_includes.rs");
}

use alloc::{collections::BTreeMap, string::String, vec, vec::Vec};
use core::{ffi::c_int, panic::PanicInfo};

use wireform::{Enumeration, Limits, Message, Oneof, Open, UnknownFields, proto};

use generated::shapes::proto3::{Choice, Lists, Maps, choice};

#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
enum Phone {
    Mobile = 0,
    Home = 1,
}

#[derive(Oneof, Clone, Debug, PartialEq)]
enum Contact {
    #[proto(10)]
    Email(String),
    #[proto(11)]
    Number(u64),
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Person {
    #[proto(1)]
    user_name: String,
    #[proto(2)]
    favourite_number: i32,
    #[proto(3)]
    interests: Vec<String>,
    #[proto(4)]
    scores: BTreeMap<String, f64>,
    #[proto(5)]
    phone: Open<Phone>,
    #[proto(6)]
    friends: Vec<Person>,
    #[proto(oneof)]
    contact: Option<Contact>,
    #[proto(unknown)]
    rest: UnknownFields,
}

fn person() -> Person {
    Person {
        user_name: "Martin".into(),
        favourite_number: 1337,
        interests: vec!["daydreaming".into(), "hacking".into()],
        scores: BTreeMap::new(),
        phone: Open::Known(Phone::Mobile),
        friends: vec![],
        contact: None,
        rest: UnknownFields::new(),
    }
}

/// Returns 33, the length of the classic record, if all that is tried here comes out right, and less otherwise.
#[unsafe(no_mangle)]
pub extern "C" fn wireform_no_std() -> c_int {
    let record = proto::to_vec(&person());
    let mut everything = person();
    everything.scores.insert("a".into(), -0.0);
    everything.phone = Open::Unknown(7);
    everything.contact = Some(Contact::Number(1 << 60));
    everything.friends = vec![person(), Person { phone: Open::Known(Phone::Home), ..person() }];
    everything.friends[1].contact = Some(Contact::Email("b".into()));
    let bytes = everything.encode_to_vec();
    match Person::decode(&bytes[..]) {
        Ok(same) if same == everything => {}
        _ => return 1,
    }
    let strict = proto::Options::new().limits(Limits::new().depth(0));
    if strict.from_slice::<Person>(&bytes).is_ok() {
        return 2;
    }
    if !generated_types_come_back() {
        return 3;
    }
    record.len() as c_int
}

/// Whether generated messages with lists, maps and a oneof are read as they were written.
fn generated_types_come_back() -> bool {
    let lists = Lists { packed_deltas: vec![1, -1], names: vec!["a".into()], ..Lists::default() };
    let maps = Maps {
        numbers: BTreeMap::from([(-1, 2)]),
        text: BTreeMap::from([("a".into(), "b".into())]),
        ..Maps::default()
    };
    let choice = Choice { kind: Some(choice::Kind::Delta(-1)), after: "b".into(), ..Choice::default() };
    let lists_read = Lists::decode(&lists.encode_to_vec()[..]);
    let maps_read = Maps::decode(&maps.encode_to_vec()[..]);
    let choice_read = Choice::decode(&choice.encode_to_vec()[..]);
    lists_read.is_ok_and(|read| read == lists)
        && maps_read.is_ok_and(|read| read == maps)
        && choice_read.is_ok_and(|read| read == choice)
}

#[global_allocator]
static ALLOCATOR: libc_alloc::LibcAlloc = libc_alloc::LibcAlloc;

#[panic_handler]
fn panic(_info: &PanicInfo<'_>) -> ! {
    loop {}
}

/// The prebuilt `alloc` refers to it for unwinding, which a panic handler that stops never does.
#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}
