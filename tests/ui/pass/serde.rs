//! `#[proto(serde)]`, with generics too.
#![deny(warnings)]

use wireform::{Message, serde::json};

#[derive(Message, Debug, PartialEq)]
#[proto(serde)]
struct Page<T, S> {
    #[proto(1)]
    page_number: u64,
    #[proto(2)]
    items: Vec<T>,
    #[proto(skip)]
    skipped: Option<S>,
}

#[derive(Message, Debug, PartialEq)]
#[proto(serde)]
struct Plain {
    #[proto(1)]
    pages: Vec<Page<u32, u8>>,
}

#[derive(Message, Debug, PartialEq)]
#[proto(serde)]
struct Borrowing<'a, T> {
    #[proto(1)]
    name: &'a str,
    #[proto(2)]
    item: T,
}

fn main() {
    let borrowing = Borrowing { name: "a", item: 1u64 };
    let text = json::to_string(&borrowing).unwrap();
    assert_eq!(text, r#"{"name":"a","item":"1"}"#);
    assert_eq!(json::from_str::<Borrowing<'_, u64>>(&text).unwrap(), borrowing);
    assert_eq!(json::to_string(&Plain { pages: vec![] }).unwrap(), "{}");
    let page: Page<String, u8> = Page { page_number: 1, items: vec!["a".into()], skipped: None };
    let text = json::to_string(&page).unwrap();
    assert_eq!(text, r#"{"pageNumber":"1","items":["a"]}"#);
    assert_eq!(json::from_str::<Page<String, u8>>(&text).unwrap(), page);
}
