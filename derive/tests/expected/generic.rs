#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl<T: Clone, const N: usize> _wf::Described for Tree<T, N>
    where
        T: PartialEq,
        T: _wf::Value,
    {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
                "Tree",
                &[
                    _wf::FieldDescriptor::new(
                            "value",
                            1,
                            <_wf::Shape<T> as _wf::FieldEncode<T>>::KIND,
                        )
                        .with_json("value", ",\"value\":"),
                    _wf::FieldDescriptor::new(
                            "children",
                            2,
                            <_wf::Shape<
                                Vec<Tree<T, N>>,
                            > as _wf::FieldEncode<Vec<Tree<T, N>>>>::KIND,
                        )
                        .with_json("children", ",\"children\":"),
                ],
            )
            .with_arguments(&[<<T as _wf::Value>::Encoding as _wf::Encoding<T>>::KIND]);
    }
    #[automatically_derived]
    impl<T: Clone, const N: usize> _wf::Value for Tree<T, N>
    where
        T: PartialEq,
        T: _wf::Value,
    {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl<T: Clone, const N: usize> _wf::Encode for Tree<T, N>
    where
        T: PartialEq,
        T: _wf::Value,
    {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<T> as _wf::FieldEncode<_>>::is_empty(&self.value)
                && <_wf::Shape<
                    Vec<Tree<T, N>>,
                > as _wf::FieldEncode<_>>::is_empty(&self.children)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<T> as _wf::FieldEncode<_>>::encode(1, &self.value, out);
            <_wf::Shape<
                Vec<Tree<T, N>>,
            > as _wf::FieldEncode<_>>::encode(2, &self.children, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<T> as _wf::FieldEncode<_>>::encoded_len(1, &self.value)
                + <_wf::Shape<
                    Vec<Tree<T, N>>,
                > as _wf::FieldEncode<_>>::encoded_len(2, &self.children)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<T> as _wf::FieldEncode<_>>::len_hint(&self.value)
                + <_wf::Shape<
                    Vec<Tree<T, N>>,
                > as _wf::FieldEncode<_>>::len_hint(&self.children)
        }
    }
    #[automatically_derived]
    impl<'de, T: Clone, const N: usize> _wf::Decode<'de> for Tree<T, N>
    where
        T: PartialEq,
        T: _wf::Value,
        <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
    {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<T> as _wf::FieldDecode<'de, T>>::EMPTY_HEAP
            + <_wf::Shape<
                Vec<Tree<T, N>>,
            > as _wf::FieldDecode<'de, Vec<Tree<T, N>>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                value: <_wf::Shape<T> as _wf::FieldDecode<'de, _>>::empty(),
                children: <_wf::Shape<
                    Vec<Tree<T, N>>,
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
    impl<'de, T: Clone, const N: usize> _wf::MergeFields<'de> for Tree<T, N>
    where
        T: PartialEq,
        T: _wf::Value,
        <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
    {
        type State = [usize; 2];
        const GATHERS: bool = <_wf::Shape<T> as _wf::FieldDecode<'de, T>>::GATHERS;
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    T,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.value, context),
                <_wf::Shape<
                    Vec<Tree<T, N>>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.children, context),
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
                    T,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.value, &mut state[0], reader, context)?;
            hit
                |= <_wf::Shape<
                    Vec<Tree<T, N>>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(2, &mut self.children, &mut state[1], reader, context)?;
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
                        T,
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
                2 => {
                    <_wf::Shape<
                        Vec<Tree<T, N>>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.children,
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
            <_wf::Shape<
                T,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.value, state[0], context);
            <_wf::Shape<
                Vec<Tree<T, N>>,
            > as _wf::FieldDecode<
                'de,
                _,
            >>::finish(&mut self.children, state[1], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl<T: Clone, const N: usize> _wf::EncodeText for Tree<T, N>
        where
            T: PartialEq,
            T: _wf::Value,
            <T as _wf::Value>::Encoding: _wf::TextEncoding<T>,
        {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    T,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.value, fields)?;
                <_wf::Shape<
                    Vec<Tree<T, N>>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[1], &self.children, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de, T: Clone, const N: usize> _wf::DecodeText<'de> for Tree<T, N>
        where
            T: PartialEq,
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
                            T,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.value, source)
                    }
                    2 => {
                        <_wf::Shape<
                            Vec<Tree<T, N>>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.children, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
