#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Maps {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Maps",
            &[
                _wf::FieldDescriptor::new(
                        "counts",
                        1,
                        <_wf::Shape<
                            HashMap<String, u64>,
                        > as _wf::FieldEncode<HashMap<String, u64>>>::KIND,
                    )
                    .with_json("counts", ",\"counts\":"),
                _wf::FieldDescriptor::new(
                        "names",
                        2,
                        <_wf::Map<
                            _wf::Sint32,
                            _wf::Auto,
                        > as _wf::FieldEncode<BTreeMap<i32, String>>>::KIND,
                    )
                    .with_json("names", ",\"names\":"),
            ],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Maps {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Maps {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<
                HashMap<String, u64>,
            > as _wf::FieldEncode<_>>::is_empty(&self.counts)
                && <_wf::Map<
                    _wf::Sint32,
                    _wf::Auto,
                > as _wf::FieldEncode<BTreeMap<i32, String>>>::is_empty(&self.names)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<
                HashMap<String, u64>,
            > as _wf::FieldEncode<_>>::encode(1, &self.counts, out);
            <_wf::Map<
                _wf::Sint32,
                _wf::Auto,
            > as _wf::FieldEncode<BTreeMap<i32, String>>>::encode(2, &self.names, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<
                HashMap<String, u64>,
            > as _wf::FieldEncode<_>>::encoded_len(1, &self.counts)
                + <_wf::Map<
                    _wf::Sint32,
                    _wf::Auto,
                > as _wf::FieldEncode<
                    BTreeMap<i32, String>,
                >>::encoded_len(2, &self.names)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<
                HashMap<String, u64>,
            > as _wf::FieldEncode<_>>::len_hint(&self.counts)
                + <_wf::Map<
                    _wf::Sint32,
                    _wf::Auto,
                > as _wf::FieldEncode<BTreeMap<i32, String>>>::len_hint(&self.names)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Maps {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<
                HashMap<String, u64>,
            > as _wf::FieldDecode<'de, HashMap<String, u64>>>::EMPTY_HEAP
            + <_wf::Map<
                _wf::Sint32,
                _wf::Auto,
            > as _wf::FieldDecode<'de, BTreeMap<i32, String>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                counts: <_wf::Shape<
                    HashMap<String, u64>,
                > as _wf::FieldDecode<'de, _>>::empty(),
                names: <_wf::Map<
                    _wf::Sint32,
                    _wf::Auto,
                > as _wf::FieldDecode<'de, BTreeMap<i32, String>>>::empty(),
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
    impl<'de> _wf::MergeFields<'de> for Maps {
        type State = [usize; 2];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    HashMap<String, u64>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.counts, context),
                <_wf::Map<
                    _wf::Sint32,
                    _wf::Auto,
                > as _wf::FieldDecode<
                    'de,
                    BTreeMap<i32, String>,
                >>::start(&mut self.names, context),
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
                    HashMap<String, u64>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.counts, &mut state[0], reader, context)?;
            hit
                |= <_wf::Map<
                    _wf::Sint32,
                    _wf::Auto,
                > as _wf::FieldDecode<
                    'de,
                    BTreeMap<i32, String>,
                >>::merge(2, &mut self.names, &mut state[1], reader, context)?;
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
                        HashMap<String, u64>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.counts,
                        &mut state[0],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                2 => {
                    <_wf::Map<
                        _wf::Sint32,
                        _wf::Auto,
                    > as _wf::FieldDecode<
                        'de,
                        BTreeMap<i32, String>,
                    >>::merge_other(
                        tag,
                        &mut self.names,
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
                HashMap<String, u64>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.counts, state[0], context);
            <_wf::Map<
                _wf::Sint32,
                _wf::Auto,
            > as _wf::FieldDecode<
                'de,
                BTreeMap<i32, String>,
            >>::finish(&mut self.names, state[1], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Maps {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    HashMap<String, u64>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.counts, fields)?;
                <_wf::Map<
                    _wf::Sint32,
                    _wf::Auto,
                > as _wf::TextFieldEncode<
                    BTreeMap<i32, String>,
                >>::emit(&descriptors[1], &self.names, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Maps {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            HashMap<String, u64>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.counts, source)
                    }
                    2 => {
                        <_wf::Map<
                            _wf::Sint32,
                            _wf::Auto,
                        > as _wf::TextFieldDecode<
                            'de,
                            BTreeMap<i32, String>,
                        >>::read(&mut self.names, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
