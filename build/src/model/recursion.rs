//! Where a message contains itself: the fields that need a `Box`.
//!
//! Messages are walked into by their fields, in the order of their declaration, and a field that leads back to a message on
//! the way to it closes a circle: it gets a `Box`. Lists and maps hold their values elsewhere and close none. Messages of
//! one circle are of one file, as files cannot import each other (`check/files.rs`), so that what else is compiled has no influence.
//!
//! A circle of required fields has no value. There the field that closes it is optional in Rust, or no value of the
//! struct could be made.

use std::collections::HashMap;

use super::{Field, File, Message, Shape};

/// Finds the fields that need a `Box`, and those that cannot be required.
pub(super) fn resolve(file: &mut File) {
    let mut messages = Vec::new();
    file.messages.iter().for_each(|message| add(message, &mut messages));
    let indices = messages.iter().enumerate().map(|(index, message)| (&message.element.full_name[..], index));
    let indices: HashMap<&str, usize> = indices.collect();
    let next = |choose: fn(&Field) -> bool| -> Vec<Vec<Option<usize>>> {
        let target =
            |field: &Field| field.message().filter(|_| choose(field)).and_then(|name| indices.get(name).copied());
        messages.iter().map(|message| message.fields().map(target).collect()).collect()
    };
    let boxed = closing(&next(Field::is_singular));
    let optional = closing(&next(|field| field.shape == Shape::Required));
    let mut marks = boxed.into_iter().zip(optional);
    file.messages.iter_mut().for_each(|message| mark(message, &mut marks));
}

/// Adds a message and those inside, each behind what is around it.
fn add<'a>(message: &'a Message, all: &mut Vec<&'a Message>) {
    all.push(message);
    message.messages.iter().for_each(|nested| add(nested, all));
}

/// Marks the fields of the messages, which come in the order of [`add`].
fn mark(message: &mut Message, marks: &mut impl Iterator<Item = (Vec<bool>, Vec<bool>)>) {
    let (boxed, optional) = marks.next().unwrap_or_default();
    for ((field, boxed), optional) in message.fields_mut().zip(boxed).zip(optional) {
        field.boxed = boxed;
        if optional {
            field.shape = Shape::Explicit;
        }
    }
    message.messages.iter_mut().for_each(|nested| mark(nested, marks));
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    /// On the way to where the walk is.
    Open,
    Done,
}

/// Returns which fields close a circle, where `next` is the message that each leads to; without recursion, as a chain of
/// messages may be longer than the stack is deep.
pub(super) fn closing(next: &[Vec<Option<usize>>]) -> Vec<Vec<bool>> {
    let mut closing: Vec<_> = next.iter().map(|fields| vec![false; fields.len()]).collect();
    let mut states = vec![State::New; next.len()];
    for start in 0..next.len() {
        if states[start] != State::New {
            continue;
        }
        states[start] = State::Open;
        let mut way = vec![(start, 0)];
        while let Some((message, field)) = way.last_mut() {
            let (here, at) = (*message, *field);
            *field += 1;
            match next[here].get(at) {
                None => {
                    states[here] = State::Done;
                    way.pop();
                }
                Some(Some(target)) if states[*target] == State::New => {
                    states[*target] = State::Open;
                    way.push((*target, 0));
                }
                Some(Some(target)) => closing[here][at] = states[*target] == State::Open,
                Some(None) => {}
            }
        }
    }
    closing
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_that_leads_back_closes_a_circle() {
        // Message 0 has 1 and itself, 1 has 2 and an enumeration, 2 has 0 and 3.
        let next = [vec![Some(1), Some(0)], vec![Some(2), None], vec![Some(0), Some(3)], vec![]];
        assert_eq!(closing(&next), [vec![false, true], vec![false, false], vec![true, false], vec![]]);
    }

    #[test]
    fn what_is_reached_twice_closes_none() {
        let next = [vec![Some(1), Some(2)], vec![Some(2)], vec![]];
        assert!(closing(&next).concat().iter().all(|closes| !closes));
    }

    #[test]
    fn a_hundred_thousand_messages_take_no_stack_and_no_square_of_steps() {
        let count = 100_000;
        let chain: Vec<_> = (0..count).map(|index| vec![Some(index + 1).filter(|next| *next < count)]).collect();
        assert!(!closing(&chain).concat().contains(&true));
        // Declared from the end, each is looked at when those inside are done.
        let reversed: Vec<_> = (0..count).map(|index: usize| vec![index.checked_sub(1)]).collect();
        assert!(!closing(&reversed).concat().contains(&true));
        let circle: Vec<_> = (0..count).map(|index| vec![Some((index + 1) % count)]).collect();
        assert_eq!(closing(&circle).concat().iter().position(|closes| *closes), Some(count - 1));
    }
}
