//! Messages of very many fields; build.rs writes them.

use super::{Random, Shape, twins};
use crate::generated::quick_borrowed;

include!(concat!(env!("OUT_DIR"), "/wide.rs"));

twins!('a, Wide60, Wide60Ref<'a>, quick_borrowed::Wide60<'a>);
twins!('a, Wide150, Wide150Ref<'a>, quick_borrowed::Wide150<'a>);

/// Every eighth field of a type.
pub const WIDE_60: Shape<Wide60> =
    Shape { name: "60 fields", pool: 256, copied: false, text: true, make: Wide60::random };

/// Every eighth field of a type.
pub const WIDE_150: Shape<Wide150> =
    Shape { name: "150 fields", pool: 128, copied: false, text: true, make: Wide150::random };
