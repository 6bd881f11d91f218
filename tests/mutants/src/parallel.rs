//! Several threads that take one piece of work after the other.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread,
};

use crate::Result;

/// Does the work for each item and returns the results in the order of the items, or the first error.
pub(crate) fn in_parallel<T: Sync, R: Send>(
    jobs: usize,
    items: &[T],
    work: impl Fn(&T) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::new());
    let run = || {
        while let Some(index) = Some(next.fetch_add(1, Relaxed)).filter(|index| *index < items.len()) {
            let result = work(&items[index]).map_err(|error| error.to_string());
            results.lock().expect("no thread panicked").push((index, result));
        }
    };
    thread::scope(|scope| (0..jobs).for_each(|_| drop(scope.spawn(run))));
    let mut results = results.into_inner().expect("no thread panicked");
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result.map_err(Into::into)).collect()
}
