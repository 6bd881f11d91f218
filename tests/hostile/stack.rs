//! A value of a hundred levels can be encoded on every wire, compared and dropped on a stack of 64 KiB. Printing is the standard
//! library's, which takes up to 1.3 KiB a level (measured: 127 KiB for `{:#?}` of [`Everything`] in oneofs).
//!
//! In release mode only: debug builds keep every temporary value in its own place on the stack.

use std::{
    fmt::Debug,
    sync::{Arc, mpsc},
    thread,
};

use wireform::{Message, json, text, walk::EncodeText, xml};
use wireform_test_support::{
    rows::{Choice, Everything, Nesting},
    wire::Wire,
};

/// Runs on a stack of `size` KiB; one that is too small ends the process.
///
/// A thread that ends leaves its stack to the next one that wants no less than a quarter of it. So a larger one never ends, or a
/// small one would have as much.
fn on_stack<R: Send + 'static>(size: usize, run: impl FnOnce() -> R + Send + 'static) -> R {
    let (sender, receiver) = mpsc::channel();
    let work = move || {
        // Whoever waits for it is there until it comes.
        let _ = sender.send(run());
        while size > SMALL {
            thread::park();
        }
    };
    drop(thread::Builder::new().stack_size(size << 10).spawn(work).unwrap());
    receiver.recv().expect("what runs there panicked")
}

const SMALL: usize = 64;
const PRINTING: usize = 160;

/// Decodes on this thread and uses the value on threads with a small stack.
fn check<M: Message + EncodeText + Debug + PartialEq + Send + 'static>(levels: usize, spell: impl Fn(Wire) -> Wire) {
    let bytes = (0..levels).fold(Wire::new(), |inner, _| spell(inner)).build();
    let boxed = || Box::new(M::decode(&bytes[..]).unwrap());
    let written = boxed().encode_to_vec();
    let (value, same) = (boxed(), boxed());
    let value = on_stack(PRINTING, move || {
        assert!(!format!("{value:?}").is_empty());
        assert!(!format!("{value:#?}").is_empty());
        value
    });
    on_stack(SMALL, move || {
        assert_eq!(value.encoded_len(), written.len());
        assert_eq!(value.encode_to_vec(), written);
        assert!(json::to_string(&*value).is_ok() && json::Options::new().pretty(true).to_string(&*value).is_ok());
        assert!(xml::to_string(&*value).is_ok() && text::to_string(&*value).is_ok());
        assert!(value == same);
        drop((value, same));
    });
}

#[test]
fn boxes() {
    check::<Nesting>(100, |inner| Wire::new().message(4, inner));
}

#[test]
fn lists() {
    check::<Nesting>(100, |inner| Wire::new().message(7, inner));
}

#[test]
fn oneofs() {
    check::<Choice>(100, |inner| Wire::new().message(21, inner));
}

#[test]
fn large_messages_in_boxes() {
    check::<Everything>(100, |inner| Wire::new().message(11, inner));
}

#[test]
fn large_messages_in_lists() {
    check::<Everything>(100, |inner| Wire::new().message(12, inner));
}

#[test]
fn large_messages_in_maps() {
    check::<Everything>(50, |inner| Wire::new().entry(13, |entry| entry.string(1, "k").message(2, inner)));
}

#[test]
fn large_messages_in_oneofs() {
    check::<Everything>(100, |inner| Wire::new().message(16, inner));
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Shared {
    #[proto(1)]
    next: Option<Arc<Shared>>,
    #[proto(2)]
    list: Vec<Arc<Shared>>,
    #[proto(3)]
    everything: Arc<Everything>,
}

#[test]
fn shared_messages() {
    check::<Shared>(100, |inner| Wire::new().message(1, inner));
    check::<Shared>(100, |inner| Wire::new().message(2, inner));
}

/// What `serde::json` and `serde::xml` read of serde's types is written, compared and dropped on as little.
#[test]
fn values_of_serde() {
    use serde_json::Value;
    use wireform::serde::{json, xml};

    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let text = [&open.repeat(100), "[]", &close.repeat(100)].concat();
        let read = || Box::new(json::from_str::<Value>(&text).unwrap());
        let (value, same) = (read(), read());
        let document = on_stack(64, move || {
            assert!(value == same);
            assert!(json::to_string(&value).is_ok_and(|written| written.len() >= 202));
            assert!(json::Options::new().pretty(true).to_string(&value).is_ok());
            xml::Options::new().self_describing(true).to_string(&value).unwrap()
        });
        if open == "[" {
            let read = Box::new(xml::from_str::<Value>(&document).unwrap());
            on_stack(64, move || drop(read));
        }
    }
}
