//! What is wrong in a deck file, where, and what to do about it.

use std::fmt;

use super::limit;

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

/// One mistake in a deck file; it reads as `deck.md:12:3: what is wrong — what to do`.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct DeckError {
    /// The file as the caller named it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The character within the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub mend: String,
}

impl fmt::Display for DeckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column, message, mend } = self;
        write!(f, "{file}:{line}:{column}: {message} — {mend}")
    }
}

/// The mistakes found so far, so that one reading of a file tells them all.
#[derive(Default)]
pub(super) struct Mistakes(Vec<(Place, String, String)>);

impl Mistakes {
    pub(super) fn add(&mut self, at: Place, message: impl Into<String>, mend: impl Into<String>) {
        if self.0.len() < limit::MISTAKES_KEPT {
            self.0.push((at, message.into(), mend.into()));
        }
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// In order of the file, the first ones: a page of mistakes is read from the top.
    pub(super) fn into_errors(mut self, file: &str) -> Vec<DeckError> {
        self.0.sort();
        self.0.dedup();
        self.0.truncate(limit::MISTAKES);
        let named = |(at, message, mend): (Place, String, String)| DeckError {
            file: file.to_owned(),
            line: at.line,
            column: at.column,
            message,
            mend,
        };
        self.0.into_iter().map(named).collect()
    }
}
