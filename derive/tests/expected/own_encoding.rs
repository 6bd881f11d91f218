#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl<T: Named, S> _wf::Described for Host<T, S>
    where
        T::Id: _wf::Value,
        AsText: Convert<T>,
        S: BuildHasher + Default,
    {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
                "Host",
                &[
                    _wf::FieldDescriptor::new(
                            "address",
                            1,
                            <_wf::With<AsText, _> as _wf::FieldEncode<Option<T>>>::KIND,
                        )
                        .with_json("address", ",\"address\":"),
                    _wf::FieldDescriptor::new(
                            "routes",
                            2,
                            <_wf::Map<
                                _wf::Converted<text::Key>,
                                _wf::Converted<AsBits<T>>,
                            > as _wf::FieldEncode<HashMap<Id, T, S>>>::KIND,
                        )
                        .with_json("routes", ",\"routes\":"),
                    _wf::FieldDescriptor::new(
                            "list",
                            3,
                            <_wf::Expanded<
                                _wf::Converted<AsBits>,
                            > as _wf::FieldEncode<Vec<T>>>::KIND,
                        )
                        .with_json("list", ",\"list\":"),
                    _wf::FieldDescriptor::new(
                            "id",
                            4,
                            <_wf::Shape<T::Id> as _wf::FieldEncode<T::Id>>::KIND,
                        )
                        .with_json("id", ",\"id\":"),
                ],
            )
            .with_arguments(
                &[<<T::Id as _wf::Value>::Encoding as _wf::Encoding<T::Id>>::KIND],
            );
    }
    #[automatically_derived]
    impl<T: Named, S> _wf::Value for Host<T, S>
    where
        T::Id: _wf::Value,
        AsText: Convert<T>,
        S: BuildHasher + Default,
    {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl<T: Named, S> _wf::Encode for Host<T, S>
    where
        T::Id: _wf::Value,
        AsText: Convert<T>,
        S: BuildHasher + Default,
    {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::With<
                AsText,
                _,
            > as _wf::FieldEncode<Option<T>>>::is_empty(&self.address)
                && <_wf::Map<
                    _wf::Converted<text::Key>,
                    _wf::Converted<AsBits<T>>,
                > as _wf::FieldEncode<HashMap<Id, T, S>>>::is_empty(&self.routes)
                && <_wf::Expanded<
                    _wf::Converted<AsBits>,
                > as _wf::FieldEncode<Vec<T>>>::is_empty(&self.list)
                && <_wf::Shape<T::Id> as _wf::FieldEncode<_>>::is_empty(&self.id)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::With<
                AsText,
                _,
            > as _wf::FieldEncode<Option<T>>>::encode(1, &self.address, out);
            <_wf::Map<
                _wf::Converted<text::Key>,
                _wf::Converted<AsBits<T>>,
            > as _wf::FieldEncode<HashMap<Id, T, S>>>::encode(2, &self.routes, out);
            <_wf::Expanded<
                _wf::Converted<AsBits>,
            > as _wf::FieldEncode<Vec<T>>>::encode(3, &self.list, out);
            <_wf::Shape<T::Id> as _wf::FieldEncode<_>>::encode(4, &self.id, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::With<
                AsText,
                _,
            > as _wf::FieldEncode<Option<T>>>::encoded_len(1, &self.address)
                + <_wf::Map<
                    _wf::Converted<text::Key>,
                    _wf::Converted<AsBits<T>>,
                > as _wf::FieldEncode<HashMap<Id, T, S>>>::encoded_len(2, &self.routes)
                + <_wf::Expanded<
                    _wf::Converted<AsBits>,
                > as _wf::FieldEncode<Vec<T>>>::encoded_len(3, &self.list)
                + <_wf::Shape<T::Id> as _wf::FieldEncode<_>>::encoded_len(4, &self.id)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::With<
                AsText,
                _,
            > as _wf::FieldEncode<Option<T>>>::len_hint(&self.address)
                + <_wf::Map<
                    _wf::Converted<text::Key>,
                    _wf::Converted<AsBits<T>>,
                > as _wf::FieldEncode<HashMap<Id, T, S>>>::len_hint(&self.routes)
                + <_wf::Expanded<
                    _wf::Converted<AsBits>,
                > as _wf::FieldEncode<Vec<T>>>::len_hint(&self.list)
                + <_wf::Shape<T::Id> as _wf::FieldEncode<_>>::len_hint(&self.id)
        }
    }
    #[automatically_derived]
    impl<'de, T: Named, S> _wf::Decode<'de> for Host<T, S>
    where
        T::Id: _wf::Value,
        <T::Id as _wf::Value>::Encoding: _wf::Decoding<'de, T::Id>,
        AsText: Convert<T>,
        S: BuildHasher + Default,
    {
        const EMPTY_HEAP: usize = 0
            + <_wf::With<AsText, _> as _wf::FieldDecode<'de, Option<T>>>::EMPTY_HEAP
            + <_wf::Map<
                _wf::Converted<text::Key>,
                _wf::Converted<AsBits<T>>,
            > as _wf::FieldDecode<'de, HashMap<Id, T, S>>>::EMPTY_HEAP
            + <_wf::Expanded<
                _wf::Converted<AsBits>,
            > as _wf::FieldDecode<'de, Vec<T>>>::EMPTY_HEAP
            + <_wf::Shape<T::Id> as _wf::FieldDecode<'de, T::Id>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                address: <_wf::With<
                    AsText,
                    _,
                > as _wf::FieldDecode<'de, Option<T>>>::empty(),
                routes: <_wf::Map<
                    _wf::Converted<text::Key>,
                    _wf::Converted<AsBits<T>>,
                > as _wf::FieldDecode<'de, HashMap<Id, T, S>>>::empty(),
                list: <_wf::Expanded<
                    _wf::Converted<AsBits>,
                > as _wf::FieldDecode<'de, Vec<T>>>::empty(),
                id: <_wf::Shape<T::Id> as _wf::FieldDecode<'de, _>>::empty(),
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
    impl<'de, T: Named, S> _wf::MergeFields<'de> for Host<T, S>
    where
        T::Id: _wf::Value,
        <T::Id as _wf::Value>::Encoding: _wf::Decoding<'de, T::Id>,
        AsText: Convert<T>,
        S: BuildHasher + Default,
    {
        type State = [usize; 4];
        const GATHERS: bool = <_wf::With<
            AsText,
            _,
        > as _wf::FieldDecode<'de, Option<T>>>::GATHERS
            || <_wf::Shape<T::Id> as _wf::FieldDecode<'de, T::Id>>::GATHERS;
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::With<
                    AsText,
                    _,
                > as _wf::FieldDecode<
                    'de,
                    Option<T>,
                >>::start(&mut self.address, context),
                <_wf::Map<
                    _wf::Converted<text::Key>,
                    _wf::Converted<AsBits<T>>,
                > as _wf::FieldDecode<
                    'de,
                    HashMap<Id, T, S>,
                >>::start(&mut self.routes, context),
                <_wf::Expanded<
                    _wf::Converted<AsBits>,
                > as _wf::FieldDecode<'de, Vec<T>>>::start(&mut self.list, context),
                <_wf::Shape<
                    T::Id,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.id, context),
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
                |= <_wf::With<
                    AsText,
                    _,
                > as _wf::FieldDecode<
                    'de,
                    Option<T>,
                >>::merge(1, &mut self.address, &mut state[0], reader, context)?;
            hit
                |= <_wf::Map<
                    _wf::Converted<text::Key>,
                    _wf::Converted<AsBits<T>>,
                > as _wf::FieldDecode<
                    'de,
                    HashMap<Id, T, S>,
                >>::merge(2, &mut self.routes, &mut state[1], reader, context)?;
            hit
                |= <_wf::Expanded<
                    _wf::Converted<AsBits>,
                > as _wf::FieldDecode<
                    'de,
                    Vec<T>,
                >>::merge(3, &mut self.list, &mut state[2], reader, context)?;
            hit
                |= <_wf::Shape<
                    T::Id,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(4, &mut self.id, &mut state[3], reader, context)?;
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
                    <_wf::With<
                        AsText,
                        _,
                    > as _wf::FieldDecode<
                        'de,
                        Option<T>,
                    >>::merge_other(
                        tag,
                        &mut self.address,
                        &mut state[0],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                2 => {
                    <_wf::Map<
                        _wf::Converted<text::Key>,
                        _wf::Converted<AsBits<T>>,
                    > as _wf::FieldDecode<
                        'de,
                        HashMap<Id, T, S>,
                    >>::merge_other(
                        tag,
                        &mut self.routes,
                        &mut state[1],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                3 => {
                    <_wf::Expanded<
                        _wf::Converted<AsBits>,
                    > as _wf::FieldDecode<
                        'de,
                        Vec<T>,
                    >>::merge_other(
                        tag,
                        &mut self.list,
                        &mut state[2],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                4 => {
                    <_wf::Shape<
                        T::Id,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.id,
                        &mut state[3],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                _ => _wf::Ok(false),
            }
        }
        fn finish(&mut self, state: Self::State, context: _wf::Context<'_>) {
            <_wf::With<
                AsText,
                _,
            > as _wf::FieldDecode<
                'de,
                Option<T>,
            >>::finish(&mut self.address, state[0], context);
            <_wf::Map<
                _wf::Converted<text::Key>,
                _wf::Converted<AsBits<T>>,
            > as _wf::FieldDecode<
                'de,
                HashMap<Id, T, S>,
            >>::finish(&mut self.routes, state[1], context);
            <_wf::Expanded<
                _wf::Converted<AsBits>,
            > as _wf::FieldDecode<
                'de,
                Vec<T>,
            >>::finish(&mut self.list, state[2], context);
            <_wf::Shape<
                T::Id,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.id, state[3], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl<T: Named, S> _wf::EncodeText for Host<T, S>
        where
            T::Id: _wf::Value,
            AsText: Convert<T>,
            S: BuildHasher + Default,
            <T::Id as _wf::Value>::Encoding: _wf::TextEncoding<T::Id>,
        {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::With<
                    AsText,
                    _,
                > as _wf::TextFieldEncode<
                    Option<T>,
                >>::emit(&descriptors[0], &self.address, fields)?;
                <_wf::Map<
                    _wf::Converted<text::Key>,
                    _wf::Converted<AsBits<T>>,
                > as _wf::TextFieldEncode<
                    HashMap<Id, T, S>,
                >>::emit(&descriptors[1], &self.routes, fields)?;
                <_wf::Expanded<
                    _wf::Converted<AsBits>,
                > as _wf::TextFieldEncode<Vec<T>>>::emit(&descriptors[2], &self.list, fields)?;
                <_wf::Shape<
                    T::Id,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[3], &self.id, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de, T: Named, S> _wf::DecodeText<'de> for Host<T, S>
        where
            T::Id: _wf::Value,
            <T::Id as _wf::Value>::Encoding: _wf::Decoding<'de, T::Id>,
            AsText: Convert<T>,
            S: BuildHasher + Default,
            <T::Id as _wf::Value>::Encoding: _wf::TextDecoding<'de, T::Id>,
        {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::With<
                            AsText,
                            _,
                        > as _wf::TextFieldDecode<
                            'de,
                            Option<T>,
                        >>::read(&mut self.address, source)
                    }
                    2 => {
                        <_wf::Map<
                            _wf::Converted<text::Key>,
                            _wf::Converted<AsBits<T>>,
                        > as _wf::TextFieldDecode<
                            'de,
                            HashMap<Id, T, S>,
                        >>::read(&mut self.routes, source)
                    }
                    3 => {
                        <_wf::Expanded<
                            _wf::Converted<AsBits>,
                        > as _wf::TextFieldDecode<'de, Vec<T>>>::read(&mut self.list, source)
                    }
                    4 => {
                        <_wf::Shape<
                            T::Id,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.id, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
