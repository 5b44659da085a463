//! What is invented, from the key of the room: the same after a restart, and guessed by nobody.

use hmac::{Hmac, KeyInit, Mac};
use peil_room::id::{QuestionId, RoundId};
use rand::{RngExt, SeedableRng, rngs::StdRng};
use sha2::Sha256;

use crate::{hub::presence::PhoneName, journal::RoomKey};

/// Draws what invented people are and do.
#[derive(Clone, Copy)]
pub(super) struct Seed(pub RoomKey);

impl Seed {
    /// What is drawn for one person, and for whatever `about` names.
    pub fn random(&self, who: u32, about: &[&str]) -> StdRng {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0.0).expect("HMAC takes a key of any length");
        mac.update(b"invented\0");
        mac.update(&who.to_be_bytes());
        for part in about {
            mac.update(part.as_bytes());
            mac.update(&[0]);
        }
        StdRng::from_seed(mac.finalize().into_bytes().into())
    }

    /// What is drawn for one person in a round.
    pub fn in_round(&self, who: u32, round: &RoundId, about: &str) -> StdRng {
        self.random(who, &[round.question.as_str(), &round.number.to_string(), about])
    }

    /// What a person's phone calls itself.
    pub fn phone(&self, who: u32) -> PhoneName {
        self.random(who, &["phone"]).random()
    }

    /// The ballot key that it draws for a question.
    pub fn ballot_key(&self, who: u32, question: &QuestionId) -> [u8; 16] {
        self.random(who, &["key", question.as_str()]).random()
    }
}

/// About normal, with mean 0 and deviation 1, and never further out than 3: the sum of six dice.
pub(super) fn bell(random: &mut StdRng) -> f64 {
    let dice: f64 = (0..6).map(|_| random.random::<f64>()).sum();
    (dice - 3.0) * std::f64::consts::SQRT_2
}
