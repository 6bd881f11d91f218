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

fn main() {
    assert_eq!(json::to_string(&Plain { pages: vec![] }).unwrap(), "{}");
    let page: Page<String, u8> = Page { page_number: 1, items: vec!["a".into()], skipped: None };
    let text = json::to_string(&page).unwrap();
    assert_eq!(text, r#"{"pageNumber":"1","items":["a"]}"#);
    assert_eq!(json::from_str::<Page<String, u8>>(&text).unwrap(), page);
}
