//! What a deck will look like, before there is a room.

use peil_room::{
    Room,
    command::{Command, Step},
    deck::{Asks, Deck, Question, Slide},
    event::Place,
    id::Millis,
};
use uuid::Uuid;

use super::{Showing, phone, projector};
use crate::{journal::RoomCode, protocol::decks::DeckPicture};

/// Every slide as the projector and the phones will show it, extra ones too, its question open. `name` is the deck's.
pub fn pictures(deck: &Deck, name: &str) -> Vec<DeckPicture> {
    let showing = Showing { code: RoomCode::SAMPLE, shelf: name.to_owned(), epoch: Uuid::nil(), keep_days: 0 };
    let mut begun = Room::new();
    let groups = deck.groups.clone();
    let begin = Command::Begin { deck: Box::new(deck.clone()), groups, minimum: 5, extras: true, now: Millis(0) };
    begun.apply(&begun.decide(&begin).events);
    let picture = |(at, slide): (usize, &Slide)| {
        let mut room = begun.clone();
        let steer = |room: &mut Room, what: Step| {
            let step = room.stage().step;
            room.apply(&room.decide(&Command::Steer { step, what, now: Millis(0) }).events);
        };
        steer(&mut room, Step::Jump(Place::Slide(slide.id.clone())));
        let (Some(Asks::Question(Question { id, .. })) | Some(Asks::Again(id))) = &slide.asks else {
            return picture_of(&room, &showing, slide, at);
        };
        steer(&mut room, Step::Open(id.clone()));
        picture_of(&room, &showing, slide, at)
    };
    deck.slides.iter().enumerate().map(picture).collect()
}

fn picture_of(room: &Room, showing: &Showing, slide: &Slide, at: usize) -> DeckPicture {
    let stamp = || showing.stamp(at as u64);
    let (view, phone) = (projector(room, showing, stamp()), phone(room, showing, stamp()));
    let asked = view.question.as_ref().and_then(|question| question.asked.as_ref());
    let asks = asked.map(|asked| asked.short.as_ref().unwrap_or(&asked.prompt).clone());
    let title = if slide.title.is_empty() { asks.unwrap_or_default() } else { slide.title.clone() };
    DeckPicture { title, extra: slide.extra, view, phone }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deck;

    #[test]
    fn every_slide_of_the_built_in_decks_has_a_picture_and_every_question_is_asked() {
        for builtin in deck::builtin() {
            let deck = deck::parse(builtin.source, builtin.name).expect("it is right");
            let pictures = pictures(&deck, builtin.name);
            assert_eq!(pictures.len(), deck.slides.len());
            for (picture, slide) in pictures.iter().zip(&deck.slides) {
                assert!(picture.view.slide.is_some(), "{}", slide.id);
                let asked = picture.view.question.as_ref().is_some_and(|question| question.asked.is_some());
                let asks = matches!(slide.asks, Some(Asks::Question(_)));
                assert!(asked || !asks, "{} asks something", slide.id);
                let phone = picture.phone.question.as_ref().is_some_and(|question| question.asked.is_some());
                assert_eq!(phone, asked, "phones show what is asked on {}", slide.id);
            }
        }
    }

    #[test]
    fn a_slide_that_is_wrong_takes_the_picture_of_no_other_along_except_of_what_asks_it_again() {
        for builtin in deck::builtin() {
            let whole = deck::parse(builtin.source, builtin.name).expect("it is right");
            let parted: Vec<&str> = builtin.source.split("\n---\n").collect();
            assert_eq!(parted.len(), whole.slides.len() + 1);
            for (broken, slide) in whole.slides.iter().enumerate() {
                let mut parts = parted.clone();
                let wrong = format!("{}\n<b>\n", parts[broken + 1]);
                parts[broken + 1] = &wrong;
                let sound = deck::sound(&parts.join("\n---\n")).expect("the others are right");
                let again = |other: &&Slide| {
                    let asks =
                        matches!(slide.asks, Some(Asks::Question(_))) && slide.question_id() == other.question_id();
                    other.id == slide.id || (asks && matches!(other.asks, Some(Asks::Again(_))))
                };
                let left: Vec<_> =
                    whole.slides.iter().filter(|other| !again(other)).map(|other| other.id.as_str()).collect();
                let pictures = pictures(&sound, builtin.name);
                let seen: Vec<_> =
                    pictures.iter().filter_map(|picture| Some(picture.view.slide.as_ref()?.id.as_str())).collect();
                assert_eq!(seen, left, "without {}", slide.id);
            }
        }
    }
}
