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
                            <_wf::Auto as _wf::FieldEncode<T>>::KIND,
                        )
                        .with_json("value", ",\"value\":"),
                    _wf::FieldDescriptor::new(
                            "children",
                            2,
                            <_wf::Auto as _wf::FieldEncode<Vec<Tree<T, N>>>>::KIND,
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
            <_wf::Auto as _wf::FieldEncode<T>>::is_empty(&self.value)
                && <_wf::Auto as _wf::FieldEncode<
                    Vec<Tree<T, N>>,
                >>::is_empty(&self.children)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Auto as _wf::FieldEncode<T>>::encode(1, &self.value, out);
            <_wf::Auto as _wf::FieldEncode<
                Vec<Tree<T, N>>,
            >>::encode(2, &self.children, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Auto as _wf::FieldEncode<T>>::encoded_len(1, &self.value)
                + <_wf::Auto as _wf::FieldEncode<
                    Vec<Tree<T, N>>,
                >>::encoded_len(2, &self.children)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Auto as _wf::FieldEncode<T>>::len_hint(&self.value)
                + <_wf::Auto as _wf::FieldEncode<
                    Vec<Tree<T, N>>,
                >>::len_hint(&self.children)
        }
    }
    #[automatically_derived]
    impl<'de, T: Clone, const N: usize> _wf::Decode<'de> for Tree<T, N>
    where
        T: PartialEq,
        T: _wf::Value,
        <T as _wf::Value>::Encoding: _wf::Decoding<'de, T>,
    {
        const EMPTY_HEAP: usize = 0 + <_wf::Auto as _wf::FieldDecode<'de, T>>::EMPTY_HEAP
            + <_wf::Auto as _wf::FieldDecode<'de, Vec<Tree<T, N>>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                value: <_wf::Auto as _wf::FieldDecode<'de, T>>::empty(),
                children: <_wf::Auto as _wf::FieldDecode<'de, Vec<Tree<T, N>>>>::empty(),
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
        const GATHERS: bool = <_wf::Auto as _wf::FieldDecode<'de, T>>::GATHERS;
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Auto as _wf::FieldDecode<'de, T>>::start(&mut self.value, context),
                <_wf::Auto as _wf::FieldDecode<
                    'de,
                    Vec<Tree<T, N>>,
                >>::start(&mut self.children, context),
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
                |= <_wf::Auto as _wf::FieldDecode<
                    'de,
                    T,
                >>::merge(1, &mut self.value, &mut state[0], reader, context)?;
            hit
                |= <_wf::Auto as _wf::FieldDecode<
                    'de,
                    Vec<Tree<T, N>>,
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
                    <_wf::Auto as _wf::FieldDecode<
                        'de,
                        T,
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
                    <_wf::Auto as _wf::FieldDecode<
                        'de,
                        Vec<Tree<T, N>>,
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
            <_wf::Auto as _wf::FieldDecode<
                'de,
                T,
            >>::finish(&mut self.value, state[0], context);
            <_wf::Auto as _wf::FieldDecode<
                'de,
                Vec<Tree<T, N>>,
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
                <_wf::Auto as _wf::TextFieldEncode<
                    T,
                >>::emit(&descriptors[0], &self.value, fields)?;
                <_wf::Auto as _wf::TextFieldEncode<
                    Vec<Tree<T, N>>,
                >>::emit(&descriptors[1], &self.children, fields)?;
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
                        <_wf::Auto as _wf::TextFieldDecode<
                            'de,
                            T,
                        >>::read(&mut self.value, source)
                    }
                    2 => {
                        <_wf::Auto as _wf::TextFieldDecode<
                            'de,
                            Vec<Tree<T, N>>,
                        >>::read(&mut self.children, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
