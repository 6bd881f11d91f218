//! The types of `google/protobuf/struct.proto`: what JSON can say, as a message.

use alloc::{
    collections::BTreeMap,
    string::{String, ToString},
    vec::Vec,
};

use crate::{Enumeration, Message, Oneof};

/// Any JSON value: `google.protobuf.Value`.
///
/// Numbers are doubles, as in JavaScript. A value without a kind has no form in JSON, nor has a number that is not finite.
///
/// ```
/// use wireform::{Message, types::{Struct, Value}};
///
/// let value = Value::from(vec![Value::NULL, Value::from(1.5), Value::from("a")]);
/// assert_eq!(value.encode_to_vec(), b"\x32\x14\x0a\x02\x08\x00\x0a\x09\x11\0\0\0\0\0\0\xf8\x3f\x0a\x03\x1a\x01a"[..]);
/// # #[cfg(feature = "json")] {
/// assert_eq!(wireform::json::to_string(&value).unwrap(), r#"[null,1.5,"a"]"#);
/// assert_eq!(wireform::json::from_str::<Value>(r#"[null, 1.5, "a"]"#).unwrap(), value);
/// # }
/// ```
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(crate = "crate", package = "google.protobuf", form)]
pub struct Value {
    /// The value; `None` is not null, but no value at all.
    #[proto(oneof)]
    pub kind: Option<ValueKind>,
}

/// What a [`Value`] is.
#[derive(Oneof, Clone, Debug, PartialEq)]
#[proto(crate = "crate")]
pub enum ValueKind {
    /// Null.
    #[proto(1, name = "null_value")]
    Null(NullValue),
    /// A number.
    #[proto(2, name = "number_value")]
    Number(f64),
    /// A string.
    #[proto(3, name = "string_value")]
    String(String),
    /// A bool.
    #[proto(4, name = "bool_value")]
    Bool(bool),
    /// An object.
    #[proto(5, name = "struct_value")]
    Struct(Struct),
    /// A list.
    #[proto(6, name = "list_value")]
    List(ListValue),
}

/// A JSON object: `google.protobuf.Struct`.
///
/// ```
/// use wireform::{Message, types::{Struct, Value}};
///
/// let settings: Struct = [("retry", Value::from(true)), ("wait", Value::NULL)].into_iter().collect();
/// assert_eq!(settings.encode_to_vec(), b"\x0a\x0b\x0a\x05retry\x12\x02\x20\x01\x0a\x0a\x0a\x04wait\x12\x02\x08\x00");
/// # #[cfg(feature = "json")]
/// assert_eq!(wireform::json::to_string(&settings).unwrap(), r#"{"retry":true,"wait":null}"#);
/// ```
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(crate = "crate", package = "google.protobuf", form)]
pub struct Struct {
    /// The members of the object.
    #[proto(1)]
    pub fields: BTreeMap<String, Value>,
}

/// A JSON array: `google.protobuf.ListValue`.
///
/// ```
/// use wireform::{Message, types::{ListValue, Value}};
///
/// let list = ListValue { values: vec![Value::from(false)] };
/// assert_eq!(list.encode_to_vec(), [0x0a, 2, 0x20, 0]);
/// # #[cfg(feature = "json")]
/// assert_eq!(wireform::json::to_string(&list).unwrap(), "[false]");
/// ```
#[derive(Message, Clone, Debug, Default, PartialEq)]
#[proto(crate = "crate", package = "google.protobuf", form)]
pub struct ListValue {
    /// The elements of the array.
    #[proto(1)]
    pub values: Vec<Value>,
}

/// JSON's null: `google.protobuf.NullValue`.
///
/// As a field it has no other value. Where it may be absent, as in an `Option` or a oneof, a null in JSON means that it is
/// there.
///
/// ```
/// # #[cfg(feature = "json")] {
/// use wireform::types::NullValue;
///
/// #[derive(wireform::Message, Debug, PartialEq)]
/// struct Answer {
///     #[proto(1)]
///     nothing: Option<NullValue>,
/// }
///
/// let answer = Answer { nothing: Some(NullValue::Null) };
/// assert_eq!(wireform::json::to_string(&answer)?, r#"{"nothing":null}"#);
/// assert_eq!(wireform::json::from_str::<Answer>(r#"{"nothing": null}"#)?, answer);
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Enumeration, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[proto(crate = "crate", package = "google.protobuf")]
pub enum NullValue {
    /// Null.
    #[default]
    #[proto(0, name = "NULL_VALUE")]
    Null,
    /// A number that a later version of the schema may give a meaning to; there is none yet, and in JSON it is null too.
    #[proto(other)]
    Other(i32),
}

impl Value {
    /// Null.
    pub const NULL: Self = Self { kind: Some(ValueKind::Null(NullValue::Null)) };
}

/// Defines the conversion of a type to the kind of value that it is.
macro_rules! from {
    ($($type:ty => $kind:ident($value:ident => $convert:expr);)*) => {
        $(
            impl From<$type> for Value {
                fn from($value: $type) -> Self {
                    Self { kind: Some(ValueKind::$kind($convert)) }
                }
            }
        )*
    };
}

from! {
    bool => Bool(value => value);
    f64 => Number(value => value);
    f32 => Number(value => value.into());
    i32 => Number(value => value.into());
    u32 => Number(value => value.into());
    &str => String(value => value.to_string());
    String => String(value => value);
    Struct => Struct(value => value);
    ListValue => List(value => value);
    Vec<Value> => List(values => ListValue { values });
    BTreeMap<String, Value> => Struct(fields => Struct { fields });
}

impl<K: Into<String>, V: Into<Value>> FromIterator<(K, V)> for Struct {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        Self { fields: entries.into_iter().map(|(key, value)| (key.into(), value.into())).collect() }
    }
}

impl<V: Into<Value>> FromIterator<V> for ListValue {
    fn from_iter<I: IntoIterator<Item = V>>(values: I) -> Self {
        Self { values: values.into_iter().map(Into::into).collect() }
    }
}

#[cfg(feature = "__text")]
mod text {
    //! The forms in JSON.

    use super::{ListValue, NullValue, Struct, Value, ValueKind};
    use crate::{
        encoding::{Append, Enumerated, Insert, Nested, Utf8},
        walk::{Dynamic, FormSink, FormSource, ReadForm, TextEncoding, WriteForm},
    };

    impl WriteForm for Value {
        fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
            match &self.kind {
                Some(ValueKind::Null(NullValue::Null)) => sink.null(),
                Some(ValueKind::Null(other)) => Enumerated::write(other, sink),
                Some(ValueKind::Number(number)) if number.is_finite() => sink.double(*number),
                Some(ValueKind::Number(_)) => Err(S::fail("a number in a `Value` is finite; write others as strings")),
                Some(ValueKind::String(text)) => sink.string(text),
                Some(ValueKind::Bool(value)) => sink.bool(*value),
                Some(ValueKind::Struct(object)) => Nested::write(object, sink),
                Some(ValueKind::List(list)) => Nested::write(list, sink),
                None => Err(S::fail("a `Value` without a kind has no form in JSON; null is `Value::NULL`")),
            }
        }
    }

    impl<'de> ReadForm<'de> for Value {
        fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
            Ok(Some(match source.dynamic()? {
                Dynamic::Null => Self::NULL,
                Dynamic::Bool(value) => value.into(),
                Dynamic::Number(number) => number.into(),
                Dynamic::String(text) => text.into_owned().into(),
                Dynamic::List(values) => values.into(),
                Dynamic::Map(fields) => fields.into(),
            }))
        }
    }

    impl WriteForm for Struct {
        fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
            sink.map::<_, _, Utf8, Nested, _>(&self.fields)
        }
    }

    impl<'de> ReadForm<'de> for Struct {
        fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
            let mut object = Self::default();
            let found = source.map(&mut Insert::<_, _, Utf8, Nested, _>::new(&mut object.fields))?;
            Ok(found.then_some(object))
        }
    }

    impl WriteForm for ListValue {
        fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
            sink.list::<_, Nested>(&self.values)
        }
    }

    impl<'de> ReadForm<'de> for ListValue {
        fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
            let mut list = Self::default();
            let found = source.list(&mut Append::<_, Nested>::new(&mut list.values))?;
            Ok(found.then_some(list))
        }
    }
}
