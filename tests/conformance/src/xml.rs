//! The replay by XML: each binary payload of the suite goes to XML and back, and has to be the same message to the byte.
//!
//! Each document is also written to the file that `XML_DOCUMENTS` names, behind its length in four bytes, the least
//! significant first, so that another parser can look at it.

use std::{
    collections::HashMap,
    fs::File,
    io::{self, BufWriter, Write},
    sync::Arc,
};

use wireform::{
    Message, Registry, proto,
    walk::{DecodeText, EncodeText},
    xml::Options,
};

use crate::protocol::{ConformanceRequest, Input, Output, WireFormat};

/// What came of a payload: its message as binary again, and the documents on the way.
type Replayed = Result<(Vec<u8>, Vec<String>), Output>;

/// Takes a payload of one type there and back.
type Replaying = fn(&[u8], &[Options]) -> Replayed;

/// Of what is longer, as some messages of many megabytes are, only the first of the documents is made.
const LONG: usize = 10_000;

/// A testee that takes each message from binary to XML and back.
pub struct Replay {
    options: [Options; 3],
    types: HashMap<String, Replaying>,
    documents: BufWriter<File>,
}

impl Replay {
    /// Returns one without message types that appends its documents to the file.
    ///
    /// # Errors
    ///
    /// Where there is no such file.
    pub fn new(registry: Arc<Registry>) -> io::Result<Self> {
        let path = std::env::var_os("XML_DOCUMENTS").ok_or_else(|| io::Error::other("XML_DOCUMENTS names no file"))?;
        let file = File::options().append(true).create(true).open(path)?;
        let options = [
            Options::new().registry(registry.clone()),
            Options::new(),
            Options::new().registry(registry).pretty(true).declaration(true).proto_field_names(true),
        ];
        Ok(Self { options, types: HashMap::new(), documents: BufWriter::new(file) })
    }

    /// Adds a message type, by the name in its descriptor.
    #[must_use]
    pub fn with<M: Message + EncodeText + for<'de> DecodeText<'de>>(mut self) -> Self {
        self.types.insert(M::DESCRIPTOR.full_name(), replay::<M>);
        self
    }

    /// Runs one test. A payload for which JSON or text is wanted is replayed too, and skipped then.
    pub fn answer(&mut self, request: &ConformanceRequest<'_>) -> Output {
        let (Some(replay), Some(Input::ProtobufPayload(bytes))) =
            (self.types.get(request.message_type), &request.payload)
        else {
            return Output::Skipped("no binary payload of a type that is known".to_owned());
        };
        let (encoded, documents) = match replay(bytes, &self.options) {
            Ok(replayed) => replayed,
            Err(output) => return output,
        };
        if let Err(error) = documents.iter().try_for_each(|document| self.keep(document)) {
            return Output::RuntimeError(format!("the documents: {error}"));
        }
        if request.requested_output_format == WireFormat::Protobuf.into() {
            return Output::ProtobufPayload(encoded);
        }
        Output::Skipped("neither text nor JSON".to_owned())
    }

    fn keep(&mut self, document: &str) -> io::Result<()> {
        let len = u32::try_from(document.len()).map_err(io::Error::other)?;
        self.documents.write_all(&len.to_le_bytes())?;
        self.documents.write_all(document.as_bytes())?;
        self.documents.flush()
    }
}

/// Takes a payload to XML and back with all options; an answer where it is malformed or not the same any more.
fn replay<M: Message + EncodeText + for<'de> DecodeText<'de>>(bytes: &[u8], all: &[Options]) -> Replayed {
    let message: M = proto::from_slice(bytes).map_err(|error| Output::ParseError(error.to_string()))?;
    let direct = proto::to_vec(&message);
    let all = if bytes.len() > LONG { &all[..1] } else { all };
    let documents: Result<Vec<_>, _> = all.iter().map(|options| there_and_back(&message, &direct, options)).collect();
    Ok((direct, documents?))
}

fn there_and_back<M>(message: &M, direct: &[u8], options: &Options) -> Result<String, Output>
where
    M: Message + EncodeText + for<'de> DecodeText<'de>,
{
    let failed = |text: String| Output::RuntimeError(text);
    let document = options.to_string(message).map_err(|error| failed(format!("to XML: {error}")))?;
    let read: M = options.from_str(&document).map_err(|error| failed(format!("from XML: {error}: {document}")))?;
    match proto::to_vec(&read) {
        same if same == direct => Ok(document),
        other => Err(failed(format!("{document} is {other:02x?}, not {direct:02x?}"))),
    }
}
