//! Texts from the room, made fit for a projector.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_segmentation::UnicodeSegmentation;

use crate::{id::FieldId, limit, rejection::Rejection};

/// The text in composed form on one line: nothing invisible, nothing that reverses or piles up, single spaces.
pub fn normalise(text: &str) -> String {
    let visible: Vec<char> = text
        .nfc()
        .filter(|c| *c == JOINER || !is_invisible(*c))
        .collect();
    let joined = (0..visible.len())
        .filter(|&at| visible[at] != JOINER || joins(&visible, at))
        .map(|at| visible[at]);
    let mut line = String::with_capacity(text.len());
    let mut marks = limit::COMBINING;
    for c in joined.nfc() {
        if c.is_whitespace() {
            // A mark needs a letter to stand on.
            marks = limit::COMBINING;
            if !line.is_empty() && !line.ends_with(' ') {
                line.push(' ');
            }
        } else if is_combining_mark(c) {
            if marks < limit::COMBINING {
                marks += 1;
                line.push(c);
            }
        } else {
            marks = 0;
            line.push(c);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The text without case and accents, by which spellings are compared.
pub fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
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
pub(crate) fn check(
    text: &str,
    longest: u16,
    field: &FieldId,
) -> Result<Option<String>, Rejection> {
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

fn joins(text: &[char], at: usize) -> bool {
    let symbol =
        |c: &char| matches!(c, '\u{2190}'..='\u{2BFF}' | '\u{FE0F}' | '\u{1F000}'..='\u{1FAFF}');
    at > 0 && symbol(&text[at - 1]) && text.get(at + 1).is_some_and(symbol)
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
