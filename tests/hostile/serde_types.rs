//! What values of serde's types take, whatever they are read from: no more than the budget pays for, and documents that
//! mean well are accepted.
//!
//! Budgets and documents are small here: what counts is how one grows with the other. The last tests have the default
//! limits.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque},
    rc::Rc,
    sync::Arc,
};

use proptest::prelude::*;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, value::RawValue};
use wireform::{
    DecodeErrorKind, Limits,
    serde::{
        json,
        xml::{self, Options as Xml},
    },
};
use wireform_test_support::allocation::{Used, measure};

use self::shapes::{
    Adjacent, Boxes, Chain, Flat, Maybe, Newtype, Plain, Small, Tables, Tagged, Tree, Trees, Tuples, each_type,
};

use crate::budget::SLACK;

mod shapes;

#[derive(Serialize, Deserialize, Debug)]
struct Borrowed<'a> {
    #[serde(borrow, default)]
    texts: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    names: HashMap<&'a str, &'a str>,
}

type Verdict = Result<(), DecodeErrorKind>;

fn json<T: DeserializeOwned>(text: &[u8], limits: Limits) -> (Verdict, Used) {
    let options = json::Options::new().limits(limits);
    let (result, used) = measure(|| options.from_slice::<T>(text));
    (result.map(drop).map_err(|error| error.kind().clone()), used)
}

fn xml<T: DeserializeOwned>(text: &[u8], limits: Limits) -> (Verdict, Used) {
    let options = Xml::new().limits(limits);
    let (result, used) = measure(|| options.from_slice::<T>(text));
    (result.map(drop).map_err(|error| error.kind().clone()), used)
}

fn borrowed(text: &[u8], limits: Limits) -> (Verdict, Used) {
    let options = json::Options::new().limits(limits);
    let (result, used) = measure(|| options.from_slice::<Borrowed<'_>>(text));
    (result.map(drop).map_err(|error| error.kind().clone()), used)
}

type Read = fn(&[u8], Limits) -> (Verdict, Used);

/// Reads with a budget, and asserts that the peak is within what `SECURITY.md` promises of it.
#[track_caller]
fn keeps_promise(read: Read, text: &[u8], budget: usize) -> (Verdict, Used) {
    let (verdict, used) = read(text, Limits::new().allocation(budget));
    let most = 2 * budget + text.len() + SLACK;
    assert!(used.peak <= most, "{} bytes at once, of {most} for {} bytes with {budget}", used.peak, text.len());
    (verdict, used)
}

/// Finds the smallest budget with which a document is accepted, and asserts the promise for it and for smaller ones.
#[track_caller]
fn least_budget(read: Read, text: &[u8]) -> (usize, Used) {
    let (mut refused, mut accepted) = (0, 8 * text.len());
    while keeps_promise(read, text, accepted).0 == Err(DecodeErrorKind::AllocationLimit) {
        (refused, accepted) = (accepted, accepted * 4);
    }
    while accepted - refused > accepted / 32 + 1 {
        let budget = refused.midpoint(accepted);
        match keeps_promise(read, text, budget).0 {
            Ok(()) => accepted = budget,
            Err(kind) => {
                assert_eq!(kind, DecodeErrorKind::AllocationLimit);
                refused = budget;
            }
        }
    }
    let (verdict, used) = keeps_promise(read, text, accepted);
    verdict.unwrap();
    (accepted, used)
}

/// Checks a shape at n, 2n and 4n, as JSON and as XML; `most` is how many times what it keeps a value may cost, in percent.
#[track_caller]
fn check<T: Serialize + DeserializeOwned>(most: usize, text: impl Fn(usize) -> String) {
    for count in [128, 256, 512] {
        let text = text(count);
        let (budget, used) = least_budget(json::<T>, text.as_bytes());
        assert!(budget <= used.live * most / 100 + SLACK, "{budget} paid for {} bytes kept", used.live);
        let value = json::from_str::<T>(&text).unwrap();
        let document = Xml::new().self_describing(true).to_string(&value).unwrap();
        least_budget(xml::<T>, document.as_bytes());
    }
}

fn list(item: &str) -> impl Fn(usize) -> String {
    move |count| format!("[{}{item}]", format!("{item},").repeat(count - 1))
}

fn inside(open: &str, item: &str, close: &str) -> impl Fn(usize) -> String {
    move |count| format!("{open}{}{close}", list(item)(count))
}

fn object(entry: impl Fn(usize) -> String) -> impl Fn(usize) -> String {
    move |count| format!("{{{}}}", (0..count).map(&entry).collect::<Vec<_>>().join(","))
}

#[test]
fn lists() {
    for item in ["0", "100"] {
        check::<Vec<u8>>(105, list(item));
        check::<Vec<u64>>(105, list(item));
        check::<VecDeque<u16>>(105, list(item));
        check::<LinkedList<u8>>(200, list(item));
    }
    check::<Vec<Vec<u8>>>(105, list("[0]"));
    check::<Vec<[u64; 2]>>(105, list("[0,0]"));
    check::<Vec<LinkedList<u8>>>(300, list("[0]"));
    check::<Tuples>(150, list(r#"["",0,[0]]"#));
}

#[test]
fn strings() {
    check::<Vec<String>>(105, list(r#""""#));
    check::<Vec<String>>(105, list(r#""some text""#));
    check::<Vec<Box<str>>>(400, list(r#""""#));
    check::<Vec<Arc<str>>>(200, list(r#""""#));
}

#[test]
fn maps_and_sets() {
    check::<Trees>(105, list(r#"{"":0}"#));
    check::<Tables>(110, list(r#"{"":0}"#));
    check::<Vec<BTreeSet<u64>>>(105, list("[0]"));
    check::<Vec<HashSet<u8>>>(120, list("[0]"));
    for scatter in [1, 7919, 999_999] {
        let key = move |index: usize| index * scatter % 1_000_000;
        check::<HashMap<String, ()>>(105, object(move |index| format!("\"{}\":null", key(index))));
        check::<HashMap<u32, u8>>(105, object(move |index| format!("\"{}\":0", key(index))));
        check::<BTreeMap<u32, u8>>(160, object(move |index| format!("\"{}\":0", key(index))));
        check::<BTreeMap<String, Vec<String>>>(160, object(move |index| format!("\"{}\":[\"\"]", key(index))));
    }
}

#[test]
fn boxes() {
    check::<Vec<Box<u64>>>(200, list("0"));
    check::<Vec<Arc<u64>>>(105, list("0"));
    check::<Vec<Rc<Vec<u64>>>>(105, list("[]"));
    check::<Vec<Box<Small>>>(160, list("{}"));
    check::<Boxes>(105, list("0"));
    check::<Maybe>(700, list("0"));
    check::<Vec<Chain>>(800, list(r#"{"next":{"next":{"next":null}}}"#));
    check::<Vec<Plain>>(140, list(r#"{"One":"Leaf"}"#));
    check::<Vec<Plain>>(140, list(r#"{"Two":["Leaf",0]}"#));
    check::<Vec<Plain>>(140, list(r#"{"Fields":{"a":["Leaf"]}}"#));
}

#[test]
fn values_of_any_type() {
    for item in ["0", "[]", "{}", r#""""#, r#""\n""#, "[0]", r#"{"":0}"#, "[-65.613616999999977,43.420273000000009]"] {
        check::<Value>(105, list(item));
        check::<Vec<Value>>(105, list(item));
        check::<Map<String, Value>>(105, inside(r#"{"":"#, item, "}"));
    }
    for scatter in [1, 7919, 999_999] {
        check::<Value>(160, object(move |index| format!("\"{}\":0", index * scatter % 1_000_000)));
        check::<BTreeMap<String, Value>>(160, object(move |index| format!("\"{}\":0", index * scatter % 1_000_000)));
    }
    for entries in [1, 3, 4, 7, 8, 11, 12, 40] {
        check::<Value>(150, list(&object(|index| format!("\"{index}\":null"))(entries)));
    }
}

/// What serde buffers is paid for while it is there, with the copies that types in it make.
#[test]
fn buffered_values() {
    for item in ["0", "[]", "{}", "[0]", r#"{"":0}"#, r#""\n""#, "null"] {
        check::<Tree>(2000, list(item));
        check::<Vec<Tree>>(2000, list(item));
        check::<Tagged>(2000, inside(r#"{"t":"D","any":"#, item, "}"));
        check::<Flat>(2000, inside(r#"{"a":"#, item, "}"));
    }
    for item in
        [r#"{"t":"A","id":1,"name":""}"#, r#"{"t":"C","":1}"#, r#"{"t":"D","any":{"":0}}"#, r#"{"t":"B","kids":[]}"#]
    {
        check::<Vec<Tagged>>(2000, list(item));
        check::<Tagged>(8000, inside(r#"{"t":"B","kids":"#, item, "}"));
    }
    for item in [r#"{"t":"A","c":[0]}"#, r#"{"c":[0],"t":"A"}"#, r#"{"c":{"any":[[0]]},"t":"B"}"#] {
        check::<Vec<Adjacent>>(300, list(item));
    }
    check::<Vec<Flat>>(110, list(r#"{"":0}"#));
    check::<Flat>(300, object(|index| format!("\"{index}\":0")));
}

#[test]
fn a_buffer_is_copied_at_each_level() {
    let (open, close) = ("[".repeat(90), "]".repeat(90));
    for count in [100, 200, 400] {
        for item in ["0", r#""\n""#] {
            let text = inside(&open, item, &close)(count);
            let (budget, used) = least_budget(json::<Tree>, text.as_bytes());
            assert!(used.peak > 300 * text.len() && budget <= 3 * used.peak, "{budget} for {used:?} of {}", text.len());
        }
        let text = "[".repeat(90) + "\"\\n" + &"x".repeat(10 * count) + "\"" + &"]".repeat(90);
        let (_, used) = least_budget(json::<Tree>, text.as_bytes());
        assert!(used.peak > 50 * text.len(), "{used:?}");
    }
}

#[test]
fn borrowed_text_takes_its_handles_only() {
    for count in [128, 256, 512] {
        for item in [r#""""#, r#""some text""#] {
            let text = inside(r#"{"texts":"#, item, "}")(count);
            least_budget(borrowed, text.as_bytes());
        }
        let names = object(|index| format!("\"{index}\":\"\""))(count);
        least_budget(borrowed, format!(r#"{{"names":{names}}}"#).as_bytes());
    }
}

#[test]
fn counted_somes_are_boxes() {
    let item = |somes| format!("<item nil='true' some='{somes}'/>");
    for count in [128, 256, 512] {
        for somes in [1, 3, 95] {
            let document = format!("<v>{}</v>", item(somes).repeat(count));
            least_budget(xml::<Vec<Newtype>>, document.as_bytes());
        }
        let buffered = format!("<v type='seq'>{}</v>", "<item type='u8' some='95'>0</item>".repeat(count));
        let (verdict, _) = keeps_promise(xml::<Tree>, buffered.as_bytes(), 8 * buffered.len());
        assert_eq!(verdict, Err(DecodeErrorKind::AllocationLimit));
        for budget in [16, 64, 256, 1024].map(|times| times * buffered.len()) {
            drop(keeps_promise(xml::<Tree>, buffered.as_bytes(), budget));
        }
    }
}

/// What a visitor keeps elsewhere than in its value is paid for too.
#[test]
fn seeds_that_extend_a_list() {
    struct Extend<'v>(&'v mut Vec<u64>);

    impl<'de> serde::de::Visitor<'de> for Extend<'_> {
        type Value = ();

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("numbers")
        }

        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
            while let Some(number) = seq.next_element()? {
                self.0.push(number);
            }
            Ok(())
        }
    }

    struct Numbers(Vec<u64>);

    impl<'de> Deserialize<'de> for Numbers {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let mut numbers = vec![];
            deserializer.deserialize_seq(Extend(&mut numbers))?;
            Ok(Self(numbers))
        }
    }

    let text = list("0")(1000);
    let (budget, used) = least_budget(json::<Numbers>, text.as_bytes());
    assert!(budget >= used.live, "{budget} paid for {used:?}");
    assert_eq!(json::from_str::<Numbers>(&text).unwrap().0, [0; 1000]);
}

/// A visitor that keeps nothing may see as many parts as there are.
#[test]
fn what_is_not_kept_is_free() {
    struct Sum(u64);

    impl<'de> Deserialize<'de> for Sum {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            struct Add;
            impl<'de> serde::de::Visitor<'de> for Add {
                type Value = Sum;

                fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    f.write_str("numbers")
                }

                fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Sum, A::Error> {
                    let mut sum = 0;
                    while let Some(number) = seq.next_element::<u64>()? {
                        sum += number;
                    }
                    Ok(Sum(sum))
                }
            }
            deserializer.deserialize_seq(Add)
        }
    }

    let options = json::Options::new().limits(Limits::new().allocation(0));
    assert_eq!(options.from_str::<Sum>(&list("2")(1000)).unwrap().0, 2000);
    options.from_str::<serde::de::IgnoredAny>(&list(r#"{"a":[0]}"#)(1000)).unwrap();
    options.from_str::<[[u8; 2]; 2]>("[[0,1],[2,3]]").unwrap();
    options.from_str::<(u8, Small)>(r#"[0,{"id":1,"name":"some text"}]"#).unwrap();
}

/// serde_json's `Value` reads the text beneath that key by itself, without limits.
#[test]
fn the_key_of_raw_text_is_refused() {
    const RAW: &str = "$serde_json::private::RawValue";
    let text = format!(r#"{{"{RAW}":"[[[]]]"}}"#);
    for text in [text.clone(), format!("[{text}]"), format!(r#"{{"a":1,"{RAW}":2}}"#)] {
        let errors = [
            json::from_str::<Value>(&text).unwrap_err(),
            json::from_str::<Tree>(&text).unwrap_err(),
            json::from_str::<Flat>(&format!(r#"{{"a":{text}}}"#)).unwrap_err(),
        ];
        for error in errors {
            assert!(error.to_string().contains("stands for unread text in serde_json"), "{error}");
        }
    }
    let entry = format!("<entry><key type='str'>{RAW}</key><value type='str'>[]</value></entry>");
    let error = xml::from_str::<Value>(&format!("<v type='map'>{entry}</v>")).unwrap_err();
    assert!(error.to_string().contains("stands for unread text in serde_json"), "{error}");
    // It is a key like any other where nobody takes it for more, and raw text is raw text.
    let map: BTreeMap<String, String> = json::from_str(&text).unwrap();
    assert_eq!(map[RAW], "[[[]]]");
    assert_eq!(json::from_str::<Vec<Box<RawValue>>>("[{}, 1.0]").unwrap()[1].get(), "1.0");
}

/// These are accepted whatever their length, as they take less than eight times of it.
#[test]
fn documents_that_mean_well() {
    #[derive(Serialize, Deserialize)]
    #[serde(tag = "type")]
    enum Event {
        Click { at: [f64; 2], user: String, tags: Vec<String> },
        Quit { user: String },
    }

    let at_any_length = |read: Read, item: &str| {
        for count in [100, 200, 400] {
            let text = list(item)(count);
            let (budget, _) = least_budget(read, text.as_bytes());
            assert!(budget <= 8 * text.len() + SLACK, "{budget} for {}: {item}", text.len());
        }
    };
    let tweet = r#"{"created_at":"Sun Aug 31 00:29:15 +0000 2014","id":505874924095815681,"id_str":"505874924095815681",
        "text":"some hundred characters of text, as they are usual in what people write to each other on the internet",
        "truncated":false,"in_reply_to":null,"user":{"id":1186275104,"name":"Somebody","screen_name":"somebody",
        "location":"","description":"what somebody says of themselves, in a sentence or two","followers_count":262},
        "geo":null,"retweet_count":0,"entities":{"hashtags":["one","two"],"urls":[]},"favorited":false,"lang":"ja"}"#;
    at_any_length(json::<Value>, tweet);
    at_any_length(json::<Value>, "[-65.613616999999977,43.420273000000009]");
    at_any_length(json::<Vec<f64>>, "0.25");
    at_any_length(json::<Vec<u32>>, "7");
    at_any_length(json::<Vec<Vec<(f64, f64)>>>, "[[-65.61361,43.42027],[-65.61972,43.41805]]");
    let click = r#"{"type":"Click","at":[12.5,13.25],"user":"somebody","tags":["one","two","three"],"note":"more words, not kept"}"#;
    at_any_length(json::<Vec<Event>>, click);
    let quit = r#"{"type":"Quit","user":"somebody with a long name"}"#;
    let text = list(quit)(20_000);
    json::from_str::<Vec<Event>>(&text).unwrap();
    let extra = r#"{"id":7,"name":"somebody","street":"some street","zip":"12345","lat":12.345,"lon":67.89}"#;
    at_any_length(json::<Vec<Flat>>, &format!("{}{}", &extra[..extra.len() - 1], r#","note":"and some words more"}"#));
}

/// What these took before they were paid for was 84, 40 and 45 times their length.
#[test]
fn the_default_limits_hold() {
    let promise = |read: Read, text: &str| {
        let (verdict, used) = read(text.as_bytes(), Limits::new());
        let most = 2 * ((64 << 20) + 8 * text.len()) + text.len() + SLACK;
        assert!(used.peak <= most, "{} bytes at once, of {most} for {}", used.peak, text.len());
        verdict
    };
    for count in [100_000, 200_000, 400_000] {
        let verdict = promise(json::<Value>, &list(r#"{"a":0}"#)(count));
        assert_eq!(verdict.is_ok(), count == 100_000);
        let document =
            format!("<v type='seq'>{}</v>", "<item type='seq'><item type='u8'>0</item></item>".repeat(count));
        assert_eq!(promise(xml::<Value>, &document), Ok(()));
    }
    for count in [100_000, 200_000, 400_000] {
        assert_eq!(promise(json::<Trees>, &list(r#"{"":0}"#)(count)).is_ok(), count == 100_000);
        assert_eq!(promise(json::<Maybe>, &list("0")(10 * count)).is_ok(), count < 400_000);
    }
    promise(json::<Value>, &list("0")(1_500_000)).unwrap();
}

macro_rules! readers {
    ($($ty:ty),*) => { [$((json::<$ty> as Read, xml::<$ty> as Read)),*] };
}

fn any_json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("0".to_owned()),
        Just("null".to_owned()),
        Just(r#""\n""#.to_owned()),
        Just(r#""A""#.to_owned()),
        Just("[]".to_owned()),
        Just("{}".to_owned()),
        "[0-9]{1,3}",
    ];
    let key = || {
        prop_oneof![Just("t"), Just("c"), Just("any"), Just("kids"), Just("next"), Just("id"), Just(""), Just("One")]
    };
    leaf.prop_recursive(6, 60, 8, move |inner| {
        let many = (inner.clone(), 1..60_usize).prop_map(|(item, count)| list(&item)(count));
        let entries = proptest::collection::vec((key(), inner.clone()), 1..5);
        let map = entries.prop_map(|entries| {
            let entries: Vec<_> = entries.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
            format!("{{{}}}", entries.join(","))
        });
        prop_oneof![many, map]
    })
}

proptest! {
    /// Any document and any type: the peak is paid for.
    #[test]
    fn every_type_keeps_the_promise(text in any_json(), times in 0..60_usize) {
        for (json, xml) in each_type!(readers) {
            let budget = times * text.len();
            drop(keeps_promise(json, text.as_bytes(), budget));
            if let Ok(value) = serde_json::from_str::<Value>(&text) {
                let document = Xml::new().self_describing(true).to_string(&value).unwrap();
                drop(keeps_promise(xml, document.as_bytes(), budget));
            }
        }
    }
}
