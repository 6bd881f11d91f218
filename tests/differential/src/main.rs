//! Reads each case, a message type and bytes, and says what became of it, on a line of its own: `ok` and the bytes that the
//! message is written as, `error` with its kind and path, or `contradiction` where two ways to read or write disagree.
//!
//! With the argument `texts` a case says of what format it is; see `texts.rs`.

use std::{
    collections::HashMap,
    error::Error,
    fmt::Write as _,
    io::{self, BufRead, Write},
};

use wireform::{DecodeError, DecodeErrorKind, Message, Registry, proto};

mod with_protoc {
    include!(concat!(env!("OUT_DIR"), "/with_protoc/_includes.rs"));
}

mod without_protoc {
    include!(concat!(env!("OUT_DIR"), "/without_protoc/_includes.rs"));
}

include!(concat!(env!("OUT_DIR"), "/roots.rs"));

mod texts;

/// Answers a question.
type Checker = Box<dyn FnMut(&str) -> Result<String, Box<dyn Error>>>;

fn main() -> Result<(), Box<dyn Error>> {
    let texts = std::env::args().nth(1).as_deref() == Some("texts");
    let mut checkers = if texts { texts::checkers() } else { checkers() };
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().lines() {
        let line = line?;
        let (name, question) = line.split_once(' ').ok_or("a case is a name and a question")?;
        let check = checkers.get_mut(name).ok_or_else(|| format!("no message {name}"))?;
        writeln!(out, "{}", check(question)?)?;
    }
    Ok(out.flush()?)
}

fn checkers() -> HashMap<&'static str, Checker> {
    macro_rules! table {
        ($(($name:literal, $root:path),)*) => { HashMap::from([$(($name, checker::<$root>()),)*]) };
    }
    with_roots!(table)
}

/// Returns what answers the cases of a message. A value is kept from case to case, to be decoded into.
fn checker<M: Message + 'static>() -> Checker {
    let mut recycled = M::empty();
    Box::new(move |hex| {
        let bytes = &from_hex(hex)?;
        Ok(match (proto::from_slice::<M>(bytes), proto::decode_into(&mut recycled, bytes)) {
            (Ok(message), Ok(())) => written(&message, &recycled),
            (Err(error), Err(again)) if verdict(&error) == verdict(&again) => refused(&error),
            (fresh, again) => format!("contradiction decode_into {:?} {:?}", fresh.err(), again.err()),
        })
    })
}

fn written<M: Message>(message: &M, recycled: &M) -> String {
    let bytes = proto::to_vec(message);
    if bytes != proto::to_vec(recycled) {
        return format!("contradiction decode_into {}", to_hex(&bytes));
    }
    if proto::encoded_len(message) != bytes.len() {
        return format!("contradiction encoded_len {}", to_hex(&bytes));
    }
    match proto::from_slice::<M>(&bytes) {
        Ok(again) if proto::to_vec(&again) == bytes => format!("ok {}", to_hex(&bytes)),
        _ => format!("contradiction round_trip {}", to_hex(&bytes)),
    }
}

fn verdict(error: &DecodeError) -> (&DecodeErrorKind, usize) {
    (error.kind(), error.offset())
}

fn refused(error: &DecodeError) -> String {
    let kind = format!("{:?}", error.kind());
    let name = kind.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    format!("error {name} {}", error.path())
}

fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn from_hex(hex: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let byte = |at| Ok(u8::from_str_radix(hex.get(at..at + 2).ok_or("half a byte")?, 16)?);
    (0..hex.len()).step_by(2).map(byte).collect()
}
