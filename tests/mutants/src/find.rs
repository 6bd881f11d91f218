//! Finds the places of a source file that can be changed.

use std::ops::Range;

use proc_macro2::TokenStream;
use syn::{
    Attribute, BinOp, Block, Expr, ExprBinary, ExprIf, ExprMatch, ExprUnary, ExprWhile, Lit, Pat, Signature, Stmt,
    UnOp,
    spanned::Spanned,
    visit::{self, Visit},
};

use crate::{
    cfg::is_compiled,
    macros,
    mutant::{Form, Mutant, Site, Source, Sources},
    operators, returns,
};

/// Adds a file's places to the rest.
pub(crate) fn add_file(file: &str, text: String, sources: &mut Sources) -> syn::Result<()> {
    let parsed = syn::parse_file(&text)?;
    let mut finder = Finder::new(file, &text, sources);
    finder.visit_file(&parsed);
    let sites = finder.sites;
    sources.files.push(Source { file: file.to_owned(), text, sites });
    Ok(())
}

/// What a visit of a file has seen.
pub(crate) struct Finder<'a> {
    file: &'a str,
    text: &'a str,
    sources: &'a mut Sources,
    sites: Vec<Site>,
    /// The types of the `impl`s and the names of the functions around.
    names: Vec<String>,
    /// The name of the `const fn` around.
    const_function: Option<String>,
    /// Whether the compiler computes what is here, where no switch can be.
    constant: bool,
}

impl<'a> Finder<'a> {
    fn new(file: &'a str, text: &'a str, sources: &'a mut Sources) -> Self {
        Self { file, text, sources, sites: Vec::new(), names: Vec::new(), const_function: None, constant: false }
    }

    fn text(&self, range: &Range<usize>) -> &'a str {
        &self.text[range.clone()]
    }

    fn of(&self, node: &impl Spanned) -> &'a str {
        self.text(&node.span().byte_range())
    }

    /// Adds a place: for each change, what it is called and the text that it puts there.
    fn site(&mut self, form: Form, range: Range<usize>, changes: impl IntoIterator<Item = (String, String)>) {
        if !matches!(form, Form::Body | Form::Arm) && self.text(&range).parse::<TokenStream>().is_err() {
            // It begins inside a macro's repetition and ends outside.
            return;
        }
        if self.constant {
            self.sources.constants.extend(changes.into_iter().map(|_| self.file.to_owned()));
            return;
        }
        let changes = changes.into_iter().map(|(change, text)| (self.mutant(range.start, change), text)).collect();
        self.sites.push(Site { form, range, changes, in_const: self.const_function.clone() });
    }

    fn mutant(&mut self, at: usize, change: String) -> u32 {
        let function = self.names.join("::");
        let here = self.sources.mutants.iter().rev().take_while(|mutant| mutant.file == self.file);
        let nth = here.filter(|mutant| mutant.function == function && mutant.change == change).count() + 1;
        let number = self.sources.mutants.len() as u32 + 1;
        let line = self.text[..at].matches('\n').count() + 1;
        self.sources.mutants.push(Mutant { number, file: self.file.to_owned(), line, function, change, nth });
        number
    }

    fn named(&mut self, name: String, visit: impl FnOnce(&mut Self)) {
        self.names.push(name);
        visit(self);
        self.names.pop();
    }

    fn in_constant(&mut self, visit: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.constant, true);
        visit(self);
        self.constant = outer;
    }

    fn function(&mut self, whole: Range<usize>, attributes: &[Attribute], signature: &Signature, body: &Block) {
        if !is_compiled(attributes) {
            return;
        }
        let name = signature.ident.to_string();
        let outer = self.const_function.take();
        self.sites.push(Site { form: Form::Function, range: whole, changes: Vec::new(), in_const: None });
        if let Some(keyword) = &signature.constness {
            let range = keyword.span().byte_range();
            self.const_function = Some(name.clone());
            self.sites.push(Site { form: Form::Const, range, changes: Vec::new(), in_const: Some(name.clone()) });
        }
        self.named(name, |finder| {
            finder.body(signature, body);
            finder.visit_block(body);
        });
        self.const_function = outer;
    }

    /// The function returns at once.
    fn body(&mut self, signature: &Signature, body: &Block) {
        let name = signature.ident.to_string();
        if name == "main" || name == "default" {
            return;
        }
        let start = body.brace_token.span.open().byte_range().end;
        let inside = squeeze(&self.text[start..body.brace_token.span.close().byte_range().start]);
        let changes = returns::values(&signature.output)
            .into_iter()
            .filter(|value| inside != *value && !(inside.is_empty() && value == "()"))
            .map(|value| (format!("returns {value}"), value));
        self.site(Form::Body, start..start, changes);
    }

    /// A condition becomes true and false.
    fn condition(&mut self, condition: &Expr, values: &[&str]) {
        if !has_let(condition) {
            let range = condition.span().byte_range();
            let text = snippet(self.text(&range));
            let changes = values.iter().map(|value| (format!("`{text}` is {value}"), (*value).to_owned()));
            self.site(Form::Expression, range, changes.collect::<Vec<_>>());
        }
    }

    fn binary(&mut self, binary: &ExprBinary) {
        if matches!(binary.op, BinOp::And(_) | BinOp::Or(_)) && (has_let(&binary.left) || has_let(&binary.right)) {
            return;
        }
        let (left, right) = (self.of(&binary.left), self.of(&binary.right));
        let operator = self.of(&binary.op);
        let text = snippet(&format!("{left} {operator} {right}"));
        // The left side of an assignment is a place.
        let open = if operator.ends_with('=') && !matches!(operator, "==" | "!=" | "<=" | ">=") { "" } else { "(" };
        let close = if open.is_empty() { "" } else { ")" };
        let changes = operators::replacements(&binary.op)
            .iter()
            .map(|to| (format!("`{text}`: {operator} is {to}"), format!("{open}{left}{close} {to} ({right})")))
            .collect::<Vec<_>>();
        self.site(Form::Expression, binary.span().byte_range(), changes);
    }

    fn unary(&mut self, unary: &ExprUnary) {
        if matches!(unary.op, UnOp::Not(_) | UnOp::Neg(_)) {
            let text = self.of(unary);
            let change = format!("`{}` without {}", snippet(text), &text[..1]);
            self.site(Form::Expression, unary.span().byte_range(), [(change, self.of(&unary.expr).to_owned())]);
        }
    }

    fn arms(&mut self, expression: &ExprMatch) {
        let has_rest = expression.arms.last().is_some_and(|arm| matches!(arm.pat, Pat::Wild(_)));
        for arm in expression.arms.iter().filter(|arm| is_compiled(&arm.attrs)) {
            match &arm.pat {
                Pat::Guard(guarded) => self.condition(&guarded.guard, &["true", "false"]),
                Pat::Wild(_) => {}
                pattern if has_rest => {
                    let range = pattern.span().byte_range();
                    let change = format!("without the arm `{}`", snippet(self.text(&range)));
                    self.site(Form::Arm, range.end..range.end, [(change, String::new())]);
                }
                _ => {}
            }
        }
    }

    /// What is done for its effect is not done.
    fn statement(&mut self, statement: &Stmt) {
        let Stmt::Expr(expression, Some(_)) = statement else { return };
        if has_effect(expression) && !self.of(expression).starts_with("drop(") {
            let range = statement.span().byte_range();
            let change = format!("without `{}`", snippet(self.text(&range)));
            self.site(Form::Statement, range, [(change, String::new())]);
        }
    }

    fn is_off(&self, statement: &Stmt) -> bool {
        let text = self.of(statement);
        text.starts_with('#') && !macros::attributes_of(text).is_some_and(|attributes| is_compiled(&attributes))
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(item.span().byte_range(), &item.attrs, &item.sig, &item.block);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.function(item.span().byte_range(), &item.attrs, &item.sig, &item.block);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(body) = &item.default {
            self.function(item.span().byte_range(), &item.attrs, &item.sig, body);
        }
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if is_compiled(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let is_debug = |path: &syn::Path| path.segments.last().is_some_and(|last| last.ident == "Debug");
        // What `Debug` prints is no behaviour that anything rests on.
        if is_compiled(&item.attrs) && !item.trait_.as_ref().is_some_and(|(path, _)| is_debug(path)) {
            let name = type_name(self.of(&item.self_ty));
            self.named(name, |finder| visit::visit_item_impl(finder, item));
        }
    }

    fn visit_item_trait(&mut self, item: &'ast syn::ItemTrait) {
        if is_compiled(&item.attrs) {
            self.named(item.ident.to_string(), |finder| visit::visit_item_trait(finder, item));
        }
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        let Some(name) = &item.ident else { return };
        // An exported one is used by other crates, which have no switches.
        if !is_compiled(&item.attrs) || item.attrs.iter().any(|attribute| attribute.path().is_ident("macro_export")) {
            return;
        }
        self.named(format!("{name}!"), |finder| {
            if !macros::visit_rules(finder, item.mac.tokens.clone()) {
                finder.sources.opaque.push(format!("{}: {name}!", finder.file));
            }
        });
    }

    fn visit_item_const(&mut self, item: &'ast syn::ItemConst) {
        self.named(item.ident.to_string(), |finder| finder.in_constant(|finder| visit::visit_item_const(finder, item)));
    }

    fn visit_item_static(&mut self, item: &'ast syn::ItemStatic) {
        self.in_constant(|finder| visit::visit_item_static(finder, item));
    }

    fn visit_impl_item_const(&mut self, item: &'ast syn::ImplItemConst) {
        self.in_constant(|finder| visit::visit_impl_item_const(finder, item));
    }

    fn visit_trait_item_const(&mut self, item: &'ast syn::TraitItemConst) {
        self.in_constant(|finder| visit::visit_trait_item_const(finder, item));
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.in_constant(|finder| visit::visit_variant(finder, variant));
    }

    fn visit_expr_const(&mut self, expression: &'ast syn::ExprConst) {
        self.in_constant(|finder| visit::visit_expr_const(finder, expression));
    }

    fn visit_expr_repeat(&mut self, expression: &'ast syn::ExprRepeat) {
        self.visit_expr(&expression.expr);
        self.in_constant(|finder| finder.visit_expr(&expression.len));
    }

    fn visit_type(&mut self, _: &'ast syn::Type) {}

    fn visit_pat(&mut self, _: &'ast Pat) {}

    fn visit_path(&mut self, _: &'ast syn::Path) {}

    fn visit_generics(&mut self, _: &'ast syn::Generics) {}

    fn visit_angle_bracketed_generic_arguments(&mut self, _: &'ast syn::AngleBracketedGenericArguments) {}

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_stmt(&mut self, statement: &'ast Stmt) {
        if !self.is_off(statement) {
            self.statement(statement);
            visit::visit_stmt(self, statement);
        }
    }

    fn visit_expr_binary(&mut self, expression: &'ast ExprBinary) {
        self.binary(expression);
        visit::visit_expr_binary(self, expression);
    }

    fn visit_expr_unary(&mut self, expression: &'ast ExprUnary) {
        self.unary(expression);
        visit::visit_expr_unary(self, expression);
    }

    fn visit_expr_if(&mut self, expression: &'ast ExprIf) {
        self.condition(&expression.cond, &["true", "false"]);
        visit::visit_expr_if(self, expression);
    }

    fn visit_expr_while(&mut self, expression: &'ast ExprWhile) {
        // That it is true would be a loop without an end.
        self.condition(&expression.cond, &["false"]);
        visit::visit_expr_while(self, expression);
    }

    fn visit_expr_match(&mut self, expression: &'ast ExprMatch) {
        self.arms(expression);
        for arm in &expression.arms {
            if let Pat::Guard(guarded) = &arm.pat {
                self.visit_expr(&guarded.guard);
            }
        }
        visit::visit_expr_match(self, expression);
    }

    fn visit_expr_lit(&mut self, expression: &'ast syn::ExprLit) {
        let Lit::Int(literal) = &expression.lit else { return };
        let text = self.of(literal);
        let changes = operators::neighbours(literal).into_iter().map(|value| (format!("{text} is {value}"), value));
        self.site(Form::Expression, literal.span().byte_range(), changes);
    }

    fn visit_macro(&mut self, invocation: &'ast syn::Macro) {
        macros::visit_arguments(self, invocation);
    }

    fn visit_expr_macro(&mut self, expression: &'ast syn::ExprMacro) {
        if expression.mac.path.is_ident("matches") {
            let text = self.of(expression);
            let change = format!("`{}` is not", snippet(text));
            self.site(Form::Expression, expression.span().byte_range(), [(change, format!("!{text}"))]);
        }
        self.visit_macro(&expression.mac);
    }
}

/// Returns whether a condition binds: it is no expression then.
fn has_let(expression: &Expr) -> bool {
    match expression {
        Expr::Let(_) => true,
        Expr::Binary(binary) => has_let(&binary.left) || has_let(&binary.right),
        _ => false,
    }
}

fn has_effect(expression: &Expr) -> bool {
    match expression {
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Assign(_) => true,
        Expr::Try(tried) => has_effect(&tried.expr),
        _ => false,
    }
}

/// Returns a type without its parameters and path.
fn type_name(ty: &str) -> String {
    let name = ty.split(['<', '{']).next().unwrap_or(ty).trim();
    name.rsplit("::").next().unwrap_or(name).to_owned()
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a text on one line, its middle left out where it is long.
fn snippet(text: &str) -> String {
    let text = squeeze(text).replace('|', "∣");
    if text.chars().count() <= 60 {
        return text;
    }
    let start: String = text.chars().take(40).collect();
    let end: String = text.chars().skip(text.chars().count() - 16).collect();
    format!("{start} … {end}")
}

#[cfg(test)]
mod tests;
