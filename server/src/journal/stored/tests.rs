use std::collections::BTreeSet;

use peil_room::id::Millis;
use proptest::prelude::*;
use serde_json::Value as Json;
use uuid::Uuid;

use super::{FORMAT, decode, encode, strategy};
use crate::journal::{ReadError, Record, Seq};

/// The journal of a whole workshop as version 1 wrote it, every event and every kind of field in it. It is never changed:
/// a later version gets a file of its own.
const V1: &str = include_str!("v1.jsonl");

fn read(journal: &str) -> Vec<Record> {
    let lines = journal.lines().zip(1..);
    lines.map(|(line, seq)| decode(Seq(seq), line.as_bytes()).expect("a released form is read for ever")).collect()
}

fn names(record: &Json) -> impl Iterator<Item = String> {
    let events = record["e"].as_array().expect("a record holds events");
    events.iter().map(|event| match event {
        Json::String(name) => name.clone(),
        event => event.as_object().and_then(|event| event.keys().next()).expect("an event has a name").clone(),
    })
}

proptest! {
    #[test]
    fn what_is_stored_is_what_is_read(record in strategy::record()) {
        prop_assert_eq!(decode(Seq(1), encode(&record).as_bytes()), Ok(record));
    }

    #[test]
    fn no_damage_makes_reading_panic(record in strategy::record(), at in any::<prop::sample::Index>(), by in 1_u8..) {
        let mut body = encode(&record).into_bytes();
        let at = at.index(body.len());
        body[at] ^= by;
        let _ = decode(Seq(1), &body);
        prop_assert!(decode(Seq(1), &body[..at]).is_err());
    }

    #[test]
    fn every_event_stands_in_the_fixture(event in strategy::event()) {
        let fixture: BTreeSet<String> =
            V1.lines().flat_map(|line| names(&serde_json::from_str(line).unwrap()).collect::<Vec<_>>()).collect();
        let record = Record { id: Uuid::nil(), at: Millis(0), events: vec![event] };
        let name = names(&serde_json::from_str(&encode(&record)).unwrap()).next().unwrap();
        prop_assert!(fixture.contains(&name), "{name} is in no fixture");
    }
}

#[test]
fn version_1_is_read_for_ever() {
    let records = read(V1);
    assert_eq!(records, super::fixture::v1());
}

#[test]
fn version_1_is_what_is_written() {
    assert_eq!(FORMAT, 1);
    let written: Vec<_> = super::fixture::v1().iter().map(encode).collect();
    assert_eq!(written, V1.lines().collect::<Vec<_>>());
}

#[test]
fn a_newer_version_is_told_from_damage() {
    let newer = br#"{"v":2,"id":"x","at":"noon","e":{"nothing":"we know"},"more":[]}"#;
    assert_eq!(decode(Seq(7), newer), Err(ReadError::FromTheFuture { seq: Seq(7), version: 2 }));
    let newer_in_old_form = br#"{"v":2,"id":"00000000000000000000000000000000","at":1,"e":["unended"]}"#;
    assert_eq!(decode(Seq(7), newer_in_old_form), Err(ReadError::FromTheFuture { seq: Seq(7), version: 2 }));
}

#[test]
fn what_is_not_known_is_never_skipped() {
    for damaged in [
        r#"{"v":1,"id":"00000000000000000000000000000000","at":1,"e":["danced"]}"#,
        r#"{"v":1,"id":"00000000000000000000000000000000","at":1,"e":[{"ended":{"at":1,"by":"x"}}]}"#,
        r#"{"v":1,"id":"00000000000000000000000000000000","at":1,"e":[],"more":1}"#,
        r#"{"v":1,"id":"00000000000000000000000000000000","at":1,"e":[]} {}"#,
        r#"{"v":1,"id":"00000000000000000000000000000000","at":1}"#,
        "",
    ] {
        let outcome = decode(Seq(3), damaged.as_bytes());
        assert!(matches!(outcome, Err(ReadError::Unreadable { seq: Seq(3), .. })), "{damaged}: {outcome:?}");
    }
}

#[test]
fn no_text_of_a_participant_is_in_an_error() {
    let damaged = r#"{"v":1,"id":"00000000000000000000000000000000","at":"my secret","e":[]}"#;
    assert!(!decode(Seq(3), damaged.as_bytes()).unwrap_err().to_string().contains("secret"));
}

#[test]
#[ignore = "writes the fixture of a version that is not released yet"]
fn write_the_fixture() {
    let lines: String = super::fixture::v1().iter().map(|record| encode(record) + "\n").collect();
    std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/journal/stored/v1.jsonl"), lines).unwrap();
}
