//! Single values of a deck: texts, ids and numbers.

use peil_room::{limit::TIMER_MS, number::Hundredths};
use unicode_normalization::UnicodeNormalization;

use super::{
    error::{Mistakes, Place},
    limit,
    mistake::{Expected, Mistake, Noun, Written},
    yaml::{Node, Value},
};

/// A text of one line, its spaces made single.
pub(super) fn text(node: Node, most: usize, mistakes: &mut Mistakes) -> Option<String> {
    let at = node.at;
    let found = node.noun();
    let Value::Text(written) = node.value else {
        mistakes.add(at, Mistake::Unexpected { found, expected: Expected::Text });
        return None;
    };
    let text = clean(&written);
    check(&text, at, most, mistakes).then_some(text)
}

/// One line in normal form (NFC), with single spaces.
pub(super) fn clean(written: &str) -> String {
    single_spaces(written).trim().to_owned()
}

/// Normal form (NFC), in which every run of spaces is one; a space that does not break stays as it is.
pub(super) fn single_spaces(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    for sign in written.nfc() {
        if !sign.is_whitespace() || matches!(sign, '\u{a0}' | '\u{202f}') {
            text.push(sign);
        } else if !text.ends_with(' ') {
            text.push(' ');
        }
    }
    text
}

/// Whether a text can be shown: not empty, not too long, nothing invisible.
pub(super) fn check(text: &str, at: Place, most: usize, mistakes: &mut Mistakes) -> bool {
    let length = text.chars().count();
    if text.is_empty() {
        mistakes.add(at, Mistake::TextEmpty);
    } else if length > most {
        mistakes.add(at, Mistake::TextTooLong { length, most });
    } else if let Some(sign) = text.chars().find(|&sign| is_invisible(sign)) {
        mistakes.add(at, Mistake::Invisible { sign });
    } else {
        return true;
    }
    false
}

/// Characters that show nothing, or that turn the direction of what follows.
pub(super) fn is_invisible(sign: char) -> bool {
    let turns =
        matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{061c}');
    let empty = matches!(sign, '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}');
    (sign.is_control() && sign != '\n') || turns || empty
}

/// A short name of small letters, digits and hyphens.
pub(super) fn id(node: Node, mistakes: &mut Mistakes) -> Option<String> {
    let at = node.at;
    let found = node.noun();
    let Value::Text(written) = node.value else {
        mistakes.add(at, Mistake::Unexpected { found, expected: Expected::Id });
        return None;
    };
    check_id(&written, at, mistakes).then_some(written)
}

/// Whether a word may be an id.
pub fn is_id(written: &str) -> bool {
    let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=limit::ID).contains(&written.len()) && written.bytes().all(sign)
}

/// The same, told as a mistake where it may not.
pub(super) fn check_id(written: &str, at: Place, mistakes: &mut Mistakes) -> bool {
    let good = is_id(written);
    if !good {
        mistakes.add(at, Mistake::NoId { written: short(written) });
    }
    good
}

/// The beginning of what somebody wrote, for a message.
pub(super) fn short(written: &str) -> String {
    let line = clean(written);
    match line.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// A number of at most two decimals; a decimal comma is read as a point.
pub(super) fn number(node: &Node, mistakes: &mut Mistakes) -> Option<Hundredths> {
    let figure = match &node.value {
        Value::Text(text) => text.trim().replace(',', "."),
        _ => String::new(),
    };
    let digits = figure.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number = figure.parse().ok().filter(|_| digits).and_then(Hundredths::from_f64);
    if number.is_none() {
        mistakes.add(node.at, Mistake::NoNumber { written: Written::of(node) });
    }
    number
}

/// A time such as `90 s` or `3 min`, in milliseconds; a timer runs that long.
pub(super) fn span(node: &Node, mistakes: &mut Mistakes) -> Option<u64> {
    let (least, most) = TIMER_MS;
    let written = match &node.value {
        Value::Text(text) => text.trim(),
        _ => "",
    };
    let (figure, unit) = written.split_at(written.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(written.len()));
    let second = match unit.trim() {
        "s" | "sec" => Some(1_000),
        "min" => Some(60_000),
        _ => None,
    };
    let length = figure.parse::<u64>().ok().zip(second).and_then(|(figure, unit)| figure.checked_mul(unit));
    let fits = length.filter(|length| (least..=most).contains(length));
    if fits.is_none() {
        mistakes.add(node.at, Mistake::NoTime { written: Written::of(node) });
    }
    fits
}

/// A list of texts; one text counts as a list of one.
pub(super) fn texts(node: Node, most: usize, mistakes: &mut Mistakes) -> Option<Vec<(String, Place)>> {
    let nodes = match node.value {
        Value::List(nodes) => nodes,
        Value::Text(_) => vec![node],
        Value::Nothing => Vec::new(),
        Value::Map(_) => {
            mistakes.add(node.at, Mistake::Unexpected { found: Noun::Keys, expected: Expected::Texts });
            return None;
        }
    };
    let mut texts = Vec::new();
    for node in nodes {
        let at = node.at;
        texts.push((text(node, most, mistakes)?, at));
    }
    Some(texts)
}
