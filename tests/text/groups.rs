//! Groups, which have a name of their own and may have that of their type.

use wireform::{
    Message,
    text::{self, Options},
};

use crate::{all_read, check, refused, types::empty};

#[derive(Message, Clone, Debug, PartialEq)]
struct MyResult {
    #[proto(1)]
    number: i32,
}

#[derive(Message, Clone, Debug, PartialEq)]
struct Page {
    #[proto(1, group)]
    myresult: Option<MyResult>,
    #[proto(2, group)]
    another: Vec<MyResult>,
    #[proto(3)]
    plain: Option<MyResult>,
}

#[test]
fn a_group_of_a_type_that_is_declared_elsewhere_has_the_fields_name() {
    let result = MyResult { number: 1 };
    let page = Page { myresult: Some(result.clone()), another: vec![result], plain: None };
    check(&page, &["myresult {", "  number: 1", "}", "another {", "  number: 1", "}"]);
}

#[test]
fn a_group_is_read_under_either_name() {
    let page = Page { myresult: Some(MyResult { number: 1 }), ..empty() };
    all_read(&["MyResult { number: 1 }", "myresult { number: 1 }", "MyResult: < number: 1 >"], &page);
    for other in ["Myresult", "MYRESULT", "Another", "Plain", "Page"] {
        let words = format!("Page: unknown field `{other}` at line 1 column 1");
        refused::<Page>(&format!("{other} {{}}"), &words);
    }
    refused::<Page>("Page.MyResult {}", "Page: unknown field `Page` at line 1 column 1");
    let error = text::from_str::<Page>("myresult {} MyResult {}").unwrap_err();
    assert_eq!(error.to_string(), "Page.myresult: `MyResult` appears more than once at line 1 column 13");
    let error = text::from_str::<Page>("MyResult { number: '' }").unwrap_err();
    assert_eq!(error.path(), "Page.myresult.number");
    assert!(Options::new().ignore_unknown_fields(true).from_str::<Page>("Another { anything: 1 }").is_ok());
}
