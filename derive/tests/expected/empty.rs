#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Described for Empty {
        const DESCRIPTOR: &'static _wf::MessageDescriptor = &_wf::MessageDescriptor::new(
            "Empty",
            &[],
        );
    }
    #[automatically_derived]
    impl _wf::Value for Empty {
        type Encoding = _wf::Nested;
    }
    #[automatically_derived]
    impl _wf::Encode for Empty {
        #[inline]
        fn is_empty(&self) -> bool {
            true
        }
        #[inline]
        fn encode_fields(&self, out: &mut _wf::Writer<'_>) {}
        #[inline]
        fn fields_len(&self) -> usize {
            0
        }
        #[inline]
        fn len_hint(&self) -> usize {
            0
        }
    }
    #[automatically_derived]
    impl<'de> _wf::Decode<'de> for Empty {
        const EMPTY_HEAP: usize = 0;
        fn empty() -> Self {
            Self {}
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
    impl<'de> _wf::MergeFields<'de> for Empty {
        type State = [usize; 0];
        #[cfg_attr(not(debug_assertions), inline(always))]
        fn start(&mut self, context: _wf::Context<'_>) -> Self::State {
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
        impl _wf::EncodeText for Empty {
            fn emit<__Fields: _wf::Fields>(
                &self,
                fields: &mut __Fields,
            ) -> _wf::Result<(), __Fields::Error> {
                _wf::Ok(())
            }
        }
        #[automatically_derived]
        impl<'de> _wf::DecodeText<'de> for Empty {
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
