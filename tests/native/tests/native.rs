//! Types of other crates as fields, and conversions at their ends.

use chrono::{DateTime, TimeDelta, Utc};
use jiff::SignedDuration;
use uuid::Uuid;
use wireform::{
    Message, json,
    types::{AsText, ConversionError, Duration, Timestamp},
};

#[derive(Message, Debug, PartialEq)]
struct Event {
    #[proto(1)]
    chrono: DateTime<Utc>,
    #[proto(2)]
    jiff: Option<jiff::Timestamp>,
    #[proto(3)]
    delta: TimeDelta,
    #[proto(4)]
    durations: Vec<SignedDuration>,
    #[proto(5)]
    id: Uuid,
    #[proto(6, with = "AsText")]
    text_id: Uuid,
    #[proto(7, with = "AsText")]
    parents: Vec<Uuid>,
}

const ID: Uuid = Uuid::from_u128(0x67e55044_10b1_426f_9247_bb680e5fe0c8);

fn empty() -> Event {
    Event::decode(&[][..]).unwrap()
}

#[test]
fn absent_fields_are_the_epoch_zero_and_nil() {
    let event = empty();
    assert_eq!((event.chrono, event.jiff, event.delta), (DateTime::UNIX_EPOCH, None, TimeDelta::zero()));
    assert_eq!((event.id, event.text_id), (Uuid::nil(), Uuid::nil()));
    assert!(event.encode_to_vec().is_empty());
}

#[test]
fn an_empty_text_is_nil() {
    let event = Event::decode(&[0x32, 0, 0x3a, 0][..]).unwrap();
    assert_eq!((event.text_id, &event.parents[..]), (Uuid::nil(), &[Uuid::nil()][..]));
    assert_eq!(json::from_str::<Event>(r#"{"textId":"","parents":[""]}"#).unwrap(), event);
}

#[test]
fn fields_have_the_forms_of_the_well_known_types() {
    let text = concat!(
        r#"{"chrono":"2024-02-29T12:00:00.000000001Z","jiff":"1969-12-31T23:59:59.500Z","delta":"-0.500s","#,
        r#""durations":["-1.500s","0s"],"id":"Z+VQRBCxQm+SR7toDl/gyA==","#,
        r#""textId":"67e55044-10b1-426f-9247-bb680e5fe0c8","parents":["00000000-0000-0000-0000-000000000000"]}"#
    );
    let event: Event = json::from_str(text).unwrap();
    assert_eq!(event.jiff.unwrap().as_millisecond(), -500);
    assert_eq!(event.chrono.timestamp_nanos_opt(), Some(1_709_208_000_000_000_001));
    assert_eq!(
        (event.delta, event.durations[0]),
        (TimeDelta::milliseconds(-500), SignedDuration::new(-1, -500_000_000))
    );
    assert_eq!((event.id, event.text_id), (ID, ID));
    assert_eq!(json::to_string(&event).unwrap(), text);
    assert_eq!(Event::decode(&event.encode_to_vec()[..]).unwrap(), event);
}

#[test]
fn bytes_are_those_of_the_well_known_types() {
    let delta = Event { delta: TimeDelta::milliseconds(-1500), ..empty() };
    let inner = Duration { seconds: -1, nanos: -500_000_000 }.encode_to_vec();
    assert_eq!(delta.encode_to_vec(), [&[0x1a, inner.len() as u8][..], &inner].concat());
    let id = Event { id: ID, ..empty() };
    assert_eq!(id.encode_to_vec(), [&[0x2a, 16][..], ID.as_bytes()].concat());
}

#[test]
fn what_is_no_uuid_is_refused_with_its_path() {
    assert_eq!(Event::decode(&b"\x2a\x01a"[..]).unwrap_err().path(), "Event.id");
    let error = json::from_str::<Event>(r#"{"parents": ["x"]}"#).unwrap_err();
    assert_eq!(error.path(), "Event.parents[0]");
}

/// The seconds and nanoseconds at which something could overflow.
fn ends() -> impl Iterator<Item = (i64, i32)> {
    let seconds =
        [i64::MIN, i64::MIN + 1, -9_223_372_036_854_776, -377_705_023_202, -1, 0, 1, 253_402_300_799, i64::MAX];
    let nanos = [i32::MIN, -1_000_000_000, -999_999_999, -1, 0, 1, 999_999_999, 1_000_000_000, i32::MAX];
    seconds.into_iter().flat_map(move |seconds| nanos.map(|nanos| (seconds, nanos)))
}

/// Converts there and back; whatever comes through is the same.
fn there_and_back<T: Copy + PartialEq + std::fmt::Debug + From<N>, N: TryFrom<T, Error = ConversionError>>(value: T) {
    if let Ok(native) = N::try_from(value) {
        assert_eq!(T::from(native), value);
    }
}

#[test]
fn conversions_do_not_panic_and_lose_nothing() {
    for (seconds, nanos) in ends() {
        there_and_back::<Timestamp, DateTime<Utc>>(Timestamp { seconds, nanos });
        there_and_back::<Timestamp, jiff::Timestamp>(Timestamp { seconds, nanos });
        there_and_back::<Duration, TimeDelta>(Duration { seconds, nanos });
        there_and_back::<Duration, SignedDuration>(Duration { seconds, nanos });
    }
    for end in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        assert_eq!(DateTime::try_from(Timestamp::from(end)), Ok(end));
    }
    for end in [jiff::Timestamp::MIN, jiff::Timestamp::MAX] {
        assert_eq!(jiff::Timestamp::try_from(Timestamp::from(end)), Ok(end));
    }
    for end in [TimeDelta::MIN, TimeDelta::MAX] {
        assert_eq!(TimeDelta::try_from(Duration::from(end)), Ok(end));
    }
    for end in [SignedDuration::MIN, SignedDuration::MAX] {
        assert_eq!(SignedDuration::try_from(Duration::from(end)), Ok(end));
    }
}

#[test]
fn all_that_is_valid_is_taken() {
    for text in ["0001-01-01T00:00:00Z", "9999-12-30T21:59:59.999999999Z", "1969-12-31T23:59:59.999999999Z"] {
        let timestamp: Timestamp = text.parse().unwrap();
        assert_eq!(DateTime::try_from(timestamp).map(Timestamp::from), Ok(timestamp));
        assert_eq!(jiff::Timestamp::try_from(timestamp).map(Timestamp::from), Ok(timestamp));
    }
}

#[test]
fn leap_second_of_chrono_is_the_second_after_it() {
    let leap = DateTime::from_timestamp(1_483_228_799, 1_500_000_000).unwrap();
    assert_eq!(Timestamp::from(leap).to_string(), "2017-01-01T00:00:00.500Z");
}
