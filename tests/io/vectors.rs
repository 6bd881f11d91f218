//! Streams that Google's Python functions wrote; `tests/vectors/generate.py` makes the file.

use std::fmt::Debug;

use wireform::{
    Message,
    io::{DelimitedReader, DelimitedWriter},
};
use wireform_test_support::{
    empty, hex,
    rows::{Choice, Everything, Leaf, Lists, Nesting, Person, Scalars, Wide},
    same_bits,
    vectors::vectors,
};

/// Returns the messages of the vectors, which `tests/literal.rs` compares with values.
fn all<M: Message>() -> Vec<M> {
    let vectors = vectors().into_iter().filter(|vector| vector.message == M::DESCRIPTOR.name());
    vectors.map(|vector| M::decode(&vector.bytes[..]).unwrap()).collect()
}

/// Writes the messages and compares the bytes; reads the bytes and compares the messages.
fn check<M: Message + Debug>(messages: Vec<M>, stream: &[u8]) {
    let mut written = vec![];
    let mut writer = DelimitedWriter::new(&mut written);
    messages.iter().for_each(|message| writer.write(message).unwrap());
    assert!(written == stream, "{}", M::DESCRIPTOR.name());
    let read: Vec<M> = DelimitedReader::new(stream).messages().map(Result::unwrap).collect();
    assert!(same_bits(&read, &messages), "{}", M::DESCRIPTOR.name());
}

#[test]
fn streams_are_those_of_google() {
    let lines = include_str!("../vectors/delimited.txt").lines().filter(|line| !line.starts_with('#'));
    let mut streams = 0;
    for line in lines {
        let [name, texts, stream] = line.split(" | ").collect::<Vec<_>>().try_into().unwrap();
        let stream = hex(stream);
        match name {
            "Leaf" => {
                let lengths = texts.split(' ').map(|len| len.parse::<usize>().unwrap());
                check(lengths.map(|len| Leaf { text: "x".repeat(len), ..empty() }).collect(), &stream);
            }
            "Person" => check(all::<Person>(), &stream),
            "Scalars" => check(all::<Scalars>(), &stream),
            "Lists" => check(all::<Lists>(), &stream),
            "Nesting" => check(all::<Nesting>(), &stream),
            "Choice" => check(all::<Choice>(), &stream),
            "Wide" => check(all::<Wide>(), &stream),
            "Everything" => check(all::<Everything>(), &stream),
            _ => panic!("{name}"),
        }
        streams += 1;
    }
    assert_eq!(streams, 8);
}
