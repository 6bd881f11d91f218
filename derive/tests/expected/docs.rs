#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Person {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
                "Person",
                &[
                    _wf::FieldDescriptor::new(
                            "id",
                            1,
                            <_wf::Shape<u64> as _wf::FieldEncode<u64>>::KIND,
                        )
                        .with_json("id", ",\"id\":"),
                    _wf::FieldDescriptor::new(
                        "contact",
                        0,
                        <_wf::MembersOf<
                            Option<Contact>,
                        > as _wf::FieldEncode<Option<Contact>>>::KIND,
                    ),
                    _wf::FieldDescriptor::new(
                            "name",
                            2,
                            <_wf::Shape<String> as _wf::FieldEncode<String>>::KIND,
                        )
                        .with_json("name", ",\"name\":"),
                ],
            )
            .with_unknown_fields();
        const DOCS: _wf::Docs = _wf::Docs::new(
            "Somebody.\n\n    martin()",
            &["", "One of them.", "As in a passport."],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Person {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Person {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<u64> as _wf::FieldEncode<_>>::is_empty(&self.id)
                && <_wf::MembersOf<
                    Option<Contact>,
                > as _wf::FieldEncode<_>>::is_empty(&self.contact)
                && <_wf::Shape<String> as _wf::FieldEncode<_>>::is_empty(&self.name)
                && self.rest.is_empty()
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<u64> as _wf::FieldEncode<_>>::encode(1, &self.id, out);
            <_wf::MembersOf<
                Option<Contact>,
            > as _wf::FieldEncode<_>>::encode(0, &self.contact, out);
            <_wf::Shape<String> as _wf::FieldEncode<_>>::encode(2, &self.name, out);
            out.raw(self.rest.as_bytes());
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<u64> as _wf::FieldEncode<_>>::encoded_len(1, &self.id)
                + <_wf::MembersOf<
                    Option<Contact>,
                > as _wf::FieldEncode<_>>::encoded_len(0, &self.contact)
                + <_wf::Shape<String> as _wf::FieldEncode<_>>::encoded_len(2, &self.name)
                + self.rest.as_bytes().len()
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<u64> as _wf::FieldEncode<_>>::len_hint(&self.id)
                + <_wf::MembersOf<
                    Option<Contact>,
                > as _wf::FieldEncode<_>>::len_hint(&self.contact)
                + <_wf::Shape<String> as _wf::FieldEncode<_>>::len_hint(&self.name)
                + self.rest.as_bytes().len()
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Person {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<u64> as _wf::FieldDecode<'de, u64>>::EMPTY_HEAP
            + <_wf::MembersOf<
                Option<Contact>,
            > as _wf::FieldDecode<'de, Option<Contact>>>::EMPTY_HEAP
            + <_wf::Shape<String> as _wf::FieldDecode<'de, String>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                id: <_wf::Shape<u64> as _wf::FieldDecode<'de, _>>::empty(),
                contact: <_wf::MembersOf<
                    Option<Contact>,
                > as _wf::FieldDecode<'de, _>>::empty(),
                name: <_wf::Shape<String> as _wf::FieldDecode<'de, _>>::empty(),
                rest: _wf::UnknownFields::new(),
            }
        }
        fn merge_fields(
            &mut self,
            reader: _wf::Reader<'de>,
            context: _wf::Context<'_>,
        ) -> _wf::Result<()> {
            _wf::merge_in_order(self, reader, context)
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn unknown_fields(&mut self) -> _wf::Option<&mut _wf::UnknownFields> {
            _wf::Some(&mut self.rest)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::MergeFields<'de> for Person {
        type State = [usize; 3];
        const GATHERS: bool = <_wf::MembersOf<
            Option<Contact>,
        > as _wf::FieldDecode<'de, Option<Contact>>>::GATHERS;
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            if context.recycles() {
                self.rest.clear();
            }
            [
                <_wf::Shape<
                    u64,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.id, context),
                <_wf::MembersOf<
                    Option<Contact>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.contact, context),
                <_wf::Shape<
                    String,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.name, context),
            ]
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn merge_next(
            &mut self,
            state: &mut Self::State,
            reader: &mut _wf::Reader<'de>,
            context: _wf::Context<'_>,
        ) -> _wf::Result<bool> {
            let mut hit = false;
            hit
                |= <_wf::Shape<
                    u64,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.id, &mut state[0], reader, context)?;
            hit
                |= <_wf::MembersOf<
                    Option<Contact>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(0, &mut self.contact, &mut state[1], reader, context)?;
            hit
                |= <_wf::Shape<
                    String,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(2, &mut self.name, &mut state[2], reader, context)?;
            _wf::Ok(hit)
        }
        #[cold]
        #[inline(never)]
        fn merge_other(
            &mut self,
            tag: _wf::Tag,
            state: &mut Self::State,
            reader: &mut _wf::Reader<'de>,
            context: _wf::Context<'_>,
        ) -> _wf::Result<bool> {
            match tag.number() {
                1 => {
                    <_wf::Shape<
                        u64,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.id,
                        &mut state[0],
                        reader,
                        context,
                        _wf::Some(&mut self.rest),
                    )
                }
                2 => {
                    <_wf::Shape<
                        String,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.name,
                        &mut state[2],
                        reader,
                        context,
                        _wf::Some(&mut self.rest),
                    )
                }
                _ => {
                    _wf::Ok(
                        <_wf::MembersOf<
                            Option<Contact>,
                        > as _wf::FieldDecode<
                            'de,
                            _,
                        >>::merge_other(
                            tag,
                            &mut self.contact,
                            &mut state[1],
                            reader,
                            context,
                            _wf::Some(&mut self.rest),
                        )?,
                    )
                }
            }
        }
        fn finish(&mut self, state: Self::State, context: _wf::Context<'_>) {
            <_wf::Shape<
                u64,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.id, state[0], context);
            <_wf::MembersOf<
                Option<Contact>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.contact, state[1], context);
            <_wf::Shape<
                String,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.name, state[2], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Person {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    u64,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.id, fields)?;
                <_wf::MembersOf<
                    Option<Contact>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[1], &self.contact, fields)?;
                <_wf::Shape<
                    String,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[2], &self.name, fields)?;
                fields.unknown(&self.rest)
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Person {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            u64,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.id, source)
                    }
                    2 => {
                        <_wf::Shape<
                            String,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.name, source)
                    }
                    _ if <_wf::MembersOf<
                        Option<Contact>,
                    > as _wf::MembersText<'de, Option<Contact>>>::has(number) => {
                        <_wf::MembersOf<
                            Option<Contact>,
                        > as _wf::MembersText<
                            'de,
                            Option<Contact>,
                        >>::read(&mut self.contact, number, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    struct __Post {
        street: String,
        __of: ::core::marker::PhantomData<Contact>,
    }
    impl __Post {
        fn open(member: Contact) -> _wf::Result<Self, Contact> {
            match member {
                Contact::Post { street: __street } => {
                    _wf::Ok(Self {
                        street: __street,
                        __of: ::core::marker::PhantomData,
                    })
                }
                member => _wf::Err(member),
            }
        }
        fn wrap(self) -> Contact {
            Contact::Post {
                street: self.street,
            }
        }
    }
    #[automatically_derived]
    impl _wf::Described for __Post {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "ContactPost",
            &[
                _wf::FieldDescriptor::new(
                        "street",
                        1,
                        <_wf::Shape<String> as _wf::FieldEncode<String>>::KIND,
                    )
                    .with_json("street", ",\"street\":"),
            ],
        );
        const DOCS: _wf::Docs = _wf::Docs::new("", &["House number first."]);
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for __Post {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<String> as _wf::FieldDecode<'de, String>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                street: <_wf::Shape<String> as _wf::FieldDecode<'de, _>>::empty(),
                __of: ::core::marker::PhantomData,
            }
        }
        fn merge_fields(
            &mut self,
            reader: _wf::Reader<'de>,
            context: _wf::Context<'_>,
        ) -> _wf::Result<()> {
            _wf::merge_in_order(self, reader, context)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::MergeFields<'de> for __Post {
        type State = [usize; 1];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    String,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.street, context),
            ]
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn merge_next(
            &mut self,
            state: &mut Self::State,
            reader: &mut _wf::Reader<'de>,
            context: _wf::Context<'_>,
        ) -> _wf::Result<bool> {
            let mut hit = false;
            hit
                |= <_wf::Shape<
                    String,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.street, &mut state[0], reader, context)?;
            _wf::Ok(hit)
        }
        #[cold]
        #[inline(never)]
        fn merge_other(
            &mut self,
            tag: _wf::Tag,
            state: &mut Self::State,
            reader: &mut _wf::Reader<'de>,
            context: _wf::Context<'_>,
        ) -> _wf::Result<bool> {
            match tag.number() {
                1 => {
                    <_wf::Shape<
                        String,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.street,
                        &mut state[0],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                _ => _wf::Ok(false),
            }
        }
        fn finish(&mut self, state: Self::State, context: _wf::Context<'_>) {
            <_wf::Shape<
                String,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.street, state[0], context);
        }
    }
    struct __PostRef<'__view> {
        street: &'__view String,
        __of: ::core::marker::PhantomData<&'__view Contact>,
    }
    #[automatically_derived]
    impl<'__view> _wf::Described for __PostRef<'__view> {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = <__Post as _wf::Described>::DESCRIPTOR;
    }
    #[automatically_derived]
    impl<'__view> _wf::Encode for __PostRef<'__view> {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::is_empty(self.street)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::encode(1, self.street, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::encoded_len(1, self.street)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::len_hint(self.street)
        }
    }
    #[automatically_derived]
    impl _wf::Oneof for Contact {
        const FIELDS: &'static [_wf::FieldDescriptor] = &[
            _wf::FieldDescriptor::new(
                    "email",
                    4,
                    _wf::FieldKind::Explicit(
                        <_wf::Of<String> as _wf::Encoding<String>>::KIND,
                    ),
                )
                .with_json("email", ",\"email\":"),
            _wf::FieldDescriptor::new(
                    "post",
                    5,
                    _wf::FieldKind::Explicit(
                        <_wf::Nested as _wf::Encoding<__PostRef<'_>>>::KIND,
                    ),
                )
                .with_json("post", ",\"post\":"),
        ];
        const DOCS: _wf::Docs = _wf::Docs::new(
            "How to reach somebody.",
            &["Without a space before it."],
        );
        #[inline]
        fn encode(&self, out: &mut _wf::Writer<'_>) {
            match self {
                Self::Email(value) => {
                    <_wf::Of<
                        String,
                    > as _wf::Encoding<
                        String,
                    >>::encode(
                        _wf::Tag::new(
                            4,
                            <_wf::Of<String> as _wf::Encoding<String>>::WIRE_TYPE,
                        ),
                        value,
                        out,
                    )
                }
                Self::Post { street: __street } => {
                    <_wf::Nested as _wf::Encoding<
                        __PostRef<'_>,
                    >>::encode(
                        _wf::Tag::new(
                            5,
                            <_wf::Nested as _wf::Encoding<__PostRef<'_>>>::WIRE_TYPE,
                        ),
                        &__PostRef {
                            street: __street,
                            __of: ::core::marker::PhantomData,
                        },
                        out,
                    )
                }
            }
        }
        #[inline]
        fn encoded_len(&self) -> usize {
            match self {
                Self::Email(value) => {
                    _wf::Tag::new(
                            4,
                            <_wf::Of<String> as _wf::Encoding<String>>::WIRE_TYPE,
                        )
                        .encoded_len()
                        + <_wf::Of<String> as _wf::Encoding<String>>::encoded_len(value)
                }
                Self::Post { street: __street } => {
                    _wf::Tag::new(
                            5,
                            <_wf::Nested as _wf::Encoding<__PostRef<'_>>>::WIRE_TYPE,
                        )
                        .encoded_len()
                        + <_wf::Nested as _wf::Encoding<
                            __PostRef<'_>,
                        >>::encoded_len(
                            &__PostRef {
                                street: __street,
                                __of: ::core::marker::PhantomData,
                            },
                        )
                }
            }
        }
        #[inline]
        fn len_hint(&self) -> usize {
            match self {
                Self::Email(value) => {
                    1 + <_wf::Of<String> as _wf::Encoding<String>>::len_hint(value)
                }
                Self::Post { street: __street } => {
                    1
                        + <_wf::Nested as _wf::Encoding<
                            __PostRef<'_>,
                        >>::len_hint(
                            &__PostRef {
                                street: __street,
                                __of: ::core::marker::PhantomData,
                            },
                        )
                }
            }
        }
    }
    #[automatically_derived]
    impl<'de> _wf::DecodeOneof<'de> for Contact {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn merge(
            value: &mut _wf::Option<Self>,
            stale: &mut usize,
            reader: &mut _wf::Reader<'de>,
            context: _wf::Context<'_>,
        ) -> _wf::Result<bool> {
            let mut hit = false;
            hit
                |= _wf::member::<
                    String,
                    _wf::Of<String>,
                    Self,
                >(
                    4,
                    value,
                    stale,
                    reader,
                    context,
                    |member| match member {
                        Self::Email(value) => _wf::Some(value),
                        _ => _wf::None,
                    },
                    Self::Email,
                )?;
            hit
                |= _wf::body::<
                    __Post,
                    Self,
                >(5, value, stale, reader, context, __Post::open, __Post::wrap)?;
            _wf::Ok(hit)
        }
        #[cold]
        #[inline(never)]
        fn merge_other(
            tag: _wf::Tag,
            value: &mut _wf::Option<Self>,
            stale: &mut usize,
            reader: &mut _wf::Reader<'de>,
            context: _wf::Context<'_>,
            unknown: _wf::Option<&mut _wf::UnknownFields>,
        ) -> _wf::Result<bool> {
            match tag.number() {
                4 => {
                    _wf::member_other::<
                        String,
                        _wf::Of<String>,
                        Self,
                    >(
                        tag,
                        value,
                        stale,
                        reader,
                        context,
                        unknown,
                        |member| match member {
                            Self::Email(value) => _wf::Some(value),
                            _ => _wf::None,
                        },
                        Self::Email,
                    )
                }
                5 => {
                    _wf::body_other::<
                        __Post,
                        Self,
                    >(tag, value, stale, reader, context, __Post::open, __Post::wrap)
                }
                _ => _wf::Ok(false),
            }
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl<'__view> _wf::EncodeText for __PostRef<'__view> {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    String,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], self.street, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for __Post {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            String,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.street, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
        #[automatically_derived]
        impl _wf::EncodeOneofText for Contact {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                match self {
                    Self::Email(value) => {
                        fields
                            .field::<
                                String,
                                _wf::Of<String>,
                            >(&<Self as _wf::Oneof>::FIELDS[0], value)
                    }
                    Self::Post { street: __street } => {
                        fields
                            .field::<
                                __PostRef<'_>,
                                _wf::Nested,
                            >(
                                &<Self as _wf::Oneof>::FIELDS[1],
                                &__PostRef {
                                    street: __street,
                                    __of: ::core::marker::PhantomData,
                                },
                            )
                    }
                }
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeOneofText<'de> for Contact {
            fn read<__Source: _wf::Source<'de>>(
                value: &mut _wf::Option<Self>,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    4 => {
                        _wf::read_member::<
                            String,
                            _wf::Of<String>,
                            Self,
                            __Source,
                        >(value, &<Self as _wf::Oneof>::FIELDS[0], source, Self::Email)
                    }
                    5 => {
                        _wf::read_member::<
                            __Post,
                            _wf::Nested,
                            Self,
                            __Source,
                        >(value, &<Self as _wf::Oneof>::FIELDS[1], source, __Post::wrap)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Value for Phone {
        type Encoding = _wf::Enumerated;
    }
    #[automatically_derived]
    impl _wf::Enumeration for Phone {
        const DESCRIPTOR: &'static _wf::EnumDescriptor = &_wf::EnumDescriptor::new(
            "Phone",
            &[
                _wf::EnumValueDescriptor::new("MOBILE", 0),
                _wf::EnumValueDescriptor::new("CELL", 0),
                _wf::EnumValueDescriptor::new("HOME", 1),
            ],
            true,
        );
        const DOCS: _wf::Docs = _wf::Docs::new("", &["In a pocket.", "", "In a house."]);
        #[inline]
        fn number(&self) -> i32 {
            match self {
                Self::Mobile => 0,
                Self::Home => 1,
            }
        }
        #[inline]
        fn from_number(number: i32) -> _wf::Option<Self> {
            match number {
                0 => _wf::Some(Self::Mobile),
                1 => _wf::Some(Self::Home),
                _ => _wf::None,
            }
        }
        #[inline]
        fn empty() -> Self {
            Self::Mobile
        }
    }
};
