//! What is read by quick-xml: comments, CDATA sections, processing instructions and the declaration.

use alloc::borrow::Cow;

use quick_xml::{Reader, events::Event};

use super::{Encoding, Events, Token, not_ascii, scan::byte_order_mark, syntax, to_usize};
use crate::{
    error::Result,
    xml::{declaration, escape::is_name},
};

impl<'de> Events<'de> {
    /// Reads what begins with `<!` or `<?`; `None` for what is passed over.
    #[cold]
    pub(super) fn markup(&mut self) -> Result<Option<Token<'de>>> {
        let mut reader = Reader::from_str(self.rest());
        reader.config_mut().check_comments = true;
        let event = reader.read_event();
        let length = to_usize(reader.buffer_position());
        let token = match event {
            Ok(Event::Comment(_)) => None,
            Ok(Event::CData(_)) => Some(Token::Section(self.section(length))),
            Ok(Event::PI(instruction)) => {
                let target = instruction.target();
                let has_colon = self.is_within_namespace() && target.contains(':');
                if !is_name(target) || target.eq_ignore_ascii_case("xml") || has_colon {
                    let message =
                        "a processing instruction needs a name other than `xml`, without a colon in a namespace";
                    return Err(syntax(message, self.offset));
                }
                None
            }
            Ok(Event::Decl(_)) => self.declaration(length).map(|()| None)?,
            Ok(_) => return Err(syntax("document types are not accepted", self.offset)),
            Err(error) => {
                let offset = self.offset + to_usize(reader.error_position());
                return Err(syntax(format_args!("{error}"), offset));
            }
        };
        self.position += length;
        Ok(token)
    }

    /// Cuts the content of a CDATA section of `length` bytes.
    fn section(&self, length: usize) -> Cow<'de, str> {
        let section = self.rest().get(..length).unwrap_or_default();
        let content = section.strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>"));
        self.normalised(content.unwrap_or_default())
    }

    /// Reads a declaration of `length` bytes. quick-xml looks for its end only.
    #[cold]
    fn declaration(&mut self, length: usize) -> Result<()> {
        if self.offset != byte_order_mark(self.input) {
            return Err(syntax("the XML declaration stands at the very start only", self.offset));
        }
        let declaration = self.rest().get(..length).unwrap_or_default();
        let inside = declaration.strip_prefix("<?xml").and_then(|rest| rest.strip_suffix("?>"));
        self.encoding = declaration::read(inside.unwrap_or_default(), self.offset)?;
        if self.encoding == Encoding::Ascii && !self.input.is_ascii() {
            return Err(not_ascii(self.input.as_bytes()));
        }
        Ok(())
    }
}
