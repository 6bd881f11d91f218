//! The options, and the verbs.

use wireform::{
    Described, Encode, EncodeErrorKind,
    schema::{FieldDescriptor, FieldKind, Kind, MessageDescriptor},
    text::{self, Options},
    walk::{EncodeText, Fields, TextFieldEncode},
    wire::Writer,
};

use crate::types::{Choice, Colour, Inner, Tree, empty};

fn tree() -> Tree {
    Tree {
        value: 1,
        inner: Some(empty()),
        kids: vec![Tree { inner: Some(Inner::of(2)), ..empty() }],
        numbers: vec![3, -4],
        names: vec!["é".into(), "b".into()],
        colours: vec![Colour::Red, Colour::DarkBlue],
        by_name: [("k".into(), 5)].into(),
        choice: Some(Choice::FirstOne("'".into())),
        ..empty()
    }
}

#[test]
fn a_single_line_has_no_end() {
    let text = Options::new().single_line(true).to_string(&tree()).unwrap();
    assert_eq!(
        text,
        "value: 1 inner { } kids { inner { number: 2 } } numbers: 3 numbers: -4 names: \"é\" names: \"b\" colours: RED \
         colours: DARK_BLUE by_name { key: \"k\" value: 5 } first_one: \"\\'\""
    );
    assert_eq!(Options::new().single_line(true).to_string(&empty::<Tree>()).unwrap(), "");
}

#[test]
fn short_lists_are_those_of_numbers_and_names() {
    let options = Options::new().short_lists(true);
    let text = options.to_string(&tree()).unwrap();
    assert_eq!(
        text,
        "value: 1\ninner {\n}\nkids {\n  inner {\n    number: 2\n  }\n}\nnumbers: [3, -4]\nnames: \"é\"\nnames: \"b\"\n\
         colours: [RED, DARK_BLUE]\nby_name {\n  key: \"k\"\n  value: 5\n}\nfirst_one: \"\\'\"\n"
    );
    let nested = Tree { kids: vec![Tree { numbers: vec![1], ..empty() }], ..empty() };
    assert_eq!(options.to_string(&nested).unwrap(), "kids {\n  numbers: [1]\n}\n");
    assert_eq!(options.single_line(true).to_string(&nested).unwrap(), "kids { numbers: [1] }");
}

#[test]
fn all_verbs_say_the_same() {
    let tree = tree();
    let text = text::to_string(&tree).unwrap();
    let mut written = vec![];
    text::to_writer(&mut written, &tree).unwrap();
    assert_eq!(text.as_bytes(), text::to_vec(&tree).unwrap());
    assert_eq!(text.as_bytes(), written);
    assert_eq!(text::from_str::<Tree>(&text).unwrap(), tree);
    assert_eq!(text::from_slice::<Tree>(text.as_bytes()).unwrap(), tree);
    assert_eq!(text::from_reader::<Tree>(text.as_bytes()).unwrap(), tree);
}

/// A message whose hand-written descriptor has a name that no `.proto` file has.
struct Odd(i32);

impl Described for Odd {
    const DESCRIPTOR: &'static MessageDescriptor =
        &MessageDescriptor::new("Odd", &[FieldDescriptor::new("odd name", 1, FieldKind::Implicit(Kind::Int32))]);
}

impl Encode for Odd {
    fn is_empty(&self) -> bool {
        self.0 == 0
    }
    fn encode_fields(&self, _out: &mut Writer<'_>) {}
    fn fields_len(&self) -> usize {
        0
    }
}

impl EncodeText for Odd {
    fn emit<F: Fields>(&self, fields: &mut F) -> Result<(), F::Error> {
        type Field = wireform::encoding::Implicit<wireform::encoding::Int32>;
        <Field as TextFieldEncode<i32>>::emit(&Self::DESCRIPTOR.fields()[0], &self.0, fields)
    }
}

#[test]
fn a_name_that_no_reader_would_find_the_end_of_is_refused() {
    assert_eq!(text::to_string(&Odd(0)).unwrap(), "");
    let error = text::to_string(&Odd(1)).unwrap_err();
    assert!(matches!(error.kind(), EncodeErrorKind::Unrepresentable { .. }), "{error}");
    assert_eq!(error.path(), format!("{}.{}", Odd::DESCRIPTOR.name(), Odd::DESCRIPTOR.fields()[0].name()));
}
