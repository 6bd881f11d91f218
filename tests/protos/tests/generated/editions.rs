use std::collections::HashMap;

use wireform_test_protos::editions::wireform::schemas::{Closed, Modern, modern};

use crate::same;

#[test]
fn features_of_an_edition_hold() {
    let inner = Modern::default;
    let message = Modern {
        explicit: Some(0),
        expanded: vec![1, 2],
        inner: Some(Box::new(inner())),
        prefixed: Some(Box::new(inner())),
        any: "a".into(),
        closed: Closed::A,
        children: HashMap::from([("k".into(), inner())]),
        choice: Some(modern::Choice::Number(0)),
        ..Modern::default()
    };
    same(
        &message,
        b"\x10\x00\x18\x01\x18\x02\x23\x38\x03\x24\x2a\x02\x38\x03\x32\x01a\x38\x03\x42\x07\x0a\x01k\x12\x02\x38\x03\
          \x48\x00",
        r#"{"explicit":0,"expanded":[1,2],"inner":{"closed":"A"},"prefixed":{"closed":"A"},"any":"a","closed":"A","children":{"k":{"closed":"A"}},"number":0}"#,
    );
}
