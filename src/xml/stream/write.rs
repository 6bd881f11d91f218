//! [`ElementWriter`]: messages as the children of a root, one after the other.

use std::io::Write;

use crate::{
    error::EncodeError,
    walk::EncodeText,
    xml::{
        Options,
        sink::{self, Document},
    },
};

/// Writes messages as elements of one name inside the root of a document, each to the transport as soon as it is given.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// #[derive(wireform::Message)]
/// struct Record {
///     #[proto(1)]
///     text: String,
/// }
///
/// let mut writer = wireform::xml::ElementWriter::new(Vec::new(), "log", "record")?;
/// writer.write(&Record { text: "a".into() })?;
/// writer.write(&Record { text: "b".into() })?;
/// let document = writer.finish()?;
/// assert_eq!(document, b"<log><record><text>a</text></record><record><text>b</text></record></log>");
/// # }
/// # Ok::<(), wireform::EncodeError>(())
/// ```
#[derive(Debug)]
pub struct ElementWriter<W> {
    transport: W,
    element: String,
    document: Document<'static>,
}

impl<W: Write> ElementWriter<W> {
    /// Returns a writer, which has begun the document.
    ///
    /// # Errors
    ///
    /// Where one of the names is none of XML.
    pub fn new(transport: W, root: &str, element: &str) -> Result<Self, EncodeError> {
        Self::with_options(transport, root, element, &Options::new())
    }

    /// Returns a writer, which has begun the document. [`Options::root`] counts for nothing here.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn with_options(transport: W, root: &str, element: &str, options: &Options) -> Result<Self, EncodeError> {
        let mut document = Document::new(options);
        document.out.begin(sink::name(root)?);
        sink::name(element)?;
        Ok(Self { transport, element: element.into(), document })
    }

    /// Writes a message.
    ///
    /// # Errors
    ///
    /// As [`to_vec`](crate::xml::to_vec), and then the message is left out; those of the transport, behind which the document is
    /// not to be gone on with.
    pub fn write<M: EncodeText>(&mut self, message: &M) -> Result<(), EncodeError> {
        let before = self.document.out.mark();
        let written = self.document.write(&self.element, message);
        written.inspect_err(|_| self.document.out.back_to(before))?;
        self.send()
    }

    /// Ends the document and returns the transport, flushed.
    ///
    /// # Errors
    ///
    /// Those of the transport.
    pub fn finish(mut self) -> Result<W, EncodeError> {
        self.document.out.end();
        self.send()?;
        self.transport.flush().map_err(|error| EncodeError::io(&error))?;
        Ok(self.transport)
    }

    fn send(&mut self) -> Result<(), EncodeError> {
        self.transport.write_all(self.document.out.take().as_bytes()).map_err(|error| EncodeError::io(&error))
    }
}
