//! Enumerations.

use std::collections::{HashMap, hash_map::Entry};

use wireform::schema::proto::{EnumDescriptorProto, feature_set::EnumType};

use super::{
    Enum, EnumValue,
    comments::{Path, Source},
};
use crate::features::{self, Resolved};

/// The field of an enumeration's descriptor that has its values.
const VALUE: i32 = 2;

/// Resolves an enumeration that is declared in `scope`.
pub(super) fn resolve(
    enumeration: &EnumDescriptorProto,
    scope: &str,
    path: &Path,
    features: Resolved,
    source: &Source<'_>,
) -> Enum {
    let closed = features::resolve_enum(features, enumeration).enum_type == EnumType::Closed;
    let options = enumeration.options.as_ref();
    let deprecated = options.and_then(|options| options.deprecated).unwrap_or_default();
    let element = source.element(path, scope, enumeration.name.as_ref(), deprecated);
    let mut values: Vec<EnumValue> = Vec::new();
    let mut places: HashMap<i32, usize> = HashMap::new();
    for (index, value) in enumeration.value.iter().enumerate() {
        let deprecated = value.options.as_ref().and_then(|options| options.deprecated).unwrap_or_default();
        // The names of values belong to what is around the enumeration.
        let element = source.element(&path.child(VALUE, index), scope, value.name.as_ref(), deprecated);
        let number = value.number.unwrap_or_default();
        match places.entry(number) {
            Entry::Occupied(place) => values[*place.get()].aliases.push(element),
            Entry::Vacant(place) => {
                place.insert(values.len());
                values.push(EnumValue { element, number, aliases: Vec::new() });
            }
        }
    }
    let reserved = enumeration.reserved_range.iter();
    let reserved = reserved.map(|range| range.start.unwrap_or_default()..=range.end.unwrap_or_default());
    Enum {
        element,
        closed,
        values,
        reserved_numbers: reserved.collect(),
        reserved_names: enumeration.reserved_name.clone(),
    }
}
