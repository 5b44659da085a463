//! What people in a hall answer to the built-in workshop: much of it alike, none of it in order.

use serde_json::{Value, json};

const PLACES: [&str; 8] = [
    "Op school",
    "In de les",
    "In de trein",
    "Bij de koffie",
    "Op de opleiding",
    "Tijdens intervisie",
    "In het team",
    "Overal",
];
const WORDS: [&str; 12] = [
    "vertrouwen",
    "Vertrouwen",
    "ritme",
    "tijd",
    "samen",
    "openheid",
    "leiderschap",
    "draagvlak",
    "nieuwsgierig",
    "delen",
    "onderzoek",
    "plezier",
];
const ROLES: [&str; 6] =
    ["schoolopleider", "directie", "student", "instituutsopleider", "werkplekbegeleider", "bestuur"];
const ELEMENTS: [&str; 12] = [
    "leren-van-elkaar",
    "externe-professionalisering",
    "personeelsbeleid",
    "onderzoeksmatig",
    "draagvlak",
    "professionele-ruimte",
    "gespreid-leiderschap",
    "leiderschap-directie",
    "leiderschap-teamleider",
    "samen-ontwikkelen",
    "delen",
    "ondersteuning",
];

/// Spreads a number over all 64 bits (the finaliser of SplitMix64, by Sebastiano Vigna).
pub fn spread(number: u64) -> u64 {
    let mut z = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// 32 hex digits of that number's own.
pub fn hex(number: u64) -> String {
    format!("{:016x}{:016x}", spread(number), spread(!number))
}

/// What somebody answers to a question, by field.
pub fn to(question: &str, who: u64) -> Value {
    let draw = spread(who ^ question.len() as u64);
    let pick = |from: &[&str], shift: u32| from[(draw >> shift) as usize % from.len()].to_owned();
    let text = |text: String| json!({"kind": "text", "text": text});
    // Half of the texts are nobody else's.
    let own = |text: String| if draw & 1 == 0 { text } else { format!("{text} {}", who % 1_000) };
    match question {
        "cijfer" => json!({"cijfer": {"kind": "grade", "grade": 1.0 + (draw % 19) as f64 / 2.0}}),
        "leren" => json!({
            "waar": text(own(pick(&PLACES, 8))),
            "door-wie": text(pick(&ROLES, 16)),
            "van-wie": text(pick(&ROLES, 24)),
        }),
        "plg" if draw.is_multiple_of(3) => json!({
            "plg": {"kind": "choice", "choices": ["nee"]},
            "waarom-niet": text(own(format!("Nog te weinig {}", pick(&WORDS, 8)))),
        }),
        "plg" => json!({
            "plg": {"kind": "choice", "choices": ["ja"]},
            "sleutelwoorden": {"kind": "keywords", "words": [pick(&WORDS[2..7], 8), pick(&WORDS[7..], 16)]},
        }),
        "hoog-en-laag" => {
            let first = (draw >> 8) as usize % 6;
            json!({"elementen": {"kind": "marks", "high": [ELEMENTS[first]], "low": [ELEMENTS[first + 6]]}})
        }
        "verbeteren" => json!({
            "manier": text(own(format!("Meer {}", pick(&WORDS, 8)))),
            "rol": {"kind": "keywords", "words": [pick(&ROLES, 16)]},
        }),
        _ => json!({
            "formeel": text(own(format!("Afspraken over {}", pick(&WORDS, 8)))),
            "informeel": text(own(format!("Samen {}", pick(&PLACES, 16)))),
        }),
    }
}
