#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl<'de, T> _wf::Oneof for Single<'de, T>
    where
        T: _wf::Value,
    {
        const FIELDS: &'static [_wf::FieldDescriptor] = &[
            _wf::FieldDescriptor::new(
                    "text",
                    1,
                    _wf::FieldKind::Explicit(
                        <_wf::Of<
                            Pair<&'de str, T>,
                        > as _wf::Encoding<Pair<&'de str, T>>>::KIND,
                    ),
                )
                .with_json("text", ",\"text\":"),
        ];
        #[inline]
        fn encode(&self, out: &mut _wf::Writer<'_>) {
            match self {
                Self::Text(value) => {
                    <_wf::Of<
                        Pair<&'de str, T>,
                    > as _wf::Encoding<
                        Pair<&'de str, T>,
                    >>::encode(
                        _wf::Tag::new(
                            1,
                            <_wf::Of<
                                Pair<&'de str, T>,
                            > as _wf::Encoding<Pair<&'de str, T>>>::WIRE_TYPE,
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
                Self::Text(value) => {
                    _wf::Tag::new(
                            1,
                            <_wf::Of<
                                Pair<&'de str, T>,
                            > as _wf::Encoding<Pair<&'de str, T>>>::WIRE_TYPE,
                        )
                        .encoded_len()
                        + <_wf::Of<
                            Pair<&'de str, T>,
                        > as _wf::Encoding<Pair<&'de str, T>>>::encoded_len(value)
                }
            }
        }
        #[inline]
        fn len_hint(&self) -> usize {
            match self {
                Self::Text(value) => {
                    1
                        + <_wf::Of<
                            Pair<&'de str, T>,
                        > as _wf::Encoding<Pair<&'de str, T>>>::len_hint(value)
                }
            }
        }
    }
    #[automatically_derived]
    impl<'__de: 'de, 'de, T> _wf::DecodeOneof<'__de> for Single<'de, T>
    where
        T: _wf::Value,
        <T as _wf::Value>::Encoding: _wf::Decoding<'__de, T>,
    {
        const GATHERS: bool = <_wf::Of<
            Pair<&'de str, T>,
        > as _wf::Encoding<Pair<&'de str, T>>>::GATHERS;
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn merge(
            value: &mut _wf::Option<Self>,
            stale: &mut usize,
            reader: &mut _wf::Reader<'__de>,
            context: _wf::Context<'_>,
        ) -> _wf::Result<bool> {
            let mut hit = false;
            hit
                |= _wf::member::<
                    Pair<&'de str, T>,
                    _wf::Of<Pair<&'de str, T>>,
                    Self,
                >(
                    1,
                    value,
                    stale,
                    reader,
                    context,
                    |Self::Text(value)| _wf::Some(value),
                    Self::Text,
                )?;
            _wf::Ok(hit)
        }
        #[cold]
        #[inline(never)]
        fn merge_other(
            tag: _wf::Tag,
            value: &mut _wf::Option<Self>,
            stale: &mut usize,
            reader: &mut _wf::Reader<'__de>,
            context: _wf::Context<'_>,
            unknown: _wf::Option<&mut _wf::UnknownFields>,
        ) -> _wf::Result<bool> {
            match tag.number() {
                1 => {
                    _wf::member_other::<
                        Pair<&'de str, T>,
                        _wf::Of<Pair<&'de str, T>>,
                        Self,
                    >(
                        tag,
                        value,
                        stale,
                        reader,
                        context,
                        unknown,
                        |Self::Text(value)| _wf::Some(value),
                        Self::Text,
                    )
                }
                _ => _wf::Ok(false),
            }
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl<'de, T> _wf::EncodeOneofText for Single<'de, T>
        where
            T: _wf::Value,
            <T as _wf::Value>::Encoding: _wf::TextEncoding<T>,
        {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                match self {
                    Self::Text(value) => {
                        fields
                            .field::<
                                Pair<&'de str, T>,
                                _wf::Of<Pair<&'de str, T>>,
                            >(&<Self as _wf::Oneof>::FIELDS[0], value)
                    }
                }
            }
        }
        #[automatically_derived]
        impl<'__de: 'de, 'de, T> _wf::DecodeOneofText<'__de> for Single<'de, T>
        where
            T: _wf::Value,
            <T as _wf::Value>::Encoding: _wf::Decoding<'__de, T>,
            <T as _wf::Value>::Encoding: _wf::TextDecoding<'__de, T>,
        {
            fn read<__Source: _wf::Source<'__de>>(
                value: &mut _wf::Option<Self>,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        _wf::read_member::<
                            Pair<&'de str, T>,
                            _wf::Of<Pair<&'de str, T>>,
                            Self,
                            __Source,
                        >(value, &<Self as _wf::Oneof>::FIELDS[0], source, Self::Text)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
