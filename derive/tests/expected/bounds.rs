#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl<K, V: Family, S> _wf::Described for Hashed<K, V, S>
    where
        K: _wf::Value,
        V::Member: _wf::Value,
        S: ::core::default::Default + ::core::hash::BuildHasher,
    {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
                "Hashed",
                &[
                    _wf::FieldDescriptor::new(
                            "map",
                            1,
                            <_wf::Shape<
                                HashMap<K, V::Member, S>,
                            > as _wf::FieldEncode<HashMap<K, V::Member, S>>>::KIND,
                        )
                        .with_json("map", ",\"map\":"),
                ],
            )
            .with_arguments(
                &[
                    <<K as _wf::Value>::Encoding as _wf::Encoding<K>>::KIND,
                    <<V::Member as _wf::Value>::Encoding as _wf::Encoding<
                        V::Member,
                    >>::KIND,
                ],
            );
    }
    #[automatically_derived]
    impl<K, V: Family, S> _wf::Value for Hashed<K, V, S>
    where
        K: _wf::Value,
        V::Member: _wf::Value,
        S: ::core::default::Default + ::core::hash::BuildHasher,
    {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl<K, V: Family, S> _wf::Encode for Hashed<K, V, S>
    where
        K: _wf::Value,
        V::Member: _wf::Value,
        S: ::core::default::Default + ::core::hash::BuildHasher,
    {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<
                HashMap<K, V::Member, S>,
            > as _wf::FieldEncode<_>>::is_empty(&self.map)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<
                HashMap<K, V::Member, S>,
            > as _wf::FieldEncode<_>>::encode(1, &self.map, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<
                HashMap<K, V::Member, S>,
            > as _wf::FieldEncode<_>>::encoded_len(1, &self.map)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<
                HashMap<K, V::Member, S>,
            > as _wf::FieldEncode<_>>::len_hint(&self.map)
        }
    }
    #[automatically_derived]
    impl<'de, K, V: Family, S> _wf::Decode<'de> for Hashed<K, V, S>
    where
        K: _wf::Value,
        <K as _wf::Value>::Encoding: _wf::Decoding<'de, K>,
        V::Member: _wf::Value,
        <V::Member as _wf::Value>::Encoding: _wf::Decoding<'de, V::Member>,
        S: ::core::default::Default + ::core::hash::BuildHasher,
    {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<
                HashMap<K, V::Member, S>,
            > as _wf::FieldDecode<'de, HashMap<K, V::Member, S>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                map: <_wf::Shape<
                    HashMap<K, V::Member, S>,
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
    impl<'de, K, V: Family, S> _wf::MergeFields<'de> for Hashed<K, V, S>
    where
        K: _wf::Value,
        <K as _wf::Value>::Encoding: _wf::Decoding<'de, K>,
        V::Member: _wf::Value,
        <V::Member as _wf::Value>::Encoding: _wf::Decoding<'de, V::Member>,
        S: ::core::default::Default + ::core::hash::BuildHasher,
    {
        type State = [usize; 1];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    HashMap<K, V::Member, S>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.map, context),
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
                    HashMap<K, V::Member, S>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.map, &mut state[0], reader, context)?;
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
                        HashMap<K, V::Member, S>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.map,
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
                HashMap<K, V::Member, S>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.map, state[0], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl<K, V: Family, S> _wf::EncodeText for Hashed<K, V, S>
        where
            K: _wf::Value,
            V::Member: _wf::Value,
            S: ::core::default::Default + ::core::hash::BuildHasher,
            <K as _wf::Value>::Encoding: _wf::TextEncoding<K>,
            <V::Member as _wf::Value>::Encoding: _wf::TextEncoding<V::Member>,
        {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    HashMap<K, V::Member, S>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.map, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de, K, V: Family, S> _wf::DecodeText<'de> for Hashed<K, V, S>
        where
            K: _wf::Value,
            <K as _wf::Value>::Encoding: _wf::Decoding<'de, K>,
            V::Member: _wf::Value,
            <V::Member as _wf::Value>::Encoding: _wf::Decoding<'de, V::Member>,
            S: ::core::default::Default + ::core::hash::BuildHasher,
            <K as _wf::Value>::Encoding: _wf::TextDecoding<'de, K>,
            <V::Member as _wf::Value>::Encoding: _wf::TextDecoding<'de, V::Member>,
        {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            HashMap<K, V::Member, S>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.map, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
