#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Encodings {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Encodings",
            &[
                _wf::FieldDescriptor::new(
                        "balance",
                        1,
                        <_wf::As<_wf::Sint64> as _wf::FieldEncode<i64>>::KIND,
                    )
                    .with_json("balance", ",\"balance\":"),
                _wf::FieldDescriptor::new(
                        "checksum",
                        2,
                        <_wf::As<_wf::Fixed32> as _wf::FieldEncode<Option<u32>>>::KIND,
                    )
                    .with_json("checksum", ",\"checksum\":"),
            ],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Encodings {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Encodings {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::As<_wf::Sint64> as _wf::FieldEncode<i64>>::is_empty(&self.balance)
                && <_wf::As<
                    _wf::Fixed32,
                > as _wf::FieldEncode<Option<u32>>>::is_empty(&self.checksum)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::As<
                _wf::Sint64,
            > as _wf::FieldEncode<i64>>::encode(1, &self.balance, out);
            <_wf::As<
                _wf::Fixed32,
            > as _wf::FieldEncode<Option<u32>>>::encode(2, &self.checksum, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::As<
                _wf::Sint64,
            > as _wf::FieldEncode<i64>>::encoded_len(1, &self.balance)
                + <_wf::As<
                    _wf::Fixed32,
                > as _wf::FieldEncode<Option<u32>>>::encoded_len(2, &self.checksum)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::As<_wf::Sint64> as _wf::FieldEncode<i64>>::len_hint(&self.balance)
                + <_wf::As<
                    _wf::Fixed32,
                > as _wf::FieldEncode<Option<u32>>>::len_hint(&self.checksum)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Encodings {
        const EMPTY_HEAP: usize = 0
            + <_wf::As<_wf::Sint64> as _wf::FieldDecode<'de, i64>>::EMPTY_HEAP
            + <_wf::As<_wf::Fixed32> as _wf::FieldDecode<'de, Option<u32>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                balance: <_wf::As<_wf::Sint64> as _wf::FieldDecode<'de, i64>>::empty(),
                checksum: <_wf::As<
                    _wf::Fixed32,
                > as _wf::FieldDecode<'de, Option<u32>>>::empty(),
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
    impl<'de> _wf::MergeFields<'de> for Encodings {
        type State = [usize; 2];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::As<
                    _wf::Sint64,
                > as _wf::FieldDecode<'de, i64>>::start(&mut self.balance, context),
                <_wf::As<
                    _wf::Fixed32,
                > as _wf::FieldDecode<
                    'de,
                    Option<u32>,
                >>::start(&mut self.checksum, context),
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
                    _wf::Sint64,
                > as _wf::FieldDecode<
                    'de,
                    i64,
                >>::merge(1, &mut self.balance, &mut state[0], reader, context)?;
            hit
                |= <_wf::As<
                    _wf::Fixed32,
                > as _wf::FieldDecode<
                    'de,
                    Option<u32>,
                >>::merge(2, &mut self.checksum, &mut state[1], reader, context)?;
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
                        _wf::Sint64,
                    > as _wf::FieldDecode<
                        'de,
                        i64,
                    >>::merge_other(
                        tag,
                        &mut self.balance,
                        &mut state[0],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                2 => {
                    <_wf::As<
                        _wf::Fixed32,
                    > as _wf::FieldDecode<
                        'de,
                        Option<u32>,
                    >>::merge_other(
                        tag,
                        &mut self.checksum,
                        &mut state[1],
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
                _wf::Sint64,
            > as _wf::FieldDecode<
                'de,
                i64,
            >>::finish(&mut self.balance, state[0], context);
            <_wf::As<
                _wf::Fixed32,
            > as _wf::FieldDecode<
                'de,
                Option<u32>,
            >>::finish(&mut self.checksum, state[1], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Encodings {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::As<
                    _wf::Sint64,
                > as _wf::TextFieldEncode<i64>>::emit(&descriptors[0], &self.balance, fields)?;
                <_wf::As<
                    _wf::Fixed32,
                > as _wf::TextFieldEncode<
                    Option<u32>,
                >>::emit(&descriptors[1], &self.checksum, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Encodings {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::As<
                            _wf::Sint64,
                        > as _wf::TextFieldDecode<'de, i64>>::read(&mut self.balance, source)
                    }
                    2 => {
                        <_wf::As<
                            _wf::Fixed32,
                        > as _wf::TextFieldDecode<
                            'de,
                            Option<u32>,
                        >>::read(&mut self.checksum, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
