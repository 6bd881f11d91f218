//! A POSIX message queue, by way of nix.

use std::{
    io, process,
    sync::atomic::{AtomicUsize, Ordering},
};

use nix::{
    mqueue::{MQ_OFlag, MqAttr, MqdT, mq_close, mq_open, mq_receive, mq_send, mq_unlink},
    sys::stat::Mode,
};

/// The longest message, and the most that an unprivileged process may ask for by default.
pub(crate) const LONGEST: usize = 8192;

/// Both ends of a queue that nobody else opens.
///
/// The kernel keeps the messages apart, and gives one whole or not at all: no framing is needed.
#[derive(Debug)]
pub(crate) struct Queue(Option<MqdT>);

impl Queue {
    /// Makes a queue and takes its name away again, as the descriptor is all that is needed.
    pub(crate) fn new() -> io::Result<Self> {
        static NEXT: AtomicUsize = AtomicUsize::new(0);

        let name = format!("/wireform-{}-{}", process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let flags = MQ_OFlag::O_CREAT | MQ_OFlag::O_EXCL | MQ_OFlag::O_RDWR | MQ_OFlag::O_CLOEXEC;
        let attributes = MqAttr::new(0, 8, LONGEST as _, 0);
        let queue = mq_open(name.as_str(), flags, Mode::S_IRUSR | Mode::S_IWUSR, Some(&attributes))?;
        mq_unlink(name.as_str())?;
        Ok(Self(Some(queue)))
    }

    /// Sends one message; one that is too long is an error.
    pub(crate) fn send(&self, message: &[u8]) -> io::Result<()> {
        Ok(mq_send(self.descriptor()?, message, 0)?)
    }

    /// Receives one message. It is never cut: a buffer below [`LONGEST`] is an error.
    pub(crate) fn receive<'a>(&self, buffer: &'a mut [u8]) -> io::Result<&'a [u8]> {
        let len = mq_receive(self.descriptor()?, buffer, &mut 0)?;
        Ok(&buffer[..len])
    }

    fn descriptor(&self) -> io::Result<&MqdT> {
        self.0.as_ref().ok_or_else(|| io::ErrorKind::NotConnected.into())
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        if let Some(queue) = self.0.take() {
            let _ = mq_close(queue);
        }
    }
}
