//! What is read by quick-xml: comments, CDATA sections, processing instructions and the declaration.

use alloc::borrow::Cow;

use quick_xml::{
    Reader,
    events::{BytesDecl, Event},
};

use super::{
    Events, ONLY_UTF8, Token,
    scan::{byte_order_mark, is_utf8_name},
    syntax, to_usize,
};
use crate::{error::Result, xml::escape::is_name};

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
                if !is_name(target) || target.eq_ignore_ascii_case("xml") {
                    return Err(syntax("a processing instruction needs a name other than `xml`", self.offset));
                }
                None
            }
            Ok(Event::Decl(declaration)) => self.check_declaration(&declaration).map(|()| None)?,
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

    #[cold]
    fn check_declaration(&self, declaration: &BytesDecl<'_>) -> Result<()> {
        if self.offset != byte_order_mark(self.input) {
            return Err(syntax("the XML declaration stands at the very start only", self.offset));
        }
        if declaration.version().ok().as_deref() != Some("1.0") {
            return Err(syntax("only version 1.0 of XML is read", self.offset));
        }
        match declaration.encoding() {
            None => Ok(()),
            Some(Ok(name)) if is_utf8_name(&name) => Ok(()),
            _ => Err(syntax(ONLY_UTF8, self.offset)),
        }
    }
}
