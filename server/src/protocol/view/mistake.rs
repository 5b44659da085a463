//! What is wrong with a deck, for whoever writes it.

use peil_room::deck::Language;

use crate::{
    deck::{Block, DeckError, Words},
    protocol::decks::{DeckBlock, DeckMistake, DeckMistakeWords},
};

/// A mistake with its place, in both languages.
pub fn mistake(mistake: &DeckError) -> DeckMistake {
    let Words { message, mend } = mistake.words(Language::English);
    let dutch = mistake.words(Language::Dutch);
    DeckMistake {
        line: mistake.line as u32,
        column: mistake.column as u32,
        slide: mistake.spot.slide.map(|slide| slide as u32),
        block: block(mistake.spot.block),
        path: mistake.spot.path.clone(),
        message,
        mend,
        dutch: DeckMistakeWords { message: dutch.message, mend: dutch.mend },
    }
}

fn block(block: Block) -> DeckBlock {
    match block {
        Block::Head => DeckBlock::Head,
        Block::Slide => DeckBlock::Slide,
        Block::Text => DeckBlock::Text,
        Block::Figure => DeckBlock::Figure,
        Block::Question => DeckBlock::Question,
        Block::Notes => DeckBlock::Notes,
    }
}
