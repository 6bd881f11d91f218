//! JSON and the text format: a message in binary is answered with both, one in JSON or in text with its bytes; all are in
//! hexadecimal digits. What cannot be read or printed is answered with the error.

use std::{collections::HashMap, error::Error, sync::Arc};

use wireform::{
    Message, Registry, json, proto, text,
    walk::{DecodeText, EncodeText},
};

use crate::{Checker, from_hex, registry, to_hex, with_protoc, without_protoc};

/// Returns what answers the questions about each message.
pub(crate) fn checkers() -> HashMap<&'static str, Checker> {
    let registry = Arc::new(registry(Registry::new().well_known_types()));
    macro_rules! table {
        ($(($name:literal, $root:path),)*) => { HashMap::from([$(($name, checker::<$root>(registry.clone())),)*]) };
    }
    with_roots!(table)
}

fn checker<M>(registry: Arc<Registry>) -> Checker
where
    M: Message + EncodeText + for<'de> DecodeText<'de> + 'static,
{
    let json = json::Options::new().registry(registry.clone());
    let text = text::Options::new().registry(registry);
    Box::new(move |question| {
        let (format, hex) = question.split_once(' ').ok_or("a question has a format")?;
        let bytes = from_hex(hex)?;
        let read = match format {
            "binary" => return printed(&proto::from_slice::<M>(&bytes)?, &json, &text),
            "json" => json.from_slice::<M>(&bytes),
            "text" => text.from_slice::<M>(&bytes),
            _ => return Err(format!("no format {format}").into()),
        };
        Ok(read.map_or_else(|error| format!("error: {error}"), |message| to_hex(&proto::to_vec(&message))))
    })
}

fn printed<M: EncodeText>(message: &M, json: &json::Options, text: &text::Options) -> Result<String, Box<dyn Error>> {
    let hex = |printed: Result<String, wireform::EncodeError>| match printed {
        Ok(printed) => to_hex(printed.as_bytes()),
        Err(error) => format!("error:{}", error.to_string().replace(' ', "_")),
    };
    Ok(format!("{} {}", hex(json.to_string(message)), hex(text.to_string(message))))
}
