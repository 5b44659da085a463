//! The text of a slide as a tree, so that no text from anybody becomes markup.

use crate::id::ImageName;

/// A block of a slide's text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A heading; level 2 and deeper, since level 1 is the slide's title.
    Heading {
        /// 2 to 4.
        level: u8,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list of items, each a list of blocks.
    List {
        /// Numbered rather than marked.
        ordered: bool,
        /// The items in order.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// An image, on a line of its own.
    Image {
        /// Which.
        name: ImageName,
        /// What it shows, for who cannot see it.
        alt: String,
    },
}

/// A piece of running text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link; the address has an allowed scheme (`https`, `http`, `mailto`).
    Link {
        /// Where it leads.
        to: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A line break.
    Break,
}

/// The words of some running text, without emphasis.
pub fn plain(text: &[Inline]) -> String {
    text.iter()
        .map(|piece| match piece {
            Inline::Text(text) => text.clone(),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => plain(inner),
            Inline::Break => " ".into(),
        })
        .collect()
}
