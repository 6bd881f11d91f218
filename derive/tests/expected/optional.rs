#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Optional {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Optional",
            &[
                _wf::FieldDescriptor::new(
                        "name",
                        1,
                        <_wf::Shape<
                            Option<String>,
                        > as _wf::FieldEncode<Option<String>>>::KIND,
                    )
                    .with_json("name", ",\"name\":"),
            ],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Optional {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Optional {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<Option<String>> as _wf::FieldEncode<_>>::is_empty(&self.name)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<
                Option<String>,
            > as _wf::FieldEncode<_>>::encode(1, &self.name, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<
                Option<String>,
            > as _wf::FieldEncode<_>>::encoded_len(1, &self.name)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<Option<String>> as _wf::FieldEncode<_>>::len_hint(&self.name)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Optional {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<
                Option<String>,
            > as _wf::FieldDecode<'de, Option<String>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                name: <_wf::Shape<Option<String>> as _wf::FieldDecode<'de, _>>::empty(),
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
    impl<'de> _wf::MergeFields<'de> for Optional {
        type State = [usize; 1];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    Option<String>,
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
                    Option<String>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.name, &mut state[0], reader, context)?;
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
                        Option<String>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.name,
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
                Option<String>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.name, state[0], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Optional {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    Option<String>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.name, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Optional {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            Option<String>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.name, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
