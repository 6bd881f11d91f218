#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Repeated {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Repeated",
            &[
                _wf::FieldDescriptor::new(
                        "packed",
                        1,
                        <_wf::Shape<Vec<i32>> as _wf::FieldEncode<Vec<i32>>>::KIND,
                    )
                    .with_json("packed", ",\"packed\":"),
                _wf::FieldDescriptor::new(
                        "expanded",
                        2,
                        <_wf::Expanded<_wf::Auto> as _wf::FieldEncode<Vec<i32>>>::KIND,
                    )
                    .with_json("expanded", ",\"expanded\":"),
                _wf::FieldDescriptor::new(
                        "deltas",
                        3,
                        <_wf::Expanded<_wf::Sint32> as _wf::FieldEncode<Vec<i32>>>::KIND,
                    )
                    .with_json("deltas", ",\"deltas\":"),
            ],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Repeated {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Repeated {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<Vec<i32>> as _wf::FieldEncode<_>>::is_empty(&self.packed)
                && <_wf::Expanded<
                    _wf::Auto,
                > as _wf::FieldEncode<Vec<i32>>>::is_empty(&self.expanded)
                && <_wf::Expanded<
                    _wf::Sint32,
                > as _wf::FieldEncode<Vec<i32>>>::is_empty(&self.deltas)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<Vec<i32>> as _wf::FieldEncode<_>>::encode(1, &self.packed, out);
            <_wf::Expanded<
                _wf::Auto,
            > as _wf::FieldEncode<Vec<i32>>>::encode(2, &self.expanded, out);
            <_wf::Expanded<
                _wf::Sint32,
            > as _wf::FieldEncode<Vec<i32>>>::encode(3, &self.deltas, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<Vec<i32>> as _wf::FieldEncode<_>>::encoded_len(1, &self.packed)
                + <_wf::Expanded<
                    _wf::Auto,
                > as _wf::FieldEncode<Vec<i32>>>::encoded_len(2, &self.expanded)
                + <_wf::Expanded<
                    _wf::Sint32,
                > as _wf::FieldEncode<Vec<i32>>>::encoded_len(3, &self.deltas)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<Vec<i32>> as _wf::FieldEncode<_>>::len_hint(&self.packed)
                + <_wf::Expanded<
                    _wf::Auto,
                > as _wf::FieldEncode<Vec<i32>>>::len_hint(&self.expanded)
                + <_wf::Expanded<
                    _wf::Sint32,
                > as _wf::FieldEncode<Vec<i32>>>::len_hint(&self.deltas)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Repeated {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<Vec<i32>> as _wf::FieldDecode<'de, Vec<i32>>>::EMPTY_HEAP
            + <_wf::Expanded<_wf::Auto> as _wf::FieldDecode<'de, Vec<i32>>>::EMPTY_HEAP
            + <_wf::Expanded<
                _wf::Sint32,
            > as _wf::FieldDecode<'de, Vec<i32>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                packed: <_wf::Shape<Vec<i32>> as _wf::FieldDecode<'de, _>>::empty(),
                expanded: <_wf::Expanded<
                    _wf::Auto,
                > as _wf::FieldDecode<'de, Vec<i32>>>::empty(),
                deltas: <_wf::Expanded<
                    _wf::Sint32,
                > as _wf::FieldDecode<'de, Vec<i32>>>::empty(),
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
    impl<'de> _wf::MergeFields<'de> for Repeated {
        type State = [usize; 3];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    Vec<i32>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.packed, context),
                <_wf::Expanded<
                    _wf::Auto,
                > as _wf::FieldDecode<
                    'de,
                    Vec<i32>,
                >>::start(&mut self.expanded, context),
                <_wf::Expanded<
                    _wf::Sint32,
                > as _wf::FieldDecode<'de, Vec<i32>>>::start(&mut self.deltas, context),
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
                    Vec<i32>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.packed, &mut state[0], reader, context)?;
            hit
                |= <_wf::Expanded<
                    _wf::Auto,
                > as _wf::FieldDecode<
                    'de,
                    Vec<i32>,
                >>::merge(2, &mut self.expanded, &mut state[1], reader, context)?;
            hit
                |= <_wf::Expanded<
                    _wf::Sint32,
                > as _wf::FieldDecode<
                    'de,
                    Vec<i32>,
                >>::merge(3, &mut self.deltas, &mut state[2], reader, context)?;
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
                        Vec<i32>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.packed,
                        &mut state[0],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                2 => {
                    <_wf::Expanded<
                        _wf::Auto,
                    > as _wf::FieldDecode<
                        'de,
                        Vec<i32>,
                    >>::merge_other(
                        tag,
                        &mut self.expanded,
                        &mut state[1],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                3 => {
                    <_wf::Expanded<
                        _wf::Sint32,
                    > as _wf::FieldDecode<
                        'de,
                        Vec<i32>,
                    >>::merge_other(
                        tag,
                        &mut self.deltas,
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
                Vec<i32>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.packed, state[0], context);
            <_wf::Expanded<
                _wf::Auto,
            > as _wf::FieldDecode<
                'de,
                Vec<i32>,
            >>::finish(&mut self.expanded, state[1], context);
            <_wf::Expanded<
                _wf::Sint32,
            > as _wf::FieldDecode<
                'de,
                Vec<i32>,
            >>::finish(&mut self.deltas, state[2], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Repeated {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    Vec<i32>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.packed, fields)?;
                <_wf::Expanded<
                    _wf::Auto,
                > as _wf::TextFieldEncode<
                    Vec<i32>,
                >>::emit(&descriptors[1], &self.expanded, fields)?;
                <_wf::Expanded<
                    _wf::Sint32,
                > as _wf::TextFieldEncode<
                    Vec<i32>,
                >>::emit(&descriptors[2], &self.deltas, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Repeated {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            Vec<i32>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.packed, source)
                    }
                    2 => {
                        <_wf::Expanded<
                            _wf::Auto,
                        > as _wf::TextFieldDecode<
                            'de,
                            Vec<i32>,
                        >>::read(&mut self.expanded, source)
                    }
                    3 => {
                        <_wf::Expanded<
                            _wf::Sint32,
                        > as _wf::TextFieldDecode<'de, Vec<i32>>>::read(&mut self.deltas, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
