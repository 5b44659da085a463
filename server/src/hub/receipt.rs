//! Receipts: the proof that a version of a ballot stood in this room, which its phone keeps.
//!
//! A receipt is made from what stands, after it is durable, and never from what was sent; so nobody can come by one for an
//! answer that was not taken. It is an HMAC under the room key, which is destroyed when the room is sealed.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use peil_room::{
    Room,
    answer::{self, Answer, Value},
    command::{Command, GroupChoice, Heal},
    id::{AnswerId, BallotId, RoundId},
    kind::marks::Mark,
    wording,
};
use sha2::Sha256;
use subtle::ConstantTimeEq;

use crate::journal::RoomKey;

/// The first 128 bits of the HMAC.
#[derive(Clone, Copy)]
pub struct Receipt([u8; 16]);

impl Receipt {
    /// As it came over the wire.
    pub fn new(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Receipt(…)")
    }
}

impl PartialEq for Receipt {
    /// In constant time.
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for Receipt {}

/// A version of a ballot: all that a receipt is about.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Version<'a> {
    pub round: &'a RoundId,
    pub ballot: BallotId,
    pub revision: u64,
    pub id: AnswerId,
    /// The name of the group, which is longer true than its number: other groups may be typed after a loss.
    pub group: Option<&'a str>,
    /// Or `None` where it was withdrawn.
    pub answer: Option<&'a Answer>,
}

impl Version<'_> {
    pub fn receipt(&self, key: &RoomKey) -> Receipt {
        let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).expect("HMAC takes a key of any length");
        mac.update(&self.encode());
        let full = mac.finalize().into_bytes();
        let mut first = [0; 16];
        first.copy_from_slice(&full[..16]);
        Receipt(first)
    }

    /// Different for every two different versions: each part has a fixed length or is led by its own. It is as stable as
    /// the wire: a phone shows tomorrow what it was given today.
    fn encode(&self) -> Vec<u8> {
        let mut bytes = b"receipt\0\x01".to_vec();
        text(&mut bytes, self.round.question.as_str());
        bytes.extend(self.round.number.to_be_bytes());
        bytes.extend(self.ballot.0);
        bytes.extend(self.revision.to_be_bytes());
        bytes.extend(self.id.0.to_be_bytes());
        text(&mut bytes, &self.group.map(wording::fold).unwrap_or_default());
        match self.answer {
            None => bytes.push(0),
            Some(answer) => {
                bytes.push(1);
                list(&mut bytes, &answer.0, |bytes, field| match field {
                    None => bytes.push(0),
                    Some(given) => value(bytes, given),
                });
            }
        }
        bytes
    }
}

fn value(bytes: &mut Vec<u8>, value: &Value) {
    let number = |bytes: &mut Vec<u8>, number: &u16| bytes.extend(number.to_be_bytes());
    match value {
        Value::Grade(grade) => {
            bytes.push(1);
            bytes.extend(grade.0.to_be_bytes());
        }
        Value::Choice(chosen) => {
            bytes.push(2);
            list(bytes, chosen, number);
        }
        Value::Keywords(keywords) => {
            bytes.push(3);
            list(bytes, keywords, |bytes, keyword| text(bytes, keyword));
        }
        Value::Marks(marks) => {
            bytes.push(4);
            list(bytes, marks, |bytes, mark| {
                bytes.push(match mark {
                    None => 0,
                    Some(Mark::High) => 1,
                    Some(Mark::Low) => 2,
                });
            });
        }
        Value::Rating(ratings) => {
            bytes.push(5);
            list(bytes, ratings, |bytes, rating| match rating {
                None => bytes.push(0),
                Some(rating) => {
                    bytes.push(1);
                    bytes.extend(rating.to_be_bytes());
                }
            });
        }
        Value::Text(written) => {
            bytes.push(6);
            text(bytes, written);
        }
        Value::Points(points) => {
            bytes.push(7);
            list(bytes, points, number);
        }
    }
}

fn text(bytes: &mut Vec<u8>, text: &str) {
    length(bytes, text.len());
    bytes.extend(text.as_bytes());
}

fn list<T>(bytes: &mut Vec<u8>, entries: &[T], mut each: impl FnMut(&mut Vec<u8>, &T)) {
    length(bytes, entries.len());
    for entry in entries {
        each(bytes, entry);
    }
}

fn length(bytes: &mut Vec<u8>, length: usize) {
    bytes.extend((length as u64).to_be_bytes());
}

/// The healing that a cast or withdrawal asks for: where its round takes nothing else, and the receipt is of exactly what
/// was sent. Otherwise it is decided by the usual rules.
pub(super) fn proven(room: &Room, key: &RoomKey, command: &Command, receipt: Receipt) -> Option<Command> {
    match command {
        Command::Cast(cast) => {
            let asked = room.heals(&cast.round, cast.now)?;
            let answer = answer::check(asked, &cast.given).ok()?;
            // The last group that fits may be typed twice at once; then it stands without one.
            let group = [named(room, &cast.group), None].into_iter().find(|group| {
                let version = Version {
                    round: &cast.round,
                    ballot: cast.ballot,
                    revision: cast.revision,
                    id: cast.id,
                    group: group.as_deref(),
                    answer: Some(&answer),
                };
                version.receipt(key) == receipt
            })?;
            Some(Command::Heal(Heal {
                round: cast.round.clone(),
                ballot: cast.ballot,
                revision: cast.revision,
                id: cast.id,
                group,
                given: Some(cast.given.clone()),
                now: cast.now,
            }))
        }
        Command::Withdraw { round, ballot, revision, id, now } => {
            room.heals(round, *now)?;
            let (ballot, revision, id) = (*ballot, *revision, *id);
            let version = Version { round, ballot, revision, id, group: None, answer: None };
            (version.receipt(key) == receipt).then(|| {
                let round = round.clone();
                Command::Heal(Heal { round, ballot, revision, id, group: None, given: None, now: *now })
            })
        }
        _ => None,
    }
}

fn named(room: &Room, choice: &GroupChoice) -> Option<String> {
    match choice {
        GroupChoice::None => None,
        GroupChoice::Listed(id) => room.groups().iter().find(|group| group.id == *id).map(|group| group.name.clone()),
        GroupChoice::Typed(typed) => Some(wording::normalise(typed)),
    }
}

#[cfg(test)]
mod tests;
