//! Where we and prost are meant to disagree.
//!
//! All of these are verdicts on bytes that no encoder writes. Where both accept, the values are the same without
//! exception; and of the values that both can hold, the bytes are too, but for the −0.0 that prost drops (see
//! [`PlusZero`](crate::PlusZero)).

use wireform::DecodeErrorKind;

/// Who refuses what the other one accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refuser {
    /// We do.
    Wireform,
    /// prost does.
    Prost,
}

/// A kind of input that one library accepts and the other one refuses.
#[derive(Debug)]
pub struct Difference {
    /// Who refuses it.
    pub refuser: Refuser,
    /// What the refusal says.
    pub error: &'static str,
    /// Why we do it our way.
    pub why: &'static str,
    /// Such an input, an [`Everything`](crate::Everything).
    pub example: &'static [u8],
}

/// The list.
pub static DIFFERENCES: &[Difference] = &[
    Difference {
        refuser: Refuser::Prost,
        error: "invalid wire type: ",
        why: "a known field with another wire type is unknown, as in Google's runtimes and the conformance suite",
        // Field 100000, a sint32, with a fixed32.
        example: b"\x85\xea\x30\0\0\0\0",
    },
    Difference {
        refuser: Refuser::Prost,
        error: "invalid varint",
        why: "the tenth byte of a varint is cut to 64 bits, as in Google's runtimes",
        // Field 100000 with 7 in the tenth byte.
        example: b"\x80\xea\x30\xff\xff\xff\xff\xff\xff\xff\xff\xff\x07",
    },
    Difference {
        refuser: Refuser::Wireform,
        error: "invalid tag",
        why: "a tag has at most five bytes, as the conformance suite has it",
        // Field 100000 with a tag of six bytes.
        example: b"\x80\xea\xb0\x80\x80\0\0",
    },
];

/// Finds what prost's error is an example of.
pub(crate) fn of_prost(error: &prost::DecodeError) -> Option<&'static Difference> {
    let text = error.to_string();
    DIFFERENCES.iter().find(|one| one.refuser == Refuser::Prost && text.contains(one.error))
}

/// Finds what our error is an example of.
pub(crate) fn of_ours(error: &wireform::DecodeError) -> Option<&'static Difference> {
    let text = match error.kind() {
        DecodeErrorKind::InvalidTag => "invalid tag",
        _ => return None,
    };
    DIFFERENCES.iter().find(|one| one.refuser == Refuser::Wireform && one.error == text)
}
