//! Which operator becomes which.

use syn::BinOp;

/// Returns what stands in for an operator.
pub(crate) fn replacements(operator: &BinOp) -> &'static [&'static str] {
    match operator {
        BinOp::Eq(_) => &["!="],
        BinOp::Ne(_) => &["=="],
        BinOp::Lt(_) => &["<=", "==", ">"],
        BinOp::Le(_) => &["<", ">"],
        BinOp::Gt(_) => &[">=", "==", "<"],
        BinOp::Ge(_) => &[">", "<"],
        BinOp::And(_) => &["||"],
        BinOp::Or(_) => &["&&"],
        BinOp::Add(_) => &["-", "*"],
        BinOp::Sub(_) => &["+", "/"],
        BinOp::Mul(_) => &["+", "/"],
        BinOp::Div(_) => &["%", "*"],
        BinOp::Rem(_) => &["/", "+"],
        BinOp::BitAnd(_) => &["|", "^"],
        BinOp::BitOr(_) => &["&", "^"],
        BinOp::BitXor(_) => &["|", "&"],
        BinOp::Shl(_) => &[">>"],
        BinOp::Shr(_) => &["<<"],
        _ => replacements_of_assignments(operator),
    }
}

fn replacements_of_assignments(operator: &BinOp) -> &'static [&'static str] {
    match operator {
        BinOp::AddAssign(_) => &["-=", "*="],
        BinOp::SubAssign(_) => &["+=", "/="],
        BinOp::MulAssign(_) => &["+=", "/="],
        BinOp::DivAssign(_) => &["%=", "*="],
        BinOp::RemAssign(_) => &["/=", "+="],
        BinOp::BitAndAssign(_) => &["|=", "^="],
        BinOp::BitOrAssign(_) => &["&=", "^="],
        BinOp::BitXorAssign(_) => &["|=", "&="],
        BinOp::ShlAssign(_) => &[">>="],
        BinOp::ShrAssign(_) => &["<<="],
        _ => &[],
    }
}

/// Returns the integers next to one, with its suffix.
pub(crate) fn neighbours(literal: &syn::LitInt) -> Vec<String> {
    let Ok(value) = literal.base10_parse::<u128>() else { return Vec::new() };
    let below = value.checked_sub(1);
    [value.checked_add(1), below].into_iter().flatten().map(|value| format!("{value}{}", literal.suffix())).collect()
}

#[cfg(test)]
mod tests {
    use super::neighbours;

    #[test]
    fn an_integer_has_two_neighbours_and_zero_has_one() {
        let of = |text| neighbours(&syn::parse_str(text).unwrap());
        assert_eq!(of("0x10_u8"), ["17u8", "15u8"]);
        assert_eq!(of("0"), ["1"]);
    }
}
