//! The code of protobuf's own test schemas compiles, and protobuf's golden messages come back.

use std::{env, error::Error, fmt::Debug, fs, path::Path};

use wireform::{
    Message, json, proto, text,
    walk::{DecodeText, EncodeText},
    xml,
};

#[allow(dead_code)]
mod cpp {
    include!(concat!(env!("OUT_DIR"), "/0/_includes.rs"));
}

#[allow(dead_code)]
mod csharp {
    include!(concat!(env!("OUT_DIR"), "/1/_includes.rs"));
}

#[allow(dead_code)]
mod csharp_3_0 {
    include!(concat!(env!("OUT_DIR"), "/2/_includes.rs"));
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::args().nth(1).ok_or("which folder has the golden messages?")?;
    let golden = |name: &str| fs::read(Path::new(&folder).join(name));
    let all: cpp::protobuf_unittest::TestAllTypes = comes_back(&golden("golden_message_oneof_implemented")?)?;
    comes_back::<cpp::protobuf_unittest::TestPackedTypes>(&golden("golden_packed_fields_message")?)?;
    comes_back::<cpp::protobuf_unittest::TestMap>(&golden("golden_message_maps")?)?;
    comes_back::<cpp::proto3_unittest::TestAllTypes>(&golden("golden_message_proto3")?)?;
    let printed = String::from_utf8(golden("text_format_unittest_data_oneof_implemented.txt")?)?;
    assert_eq!(text::from_str::<cpp::protobuf_unittest::TestAllTypes>(&printed)?, all);
    assert_eq!(text::to_string(&all)?, printed);
    Ok(())
}

/// Reads a golden message, and the same value again from every wire.
fn comes_back<M>(golden: &[u8]) -> Result<M, Box<dyn Error>>
where
    M: Message + EncodeText + for<'de> DecodeText<'de> + PartialEq + Debug,
{
    let message: M = proto::from_slice(golden)?;
    let again: M = proto::from_slice(&proto::to_vec(&message))?;
    assert_eq!(again, message);
    assert_eq!(json::from_str::<M>(&json::to_string(&message)?)?, message);
    assert_eq!(xml::from_str::<M>(&xml::to_string(&message)?)?, message);
    assert_eq!(text::from_str::<M>(&text::to_string(&message)?)?, message);
    Ok(message)
}
