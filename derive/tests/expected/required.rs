#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Order {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Order",
            &[
                _wf::FieldDescriptor::new(
                        "id",
                        1,
                        <_wf::Required<_wf::Of<u64>> as _wf::FieldEncode<u64>>::KIND,
                    )
                    .with_json("id", ",\"id\":"),
                _wf::FieldDescriptor::new(
                        "discount",
                        2,
                        <_wf::Required<_wf::Sint32> as _wf::FieldEncode<i32>>::KIND,
                    )
                    .with_json("discount", ",\"discount\":"),
                _wf::FieldDescriptor::new(
                        "note",
                        3,
                        <_wf::Shape<String> as _wf::FieldEncode<String>>::KIND,
                    )
                    .with_json("note", ",\"note\":"),
                _wf::FieldDescriptor::new(
                        "customer",
                        4,
                        <_wf::Required<
                            _wf::Of<Customer>,
                        > as _wf::FieldEncode<Customer>>::KIND,
                    )
                    .with_json("customer", ",\"customer\":"),
            ],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Order {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Order {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Required<_wf::Of<u64>> as _wf::FieldEncode<_>>::is_empty(&self.id)
                && <_wf::Required<
                    _wf::Sint32,
                > as _wf::FieldEncode<i32>>::is_empty(&self.discount)
                && <_wf::Shape<String> as _wf::FieldEncode<_>>::is_empty(&self.note)
                && <_wf::Required<
                    _wf::Of<Customer>,
                > as _wf::FieldEncode<_>>::is_empty(&self.customer)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Required<
                _wf::Of<u64>,
            > as _wf::FieldEncode<_>>::encode(1, &self.id, out);
            <_wf::Required<
                _wf::Sint32,
            > as _wf::FieldEncode<i32>>::encode(2, &self.discount, out);
            <_wf::Shape<String> as _wf::FieldEncode<_>>::encode(3, &self.note, out);
            <_wf::Required<
                _wf::Of<Customer>,
            > as _wf::FieldEncode<_>>::encode(4, &self.customer, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Required<
                _wf::Of<u64>,
            > as _wf::FieldEncode<_>>::encoded_len(1, &self.id)
                + <_wf::Required<
                    _wf::Sint32,
                > as _wf::FieldEncode<i32>>::encoded_len(2, &self.discount)
                + <_wf::Shape<String> as _wf::FieldEncode<_>>::encoded_len(3, &self.note)
                + <_wf::Required<
                    _wf::Of<Customer>,
                > as _wf::FieldEncode<_>>::encoded_len(4, &self.customer)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Required<_wf::Of<u64>> as _wf::FieldEncode<_>>::len_hint(&self.id)
                + <_wf::Required<
                    _wf::Sint32,
                > as _wf::FieldEncode<i32>>::len_hint(&self.discount)
                + <_wf::Shape<String> as _wf::FieldEncode<_>>::len_hint(&self.note)
                + <_wf::Required<
                    _wf::Of<Customer>,
                > as _wf::FieldEncode<_>>::len_hint(&self.customer)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Order {
        const EMPTY_HEAP: usize = 0
            + <_wf::Required<_wf::Of<u64>> as _wf::FieldDecode<'de, u64>>::EMPTY_HEAP
            + <_wf::Required<_wf::Sint32> as _wf::FieldDecode<'de, i32>>::EMPTY_HEAP
            + <_wf::Shape<String> as _wf::FieldDecode<'de, String>>::EMPTY_HEAP
            + <_wf::Required<
                _wf::Of<Customer>,
            > as _wf::FieldDecode<'de, Customer>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                id: <_wf::Required<_wf::Of<u64>> as _wf::FieldDecode<'de, _>>::empty(),
                discount: <_wf::Required<
                    _wf::Sint32,
                > as _wf::FieldDecode<'de, i32>>::empty(),
                note: <_wf::Shape<String> as _wf::FieldDecode<'de, _>>::empty(),
                customer: <_wf::Required<
                    _wf::Of<Customer>,
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
    impl<'de> _wf::MergeFields<'de> for Order {
        type State = [usize; 4];
        const GATHERS: bool = <_wf::Required<
            _wf::Of<Customer>,
        > as _wf::FieldDecode<'de, Customer>>::GATHERS;
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn is_complete(state: &Self::State) -> bool {
            state[0] != 0 && state[1] != 0 && state[3] != 0
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Required<
                    _wf::Of<u64>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.id, context),
                <_wf::Required<
                    _wf::Sint32,
                > as _wf::FieldDecode<'de, i32>>::start(&mut self.discount, context),
                <_wf::Shape<
                    String,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.note, context),
                <_wf::Required<
                    _wf::Of<Customer>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.customer, context),
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
                |= <_wf::Required<
                    _wf::Of<u64>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.id, &mut state[0], reader, context)?;
            hit
                |= <_wf::Required<
                    _wf::Sint32,
                > as _wf::FieldDecode<
                    'de,
                    i32,
                >>::merge(2, &mut self.discount, &mut state[1], reader, context)?;
            hit
                |= <_wf::Shape<
                    String,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(3, &mut self.note, &mut state[2], reader, context)?;
            hit
                |= <_wf::Required<
                    _wf::Of<Customer>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(4, &mut self.customer, &mut state[3], reader, context)?;
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
                    <_wf::Required<
                        _wf::Of<u64>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.id,
                        &mut state[0],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                2 => {
                    <_wf::Required<
                        _wf::Sint32,
                    > as _wf::FieldDecode<
                        'de,
                        i32,
                    >>::merge_other(
                        tag,
                        &mut self.discount,
                        &mut state[1],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                3 => {
                    <_wf::Shape<
                        String,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.note,
                        &mut state[2],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                4 => {
                    <_wf::Required<
                        _wf::Of<Customer>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.customer,
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
            <_wf::Required<
                _wf::Of<u64>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.id, state[0], context);
            <_wf::Required<
                _wf::Sint32,
            > as _wf::FieldDecode<
                'de,
                i32,
            >>::finish(&mut self.discount, state[1], context);
            <_wf::Shape<
                String,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.note, state[2], context);
            <_wf::Required<
                _wf::Of<Customer>,
            > as _wf::FieldDecode<
                'de,
                _,
            >>::finish(&mut self.customer, state[3], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Order {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Required<
                    _wf::Of<u64>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.id, fields)?;
                <_wf::Required<
                    _wf::Sint32,
                > as _wf::TextFieldEncode<i32>>::emit(&descriptors[1], &self.discount, fields)?;
                <_wf::Shape<
                    String,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[2], &self.note, fields)?;
                <_wf::Required<
                    _wf::Of<Customer>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[3], &self.customer, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Order {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Required<
                            _wf::Of<u64>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.id, source)
                    }
                    2 => {
                        <_wf::Required<
                            _wf::Sint32,
                        > as _wf::TextFieldDecode<'de, i32>>::read(&mut self.discount, source)
                    }
                    3 => {
                        <_wf::Shape<
                            String,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.note, source)
                    }
                    4 => {
                        <_wf::Required<
                            _wf::Of<Customer>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.customer, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
