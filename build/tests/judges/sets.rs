//! Random descriptor sets: mostly right, with names that Rust, the derives or the standard library have a meaning for.

use wireform::schema::proto::{
    DescriptorProto, Edition, EnumDescriptorProto, EnumOptions, EnumValueDescriptorProto, FeatureSet,
    FieldDescriptorProto, FieldOptions, FileDescriptorProto, FileDescriptorSet, FileOptions, MessageOptions,
    OneofDescriptorProto, SourceCodeInfo,
    descriptor_proto::{ExtensionRange, ReservedRange},
    feature_set::{EnumType, FieldPresence, MessageEncoding, RepeatedFieldEncoding},
    field_descriptor_proto::{Label, Type},
    source_code_info::Location,
};

const PACKAGES: [&str; 14] = [
    "",
    "a",
    "a",
    "a.b",
    "a.m",
    "u32",
    "str.bool",
    "type",
    "self",
    "_includes",
    "A.b",
    "std",
    "wireform",
    "core.option",
];

const TYPES: [&str; 48] = [
    "M",
    "m",
    "Option",
    "Vec",
    "String",
    "Box",
    "Self",
    "self",
    "U32",
    "u32",
    "Bool",
    "bool",
    "str",
    "A_B",
    "AB",
    "a_b",
    "Message",
    "Oneof",
    "Enumeration",
    "Default",
    "Clone",
    "Debug",
    "PartialEq",
    "Result",
    "Some",
    "None",
    "Ok",
    "T",
    "_",
    "__",
    "type",
    "crate",
    "HashMap",
    "Cow",
    "Encode",
    "Decode",
    "UnknownFields",
    "Extension",
    "std",
    "core",
    "alloc",
    "wireform",
    "HTTPServer",
    "Type1",
    "gen",
    "async",
    "Iterator",
    "Bytes",
];

const FIELDS: [&str; 44] = [
    "f",
    "F",
    "fooBar",
    "foo_bar",
    "FooBar",
    "foo__bar",
    "unknown_fields",
    "self",
    "Self",
    "type",
    "_",
    "__",
    "_1",
    "a",
    "a_or_default",
    "default",
    "clone",
    "gen",
    "json",
    "fn",
    "encode",
    "merge",
    "buf",
    "value",
    "other",
    "number",
    "name",
    "super",
    "crate",
    "async",
    "dyn",
    "union",
    "static",
    "x1",
    "X_Y",
    "this",
    "reader",
    "len",
    "field",
    "tag",
    "m",
    "o",
    "e",
    "key",
];

const VALUES: [&str; 36] = [
    "A",
    "B",
    "C",
    "a",
    "E_A",
    "M_A",
    "NONE",
    "None",
    "Some",
    "OK",
    "Unrecognized",
    "UNRECOGNIZED",
    "self",
    "Self",
    "SELF",
    "_",
    "__",
    "_1",
    "A_1",
    "DOCS",
    "NAME",
    "VALUES",
    "NUMBER",
    "Default",
    "DEFAULT",
    "empty",
    "FULL_NAME",
    "type",
    "Option",
    "M",
    "TYPE_UNSPECIFIED",
    "U32_X",
    "crate",
    "CRATE",
    "fooBar",
    "FOO_BAR",
];

const NUMBERS: [i32; 12] = [1, 2, 15, 16, 2047, 2048, 18_999, 20_000, 536_870_911, 3, 4, 100];

const JSON: [&str; 10] = ["a", "f", "fooBar", "@type", "ä", "a b", "\"\\", "\u{202e}", "xml:lang", "]]>"];

const TEXTS: [&str; 22] = [
    "0",
    "1",
    "-1",
    "2147483647",
    "-2147483648",
    "4294967295",
    "18446744073709551615",
    "true",
    "false",
    "1e39",
    "-1e39",
    "inf",
    "-inf",
    "nan",
    "-nan",
    "1.5",
    "1e-7",
    "a\"\\\n",
    "\\377\\n",
    "A",
    "NONE",
    "\u{202e}{}",
];

const COMMENTS: [&str; 4] = [" A comment.\n", " [a] <b>\n\n     code\n", " ```\n a\n", "\u{202e}\r"];

/// Choices, which bytes are: when there are no more, each is the first one.
pub(crate) struct Choices<'a>(pub(crate) &'a [u8]);

impl Choices<'_> {
    fn below(&mut self, count: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % count.max(1)
    }

    fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())]
    }

    /// One time of so many.
    fn seldom(&mut self, times: usize) -> bool {
        self.below(times) == times - 1
    }
}

/// Returns a set.
pub(crate) fn set(choices: &mut Choices<'_>) -> FileDescriptorSet {
    let mut maker = Maker { choices, messages: Vec::new(), enums: Vec::new(), extensible: Vec::new(), number: 0 };
    let count = 1 + maker.choices.below(3);
    let file = (0..count).map(|index| maker.file(index)).collect();
    FileDescriptorSet { file, ..FileDescriptorSet::default() }
}

struct Maker<'c, 'b> {
    choices: &'c mut Choices<'b>,
    /// The full names so far, with a dot before each.
    messages: Vec<String>,
    /// With the name of the first value.
    enums: Vec<(String, String)>,
    /// Those with extensions, and the next number.
    extensible: Vec<(String, i32)>,
    /// Makes names different where that is wanted.
    number: usize,
}

impl Maker<'_, '_> {
    fn file(&mut self, index: usize) -> FileDescriptorProto {
        let package = self.choices.one_of(&PACKAGES);
        let syntax = self.choices.one_of(&["proto2", "proto2", "proto3", "editions"]);
        let mut taken = Vec::new();
        let scope = if package.is_empty() { String::new() } else { format!(".{package}") };
        let mut file = FileDescriptorProto {
            name: Some(format!("f{index}.proto")),
            package: (!package.is_empty()).then(|| package.to_owned()),
            dependency: (0..index).map(|import| format!("f{import}.proto")).collect(),
            syntax: Some(syntax.to_owned()),
            edition: (syntax == "editions").then_some(Edition::Edition2023),
            ..FileDescriptorProto::default()
        };
        if syntax == "editions" && self.choices.seldom(3) {
            file.options = Some(FileOptions { features: Some(self.features()), ..FileOptions::default() });
        }
        for _ in 0..self.choices.below(3) {
            file.enum_type.push(self.enumeration(&scope, syntax, &mut taken));
        }
        for _ in 0..self.choices.below(4) {
            file.message_type.push(self.message(&scope, syntax, 0, &mut taken));
        }
        for _ in 0..self.choices.below(4) {
            file.extension.extend(self.extension(syntax, &mut taken));
        }
        file.source_code_info = self.comments();
        file
    }

    fn comments(&mut self) -> Option<SourceCodeInfo> {
        let paths: [&[i32]; 5] = [&[4, 0], &[4, 0, 2, 0], &[5, 0], &[5, 0, 2, 1], &[7, 0]];
        let place = |path: &[i32], comment: &str| Location {
            path: path.into(),
            span: vec![1, 2, 3],
            leading_comments: Some(comment.into()),
            ..Location::default()
        };
        let comment = self.choices.one_of(&COMMENTS);
        let location = paths.iter().map(|path| place(path, comment)).collect();
        self.choices.seldom(3).then(|| SourceCodeInfo { location, ..SourceCodeInfo::default() })
    }

    fn features(&mut self) -> FeatureSet {
        FeatureSet {
            field_presence: Some(self.choices.one_of(&[FieldPresence::Explicit, FieldPresence::Implicit])),
            enum_type: Some(self.choices.one_of(&[EnumType::Open, EnumType::Closed])),
            repeated_field_encoding: Some(
                self.choices.one_of(&[RepeatedFieldEncoding::Packed, RepeatedFieldEncoding::Expanded]),
            ),
            message_encoding: Some(self.choices.one_of(&[MessageEncoding::LengthPrefixed, MessageEncoding::Delimited])),
            ..FeatureSet::default()
        }
    }

    /// Returns a name that is not taken, most times.
    fn name(&mut self, pool: &[&str], taken: &mut Vec<String>) -> String {
        let name = self.choices.one_of(pool);
        self.number += 1;
        let is_taken = taken.iter().any(|other| other == name);
        let name =
            if is_taken && !self.choices.seldom(50) { format!("{name}{}", self.number) } else { name.to_owned() };
        taken.push(name.clone());
        name
    }

    fn message(&mut self, scope: &str, syntax: &str, depth: usize, outer: &mut Vec<String>) -> DescriptorProto {
        let name = self.name(&TYPES, outer);
        let full_name = format!("{scope}.{name}");
        self.messages.push(full_name.clone());
        let mut taken = Vec::new();
        let mut message = DescriptorProto { name: Some(name), ..DescriptorProto::default() };
        if syntax != "proto3" && self.choices.seldom(3) {
            let range = ExtensionRange { start: Some(1000), end: Some(1100), ..ExtensionRange::default() };
            message.extension_range.push(range);
            self.extensible.push((full_name.clone(), 1000));
        }
        for _ in 0..self.choices.below(if depth < 2 { 3 } else { 1 }) {
            message.nested_type.push(self.message(&full_name, syntax, depth + 1, &mut taken));
        }
        for _ in 0..self.choices.below(2) {
            message.enum_type.push(self.enumeration(&full_name, syntax, &mut taken));
        }
        self.fields(&mut message, &full_name, syntax, &mut taken);
        if self.choices.seldom(4) {
            message.extension.extend(self.extension(syntax, &mut taken));
        }
        if self.choices.seldom(4) {
            let range = ReservedRange { start: Some(500), end: Some(502), ..ReservedRange::default() };
            message.reserved_range.push(range);
            message.reserved_name =
                vec!["gone".into(), if self.choices.seldom(4) { self.choices.one_of(&FIELDS) } else { "left" }.into()];
        }
        message
    }

    fn fields(&mut self, message: &mut DescriptorProto, full_name: &str, syntax: &str, taken: &mut Vec<String>) {
        let (mut oneof, first) = (None, self.choices.below(NUMBERS.len()));
        for index in 0..self.choices.below(6) {
            let mut field = self.field(syntax, taken);
            field.number = Some(NUMBERS[(first + index) % NUMBERS.len()]);
            match self.choices.below(6) {
                0 if field.label != Some(Label::Repeated) => oneof = None,
                1 | 2 if field.label != Some(Label::Repeated) => {
                    let index = *oneof.get_or_insert_with(|| {
                        let name = Some(self.name(&FIELDS, taken));
                        message.oneof_decl.push(OneofDescriptorProto { name, ..OneofDescriptorProto::default() });
                        message.oneof_decl.len() - 1
                    });
                    field.oneof_index = i32::try_from(index).ok();
                    field.label = Some(Label::Optional);
                }
                3 if field.default_value.is_none() => {
                    oneof = None;
                    self.map(&mut field, message, full_name, taken);
                }
                _ => oneof = None,
            }
            message.field.push(field);
        }
    }

    fn field(&mut self, syntax: &str, taken: &mut Vec<String>) -> FieldDescriptorProto {
        let mut field =
            FieldDescriptorProto { name: Some(self.name(&FIELDS, taken)), ..FieldDescriptorProto::default() };
        self.ty(&mut field, syntax);
        field.label = Some(match self.choices.below(6) {
            0 | 1 => Label::Repeated,
            2 if syntax == "proto2" => Label::Required,
            _ => Label::Optional,
        });
        if field.label != Some(Label::Repeated) && syntax != "proto3" && self.choices.seldom(2) {
            field.default_value = self.default(&field);
        }
        if self.choices.seldom(8) {
            field.json_name = Some(self.choices.one_of(&JSON).into());
        }
        if self.choices.seldom(8) {
            field.options = Some(FieldOptions { deprecated: Some(true), ..FieldOptions::default() });
        }
        field
    }

    fn ty(&mut self, field: &mut FieldDescriptorProto, syntax: &str) {
        const SCALARS: [Type; 15] = [
            Type::Int32,
            Type::Double,
            Type::Float,
            Type::Int64,
            Type::Uint64,
            Type::Fixed64,
            Type::Fixed32,
            Type::Bool,
            Type::String,
            Type::Bytes,
            Type::Uint32,
            Type::Sfixed32,
            Type::Sfixed64,
            Type::Sint32,
            Type::Sint64,
        ];
        let (messages, enums) = (self.messages.len(), self.enums.len());
        match self.choices.below(4) {
            0 if messages > 0 => {
                let is_group = syntax == "proto2" && self.choices.seldom(4);
                field.r#type = Some(if is_group { Type::Group } else { Type::Message });
                field.type_name = Some(self.messages[self.choices.below(messages)].clone());
            }
            1 if enums > 0 => {
                field.r#type = Some(Type::Enum);
                field.type_name = Some(self.enums[self.choices.below(enums)].0.clone());
            }
            _ => field.r#type = Some(self.choices.one_of(&SCALARS)),
        }
    }

    /// Returns a default that fits, most times.
    fn default(&mut self, field: &FieldDescriptorProto) -> Option<String> {
        if self.choices.seldom(20) {
            return Some(self.choices.one_of(&TEXTS).into());
        }
        let fitting: &[&str] = match field.r#type? {
            Type::Bool => &["true", "false"],
            Type::Int32 | Type::Sint32 | Type::Sfixed32 => &["0", "-2147483648", "2147483647"],
            Type::Int64 | Type::Sint64 | Type::Sfixed64 => &["-9223372036854775808", "1"],
            Type::Uint32 | Type::Fixed32 => &["0", "4294967295"],
            Type::Uint64 | Type::Fixed64 => &["18446744073709551615"],
            Type::Float | Type::Double => &["1", "1.5", "1e39", "-1e39", "inf", "-inf", "nan", "-nan", "1e-7", "1e400"],
            Type::String => &["", "a\"\\\n", "\u{202e}{}", "\0"],
            Type::Bytes => &["", "\\377\\n", "\\\"a", "\\000"],
            Type::Enum => {
                let name = field.type_name.as_ref()?;
                return self.enums.iter().find(|(one, _)| one == name).map(|(_, value)| value.clone());
            }
            Type::Message | Type::Group => return None,
        };
        Some(self.choices.one_of(fitting).into())
    }

    /// Makes a map of a field, with the field's type as that of its values.
    fn map(
        &mut self,
        field: &mut FieldDescriptorProto,
        message: &mut DescriptorProto,
        full_name: &str,
        taken: &mut Vec<String>,
    ) {
        let name = format!("Entry{}", self.number);
        taken.push(name.clone());
        let key = FieldDescriptorProto {
            name: Some("key".into()),
            number: Some(1),
            label: Some(Label::Optional),
            r#type: Some(self.choices.one_of(&[Type::String, Type::Int32, Type::Bool, Type::Fixed64, Type::Sint32])),
            ..FieldDescriptorProto::default()
        };
        let ty = if field.r#type == Some(Type::Group) { Some(Type::Message) } else { field.r#type };
        let value = FieldDescriptorProto {
            name: Some("value".into()),
            number: Some(2),
            label: Some(Label::Optional),
            r#type: ty,
            type_name: field.type_name.take(),
            ..FieldDescriptorProto::default()
        };
        message.nested_type.push(DescriptorProto {
            name: Some(name.clone()),
            field: vec![key, value],
            options: Some(MessageOptions { map_entry: Some(true), ..MessageOptions::default() }),
            ..DescriptorProto::default()
        });
        field.label = Some(Label::Repeated);
        field.r#type = Some(Type::Message);
        field.type_name = Some(format!("{full_name}.{name}"));
    }

    fn extension(&mut self, syntax: &str, taken: &mut Vec<String>) -> Option<FieldDescriptorProto> {
        let count = self.extensible.len();
        let place = self.choices.below(count);
        let (extendee, number) = self.extensible.get_mut(place).filter(|_| syntax != "proto3")?;
        let (extendee, number) = (extendee.clone(), std::mem::replace(number, *number + 1));
        let mut field = self.field(syntax, taken);
        field.json_name = None;
        if field.label == Some(Label::Required) {
            field.label = Some(Label::Optional);
        }
        Some(FieldDescriptorProto { extendee: Some(extendee), number: Some(number), ..field })
    }

    fn enumeration(&mut self, scope: &str, syntax: &str, taken: &mut Vec<String>) -> EnumDescriptorProto {
        let name = self.name(&TYPES, taken);
        let mut one = EnumDescriptorProto { name: Some(name.clone()), ..EnumDescriptorProto::default() };
        let first = if syntax == "proto2" { self.choices.one_of(&[0, 0, -1, i32::MIN]) } else { 0 };
        let mut aliases = false;
        for index in 0..=self.choices.below(5) {
            let number = match index {
                0 => first,
                _ if self.choices.seldom(5) => {
                    aliases = true;
                    first
                }
                _ => index as i32,
            };
            let name = Some(self.name(&VALUES, taken));
            let value = EnumValueDescriptorProto { name, number: Some(number), ..EnumValueDescriptorProto::default() };
            one.value.push(value);
        }
        if aliases {
            one.options = Some(EnumOptions { allow_alias: Some(true), ..EnumOptions::default() });
        }
        let value = one.value[self.choices.below(one.value.len())].name.clone();
        self.enums.push((format!("{scope}.{name}"), value.unwrap_or_default()));
        one
    }
}
