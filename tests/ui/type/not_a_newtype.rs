// Without the derive, the encoding of newtypes does not know what one holds.
use wireform::encoding::{Newtype, Uint64, Value};

struct Id(u64);

impl Value for Id {
    type Encoding = Newtype<Uint64>;
}

fn main() {}
