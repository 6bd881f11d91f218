#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    struct __Circle<T> {
        radius: f64,
        label: Option<T>,
        cache: u64,
        rest: UnknownFields,
        __of: ::core::marker::PhantomData<Shape<T>>,
    }
    impl<T> __Circle<T> {
        fn open(member: Shape<T>) -> _wf::Result<Self, Shape<T>> {
            match member {
                Shape::Circle {
                    radius: __radius,
                    label: __label,
                    cache: __cache,
                    rest: __rest,
                } => {
                    _wf::Ok(Self {
                        radius: __radius,
                        label: __label,
                        cache: __cache,
                        rest: __rest,
                        __of: ::core::marker::PhantomData,
                    })
                }
                member => _wf::Err(member),
            }
        }
        fn wrap(self) -> Shape<T> {
            Shape::Circle {
                radius: self.radius,
                label: self.label,
                cache: self.cache,
                rest: self.rest,
            }
        }
    }
    #[automatically_derived]
    impl<T> _wf::Described for __Circle<T>
    where
        T: _wf::Value,
    {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
                "ShapeCircle",
                &[
                    _wf::FieldDescriptor::new(
                            "radius",
                            1,
                            <_wf::Shape<f64> as _wf::FieldEncode<f64>>::KIND,
                        )
                        .with_json("radius", ",\"radius\":"),
                    _wf::FieldDescriptor::new(
                            "label",
                            2,
                            <_wf::Shape<Option<T>> as _wf::FieldEncode<Option<T>>>::KIND,
                        )
                        .with_json("label", ",\"label\":"),
                ],
            )
            .with_package("shapes")
            .with_arguments(&[<<T as _wf::Value>::Encoding as _wf::Encoding<T>>::KIND])
            .with_unknown_fields();
    }
    #[automatically_derived]
    impl<'de, T> _wf::Decode<'de> for __Circle<T>
    where
        T: _wf::Value,
        <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
    {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<f64> as _wf::FieldDecode<'de, f64>>::EMPTY_HEAP
            + <_wf::Shape<Option<T>> as _wf::FieldDecode<'de, Option<T>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                radius: <_wf::Shape<f64> as _wf::FieldDecode<'de, _>>::empty(),
                label: <_wf::Shape<Option<T>> as _wf::FieldDecode<'de, _>>::empty(),
                cache: <u64 as ::core::default::Default>::default(),
                rest: _wf::UnknownFields::new(),
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
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn unknown_fields(&mut self) -> _wf::Option<&mut _wf::UnknownFields> {
            _wf::Some(&mut self.rest)
        }
    }
    #[automatically_derived]
    impl<'de, T> _wf::MergeFields<'de> for __Circle<T>
    where
        T: _wf::Value,
        <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
    {
        type State = [usize; 2];
        const GATHERS: bool = <_wf::Shape<
            Option<T>,
        > as _wf::FieldDecode<'de, Option<T>>>::GATHERS;
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            if context.recycles() {
                self.rest.clear();
            }
            [
                <_wf::Shape<
                    f64,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.radius, context),
                <_wf::Shape<
                    Option<T>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.label, context),
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
                    f64,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.radius, &mut state[0], reader, context)?;
            hit
                |= <_wf::Shape<
                    Option<T>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(2, &mut self.label, &mut state[1], reader, context)?;
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
                        f64,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.radius,
                        &mut state[0],
                        reader,
                        context,
                        _wf::Some(&mut self.rest),
                    )
                }
                2 => {
                    <_wf::Shape<
                        Option<T>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.label,
                        &mut state[1],
                        reader,
                        context,
                        _wf::Some(&mut self.rest),
                    )
                }
                _ => _wf::Ok(false),
            }
        }
        fn finish(&mut self, state: Self::State, context: _wf::Context<'_>) {
            <_wf::Shape<
                f64,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.radius, state[0], context);
            <_wf::Shape<
                Option<T>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.label, state[1], context);
        }
    }
    struct __CircleRef<'__view, T> {
        radius: &'__view f64,
        label: &'__view Option<T>,
        rest: &'__view UnknownFields,
        __of: ::core::marker::PhantomData<&'__view Shape<T>>,
    }
    #[automatically_derived]
    impl<'__view, T> _wf::Described for __CircleRef<'__view, T>
    where
        T: _wf::Value,
    {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = <__Circle<
            T,
        > as _wf::Described>::DESCRIPTOR;
    }
    #[automatically_derived]
    impl<'__view, T> _wf::Encode for __CircleRef<'__view, T>
    where
        T: _wf::Value,
    {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<f64> as _wf::FieldEncode<_>>::is_empty(self.radius)
                && <_wf::Shape<Option<T>> as _wf::FieldEncode<_>>::is_empty(self.label)
                && self.rest.is_empty()
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<f64> as _wf::FieldEncode<_>>::encode(1, self.radius, out);
            <_wf::Shape<Option<T>> as _wf::FieldEncode<_>>::encode(2, self.label, out);
            out.raw(self.rest.as_bytes());
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<f64> as _wf::FieldEncode<_>>::encoded_len(1, self.radius)
                + <_wf::Shape<
                    Option<T>,
                > as _wf::FieldEncode<_>>::encoded_len(2, self.label)
                + self.rest.as_bytes().len()
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<f64> as _wf::FieldEncode<_>>::len_hint(self.radius)
                + <_wf::Shape<Option<T>> as _wf::FieldEncode<_>>::len_hint(self.label)
                + self.rest.as_bytes().len()
        }
    }
    #[automatically_derived]
    impl<T> _wf::Oneof for Shape<T>
    where
        T: _wf::Value,
    {
        const FIELDS: &'static [_wf::FieldDescriptor] = &[
            _wf::FieldDescriptor::new(
                    "circle",
                    1,
                    _wf::FieldKind::Explicit(
                        <_wf::Nested as _wf::Encoding<__CircleRef<'_, T>>>::KIND,
                    ),
                )
                .with_json("circle", ",\"circle\":"),
            _wf::FieldDescriptor::new(
                    "nothing",
                    2,
                    _wf::FieldKind::Explicit(<_wf::Nested as _wf::Encoding<()>>::KIND),
                )
                .with_json("nothing", ",\"nothing\":"),
            _wf::FieldDescriptor::new(
                    "name",
                    3,
                    _wf::FieldKind::Explicit(
                        <_wf::Of<String> as _wf::Encoding<String>>::KIND,
                    ),
                )
                .with_json("name", ",\"name\":"),
        ];
        #[inline]
        fn encode(&self, out: &mut _wf::Writer<'_>) {
            match self {
                Self::Circle { radius: __radius, label: __label, rest: __rest, .. } => {
                    <_wf::Nested as _wf::Encoding<
                        __CircleRef<'_, T>,
                    >>::encode(
                        _wf::Tag::new(
                            1,
                            <_wf::Nested as _wf::Encoding<__CircleRef<'_, T>>>::WIRE_TYPE,
                        ),
                        &__CircleRef {
                            radius: __radius,
                            label: __label,
                            rest: __rest,
                            __of: ::core::marker::PhantomData,
                        },
                        out,
                    )
                }
                Self::Nothing => {
                    <_wf::Nested as _wf::Encoding<
                        (),
                    >>::encode(
                        _wf::Tag::new(2, <_wf::Nested as _wf::Encoding<()>>::WIRE_TYPE),
                        &(),
                        out,
                    )
                }
                Self::Name(value) => {
                    <_wf::Of<
                        String,
                    > as _wf::Encoding<
                        String,
                    >>::encode(
                        _wf::Tag::new(
                            3,
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
                Self::Circle { radius: __radius, label: __label, rest: __rest, .. } => {
                    _wf::Tag::new(
                            1,
                            <_wf::Nested as _wf::Encoding<__CircleRef<'_, T>>>::WIRE_TYPE,
                        )
                        .encoded_len()
                        + <_wf::Nested as _wf::Encoding<
                            __CircleRef<'_, T>,
                        >>::encoded_len(
                            &__CircleRef {
                                radius: __radius,
                                label: __label,
                                rest: __rest,
                                __of: ::core::marker::PhantomData,
                            },
                        )
                }
                Self::Nothing => {
                    _wf::Tag::new(2, <_wf::Nested as _wf::Encoding<()>>::WIRE_TYPE)
                        .encoded_len()
                        + <_wf::Nested as _wf::Encoding<()>>::encoded_len(&())
                }
                Self::Name(value) => {
                    _wf::Tag::new(
                            3,
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
                Self::Circle { radius: __radius, label: __label, rest: __rest, .. } => {
                    1
                        + <_wf::Nested as _wf::Encoding<
                            __CircleRef<'_, T>,
                        >>::len_hint(
                            &__CircleRef {
                                radius: __radius,
                                label: __label,
                                rest: __rest,
                                __of: ::core::marker::PhantomData,
                            },
                        )
                }
                Self::Nothing => 1 + <_wf::Nested as _wf::Encoding<()>>::len_hint(&()),
                Self::Name(value) => {
                    1 + <_wf::Of<String> as _wf::Encoding<String>>::len_hint(value)
                }
            }
        }
    }
    #[automatically_derived]
    impl<'de, T> _wf::DecodeOneof<'de> for Shape<T>
    where
        T: _wf::Value,
        <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
    {
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn merge(
            value: &mut _wf::Option<Self>,
            stale: &mut usize,
            reader: &mut _wf::Reader<'de>,
            context: _wf::Context<'_>,
        ) -> _wf::Result<bool> {
            let mut hit = false;
            hit
                |= _wf::body::<
                    __Circle<T>,
                    Self,
                >(
                    1,
                    value,
                    stale,
                    reader,
                    context,
                    __Circle::<T>::open,
                    __Circle::<T>::wrap,
                )?;
            hit
                |= _wf::body::<
                    (),
                    Self,
                >(
                    2,
                    value,
                    stale,
                    reader,
                    context,
                    |member| match member {
                        Self::Nothing => _wf::Ok(()),
                        member => _wf::Err(member),
                    },
                    |()| Self::Nothing,
                )?;
            hit
                |= _wf::member::<
                    String,
                    _wf::Of<String>,
                    Self,
                >(
                    3,
                    value,
                    stale,
                    reader,
                    context,
                    |member| match member {
                        Self::Name(value) => _wf::Some(value),
                        _ => _wf::None,
                    },
                    Self::Name,
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
                1 => {
                    _wf::body_other::<
                        __Circle<T>,
                        Self,
                    >(
                        tag,
                        value,
                        stale,
                        reader,
                        context,
                        __Circle::<T>::open,
                        __Circle::<T>::wrap,
                    )
                }
                2 => {
                    _wf::body_other::<
                        (),
                        Self,
                    >(
                        tag,
                        value,
                        stale,
                        reader,
                        context,
                        |member| match member {
                            Self::Nothing => _wf::Ok(()),
                            member => _wf::Err(member),
                        },
                        |()| Self::Nothing,
                    )
                }
                3 => {
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
                            Self::Name(value) => _wf::Some(value),
                            _ => _wf::None,
                        },
                        Self::Name,
                    )
                }
                _ => _wf::Ok(false),
            }
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl<'__view, T> _wf::EncodeText for __CircleRef<'__view, T>
        where
            T: _wf::Value,
            <T as _wf::Value>::Encoding: _wf::TextEncoding<T>,
        {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    f64,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], self.radius, fields)?;
                <_wf::Shape<
                    Option<T>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[1], self.label, fields)?;
                fields.unknown(self.rest)
            }
        }
        #[automatically_derived]
        impl<'de, T> _wf::DecodeText<'de> for __Circle<T>
        where
            T: _wf::Value,
            <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
            <T as _wf::Value>::Encoding: _wf::TextDecoding<'de, T>,
        {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            f64,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.radius, source)
                    }
                    2 => {
                        <_wf::Shape<
                            Option<T>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.label, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
        #[automatically_derived]
        impl<T> _wf::EncodeOneofText for Shape<T>
        where
            T: _wf::Value,
            <T as _wf::Value>::Encoding: _wf::TextEncoding<T>,
        {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                match self {
                    Self::Circle { radius: __radius, label: __label, rest: __rest, .. } => {
                        fields
                            .field::<
                                __CircleRef<'_, T>,
                                _wf::Nested,
                            >(
                                &<Self as _wf::Oneof>::FIELDS[0],
                                &__CircleRef {
                                    radius: __radius,
                                    label: __label,
                                    rest: __rest,
                                    __of: ::core::marker::PhantomData,
                                },
                            )
                    }
                    Self::Nothing => {
                        fields.field::<(), _wf::Nested>(&<Self as _wf::Oneof>::FIELDS[1], &())
                    }
                    Self::Name(value) => {
                        fields
                            .field::<
                                String,
                                _wf::Of<String>,
                            >(&<Self as _wf::Oneof>::FIELDS[2], value)
                    }
                }
            }
        }
        #[automatically_derived]
        impl<'de, T> _wf::DecodeOneofText<'de> for Shape<T>
        where
            T: _wf::Value,
            <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
            <T as _wf::Value>::Encoding: _wf::TextDecoding<'de, T>,
        {
            fn read<__Source: _wf::Source<'de>>(
                value: &mut _wf::Option<Self>,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        _wf::read_member::<
                            __Circle<T>,
                            _wf::Nested,
                            Self,
                            __Source,
                        >(value, &<Self as _wf::Oneof>::FIELDS[0], source, __Circle::<T>::wrap)
                    }
                    2 => {
                        _wf::read_member::<
                            (),
                            _wf::Nested,
                            Self,
                            __Source,
                        >(value, &<Self as _wf::Oneof>::FIELDS[1], source, |()| Self::Nothing)
                    }
                    3 => {
                        _wf::read_member::<
                            String,
                            _wf::Of<String>,
                            Self,
                            __Source,
                        >(value, &<Self as _wf::Oneof>::FIELDS[2], source, Self::Name)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
