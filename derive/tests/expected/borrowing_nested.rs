#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl<'a, 'b: 'a, T> _wf::Described for View<'a, 'b, T>
    where
        T: _wf::Value,
    {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
                "View",
                &[
                    _wf::FieldDescriptor::new(
                            "names",
                            1,
                            <_wf::Shape<
                                HashMap<&'a str, Cow<'b, [u8]>>,
                            > as _wf::FieldEncode<HashMap<&'a str, Cow<'b, [u8]>>>>::KIND,
                        )
                        .with_json("names", ",\"names\":"),
                    _wf::FieldDescriptor::new(
                            "next",
                            2,
                            <_wf::Shape<
                                Option<Box<View<'a, 'b, T>>>,
                            > as _wf::FieldEncode<Option<Box<View<'a, 'b, T>>>>>::KIND,
                        )
                        .with_json("next", ",\"next\":"),
                    _wf::FieldDescriptor::new(
                        "pick",
                        0,
                        <_wf::MembersOf<
                            Option<Pick<'a, T>>,
                        > as _wf::FieldEncode<Option<Pick<'a, T>>>>::KIND,
                    ),
                ],
            )
            .with_arguments(&[<<T as _wf::Value>::Encoding as _wf::Encoding<T>>::KIND]);
    }
    #[automatically_derived]
    impl<'a, 'b: 'a, T> _wf::Value for View<'a, 'b, T>
    where
        T: _wf::Value,
    {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl<'a, 'b: 'a, T> _wf::Encode for View<'a, 'b, T>
    where
        T: _wf::Value,
    {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<
                HashMap<&'a str, Cow<'b, [u8]>>,
            > as _wf::FieldEncode<_>>::is_empty(&self.names)
                && <_wf::Shape<
                    Option<Box<View<'a, 'b, T>>>,
                > as _wf::FieldEncode<_>>::is_empty(&self.next)
                && <_wf::MembersOf<
                    Option<Pick<'a, T>>,
                > as _wf::FieldEncode<_>>::is_empty(&self.pick)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<
                HashMap<&'a str, Cow<'b, [u8]>>,
            > as _wf::FieldEncode<_>>::encode(1, &self.names, out);
            <_wf::Shape<
                Option<Box<View<'a, 'b, T>>>,
            > as _wf::FieldEncode<_>>::encode(2, &self.next, out);
            <_wf::MembersOf<
                Option<Pick<'a, T>>,
            > as _wf::FieldEncode<_>>::encode(0, &self.pick, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<
                HashMap<&'a str, Cow<'b, [u8]>>,
            > as _wf::FieldEncode<_>>::encoded_len(1, &self.names)
                + <_wf::Shape<
                    Option<Box<View<'a, 'b, T>>>,
                > as _wf::FieldEncode<_>>::encoded_len(2, &self.next)
                + <_wf::MembersOf<
                    Option<Pick<'a, T>>,
                > as _wf::FieldEncode<_>>::encoded_len(0, &self.pick)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<
                HashMap<&'a str, Cow<'b, [u8]>>,
            > as _wf::FieldEncode<_>>::len_hint(&self.names)
                + <_wf::Shape<
                    Option<Box<View<'a, 'b, T>>>,
                > as _wf::FieldEncode<_>>::len_hint(&self.next)
                + <_wf::MembersOf<
                    Option<Pick<'a, T>>,
                > as _wf::FieldEncode<_>>::len_hint(&self.pick)
        }
    }
    #[automatically_derived]
    impl<'de: 'a + 'b, 'a, 'b: 'a, T> _wf::Decode<'de> for View<'a, 'b, T>
    where
        T: _wf::Value,
        <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
    {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<
                HashMap<&'a str, Cow<'b, [u8]>>,
            > as _wf::FieldDecode<'de, HashMap<&'a str, Cow<'b, [u8]>>>>::EMPTY_HEAP
            + <_wf::Shape<
                Option<Box<View<'a, 'b, T>>>,
            > as _wf::FieldDecode<'de, Option<Box<View<'a, 'b, T>>>>>::EMPTY_HEAP
            + <_wf::MembersOf<
                Option<Pick<'a, T>>,
            > as _wf::FieldDecode<'de, Option<Pick<'a, T>>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                names: <_wf::Shape<
                    HashMap<&'a str, Cow<'b, [u8]>>,
                > as _wf::FieldDecode<'de, _>>::empty(),
                next: <_wf::Shape<
                    Option<Box<View<'a, 'b, T>>>,
                > as _wf::FieldDecode<'de, _>>::empty(),
                pick: <_wf::MembersOf<
                    Option<Pick<'a, T>>,
                > as _wf::FieldDecode<'de, _>>::empty(),
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
    impl<'de: 'a + 'b, 'a, 'b: 'a, T> _wf::MergeFields<'de> for View<'a, 'b, T>
    where
        T: _wf::Value,
        <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
    {
        type State = [usize; 3];
        const GATHERS: bool = <_wf::Shape<
            Option<Box<View<'a, 'b, T>>>,
        > as _wf::FieldDecode<'de, Option<Box<View<'a, 'b, T>>>>>::GATHERS
            || <_wf::MembersOf<
                Option<Pick<'a, T>>,
            > as _wf::FieldDecode<'de, Option<Pick<'a, T>>>>::GATHERS;
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    HashMap<&'a str, Cow<'b, [u8]>>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.names, context),
                <_wf::Shape<
                    Option<Box<View<'a, 'b, T>>>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.next, context),
                <_wf::MembersOf<
                    Option<Pick<'a, T>>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.pick, context),
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
                    HashMap<&'a str, Cow<'b, [u8]>>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.names, &mut state[0], reader, context)?;
            hit
                |= <_wf::Shape<
                    Option<Box<View<'a, 'b, T>>>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(2, &mut self.next, &mut state[1], reader, context)?;
            hit
                |= <_wf::MembersOf<
                    Option<Pick<'a, T>>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(0, &mut self.pick, &mut state[2], reader, context)?;
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
                        HashMap<&'a str, Cow<'b, [u8]>>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.names,
                        &mut state[0],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                2 => {
                    <_wf::Shape<
                        Option<Box<View<'a, 'b, T>>>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.next,
                        &mut state[1],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                _ => {
                    _wf::Ok(
                        <_wf::MembersOf<
                            Option<Pick<'a, T>>,
                        > as _wf::FieldDecode<
                            'de,
                            _,
                        >>::merge_other(
                            tag,
                            &mut self.pick,
                            &mut state[2],
                            reader,
                            context,
                            _wf::None,
                        )?,
                    )
                }
            }
        }
        fn finish(&mut self, state: Self::State, context: _wf::Context<'_>) {
            <_wf::Shape<
                HashMap<&'a str, Cow<'b, [u8]>>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.names, state[0], context);
            <_wf::Shape<
                Option<Box<View<'a, 'b, T>>>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.next, state[1], context);
            <_wf::MembersOf<
                Option<Pick<'a, T>>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.pick, state[2], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl<'a, 'b: 'a, T> _wf::EncodeText for View<'a, 'b, T>
        where
            T: _wf::Value,
            <T as _wf::Value>::Encoding: _wf::TextEncoding<T>,
        {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    HashMap<&'a str, Cow<'b, [u8]>>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.names, fields)?;
                <_wf::Shape<
                    Option<Box<View<'a, 'b, T>>>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[1], &self.next, fields)?;
                <_wf::MembersOf<
                    Option<Pick<'a, T>>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[2], &self.pick, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de: 'a + 'b, 'a, 'b: 'a, T> _wf::DecodeText<'de> for View<'a, 'b, T>
        where
            T: _wf::Value,
            <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
            <T as _wf::Value>::Encoding: _wf::TextDecoding<'de, T>,
        {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            HashMap<&'a str, Cow<'b, [u8]>>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.names, source)
                    }
                    2 => {
                        <_wf::Shape<
                            Option<Box<View<'a, 'b, T>>>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.next, source)
                    }
                    _ if <_wf::MembersOf<
                        Option<Pick<'a, T>>,
                    > as _wf::MembersText<'de, Option<Pick<'a, T>>>>::has(number) => {
                        <_wf::MembersOf<
                            Option<Pick<'a, T>>,
                        > as _wf::MembersText<
                            'de,
                            Option<Pick<'a, T>>,
                        >>::read(&mut self.pick, number, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
    _wf::serde! {
        #[automatically_derived]
        impl<'a, 'b: 'a, T> _wf::serde_crate::Serialize for View<'a, 'b, T>
        where
            T: _wf::Value,
            <T as _wf::Value>::Encoding: _wf::TextEncoding<T>,
        {
            fn serialize<__Format: _wf::serde_crate::Serializer>(
                &self,
                serializer: __Format,
            ) -> _wf::Result<__Format::Ok, __Format::Error> {
                _wf::serde::canonical::serialize(self, serializer)
            }
        }
        #[automatically_derived]
        impl<'de: 'a + 'b, 'a, 'b: 'a, T> _wf::serde_crate::Deserialize<'de> for View<'a, 'b, T>
        where
            T: _wf::Value,
            <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
            <T as _wf::Value>::Encoding: _wf::TextDecoding<'de, T>,
        {
            fn deserialize<__Format: _wf::serde_crate::Deserializer<'de>>(
                deserializer: __Format,
            ) -> _wf::Result<Self, __Format::Error> {
                _wf::serde::canonical::deserialize_borrowed(deserializer)
            }
        }
    }
};
