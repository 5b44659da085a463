//! What phones answer, so that it can be counted again.

use rand::{RngExt, rngs::StdRng};
use serde_json::{Value, json};

/// The questions that are asked, each also the id of its slide: a grade, a choice with keywords or a reason, a text.
pub const QUESTIONS: [&str; 3] = ["cijfer", "plg", "tekst"];
const WORDS: [&str; 8] = ["vertrouwen", "tijd", "rust", "ruimte", "humor", "samen", "lef", "zorg"];

/// An answer to one of them, as on the wire.
pub fn draw(question: &str, random: &mut StdRng) -> Value {
    match question {
        "cijfer" => {
            let grade = 1.0 + 0.5 * f64::from(random.random_range(0..=18u8));
            json!({"cijfer": {"kind": "grade", "grade": grade}})
        }
        "plg" if random.random_bool(0.7) => {
            let first = random.random_range(0..WORDS.len());
            let words = [WORDS[first], WORDS[(first + 3) % WORDS.len()]];
            json!({"plg": {"kind": "choice", "choices": ["ja"]}, "waarom": {"kind": "keywords", "words": words}})
        }
        "plg" => {
            let reason = format!("reden {}", random.random_range(0..50u8));
            json!({"plg": {"kind": "choice", "choices": ["nee"]}, "reden": {"kind": "text", "text": reason}})
        }
        _ => json!({"tekst": {"kind": "text", "text": format!("kaart {}", random.random_range(0..500u16))}}),
    }
}
