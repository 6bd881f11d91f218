//! Any bytes are a value or an error, whatever row they are read as; a value is written and read again as the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wireform::{
    DecodeErrorKind, Encode, Limits,
    proto::{self, Options},
};
use wireform_test_support::{
    each_row,
    kinds::{BorrowedKinds, CowKinds, OwnedKinds, SharedKinds},
    rows, same,
    verdict::check_decode,
};

macro_rules! table {
    ($($row:ident),*) => { [$(decode::<rows::$row>),*] };
}

/// What is done with the bytes, for each row: the first byte picks one, or what comes behind them: [`borrow`].
static ROWS: &[fn(&[u8])] = &each_row!(table);

const STRICT: Options = Options::new().limits(Limits::new().depth(3).allocation(4096));

fn decode<M: wireform::Message + std::fmt::Debug + PartialEq>(bytes: &[u8]) {
    check_decode::<M>(bytes);
    // Limits refuse, and change nothing else.
    if bytes.len() % 4 == 0 {
        limited::<M>(bytes);
    }
}

fn limited<M: wireform::Message + std::fmt::Debug + PartialEq>(bytes: &[u8]) {
    match (STRICT.from_slice::<M>(bytes), M::decode(bytes)) {
        (Ok(limited), Ok(value)) => assert!(same(&limited, &value), "{limited:?}, {value:?}"),
        (Err(error), Ok(_)) => {
            assert!(
                matches!(error.kind(), DecodeErrorKind::DepthLimit | DecodeErrorKind::AllocationLimit),
                "{error:?}"
            );
        }
        (Err(_), Err(_)) => {}
        (Ok(_), Err(error)) => panic!("the limits let pass what is malformed: {error:?}"),
    }
}

/// All kinds of strings and bytes agree, those that borrow and those that do not.
fn borrow(bytes: &[u8]) {
    let owned = bytes::Bytes::copy_from_slice(bytes);
    let expected = verdict(proto::from_slice::<OwnedKinds>(bytes));
    assert_eq!(verdict(proto::from_slice::<BorrowedKinds<'_>>(bytes)), expected);
    assert_eq!(verdict(proto::from_slice::<CowKinds<'_>>(bytes)), expected);
    assert_eq!(verdict(proto::from_bytes::<SharedKinds>(&owned)), expected);
}

/// The value, as the bytes that say it, or the error.
fn verdict<M: Encode>(result: wireform::Result<M>) -> Result<Vec<u8>, (DecodeErrorKind, usize, String)> {
    result.map(|message| proto::to_vec(&message)).map_err(|error| {
        let path = error.path().to_owned();
        (error.kind().clone(), error.offset(), path)
    })
}

fuzz_target!(|bytes: &[u8]| {
    if let [row, bytes @ ..] = bytes {
        let row = usize::from(*row) % (ROWS.len() + 1);
        ROWS.get(row).unwrap_or(&(borrow as fn(&[u8])))(bytes);
    }
});
