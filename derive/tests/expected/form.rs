#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Celsius {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Celsius",
            &[
                _wf::FieldDescriptor::new(
                        "degrees",
                        1,
                        <_wf::Shape<f64> as _wf::FieldEncode<f64>>::KIND,
                    )
                    .with_json("degrees", ",\"degrees\":"),
            ],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Celsius {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Celsius {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<f64> as _wf::FieldEncode<_>>::is_empty(&self.degrees)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<f64> as _wf::FieldEncode<_>>::encode(1, &self.degrees, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<f64> as _wf::FieldEncode<_>>::encoded_len(1, &self.degrees)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<f64> as _wf::FieldEncode<_>>::len_hint(&self.degrees)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Celsius {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<f64> as _wf::FieldDecode<'de, f64>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                degrees: <_wf::Shape<f64> as _wf::FieldDecode<'de, _>>::empty(),
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
    impl<'de> _wf::MergeFields<'de> for Celsius {
        type State = [usize; 1];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    f64,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.degrees, context),
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
                >>::merge(1, &mut self.degrees, &mut state[0], reader, context)?;
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
                        &mut self.degrees,
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
                f64,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.degrees, state[0], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Celsius {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    f64,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.degrees, fields)?;
                _wf::Ok(())
            }
            const HAS_FORM: bool = true;
            fn write<__Sink: _wf::Sink>(
                &self,
                sink: __Sink,
            ) -> _wf::Result<__Sink::Ok, __Sink::Error> {
                sink.form(self)
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Celsius {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            f64,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.degrees, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
            fn read<__Source: _wf::Source<'de>>(
                source: __Source,
            ) -> _wf::Result<_wf::Option<Self>, __Source::Error> {
                source.form()
            }
        }
    }
};
