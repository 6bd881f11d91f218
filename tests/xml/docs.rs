//! The docs of types get into a schema, by whatever way these are in a message.

use std::{borrow::Borrow, collections::BTreeMap, convert::Infallible};

use wireform::{Enumeration, Message, Oneof, Open, encoding::Convert};

use crate::schema::lines;

/// Messages that are found by one way alone.
macro_rules! found {
    ($($docs:literal $name:ident)*) => { $(
        #[doc = $docs]
        #[derive(Message)]
        struct $name {
            #[proto(1)]
            it: u32,
        }
    )* };
}

found! {
    " Docs of Plain." Plain
    " Docs of Optional." Optional
    " Docs of Boxed." Boxed
    " Docs of Listed." Listed
    " Docs of Mapped." Mapped
    " Docs of Chosen." Chosen
    " Docs of Grouped." Grouped
    " Docs of Needed." Needed
    " Docs of Wrapped." Wrapped
    " Docs of Proxy." Proxy
    " Docs of Deep." Deep
}

#[derive(Message)]
#[proto(transparent)]
struct Newtype(Wrapped);

struct Foreign;

struct AsProxy;

impl Convert<Foreign> for AsProxy {
    type Proxy = Proxy;
    type Error = Infallible;
    const EMPTY: Option<fn() -> Foreign> = Some(|| Foreign);

    fn to_proxy(_: &Foreign) -> impl Borrow<Proxy> {
        Proxy { it: 0 }
    }

    fn from_proxy(_: Proxy) -> Result<Foreign, Self::Error> {
        Ok(Foreign)
    }
}

#[derive(Oneof)]
enum Chooses {
    #[proto(20)]
    It(Chosen),
    #[proto(21)]
    Inside {
        #[proto(1)]
        deep: Vec<Deep>,
    },
}

/// The values of an enumeration.
#[derive(Enumeration, Clone, Copy)]
enum Valued {
    Zero,
}

#[derive(Message)]
struct Ways {
    #[proto(1)]
    plain: Plain,
    #[proto(2)]
    optional: Option<Optional>,
    #[proto(3)]
    boxed: Option<Box<Boxed>>,
    #[proto(4)]
    listed: Vec<Listed>,
    #[proto(5)]
    mapped: BTreeMap<u32, Mapped>,
    #[proto(6, group)]
    grouped: Option<Grouped>,
    #[proto(7, required)]
    needed: Needed,
    #[proto(8)]
    wrapped: Option<Newtype>,
    #[proto(9, with = "AsProxy")]
    foreign: Vec<Foreign>,
    #[proto(10)]
    valued: BTreeMap<u32, Open<Valued>>,
    #[proto(oneof)]
    chosen: Option<Chooses>,
    #[proto(11)]
    again: Option<Box<Ways>>,
}

#[test]
fn docs_are_found_wherever_a_type_is() {
    let mut docs = lines::<Ways>("<xs:documentation>");
    docs.sort();
    let names =
        ["Boxed", "Chosen", "Deep", "Grouped", "Listed", "Mapped", "Needed", "Optional", "Plain", "Proxy", "Wrapped"];
    let all = names.map(|name| format!("<xs:documentation>Docs of {name}.</xs:documentation>"));
    let values = String::from("<xs:documentation>The values of an enumeration.</xs:documentation>");
    assert_eq!(docs, [&all[..], &[values]].concat());
}
