//! Transports that keep messages apart: a message is sent as it is, without a length.

use std::{os::unix::net::UnixDatagram, thread};

use wireform::proto;

use crate::{Report, Result, Row};

/// The longest message that is sent, and a byte more: a datagram that fills the buffer may have been cut.
const ROOM: usize = 8193;

/// Sends the reports by a Unix datagram socket.
pub(crate) fn socket(reports: &[Report]) -> Result<Row> {
    let (sender, receiver) = UnixDatagram::pair()?;
    let send = |message: &[u8]| Ok(sender.send(message).map(drop)?);
    let bytes = exchange(reports, send, |buffer| {
        let len = receiver.recv(buffer)?;
        if len == buffer.len() {
            return Err("a datagram may have been cut".into());
        }
        Ok(len)
    })?;
    Ok(Row { transport: "Unix datagram socket", bytes: [Some(bytes), None, None] })
}

/// Sends the reports by a POSIX message queue.
#[cfg(target_os = "linux")]
pub(crate) fn message_queue(reports: &[Report]) -> Result<Row> {
    let queue = crate::queue::Queue::new()?;
    let send = |message: &[u8]| Ok(queue.send(message)?);
    let bytes = exchange(reports, send, |buffer| Ok(queue.receive(buffer)?.len()))?;
    Ok(Row { transport: "POSIX message queue", bytes: [Some(bytes), None, None] })
}

/// Sends the reports from a thread, receives them here, compares them, and returns their bytes.
fn exchange(
    reports: &[Report],
    send: impl Fn(&[u8]) -> Result<()> + Send,
    receive: impl Fn(&mut [u8]) -> Result<usize>,
) -> Result<u64> {
    thread::scope(|scope| {
        let sender = scope.spawn(move || reports.iter().try_for_each(|report| send(&proto::to_vec(report))));
        let (mut buffer, mut bytes) = (vec![0; ROOM], 0);
        for report in reports {
            let len = receive(&mut buffer)?;
            if proto::from_slice::<Report>(&buffer[..len])? != *report {
                return Err("another report came back".into());
            }
            bytes += len as u64;
        }
        sender.join().map_err(|_| "the sender panicked")??;
        Ok(bytes)
    })
}
