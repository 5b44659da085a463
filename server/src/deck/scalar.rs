//! Single values of a deck: texts, ids and numbers.

use peil_room::{limit::TIMER_MS, number::Hundredths};
use unicode_normalization::UnicodeNormalization;

use super::{
    error::{Mistakes, Place},
    limit,
    yaml::{Node, Value},
};

/// A text of one line, its spaces made single.
pub(super) fn text(node: Node, most: usize, mistakes: &mut Mistakes) -> Option<String> {
    let at = node.at;
    let noun = node.noun();
    let Value::Text(written) = node.value else {
        mistakes.add(
            at,
            format!("Here stands {noun}, where a text is expected"),
            "write one text, between quotes if it holds a colon",
        );
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
        mistakes.add(at, "The text is empty", "write something, or take it out");
    } else if length > most {
        mistakes.add(at, format!("The text has {length} characters"), format!("make it {most} or shorter"));
    } else if let Some(sign) = text.chars().find(|&sign| is_invisible(sign)) {
        mistakes.add(
            at,
            format!("The text holds an invisible character (U+{:04X})", sign as u32),
            "type the text again",
        );
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
    let noun = node.noun();
    let Value::Text(written) = node.value else {
        mistakes.add(at, format!("Here stands {noun}, where an id is expected"), "write one short word");
        return None;
    };
    check_id(&written, at, mistakes).then_some(written)
}

/// Whether a word may be an id.
pub(super) fn check_id(written: &str, at: Place, mistakes: &mut Mistakes) -> bool {
    let sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let good = !written.is_empty() && written.len() <= limit::ID && written.bytes().all(sign);
    if !good {
        mistakes.add(
            at,
            format!("\u{201c}{}\u{201d} is no id", short(written)),
            format!("use small letters a to z, digits and hyphens, at most {}, like `leren-van-elkaar`", limit::ID),
        );
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
    let written = match &node.value {
        Value::Text(text) => text.trim().replace(',', "."),
        _ => node.noun().to_owned(),
    };
    let digits = written.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number = written.parse().ok().filter(|_| digits).and_then(Hundredths::from_f64);
    if number.is_none() {
        mistakes.add(
            node.at,
            format!("\u{201c}{}\u{201d} is no number", short(&written)),
            "write a number with at most two decimals, like 5.5",
        );
    }
    number
}

/// A time such as `90 s` or `3 min`, in milliseconds; a timer runs that long.
pub(super) fn span(node: &Node, mistakes: &mut Mistakes) -> Option<u64> {
    let (least, most) = TIMER_MS;
    let written = match &node.value {
        Value::Text(text) => text.trim(),
        _ => node.noun(),
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
        mistakes.add(
            node.at,
            format!("\u{201c}{}\u{201d} is no time for a timer", short(written)),
            format!("write seconds or minutes from {} s to {} min, like `3 min`", least / 1_000, most / 60_000),
        );
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
            mistakes.add(
                node.at,
                "Here stand keys with values, where a list of texts is expected",
                "write each text on a line of its own after `- `, between quotes if it holds a colon",
            );
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
