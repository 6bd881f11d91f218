#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl<T> _wf::Transparent for Id<T> {
        type Inner = u64;
        #[inline]
        fn wrap(inner: u64) -> Self {
            Self {
                0: inner,
                1: <PhantomData<T> as ::core::default::Default>::default(),
            }
        }
        #[inline]
        fn inner(&self) -> &u64 {
            &self.0
        }
        #[inline]
        fn inner_mut(&mut self) -> &mut u64 {
            &mut self.0
        }
    }
    #[automatically_derived]
    impl<T> _wf::Value for Id<T> {
        type Encoding = _wf::Newtype<_wf::Fixed64>;
    }
};
