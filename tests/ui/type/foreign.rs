// Types of the standard library without an encoding: one error each.
use std::{
    collections::{HashSet, VecDeque},
    net::IpAddr,
    num::NonZeroU32,
    path::PathBuf,
};

use wireform::Message;

#[derive(Message)]
struct Order {
    #[proto(1)]
    set: HashSet<u32>,
    #[proto(2)]
    queue: VecDeque<String>,
    #[proto(3)]
    path: Option<PathBuf>,
    #[proto(4)]
    address: IpAddr,
    #[proto(5)]
    numbers: Vec<NonZeroU32>,
}

fn main() {}
