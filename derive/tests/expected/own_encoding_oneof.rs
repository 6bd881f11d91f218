#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Oneof for Contact {
        const FIELDS: &'static [_wf::FieldDescriptor] = &[
            _wf::FieldDescriptor::new(
                    "address",
                    2,
                    _wf::FieldKind::Explicit(
                        <_wf::Converted<AsText> as _wf::Encoding<Ipv4Addr>>::KIND,
                    ),
                )
                .with_json("address", ",\"address\":"),
        ];
        #[inline]
        fn encode(&self, out: &mut _wf::Writer<'_>) {
            match self {
                Self::Address(value) => {
                    <_wf::Converted<
                        AsText,
                    > as _wf::Encoding<
                        Ipv4Addr,
                    >>::encode(
                        _wf::Tag::new(
                            2,
                            <_wf::Converted<
                                AsText,
                            > as _wf::Encoding<Ipv4Addr>>::WIRE_TYPE,
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
                Self::Address(value) => {
                    _wf::Tag::new(
                            2,
                            <_wf::Converted<
                                AsText,
                            > as _wf::Encoding<Ipv4Addr>>::WIRE_TYPE,
                        )
                        .encoded_len()
                        + <_wf::Converted<
                            AsText,
                        > as _wf::Encoding<Ipv4Addr>>::encoded_len(value)
                }
            }
        }
        #[inline]
        fn len_hint(&self) -> usize {
            match self {
                Self::Address(value) => {
                    1
                        + <_wf::Converted<
                            AsText,
                        > as _wf::Encoding<Ipv4Addr>>::len_hint(value)
                }
            }
        }
    }
    #[automatically_derived]
    impl<'de> _wf::DecodeOneof<'de> for Contact {
        const GATHERS: bool = <_wf::Converted<
            AsText,
        > as _wf::Encoding<Ipv4Addr>>::GATHERS;
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
                    Ipv4Addr,
                    _wf::Converted<AsText>,
                    Self,
                >(
                    2,
                    value,
                    stale,
                    reader,
                    context,
                    |Self::Address(value)| _wf::Some(value),
                    Self::Address,
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
                        Ipv4Addr,
                        _wf::Converted<AsText>,
                        Self,
                    >(
                        tag,
                        value,
                        stale,
                        reader,
                        context,
                        unknown,
                        |Self::Address(value)| _wf::Some(value),
                        Self::Address,
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
                    Self::Address(value) => {
                        fields
                            .field::<
                                Ipv4Addr,
                                _wf::Converted<AsText>,
                            >(&<Self as _wf::Oneof>::FIELDS[0], value)
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
                            Ipv4Addr,
                            _wf::Converted<AsText>,
                            Self,
                            __Source,
                        >(value, &<Self as _wf::Oneof>::FIELDS[0], source, Self::Address)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
