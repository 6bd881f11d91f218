use wireform::Message;

#[derive(Message)]
struct Numbers {
    #[proto(0)]
    zero: u32,
    #[proto(-1)]
    negative: u32,
    #[proto(18999)]
    below: u32,
    #[proto(19000)]
    first: u32,
    #[proto(19999)]
    last: u32,
    #[proto(20000)]
    above: u32,
    #[proto(536870911)]
    largest: u32,
    #[proto(536870912)]
    too_large: u32,
    #[proto(99999999999999999999)]
    huge: u32,
}

fn main() {}
