//! A schema, compiled by `build.rs`, on three wires.

/// A module for each package: this one has `proto::shop`.
mod proto {
    include!(concat!(env!("OUT_DIR"), "/_includes.rs"));
}

use proto::shop::{Item, Order, Unit, order};
use wireform::{UnknownFields, wire::Raw};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut order = Order {
        customer: "Martin".into(),
        items: vec![Item { name: "tea".into(), amount: 250, unit: Unit::Gram, ..Item::default() }],
        notes: [("wrapping".into(), "none".into())].into(),
        payment: Some(order::Payment::Iban("DE02 1203 0000 0000 2020 51".into())),
        ..Order::default()
    };

    let bytes = wireform::proto::to_vec(&order);
    println!("protobuf  {:3} bytes", bytes.len());
    assert_eq!(wireform::proto::from_slice::<Order>(&bytes)?, order);

    let json = wireform::json::to_string(&order)?;
    println!("JSON      {json}");
    assert_eq!(wireform::json::from_str::<Order>(&json)?, order);

    let xml = wireform::xml::to_string(&order)?;
    println!("XML       {xml}");
    assert_eq!(wireform::xml::from_str::<Order>(&xml)?, order);

    // What a newer version of the schema adds is kept, and written again.
    order.unknown_fields = newer();
    let bytes = wireform::proto::to_vec(&order);
    assert_eq!(wireform::proto::from_slice::<Order>(&bytes)?.unknown_fields, newer());
    Ok(())
}

fn newer() -> UnknownFields {
    let mut fields = UnknownFields::new();
    fields.push(15, Raw::Varint(1));
    fields
}
