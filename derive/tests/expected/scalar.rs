#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Scalar {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Scalar",
            &[
                _wf::FieldDescriptor::new(
                        "user_name",
                        1,
                        <_wf::Shape<String> as _wf::FieldEncode<String>>::KIND,
                    )
                    .with_json("userName", ",\"userName\":"),
                _wf::FieldDescriptor::new(
                        "size",
                        2,
                        <_wf::Shape<u32> as _wf::FieldEncode<u32>>::KIND,
                    )
                    .with_json("a \"b\"", ",\"a \\\"b\\\"\":")
                    .with_xml("ab"),
                _wf::FieldDescriptor::new(
                        "type",
                        3,
                        <_wf::Shape<Vec<u8>> as _wf::FieldEncode<Vec<u8>>>::KIND,
                    )
                    .with_json("type", ",\"type\":")
                    .with_deprecated(),
            ],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Scalar {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Scalar {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::is_empty(&self.user_name)
                && <_wf::Shape<u32> as _wf::FieldEncode<_>>::is_empty(&self.len)
                && <_wf::Shape<Vec<u8>> as _wf::FieldEncode<_>>::is_empty(&self.r#type)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::encode(1, &self.user_name, out);
            <_wf::Shape<u32> as _wf::FieldEncode<_>>::encode(2, &self.len, out);
            <_wf::Shape<Vec<u8>> as _wf::FieldEncode<_>>::encode(3, &self.r#type, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::encoded_len(1, &self.user_name)
                + <_wf::Shape<u32> as _wf::FieldEncode<_>>::encoded_len(2, &self.len)
                + <_wf::Shape<
                    Vec<u8>,
                > as _wf::FieldEncode<_>>::encoded_len(3, &self.r#type)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::len_hint(&self.user_name)
                + <_wf::Shape<u32> as _wf::FieldEncode<_>>::len_hint(&self.len)
                + <_wf::Shape<Vec<u8>> as _wf::FieldEncode<_>>::len_hint(&self.r#type)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Scalar {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<String> as _wf::FieldDecode<'de, String>>::EMPTY_HEAP
            + <_wf::Shape<u32> as _wf::FieldDecode<'de, u32>>::EMPTY_HEAP
            + <_wf::Shape<Vec<u8>> as _wf::FieldDecode<'de, Vec<u8>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                user_name: <_wf::Shape<String> as _wf::FieldDecode<'de, _>>::empty(),
                len: <_wf::Shape<u32> as _wf::FieldDecode<'de, _>>::empty(),
                r#type: <_wf::Shape<Vec<u8>> as _wf::FieldDecode<'de, _>>::empty(),
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
    impl<'de> _wf::MergeFields<'de> for Scalar {
        type State = [usize; 3];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    String,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.user_name, context),
                <_wf::Shape<
                    u32,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.len, context),
                <_wf::Shape<
                    Vec<u8>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.r#type, context),
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
                >>::merge(1, &mut self.user_name, &mut state[0], reader, context)?;
            hit
                |= <_wf::Shape<
                    u32,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(2, &mut self.len, &mut state[1], reader, context)?;
            hit
                |= <_wf::Shape<
                    Vec<u8>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(3, &mut self.r#type, &mut state[2], reader, context)?;
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
                        &mut self.user_name,
                        &mut state[0],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                2 => {
                    <_wf::Shape<
                        u32,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.len,
                        &mut state[1],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                3 => {
                    <_wf::Shape<
                        Vec<u8>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.r#type,
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
                String,
            > as _wf::FieldDecode<
                'de,
                _,
            >>::finish(&mut self.user_name, state[0], context);
            <_wf::Shape<
                u32,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.len, state[1], context);
            <_wf::Shape<
                Vec<u8>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.r#type, state[2], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Scalar {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    String,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.user_name, fields)?;
                <_wf::Shape<
                    u32,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[1], &self.len, fields)?;
                <_wf::Shape<
                    Vec<u8>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[2], &self.r#type, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Scalar {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            String,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.user_name, source)
                    }
                    2 => {
                        <_wf::Shape<
                            u32,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.len, source)
                    }
                    3 => {
                        <_wf::Shape<
                            Vec<u8>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.r#type, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
