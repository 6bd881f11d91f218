#[allow(deprecated)]
const _: () = {
    use ::wireform::__private as _wf;
    #[automatically_derived]
    impl _wf::Value for Phone {
        type Encoding = _wf::Enumerated;
    }
    #[automatically_derived]
    impl _wf::Enumeration for Phone {
        const DESCRIPTOR: &'static _wf::EnumDescriptor = &_wf::EnumDescriptor::new(
                "Phone",
                &[
                    _wf::EnumValueDescriptor::new("HOME", 1),
                    _wf::EnumValueDescriptor::new("AT_WORK", 2),
                    _wf::EnumValueDescriptor::new("UNSPECIFIED", 0),
                    _wf::EnumValueDescriptor::new("NONE", -1),
                ],
                true,
            )
            .with_package("tutorial");
        #[inline]
        fn number(&self) -> i32 {
            match self {
                Self::Home => 1,
                Self::AtWork => 2,
                Self::Unspecified => 0,
                Self::Nothing => -1,
            }
        }
        #[inline]
        fn from_number(number: i32) -> _wf::Option<Self> {
            match number {
                1 => _wf::Some(Self::Home),
                2 => _wf::Some(Self::AtWork),
                0 => _wf::Some(Self::Unspecified),
                -1 => _wf::Some(Self::Nothing),
                _ => _wf::None,
            }
        }
        #[inline]
        fn empty() -> Self {
            Self::Unspecified
        }
    }
};
