//! Which words are one, and what they are called.

use crate::{
    edit::WordEdit,
    event::Event,
    id::{FieldId, RoundId},
    kind::keywords::KeywordsTally,
    limit,
    rejection::Rejection,
    room::Room,
    round::Round,
    tally::FieldTally,
    wording,
};

impl Room {
    pub(super) fn merge_words(&self, id: &RoundId, field: &FieldId, words: &[String]) -> Result<Event, Rejection> {
        let (_, _, tally) = self.keywords(id, field)?;
        let mut merged: Vec<String> = Vec::new();
        for word in words {
            written(tally, word)?;
            if !merged.contains(word) {
                merged.push(word.clone());
            }
        }
        if merged.len() < 2 {
            return Err(Rejection::NothingToDo);
        }
        if merged.len() > limit::MERGED {
            return Err(Rejection::TooMany(field.clone()));
        }
        self.edited(id, field, WordEdit::Merged(merged))
    }

    pub(super) fn split_word(&self, id: &RoundId, field: &FieldId, word: &str) -> Result<Event, Rejection> {
        let (_, _, tally) = self.keywords(id, field)?;
        written(tally, word)?;
        self.edited(id, field, WordEdit::Split(word.to_owned()))
    }

    pub(super) fn rename_word(
        &self,
        id: &RoundId,
        field: &FieldId,
        word: &str,
        label: &str,
    ) -> Result<Event, Rejection> {
        let (_, _, tally) = self.keywords(id, field)?;
        written(tally, word)?;
        // Whatever the participants' limit is: she may write a word in full.
        let label = wording::check(label, limit::KEYWORD as u16, field)?;
        let label = label.ok_or_else(|| Rejection::Blank(field.clone()))?;
        self.edited(id, field, WordEdit::Renamed { word: word.to_owned(), label })
    }

    pub(super) fn undo_word_edit(&self, id: &RoundId, field: &FieldId, edits: usize) -> Result<Event, Rejection> {
        let (round, index, _) = self.keywords(id, field)?;
        match round.words.edits(index).len() {
            0 => Err(Rejection::NothingToDo),
            // Somebody else took it back, or changed something since.
            now if now != edits => Err(Rejection::Superseded),
            _ => Ok(Event::WordEditUndone { round: id.clone(), field: index }),
        }
    }

    fn edited(&self, id: &RoundId, field: &FieldId, edit: WordEdit) -> Result<Event, Rejection> {
        let (round, index, _) = self.keywords(id, field)?;
        if round.words.edits(index).len() >= limit::WORD_EDITS {
            return Err(Rejection::TooMany(field.clone()));
        }
        Ok(Event::WordsEdited { round: id.clone(), field: index, edit })
    }

    /// A keywords field of a round, its index and what was written in it.
    fn keywords(&self, id: &RoundId, field: &FieldId) -> Result<(&Round, u16, &KeywordsTally), Rejection> {
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        let (index, _) = round.asked.field(field).ok_or(Rejection::Unknown)?;
        match &round.total().fields[index] {
            // A question has at most twelve fields, so the index fits.
            FieldTally::Keywords(tally) => Ok((round, index as u16, tally)),
            _ => Err(Rejection::Unknown),
        }
    }
}

fn written(tally: &KeywordsTally, word: &str) -> Result<(), Rejection> {
    if tally.spellings.contains_key(word) { Ok(()) } else { Err(Rejection::Unknown) }
}
