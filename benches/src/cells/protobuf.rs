//! Protobuf: ours, prost, buffa, quick-protobuf, and what none can beat.

use std::{hint::black_box, rc::Rc};

use buffa::{HasMessageView, MessageView};
use quick_protobuf::{BytesReader, MessageRead, MessageWrite, Writer};

use super::{Candidate, Cell, Wire, mean};
use crate::shapes::{Message, Shape};

/// The values of a shape as each library has them.
struct Pools<M: Message> {
    ours: Rc<[M]>,
    bytes: Rc<[Vec<u8>]>,
    prost: Rc<[M::Prost]>,
    buffa: Rc<[M::Buffa]>,
    quick: Option<Rc<[M::Quick]>>,
    /// Whether copying the bytes is what no library can beat.
    copied: bool,
}

pub(super) fn cells<M: Message + 'static>(shape: &Shape<M>, ours: &Rc<[M]>) -> Vec<Cell> {
    let bytes: Rc<[Vec<u8>]> = ours.iter().map(wireform::proto::to_vec).collect();
    let pools = Pools::<M> {
        ours: Rc::clone(ours),
        prost: bytes.iter().map(|bytes| prost(bytes)).collect(),
        buffa: bytes.iter().map(|bytes| buffa(bytes)).collect(),
        quick: M::QUICK.then(|| bytes.iter().map(|bytes| quick(bytes)).collect()),
        bytes,
        copied: shape.copied,
    };
    pools.check_encoders(shape.name);
    pools.check_decoders(shape.name);
    let bytes = mean(pools.bytes.iter().map(Vec::len));
    let cell = |operation, candidates| Cell { wire: Wire::Protobuf, shape: shape.name, bytes, operation, candidates };
    vec![
        cell("encode, new Vec", pools.encode_new()),
        cell("encode, cleared Vec", pools.encode_cleared()),
        cell("decode, owned", pools.decode()),
        cell("decode, into old value", pools.decode_into()),
        cell("decode, borrowed", pools.decode_borrowed()),
    ]
}

impl<M: Message + 'static> Pools<M> {
    fn encode_new(&self) -> Vec<Candidate> {
        let mut candidates = vec![
            Candidate::each("wireform", &self.ours, |value| drop(black_box(wireform::proto::to_vec(value)))),
            Candidate::each("prost", &self.prost, |value| drop(black_box(prost::Message::encode_to_vec(value)))),
            Candidate::each("buffa", &self.buffa, |value| drop(black_box(buffa::Message::encode_to_vec(value)))),
        ];
        candidates.extend(self.quick.as_ref().map(|quick| {
            Candidate::each("quick-protobuf", quick, |value| {
                let mut bytes = Vec::with_capacity(value.get_size());
                quick_into(value, &mut bytes);
                black_box(&bytes);
            })
        }));
        candidates.extend(self.copy());
        candidates
    }

    fn encode_cleared(&self) -> Vec<Candidate> {
        let mut candidates = vec![
            cleared("wireform", &self.ours, wireform::proto::encode_into),
            cleared("prost", &self.prost, |value, bytes| prost::Message::encode(value, bytes).expect("there is room")),
            cleared("buffa", &self.buffa, buffa::Message::encode),
        ];
        candidates.extend(self.quick.as_ref().map(|quick| cleared("quick-protobuf", quick, quick_into)));
        candidates.extend(self.copied.then(|| cleared("memcpy", &self.bytes, copy_into)));
        candidates
    }

    fn decode(&self) -> Vec<Candidate> {
        let mut candidates = vec![
            Candidate::each("wireform", &self.bytes, |bytes| {
                black_box(&ours::<M>(bytes));
            }),
            Candidate::each("prost", &self.bytes, |bytes| {
                black_box(&prost::<M::Prost>(bytes));
            }),
            Candidate::each("buffa", &self.bytes, |bytes| {
                black_box(&buffa::<M::Buffa>(bytes));
            }),
        ];
        candidates.extend(self.quick.as_ref().map(|_| {
            Candidate::each("quick-protobuf", &self.bytes, |bytes| {
                black_box(&quick::<M::Quick>(bytes));
            })
        }));
        // What no decoder of owned values can beat: their allocations.
        candidates.push(Candidate::each("clone", &self.ours, |value| {
            black_box(&value.clone());
        }));
        candidates.extend(self.copy());
        candidates
    }

    fn decode_into(&self) -> Vec<Candidate> {
        let mut candidates = vec![
            into("wireform", &self.bytes, ours_into::<M>),
            into("prost", &self.bytes, prost_into::<M::Prost>),
            into("buffa", &self.bytes, buffa_into::<M::Buffa>),
        ];
        candidates.extend(self.copied.then(|| cleared("memcpy", &self.bytes, copy_into)));
        candidates
    }

    fn decode_borrowed(&self) -> Vec<Candidate> {
        let mut candidates = vec![
            Candidate::each("wireform", &self.bytes, |bytes| {
                black_box(&ours::<M::Borrowed<'_>>(bytes));
            }),
            Candidate::each("buffa", &self.bytes, |bytes| {
                black_box(&view::<M>(bytes));
            }),
        ];
        candidates.extend(self.quick.as_ref().map(|_| {
            Candidate::each("quick-protobuf", &self.bytes, |bytes| {
                black_box(&quick::<M::QuickBorrowed<'_>>(bytes));
            })
        }));
        candidates
    }

    fn copy(&self) -> Option<Candidate> {
        self.copied.then(|| Candidate::each("memcpy", &self.bytes, |bytes| drop(black_box(bytes.clone()))))
    }

    /// Checks that what each library writes is the value. Maps have no order, so it is not the bytes that are compared.
    fn check_encoders(&self, shape: &str) {
        let mut appended = Vec::new();
        for (at, value) in self.ours.iter().enumerate() {
            wireform::proto::encode_into(value, &mut appended);
            let written = [
                ("wireform", self.bytes[at].clone()),
                ("wireform, cleared", std::mem::take(&mut appended)),
                ("prost", prost::Message::encode_to_vec(&self.prost[at])),
                ("buffa", buffa::Message::encode_to_vec(&self.buffa[at])),
                ("quick-protobuf", self.quick.as_ref().map_or(self.bytes[at].clone(), |quick| quick_vec(&quick[at]))),
            ];
            for (library, bytes) in written {
                assert!(bytes.len() == self.bytes[at].len(), "{shape}: the length of what {library} writes");
                assert!(ours::<M>(&bytes) == *value, "{shape}: what {library} writes");
            }
        }
    }

    /// Checks that each library reads the value. What is of another type is compared by what it is written as.
    fn check_decoders(&self, shape: &str) {
        let (mut old, mut old_prost, mut old_buffa) = (M::default(), M::Prost::default(), M::Buffa::default());
        for (bytes, value) in self.bytes.iter().zip(&*self.ours) {
            ours_into(&mut old, bytes);
            assert!(old == *value, "{shape}: decode_into");
            prost_into(&mut old_prost, bytes);
            buffa_into(&mut old_buffa, bytes);
            let mut written = vec![
                ("prost's clear and merge", prost::Message::encode_to_vec(&old_prost)),
                ("buffa's clear and merge", buffa::Message::encode_to_vec(&old_buffa)),
                ("wireform, borrowed", wireform::proto::to_vec(&ours::<M::Borrowed<'_>>(bytes))),
                ("buffa's view", buffa::Message::encode_to_vec(&view::<M>(bytes).to_owned_message().expect("valid"))),
            ];
            if M::QUICK {
                written.push(("quick-protobuf, borrowed", quick_vec(&quick::<M::QuickBorrowed<'_>>(bytes))));
            }
            for (library, bytes) in written {
                assert!(ours::<M>(&bytes) == *value, "{shape}: {library}");
            }
        }
    }
}

/// Writes into a vector that has had its size from earlier values.
fn cleared<T: 'static>(name: &'static str, pool: &Rc<[T]>, encode: impl Fn(&T, &mut Vec<u8>) + 'static) -> Candidate {
    let mut bytes = Vec::new();
    Candidate::each(name, pool, move |value| {
        bytes.clear();
        encode(value, &mut bytes);
        black_box(&bytes);
    })
}

/// Reads into a value that has held others.
fn into<T: Default + 'static>(
    name: &'static str,
    pool: &Rc<[Vec<u8>]>,
    decode: impl Fn(&mut T, &[u8]) + 'static,
) -> Candidate {
    let mut old = T::default();
    Candidate::each(name, pool, move |bytes| {
        decode(&mut old, bytes);
        black_box(&old);
    })
}

#[expect(clippy::ptr_arg, reason = "it stands beside encoders")]
fn copy_into(from: &Vec<u8>, to: &mut Vec<u8>) {
    to.extend_from_slice(from);
}

#[inline]
fn ours<'de, M: wireform::Decode<'de>>(bytes: &'de [u8]) -> M {
    wireform::proto::from_slice(bytes).expect("valid")
}

#[inline]
fn ours_into<M: wireform::Message>(value: &mut M, bytes: &[u8]) {
    wireform::proto::decode_into(value, bytes).expect("valid");
}

#[inline]
fn prost<M: prost::Message + Default>(bytes: &[u8]) -> M {
    M::decode(bytes).expect("valid")
}

#[inline]
fn prost_into<M: prost::Message>(value: &mut M, bytes: &[u8]) {
    value.clear();
    value.merge(bytes).expect("valid");
}

#[inline]
fn buffa<M: buffa::Message>(bytes: &[u8]) -> M {
    M::decode_from_slice(bytes).expect("valid")
}

#[inline]
fn buffa_into<M: buffa::Message>(value: &mut M, bytes: &[u8]) {
    value.clear();
    value.merge_from_slice(bytes).expect("valid");
}

#[inline]
fn view<M: Message>(bytes: &[u8]) -> <M::Buffa as HasMessageView>::View<'_> {
    M::Buffa::decode_view(bytes).expect("valid")
}

#[inline]
fn quick<'de, M: MessageRead<'de>>(bytes: &'de [u8]) -> M {
    M::from_reader(&mut BytesReader::from_bytes(bytes), bytes).expect("valid")
}

#[inline]
fn quick_into<M: MessageWrite>(value: &M, bytes: &mut Vec<u8>) {
    value.write_message(&mut Writer::new(bytes)).expect("there is room");
}

fn quick_vec<M: MessageWrite>(value: &M) -> Vec<u8> {
    let mut bytes = Vec::new();
    quick_into(value, &mut bytes);
    bytes
}
