//! `serde_json::Value`.

use alloc::string::{String, ToString};
use core::borrow::Borrow;

use ::serde_json::{Map, Number, Value as Json};

use super::{
    super::{ConversionError, ListValue, NullValue, Struct, Value, ValueKind},
    Native,
};
use crate::encoding::{self, Convert, Converted};

impl From<Json> for Value {
    /// Converts a JSON value; numbers become doubles, so that integers beyond ±2⁵³ are rounded.
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::NULL,
            Json::Bool(value) => value.into(),
            Json::Number(number) => double(&number).into(),
            Json::String(text) => text.into(),
            Json::Array(values) => values.into_iter().collect::<ListValue>().into(),
            Json::Object(members) => members.into_iter().collect::<Struct>().into(),
        }
    }
}

/// Returns the nearest double; with serde_json's feature `arbitrary_precision`, a number may be infinitely far.
fn double(number: &Number) -> f64 {
    number.as_f64().or_else(|| number.to_string().parse().ok()).unwrap_or(f64::NAN)
}

impl TryFrom<Value> for Json {
    type Error = ConversionError;

    /// Converts a value; a double that is an integer up to ±2⁵³ becomes one.
    ///
    /// # Errors
    ///
    /// Where JSON has no such value: a number that is not finite, or a value without a kind.
    fn try_from(value: Value) -> Result<Self, ConversionError> {
        const NO_KIND: ConversionError = ConversionError::new("a `Value` without a kind is no JSON value");
        const NO_NUMBER: ConversionError = ConversionError::new("a number in a `Value` is not finite");
        Ok(match value.kind.ok_or(NO_KIND)? {
            ValueKind::Null(NullValue::Null) => Self::Null,
            ValueKind::Null(NullValue::Other(_)) => return Err(NO_KIND),
            ValueKind::Number(number) => Self::Number(shortest(number).ok_or(NO_NUMBER)?),
            ValueKind::String(text) => text.into(),
            ValueKind::Bool(value) => value.into(),
            ValueKind::Struct(object) => Self::Object(members(object)?),
            ValueKind::List(list) => {
                Self::Array(list.values.into_iter().map(Self::try_from).collect::<Result<_, _>>()?)
            }
        })
    }
}

/// Returns an integer where the double is one; −0.0 is none.
fn shortest(number: f64) -> Option<Number> {
    // A cast saturates, and what is no such integer does not survive it.
    let whole = number as i64;
    let exact = whole as f64 == number && whole.unsigned_abs() <= 1 << 53;
    if exact && (whole != 0 || number.is_sign_positive()) { Some(whole.into()) } else { Number::from_f64(number) }
}

fn members(object: Struct) -> Result<Map<String, Json>, ConversionError> {
    object.fields.into_iter().map(|(key, value)| Ok((key, value.try_into()?))).collect()
}

/// As any JSON value; null is the empty one.
impl encoding::Value for Json {
    type Encoding = Converted<Native>;
}

impl Convert<Json> for Native {
    type Proxy = Value;
    type Error = ConversionError;
    const EMPTY: Option<fn() -> Json> = Some(|| Json::Null);

    fn to_proxy(json: &Json) -> impl Borrow<Value> {
        Value::from(json.clone())
    }

    fn from_proxy(value: Value) -> Result<Json, ConversionError> {
        value.try_into()
    }

    fn is_empty(json: &Json) -> bool {
        json.is_null()
    }
}
