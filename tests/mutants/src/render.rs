//! Writes a source file with its switches in it.

use std::{cmp::Reverse, collections::HashSet, ops::Range};

use crate::mutant::{Form, Site, Source};

/// A file as it is compiled, and what its parts are.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    pub(crate) text: String,
    pub(crate) marks: Vec<Mark>,
}

/// A part of a rendered file.
#[derive(Debug)]
pub(crate) struct Mark {
    pub(crate) range: Range<usize>,
    pub(crate) part: Part,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// What a change puts there.
    Change(u32),
    /// A place, by its index in the file.
    Site(usize),
    /// A function, by the index of its place.
    Function(usize),
}

/// What the compiler has not taken yet.
#[derive(Debug, Default)]
pub(crate) struct Refused {
    /// The numbers of changes.
    pub(crate) changes: HashSet<u32>,
    /// The names of functions that have to stay `const`.
    pub(crate) const_functions: HashSet<String>,
}

impl Refused {
    /// Returns whether a place has something to switch.
    pub(crate) fn takes(&self, site: &Site) -> bool {
        !site.in_const.as_ref().is_some_and(|function| self.const_functions.contains(function))
    }
}

/// Puts switches into a file, by a path to their module.
pub(crate) fn render(source: &Source, refused: &Refused, switch: &str) -> Rendered {
    let mut sites: Vec<(usize, &Site)> = source.sites.iter().enumerate().collect();
    sites.sort_by_key(|(_, site)| (site.range.start, !site.range.is_empty(), Reverse(site.range.end), site.form as u8));
    let mut renderer = Renderer { text: &source.text, refused, switch, out: Rendered::default() };
    renderer.emit(0..source.text.len(), &sites);
    renderer.out
}

struct Renderer<'a> {
    text: &'a str,
    refused: &'a Refused,
    switch: &'a str,
    out: Rendered,
}

impl Renderer<'_> {
    /// Writes a part of the file with the places in it, which are in order, the outer ones first.
    fn emit(&mut self, range: Range<usize>, mut sites: &[(usize, &Site)]) {
        let mut at = range.start;
        while let [(index, site), rest @ ..] = sites {
            let inner = rest.iter().take_while(|(_, other)| other.range.end <= site.range.end && contains(site, other));
            let (inside, after) = rest.split_at(inner.count());
            self.out.text.push_str(&self.text[at..site.range.start]);
            self.site(*index, site, inside);
            at = site.range.end;
            sites = after;
        }
        self.out.text.push_str(&self.text[at..range.end]);
    }

    fn site(&mut self, index: usize, site: &Site, inside: &[(usize, &Site)]) {
        let start = self.out.text.len();
        let live = |change: &&(u32, String)| self.refused.takes(site) && !self.refused.changes.contains(&change.0);
        let changes: Vec<&(u32, String)> = site.changes.iter().filter(live).collect();
        match site.form {
            Form::Const if self.refused.takes(site) => {}
            Form::Expression if !changes.is_empty() => self.expression(site, &changes, inside),
            Form::Statement if !changes.is_empty() => {
                self.change(&format!("if {}::on({}) ", self.switch, changes[0].0), changes[0].0, "{}", " else { ");
                self.emit(site.range.clone(), inside);
                self.out.text.push_str(" }");
            }
            Form::Body | Form::Arm => {
                for (number, text) in changes {
                    self.insertion(site.form, *number, text);
                }
            }
            _ => self.emit(site.range.clone(), inside),
        }
        let part = if site.form == Form::Function { Part::Function(index) } else { Part::Site(index) };
        self.out.marks.push(Mark { range: start..self.out.text.len(), part });
    }

    /// What is there comes first, so that the compiler takes its type as the right one.
    fn expression(&mut self, site: &Site, changes: &[&(u32, String)], inside: &[(usize, &Site)]) {
        let (first, last) = (changes[0].0, changes[changes.len() - 1].0);
        self.out.text.push_str(&format!("(match {}::among({first}, {last}) {{ 0 => (", self.switch));
        self.emit(site.range.clone(), inside);
        self.out.text.push(')');
        for (number, text) in changes {
            let pattern = if *number == last { "_".to_owned() } else { number.to_string() };
            self.change(&format!(", {pattern} => ("), *number, text, ")");
        }
        self.out.text.push_str(" })");
    }

    fn insertion(&mut self, form: Form, number: u32, text: &str) {
        let on = format!("{}::on({number})", self.switch);
        if form == Form::Body {
            self.change(&format!(" if {on} {{ "), number, &format!("return {text};"), " }");
        } else {
            self.change(" ", number, &format!("if !{on}"), "");
        }
    }

    fn change(&mut self, before: &str, number: u32, text: &str, after: &str) {
        self.out.text.push_str(before);
        let start = self.out.text.len();
        self.out.text.push_str(text);
        self.out.marks.push(Mark { range: start..self.out.text.len(), part: Part::Change(number) });
        self.out.text.push_str(after);
    }
}

/// Returns whether a place is inside another one, which nothing is that has no width.
fn contains(outer: &Site, inner: &Site) -> bool {
    !outer.range.is_empty() && inner.range.start >= outer.range.start
}

#[cfg(test)]
mod tests {
    use super::{Refused, render};
    use crate::{find::add_file, mutant::Sources};

    fn rendered(text: &str, refused: &Refused) -> String {
        let mut sources = Sources::default();
        add_file("src/a.rs", text.to_owned(), &mut sources).unwrap();
        render(&sources.files[0], refused, "m").text
    }

    #[test]
    fn a_place_in_another_has_its_own_switch() {
        let text = rendered("fn f(a: bool, b: bool) { g(!a && b) }", &Refused::default());
        assert_eq!(
            text,
            "fn f(a: bool, b: bool) { if m::on(1) { return (); } \
             g((match m::among(2, 2) { 0 => ((match m::among(3, 3) { 0 => (!a), _ => (a) }) && b), \
             _ => ((!a) || (b)) })) }"
        );
    }

    #[test]
    fn what_was_refused_is_as_it_was() {
        let text = "const fn f(a: u8) -> u8 { if a == 1 { g(); } 2 }";
        assert!(rendered(text, &Refused::default()).starts_with(" fn f("));
        let all = Refused { changes: (1..20).collect(), ..Refused::default() };
        assert_eq!(rendered(text, &all), text.replace("const fn", " fn"));
        let constant = Refused { const_functions: ["f".to_owned()].into(), ..Refused::default() };
        assert_eq!(rendered(text, &constant), text);
    }
}
