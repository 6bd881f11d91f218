//! Random values of many serde types and messages through XML and back, and what quick-xml's own serde layer makes of
//! them.
//!
//! ```sh
//! cargo test --test xml_values -- --nocapture
//! ```
//!
//! prints the table of the README. The values are the same in each run.
#![cfg(all(feature = "xml", feature = "derive"))]

mod messages;
mod random;
mod trace;
mod types;
mod values;

use std::{
    collections::BTreeMap,
    fmt::{self, Debug, Display},
};

use arbitrary::{Arbitrary, Unstructured};
use random::Random;
use serde::{Serialize, de::DeserializeOwned};
use trace::{PLACES, SHAPES, Trace};
use values::Field;
use wireform::serde::xml::Options;

/// How many values there are of each type.
const VALUES: u64 = 220;

/// A line of the table.
#[derive(Clone, Copy, Default)]
struct Counts {
    values: usize,
    returned: usize,
    refused: usize,
    changed: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.values += other.values;
        self.returned += other.returned;
        self.refused += other.refused;
        self.changed += other.changed;
    }
}

/// What all values have in common.
#[derive(Default)]
struct Run {
    types: u64,
    groups: Vec<(&'static str, Counts)>,
    /// How many values have a shape in a place.
    pairs: BTreeMap<(&'static str, &'static str), usize>,
}

impl Run {
    /// Checks that the values of a type return; `plain` says whether they do without types in the document, too.
    fn check<T>(&mut self, group: &'static str, plain: bool)
    where
        T: Serialize + DeserializeOwned + Debug + for<'a> Arbitrary<'a>,
    {
        self.types += 1;
        let mut random = Random(self.types << 32);
        for _ in 0..VALUES {
            let bytes = random.bytes(64);
            let value = Field::<T>::arbitrary(&mut Unstructured::new(&bytes)).expect("there are bytes enough");
            let trace = Trace::of(&value);
            returns(&value, &trace, plain);
            self.count(group, peer(&value, &trace));
            for pair in trace.seen {
                *self.pairs.entry(pair).or_default() += 1;
            }
        }
    }

    fn count(&mut self, group: &'static str, one: Counts) {
        match self.groups.iter_mut().find(|(name, _)| *name == group) {
            Some((_, counts)) => counts.add(one),
            None => self.groups.push((group, one)),
        }
    }

    /// Checks that each shape was in 200 values, as a `None` and a `Some` were in each place, and that each shape which
    /// is no number was in each place.
    fn assert_covered(&self) {
        for shape in SHAPES {
            let count: usize = PLACES.iter().map(|place| self.pair(place, shape)).sum();
            assert!(count >= 200, "{shape}: {count}");
            for place in PLACES {
                let least = match shape {
                    "none" | "some" => 200,
                    "bool" | "f32" => 0,
                    _ if shape.starts_with(['i', 'u']) && shape.ends_with(|c: char| c.is_ascii_digit()) => 0,
                    _ => 10,
                };
                let count = self.pair(place, shape);
                assert!(count >= least, "{shape} in {place}: {count}");
            }
        }
    }

    fn pair(&self, place: &'static str, shape: &'static str) -> usize {
        self.pairs.get(&(place, shape)).copied().unwrap_or_default()
    }
}

/// Whether two values are the same: to serde, bit for bit, and by the variants that serde does not see.
fn same<T: Serialize + Debug>(value: &T, trace: &Trace, read: &T) -> bool {
    trace.calls == Trace::of(read).calls && format!("{value:?}") == format!("{read:?}")
}

fn returns<T: Serialize + DeserializeOwned + Debug>(value: &T, trace: &Trace, plain: bool) {
    let typed = Options::new().self_describing(true);
    let all = [typed.clone(), typed.pretty(true), Options::new(), Options::new().pretty(true)];
    for options in &all[..if plain { 4 } else { 2 }] {
        let document = options.to_string(value).unwrap_or_else(|error| panic!("{error} for {value:?}"));
        let read = options.from_str(&document).unwrap_or_else(|error| panic!("{error} in {document}"));
        assert!(same(value, trace, &read), "{value:?} became {read:?} by {document}");
    }
}

/// Tells what quick-xml's own serde layer makes of a value.
fn peer<T: Serialize + DeserializeOwned + Debug>(value: &T, trace: &Trace) -> Counts {
    let read = quick_xml::se::to_string(value).ok().and_then(|document| quick_xml::de::from_str::<T>(&document).ok());
    let mut counts = Counts { values: 1, ..Counts::default() };
    match read {
        None => counts.refused = 1,
        Some(read) if same(value, trace, &read) => counts.returned = 1,
        Some(_) => counts.changed = 1,
    }
    counts
}

impl Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| random values | | wireform: returned | quick-xml: returned | refused | changed |")?;
        writeln!(f, "|---|--:|--:|--:|--:|--:|")?;
        let mut all = Counts::default();
        for (group, counts) in &self.groups {
            all.add(*counts);
            line(f, group, counts)?;
        }
        line(f, "all", &all)
    }
}

/// Writes a line. That we return all is what was checked.
fn line(f: &mut fmt::Formatter<'_>, group: &str, counts: &Counts) -> fmt::Result {
    let Counts { values, returned, refused, changed } = counts;
    writeln!(f, "| {group} | {values} | {values} | {returned} | {refused} | {changed} |")
}

#[test]
fn random_values_return_and_the_readme_says_what_quick_xml_makes_of_them() {
    let run = types::run();
    assert!(run.types >= 60 && run.types * VALUES >= 20_000, "{} types", run.types);
    run.assert_covered();
    println!("{} types\n{run}", run.types);
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).expect("the README");
    assert!(readme.contains(&run.to_string()), "the README has other figures");
    assert!(readme.contains(&format!("values of {} types", run.types)), "the README has another number of types");
}
