//! Base64 as nearly every writer writes it: of the standard alphabet, with padding. What else a format reads is its own.

use alloc::{string::String, vec::Vec};

/// Appends base64.
#[cfg(feature = "base64-simd")]
pub(crate) fn push(out: &mut String, bytes: &[u8]) {
    base64_simd::STANDARD.encode_append(bytes, out);
}

/// Decodes base64; `None` for anything else.
#[cfg(feature = "base64-simd")]
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    base64_simd::STANDARD.decode_to_vec(text).ok()
}

#[cfg(not(feature = "base64-simd"))]
pub(crate) fn push(out: &mut String, bytes: &[u8]) {
    ::base64::Engine::encode_string(&::base64::engine::general_purpose::STANDARD, bytes, out);
}

#[cfg(not(feature = "base64-simd"))]
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    ::base64::Engine::decode(&::base64::engine::general_purpose::STANDARD, text).ok()
}
