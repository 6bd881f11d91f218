//! The descriptors of enumerations.

use core::ops::RangeInclusive;

use super::distinct::is_same;

/// An enumeration: its name and its values.
#[derive(Debug)]
pub struct EnumDescriptor {
    package: &'static str,
    name: &'static str,
    values: &'static [EnumValueDescriptor],
    closed: bool,
    null_value: bool,
    reserved_numbers: &'static [RangeInclusive<i32>],
    reserved_names: &'static [&'static str],
}

/// A value of an enumeration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EnumValueDescriptor {
    name: &'static str,
    number: i32,
    deprecated: bool,
}

impl EnumDescriptor {
    /// Describes an enumeration; a closed one has no other values than these.
    pub const fn new(name: &'static str, values: &'static [EnumValueDescriptor], closed: bool) -> Self {
        Self { package: "", name, values, closed, null_value: false, reserved_numbers: &[], reserved_names: &[] }
    }

    /// Sets the package.
    #[must_use]
    pub const fn with_package(self, package: &'static str) -> Self {
        let null_value = is_same(package, "google.protobuf") && is_same(self.name, "NullValue");
        Self { package, null_value, ..self }
    }

    /// Describes the same enumeration as an open one.
    #[must_use]
    pub const fn opened(&self) -> Self {
        Self {
            package: self.package,
            name: self.name,
            values: self.values,
            closed: false,
            null_value: self.null_value,
            reserved_numbers: self.reserved_numbers,
            reserved_names: self.reserved_names,
        }
    }

    /// Sets the numbers and names that no value may have.
    #[must_use]
    pub const fn with_reserved(self, numbers: &'static [RangeInclusive<i32>], names: &'static [&'static str]) -> Self {
        Self { reserved_numbers: numbers, reserved_names: names, ..self }
    }

    /// Returns the name without the package.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the package, which may be empty.
    pub const fn package(&self) -> &'static str {
        self.package
    }

    /// Returns the values, in the order in which they are declared; another name of a number follows the first.
    pub const fn values(&self) -> &'static [EnumValueDescriptor] {
        self.values
    }

    /// Returns whether the enumeration has no other values than these.
    pub const fn is_closed(&self) -> bool {
        self.closed
    }

    /// Returns whether it is `google.protobuf.NullValue`, whose one value is JSON's null.
    #[cfg(feature = "json")]
    pub(crate) const fn is_null_value(&self) -> bool {
        self.null_value
    }

    /// Returns whether there is a value 0, as which an absent field may read.
    pub(crate) const fn has_zero(&self) -> bool {
        let mut index = 0;
        while index < self.values.len() {
            if self.values[index].number == 0 {
                return true;
            }
            index += 1;
        }
        false
    }

    /// Returns the numbers that were given up: `#[proto(reserved(2, 5..=9))]`.
    pub const fn reserved_numbers(&self) -> &'static [RangeInclusive<i32>] {
        self.reserved_numbers
    }

    /// Returns the names that were given up: `#[proto(reserved("OLD"))]`.
    pub const fn reserved_names(&self) -> &'static [&'static str] {
        self.reserved_names
    }

    /// Returns the name of the first value of that number.
    pub fn name_of(&self, number: i32) -> Option<&'static str> {
        self.values.iter().find(|value| value.number == number).map(|value| value.name)
    }

    /// Returns the number of the value of that name, which has to be there.
    pub(crate) const fn expect_number(&self, name: &str) -> i32 {
        let mut index = 0;
        while index < self.values.len() {
            if is_same(self.values[index].name, name) {
                return self.values[index].number;
            }
            index += 1;
        }
        panic!("the default is no value of the enumeration: write its name, as in JSON")
    }

    /// Returns the number of the value of that name.
    pub fn number_of(&self, name: &str) -> Option<i32> {
        self.values.iter().find(|value| value.name == name).map(|value| value.number)
    }
}

impl EnumValueDescriptor {
    /// Describes a value.
    pub const fn new(name: &'static str, number: i32) -> Self {
        Self { name, number, deprecated: false }
    }

    /// Marks the value as deprecated.
    #[must_use]
    pub const fn with_deprecated(self) -> Self {
        Self { deprecated: true, ..self }
    }

    /// Returns the name, as in a `.proto` file and in JSON.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the number.
    pub const fn number(&self) -> i32 {
        self.number
    }

    /// Returns whether the value is there for old data only: `#[proto(deprecated)]`.
    pub const fn is_deprecated(&self) -> bool {
        self.deprecated
    }
}
