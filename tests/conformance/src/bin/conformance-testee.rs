//! The five message types of the suite, compiled from its protos by wireform-build.

use std::sync::Arc;

use wireform::{Registry, proto};
use wireform_conformance::{
    pipe,
    testee::{Codec, Mode, Testee},
    xml::Replay,
};

mod owned {
    include!(concat!(env!("OUT_DIR"), "/owned/_includes.rs"));
}

mod borrowed {
    include!(concat!(env!("OUT_DIR"), "/borrowed/_includes.rs"));
}

fn main() -> std::io::Result<()> {
    let name = std::env::args().nth(1).unwrap_or_else(|| "owned".to_owned());
    let testee = match (&name[..], Mode::named(&name)) {
        ("borrowed", _) => borrowing(),
        ("xml", _) => return replaying(),
        (_, Some(mode)) => owning(mode),
        _ => return Err(std::io::Error::other(format!("no mode {name}"))),
    };
    let mut testee = testee.skipping_text(std::env::args().nth(2).as_deref() == Some("no-text"));
    pipe::serve(|request| testee.answer(request))
}

/// Applies a macro to the paths of the message types.
macro_rules! for_all_types {
    ($apply:ident) => {
        $apply! {
            proto2::TestAllTypesProto2,
            proto3::TestAllTypesProto3,
            editions::proto2::TestAllTypesProto2,
            editions::proto3::TestAllTypesProto3,
            editions::TestAllTypesEdition2023,
        }
    };
}

fn owning(mode: Mode) -> Testee {
    let registry = Arc::new(registry());
    macro_rules! with {
        ($($($path:ident)::+,)*) => {
            Testee::default()$(.with::<owned::protobuf_test_messages::$($path)::+>(
                Codec::new::<owned::protobuf_test_messages::$($path)::+>(mode, registry.clone()),
            ))*
        };
    }
    for_all_types!(with)
}

/// All messages that the suite puts in an `Any`, and all extensions that it names.
fn registry() -> Registry {
    use owned::protobuf_test_messages::{editions, proto2, proto3};

    Registry::new()
        .well_known_types()
        .message::<proto2::TestAllTypesProto2>()
        .message::<proto3::TestAllTypesProto3>()
        .message::<editions::proto3::TestAllTypesProto3>()
        .extension(proto2::EXTENSION_INT32)
        .extension(proto2::GROUPFIELD)
        .extension(editions::proto2::EXTENSION_INT32)
        .extension(editions::proto2::GROUPFIELD)
        .extension(editions::GROUPLIKETYPE)
        .extension(editions::DELIMITED_EXT)
}

/// By XML and back.
fn replaying() -> std::io::Result<()> {
    let registry = Arc::new(registry());
    macro_rules! with {
        ($($($path:ident)::+,)*) => { Replay::new(registry)?$(.with::<owned::protobuf_test_messages::$($path)::+>())* };
    }
    let mut replay = for_all_types!(with);
    pipe::serve(|request| replay.answer(request))
}

fn borrowing() -> Testee {
    macro_rules! with {
        ($($($path:ident)::+,)*) => {
            Testee::default()$(.with::<borrowed::protobuf_test_messages::$($path)::+>(Codec::binary(|bytes| {
                let message: borrowed::protobuf_test_messages::$($path)::+<'_> = proto::from_slice(bytes)?;
                Ok(proto::to_vec(&message))
            })))*
        };
    }
    for_all_types!(with)
}
