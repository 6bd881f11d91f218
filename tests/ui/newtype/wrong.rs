//! Structs that cannot travel as what they hold.

use wireform::Message;

#[derive(Message)]
#[proto(transparent)]
struct Two(u32, u32);

#[derive(Message)]
#[proto(transparent)]
struct None;

#[derive(Message)]
#[proto(transparent)]
struct List(Vec<u32>);

#[derive(Message)]
#[proto(transparent)]
struct Absent(Option<u32>);

#[derive(Message)]
#[proto(transparent)]
struct Small(u8);

#[derive(Message)]
#[proto(transparent, package = "tutorial")]
struct Numbered(#[proto(1)] u32);

#[derive(Message)]
#[proto(transparent)]
struct Group(#[proto(group)] Holder);

#[derive(Message)]
struct Holder {
    #[proto(1)]
    id: u32,
}

#[derive(Message)]
#[proto(transparent)]
struct Mismatch(#[proto(sint32)] String);

#[derive(Message)]
#[proto(transparent)]
enum Enum {
    One(u32),
}

fn main() {}
