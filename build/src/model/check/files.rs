//! Files: each there once, and none that leads back to itself by what it imports or refers to.

use std::collections::{HashMap, HashSet};

use wireform::schema::proto::{FileDescriptorProto, FileDescriptorSet};

use super::{Report, step};
use crate::{
    error::Problem,
    model::{
        comments::{Path, Source},
        recursion,
    },
};

/// A way from one file to another: an import, or the type of something.
pub(super) struct Way {
    /// The file that it leads to, by its place in the set.
    pub(super) to: usize,
    /// Where it begins.
    pub(super) path: Path,
    /// What it leads to, as an error calls it.
    pub(super) target: String,
}

/// Reports files that are there twice and imports that are none, and returns the ways that the imports are.
pub(super) fn check(set: &FileDescriptorSet, mistakes: &mut Vec<Problem>) -> Vec<Vec<Way>> {
    let mut places = HashMap::new();
    for (index, file) in set.file.iter().enumerate() {
        let name = file.name.as_deref().unwrap_or_default();
        if places.insert(name, index).is_some() {
            let text = "the file is there twice: leave one of them out of the set";
            mistakes.push(Problem::new(text).in_file(name));
        }
    }
    let ways = set.file.iter().map(|file| imports(file, &places, Report { source: Source::new(file), mistakes }));
    ways.collect()
}

fn imports(file: &FileDescriptorProto, places: &HashMap<&str, usize>, mut report: Report<'_>) -> Vec<Way> {
    let (mut seen, mut ways) = (HashSet::new(), Vec::new());
    for (index, import) in file.dependency.iter().enumerate() {
        let path = Path::default().child(step::DEPENDENCY, index);
        if !seen.insert(import) {
            report.mistake(
                &path,
                &[],
                format!("`{}` is imported twice: remove one of the imports", super::shown(import)),
            );
        } else if let Some(&to) = places.get(&import[..]) {
            ways.push(Way { to, path, target: format!("`{import}`") });
        }
    }
    let kinds = [
        (&file.public_dependency, "public", step::PUBLIC_DEPENDENCY),
        (&file.weak_dependency, "weak", step::WEAK_DEPENDENCY),
    ];
    for (indices, kind, field) in kinds {
        for (at, index) in indices.iter().enumerate() {
            if usize::try_from(*index).map_or(true, |index| index >= file.dependency.len()) {
                let text = format!("there is no import {index}, which is said to be {kind}: make the set anew");
                report.mistake(&Path::default().child(field, at), &[], text);
            }
        }
    }
    ways
}

/// Reports the ways by which files lead back to themselves; Rust could not make structs of what contains itself then.
pub(super) fn circles(set: &FileDescriptorSet, ways: &[Vec<Way>], mistakes: &mut Vec<Problem>) {
    let next: Vec<Vec<Option<usize>>> = ways.iter().map(|ways| ways.iter().map(|way| Some(way.to)).collect()).collect();
    for ((file, ways), closing) in set.file.iter().zip(ways).zip(recursion::closing(&next)) {
        let mut report = Report { source: Source::new(file), mistakes };
        for (way, _) in ways.iter().zip(closing).filter(|(_, closes)| *closes) {
            let text = format!(
                "{} leads back to this file, and no file imports itself: move what they share into a file that imports \
                 none of them",
                way.target
            );
            report.mistake(&way.path, &[], text);
        }
    }
}
