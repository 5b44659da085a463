//! What is the same word written otherwise: case, accents, spacing and punctuation.

use unicode_normalization::UnicodeNormalization;

/// A spelling without case, accents, spaces and punctuation; names of groups with one key are one group.
///
/// What holds no letter or digit (an emoji, "++") keeps its signs.
pub fn key(spelling: &str) -> String {
    let key: String = if spelling.is_ascii() {
        // What most words are, without the tables of Unicode.
        spelling.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase()).collect()
    } else {
        letters(spelling).collect()
    };
    if key.is_empty() { spelling.split_whitespace().collect() } else { key }
}

/// The words of a spelling, each without case, accents and punctuation.
pub(super) fn tokens(spelling: &str) -> Vec<String> {
    spelling.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

/// A word without case, accents and punctuation.
pub(super) fn bare(word: &str) -> String {
    letters(word).collect()
}

/// Only accents of the Latin, Greek and Cyrillic scripts are taken off: in others such marks are letters.
fn letters(text: &str) -> impl Iterator<Item = char> {
    let bare = text.nfkd().filter(|sign| !matches!(sign, '\u{300}'..='\u{36f}'));
    bare.flat_map(char::to_lowercase).nfc().filter(|sign| sign.is_alphanumeric() || is_mark(*sign))
}

fn is_mark(sign: char) -> bool {
    unicode_normalization::char::is_combining_mark(sign)
}
