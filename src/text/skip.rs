//! Values of which nothing is known but that they are skipped: of reserved fields, and of unknown ones on request.

use alloc::vec::Vec;

use super::{
    lexer::Lexer,
    literal::{is_literal, read_bytes},
    number::special,
    read::is_number,
};
use crate::error::{DecodeError, DecodeErrorKind, Result};

/// Skips what comes behind a field's name, down to `depth` levels of messages.
pub(super) fn skip_value(lexer: &mut Lexer<'_>, depth: u32) -> Result<()> {
    let mut skipper = Skipper { lexer, open: Vec::new(), depth };
    skipper.begin_value()?;
    while let Some(closer) = skipper.open.last().copied() {
        if skipper.lexer.eat(closer) {
            skipper.close()?;
        } else {
            skipper.lexer.field_name()?;
            skipper.begin_value()?;
        }
    }
    Ok(())
}

/// What is open, so that nothing recurses: a byte for each level.
struct Skipper<'l, 'de> {
    lexer: &'l mut Lexer<'de>,
    /// The brackets that are to come, of messages and of lists of messages.
    open: Vec<u8>,
    /// How many levels may follow.
    depth: u32,
}

impl Skipper<'_, '_> {
    /// Goes behind a scalar or a list of scalars, or into a message.
    fn begin_value(&mut self) -> Result<()> {
        let colon = self.lexer.eat(b':');
        match self.lexer.peek() {
            Some(b'{' | b'<') => return self.open_message(),
            Some(b'[') => return self.begin_list(colon),
            _ if !colon => return Err(self.lexer.unexpected("`:`")),
            _ => self.skip_scalar()?,
        }
        self.end_value()
    }

    fn begin_list(&mut self, colon: bool) -> Result<()> {
        self.lexer.eat(b'[');
        if matches!(self.lexer.peek(), Some(b'{' | b'<')) {
            self.open.push(b']');
            return self.open_message();
        }
        if !self.lexer.eat(b']') {
            if !colon {
                return Err(self.lexer.unexpected("a message, as no `:` came before"));
            }
            self.skip_scalar()?;
            while !self.lexer.eat(b']') {
                self.lexer.expect(b',', "`,` or `]`")?;
                self.skip_scalar()?;
            }
        }
        self.end_value()
    }

    fn open_message(&mut self) -> Result<()> {
        let at = self.lexer.offset();
        let closer = self.lexer.open_message()?;
        self.depth = self.depth.checked_sub(1).ok_or_else(|| DecodeError::new(DecodeErrorKind::DepthLimit, at))?;
        self.open.push(closer);
        Ok(())
    }

    /// Called behind a closing bracket.
    fn close(&mut self) -> Result<()> {
        if self.open.pop() != Some(b']') {
            self.depth += 1;
        }
        self.end_value()
    }

    /// Goes on behind a value: in a list to the next message, in a message behind the separator.
    fn end_value(&mut self) -> Result<()> {
        match self.open.last() {
            Some(b']') if self.lexer.peek() != Some(b']') => {
                self.lexer.expect(b',', "`,` or `]`")?;
                self.open_message()
            }
            // Whoever has the outermost field reads the separator behind it.
            Some(b']') | None => Ok(()),
            Some(_) => {
                self.lexer.separator();
                Ok(())
            }
        }
    }

    fn skip_scalar(&mut self) -> Result<()> {
        if is_literal(self.lexer) {
            return read_bytes(self.lexer).map(drop);
        }
        let negative = self.lexer.eat(b'-');
        if is_number(self.lexer) {
            return self.lexer.number().map(drop);
        }
        match self.lexer.peek_identifier() {
            Some(name) if !negative || special(name).is_some() => {
                self.lexer.identifier();
                Ok(())
            }
            _ => Err(self.lexer.unexpected("a value")),
        }
    }
}
