//! Generated code without a compiler: that it parses, that no name is there twice, and that each path leads to something.

use std::collections::{BTreeMap, HashMap, HashSet};

use syn::{
    Fields, GenericArgument, Item, Path, PathArguments,
    visit::{self, Visit},
};

/// Types that are there without a path to them.
const EVERYWHERE: [&str; 12] =
    ["bool", "f32", "f64", "i32", "i64", "u8", "u32", "u64", "str", "Option", "Vec", "String"];

/// Returns what is wrong with the files, which have their names.
pub(crate) fn fault(files: &BTreeMap<String, String>) -> Option<String> {
    let mut text = String::new();
    expand(&files["_includes.rs"], files, &mut text);
    let file = match syn::parse_file(&text) {
        Ok(file) => file,
        Err(error) => return Some(format!("{error}\n{text}")),
    };
    let mut program = Program::default();
    program.declare(&file.items, "");
    let mut paths = Paths { program: &program, module: Vec::new(), faults: Vec::new() };
    paths.visit_file(&file);
    let fault = program.twice.first().or(paths.faults.first())?;
    Some(format!("{fault}\n{text}"))
}

/// Puts files in the place of what includes them.
fn expand(file: &str, files: &BTreeMap<String, String>, out: &mut String) {
    for line in file.lines() {
        match line.trim().strip_prefix("include!(\"").and_then(|rest| rest.strip_suffix("\");")) {
            Some(name) => expand(files.get(name).unwrap_or_else(|| panic!("no file {name}")), files, out),
            None => {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
}

/// What there is, by its path with `::` before each segment.
#[derive(Default)]
struct Program {
    types: HashMap<String, Kind>,
    values: HashSet<String>,
    twice: Vec<String>,
}

enum Kind {
    Type,
    Module,
}

impl Program {
    fn declare(&mut self, items: &[Item], module: &str) {
        for item in items {
            match item {
                Item::Struct(item) => {
                    self.ty(format!("{module}::{}", item.ident), Kind::Type);
                    let Fields::Named(fields) = &item.fields else { continue };
                    for field in fields.named.iter().filter_map(|field| field.ident.as_ref()) {
                        self.value(format!("{module}::{}::{field}", item.ident));
                    }
                }
                Item::Enum(item) => {
                    self.ty(format!("{module}::{}", item.ident), Kind::Type);
                    for variant in &item.variants {
                        self.value(format!("{module}::{}::{}", item.ident, variant.ident));
                    }
                }
                Item::Impl(item) => {
                    let syn::Type::Path(of) = &*item.self_ty else { continue };
                    let of = &of.path.segments[0].ident;
                    for constant in &item.items {
                        let syn::ImplItem::Const(constant) = constant else { continue };
                        self.value(format!("{module}::{of}::{}", constant.ident));
                    }
                }
                Item::Mod(item) => {
                    let path = format!("{module}::{}", item.ident);
                    if let Some((_, items)) = &item.content {
                        self.declare(items, &path);
                    }
                    self.ty(path, Kind::Module);
                }
                Item::Const(item) => self.value(format!("{module}::{}", item.ident)),
                Item::Fn(item) => self.value(format!("{module}::{}", item.sig.ident)),
                _ => {}
            }
        }
    }

    fn ty(&mut self, path: String, kind: Kind) {
        if self.types.insert(path.clone(), kind).is_some() {
            self.twice.push(format!("the type or module {path} is there twice"));
        }
    }

    fn value(&mut self, path: String) {
        if !self.values.insert(path.clone()) {
            self.twice.push(format!("the value {path} is there twice"));
        }
    }
}

/// Looks where each path leads.
struct Paths<'a> {
    program: &'a Program,
    module: Vec<String>,
    faults: Vec<String>,
}

impl Paths<'_> {
    /// Says what is wrong with a path, if it is not one of another crate.
    fn look(&self, path: &Path) -> Option<String> {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let up = names.iter().take_while(|name| *name == "super").count();
        if path.leading_colon.is_some() || names[0] == "Self" {
            return None;
        }
        let spelled = names.join("::");
        let Some(depth) = self.module.len().checked_sub(up) else { return Some(format!("{spelled} leads out")) };
        let mut at: String = self.module[..depth].iter().map(|name| format!("::{name}")).collect();
        for (index, name) in names.iter().enumerate().skip(up) {
            let next = format!("{at}::{name}");
            let is_last = index + 1 == names.len();
            match self.program.types.get(&next) {
                Some(Kind::Type) if is_last && is_generic(path) => {
                    return Some(format!("{spelled} is meant to be that of the standard library"));
                }
                Some(Kind::Module) if is_last && !self.program.values.contains(&next) => {
                    return Some(format!("{spelled} is a module"));
                }
                Some(_) => {}
                None if is_last && self.program.values.contains(&next) => {}
                None if names.len() == 1 && (EVERYWHERE.contains(&&name[..]) || name == "Box") => {}
                None if names.len() == 2 && index == 0 && matches!(&name[..], "f32" | "f64") => return None,
                None => return Some(format!("{spelled} leads to nothing from {}", self.module.join("::"))),
            }
            at = next;
        }
        None
    }
}

/// Whether the last segment has types for arguments, as none has that is generated.
fn is_generic(path: &Path) -> bool {
    let last = path.segments.last().map(|segment| &segment.arguments);
    let Some(PathArguments::AngleBracketed(arguments)) = last else { return false };
    arguments.args.iter().any(|argument| matches!(argument, GenericArgument::Type(_)))
}

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    fn visit_path(&mut self, path: &'ast Path) {
        self.faults.extend(self.look(path));
        visit::visit_path(self, path);
    }
}
