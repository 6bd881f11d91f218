//! What is inside macros, as far as it is Rust.

use proc_macro2::{Delimiter, Group, Ident, Punct, TokenStream, TokenTree};
use syn::{
    Attribute, Block, Expr, File, ImplItem, Macro, Stmt, Token,
    parse::{ParseStream, Parser},
    visit::Visit,
};

/// Macros of which the arguments are expressions, the first ones at least.
const KNOWN: [&str; 12] = [
    "assert",
    "assert_eq",
    "debug_assert",
    "debug_assert_eq",
    "format",
    "format_args",
    "matches",
    "panic",
    "unreachable",
    "vec",
    "write",
    "writeln",
];

/// Visits the arguments of a macro that is known to take expressions.
pub(crate) fn visit_arguments<V: for<'ast> Visit<'ast>>(visitor: &mut V, invocation: &Macro) {
    let name = invocation.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
    if !KNOWN.contains(&name.as_str()) {
        return;
    }
    let arguments = expressions.parse2(invocation.tokens.clone()).unwrap_or_default();
    // What follows the first one of `matches!` is a pattern, which may look like an expression.
    let count = if name == "matches" { 1 } else { arguments.len() };
    for argument in arguments.iter().take(count) {
        visitor.visit_expr(argument);
    }
}

/// Parses expressions with commas between them, up to the first that is none.
fn expressions(input: ParseStream<'_>) -> syn::Result<Vec<Expr>> {
    let mut expressions = Vec::new();
    while let Ok(expression) = input.parse::<Expr>() {
        expressions.push(expression);
        if input.parse::<Option<Token![,]>>()?.is_none() && input.parse::<Option<Token![;]>>()?.is_none() {
            break;
        }
    }
    input.parse::<TokenStream>()?;
    Ok(expressions)
}

/// Visits what the rules of a macro expand to. Returns false for an inside that is no Rust.
pub(crate) fn visit_rules<V: for<'ast> Visit<'ast>>(visitor: &mut V, rules: TokenStream) -> bool {
    let groups: Vec<Group> = rules
        .into_iter()
        .filter_map(|token| match token {
            TokenTree::Group(group) => Some(group),
            _ => None,
        })
        .collect();
    // Pattern and expansion by turns.
    let visited: Vec<bool> =
        groups.chunks_exact(2).map(|rule| visit_tokens(visitor, without_variables(rule[1].stream()))).collect();
    visited.iter().all(|visited| *visited)
}

fn visit_tokens<V: for<'ast> Visit<'ast>>(visitor: &mut V, tokens: TokenStream) -> bool {
    if let Ok(file) = syn::parse2::<File>(tokens.clone()) {
        visitor.visit_file(&file);
    } else if let Ok(items) = impl_items.parse2(tokens.clone()) {
        items.iter().for_each(|item| visitor.visit_impl_item(item));
    } else if let Ok(statements) = Block::parse_within.parse2(tokens) {
        statements.iter().for_each(|statement: &Stmt| visitor.visit_stmt(statement));
    } else {
        return false;
    }
    true
}

fn impl_items(input: ParseStream<'_>) -> syn::Result<Vec<ImplItem>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        items.push(input.parse()?);
    }
    Ok(items)
}

/// Makes `$name` a name, and of a repetition what is repeated, all in their places.
fn without_variables(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut out = TokenStream::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => match tokens.next() {
                Some(TokenTree::Ident(name)) => out.extend([variable(&dollar, &name)]),
                Some(TokenTree::Group(repeated)) => {
                    out.extend(without_variables(repeated.stream()));
                    skip_repetition(&mut tokens);
                }
                other => out.extend(other),
            },
            TokenTree::Group(group) => out.extend([inside(&group)]),
            other => out.extend([other]),
        }
    }
    out
}

fn variable(dollar: &Punct, name: &Ident) -> TokenTree {
    let span = dollar.span().join(name.span()).unwrap_or_else(|| name.span());
    Ident::new(&format!("variable_{name}"), span).into()
}

fn inside(group: &Group) -> TokenTree {
    let mut inside = Group::new(group.delimiter(), without_variables(group.stream()));
    inside.set_span(group.span());
    debug_assert_ne!(inside.delimiter(), Delimiter::None);
    inside.into()
}

/// Moves past the separator and the operator of a repetition.
fn skip_repetition(tokens: &mut impl Iterator<Item = TokenTree>) {
    let is_operator = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if "*+?".contains(p.as_char()));
    tokens.find(is_operator);
}

/// Returns the attributes that a text begins with.
pub(crate) fn attributes_of(text: &str) -> Option<Vec<Attribute>> {
    let parse = |input: ParseStream<'_>| {
        let attributes = Attribute::parse_outer(input)?;
        input.parse::<TokenStream>()?;
        Ok(attributes)
    };
    parse.parse_str(text).ok()
}
