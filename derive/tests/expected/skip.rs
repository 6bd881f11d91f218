#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl<T> _wf::Described for Skips<T> {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Skips",
            &[
                _wf::FieldDescriptor::new(
                        "value",
                        1,
                        <_wf::Shape<u32> as _wf::FieldEncode<u32>>::KIND,
                    )
                    .with_json("value", ",\"value\":"),
            ],
        );
    }
    #[automatically_derived]
    impl<T> _wf::Value for Skips<T> {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl<T> _wf::Encode for Skips<T> {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<u32> as _wf::FieldEncode<_>>::is_empty(&self.value)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<u32> as _wf::FieldEncode<_>>::encode(1, &self.value, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<u32> as _wf::FieldEncode<_>>::encoded_len(1, &self.value)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<u32> as _wf::FieldEncode<_>>::len_hint(&self.value)
        }
    }
    #[automatically_derived]
    impl<'de, T> _wf::Decode<'de> for Skips<T>
    where
        T: ::core::default::Default,
    {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<u32> as _wf::FieldDecode<'de, u32>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                value: <_wf::Shape<u32> as _wf::FieldDecode<'de, _>>::empty(),
                cache: <Cache<T> as ::core::default::Default>::default(),
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
    impl<'de, T> _wf::MergeFields<'de> for Skips<T>
    where
        T: ::core::default::Default,
    {
        type State = [usize; 1];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    u32,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.value, context),
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
                    u32,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.value, &mut state[0], reader, context)?;
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
                        u32,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.value,
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
                u32,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.value, state[0], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl<T> _wf::EncodeText for Skips<T> {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    u32,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.value, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de, T> _wf::DecodeText<'de> for Skips<T>
        where
            T: ::core::default::Default,
        {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            u32,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.value, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
