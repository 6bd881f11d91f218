//! Durations: seconds as text, and the longest ones.

use wireform::{json, types::Duration};
use wireform_test_support::words;

use super::{Types, canonical, refusal};

const EXPECTED: &str = "expected a duration such as 1.5s, up to 315576000000s, with up to nine digits behind the point";

#[test]
fn sign_is_that_of_seconds_and_nanoseconds() {
    let printed = |seconds, nanos| Duration { seconds, nanos }.to_string();
    assert_eq!(printed(0, 0), "0s");
    assert_eq!(printed(0, -500_000_000), "-0.500s");
    assert_eq!(printed(-3, -1_000), "-3.000001s");
    assert_eq!("-0.5s".parse(), Ok(Duration { seconds: 0, nanos: -500_000_000 }));
    assert_eq!(canonical::<Duration>(r#""-0.000s""#), r#""0s""#);
}

#[test]
fn signs_have_to_agree() {
    for (seconds, nanos) in [(1, -1), (-1, 1), (0, 1_000_000_000), (0, -1_000_000_000), (0, i32::MIN), (i64::MIN, 0)] {
        let duration = Duration { seconds, nanos };
        assert!(!duration.is_valid());
        let error = json::to_string(&duration).unwrap_err();
        assert!(error.to_string().starts_with("Duration: a duration is at most"), "{error}");
        assert_eq!(duration.to_string(), format!("{seconds} s and {nanos} ns"));
    }
}

#[test]
fn ten_thousand_years_are_the_most() {
    assert!("315576000000.999999999s".parse::<Duration>().is_ok());
    assert_eq!(words("315576000001s".parse::<Duration>()), EXPECTED);
    assert_eq!(words("99999999999999999999s".parse::<Duration>()), EXPECTED);
}

#[test]
fn what_is_no_duration_is_refused_with_its_place() {
    let error = refusal::<Types>("{\n\"durationMap\": {\"a\": \"1\"}}");
    assert!(error.starts_with("Types.duration_map[\"a\"]: expected a duration such as 1.5s"), "{error}");
    for bad in ["+1s", " 1s", "1.s", ".5s", "1,5s", "-s", "1.-5s", "٣s"] {
        assert_eq!(words(bad.parse::<Duration>()), EXPECTED, "{bad}");
    }
}
