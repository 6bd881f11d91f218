//! Fields of types of the standard library and of serde_json. The types of other crates are in `tests/native`.

use std::time::{Duration, SystemTime};

use serde_json::{Value as Json, json};
use wireform::{
    Message, json as proto_json,
    types::{self, Timestamp, Value},
};
use wireform_test_support::words;

use super::{canonical, refusal};

#[derive(Message, Debug, PartialEq)]
struct Job {
    #[proto(1)]
    created: SystemTime,
    #[proto(2)]
    started: Option<SystemTime>,
    #[proto(3)]
    timeout: Duration,
    #[proto(4)]
    pauses: Vec<Duration>,
    #[proto(5)]
    settings: Json,
    #[proto(6)]
    extra: Option<Json>,
    #[proto(7)]
    more: Vec<Json>,
}

fn empty() -> Job {
    Job::decode(&[][..]).unwrap()
}

#[test]
fn absent_fields_are_the_epoch_zero_and_null() {
    let job = empty();
    assert_eq!((job.created, job.timeout), (SystemTime::UNIX_EPOCH, Duration::ZERO));
    assert_eq!((&job.settings, &job.extra), (&Json::Null, &None));
    assert!(job.encode_to_vec().is_empty());
    assert_eq!(proto_json::to_string(&job).unwrap(), "{}");
}

#[test]
fn fields_have_the_forms_of_the_well_known_types() {
    let text = r#"{"created":"2024-02-29T12:00:00.000000001Z","started":"1969-12-31T23:59:59.500Z","timeout":"1.500s","pauses":["0s"],"settings":{"a":[2.5,1.5,null]},"extra":null,"more":[null,"x"]}"#;
    assert_eq!(canonical::<Job>(text), text);
    let job: Job = proto_json::from_str(text).unwrap();
    assert_eq!(job.started, Some(SystemTime::UNIX_EPOCH - Duration::from_millis(500)));
    assert_eq!((job.extra.clone(), &job.more[0]), (Some(Json::Null), &Json::Null));
    let bytes = job.encode_to_vec();
    assert_eq!(Job::decode(&bytes[..]).unwrap(), job);
}

#[test]
fn bytes_are_those_of_the_well_known_types() {
    let job = Job { timeout: Duration::from_millis(1500), extra: Some(json!([true])), ..empty() };
    let timeout = types::Duration { seconds: 1, nanos: 500_000_000 }.encode_to_vec();
    let extra = Value::from(vec![Value::from(true)]).encode_to_vec();
    let expected = [&[0x1a, timeout.len() as u8][..], &timeout, &[0x32, extra.len() as u8], &extra].concat();
    assert_eq!(job.encode_to_vec(), expected);
}

#[test]
fn parts_of_a_message_are_merged() {
    let parts = [&b"\x1a\x02\x08\x01"[..], b"\x1a\x02\x10\x02"].concat();
    assert_eq!(Job::decode(&parts[..]).unwrap().timeout, Duration::new(1, 2));
}

#[test]
fn what_the_native_type_does_not_hold_is_an_error() {
    let error = Job::decode(&b"\x1a\x0b\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"[..]).unwrap_err();
    assert_eq!((error.path(), error.offset()), ("Job.timeout", 1));
    let error = Job::decode(&b"\x0a\x0b\x10\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"[..]).unwrap_err();
    assert_eq!(error.path(), "Job.created");
    let error = Job::decode(&b"\x32\x09\x11\0\0\0\0\0\0\xf0\x7f"[..]).unwrap_err();
    assert!(error.to_string().starts_with("Job.extra: a number in a `Value` is not finite"), "{error}");
    assert!(Job::decode(&b"\x32\0"[..]).unwrap_err().to_string().contains("without a kind"));
    assert!(refusal::<Job>(r#"{"timeout": "-1s"}"#).starts_with("Job.timeout: the duration is negative"));
}

#[test]
fn longest_durations_and_times_do_not_panic() {
    let far = types::Duration { seconds: i64::MAX, nanos: 999_999_999 };
    assert_eq!(types::Duration::from(Duration::MAX), far);
    assert_eq!(Duration::try_from(far), Ok(Duration::new(i64::MAX as u64, 999_999_999)));
    for seconds in [i64::MIN, i64::MIN + 1, -1, 0, 1, i64::MAX] {
        for nanos in [i32::MIN, -1, 0, 1, 999_999_999, 1_000_000_000, i32::MAX] {
            let timestamp = Timestamp { seconds, nanos };
            if let Ok(time) = SystemTime::try_from(timestamp) {
                assert_eq!(Timestamp::from(time), timestamp);
            }
            let duration = types::Duration { seconds, nanos };
            if let Ok(native) = Duration::try_from(duration) {
                assert_eq!(types::Duration::from(native), duration);
            }
        }
    }
    let words = words(SystemTime::try_from(Timestamp { seconds: 0, nanos: -1 }));
    assert!(words.starts_with("a timestamp is in the years 1 to 9999, with 0 to 999,999,999 nanoseconds"), "{words}");
    assert!(SystemTime::try_from(Timestamp { seconds: -1, nanos: 1 }).is_ok());
}

#[test]
fn json_numbers_come_back_as_they_were() {
    for json in
        [json!(0), json!(-1), json!(1.5), json!(9007199254740992_i64), json!(-9007199254740992_i64), json!(-0.0)]
    {
        let value = Value::from(json.clone());
        assert_eq!(Json::try_from(value).unwrap().to_string(), json.to_string());
    }
    assert_eq!(Json::try_from(Value::from(json!(u64::MAX))).unwrap(), json!(18446744073709551616.0));
    assert_eq!(Json::try_from(Value::from(1e300)).unwrap(), json!(1e300));
}
