//! Texts, words and groups. All of it stays possible after the end, since reports and phones still show them; in a sealed
//! room only what takes from the screens or gives back.

use crate::{
    card::Card,
    command::Moderation,
    event::Event,
    id::{CardId, FieldId, RoundId},
    kind::Kind,
    limit,
    rejection::Rejection,
    room::Room,
    round::Round,
    tally::FieldTally,
    word::WordState,
    wording,
};

impl Room {
    pub(super) fn moderate(&self, what: &Moderation) -> Result<Event, Rejection> {
        if self.sealed && !stays_possible(what) {
            return Err(Rejection::Ended);
        }
        match what {
            Moderation::HideCard(round, card) => self.hide(round, *card, true),
            Moderation::ShowCard(round, card) => self.hide(round, *card, false),
            Moderation::ApproveCard(round, card, revision) => self.approve(round, *card, *revision),
            Moderation::PinCard(round, card, pinned) => self.pin(round, *card, *pinned),
            Moderation::MoveCard(round, card, field) => self.shift(round, *card, field),
            Moderation::AddCard(round, field, text) => self.add_card(round, field, text),
            Moderation::HideAll(round) => self.hide_all(round),
            Moderation::HideWord(round, field, word) => self.hide_word(round, field, word, true),
            Moderation::ShowWord(round, field, word) => self.hide_word(round, field, word, false),
            Moderation::MergeWords(round, field, words) => self.merge_words(round, field, words),
            Moderation::SplitWord(round, field, word) => self.split_word(round, field, word),
            Moderation::RenameWord(round, field, word, label) => self.rename_word(round, field, word, label),
            Moderation::UndoWordEdit(round, field, edits) => self.undo_word_edit(round, field, *edits),
            Moderation::NameCluster(round, field, id, name) => self.name_cluster(round, field, *id, name),
            Moderation::MergeClusters(round, id, into) => self.merge_clusters(round, *id, *into),
            Moderation::DropCluster(round, id) => self.drop_cluster(round, *id),
            Moderation::FileCards(round, field, cards, id) => self.file_cards(round, field, cards, *id),
            Moderation::OpenFiling(round, field, open) => self.open_filing(round, field, *open),
            Moderation::UndoClusters(round, field, changes) => self.undo_clusters(round, field, *changes),
            Moderation::SetAction(round, action, said) => self.set_action(round, *action, said),
            Moderation::StrikeAction(round, action, struck) => self.strike_action(round, *action, *struck),
            Moderation::SetScores(question, whose, given) => self.set_scores(question, *whose, given),
            Moderation::AcceptGroup(id) => {
                let group = self.groups.group(*id).ok_or(Rejection::Unknown)?;
                changes(!group.accepted)?;
                Ok(Event::GroupAccepted(*id))
            }
            Moderation::Readable(question, readable) => {
                self.question(question).ok_or(Rejection::Unknown)?;
                changes(self.readable(question) != *readable)?;
                Ok(Event::ReadableSet { question: question.clone(), readable: *readable })
            }
        }
    }

    fn hide(&self, round: &RoundId, id: CardId, hidden: bool) -> Result<Event, Rejection> {
        let (_, card) = self.card(round, id)?;
        changes(card.hidden != hidden)?;
        Ok(Event::CardHidden { round: round.clone(), card: id, hidden })
    }

    fn approve(&self, id: &RoundId, card: CardId, revision: u64) -> Result<Event, Rejection> {
        let (round, seen) = self.card(id, card)?;
        if seen.revision != revision {
            return Err(Rejection::Superseded);
        }
        changes(round.card_held(seen))?;
        Ok(Event::CardApproved { round: id.clone(), card, revision })
    }

    fn pin(&self, id: &RoundId, card: CardId, pinned: bool) -> Result<Event, Rejection> {
        let (round, seen) = self.card(id, card)?;
        changes(seen.pinned != pinned && !(pinned && seen.hidden))?;
        if pinned && round.wall.pinned() >= limit::PINNED {
            return Err(Rejection::TooManyCards);
        }
        Ok(Event::CardPinned { round: id.clone(), card, pinned })
    }

    fn shift(&self, id: &RoundId, card: CardId, field: &FieldId) -> Result<Event, Rejection> {
        let (round, seen) = self.card(id, card)?;
        let (field, _) = text_field(round, field)?;
        changes(seen.field != field)?;
        Ok(Event::CardMoved { round: id.clone(), card, field })
    }

    fn add_card(&self, id: &RoundId, field: &FieldId, text: &str) -> Result<Event, Rejection> {
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        let (index, longest) = text_field(round, field)?;
        let text = wording::check(text, longest, field)?.ok_or_else(|| Rejection::Blank(field.clone()))?;
        if round.wall.added() >= limit::ADDED_CARDS {
            return Err(Rejection::TooManyCards);
        }
        Ok(Event::CardAdded { round: id.clone(), field: index, text })
    }

    fn hide_all(&self, id: &RoundId) -> Result<Event, Rejection> {
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        let card = round.wall.newest(None).any(|card| !card.hidden);
        let word = (0u16..).zip(&round.total().fields).any(|(index, tally)| match tally {
            FieldTally::Keywords(tally) => {
                tally.spellings.keys().any(|word| round.words.state(index, word) != Some(WordState::Hidden))
            }
            _ => false,
        });
        changes(card || word)?;
        Ok(Event::AllHidden(id.clone()))
    }

    fn hide_word(&self, id: &RoundId, field: &FieldId, word: &str, hidden: bool) -> Result<Event, Rejection> {
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        let (index, _) = round.asked.field(field).ok_or(Rejection::Unknown)?;
        let FieldTally::Keywords(tally) = &round.total().fields[index] else { return Err(Rejection::Unknown) };
        // A question has at most twelve fields, so the index fits.
        let index = index as u16;
        let state = round.words.state(index, word);
        if state.is_none() && !tally.spellings.contains_key(word) {
            return Err(Rejection::Unknown);
        }
        changes(if hidden { state != Some(WordState::Hidden) } else { !round.word_shown(index, word) })?;
        Ok(Event::WordHidden { round: id.clone(), field: index, word: word.to_owned(), hidden })
    }

    fn card(&self, round: &RoundId, id: CardId) -> Result<(&Round, &Card), Rejection> {
        let round = self.round(round).ok_or(Rejection::Unknown)?;
        let card = round.wall.card(id).filter(|card| card.text.is_some());
        Ok((round, card.ok_or(Rejection::Unknown)?))
    }
}

/// A text field of a round: its index, and how long its texts may be.
pub(super) fn text_field(round: &Round, id: &FieldId) -> Result<(u16, u16), Rejection> {
    // The texts of an action list are lines of it, and no cards.
    match round.asked.field(id).filter(|_| !round.asked.actions) {
        Some((index, field)) => match &field.kind {
            // A question has at most twelve fields, so the index fits.
            Kind::Text(kind) => Ok((index as u16, kind.length)),
            _ => Err(Rejection::Unknown),
        },
        None => Err(Rejection::Unknown),
    }
}

fn changes(something: bool) -> Result<(), Rejection> {
    if something { Ok(()) } else { Err(Rejection::NothingToDo) }
}

/// What may still be done in a sealed room: it is not arranged any more, but a name may have to go.
fn stays_possible(what: &Moderation) -> bool {
    matches!(
        what,
        Moderation::HideCard(..)
            | Moderation::ShowCard(..)
            | Moderation::HideAll(..)
            | Moderation::HideWord(..)
            | Moderation::ShowWord(..)
            | Moderation::StrikeAction(..)
            | Moderation::Readable(..)
    )
}
