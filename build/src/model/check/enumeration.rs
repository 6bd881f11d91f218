//! Enumerations.

use wireform::schema::proto::EnumDescriptorProto;

use super::{File, full_name, ranges, step};
use crate::model::comments::Path;

impl File<'_> {
    pub(super) fn enumeration(&mut self, one: &EnumDescriptorProto, scope: &str, path: &Path) {
        let own = one.options.as_ref().and_then(|options| options.features.as_ref());
        self.features(own, path, step::ENUM_OPTIONS);
        // Here the descriptor has the ends as they are.
        let reserved = one.reserved_range.iter();
        let reserved: Vec<(i64, i64)> = reserved
            .map(|range| (range.start.unwrap_or_default().into(), range.end.unwrap_or_default().into()))
            .collect();
        let reserved = ranges::Numbers { of: "reserved", step: step::ENUM_RESERVED_RANGE, ranges: &reserved };
        self.numbers(&reserved, path);
        self.names_twice(&one.reserved_name, &path.part(&[step::ENUM_RESERVED_NAME]));
        for (index, value) in one.value.iter().enumerate() {
            if let Some(name) = value.name.as_ref().filter(|name| one.reserved_name.contains(name)) {
                let text = format!("the name `{name}` is reserved: give the value another one, or reserve it no more");
                self.report(&path.child(step::VALUE, index), &[step::NAME], text);
            }
        }
        self.aliases(one, scope, path);
    }

    fn aliases(&mut self, one: &EnumDescriptorProto, scope: &str, path: &Path) {
        let allowed = one.options.as_ref().is_some_and(|options| options.allow_alias == Some(true));
        let mut numbers: Vec<_> = one.value.iter().map(|value| value.number).collect();
        numbers.sort_unstable();
        if allowed && !numbers.windows(2).any(|two| two[0] == two[1]) {
            let name = full_name(scope, one.name.as_ref());
            let text = format!("`{name}` has no two values of one number: remove `allow_alias`");
            self.report(path, &[step::ENUM_OPTIONS, 2], text);
        }
    }
}
