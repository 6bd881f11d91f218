//! Streams of delimited messages: the module's own rules, and a file for each transport.

#![allow(missing_docs, reason = "the fields of test messages")]

use wireform_test_support::allocation::Counting;

mod exchange;
mod memory;
mod property;
mod reading;
mod splitting;
mod vectors;
mod writing;

mod file;
mod pipe;
mod tcp;
#[cfg(unix)]
mod unix_datagram;
#[cfg(unix)]
mod unix_stream;

#[cfg(target_os = "linux")]
mod message_queue;
#[cfg(target_os = "linux")]
mod named_pipe;
#[cfg(target_os = "linux")]
#[path = "../../examples/transports/queue.rs"]
mod queue;
#[path = "../../examples/transports/scratch.rs"]
mod scratch;
#[cfg(target_os = "linux")]
#[path = "../../examples/transports/sealed.rs"]
mod sealed;
#[cfg(target_os = "linux")]
mod shared_memory;

#[global_allocator]
static ALLOCATOR: Counting = Counting;
