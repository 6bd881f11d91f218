#[allow(deprecated)]
const _: () = {
    use my::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Person {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
                "Human",
                &[
                    _wf::FieldDescriptor::new(
                            "name",
                            1,
                            <_wf::Shape<String> as _wf::FieldEncode<String>>::KIND,
                        )
                        .with_json("name", ",\"name\":"),
                ],
            )
            .with_package("tutorial.people")
            .with_reserved(&[2..=2, 5..=9], &["old_name"]);
    }
    #[automatically_derived]
    impl _wf::Value for Person {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Person {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::is_empty(&self.name)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::encode(1, &self.name, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::encoded_len(1, &self.name)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<String> as _wf::FieldEncode<_>>::len_hint(&self.name)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Person {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<String> as _wf::FieldDecode<'de, String>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                name: <_wf::Shape<String> as _wf::FieldDecode<'de, _>>::empty(),
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
    impl<'de> _wf::MergeFields<'de> for Person {
        type State = [usize; 1];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    String,
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
                    String,
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
                        String,
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
                String,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.name, state[0], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Person {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    String,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.name, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Person {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            String,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.name, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
    _wf::serde! {
        #[automatically_derived]
        impl _wf::serde_crate::Serialize for Person {
            fn serialize<__Format: _wf::serde_crate::Serializer>(
                &self,
                serializer: __Format,
            ) -> _wf::Result<__Format::Ok, __Format::Error> {
                _wf::serde::canonical::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de> _wf::serde_crate::Deserialize<'de> for Person
        where
            Self: for<'__bytes> _wf::DecodeText<'__bytes>,
        {
            fn deserialize<__Format: _wf::serde_crate::Deserializer<'de>>(
                deserializer: __Format,
            ) -> _wf::Result<Self, __Format::Error> {
                _wf::serde::canonical::deserialize(deserializer)
            }
        }
    }
};
