//! Which changes a run tries.

use std::{
    collections::{BTreeMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
};

use crate::{mutant::Mutant, options::Options};

/// Chooses among the changes that can be made. A change is drawn by its own text, so that what else changes in the
/// sources leaves the sample as it is.
pub(crate) fn choose<'a>(mutants: &[&'a Mutant], options: &Options) -> Vec<&'a Mutant> {
    if !options.numbers.is_empty() {
        return mutants.iter().copied().filter(|mutant| options.numbers.contains(&mutant.number)).collect();
    }
    let in_folder = |mutant: &&&Mutant| {
        options.folders.is_empty() || options.folders.iter().any(|folder| mutant.file.starts_with(folder.as_str()))
    };
    let mutants: Vec<&Mutant> = mutants.iter().filter(in_folder).copied().collect();
    match options.sample {
        Some(sample) => draw(&mutants, sample, options),
        None => mutants,
    }
}

fn draw<'a>(mutants: &[&'a Mutant], sample: usize, options: &Options) -> Vec<&'a Mutant> {
    let mut folders = BTreeMap::<&str, Vec<&Mutant>>::new();
    mutants.iter().for_each(|mutant| folders.entry(mutant.folder()).or_default().push(mutant));
    let mut chosen = Vec::new();
    for mut folder in folders.into_values() {
        let share = (sample * folder.len()).div_ceil(mutants.len()).max(options.least);
        folder.sort_by_cached_key(|mutant| lot(mutant, options.seed));
        chosen.extend(folder.into_iter().take(share));
    }
    chosen.sort_by_key(|mutant| mutant.number);
    chosen
}

fn lot(mutant: &Mutant, seed: u64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (seed, mutant.key()).hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::draw;
    use crate::{mutant::Mutant, options::Options};

    fn mutants(count: u32, file: &str) -> Vec<Mutant> {
        let mutant = |number| Mutant {
            number,
            file: file.to_owned(),
            line: 1,
            function: "f".to_owned(),
            change: format!("{number} is 0"),
            nth: 1,
        };
        (1..=count).map(mutant).collect()
    }

    #[test]
    fn every_folder_has_its_share_and_the_least() {
        let all = [mutants(900, "src/json/a.rs"), mutants(100, "src/xml/b.rs")].concat();
        let all: Vec<&Mutant> = all.iter().collect();
        let keys = |seed| {
            let options = Options { seed, ..Options::default() };
            draw(&all, 100, &options).iter().map(|mutant| mutant.key()).collect::<Vec<_>>()
        };
        let count = |folder| keys(1).iter().filter(|key| key.starts_with(folder)).count();
        assert_eq!((count("src/json"), count("src/xml")), (90, 15));
        assert_eq!(keys(1), keys(1));
        assert_ne!(keys(1), keys(2));
    }
}
