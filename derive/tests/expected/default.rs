#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    struct __Default1;
    impl _wf::Literal for __Default1 {
        const TEXT: &'static str = "8080";
        const FLOAT: _wf::Option<f32> = _wf::Some(8080f32);
        const DOUBLE: _wf::Option<f64> = _wf::Some(8080f64);
        const BYTES: _wf::Option<&'static [u8]> = _wf::Some(b"8080");
    }
    const _: () = <_wf::Auto as _wf::DefaultValue<u32, __Default1>>::CHECK;
    struct __Default2;
    impl _wf::Literal for __Default2 {
        const TEXT: &'static str = "0.5";
        const FLOAT: _wf::Option<f32> = _wf::Some(0.5f32);
        const DOUBLE: _wf::Option<f64> = _wf::Some(0.5f64);
        const BYTES: _wf::Option<&'static [u8]> = _wf::Some(b"0.5");
    }
    const _: () = <_wf::Auto as _wf::DefaultValue<f32, __Default2>>::CHECK;
    struct __Default3;
    impl _wf::Literal for __Default3 {
        const TEXT: &'static str = "RED";
        const BYTES: _wf::Option<&'static [u8]> = _wf::Some(b"RED");
    }
    const _: () = <_wf::Auto as _wf::DefaultValue<Color, __Default3>>::CHECK;
    impl Server {
        ///Returns `port`, or its default where it is absent: `8080`.
        fn port_or_default(&self) -> u32 {
            _wf::or_default::<u32, _wf::Auto, __Default1>(&self.port)
        }
        ///Returns `color`, or its default where it is absent: `RED`.
        pub(crate) fn color_or_default(
            &self,
        ) -> <_wf::Auto as _wf::Defaults<Color>>::Ref<'_> {
            _wf::or_default::<Color, _wf::Auto, __Default3>(&self.color)
        }
    }
    #[automatically_derived]
    impl _wf::Described for Server {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Server",
            &[
                _wf::FieldDescriptor::new(
                        "port",
                        1,
                        <_wf::Shape<Option<u32>> as _wf::FieldEncode<Option<u32>>>::KIND,
                    )
                    .with_json("port", ",\"port\":")
                    .with_default("8080"),
                _wf::FieldDescriptor::new(
                        "weight",
                        2,
                        <_wf::Defaulted<
                            _wf::Auto,
                            __Default2,
                        > as _wf::FieldEncode<f32>>::KIND,
                    )
                    .with_json("weight", ",\"weight\":")
                    .with_default("0.5"),
                _wf::FieldDescriptor::new(
                        "color",
                        3,
                        <_wf::Shape<
                            Option<Color>,
                        > as _wf::FieldEncode<Option<Color>>>::KIND,
                    )
                    .with_json("color", ",\"color\":")
                    .with_default("RED"),
            ],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Server {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Server {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<Option<u32>> as _wf::FieldEncode<_>>::is_empty(&self.port)
                && <_wf::Defaulted<
                    _wf::Auto,
                    __Default2,
                > as _wf::FieldEncode<f32>>::is_empty(&self.weight)
                && <_wf::Shape<
                    Option<Color>,
                > as _wf::FieldEncode<_>>::is_empty(&self.color)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<Option<u32>> as _wf::FieldEncode<_>>::encode(1, &self.port, out);
            <_wf::Defaulted<
                _wf::Auto,
                __Default2,
            > as _wf::FieldEncode<f32>>::encode(2, &self.weight, out);
            <_wf::Shape<
                Option<Color>,
            > as _wf::FieldEncode<_>>::encode(3, &self.color, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<Option<u32>> as _wf::FieldEncode<_>>::encoded_len(1, &self.port)
                + <_wf::Defaulted<
                    _wf::Auto,
                    __Default2,
                > as _wf::FieldEncode<f32>>::encoded_len(2, &self.weight)
                + <_wf::Shape<
                    Option<Color>,
                > as _wf::FieldEncode<_>>::encoded_len(3, &self.color)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<Option<u32>> as _wf::FieldEncode<_>>::len_hint(&self.port)
                + <_wf::Defaulted<
                    _wf::Auto,
                    __Default2,
                > as _wf::FieldEncode<f32>>::len_hint(&self.weight)
                + <_wf::Shape<
                    Option<Color>,
                > as _wf::FieldEncode<_>>::len_hint(&self.color)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Server {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<Option<u32>> as _wf::FieldDecode<'de, Option<u32>>>::EMPTY_HEAP
            + <_wf::Defaulted<
                _wf::Auto,
                __Default2,
            > as _wf::FieldDecode<'de, f32>>::EMPTY_HEAP
            + <_wf::Shape<
                Option<Color>,
            > as _wf::FieldDecode<'de, Option<Color>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                port: <_wf::Shape<Option<u32>> as _wf::FieldDecode<'de, _>>::empty(),
                weight: <_wf::Defaulted<
                    _wf::Auto,
                    __Default2,
                > as _wf::FieldDecode<'de, f32>>::empty(),
                color: <_wf::Shape<Option<Color>> as _wf::FieldDecode<'de, _>>::empty(),
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
    impl<'de> _wf::MergeFields<'de> for Server {
        type State = [usize; 3];
        const GATHERS: bool = <_wf::Shape<
            Option<Color>,
        > as _wf::FieldDecode<'de, Option<Color>>>::GATHERS;
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    Option<u32>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.port, context),
                <_wf::Defaulted<
                    _wf::Auto,
                    __Default2,
                > as _wf::FieldDecode<'de, f32>>::start(&mut self.weight, context),
                <_wf::Shape<
                    Option<Color>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.color, context),
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
                    Option<u32>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.port, &mut state[0], reader, context)?;
            hit
                |= <_wf::Defaulted<
                    _wf::Auto,
                    __Default2,
                > as _wf::FieldDecode<
                    'de,
                    f32,
                >>::merge(2, &mut self.weight, &mut state[1], reader, context)?;
            hit
                |= <_wf::Shape<
                    Option<Color>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(3, &mut self.color, &mut state[2], reader, context)?;
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
                        Option<u32>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.port,
                        &mut state[0],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                2 => {
                    <_wf::Defaulted<
                        _wf::Auto,
                        __Default2,
                    > as _wf::FieldDecode<
                        'de,
                        f32,
                    >>::merge_other(
                        tag,
                        &mut self.weight,
                        &mut state[1],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                3 => {
                    <_wf::Shape<
                        Option<Color>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.color,
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
            <_wf::Shape<
                Option<u32>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.port, state[0], context);
            <_wf::Defaulted<
                _wf::Auto,
                __Default2,
            > as _wf::FieldDecode<
                'de,
                f32,
            >>::finish(&mut self.weight, state[1], context);
            <_wf::Shape<
                Option<Color>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.color, state[2], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Server {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    Option<u32>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.port, fields)?;
                <_wf::Defaulted<
                    _wf::Auto,
                    __Default2,
                > as _wf::TextFieldEncode<f32>>::emit(&descriptors[1], &self.weight, fields)?;
                <_wf::Shape<
                    Option<Color>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[2], &self.color, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Server {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            Option<u32>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.port, source)
                    }
                    2 => {
                        <_wf::Defaulted<
                            _wf::Auto,
                            __Default2,
                        > as _wf::TextFieldDecode<'de, f32>>::read(&mut self.weight, source)
                    }
                    3 => {
                        <_wf::Shape<
                            Option<Color>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.color, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
