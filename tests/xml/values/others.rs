//! Types with the names of well-known ones that others may have made.

use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    hash::BuildHasherDefault,
};

use wireform::{
    Message, UnknownFields, encoding,
    walk::{FormSink, FormSource, ReadForm, TextDecoding, TextEncoding, TextFieldDecode, WriteForm},
};

/// One that keeps what its JSON has no place for.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "google.protobuf", form)]
pub(super) struct Value {
    #[proto(2)]
    pub(super) number_value: f64,
    #[proto(unknown)]
    pub(super) rest: UnknownFields,
}

impl WriteForm for Value {
    fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.double(self.number_value)
    }
}

impl<'de> ReadForm<'de> for Value {
    fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
        Ok(source.double()?.map(|number_value| Self { number_value, rest: UnknownFields::new() }))
    }
}

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "google.protobuf", form)]
pub(super) struct ListValue {
    #[proto(1)]
    pub(super) values: Vec<Value>,
}

impl WriteForm for ListValue {
    fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.list::<_, encoding::Nested>(&self.values)
    }
}

impl<'de> ReadForm<'de> for ListValue {
    fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
        let mut list = Self { values: vec![] };
        encoding::Repeated::<encoding::Nested>::read(&mut list.values, source)?;
        Ok(Some(list))
    }
}

/// One with a message that is no form.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "google.protobuf", name = "Struct", form)]
pub(super) struct Holder {
    #[proto(1)]
    pub(super) plain: Plain,
}

#[derive(Message, Clone, Debug, PartialEq)]
pub(super) struct Plain {
    #[proto(1)]
    pub(super) number: f64,
    #[proto(unknown)]
    pub(super) rest: UnknownFields,
}

impl WriteForm for Holder {
    fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
        encoding::Nested::write(&self.plain, sink)
    }
}

impl<'de> ReadForm<'de> for Holder {
    fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
        Ok(encoding::Nested::read(source)?.map(|plain| Self { plain }))
    }
}

/// One whose entries have no order that is known, although they come back in it.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "google.protobuf", form)]
pub(super) struct Struct {
    #[proto(1)]
    pub(super) fields: HashMap<String, wireform::types::Value, BuildHasherDefault<DefaultHasher>>,
}

impl WriteForm for Struct {
    fn write_form<S: FormSink>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.map::<_, _, encoding::Utf8, encoding::Nested, _>(&self.fields)
    }
}

impl<'de> ReadForm<'de> for Struct {
    fn read_form<S: FormSource<'de>>(source: S) -> Result<Option<Self>, S::Error> {
        let mut object = Self { fields: HashMap::default() };
        encoding::Map::<encoding::Utf8, encoding::Nested>::read(&mut object.fields, source)?;
        Ok(Some(object))
    }
}
