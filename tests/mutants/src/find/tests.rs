use super::add_file;
use crate::mutant::Sources;

/// Returns what can be changed in a file, each with its function.
fn changes(text: &str) -> Vec<String> {
    let mut sources = Sources::default();
    add_file("src/a.rs", text.to_owned(), &mut sources).unwrap();
    sources.mutants.iter().map(|mutant| format!("{}: {}", mutant.function, mutant.change)).collect()
}

#[test]
fn bodies_operators_conditions_and_statements_are_changed() {
    assert_eq!(
        changes("impl<T> A<T> { fn f(&self) -> bool { if self.a < 1 { self.g(); } !self.b } }"),
        [
            "A::f: returns true",
            "A::f: returns false",
            "A::f: `self.a < 1` is true",
            "A::f: `self.a < 1` is false",
            "A::f: `self.a < 1`: < is <=",
            "A::f: `self.a < 1`: < is ==",
            "A::f: `self.a < 1`: < is >",
            "A::f: 1 is 2",
            "A::f: 1 is 0",
            "A::f: without `self.g();`",
            "A::f: `!self.b` without !",
        ]
    );
}

#[test]
fn arms_are_left_out_where_another_takes_what_they_do() {
    let text = "fn f(a: u8) { match a { 1 => x, 2 if b => y, _ => z } }";
    assert_eq!(changes(text), ["f: returns ()", "f: without the arm `1`", "f: `b` is true", "f: `b` is false"]);
    assert_eq!(changes("fn f(a: u8) { match a { 1 => x, other => z } }"), ["f: returns ()"]);
}

#[test]
fn no_place_is_in_tests_constants_patterns_and_types() {
    let none = [
        "#[cfg(test)] mod tests { fn f() { g(1) } }",
        "const A: [u8; 2] = [1 + 1; 2];",
        "impl Debug for A { fn fmt(&self) -> bool { !self.a } }",
        "#[cfg(not(feature = \"std\"))] fn f() -> u8 { 1 }",
    ];
    for text in none {
        assert_eq!(changes(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(changes("fn f() { let [1, ..] = a::<{ 1 }>() else { return }; }"), ["f: returns ()"]);
}

#[test]
fn the_inside_of_a_macro_is_changed_where_it_is_rust() {
    let rules = "macro_rules! m { ($name:ident, $($a:expr),*) => { fn $name() -> bool { $($a &&)* $name != 1 } } }";
    assert_eq!(
        changes(rules),
        [
            "m!::variable_name: returns true",
            "m!::variable_name: returns false",
            "m!::variable_name: `$name != 1`: != is ==",
            "m!::variable_name: 1 is 2",
            "m!::variable_name: 1 is 0",
        ]
    );
    assert_eq!(changes("fn f() { assert!(a, \"{}\", !b) }"), ["f: returns ()", "f: `!b` without !"]);
    assert_eq!(changes("fn f() { matches!(a, 1 | 2) }"), ["f: returns ()", "f: `matches!(a, 1 ∣ 2)` is not"]);
}

#[test]
fn the_same_change_twice_has_two_keys() {
    let mut sources = Sources::default();
    add_file("src/json/a.rs", "fn f() { g(0); g(0) }".to_owned(), &mut sources).unwrap();
    let keys: Vec<String> = sources.mutants.iter().map(|mutant| mutant.key()).collect();
    assert_eq!(keys[2], "src/json/a.rs | f | 0 is 1");
    assert_eq!(keys[3], "src/json/a.rs | f | 0 is 1 #2");
    assert_eq!(sources.mutants[0].folder(), "src/json");
}
