//! Types whose docs a registry brings into a schema, for `documents.rs`: those of extensions and of what is in an `Any`.

use wireform::{Enumeration, Extension, Message, Registry, UnknownFields, types::Any};

/// A wall of a gallery.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "gallery", extensions(100..=199))]
pub(crate) struct Wall {
    #[proto(1)]
    anything: Option<Any>,
    #[proto(unknown)]
    rest: UnknownFields,
}

/// What a picture is painted on: <canvas>, wood & more, and never "]]>".
///
/// Its sides are in millimetres.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "gallery")]
struct Ground {
    /// From the left to the right.
    #[proto(1)]
    width: u32,
    #[proto(2)]
    grain: Grain,
}

/// How rough it is.
#[derive(Enumeration, Clone, Copy, Debug, PartialEq)]
#[proto(package = "gallery")]
enum Grain {
    /// As paper is.
    Fine,
    Coarse,
}

/// What is in an `Any` alone, and in no type of the schema.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(package = "gallery")]
struct Note {
    #[proto(1)]
    text: String,
}

const GROUND: Extension<Wall, Ground> = Extension::new(100).with_name("gallery.ground");
const GROUNDS: Extension<Wall, Vec<Ground>> = Extension::new(101).with_name("gallery.grounds");

/// What the docs of the schema belong to, and what they say.
pub(crate) const DOCS: &[(&str, &str)] = &[
    ("gallery.Wall", "A wall of a gallery."),
    (
        "gallery.Ground",
        "What a picture is painted on: <canvas>, wood & more, and never \"]]>\".\n\nIts sides are in millimetres.",
    ),
    ("width", "From the left to the right."),
    ("gallery.Grain", "How rough it is."),
    ("FINE", "As paper is."),
];

/// Pairs of what is valid inside of a wall and what is not.
pub(crate) const WALLS: &[(&str, &str)] = &[
    (
        "<gallery.ground><width>1</width><grain>COARSE</grain></gallery.ground>",
        "<gallery.ground><width>1</width><grain>SMOOTH</grain></gallery.ground>",
    ),
    ("<gallery.grounds/><gallery.grounds/>", "<gallery.grounds><ground/></gallery.grounds>"),
    (
        "<anything type-url=\"type.googleapis.com/gallery.Note\"><Note><text>a</text></Note></anything>",
        "<anything type=\"type.googleapis.com/gallery.Note\"><Note><text>a</text></Note></anything>",
    ),
];

/// Returns what knows the types by their names, and their docs.
pub(crate) fn registry() -> Registry {
    let registry = Registry::new().message::<Ground>().message::<Note>().extension(GROUND).extension(GROUNDS);
    registry.docs::<Ground>().docs::<Note>()
}

/// Returns walls with each of the types, as bytes.
pub(crate) fn samples() -> Vec<Vec<u8>> {
    let ground = |width| Ground { width, grain: Grain::Coarse };
    let mut with_ground = Wall { anything: Some(Any::pack(&ground(1))), rest: UnknownFields::new() };
    GROUND.set(&mut with_ground, ground(2));
    let mut with_note = Wall { anything: Some(Any::pack(&Note { text: "\0".into() })), rest: UnknownFields::new() };
    GROUNDS.set(&mut with_note, vec![ground(3), ground(0)]);
    [with_ground, with_note].map(|wall| wall.encode_to_vec()).into()
}
