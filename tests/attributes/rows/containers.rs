//! What a container takes: `package`, `name`, `crate`, `reserved(…)`, `bound`, `serde`.

use wireform::{Described, Message};
use wireform_test_support::wire::Wire;

use super::{merges, on_all_wires};

/// `package`, `name`: the full name; the root of an XML document has the short one. `reserved(…)`: numbers and names
/// that no field may have.
#[derive(Message, Clone, Debug)]
#[proto(package = "library.v1", name = "Book", reserved(2, 5..=9, "old_name"))]
struct RustName {
    #[proto(1)]
    title: String,
    #[proto(3)]
    pages: u32,
}

#[test]
fn a_message_has_a_name_of_its_own() {
    on_all_wires(&[
        (RustName { title: String::new(), pages: 0 }, Wire::new(), "{}", "<Book/>"),
        (
            RustName { title: "t".into(), pages: 1 },
            Wire::new().raw(b"\x0a\x01t\x18\x01"),
            r#"{"title":"t","pages":1}"#,
            "<Book><title>t</title><pages>1</pages></Book>",
        ),
    ]);
    let descriptor = RustName::DESCRIPTOR;
    assert_eq!(descriptor.full_name(), "library.v1.Book");
    assert_eq!(descriptor.reserved_numbers(), [2..=2, 5..=9]);
    assert_eq!(descriptor.reserved_names(), ["old_name"]);
    merges(
        &Wire::new().varint(3, 1).varint(2, 1),
        &Wire::new().string(1, "t"),
        &RustName { title: "t".into(), pages: 1 },
    );
}

mod facade {
    pub(super) mod inner {
        #[allow(clippy::single_component_path_imports, reason = "the path is what is tested")]
        pub(in super::super) use wireform;
    }
}

/// `crate = "path"`: where the library is, if not at `::wireform`.
#[derive(Message, Clone, Debug)]
#[proto(crate = "facade::inner::wireform")]
struct Elsewhere {
    #[proto(1)]
    id: u32,
}

#[test]
fn the_library_may_be_elsewhere() {
    on_all_wires(&[
        (Elsewhere { id: 0 }, Wire::new(), "{}", "<Elsewhere/>"),
        (Elsewhere { id: 1 }, Wire::new().varint(1, 1), r#"{"id":1}"#, "<Elsewhere><id>1</id></Elsewhere>"),
    ]);
}

trait Family {
    type Id;
}

#[derive(Clone, Debug)]
struct Users;

impl Family for Users {
    type Id = u64;
}

/// `bound`: what the impls ask of type parameters, instead of what is inferred.
#[derive(Message, Clone, Debug)]
#[proto(bound = "<F as Family>::Id, F: Family")]
struct Bound<F: Family> {
    #[proto(1)]
    id: <F as Family>::Id,
    #[proto(2)]
    list: Vec<F::Id>,
}

#[test]
fn a_bound_replaces_what_is_inferred() {
    on_all_wires(&[
        (Bound::<Users> { id: 0, list: vec![] }, Wire::new(), "{}", "<Bound/>"),
        (
            Bound { id: 1, list: vec![2] },
            Wire::new().raw(b"\x08\x01\x12\x01\x02"),
            r#"{"id":"1","list":["2"]}"#,
            "<Bound><id>1</id><list>2</list></Bound>",
        ),
    ]);
}

/// `serde`: `Serialize` and `Deserialize` in the shape of ProtoJSON.
#[derive(Message, Clone, Debug, PartialEq)]
#[proto(serde)]
struct Serde {
    #[proto(1)]
    user_id: u64,
}

#[test]
fn serde_has_the_shape_of_proto_json() {
    on_all_wires(&[
        (Serde { user_id: 0 }, Wire::new(), "{}", "<Serde/>"),
        (Serde { user_id: 7 }, Wire::new().varint(1, 7), r#"{"userId":"7"}"#, "<Serde><userId>7</userId></Serde>"),
    ]);
    let value = Serde { user_id: 7 };
    assert_eq!(serde_json::to_string(&value).unwrap(), r#"{"userId":"7"}"#);
    assert_eq!(serde_json::from_str::<Serde>(r#"{"userId":"7"}"#).unwrap(), value);
    // To a format that is no text it is the protobuf bytes, here behind their length.
    assert_eq!(postcard::to_stdvec(&value).unwrap(), b"\x02\x08\x07");
    assert_eq!(postcard::from_bytes::<Serde>(b"\x02\x08\x07").unwrap(), value);
}
