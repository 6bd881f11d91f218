//! Numbers that fields cannot have: those that were given up, and those that are left to extensions.

use std::ops::RangeInclusive;

use proc_macro2::Span;
use syn::{
    LitInt, LitStr, Token,
    parse::{Parse, ParseStream},
};

use super::Number;

/// The largest field number.
pub(crate) const LARGEST: i64 = 536_870_911;

/// Numbers, and where they were written.
pub(crate) type Range = (RangeInclusive<i64>, Span);

/// What a container promises never to use.
#[derive(Default)]
pub(crate) struct Reserved {
    pub(crate) numbers: Vec<Range>,
    pub(crate) names: Vec<String>,
}

impl Parse for Reserved {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut reserved = Self::default();
        while !input.is_empty() {
            if input.peek(LitStr) {
                reserved.names.push(input.parse::<LitStr>()?.value());
            } else {
                reserved.numbers.push(parse_range(input, None)?);
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(reserved)
    }
}

/// Parses the numbers that are left to extensions.
pub(super) fn extensions(input: ParseStream<'_>) -> syn::Result<Vec<Range>> {
    let mut ranges = Vec::new();
    while !input.is_empty() {
        ranges.push(parse_range(input, Some(LARGEST))?);
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(ranges)
}

/// Parses `2` or `5..=9`, and `5..` where there is a last number.
fn parse_range(input: ParseStream<'_>, last: Option<i64>) -> syn::Result<Range> {
    if !input.peek(LitInt) && !input.peek(Token![-]) {
        let what = if last.is_some() {
            "a number or a range"
        } else {
            "a number, a range such as `5..=9` or a name in quotes"
        };
        return Err(input.error(format!("expected {what}")));
    }
    let first = Number::parse(input)?;
    if input.peek(Token![..]) && !input.peek(Token![..=]) {
        input.parse::<Token![..]>()?;
        return match last {
            Some(last) if !input.peek(LitInt) => Ok((first.value..=last, first.span)),
            _ => Err(syn::Error::new(first.span, "both ends of a range are in it: write `..=`")),
        };
    }
    if input.parse::<Option<Token![..=]>>()?.is_none() {
        return Ok((first.value..=first.value, first.span));
    }
    let last = Number::parse(input)?;
    if last.value < first.value {
        let text = format!("an empty range: write `{}..={}`", last.value, first.value);
        return Err(syn::Error::new(first.span, text));
    }
    Ok((first.value..=last.value, first.span))
}
