//! What is shared with the input, and what memory costs.

use alloc::{vec, vec::Vec};

use bytes::Bytes;

use super::with_context;
use crate::{
    error::Result,
    limits::Limits,
    wire::{Context, Reader, Shared, reserve},
};

#[test]
fn only_bytes_of_the_owner_are_shared() {
    let whole = Bytes::from((0..100).collect::<Vec<u8>>());
    let owner = whole.slice(10..60);
    let limits = Limits::new();
    let shared = Shared::new(&limits, owner.len()).with_owner(Some(&owner));
    let context = Context::new(&shared, &limits, false);
    for start in 0..=100 {
        for end in start..=100 {
            let part = &whole[start..end];
            let bytes = context.share(part);
            assert_eq!(bytes, part);
            let is_inside = start >= 10 && end <= 60;
            assert!(part.is_empty() || (bytes.as_ptr() == part.as_ptr()) == is_inside, "{start}..{end}");
        }
    }
    assert_eq!(context.share(b"elsewhere"), b"elsewhere"[..]);
    assert_eq!(with_context(|context| context.share(&owner)), owner);
    assert_ne!(with_context(|context| context.share(&owner)).as_ptr(), owner.as_ptr());
}

/// Whether the budget of so many bytes covers what `spend` spends.
fn covers(budget: usize, spend: impl FnOnce(Context<'_>) -> Result<()>) -> bool {
    let limits = Limits::new().allocation(budget);
    let shared = Shared::new(&limits, 0);
    spend(Context::new(&shared, &limits, false)).is_ok()
}

#[test]
fn growing_by_one_costs_what_the_capacity_grows_by() {
    let at = Reader::new(&[]);
    for (len, cost) in [(1usize, 16), (4, 16), (5, 32), (9, 64)] {
        let push = |context: Context<'_>| {
            let mut values: Vec<u32> = vec![];
            (0..len).try_for_each(|_| context.grow(&mut values, &at).map(|()| values.push(0)))
        };
        assert!(covers(cost, push) && !covers(cost - 1, push), "{len}");
    }
}

#[test]
fn room_for_many_costs_what_the_capacity_grows_by() {
    let at = Reader::new(&[]);
    for (len, spare, more, cost) in [(0, 0, 3, 12), (10, 0, 5, 40), (10, 0, 50, 200), (10, 5, 5, 0), (10, 5, 6, 60)] {
        let room = |context: Context<'_>| {
            let mut values: Vec<u32> = Vec::with_capacity(len + spare);
            values.resize(len, 0);
            reserve(&mut values, more, context, &at)?;
            assert!(values.capacity() >= len + more);
            Ok(())
        };
        assert!(covers(cost, room) && (cost == 0 || !covers(cost - 1, room)), "{len} {spare} {more}");
    }
}
