#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Person {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
                "Person",
                &[
                    _wf::FieldDescriptor::new(
                        "first",
                        0,
                        <_wf::MembersOf<
                            Option<First>,
                        > as _wf::FieldEncode<Option<First>>>::KIND,
                    ),
                    _wf::FieldDescriptor::new(
                            "name",
                            1,
                            <_wf::Shape<String> as _wf::FieldEncode<String>>::KIND,
                        )
                        .with_json("name", ",\"name\":"),
                    _wf::FieldDescriptor::new(
                            "age",
                            5,
                            <_wf::Shape<u32> as _wf::FieldEncode<u32>>::KIND,
                        )
                        .with_json("age", ",\"age\":")
                        .with_xml_attribute(),
                    _wf::FieldDescriptor::new(
                        "second_choice",
                        0,
                        <_wf::MembersOf<
                            Option<Second>,
                        > as _wf::FieldEncode<Option<Second>>>::KIND,
                    ),
                ],
            )
            .with_unknown_fields();
    }
    #[automatically_derived]
    impl _wf::Value for Person {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Person {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::MembersOf<Option<First>> as _wf::FieldEncode<_>>::is_empty(&self.first)
                && <_wf::Shape<String> as _wf::FieldEncode<_>>::is_empty(&self.name)
                && <_wf::Shape<u32> as _wf::FieldEncode<_>>::is_empty(&self.age)
                && <_wf::MembersOf<
                    Option<Second>,
                > as _wf::FieldEncode<_>>::is_empty(&self.second) && self.rest.is_empty()
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::MembersOf<
                Option<First>,
            > as _wf::FieldEncode<_>>::encode(0, &self.first, out);
            <_wf::Shape<String> as _wf::FieldEncode<_>>::encode(1, &self.name, out);
            <_wf::Shape<u32> as _wf::FieldEncode<_>>::encode(5, &self.age, out);
            <_wf::MembersOf<
                Option<Second>,
            > as _wf::FieldEncode<_>>::encode(0, &self.second, out);
            out.raw(self.rest.as_bytes());
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::MembersOf<
                Option<First>,
            > as _wf::FieldEncode<_>>::encoded_len(0, &self.first)
                + <_wf::Shape<String> as _wf::FieldEncode<_>>::encoded_len(1, &self.name)
                + <_wf::Shape<u32> as _wf::FieldEncode<_>>::encoded_len(5, &self.age)
                + <_wf::MembersOf<
                    Option<Second>,
                > as _wf::FieldEncode<_>>::encoded_len(0, &self.second)
                + self.rest.as_bytes().len()
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::MembersOf<Option<First>> as _wf::FieldEncode<_>>::len_hint(&self.first)
                + <_wf::Shape<String> as _wf::FieldEncode<_>>::len_hint(&self.name)
                + <_wf::Shape<u32> as _wf::FieldEncode<_>>::len_hint(&self.age)
                + <_wf::MembersOf<
                    Option<Second>,
                > as _wf::FieldEncode<_>>::len_hint(&self.second)
                + self.rest.as_bytes().len()
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Person {
        const EMPTY_HEAP: usize = 0
            + <_wf::MembersOf<
                Option<First>,
            > as _wf::FieldDecode<'de, Option<First>>>::EMPTY_HEAP
            + <_wf::Shape<String> as _wf::FieldDecode<'de, String>>::EMPTY_HEAP
            + <_wf::Shape<u32> as _wf::FieldDecode<'de, u32>>::EMPTY_HEAP
            + <_wf::MembersOf<
                Option<Second>,
            > as _wf::FieldDecode<'de, Option<Second>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                first: <_wf::MembersOf<
                    Option<First>,
                > as _wf::FieldDecode<'de, _>>::empty(),
                name: <_wf::Shape<String> as _wf::FieldDecode<'de, _>>::empty(),
                age: <_wf::Shape<u32> as _wf::FieldDecode<'de, _>>::empty(),
                second: <_wf::MembersOf<
                    Option<Second>,
                > as _wf::FieldDecode<'de, _>>::empty(),
                rest: _wf::UnknownFields::new(),
            }
        }
        fn merge_fields(
            &mut self,
            reader: _wf::Reader<'de>,
            context: _wf::Context<'_>,
        ) -> _wf::Result<()> {
            _wf::merge_in_order(self, reader, context)
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn unknown_fields(&mut self) -> _wf::Option<&mut _wf::UnknownFields> {
            _wf::Some(&mut self.rest)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::MergeFields<'de> for Person {
        type State = [usize; 4];
        const GATHERS: bool = <_wf::MembersOf<
            Option<First>,
        > as _wf::FieldDecode<'de, Option<First>>>::GATHERS
            || <_wf::MembersOf<
                Option<Second>,
            > as _wf::FieldDecode<'de, Option<Second>>>::GATHERS;
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            if context.recycles() {
                self.rest.clear();
            }
            [
                <_wf::MembersOf<
                    Option<First>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.first, context),
                <_wf::Shape<
                    String,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.name, context),
                <_wf::Shape<
                    u32,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.age, context),
                <_wf::MembersOf<
                    Option<Second>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.second, context),
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
                |= <_wf::MembersOf<
                    Option<First>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(0, &mut self.first, &mut state[0], reader, context)?;
            hit
                |= <_wf::Shape<
                    String,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.name, &mut state[1], reader, context)?;
            hit
                |= <_wf::Shape<
                    u32,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(5, &mut self.age, &mut state[2], reader, context)?;
            hit
                |= <_wf::MembersOf<
                    Option<Second>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(0, &mut self.second, &mut state[3], reader, context)?;
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
                        &mut state[1],
                        reader,
                        context,
                        _wf::Some(&mut self.rest),
                    )
                }
                5 => {
                    <_wf::Shape<
                        u32,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.age,
                        &mut state[2],
                        reader,
                        context,
                        _wf::Some(&mut self.rest),
                    )
                }
                _ => {
                    _wf::Ok(
                        <_wf::MembersOf<
                            Option<First>,
                        > as _wf::FieldDecode<
                            'de,
                            _,
                        >>::merge_other(
                            tag,
                            &mut self.first,
                            &mut state[0],
                            reader,
                            context,
                            _wf::Some(&mut self.rest),
                        )?
                            || <_wf::MembersOf<
                                Option<Second>,
                            > as _wf::FieldDecode<
                                'de,
                                _,
                            >>::merge_other(
                                tag,
                                &mut self.second,
                                &mut state[3],
                                reader,
                                context,
                                _wf::Some(&mut self.rest),
                            )?,
                    )
                }
            }
        }
        fn finish(&mut self, state: Self::State, context: _wf::Context<'_>) {
            <_wf::MembersOf<
                Option<First>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.first, state[0], context);
            <_wf::Shape<
                String,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.name, state[1], context);
            <_wf::Shape<
                u32,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.age, state[2], context);
            <_wf::MembersOf<
                Option<Second>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.second, state[3], context);
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
                <_wf::MembersOf<
                    Option<First>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.first, fields)?;
                <_wf::Shape<
                    String,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[1], &self.name, fields)?;
                <_wf::Shape<
                    u32,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[2], &self.age, fields)?;
                <_wf::MembersOf<
                    Option<Second>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[3], &self.second, fields)?;
                fields.unknown(&self.rest)
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
                    5 => {
                        <_wf::Shape<
                            u32,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.age, source)
                    }
                    _ if <_wf::MembersOf<
                        Option<First>,
                    > as _wf::MembersText<'de, Option<First>>>::has(number) => {
                        <_wf::MembersOf<
                            Option<First>,
                        > as _wf::MembersText<
                            'de,
                            Option<First>,
                        >>::read(&mut self.first, number, source)
                    }
                    _ if <_wf::MembersOf<
                        Option<Second>,
                    > as _wf::MembersText<'de, Option<Second>>>::has(number) => {
                        <_wf::MembersOf<
                            Option<Second>,
                        > as _wf::MembersText<
                            'de,
                            Option<Second>,
                        >>::read(&mut self.second, number, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
