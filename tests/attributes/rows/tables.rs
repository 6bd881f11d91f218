//! The tables of the README and of the derive's documentation name all that is here.

/// What the README's table has, between commas.
const TYPES: &str = "`bool i32 i64 u32 u64 f32 f64`, sint64)], `sint32 fixed32 fixed64 sfixed32 sfixed64`, `String`, \
    `Box<str>`, `Arc<str>`, `Vec<u8>`, `bytes::Bytes`, `Box<[u8]>`, `&'a str`, `&'a [u8]`, `[u8; N]`, \
    #[derive(Enumeration)], `Open<E>`, #[proto(other)], #[derive(Message)], `Option<T>`, required)], `Vec<T>`, \
    expanded)], `BTreeMap<K, `HashMap<K, map(sint32, `Box<T>`, `Arc<T>`, #[proto(oneof)], #[derive(Oneof)], group)], \
    default = \"8080\")], #[proto(skip)], #[proto(unknown)], #[proto(transparent)], with = ";

/// What the derive's tables have.
const ATTRIBUTES: &str = "`sint32 sint64 fixed32 fixed64 sfixed32 sfixed64`, `with = , `required`, `group`, `default = , \
    `expanded`, `map(sint32, `oneof`, `unknown`, `skip`, `name = , `json = , `xml = , `deprecated`, `package = , \
    `reserved(, `transparent`, `serde`, `bound = , `crate = ";

#[track_caller]
fn has_all(text: &str, names: &str) {
    let table: String = text.lines().filter(|line| line.trim_start_matches("/// ").starts_with('|')).collect();
    for name in names.split(", ") {
        assert!(table.contains(name), "the table has no {name}");
    }
}

#[test]
fn the_tables_name_every_row() {
    has_all(include_str!("../../../README.md"), TYPES);
    has_all(include_str!("../../../derive/src/lib.rs"), ATTRIBUTES);
}
