//! Any messages, in any pieces, cut anywhere.

use std::io::{self, ErrorKind, Read, Write};

use proptest::{collection::vec, prelude::*};
use wireform::io::{Framing, Options, Split, StreamErrorKind};
use wireform_test_support::{empty, rows::Leaf, strategies::leaf};

/// A transport that gives and takes pieces of these sizes, over and over; 0 is an interruption, 1 a refusal.
struct Pieces<T> {
    inner: T,
    sizes: Vec<usize>,
    turn: usize,
}

impl<T> Pieces<T> {
    fn new(inner: T, sizes: &[usize]) -> Self {
        Self { inner, sizes: sizes.to_vec(), turn: 0 }
    }

    fn size(&mut self) -> io::Result<usize> {
        self.turn += 1;
        match self.sizes[self.turn % self.sizes.len()] {
            0 => Err(ErrorKind::Interrupted.into()),
            1 => Err(ErrorKind::WouldBlock.into()),
            size => Ok(size - 1),
        }
    }
}

impl<T: Read> Read for Pieces<T> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let len = self.size()?.min(out.len());
        self.inner.read(&mut out[..len])
    }
}

impl<T: Write> Write for Pieces<T> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let len = self.size()?.min(bytes.len());
        self.inner.write(&bytes[..len])
    }

    fn flush(&mut self) -> io::Result<()> {
        self.size()?;
        self.inner.flush()
    }
}

/// Sizes of pieces, the last of which makes progress.
fn sizes() -> impl Strategy<Value = Vec<usize>> {
    (vec(prop_oneof![Just(0), Just(1), 2..6usize, 6..400usize], 0..6), 2..5000usize).prop_map(|(mut sizes, last)| {
        sizes.push(last);
        sizes
    })
}

fn framings() -> impl Strategy<Value = Framing> {
    prop_oneof![Just(Framing::Varint), Just(Framing::U32BigEndian)]
}

/// Small messages, and now and then a long one.
fn leaves() -> impl Strategy<Value = Vec<Leaf>> {
    let long = (0usize..40_000).prop_map(|len| Leaf { text: "x".repeat(len), ..empty() });
    vec(prop_oneof![8 => leaf(), 1 => Just(empty::<Leaf>()).boxed(), 1 => long.boxed()], 0..8)
}

/// Writes by pieces; what the transport does not take at once is written later.
fn write(leaves: &[Leaf], options: Options, sizes: &[usize]) -> Vec<u8> {
    let mut writer = options.writer(Pieces::new(vec![], sizes));
    for leaf in leaves {
        if let Err(error) = writer.write(leaf) {
            assert!(error.is_not_ready());
        }
    }
    while let Err(error) = writer.flush() {
        assert!(error.is_not_ready());
    }
    writer.into_parts().0.inner
}

proptest! {
    #[test]
    fn any_messages_in_any_pieces_come_back(
        leaves in leaves(),
        framing in framings(),
        read_ahead in any::<bool>(),
        (out_sizes, in_sizes) in (sizes(), sizes()),
    ) {
        let options = Options::new().framing(framing).read_ahead(read_ahead);
        let stream = write(&leaves, options, &out_sizes);
        prop_assert_eq!(&stream, &write(&leaves, options, &[usize::MAX]));
        let messages = options.reader(Pieces::new(&stream[..], &in_sizes)).messages::<Leaf>();
        let ready = messages.filter(|item| !matches!(item, Err(error) if error.is_not_ready()));
        let read: Vec<Leaf> = ready.map(Result::unwrap).collect();
        prop_assert_eq!(read, leaves);
    }

    #[test]
    fn any_cut_is_an_error_or_between_messages(
        leaves in leaves(),
        framing in framings(),
        read_ahead in any::<bool>(),
        cut in any::<prop::sample::Index>(),
        sizes in sizes(),
    ) {
        let options = Options::new().framing(framing).read_ahead(read_ahead);
        let ends: Vec<usize> = (0..=leaves.len()).map(|n| write(&leaves[..n], options, &[usize::MAX]).len()).collect();
        let stream = write(&leaves, options, &[usize::MAX]);
        let stream = &stream[..cut.index(stream.len() + 1)];
        let whole = ends.iter().filter(|end| **end <= stream.len()).count() - 1;
        let is_clean = ends[whole] == stream.len();

        let messages = options.reader(Pieces::new(stream, &sizes)).messages::<Leaf>();
        let mut items: Vec<_> = messages.filter(|item| !matches!(item, Err(error) if error.is_not_ready())).collect();
        if !is_clean {
            let error = items.pop().unwrap().unwrap_err();
            let is_end = matches!(error.kind(), StreamErrorKind::UnexpectedEnd { .. });
            prop_assert!(is_end, "{:?}", error);
            prop_assert_eq!((error.offset(), error.message()), (stream.len() as u64, whole as u64));
        }
        let read: Vec<Leaf> = items.into_iter().map(Result::unwrap).collect();
        prop_assert_eq!(&read[..], &leaves[..whole]);

        let mut rest = stream;
        for _ in 0..whole {
            let Split::Whole { rest: behind, .. } = options.split_delimited(rest).unwrap() else { panic!() };
            rest = behind;
        }
        let is_incomplete = matches!(options.split_delimited(rest).unwrap(), Split::Incomplete { .. });
        prop_assert!(is_incomplete);
        prop_assert_eq!(rest.is_empty(), is_clean);
    }
}
