//! What `reserve` promises, at each distance from the end of the room; and that it moves and grows nothing without need.

use alloc::{vec, vec::Vec};
use core::mem::MaybeUninit;

use super::{Buffer, SLOP};

/// A stack with as much room in front of the limit as a few fields take.
const STACK: usize = 64;
const LIMIT: usize = STACK - SLOP;

/// Runs with a buffer that has so many bytes on the stack.
fn with_stack<R>(len: usize, run: impl FnOnce(&mut Buffer<'_>) -> R) -> R {
    let (mut stack, mut vec) = ([MaybeUninit::uninit(); STACK], vec![]);
    let mut buffer = Buffer::on_stack(&mut stack, &mut vec);
    buffer.bytes(&vec![7; len]);
    assert!(!buffer.on_vec, "{len}");
    run(&mut buffer)
}

/// Whether so many bytes and the slop fit behind the cursor.
fn has_room(buffer: &Buffer<'_>, len: usize) -> bool {
    let end = if buffer.on_vec { buffer.vec.capacity() } else { STACK };
    assert_eq!(buffer.limit.addr() - buffer.start.addr(), end - SLOP);
    end - buffer.len() >= len + SLOP
}

#[test]
fn what_fits_stays_on_the_stack() {
    for written in 0..=LIMIT {
        for len in 0..=STACK {
            with_stack(written, |buffer| {
                buffer.reserve(len);
                assert_eq!(buffer.on_vec, written + len > LIMIT, "{len} behind {written}");
                assert!(has_room(buffer, len), "{len} behind {written}");
            });
        }
    }
}

#[test]
fn a_cursor_in_the_slop_has_no_room() {
    for width in 1..=10 {
        with_stack(LIMIT, |buffer| {
            // At the limit there is room for one more.
            buffer.varint(1 << (7 * (width - 1)));
            assert!(!buffer.on_vec && buffer.len() == LIMIT + width, "{width}");
            buffer.reserve(0);
            assert!(buffer.on_vec && has_room(buffer, 0), "{width}");
            assert_eq!(buffer.len(), LIMIT + width);
        });
    }
}

#[test]
fn a_vector_grows_where_the_room_ends() {
    for spare in 0..200 {
        for len in 0..200 {
            let mut vec = Vec::with_capacity(10 + spare);
            vec.extend([7; 10]);
            let mut buffer = Buffer::on_vec(&mut vec);
            let before = buffer.vec.capacity();
            buffer.reserve(len);
            assert_eq!(buffer.vec.capacity() > before, before - 10 < len + SLOP, "{len} in {spare}");
            assert!(has_room(&buffer, len), "{len} in {spare}");
        }
    }
}

#[test]
#[should_panic(expected = "capacity overflow")]
fn a_length_that_would_be_negative_passes_for_none() {
    with_stack(0, |buffer| buffer.reserve(usize::MAX));
}
