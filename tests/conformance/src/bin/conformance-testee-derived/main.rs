//! `TestAllTypesProto3` written by hand, with the derive and no code generation. All other types are skipped.

#![allow(clippy::enum_variant_names, reason = "the names are those of the suite")]

mod messages;

use std::sync::Arc;

use wireform::Registry;
use wireform_conformance::{
    pipe,
    testee::{Codec, Mode, Testee},
};

use messages::TestAllTypesProto3;

fn main() -> std::io::Result<()> {
    let name = std::env::args().nth(1).unwrap_or_else(|| "owned".to_owned());
    let mode = Mode::named(&name).ok_or_else(|| std::io::Error::other(format!("no mode {name}")))?;
    let registry = Arc::new(Registry::new().well_known_types().message::<TestAllTypesProto3>());
    let testee = Testee::default().with::<TestAllTypesProto3>(Codec::new::<TestAllTypesProto3>(mode, registry));
    let mut testee = testee.skipping_text(std::env::args().nth(2).as_deref() == Some("no-text"));
    pipe::serve(|request| testee.answer(request))
}
