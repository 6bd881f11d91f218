//! What messages take that are read inside serde's types: on the budget of the document, where this library reads it.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, de::DeserializeOwned};
use wireform::{
    DecodeErrorKind, Limits, Message,
    serde::{Canonical, json, xml},
};
use wireform_test_support::allocation::measure;

use crate::budget::SLACK;

#[derive(Message, Clone, Debug, PartialEq)]
#[proto(serde)]
struct Node {
    #[proto(1)]
    numbers: Vec<u64>,
    #[proto(2)]
    texts: Vec<String>,
    #[proto(3)]
    nodes: Vec<Node>,
    #[proto(4)]
    boxed: Option<Box<Node>>,
    #[proto(5)]
    tree: BTreeMap<String, Node>,
    #[proto(6)]
    table: HashMap<u32, Node>,
}

#[derive(Deserialize)]
struct Envelope {
    #[serde(with = "wireform::serde::canonical")]
    #[allow(dead_code, reason = "reading it is what is tested")]
    body: Node,
}

const MESSAGES: [&str; 6] = [
    "{}",
    r#"{"numbers":[0,0,0,0,0]}"#,
    r#"{"nodes":[{},{},{},{},{}]}"#,
    r#"{"boxed":{"boxed":{"boxed":{}}}}"#,
    r#"{"tree":{"":{}}}"#,
    r#"{"table":{"1":{},"2":{}},"texts":["","",""]}"#,
];

/// Reads with budgets up to the first that is enough, and asserts the promise for each.
#[track_caller]
fn check<T: DeserializeOwned>(text: &str) {
    let mut budget = 1000;
    loop {
        let options = json::Options::new().limits(Limits::new().allocation(budget));
        let (result, used) = measure(|| options.from_str::<T>(text));
        let most = 2 * budget + text.len() + SLACK;
        assert!(used.peak <= most, "{} bytes at once, of {most} for {} bytes", used.peak, text.len());
        match result {
            Ok(_) => return assert!(used.live <= budget + text.len() + SLACK && budget > 1000),
            Err(error) => assert_eq!(error.kind(), &DecodeErrorKind::AllocationLimit),
        }
        budget += budget / 8;
    }
}

#[test]
fn messages_in_a_document_share_its_budget() {
    for message in MESSAGES {
        for count in [128, 256, 512] {
            let list = |item: &str| format!("[{}{item}]", format!("{item},").repeat(count - 1));
            check::<Vec<Canonical<Node>>>(&list(message));
            check::<Vec<Node>>(&list(message));
            check::<Vec<Option<Canonical<Node>>>>(&list(message));
            check::<Vec<Box<Envelope>>>(&list(&format!(r#"{{"body":{message}}}"#)));
        }
    }
}

#[test]
fn messages_in_xml_share_its_budget() {
    let node: Node = serde_json::from_str(r#"{"numbers":[0,0,0,0,0],"nodes":[{},{},{}]}"#).unwrap();
    let document = xml::Options::new().self_describing(true).to_string(&vec![node; 512]).unwrap();
    let mut verdicts = vec![];
    for budget in [1000, 10_000, 100_000, 1_000_000, 10_000_000] {
        let options = xml::Options::new().limits(Limits::new().allocation(budget));
        let (result, used) = measure(|| options.from_str::<Vec<Node>>(&document));
        assert!(used.peak <= 2 * budget + document.len() + SLACK, "{used:?} with {budget}");
        verdicts.push(result.map(drop).map_err(|error| error.kind().clone()));
    }
    assert_eq!(verdicts.first(), Some(&Err(DecodeErrorKind::AllocationLimit)));
    assert_eq!(verdicts.last(), Some(&Ok(())));
}

/// Somebody else's deserializer does not tell what the document may take: the limits hold for each message.
#[test]
fn each_message_of_a_foreign_deserializer_has_the_default_budget() {
    for count in [250_000, 500_000, 1_000_000] {
        let text = format!(r#"{{"nodes":[{}{{}}]}}"#, "{},".repeat(count));
        let (result, used) = measure(|| serde_json::from_str::<Canonical<Node>>(&text));
        assert!(used.peak <= 2 * (64 << 20) + text.len() + SLACK, "{used:?}");
        assert_eq!(result.is_ok(), (count + 1).next_power_of_two() * size_of::<Node>() <= 64 << 20);
    }
}
