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
                _wf::EnumValueDescriptor::new("UNSPECIFIED", 0),
                _wf::EnumValueDescriptor::new("HOME", 7),
                _wf::EnumValueDescriptor::new("HOUSE", 7),
                _wf::EnumValueDescriptor::new("FLAT", 7),
            ],
            false,
        );
        #[inline]
        fn number(&self) -> i32 {
            match self {
                Self::Unspecified => 0,
                Self::Home => 7,
                Self::Other(number) => *number,
            }
        }
        #[inline]
        fn from_number(number: i32) -> _wf::Option<Self> {
            match number {
                0 => _wf::Some(Self::Unspecified),
                7 => _wf::Some(Self::Home),
                _ => _wf::Some(Self::Other(number)),
            }
        }
        #[inline]
        fn empty() -> Self {
            Self::Unspecified
        }
    }
};
