//! Timestamps: RFC 3339, and the ends of time.

use wireform::{Message, json, types::Timestamp};
use wireform_test_support::words;

use super::{Types, canonical, refusal};

const EXPECTED: &str = "expected a timestamp such as 2006-01-02T15:04:05.678Z, in the years 1 to 9999";

#[test]
fn fraction_has_as_many_digits_as_it_needs_in_threes() {
    let printed = |nanos| Timestamp { seconds: 0, nanos }.to_string();
    assert_eq!(printed(0), "1970-01-01T00:00:00Z");
    assert_eq!(printed(10_000_000), "1970-01-01T00:00:00.010Z");
    assert_eq!(printed(10_000), "1970-01-01T00:00:00.000010Z");
    assert_eq!(printed(10), "1970-01-01T00:00:00.000000010Z");
}

#[test]
fn offset_is_taken_off() {
    assert_eq!(canonical::<Timestamp>(r#""2024-01-01T00:00:00+23:59""#), r#""2023-12-31T00:01:00Z""#);
    assert_eq!(canonical::<Timestamp>(r#""2023-12-31T23:00:00.5-01:00""#), r#""2024-01-01T00:00:00.500Z""#);
    for bad in ["+24:00", "+00:60", "+0000", "+00", "00:00", "+1:000", "+:0000", "++1:00", "+0:0:0", "é00:00"] {
        assert_eq!(words(format!("2024-01-01T00:00:00{bad}").parse::<Timestamp>()), EXPECTED, "{bad}");
    }
}

#[test]
fn year_0_is_refused_even_where_the_offset_leads_out_of_it() {
    assert_eq!(words("0000-12-31T23:59:59-00:01".parse::<Timestamp>()), EXPECTED);
    assert_eq!("0001-01-01T00:00:00-00:01".parse(), Ok(Timestamp { seconds: -62_135_596_740, nanos: 0 }));
}

#[test]
fn leap_second_is_refused() {
    assert_eq!(words("2016-12-31T23:59:60Z".parse::<Timestamp>()), EXPECTED);
}

#[test]
fn every_day_is_printed_as_it_is_read() {
    // A prime number of seconds, a bit less than a day and a half.
    for seconds in (-62_135_596_800..=253_402_300_799).step_by(100_003 * 7) {
        let timestamp = Timestamp { seconds, nanos: 0 };
        assert_eq!(timestamp.to_string().parse(), Ok(timestamp));
    }
}

#[test]
fn what_is_no_timestamp_is_refused_with_its_place() {
    assert_eq!(refusal::<Types>(r#"{"timestamp": "now"}"#), format!("Types.timestamp: {EXPECTED} at line 1 column 15"));
    assert_eq!(refusal::<Types>(r#"{"timestamp": 1}"#), "Types.timestamp: expected a string at line 1 column 15");
}

#[test]
fn invalid_timestamp_travels_in_binary_and_not_in_json() {
    for (seconds, nanos) in [(i64::MIN, i32::MIN), (i64::MAX, i32::MAX), (0, -1), (0, 1_000_000_000)] {
        let timestamp = Timestamp { seconds, nanos };
        assert_eq!(Timestamp::decode(&timestamp.encode_to_vec()[..]).unwrap(), timestamp);
        let error = json::to_string(&timestamp).unwrap_err();
        assert!(error.to_string().starts_with("Timestamp: a timestamp is in the years 1 to 9999"), "{error}");
        assert_eq!(timestamp.to_string(), format!("{seconds} s and {nanos} ns since 1970-01-01T00:00:00Z"));
    }
}
