//! The way in from JSON text: a place in the text where one value is read.
//!
//! `read.rs` does the same by way of any serde deserializer. This one is what `from_str` and `from_slice` use: it scans
//! each value once, where serde_json scans a number that is to be exact twice.

use alloc::borrow::Cow;
use core::marker::PhantomData;

use super::{
    extension,
    key::{KeySource, check_unknown},
    names::{Found, Names},
    number::{Float, Number},
    read::{Scope, check_required, finish_entry},
    run::Step,
    scalar::{Enumerated, Numeric, Scalar, decode_base64},
    scan::{Failed, Scanner},
};
use crate::{
    error::DecodeErrorKind,
    excerpt,
    schema::EnumDescriptor,
    walk::{DecodeText, Elements, Entries, ReadForm, Source},
};

/// A place in the text.
#[derive(Debug)]
pub(crate) struct Here<'p, 'de, 'x> {
    pub(super) scanner: &'p mut Scanner<'de, 'x>,
    pub(super) scope: Scope<'x>,
}

/// Reads the one value of a text.
#[inline]
pub(super) fn read_whole<'de, 'x, M: DecodeText<'de>>(
    scanner: &mut Scanner<'de, 'x>,
    scope: Scope<'x>,
) -> Result<M, Failed> {
    let message = M::read(Here { scanner, scope })?;
    scanner.end()?;
    message.ok_or_else(|| scope.unexpected("an object"))
}

impl<'de> Here<'_, 'de, '_> {
    /// Reads `null`, of which the first letter was peeked.
    #[cold]
    fn null<T>(self, expected: &'static str) -> Result<Option<T>, Failed> {
        let start = self.scanner.at();
        self.scanner.literal("null")?;
        if self.scope.nullable {
            return Ok(None);
        }
        Err(self.scanner.fail(start, DecodeErrorKind::UnexpectedValue { expected }))
    }

    #[inline]
    fn integer<N: Number>(self) -> Result<Option<N>, Failed> {
        let (_, start) = (self.scanner.peek(), self.scanner.at());
        let Some((negative, magnitude)) = self.scanner.plain_integer() else {
            return self.scalar(Numeric::<N>(PhantomData));
        };
        N::from_magnitude(negative, magnitude).map(Some).map_err(|kind| self.scanner.fail(start, kind))
    }

    #[inline]
    fn decimal<N: Float>(self) -> Result<Option<N>, Failed> {
        let (_, start) = (self.scanner.peek(), self.scanner.at());
        let Some(decimal) = self.scanner.plain_decimal() else {
            return self.scalar(Numeric::<N>(PhantomData));
        };
        N::from_decimal(decimal).map(Some).map_err(|kind| self.scanner.fail(start, kind))
    }

    /// Reads a number, or a string that stands for one.
    fn scalar<S: Scalar>(self, scalar: S) -> Result<Option<S::Value>, Failed> {
        let (first, start) = (self.scanner.peek(), self.scanner.at());
        let read = match first {
            Some(b'-' | b'0'..=b'9') => scalar.scanned(self.scanner.number()?).map(Some),
            Some(b'"') => scalar.string(&self.scanner.string()?, self.scope),
            Some(b'n') => match scalar.null() {
                Some(value) => return self.scanner.literal("null").map(|()| Some(value)),
                None => return self.null(S::EXPECTED),
            },
            _ => return Err(self.scanner.unexpected(S::EXPECTED)),
        };
        read.map_err(|kind| self.scanner.fail(start, kind))
    }

    /// Begins a value in brackets; `None` for null.
    #[inline]
    pub(super) fn open(self, bracket: u8, expected: &'static str) -> Result<Option<Self>, Failed> {
        match self.scanner.peek() {
            Some(byte) if byte == bracket => Ok(Some(self)),
            Some(b'n') => self.null(expected),
            _ => Err(self.scanner.unexpected(expected)),
        }
    }

    #[inline]
    fn fields<M: DecodeText<'de>>(self, message: &mut M) -> Result<(), Failed> {
        let Here { scanner, scope } = self;
        let tagged = scope.tagged;
        let scope = Scope { depth: scope.enter()?, nullable: true, tagged: false, ..scope };
        scanner.bump();
        let mut names = Names::new(M::DESCRIPTOR.fields());
        let (mut first, mut extensions) = (true, extension::Seen::default());
        while let Some(name) = scanner.next_key(core::mem::take(&mut first))? {
            match names.find(&name) {
                Found::Field(field) => field_value(message, field.number(), scanner, scope)
                    .inspect_err(|_| scope.run.step(Step::Field(field.name())))?,
                _ if extensions.read(message, &name, scanner, scope)? => {}
                other => {
                    check_unknown(&name, other, scope, tagged)?;
                    scanner.colon()?;
                    scanner.skip()?;
                }
            }
        }
        check_required(M::DESCRIPTOR, &names, scope)
    }

    #[inline]
    fn elements<V: Elements<'de>>(self, elements: &mut V) -> Result<(), Failed> {
        let Here { scanner, scope } = self;
        let scope = Scope { nullable: false, ..scope };
        scanner.bump();
        let mut index = 0;
        while element(elements, index == 0, scanner, scope).inspect_err(|_| scope.run.step(Step::Index(index)))? {
            index += 1;
        }
        Ok(())
    }

    fn entries<V: Entries<'de>>(self, entries: &mut V) -> Result<(), Failed> {
        let Here { scanner, scope } = self;
        if scope.depth == 0 && scanner.eat_empty_object() {
            return Ok(());
        }
        let scope = Scope { depth: scope.enter()?, nullable: false, ..scope };
        scanner.bump();
        let mut first = true;
        while let Some(key) = scanner.next_key(core::mem::take(&mut first))? {
            let source = KeySource::new(key.clone(), scope);
            entry(entries, source, &key, scanner, scope)
                .inspect_err(|_| scope.run.step(Step::Key(excerpt::name(&key))))?;
        }
        Ok(())
    }
}

/// Reads the value of a field, with the colon before it.
#[inline]
fn field_value<'de, 'x, M: DecodeText<'de>>(
    message: &mut M,
    number: u32,
    scanner: &mut Scanner<'de, 'x>,
    scope: Scope<'x>,
) -> Result<(), Failed> {
    scanner.colon()?;
    message.merge_field(number, Here { scanner, scope })
}

/// Reads an element, if there is one.
#[inline]
fn element<'de, 'x, V: Elements<'de>>(
    elements: &mut V,
    first: bool,
    scanner: &mut Scanner<'de, 'x>,
    scope: Scope<'x>,
) -> Result<bool, Failed> {
    if !scanner.next_element(first)? {
        return Ok(false);
    }
    elements.element(Here { scanner, scope }).map(|()| true)
}

/// Reads the value of an entry, with the colon before it.
#[inline]
fn entry<'de, 'x, V: Entries<'de>>(
    entries: &mut V,
    source: KeySource<'de, 'x, Failed>,
    key: &str,
    scanner: &mut Scanner<'de, 'x>,
    scope: Scope<'x>,
) -> Result<(), Failed> {
    scanner.colon()?;
    entries.key(source)?;
    entries.value(Here { scanner, scope })?;
    finish_entry(entries, key, scope)
}

impl<'de, 'x> Source<'de> for Here<'_, 'de, 'x> {
    type Error = Failed;
    type Place = (Scope<'x>, usize);

    #[inline]
    fn place(&self) -> Self::Place {
        (self.scope, self.scanner.at())
    }

    #[cold]
    fn fail((scope, at): Self::Place, kind: DecodeErrorKind) -> Failed {
        scope.run.note_at(kind, at);
        Failed
    }

    #[inline]
    fn charge(&self, bytes: usize) -> bool {
        self.scope.run.budget.charge(bytes)
    }

    fn bool(self) -> Result<Option<bool>, Failed> {
        match self.scanner.peek() {
            Some(b't') => self.scanner.literal("true").map(|()| Some(true)),
            Some(b'f') => self.scanner.literal("false").map(|()| Some(false)),
            Some(b'n') => self.null("true or false"),
            _ => Err(self.scanner.unexpected("true or false")),
        }
    }

    #[inline]
    fn int32(self) -> Result<Option<i32>, Failed> {
        self.integer()
    }

    #[inline]
    fn int64(self) -> Result<Option<i64>, Failed> {
        self.integer()
    }

    #[inline]
    fn uint32(self) -> Result<Option<u32>, Failed> {
        self.integer()
    }

    #[inline]
    fn uint64(self) -> Result<Option<u64>, Failed> {
        self.integer()
    }

    fn float(self) -> Result<Option<f32>, Failed> {
        self.decimal()
    }

    fn double(self) -> Result<Option<f64>, Failed> {
        self.decimal()
    }

    #[inline]
    fn string(self) -> Result<Option<Cow<'de, str>>, Failed> {
        match self.scanner.peek() {
            Some(b'"') => self.scanner.string().map(Some),
            Some(b'n') => self.null("a string"),
            _ => Err(self.scanner.unexpected("a string")),
        }
    }

    fn bytes(self) -> Result<Option<Cow<'de, [u8]>>, Failed> {
        const EXPECTED: &str = "a base64 string";
        let (first, start) = (self.scanner.peek(), self.scanner.at());
        match first {
            Some(b'"') => match decode_base64(&self.scanner.string()?) {
                Some(bytes) => Ok(Some(Cow::Owned(bytes))),
                None => Err(self.scanner.fail(start, DecodeErrorKind::InvalidBase64)),
            },
            Some(b'n') => self.null(EXPECTED),
            _ => Err(self.scanner.unexpected(EXPECTED)),
        }
    }

    fn enumeration(self, descriptor: &'static EnumDescriptor) -> Result<Option<i32>, Failed> {
        self.scalar(Enumerated(descriptor))
    }

    #[inline]
    fn message<M: DecodeText<'de>>(self, message: &mut M) -> Result<bool, Failed> {
        match self.open(b'{', "an object")? {
            Some(here) => here.fields(message).map(|()| true),
            None => Ok(false),
        }
    }

    #[inline]
    fn form<M: ReadForm<'de>>(self) -> Result<Option<M>, Failed> {
        // So that the place of an error is the value itself.
        self.scanner.peek();
        let scope = self.scope.deeper()?;
        M::read_form(Here { scope, ..self })
    }

    #[inline]
    fn list<V: Elements<'de>>(self, elements: &mut V) -> Result<bool, Failed> {
        match self.open(b'[', "an array")? {
            Some(here) => here.elements(elements).map(|()| true),
            None => Ok(false),
        }
    }

    #[inline]
    fn map<V: Entries<'de>>(self, entries: &mut V) -> Result<bool, Failed> {
        match self.open(b'{', "an object")? {
            Some(here) => here.entries(entries).map(|()| true),
            None => Ok(false),
        }
    }
}
