//! The text of slides as it is stored.

use peil_room::body;

use super::mirror::mirror;

mirror! {
    enum Block of body::Block {
        Heading { level: u8, text: Vec<Inline> },
        Paragraph(text: Vec<Inline>),
        List { ordered: bool, items: Vec<Vec<Block>> },
        Quote(blocks: Vec<Block>),
        Image { name: String, alt: String },
    }
}

mirror! {
    enum Inline of body::Inline {
        Text(text: String),
        Emphasis(inner: Vec<Inline>),
        Strong(inner: Vec<Inline>),
        Link { to: String, text: Vec<Inline> },
        Break,
    }
}
