//! Texts from the room, made fit for a projector.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use crate::{id::FieldId, limit, rejection::Rejection};

/// The text in composed form on one line: nothing invisible, nothing that reverses or piles up, single spaces.
pub fn normalise(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    // A mark needs a letter to stand on: none fits before the first.
    let mut marks = limit::COMBINING;
    let mut joined = false;
    for c in text.nfc() {
        if c.is_whitespace() {
            marks = limit::COMBINING;
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
        } else if c == JOINER {
            joined = line.ends_with(is_symbol);
            continue;
        } else if is_invisible(c) {
            continue;
        } else if !is_combining_mark(c) {
            marks = 0;
            if joined && is_symbol(c) {
                line.push(JOINER);
            }
            line.push(c);
        } else if marks < limit::COMBINING {
            marks += 1;
            line.push(c);
        }
        joined = false;
    }
    // What was invisible may have kept a letter and its mark apart.
    line.trim_end().nfc().collect()
}

/// The text without case and accents, by which spellings are compared.
pub fn fold(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// How many characters a reader counts.
pub fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// Whether there is anything to read in it: a letter or a digit.
pub fn says_something(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The text, normalised and no longer than `longest` characters, or `None` where it was left empty.
pub(crate) fn check(text: &str, longest: u16, field: &FieldId) -> Result<Option<String>, Rejection> {
    let line = normalise(text);
    if line.is_empty() {
        return Ok(None);
    }
    if !fits(&line, longest.into()) {
        return Err(Rejection::TooLong(field.clone()));
    }
    if !says_something(&line) {
        return Err(Rejection::Blank(field.clone()));
    }
    Ok(Some(line))
}

/// Whether it is no longer than that many characters, each of a sane number of code points.
pub(crate) fn fits(line: &str, longest: usize) -> bool {
    line.chars().count() <= longest * limit::CODE_POINTS && length(line) <= longest
}

/// What one emoji is glued to the next with; everywhere else it only hides.
const JOINER: char = '\u{200D}';

fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}')
}

/// What takes no ink: controls, zero-width and direction marks, blank letters, private use, tags.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{E000}'..='\u{F8FF}'
            | '\u{FE00}'..='\u{FE0E}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFC}'
            | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{10FFFF}')
}
