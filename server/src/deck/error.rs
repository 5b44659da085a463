//! What is wrong in a deck file, where, and what to do about it.

use std::fmt;

use peil_room::deck::Language;

use super::{
    limit,
    mistake::{Mistake, Words},
    spot::{Spot, Spots},
};

/// A place in a deck file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The character within the line, from 1.
    pub column: usize,
}

impl Place {
    /// The first character of a line.
    pub(super) fn line(line: usize) -> Self {
        Self { line, column: 1 }
    }
}

/// One mistake in a deck file; it reads as `deck.md:12:3: what is wrong — what to do`, in English.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct DeckError {
    /// The file as the caller named it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The character within the line, from 1.
    pub column: usize,
    /// What of the deck it is about.
    pub spot: Spot,
    pub(super) mistake: Mistake,
}

impl DeckError {
    /// What is wrong and what to do about it, in a language.
    pub fn words(&self, language: Language) -> Words {
        self.mistake.words(language)
    }
}

impl fmt::Display for DeckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, .. } = self;
        let Words { message, mend } = self.words(Language::English);
        write!(f, "{file}:{line}:{column}: {message} — {mend}")
    }
}

/// The mistakes found so far, so that one reading of a file tells them all.
#[derive(Default)]
pub(super) struct Mistakes(Vec<(Place, Mistake)>);

impl Mistakes {
    pub(super) fn add(&mut self, at: Place, mistake: Mistake) {
        if self.0.len() < limit::MISTAKES_KEPT {
            self.0.push((at, mistake));
        }
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    pub(super) fn take(self) -> Vec<(Place, Mistake)> {
        self.0
    }

    /// In order of the file, the first ones: a page of mistakes is read from the top.
    pub(super) fn into_errors(mut self, mut spots: Spots, file: &str) -> Vec<DeckError> {
        self.0.sort();
        self.0.dedup();
        self.0.truncate(limit::MISTAKES);
        let named = |(at, mistake): (Place, Mistake)| DeckError {
            file: file.to_owned(),
            line: at.line,
            column: at.column,
            spot: spots.find(at, &mistake),
            mistake,
        };
        self.0.into_iter().map(named).collect()
    }
}
