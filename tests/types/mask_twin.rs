//! Operations of field masks against a naive twin, which goes through the struct name by name.

use proptest::{collection::vec, option, prelude::*};
use wireform::{Message, types::FieldMask};

/// A tree whose names begin alike.
#[derive(Message, Clone, Debug, Default, PartialEq)]
struct Node {
    #[proto(1)]
    a: Option<Box<Node>>,
    #[proto(2)]
    aa: Option<u32>,
    #[proto(3)]
    a_a: Option<Box<Node>>,
    #[proto(4)]
    list: Vec<u32>,
}

type Path = Vec<String>;

fn split(mask: &FieldMask) -> Vec<Path> {
    mask.paths.iter().map(|path| path.split('.').map(str::to_owned).collect()).collect()
}

fn union(one: &FieldMask, other: &FieldMask) -> FieldMask {
    let all = [split(one), split(other)].concat();
    let is_inside = |path: &Path| all.iter().any(|other| other.len() < path.len() && path.starts_with(other));
    let mut left: Vec<_> = all.iter().filter(|path| !is_inside(path)).collect();
    left.sort();
    left.dedup();
    left.into_iter().map(|path| path.join(".")).collect()
}

/// What a mask says of a field: nothing, all of it, or the rest of the paths.
enum Said {
    Nothing,
    All,
    Inside(Vec<Path>),
}

fn said(paths: &[Path], name: &str) -> Said {
    let named: Vec<_> = paths.iter().filter(|path| path[0] == name).collect();
    if named.is_empty() {
        Said::Nothing
    } else if named.iter().any(|path| path.len() == 1) {
        Said::All
    } else {
        Said::Inside(named.iter().map(|path| path[1..].to_vec()).collect())
    }
}

fn trim(node: &Node, paths: &[Path]) -> Node {
    let child = |name, child: &Option<Box<Node>>| match said(paths, name) {
        Said::Nothing => None,
        Said::All => child.clone(),
        Said::Inside(paths) => child.as_ref().map(|child| Box::new(trim(child, &paths))),
    };
    let whole = |name| matches!(said(paths, name), Said::All);
    Node {
        a: child("a", &node.a),
        aa: node.aa.filter(|_| whole("aa")),
        a_a: child("a_a", &node.a_a),
        list: if whole("list") { node.list.clone() } else { Vec::new() },
    }
}

fn apply(source: &Node, target: &Node, paths: &[Path]) -> Node {
    let child = |name, from: &Option<Box<Node>>, to: &Option<Box<Node>>| match said(paths, name) {
        Said::Nothing => to.clone(),
        Said::All => from.clone(),
        Said::Inside(_) if from.is_none() && to.is_none() => None,
        Said::Inside(paths) => {
            let [from, to] = [from, to].map(|node| node.as_deref().cloned().unwrap_or_default());
            Some(Box::new(apply(&from, &to, &paths)))
        }
    };
    let whole = |name| matches!(said(paths, name), Said::All);
    Node {
        a: child("a", &source.a, &target.a),
        aa: if whole("aa") { source.aa } else { target.aa },
        a_a: child("a_a", &source.a_a, &target.a_a),
        list: if whole("list") { source.list.clone() } else { target.list.clone() },
    }
}

fn mask() -> impl Strategy<Value = FieldMask> {
    // Some name no field, or go into what is no message.
    let name = prop::sample::select(vec!["a", "a", "a_a", "a_a", "aa", "list", "aaa", "a-a", ""]);
    vec(vec(name, 1..4).prop_map(|path| path.join(".")), 1..8).prop_map(|paths| FieldMask { paths })
}

fn node() -> impl Strategy<Value = Node> {
    let scalars = (option::of(0..3_u32), vec(0..3_u32, 0..3));
    let leaf = scalars.clone().prop_map(|(aa, list)| Node { aa, list, ..Node::default() });
    leaf.prop_recursive(4, 20, 2, move |inner| {
        let child = || option::of(inner.clone().prop_map(Box::new));
        (child(), child(), scalars.clone()).prop_map(|(a, a_a, (aa, list))| Node { a, aa, a_a, list })
    })
}

proptest! {
    #[test]
    fn union_is_that_of_the_twin(one in mask(), other in mask()) {
        prop_assert_eq!(one.union(&other), union(&one, &other));
    }

    #[test]
    fn trim_is_that_of_the_twin(node in node(), mask in mask()) {
        let mut trimmed = node.clone();
        mask.trim(&mut trimmed).unwrap();
        prop_assert_eq!(trimmed, trim(&node, &split(&mask)));
    }

    #[test]
    fn apply_is_that_of_the_twin(source in node(), target in node(), mask in mask()) {
        let mut applied = target.clone();
        mask.apply(&source, &mut applied).unwrap();
        prop_assert_eq!(applied, apply(&source, &target, &split(&mask)));
    }
}
