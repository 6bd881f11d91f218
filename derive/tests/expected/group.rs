#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Page {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Page",
            &[
                _wf::FieldDescriptor::new(
                        "first",
                        1,
                        <_wf::As<
                            _wf::Group<1>,
                        > as _wf::FieldEncode<Option<Result>>>::KIND,
                    )
                    .with_json("first", ",\"first\":"),
                _wf::FieldDescriptor::new(
                        "results",
                        2,
                        <_wf::As<_wf::Group<2>> as _wf::FieldEncode<Vec<Result>>>::KIND,
                    )
                    .with_json("results", ",\"results\":"),
                _wf::FieldDescriptor::new(
                        "last",
                        3,
                        <_wf::Required<
                            _wf::Group<3>,
                        > as _wf::FieldEncode<Box<Result>>>::KIND,
                    )
                    .with_json("last", ",\"last\":"),
            ],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Page {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Page {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::As<
                _wf::Group<1>,
            > as _wf::FieldEncode<Option<Result>>>::is_empty(&self.first)
                && <_wf::As<
                    _wf::Group<2>,
                > as _wf::FieldEncode<Vec<Result>>>::is_empty(&self.results)
                && <_wf::Required<
                    _wf::Group<3>,
                > as _wf::FieldEncode<Box<Result>>>::is_empty(&self.last)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::As<
                _wf::Group<1>,
            > as _wf::FieldEncode<Option<Result>>>::encode(1, &self.first, out);
            <_wf::As<
                _wf::Group<2>,
            > as _wf::FieldEncode<Vec<Result>>>::encode(2, &self.results, out);
            <_wf::Required<
                _wf::Group<3>,
            > as _wf::FieldEncode<Box<Result>>>::encode(3, &self.last, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::As<
                _wf::Group<1>,
            > as _wf::FieldEncode<Option<Result>>>::encoded_len(1, &self.first)
                + <_wf::As<
                    _wf::Group<2>,
                > as _wf::FieldEncode<Vec<Result>>>::encoded_len(2, &self.results)
                + <_wf::Required<
                    _wf::Group<3>,
                > as _wf::FieldEncode<Box<Result>>>::encoded_len(3, &self.last)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::As<
                _wf::Group<1>,
            > as _wf::FieldEncode<Option<Result>>>::len_hint(&self.first)
                + <_wf::As<
                    _wf::Group<2>,
                > as _wf::FieldEncode<Vec<Result>>>::len_hint(&self.results)
                + <_wf::Required<
                    _wf::Group<3>,
                > as _wf::FieldEncode<Box<Result>>>::len_hint(&self.last)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Page {
        const EMPTY_HEAP: usize = 0
            + <_wf::As<
                _wf::Group<1>,
            > as _wf::FieldDecode<'de, Option<Result>>>::EMPTY_HEAP
            + <_wf::As<_wf::Group<2>> as _wf::FieldDecode<'de, Vec<Result>>>::EMPTY_HEAP
            + <_wf::Required<
                _wf::Group<3>,
            > as _wf::FieldDecode<'de, Box<Result>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                first: <_wf::As<
                    _wf::Group<1>,
                > as _wf::FieldDecode<'de, Option<Result>>>::empty(),
                results: <_wf::As<
                    _wf::Group<2>,
                > as _wf::FieldDecode<'de, Vec<Result>>>::empty(),
                last: <_wf::Required<
                    _wf::Group<3>,
                > as _wf::FieldDecode<'de, Box<Result>>>::empty(),
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
    impl<'de> _wf::MergeFields<'de> for Page {
        type State = [usize; 3];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn is_complete(state: &Self::State) -> bool {
            state[2] != 0
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::As<
                    _wf::Group<1>,
                > as _wf::FieldDecode<
                    'de,
                    Option<Result>,
                >>::start(&mut self.first, context),
                <_wf::As<
                    _wf::Group<2>,
                > as _wf::FieldDecode<
                    'de,
                    Vec<Result>,
                >>::start(&mut self.results, context),
                <_wf::Required<
                    _wf::Group<3>,
                > as _wf::FieldDecode<'de, Box<Result>>>::start(&mut self.last, context),
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
                |= <_wf::As<
                    _wf::Group<1>,
                > as _wf::FieldDecode<
                    'de,
                    Option<Result>,
                >>::merge(1, &mut self.first, &mut state[0], reader, context)?;
            hit
                |= <_wf::As<
                    _wf::Group<2>,
                > as _wf::FieldDecode<
                    'de,
                    Vec<Result>,
                >>::merge(2, &mut self.results, &mut state[1], reader, context)?;
            hit
                |= <_wf::Required<
                    _wf::Group<3>,
                > as _wf::FieldDecode<
                    'de,
                    Box<Result>,
                >>::merge(3, &mut self.last, &mut state[2], reader, context)?;
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
                    <_wf::As<
                        _wf::Group<1>,
                    > as _wf::FieldDecode<
                        'de,
                        Option<Result>,
                    >>::merge_other(
                        tag,
                        &mut self.first,
                        &mut state[0],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                2 => {
                    <_wf::As<
                        _wf::Group<2>,
                    > as _wf::FieldDecode<
                        'de,
                        Vec<Result>,
                    >>::merge_other(
                        tag,
                        &mut self.results,
                        &mut state[1],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                3 => {
                    <_wf::Required<
                        _wf::Group<3>,
                    > as _wf::FieldDecode<
                        'de,
                        Box<Result>,
                    >>::merge_other(
                        tag,
                        &mut self.last,
                        &mut state[2],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                _ => _wf::Ok(false),
            }
        }
        fn finish(&mut self, state: Self::State, context: _wf::Context<'_>) {
            <_wf::As<
                _wf::Group<1>,
            > as _wf::FieldDecode<
                'de,
                Option<Result>,
            >>::finish(&mut self.first, state[0], context);
            <_wf::As<
                _wf::Group<2>,
            > as _wf::FieldDecode<
                'de,
                Vec<Result>,
            >>::finish(&mut self.results, state[1], context);
            <_wf::Required<
                _wf::Group<3>,
            > as _wf::FieldDecode<
                'de,
                Box<Result>,
            >>::finish(&mut self.last, state[2], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Page {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::As<
                    _wf::Group<1>,
                > as _wf::TextFieldEncode<
                    Option<Result>,
                >>::emit(&descriptors[0], &self.first, fields)?;
                <_wf::As<
                    _wf::Group<2>,
                > as _wf::TextFieldEncode<
                    Vec<Result>,
                >>::emit(&descriptors[1], &self.results, fields)?;
                <_wf::Required<
                    _wf::Group<3>,
                > as _wf::TextFieldEncode<
                    Box<Result>,
                >>::emit(&descriptors[2], &self.last, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Page {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::As<
                            _wf::Group<1>,
                        > as _wf::TextFieldDecode<
                            'de,
                            Option<Result>,
                        >>::read(&mut self.first, source)
                    }
                    2 => {
                        <_wf::As<
                            _wf::Group<2>,
                        > as _wf::TextFieldDecode<
                            'de,
                            Vec<Result>,
                        >>::read(&mut self.results, source)
                    }
                    3 => {
                        <_wf::Required<
                            _wf::Group<3>,
                        > as _wf::TextFieldDecode<
                            'de,
                            Box<Result>,
                        >>::read(&mut self.last, source)
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
    impl _wf::Oneof for Outcome {
        const FIELDS: &'static [_wf::FieldDescriptor] = &[
            _wf::FieldDescriptor::new(
                    "found",
                    4,
                    _wf::FieldKind::Explicit(
                        <_wf::Group<4> as _wf::Encoding<Result>>::KIND,
                    ),
                )
                .with_json("found", ",\"found\":"),
            _wf::FieldDescriptor::new(
                    "missing",
                    5,
                    _wf::FieldKind::Explicit(
                        <_wf::Of<String> as _wf::Encoding<String>>::KIND,
                    ),
                )
                .with_json("missing", ",\"missing\":"),
        ];
        #[inline]
        fn encode(&self, out: &mut _wf::Writer<'_>) {
            match self {
                Self::Found(value) => {
                    <_wf::Group<
                        4,
                    > as _wf::Encoding<
                        Result,
                    >>::encode(
                        _wf::Tag::new(
                            4,
                            <_wf::Group<4> as _wf::Encoding<Result>>::WIRE_TYPE,
                        ),
                        value,
                        out,
                    )
                }
                Self::Missing(value) => {
                    <_wf::Of<
                        String,
                    > as _wf::Encoding<
                        String,
                    >>::encode(
                        _wf::Tag::new(
                            5,
                            <_wf::Of<String> as _wf::Encoding<String>>::WIRE_TYPE,
                        ),
                        value,
                        out,
                    )
                }
            }
        }
        #[inline]
        fn encoded_len(&self) -> usize {
            match self {
                Self::Found(value) => {
                    _wf::Tag::new(4, <_wf::Group<4> as _wf::Encoding<Result>>::WIRE_TYPE)
                        .encoded_len()
                        + <_wf::Group<4> as _wf::Encoding<Result>>::encoded_len(value)
                }
                Self::Missing(value) => {
                    _wf::Tag::new(
                            5,
                            <_wf::Of<String> as _wf::Encoding<String>>::WIRE_TYPE,
                        )
                        .encoded_len()
                        + <_wf::Of<String> as _wf::Encoding<String>>::encoded_len(value)
                }
            }
        }
        #[inline]
        fn len_hint(&self) -> usize {
            match self {
                Self::Found(value) => {
                    1 + <_wf::Group<4> as _wf::Encoding<Result>>::len_hint(value)
                }
                Self::Missing(value) => {
                    1 + <_wf::Of<String> as _wf::Encoding<String>>::len_hint(value)
                }
            }
        }
    }
    #[automatically_derived]
    impl<'de> _wf::DecodeOneof<'de> for Outcome {
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
                    Result,
                    _wf::Group<4>,
                    Self,
                >(
                    4,
                    value,
                    stale,
                    reader,
                    context,
                    |member| match member {
                        Self::Found(value) => _wf::Some(value),
                        _ => _wf::None,
                    },
                    Self::Found,
                )?;
            hit
                |= _wf::member::<
                    String,
                    _wf::Of<String>,
                    Self,
                >(
                    5,
                    value,
                    stale,
                    reader,
                    context,
                    |member| match member {
                        Self::Missing(value) => _wf::Some(value),
                        _ => _wf::None,
                    },
                    Self::Missing,
                )?;
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
                        Result,
                        _wf::Group<4>,
                        Self,
                    >(
                        tag,
                        value,
                        stale,
                        reader,
                        context,
                        unknown,
                        |member| match member {
                            Self::Found(value) => _wf::Some(value),
                            _ => _wf::None,
                        },
                        Self::Found,
                    )
                }
                5 => {
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
                            Self::Missing(value) => _wf::Some(value),
                            _ => _wf::None,
                        },
                        Self::Missing,
                    )
                }
                _ => _wf::Ok(false),
            }
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeOneofText for Outcome {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                match self {
                    Self::Found(value) => {
                        fields
                            .field::<
                                Result,
                                _wf::Group<4>,
                            >(&<Self as _wf::Oneof>::FIELDS[0], value)
                    }
                    Self::Missing(value) => {
                        fields
                            .field::<
                                String,
                                _wf::Of<String>,
                            >(&<Self as _wf::Oneof>::FIELDS[1], value)
                    }
                }
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeOneofText<'de> for Outcome {
            fn read<__Source: _wf::Source<'de>>(
                value: &mut _wf::Option<Self>,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    4 => {
                        _wf::read_member::<
                            Result,
                            _wf::Group<4>,
                            Self,
                            __Source,
                        >(value, &<Self as _wf::Oneof>::FIELDS[0], source, Self::Found)
                    }
                    5 => {
                        _wf::read_member::<
                            String,
                            _wf::Of<String>,
                            Self,
                            __Source,
                        >(value, &<Self as _wf::Oneof>::FIELDS[1], source, Self::Missing)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
