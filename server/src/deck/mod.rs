//! The deck file format: Markdown with a YAML head, and blocks in YAML for all that has structure.
//!
//! A file is taken apart into pieces (`source`), YAML is read into a tree that knows its places (`yaml`), and each noun
//! of a deck reads its own piece. One reading tells all mistakes, each with its place and what to do about it.
//! `docs/deck-format.md` says the same to whoever writes a deck.

mod builtin;
mod check;
mod error;
mod field;
mod figure;
mod head;
pub mod image;
mod item;
mod keys;
pub mod limit;
mod markdown;
mod mistake;
mod print;
mod question;
mod scalar;
mod single;
mod slide;
mod source;
mod spot;
#[cfg(test)]
mod tests;
mod yaml;

use peil_room::{deck::Deck, id::ImageName};

pub use builtin::{Builtin, builtin};
pub use error::{DeckError, Place};
pub use mistake::Words;
pub use print::print;
pub use scalar::is_id;
pub use single::{Stands, parse_slide, print_slide, slide_without_images};
pub use spot::{Block, Spot};

use error::Mistakes;
use mistake::Mistake;
use spot::Spots;

/// Reads a deck; `file` is its name in the mistakes that are told, in the order of the file, when it cannot be read.
pub fn parse(source: &str, file: &str) -> Result<Deck, Vec<DeckError>> {
    let mut mistakes = Mistakes::default();
    match read(source, &mut mistakes) {
        Some(deck) if mistakes.count() == 0 => Ok(deck),
        _ => Err(mistakes.into_errors(Spots::of(source), file)),
    }
}

/// The mistakes of a deck of which images are not there, each told where the text names it first.
pub fn without_images(source: &str, file: &str, images: &[&ImageName]) -> Vec<DeckError> {
    missing(source, images).into_errors(Spots::of(source), file)
}

fn missing(source: &str, images: &[&ImageName]) -> Mistakes {
    let mut mistakes = Mistakes::default();
    for name in images {
        let path = image::path(name);
        let before = &source[..source.find(&path).unwrap_or_default()];
        let begin = before.rfind('\n').map_or(0, |end| end + 1);
        let at = Place { line: before.matches('\n').count() + 1, column: before[begin..].chars().count() + 1 };
        mistakes.add(at, Mistake::NoImage { path });
    }
    mistakes
}

/// The slides of a deck that are right, for whoever looks at it while others are being written; nothing where there are none,
/// or its head cannot be read. A figure may be left without the question that fills it.
pub fn sound(source: &str) -> Option<Deck> {
    if source.len() > limit::FILE {
        return None;
    }
    let mut ignored = Mistakes::default();
    let source = source::take_apart(&source::plain_lines(source), &mut ignored)?;
    let head = head::read(&source.head, &mut ignored)?;
    let mut slides = Vec::new();
    for section in &source.slides {
        let mut mistakes = Mistakes::default();
        let Some(found) = slide::read(section, &head, &mut mistakes) else { continue };
        slides.push(slide::Found { of_at: None, ..found });
        if mistakes.count() == 0 {
            check::check(&slides, &mut mistakes);
        }
        if mistakes.count() > 0 {
            slides.pop();
        }
    }
    (!slides.is_empty()).then(|| deck_of(head, slides))
}

fn read(source: &str, mistakes: &mut Mistakes) -> Option<Deck> {
    if source.len() > limit::FILE {
        mistakes.add(Place::line(1), Mistake::FileTooLong { bytes: source.len() });
        return None;
    }
    let source = source::take_apart(&source::plain_lines(source), mistakes)?;
    let head = head::read(&source.head, mistakes)?;
    let mut slides = Vec::new();
    let before = mistakes.count();
    for section in &source.slides {
        slides.extend(slide::read(section, &head, mistakes));
    }
    // Where a slide could not be read, a question that is named elsewhere may seem to be missing.
    if mistakes.count() == before {
        check::check(&slides, mistakes);
    }
    Some(deck_of(head, slides))
}

fn deck_of(head: head::Head, slides: Vec<slide::Found>) -> Deck {
    Deck {
        title: head.title,
        language: head.language,
        group: head.group,
        groups: head.groups,
        held_words: head.held_words,
        lists: head.lists,
        slides: slides.into_iter().map(|found| found.slide).collect(),
    }
}
