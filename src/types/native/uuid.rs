//! `uuid::Uuid`.

use alloc::string::{String, ToString};
use core::{borrow::Borrow, convert::Infallible};

use uuid::Uuid;

use super::Native;
use crate::encoding::{Convert, Converted, Value};

/// As the 16 bytes; the nil UUID is the empty value.
impl Value for Uuid {
    type Encoding = Converted<Native>;
}

impl Convert<Uuid> for Native {
    type Proxy = [u8; 16];
    type Error = Infallible;
    const EMPTY: Option<fn() -> Uuid> = Some(Uuid::nil);

    fn to_proxy(uuid: &Uuid) -> impl Borrow<[u8; 16]> {
        uuid.into_bytes()
    }

    fn from_proxy(bytes: [u8; 16]) -> Result<Uuid, Infallible> {
        Ok(Uuid::from_bytes(bytes))
    }
}

/// Writes a UUID as text.
///
/// The nil UUID is the empty value: a plain field of it is not written, and an empty string is read as it.
///
/// ```
/// use uuid::Uuid;
/// use wireform::{Message, types::AsText};
///
/// #[derive(Message, Debug, PartialEq)]
/// struct Request {
///     #[proto(1)]
///     id: Uuid,
///     #[proto(2, with = "AsText")]
///     parent: Option<Uuid>,
/// }
///
/// let id = Uuid::from_u128(0x67e55044_10b1_426f_9247_bb680e5fe0c8);
/// let request = Request { id, parent: Some(id) };
/// let bytes = request.encode_to_vec();
/// assert_eq!(bytes[..4], [0x0a, 16, 0x67, 0xe5]);
/// assert_eq!(bytes[18..], *b"\x12\x2467e55044-10b1-426f-9247-bb680e5fe0c8");
/// assert_eq!(Request::decode(&bytes[..])?, request);
/// # Ok::<(), wireform::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AsText;

impl Convert<Uuid> for AsText {
    type Proxy = String;
    type Error = uuid::Error;
    const EMPTY: Option<fn() -> Uuid> = Some(Uuid::nil);

    fn to_proxy(uuid: &Uuid) -> impl Borrow<String> {
        uuid.to_string()
    }

    fn from_proxy(text: String) -> Result<Uuid, uuid::Error> {
        if text.is_empty() { Ok(Uuid::nil()) } else { Uuid::parse_str(&text) }
    }

    fn is_empty(uuid: &Uuid) -> bool {
        uuid.is_nil()
    }
}
