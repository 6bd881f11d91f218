//! What `cargo metadata --format-version 1` prints, as plain structs.
//!
//! serde reads cargo's JSON into them and writes the same JSON again, value by value: a field that cargo leaves out
//! stays out, `null` stays `null`, an empty list stays empty. A field that is not known here is an error, never
//! dropped.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use wireform::{Enumeration, Message};

/// The whole of cargo's output.
#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
pub(crate) struct Metadata {
    #[proto(1)]
    packages: Vec<Package>,
    #[proto(2)]
    workspace_members: Vec<String>,
    #[proto(3)]
    workspace_default_members: Vec<String>,
    #[proto(4)]
    #[serde(deserialize_with = "nullable")]
    resolve: Option<Resolve>,
    #[proto(5)]
    target_directory: String,
    #[proto(6)]
    #[serde(default, with = "present", skip_serializing_if = "Option::is_none")]
    build_directory: Option<String>,
    #[proto(7)]
    version: u32,
    #[proto(8)]
    workspace_root: String,
    #[proto(9)]
    #[serde(with = "json_text")]
    metadata: Option<String>,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Package {
    #[proto(1)]
    name: String,
    #[proto(2)]
    version: String,
    #[proto(3)]
    id: String,
    #[proto(4)]
    #[serde(deserialize_with = "nullable")]
    license: Option<String>,
    #[proto(5)]
    #[serde(deserialize_with = "nullable")]
    license_file: Option<String>,
    #[proto(6)]
    #[serde(deserialize_with = "nullable")]
    description: Option<String>,
    #[proto(7)]
    #[serde(deserialize_with = "nullable")]
    source: Option<String>,
    #[proto(8)]
    dependencies: Vec<Dependency>,
    #[proto(9)]
    targets: Vec<Target>,
    #[proto(10)]
    features: BTreeMap<String, FeatureList>,
    #[proto(11)]
    manifest_path: String,
    #[proto(12)]
    #[serde(with = "json_text")]
    metadata: Option<String>,
    #[proto(13)]
    #[serde(deserialize_with = "nullable")]
    publish: Option<RegistryList>,
    #[proto(14)]
    authors: Vec<String>,
    #[proto(15)]
    categories: Vec<String>,
    #[proto(16)]
    keywords: Vec<String>,
    #[proto(17)]
    #[serde(deserialize_with = "nullable")]
    readme: Option<String>,
    #[proto(18)]
    #[serde(deserialize_with = "nullable")]
    repository: Option<String>,
    #[proto(19)]
    #[serde(deserialize_with = "nullable")]
    homepage: Option<String>,
    #[proto(20)]
    #[serde(deserialize_with = "nullable")]
    documentation: Option<String>,
    #[proto(21)]
    edition: String,
    #[proto(22)]
    #[serde(deserialize_with = "nullable")]
    links: Option<String>,
    #[proto(23)]
    #[serde(deserialize_with = "nullable")]
    default_run: Option<String>,
    #[proto(24)]
    #[serde(deserialize_with = "nullable")]
    rust_version: Option<String>,
    #[proto(25)]
    #[serde(
        default,
        deserialize_with = "json_text::present",
        serialize_with = "json_text::serialize",
        skip_serializing_if = "Option::is_none"
    )]
    hints: Option<String>,
}

/// The features that a feature switches on: a message of its own, as a map's values cannot be lists.
#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(transparent)]
struct FeatureList {
    #[proto(1)]
    features: Vec<String>,
}

/// The registries that a package may go to: a message of its own, to tell no list from an empty one.
#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(transparent)]
struct RegistryList {
    #[proto(1)]
    registries: Vec<String>,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Dependency {
    #[proto(1)]
    name: String,
    #[proto(2)]
    #[serde(deserialize_with = "nullable")]
    source: Option<String>,
    #[proto(3)]
    req: String,
    #[proto(4)]
    #[serde(deserialize_with = "nullable")]
    kind: Option<DependencyKind>,
    #[proto(5)]
    #[serde(deserialize_with = "nullable")]
    rename: Option<String>,
    #[proto(6)]
    optional: bool,
    #[proto(7)]
    uses_default_features: bool,
    #[proto(8)]
    features: Vec<String>,
    #[proto(9)]
    #[serde(deserialize_with = "nullable")]
    target: Option<String>,
    #[proto(10)]
    #[serde(deserialize_with = "nullable")]
    registry: Option<String>,
    #[proto(11)]
    #[serde(default, with = "present", skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    /// With `-Z public-dependency`.
    #[proto(12)]
    #[serde(default, with = "present", skip_serializing_if = "Option::is_none")]
    public: Option<bool>,
    /// With `-Z bindeps`.
    #[proto(13)]
    #[serde(default, with = "present", skip_serializing_if = "Option::is_none")]
    artifact: Option<Artifact>,
}

/// What a dependency is needed for; an ordinary one has no kind.
#[derive(Enumeration, Serialize, Deserialize, Clone, Copy, Debug, PartialEq)]
#[serde(rename_all = "lowercase")]
enum DependencyKind {
    Dev = 0,
    Build = 1,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Artifact {
    #[proto(1)]
    kinds: Vec<String>,
    #[proto(2)]
    lib: bool,
    #[proto(3)]
    #[serde(deserialize_with = "nullable")]
    target: Option<String>,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Target {
    #[proto(1)]
    kind: Vec<String>,
    #[proto(2)]
    crate_types: Vec<String>,
    #[proto(3)]
    name: String,
    #[proto(4)]
    src_path: String,
    #[proto(5)]
    edition: String,
    #[proto(6)]
    #[serde(default, rename = "required-features", with = "present", skip_serializing_if = "Option::is_none")]
    required_features: Option<FeatureList>,
    #[proto(7)]
    doc: bool,
    #[proto(8)]
    doctest: bool,
    #[proto(9)]
    test: bool,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Resolve {
    #[proto(1)]
    nodes: Vec<Node>,
    #[proto(2)]
    #[serde(deserialize_with = "nullable")]
    root: Option<String>,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Node {
    #[proto(1)]
    id: String,
    #[proto(2)]
    dependencies: Vec<String>,
    #[proto(3)]
    deps: Vec<Edge>,
    #[proto(4)]
    features: Vec<String>,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct Edge {
    #[proto(1)]
    name: String,
    #[proto(2)]
    pkg: String,
    #[proto(3)]
    dep_kinds: Vec<EdgeKind>,
}

#[derive(Message, Serialize, Deserialize, Debug, PartialEq)]
#[serde(deny_unknown_fields)]
struct EdgeKind {
    #[proto(1)]
    #[serde(deserialize_with = "nullable")]
    kind: Option<DependencyKind>,
    #[proto(2)]
    #[serde(deserialize_with = "nullable")]
    target: Option<String>,
    /// This and what follows: with `-Z bindeps`.
    #[proto(3)]
    #[serde(default, with = "present", skip_serializing_if = "Option::is_none")]
    extern_name: Option<String>,
    #[proto(4)]
    #[serde(default, with = "present", skip_serializing_if = "Option::is_none")]
    artifact: Option<String>,
    #[proto(5)]
    #[serde(default, with = "present", skip_serializing_if = "Option::is_none")]
    compile_target: Option<String>,
    #[proto(6)]
    #[serde(default, with = "present", skip_serializing_if = "Option::is_none")]
    bin_name: Option<String>,
}

impl Metadata {
    /// Tells how much there is: packages, edges of the resolved graph.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let nodes = self.resolve.as_ref().map_or(&[][..], |resolve| &resolve.nodes);
        (self.packages.len(), nodes.iter().map(|node| node.deps.len()).sum())
    }
}

/// Reads a field that cargo always writes, with `null` for none: without `deserialize_with`, serde would take a missing
/// field for `null`.
fn nullable<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: serde::Deserializer<'de>,
    T: Deserialize<'de>,
{
    Option::deserialize(deserializer)
}

/// A field that cargo leaves out for none: `null` in its place is an error.
mod present {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer, T: Serialize>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            Some(value) => value.serialize(serializer),
            None => serializer.serialize_none(),
        }
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
        deserializer: D,
    ) -> Result<Option<T>, D::Error> {
        T::deserialize(deserializer).map(Some)
    }
}

/// Free-form JSON, kept as its text: protobuf has no type for it of its own.
mod json_text {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};
    use serde_json::Value;

    pub(super) fn serialize<S: Serializer>(text: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
        let value: Option<Value> = match text {
            Some(text) => Some(serde_json::from_str(text).map_err(ser::Error::custom)?),
            None => None,
        };
        value.serialize(serializer)
    }

    /// Reads any value; `null` is none.
    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
        match Option::<Value>::deserialize(deserializer)? {
            Some(value) => serde_json::to_string(&value).map(Some).map_err(de::Error::custom),
            None => Ok(None),
        }
    }

    /// Reads any value of a field that is left out for none.
    pub(super) fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
        let value = Value::deserialize(deserializer)?;
        serde_json::to_string(&value).map(Some).map_err(de::Error::custom)
    }
}
