//! JSON and XML: ours, serde_json, quick-xml's serde layer.

use std::{hint::black_box, rc::Rc};

use super::{Candidate, Cell, Wire, mean};
use crate::shapes::{Message, Shape};

/// A library's way to write and read a value as text.
struct Format<M> {
    name: &'static str,
    write: fn(&M) -> Option<Vec<u8>>,
    read: fn(&[u8]) -> Option<M>,
}

pub(super) fn cells<M: Message + 'static>(shape: &Shape<M>, pool: &Rc<[M]>) -> Vec<Cell> {
    let json = [
        Format {
            name: "wireform",
            write: |value| wireform::json::to_vec(value).ok(),
            read: |bytes| wireform::json::from_slice(bytes).ok(),
        },
        Format {
            name: "serde_json",
            write: |value| serde_json::to_vec(value).ok(),
            read: |bytes| serde_json::from_slice(bytes).ok(),
        },
    ];
    let quick_xml = || Format {
        name: "quick-xml",
        write: |value| quick_xml::se::to_string(value).ok().map(String::into_bytes),
        read: |bytes| quick_xml::de::from_str(std::str::from_utf8(bytes).ok()?).ok(),
    };
    let xml = Format {
        name: "wireform",
        write: |value| wireform::xml::to_vec(value).ok(),
        read: |bytes| wireform::xml::from_slice(bytes).ok(),
    };
    let serde_xml = Format {
        name: "wireform",
        write: |value| wireform::serde::xml::to_vec(value).ok(),
        read: |bytes| wireform::serde::xml::from_slice(bytes).ok(),
    };
    let mut cells = Vec::from(wire(Wire::Json, shape, pool, json));
    cells.extend(wire(Wire::Xml, shape, pool, [xml, quick_xml()]));
    cells.extend(wire(Wire::SerdeXml, shape, pool, [serde_xml, quick_xml()]));
    cells
}

/// Makes the cells of a wire. A peer that does not bring back the values has no place in them.
fn wire<M: Message + 'static>(wire: Wire, shape: &Shape<M>, pool: &Rc<[M]>, formats: [Format<M>; 2]) -> [Cell; 2] {
    let cell = |operation| Cell { wire, shape: shape.name, bytes: 0, operation, candidates: Vec::new() };
    let mut cells = [cell("write"), cell("read")];
    for (at, Format { name, write, read }) in formats.into_iter().enumerate() {
        let written: Option<Rc<[Vec<u8>]>> = pool.iter().map(write).collect();
        let same =
            |bytes: &[Vec<u8>]| bytes.iter().zip(&**pool).all(|(bytes, value)| read(bytes).as_ref() == Some(value));
        let Some(written) = written.filter(|bytes| same(bytes)) else {
            assert!(at > 0, "{}: {name} does not bring back {wire:?}", shape.name);
            continue;
        };
        if at == 0 {
            let bytes = mean(written.iter().map(Vec::len));
            cells.iter_mut().for_each(|cell| cell.bytes = bytes);
        }
        cells[0].candidates.push(Candidate::each(name, pool, move |value| drop(black_box(write(value)))));
        cells[1].candidates.push(Candidate::each(name, &written, move |bytes| drop(black_box(read(bytes)))));
    }
    cells
}
