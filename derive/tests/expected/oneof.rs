#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Oneof for Contact {
        const FIELDS: &'static [_wf::FieldDescriptor] = &[
            _wf::FieldDescriptor::new(
                    "email",
                    2,
                    _wf::FieldKind::Explicit(
                        <_wf::Of<String> as _wf::Encoding<String>>::KIND,
                    ),
                )
                .with_json("email", ",\"email\":"),
            _wf::FieldDescriptor::new(
                    "phone_number",
                    3,
                    _wf::FieldKind::Explicit(<_wf::Fixed64 as _wf::Encoding<u64>>::KIND),
                )
                .with_json("phoneNumber", ",\"phoneNumber\":"),
        ];
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
                            2,
                            <_wf::Of<String> as _wf::Encoding<String>>::WIRE_TYPE,
                        ),
                        value,
                        out,
                    )
                }
                Self::PhoneNumber(value) => {
                    <_wf::Fixed64 as _wf::Encoding<
                        u64,
                    >>::encode(
                        _wf::Tag::new(
                            3,
                            <_wf::Fixed64 as _wf::Encoding<u64>>::WIRE_TYPE,
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
                Self::Email(value) => {
                    _wf::Tag::new(
                            2,
                            <_wf::Of<String> as _wf::Encoding<String>>::WIRE_TYPE,
                        )
                        .encoded_len()
                        + <_wf::Of<String> as _wf::Encoding<String>>::encoded_len(value)
                }
                Self::PhoneNumber(value) => {
                    _wf::Tag::new(3, <_wf::Fixed64 as _wf::Encoding<u64>>::WIRE_TYPE)
                        .encoded_len()
                        + <_wf::Fixed64 as _wf::Encoding<u64>>::encoded_len(value)
                }
            }
        }
        #[inline]
        fn len_hint(&self) -> usize {
            match self {
                Self::Email(value) => {
                    1 + <_wf::Of<String> as _wf::Encoding<String>>::len_hint(value)
                }
                Self::PhoneNumber(value) => {
                    1 + <_wf::Fixed64 as _wf::Encoding<u64>>::len_hint(value)
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
                    2,
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
                |= _wf::member::<
                    u64,
                    _wf::Fixed64,
                    Self,
                >(
                    3,
                    value,
                    stale,
                    reader,
                    context,
                    |member| match member {
                        Self::PhoneNumber(value) => _wf::Some(value),
                        _ => _wf::None,
                    },
                    Self::PhoneNumber,
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
                2 => {
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
                3 => {
                    _wf::member_other::<
                        u64,
                        _wf::Fixed64,
                        Self,
                    >(
                        tag,
                        value,
                        stale,
                        reader,
                        context,
                        unknown,
                        |member| match member {
                            Self::PhoneNumber(value) => _wf::Some(value),
                            _ => _wf::None,
                        },
                        Self::PhoneNumber,
                    )
                }
                _ => _wf::Ok(false),
            }
        }
    }
    _wf::text! {
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
                    Self::PhoneNumber(value) => {
                        fields
                            .field::<u64, _wf::Fixed64>(&<Self as _wf::Oneof>::FIELDS[1], value)
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
                    2 => {
                        _wf::read_member::<
                            String,
                            _wf::Of<String>,
                            Self,
                            __Source,
                        >(value, &<Self as _wf::Oneof>::FIELDS[0], source, Self::Email)
                    }
                    3 => {
                        _wf::read_member::<
                            u64,
                            _wf::Fixed64,
                            Self,
                            __Source,
                        >(value, &<Self as _wf::Oneof>::FIELDS[1], source, Self::PhoneNumber)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
