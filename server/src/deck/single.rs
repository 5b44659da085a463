//! One slide as text, to be mended or added while its room runs: its id stays out of it, and items are written out.

use peil_room::{
    deck::{Deck, Slide},
    id::{ImageName, SlideId},
};

use super::{
    check,
    error::{DeckError, Mistakes, Place},
    head::Head,
    image, missing,
    mistake::Mistake,
    print,
    slide::{self, Found},
    source::{self, Fence, Piece},
    spot::Spots,
};

/// Which slide a text is of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stands<'a> {
    /// The one that stands in the deck under that id.
    At(&'a SlideId),
    /// A new one of that id, behind another or at the end.
    Behind(&'a SlideId, Option<&'a SlideId>),
}

/// The slide as text, without its id.
pub fn print_slide(slide: &Slide) -> String {
    let mut slide = slide.clone();
    slide.all_items_mut().for_each(|items| items.list = None);
    print::inside(&slide)
}

/// Reads a slide of a deck; the mistakes that are told count lines from its own first.
pub fn parse_slide(text: &str, stands: &Stands<'_>, deck: &Deck) -> Result<Slide, Vec<DeckError>> {
    let mut mistakes = Mistakes::default();
    let mut sections = source::slides(&source::plain_lines(text), &mut mistakes);
    if let Some(second) = sections.get(1) {
        mistakes.add(Place::line(second.line - 1), Mistake::SecondSlide);
    }
    sections.truncate(1);
    let mut section = sections.pop().unwrap_or_default();
    section.line = 1;
    let spots = Spots::of_slide(section.clone());
    let (id, before) = match stands {
        Stands::At(id) => (*id, deck.slide(id)),
        Stands::Behind(id, _) => (*id, None),
    };
    for fence in section.fences.iter().filter(|fence| fence.name == "slide") {
        mistakes.add(fence.at, Mistake::SlideBlock);
    }
    section.fences.retain(|fence| fence.name != "slide");
    section.fences.insert(0, settings(id, before.map(|(_, slide)| slide)));
    let read = slide::read(&section, &head(deck), &mut mistakes);
    let Some(mut found) = read.filter(|_| mistakes.count() == 0) else {
        return Err(mistakes.into_errors(spots, ""));
    };
    if let Some((_, before)) = before {
        keep_lists(&mut found.slide, before);
    }
    let fresh = found.slide.clone();
    check_among(found, stands, deck, &mut mistakes);
    if mistakes.count() > 0 { Err(mistakes.into_errors(spots, "")) } else { Ok(fresh) }
}

/// The mistakes of a slide of which images are not there.
pub fn slide_without_images(text: &str, images: &[&ImageName]) -> Vec<DeckError> {
    let section = source::slides(&source::plain_lines(text), &mut Mistakes::default()).into_iter().next();
    missing(text, images).into_errors(Spots::of_slide(section.unwrap_or_default()), "")
}

/// The block that the text leaves out, on no line of it: the id, and what the slide keeps.
fn settings(id: &SlideId, before: Option<&Slide>) -> Fence {
    let mut text = format!("id: {id}\n");
    if before.is_some_and(|slide| slide.extra) {
        text.push_str("extra: yes\n");
    }
    if let Some(name) = before.and_then(|slide| slide.image.as_ref()) {
        text.push_str(&format!("image: {}\n", image::path(name)));
    }
    let inside = Piece { line: 0, text };
    Fence { at: NOWHERE, name: "slide".into(), inside }
}

/// Where what is not in the text stands.
const NOWHERE: Place = Place { line: 0, column: 1 };

fn head(deck: &Deck) -> Head {
    Head {
        title: deck.title.clone(),
        language: deck.language,
        group: deck.group.clone(),
        groups: deck.groups.clone(),
        held_words: deck.held_words.clone(),
        lists: deck.lists.clone(),
    }
}

/// Items that were those of a list still are, whatever they are called now.
fn keep_lists(slide: &mut Slide, before: &Slide) {
    for items in slide.all_items_mut().filter(|items| items.list.is_none()) {
        let same = before.all_items().find(|other| other.list.is_some() && other.are(&items.items));
        items.list = same.and_then(|other| other.list.clone());
    }
}

/// What the slide breaks in its deck, told on its first line where it is told of another slide.
fn check_among(found: Found, stands: &Stands<'_>, deck: &Deck, mistakes: &mut Mistakes) {
    let standing =
        |slide: &Slide| Found { slide: slide.clone(), id_at: NOWHERE, asks_at: Some(NOWHERE), of_at: Some(NOWHERE) };
    let mut slides: Vec<Found> = deck.slides.iter().map(standing).collect();
    let place = |id: &SlideId| slides.iter().position(|found| found.slide.id == *id);
    let added = match stands {
        Stands::At(id) => {
            let at = place(id);
            if let Some(at) = at {
                slides[at] = found;
            }
            false
        }
        Stands::Behind(_, behind) => {
            let at = behind.and_then(place).map_or(slides.len(), |at| at + 1);
            slides.insert(at, found);
            true
        }
    };
    let mut told = Mistakes::default();
    check::check(&slides, &mut told);
    for (at, mistake) in told.take() {
        // A question that is added under an id that is taken gets another; a slide that is added twice stands once.
        let taken = matches!(mistake, Mistake::QuestionIdTwice { .. } | Mistake::SlideIdTwice { .. });
        if !(added && taken) {
            mistakes.add(if at == NOWHERE { Place::line(1) } else { at }, mistake);
        }
    }
}
