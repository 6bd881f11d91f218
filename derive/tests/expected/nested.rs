#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Tree {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Tree",
            &[
                _wf::FieldDescriptor::new(
                        "value",
                        1,
                        <_wf::Shape<Leaf> as _wf::FieldEncode<Leaf>>::KIND,
                    )
                    .with_json("value", ",\"value\":"),
                _wf::FieldDescriptor::new(
                        "left",
                        2,
                        <_wf::Shape<
                            Option<Box<Tree>>,
                        > as _wf::FieldEncode<Option<Box<Tree>>>>::KIND,
                    )
                    .with_json("left", ",\"left\":"),
                _wf::FieldDescriptor::new(
                        "others",
                        3,
                        <_wf::Shape<Vec<Tree>> as _wf::FieldEncode<Vec<Tree>>>::KIND,
                    )
                    .with_json("others", ",\"others\":"),
            ],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Tree {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Tree {
        #[inline]
        fn is_empty(&self) -> bool {
            <_wf::Shape<Leaf> as _wf::FieldEncode<_>>::is_empty(&self.value)
                && <_wf::Shape<
                    Option<Box<Tree>>,
                > as _wf::FieldEncode<_>>::is_empty(&self.left)
                && <_wf::Shape<Vec<Tree>> as _wf::FieldEncode<_>>::is_empty(&self.others)
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            <_wf::Shape<Leaf> as _wf::FieldEncode<_>>::encode(1, &self.value, out);
            <_wf::Shape<
                Option<Box<Tree>>,
            > as _wf::FieldEncode<_>>::encode(2, &self.left, out);
            <_wf::Shape<Vec<Tree>> as _wf::FieldEncode<_>>::encode(3, &self.others, out);
        }
        #[inline]
        fn fields_len(&self) -> usize {
            <_wf::Shape<Leaf> as _wf::FieldEncode<_>>::encoded_len(1, &self.value)
                + <_wf::Shape<
                    Option<Box<Tree>>,
                > as _wf::FieldEncode<_>>::encoded_len(2, &self.left)
                + <_wf::Shape<
                    Vec<Tree>,
                > as _wf::FieldEncode<_>>::encoded_len(3, &self.others)
        }
        #[inline]
        fn len_hint(&self) -> usize {
            <_wf::Shape<Leaf> as _wf::FieldEncode<_>>::len_hint(&self.value)
                + <_wf::Shape<
                    Option<Box<Tree>>,
                > as _wf::FieldEncode<_>>::len_hint(&self.left)
                + <_wf::Shape<Vec<Tree>> as _wf::FieldEncode<_>>::len_hint(&self.others)
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Tree {
        const EMPTY_HEAP: usize = 0
            + <_wf::Shape<Leaf> as _wf::FieldDecode<'de, Leaf>>::EMPTY_HEAP
            + <_wf::Shape<
                Option<Box<Tree>>,
            > as _wf::FieldDecode<'de, Option<Box<Tree>>>>::EMPTY_HEAP
            + <_wf::Shape<Vec<Tree>> as _wf::FieldDecode<'de, Vec<Tree>>>::EMPTY_HEAP;
        fn empty() -> Self {
            Self {
                value: <_wf::Shape<Leaf> as _wf::FieldDecode<'de, _>>::empty(),
                left: <_wf::Shape<
                    Option<Box<Tree>>,
                > as _wf::FieldDecode<'de, _>>::empty(),
                others: <_wf::Shape<Vec<Tree>> as _wf::FieldDecode<'de, _>>::empty(),
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
    impl<'de> _wf::MergeFields<'de> for Tree {
        type State = [usize; 3];
        const GATHERS: bool = <_wf::Shape<Leaf> as _wf::FieldDecode<'de, Leaf>>::GATHERS
            || <_wf::Shape<
                Option<Box<Tree>>,
            > as _wf::FieldDecode<'de, Option<Box<Tree>>>>::GATHERS;
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            [
                <_wf::Shape<
                    Leaf,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.value, context),
                <_wf::Shape<
                    Option<Box<Tree>>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.left, context),
                <_wf::Shape<
                    Vec<Tree>,
                > as _wf::FieldDecode<'de, _>>::start(&mut self.others, context),
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
                    Leaf,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(1, &mut self.value, &mut state[0], reader, context)?;
            hit
                |= <_wf::Shape<
                    Option<Box<Tree>>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(2, &mut self.left, &mut state[1], reader, context)?;
            hit
                |= <_wf::Shape<
                    Vec<Tree>,
                > as _wf::FieldDecode<
                    'de,
                    _,
                >>::merge(3, &mut self.others, &mut state[2], reader, context)?;
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
                        Leaf,
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
                        Option<Box<Tree>>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.left,
                        &mut state[1],
                        reader,
                        context,
                        _wf::None,
                    )
                }
                3 => {
                    <_wf::Shape<
                        Vec<Tree>,
                    > as _wf::FieldDecode<
                        'de,
                        _,
                    >>::merge_other(
                        tag,
                        &mut self.others,
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
                Leaf,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.value, state[0], context);
            <_wf::Shape<
                Option<Box<Tree>>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.left, state[1], context);
            <_wf::Shape<
                Vec<Tree>,
            > as _wf::FieldDecode<'de, _>>::finish(&mut self.others, state[2], context);
        }
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Tree {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                let descriptors = const { <Self as _wf::Described>::DESCRIPTOR.fields() };
                <_wf::Shape<
                    Leaf,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[0], &self.value, fields)?;
                <_wf::Shape<
                    Option<Box<Tree>>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[1], &self.left, fields)?;
                <_wf::Shape<
                    Vec<Tree>,
                > as _wf::TextFieldEncode<_>>::emit(&descriptors[2], &self.others, fields)?;
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Tree {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    1 => {
                        <_wf::Shape<
                            Leaf,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.value, source)
                    }
                    2 => {
                        <_wf::Shape<
                            Option<Box<Tree>>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.left, source)
                    }
                    3 => {
                        <_wf::Shape<
                            Vec<Tree>,
                        > as _wf::TextFieldDecode<'de, _>>::read(&mut self.others, source)
                    }
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
