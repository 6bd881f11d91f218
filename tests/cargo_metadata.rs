//! Nothing that `cargo metadata` prints is lost: not by the structs of the example, not on any wire.

use std::process::Command;

use serde_json::{Value, json};
use wireform::{json, proto, serde as by_serde, xml};

#[path = "../examples/compare/metadata.rs"]
mod metadata;

use metadata::Metadata;
use wireform_test_support::words;

/// Reads JSON by serde, sends the value over every wire, and compares the JSON that serde makes of it in the end.
#[track_caller]
fn assert_kept(input: &Value) {
    let metadata: Metadata = serde_json::from_str(&input.to_string()).unwrap();
    assert_equal(input, &serde_json::to_value(&metadata).unwrap(), "serde");

    let binary = proto::to_vec(&metadata);
    assert_same(&metadata, &proto::from_slice(&binary).unwrap(), "protobuf");
    assert_equal(input, &serde_json::to_value(proto::from_slice::<Metadata>(&binary).unwrap()).unwrap(), "protobuf");

    let canonical = json::to_string(&metadata).unwrap();
    assert_same(&metadata, &json::from_str(&canonical).unwrap(), "canonical JSON");
    let canonical = xml::to_string(&metadata).unwrap();
    assert_same(&metadata, &xml::from_str(&canonical).unwrap(), "canonical XML");

    let own = by_serde::json::to_string(&metadata).unwrap();
    assert_same(&metadata, &by_serde::json::from_str(&own).unwrap(), "serde JSON");
    let own = by_serde::xml::Options::new().self_describing(true).to_string(&metadata).unwrap();
    assert_same(&metadata, &by_serde::xml::from_str(&own).unwrap(), "serde XML");
}

/// As `assert_eq!`, which would print megabytes.
#[track_caller]
fn assert_same(before: &Metadata, after: &Metadata, wire: &str) {
    assert!(before == after, "{wire} brought back another value");
}

/// Compares value by value and names the first that differs.
#[track_caller]
fn assert_equal(before: &Value, after: &Value, wire: &str) {
    fn find(path: &str, before: &Value, after: &Value) -> Option<String> {
        if before == after {
            return None;
        }
        let keys: Vec<String> = match (before, after) {
            (Value::Object(before), Value::Object(after)) => before.keys().chain(after.keys()).cloned().collect(),
            (Value::Array(before), Value::Array(after)) => {
                (0..before.len().max(after.len())).map(|index| index.to_string()).collect()
            }
            _ => return Some(format!("{path}: {before} became {after}")),
        };
        keys.iter().find_map(|key| {
            let path = format!("{path}/{key}");
            let pointer = format!("/{}", key.replace('~', "~0").replace('/', "~1"));
            match (before.pointer(&pointer), after.pointer(&pointer)) {
                (Some(before), Some(after)) => find(&path, before, after),
                (before, after) => Some(format!("{path}: {before:?} became {after:?}")),
            }
        })
    }
    if let Some(difference) = find("", before, after) {
        panic!("{wire}: {difference}");
    }
}

/// What `cargo metadata` prints for this workspace, without asking the network.
fn cargo_metadata(arguments: &[&str]) -> Option<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline"])
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    output.status.success().then(|| serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn this_workspace_without_dependencies_is_kept() {
    let metadata = cargo_metadata(&["--no-deps"]).expect("cargo metadata --no-deps needs no network");
    assert_eq!(metadata["resolve"], Value::Null);
    assert_kept(&metadata);
}

#[test]
fn this_workspace_with_its_graph_is_kept() {
    // Cargo reads the manifests of all platforms' dependencies, which a build has not fetched where it ran offline.
    if let Some(metadata) = cargo_metadata(&[]) {
        let (packages, edges) = serde_json::from_value::<Metadata>(metadata.clone()).unwrap().counts();
        assert!(packages > 20 && edges > 20, "{packages} packages, {edges} edges");
        assert_kept(&metadata);
    }
}

/// Text that formats stumble over: empty, blank, markup, controls, escapes, other scripts, what looks like a number.
const TEXTS: [&str; 14] = [
    "",
    " ",
    " lead and trail ",
    "line\nbreak\r\n\ttab",
    "<a href=\"x\">&amp;</a>",
    "]]>",
    "\u{0}\u{1}\u{1f}\u{7f}",
    "back\\slash \\u{41}",
    "日本語 🦀 e\u{301}",
    "\u{feff}\u{2028}\u{fffd}\u{ffff}",
    "null",
    "0",
    "1e5",
    "cfg(all(unix, not(target_os = \"macos\")))",
];

/// Makes values that differ from call to call: the n-th call takes the n-th choice.
struct Choices(usize);

impl Choices {
    fn next(&mut self, of: usize) -> usize {
        self.0 += 1;
        // A multiplier of Knuth's, so that neighbouring fields do not vary in step.
        (self.0.wrapping_mul(2_654_435_761) >> 7) % of
    }

    fn text(&mut self) -> Value {
        json!(TEXTS[self.next(TEXTS.len())])
    }

    fn nullable(&mut self) -> Value {
        if self.next(3) == 0 { Value::Null } else { self.text() }
    }

    fn flag(&mut self) -> Value {
        json!(self.next(2) == 0)
    }

    fn texts(&mut self) -> Value {
        (0..self.next(4)).map(|_| self.text()).collect()
    }

    fn kind(&mut self) -> Value {
        [Value::Null, json!("dev"), json!("build")][self.next(3)].clone()
    }

    /// Free-form JSON.
    fn free(&mut self) -> Value {
        match self.next(9) {
            0 => json!({}),
            1 => json!({ "docs": { "rs": { "all-features": true, "rustdoc-args": ["--cfg", "docsrs"] } } }),
            2 => json!({ "a.b": [[], [[1, -2, 3.5, 1e300, 0.1]], {}], "": null, "<x y=\"\">": "]]>" }),
            3 => json!([]),
            4 => json!([u64::MAX, i64::MIN, 9_007_199_254_740_993_u64, 1.0, -0.0]),
            5 => json!(false),
            6 => self.text(),
            7 => json!(0),
            _ => Value::Null,
        }
    }

    /// Puts a member in, or leaves it out.
    fn maybe(&mut self, object: &mut Value, key: &str, value: impl FnOnce(&mut Self) -> Value) {
        if self.next(2) == 0 {
            object[key] = value(self);
        }
    }

    fn dependency(&mut self) -> Value {
        let mut dependency = json!({
            "name": self.text(), "source": self.nullable(), "req": self.text(), "kind": self.kind(),
            "rename": self.nullable(), "optional": self.flag(), "uses_default_features": self.flag(),
            "features": self.texts(), "target": self.nullable(), "registry": self.nullable(),
        });
        self.maybe(&mut dependency, "path", Self::text);
        self.maybe(&mut dependency, "public", Self::flag);
        self.maybe(
            &mut dependency,
            "artifact",
            |choices| json!({ "kinds": choices.texts(), "lib": choices.flag(), "target": choices.nullable() }),
        );
        dependency
    }

    fn target(&mut self) -> Value {
        let mut target = json!({
            "kind": self.texts(), "crate_types": self.texts(), "name": self.text(), "src_path": self.text(),
            "edition": self.text(), "doc": self.flag(), "doctest": self.flag(), "test": self.flag(),
        });
        self.maybe(&mut target, "required-features", Self::texts);
        target
    }

    fn package(&mut self, id: &str) -> Value {
        let features: serde_json::Map<String, Value> =
            (0..self.next(6)).map(|_| (TEXTS[self.next(TEXTS.len())].into(), self.texts())).collect();
        let mut package = json!({
            "name": self.text(), "version": self.text(), "id": id, "license": self.nullable(),
            "license_file": self.nullable(), "description": self.nullable(), "source": self.nullable(),
            "dependencies": (0..self.next(8)).map(|_| self.dependency()).collect::<Value>(),
            "targets": (0..self.next(4)).map(|_| self.target()).collect::<Value>(),
            "features": features, "manifest_path": self.text(), "metadata": self.free(),
            "authors": self.texts(), "categories": self.texts(), "keywords": self.texts(),
            "readme": self.nullable(), "repository": self.nullable(), "homepage": self.nullable(),
            "documentation": self.nullable(), "edition": self.text(), "links": self.nullable(),
            "default_run": self.nullable(), "rust_version": self.nullable(),
        });
        package["publish"] = if self.next(2) == 0 { Value::Null } else { self.texts() };
        self.maybe(&mut package, "hints", Self::free);
        package
    }

    fn edge_kind(&mut self) -> Value {
        let mut kind = json!({ "kind": self.kind(), "target": self.nullable() });
        for key in ["extern_name", "artifact", "compile_target", "bin_name"] {
            self.maybe(&mut kind, key, Self::text);
        }
        kind
    }

    fn node(&mut self, id: &str) -> Value {
        let edges: Value = (0..self.next(6))
            .map(|_| {
                let kinds: Value = (0..self.next(3)).map(|_| self.edge_kind()).collect();
                json!({ "name": self.text(), "pkg": self.text(), "dep_kinds": kinds })
            })
            .collect();
        json!({ "id": id, "dependencies": self.texts(), "deps": edges, "features": self.texts() })
    }

    fn metadata(&mut self, packages: usize) -> Value {
        let ids: Vec<String> = (0..packages).map(|index| format!("registry+index#package@1.0.{index}")).collect();
        let mut metadata = json!({
            "packages": ids.iter().map(|id| self.package(id)).collect::<Value>(),
            "workspace_members": self.texts(), "workspace_default_members": self.texts(),
            "resolve": { "nodes": ids.iter().map(|id| self.node(id)).collect::<Value>(), "root": self.nullable() },
            "target_directory": self.text(), "version": 1, "workspace_root": self.text(), "metadata": self.free(),
        });
        self.maybe(&mut metadata, "build_directory", Self::text);
        metadata
    }
}

#[test]
fn a_made_up_graph_with_everything_in_every_state_is_kept() {
    assert_kept(&Choices(0).metadata(150));
}

#[test]
fn small_made_up_graphs_are_kept() {
    for seed in 0..60 {
        assert_kept(&Choices(seed * 1000).metadata(seed % 3));
    }
}

#[test]
fn a_missing_member_is_an_error_unless_cargo_leaves_it_out() {
    let whole = Choices(7).metadata(3);
    let optional = ["build_directory", "hints", "path", "public", "artifact", "required-features"];
    for (object, keys) in [("", &whole), ("/packages/0", &whole["packages"][0])] {
        for key in keys.as_object().unwrap().keys() {
            let mut input = whole.clone();
            input.pointer_mut(object).unwrap().as_object_mut().unwrap().remove(key);
            let read = serde_json::from_value::<Metadata>(input);
            assert_eq!(read.is_ok(), optional.contains(&key.as_str()), "{object}/{key}");
        }
    }
}

#[test]
fn an_unknown_member_is_an_error_that_names_it() {
    for object in ["", "/packages/0", "/resolve", "/resolve/nodes/0"] {
        let mut input = Choices(7).metadata(3);
        input.pointer_mut(object).unwrap()["new_in_cargo"] = json!(1);
        let error = serde_json::from_value::<Metadata>(input).err().unwrap();
        assert!(error.to_string().contains("`new_in_cargo`"), "{object}: {error}");
    }
}

#[test]
fn null_is_an_error_where_cargo_leaves_the_member_out() {
    let mut input = Choices(7).metadata(3);
    input["build_directory"] = Value::Null;
    assert_eq!(words(serde_json::from_value::<Metadata>(input)), "invalid type: null, expected a string");
}
