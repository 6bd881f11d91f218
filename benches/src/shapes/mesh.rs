use serde::{Deserialize, Serialize};

use super::{Random, Shape, twins};
use crate::generated::quick_borrowed;

/// Very many small nested messages: 8.75 MB.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Mesh {
    #[proto(1)]
    #[prost(message, repeated, tag = "1")]
    pub triangles: Vec<Triangle>,
}

/// A part of a [`Mesh`].
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Triangle {
    #[proto(1)]
    #[prost(message, optional, tag = "1")]
    pub a: Option<Vertex>,
    #[proto(2)]
    #[prost(message, optional, tag = "2")]
    pub b: Option<Vertex>,
    #[proto(3)]
    #[prost(message, optional, tag = "3")]
    pub c: Option<Vertex>,
    #[proto(4)]
    #[prost(message, optional, tag = "4")]
    pub normal: Option<Vertex>,
}

/// A corner of a [`Triangle`], or a direction.
#[derive(Clone, PartialEq, prost::Message, wireform::Message, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Vertex {
    #[proto(1)]
    #[prost(float, tag = "1")]
    pub x: f32,
    #[proto(2)]
    #[prost(float, tag = "2")]
    pub y: f32,
    #[proto(3)]
    #[prost(float, tag = "3")]
    pub z: f32,
}

twins!('a, Mesh, Mesh, quick_borrowed::Mesh);

/// Half a million messages.
pub const MESH: Shape<Mesh> = Shape { name: "mesh, 125k triangles", pool: 2, copied: false, text: false, make: mesh };

fn mesh(random: &mut Random) -> Mesh {
    Mesh { triangles: random.list(125_000, triangle) }
}

fn triangle(random: &mut Random) -> Triangle {
    let mut vertex = || {
        let mut coordinate = || random.decimal() as f32;
        Some(Vertex { x: coordinate(), y: coordinate(), z: coordinate() })
    };
    Triangle { a: vertex(), b: vertex(), c: vertex(), normal: vertex() }
}
