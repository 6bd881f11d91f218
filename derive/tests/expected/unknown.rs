#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Keeps {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
                "Keeps",
                &[],
            )
            .with_unknown_fields();
    }
    #[automatically_derived]
    impl _wf::Value for Keeps {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Keeps {
        #[inline]
        fn is_empty(&self) -> bool {
            self.rest.is_empty()
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {
            out.raw(self.rest.as_bytes());
        }
        #[inline]
        fn fields_len(&self) -> usize {
            self.rest.as_bytes().len()
        }
        #[inline]
        fn len_hint(&self) -> usize {
            self.rest.as_bytes().len()
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Keeps {
        const EMPTY_HEAP: usize = 0;
        fn empty() -> Self {
            Self {
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
    impl<'de> _wf::MergeFields<'de> for Keeps {
        type State = [usize; 0];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
            if context.recycles() {
                self.rest.clear();
            }
            []
        }
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn merge_next(
            &mut self,
            state: &mut Self::State,
            reader: &mut _wf::Reader<'de>,
            context: _wf::Context<'_>,
        ) -> _wf::Result<bool> {
            _wf::Ok(false)
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
                _ => _wf::Ok(false),
            }
        }
        fn finish(&mut self, state: Self::State, context: _wf::Context<'_>) {}
    }
    _wf::text! {
        #[automatically_derived]
        impl _wf::EncodeText for Keeps {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                fields.unknown(&self.rest)
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Keeps {
            fn merge_field<__Source: _wf::Source<'de>>(
                &mut self,
                number: u32,
                source: __Source,
            ) -> _wf::Result<(), __Source::Error> {
                match number {
                    _ => _wf::Ok(()),
                }
            }
        }
    }
};
