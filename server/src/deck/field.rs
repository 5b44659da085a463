//! One field of a question, of one of the seven kinds.

use peil_room::{
    deck::{Condition, Field},
    kind::{
        Items, Kind, choice::Choice, grade::Grade, keywords::Keywords, marks::Marks, points::Points, rating::Rating,
        text::Text,
    },
    limit::{ITEMS, KEYWORD, KEYWORDS, TEXT},
    number::Hundredths,
};

use super::{
    error::{Mistakes, Place},
    item::{self, Lists},
    keys::Keys,
    limit,
    mistake::{Mistake, Needed, Thing},
    scalar,
    yaml::{Node, Value},
};

/// The length of a text when the deck does not say: two lines of a card.
const TEXT_LENGTH: i32 = 140;
/// The length of a keyword when the deck does not say.
const KEYWORD_LENGTH: i32 = 40;
/// How many keywords fit when the deck does not say.
const KEYWORDS_MOST: i32 = 3;

/// A field, and the places that later checks point at.
pub(super) struct Found {
    pub(super) field: Field,
    pub(super) at: Place,
    pub(super) when_at: Option<Place>,
    pub(super) by_at: Option<Place>,
}

#[derive(Clone, Copy)]
enum Name {
    Grade,
    Choice,
    Keywords,
    Marks,
    Rating,
    Text,
    Points,
}

const NAMES: [(&str, Name); 7] = [
    ("grade", Name::Grade),
    ("choice", Name::Choice),
    ("keywords", Name::Keywords),
    ("marks", Name::Marks),
    ("rating", Name::Rating),
    ("text", Name::Text),
    ("points", Name::Points),
];

pub(super) fn read(node: Node, lists: &Lists, mistakes: &mut Mistakes) -> Option<Found> {
    let mut keys = Keys::of(node, Thing::Field, mistakes)?;
    let at = keys.at;
    let id = keys.id(mistakes);
    let label = keys.text("label", limit::LABEL, mistakes);
    let hint = keys.text("hint", limit::LABEL, mistakes);
    let required = keys.yes("required", false, mistakes);
    let (when_at, by_at) = (keys.place("when"), keys.place("by"));
    let when = keys.take("when").and_then(|node| condition(node, mistakes));
    if keys.place("kind").is_none() {
        keys.miss(Needed::FieldKind, mistakes);
        return None;
    }
    let name = keys.one_of("kind", &NAMES.map(|(word, name)| (word, Some(name))), None, mistakes)?;
    let kind = match name {
        Name::Grade => grade(&mut keys, mistakes).map(Kind::Grade),
        Name::Choice => choice(&mut keys, lists, mistakes).map(Kind::Choice),
        Name::Keywords => Some(Kind::Keywords(keywords(&mut keys, mistakes))),
        Name::Marks => marks(&mut keys, lists, mistakes).map(Kind::Marks),
        Name::Rating => rating(&mut keys, lists, mistakes).map(Kind::Rating),
        Name::Text => Some(Kind::Text(text(&mut keys, mistakes))),
        Name::Points => points(&mut keys, lists, mistakes).map(Kind::Points),
    };
    keys.done(mistakes);
    let field = Field { id: id?.0.into(), label, hint, required, when, kind: kind? };
    Some(Found { field, at, when_at, by_at })
}

/// `field: choice`, one of them.
fn condition(node: Node, mistakes: &mut Mistakes) -> Option<Condition> {
    let at = node.at;
    if let Value::Map(entries) = node.value
        && let Ok([entry]) = <[_; 1]>::try_from(entries)
        && let Value::Text(choice) = entry.value.value
    {
        return Some(Condition { field: entry.key.into(), choice: choice.into() });
    }
    mistakes.add(at, Mistake::NoCondition);
    None
}

fn grade(keys: &mut Keys, mistakes: &mut Mistakes) -> Option<Grade> {
    let at = keys.at;
    let (min, _) = keys.number("min", mistakes).unwrap_or((Hundredths::whole(1), at));
    let (max, max_at) = keys.number("max", mistakes).unwrap_or((Hundredths::whole(10), at));
    let (step, step_at) = keys.number("step", mistakes).unwrap_or((Hundredths::whole(1), at));
    let pass = keys.number("pass", mistakes);
    // Numbers stay under ten million, so none of this overflows.
    let span = max.0 - min.0;
    if span <= 0 {
        mistakes.add(max_at, Mistake::ScaleUpsideDown { min, max });
    } else if step.0 <= 0 || span % step.0 != 0 {
        mistakes.add(step_at, Mistake::StepsDoNotFit { step, min, max });
    } else if span / step.0 > limit::GRADES {
        mistakes.add(step_at, Mistake::TooManySteps { count: span / step.0 });
    } else if let Some((pass, at)) = pass.filter(|(pass, _)| !(min..=max).contains(pass)) {
        mistakes.add(at, Mistake::PassOffScale { pass, min, max });
    } else {
        return Some(Grade { min, max, step, pass: pass.map(|(pass, _)| pass) });
    }
    None
}

fn choices(keys: &mut Keys, lists: &Lists, mistakes: &mut Mistakes) -> Option<Items> {
    item::items(keys.need(Needed::Choices, mistakes)?, lists, mistakes)
}

fn items(keys: &mut Keys, lists: &Lists, mistakes: &mut Mistakes) -> Option<Items> {
    item::items(keys.need(Needed::Items, mistakes)?, lists, mistakes)
}

fn choice(keys: &mut Keys, lists: &Lists, mistakes: &mut Mistakes) -> Option<Choice> {
    let choices = choices(keys, lists, mistakes);
    let count = choices.as_ref().map_or(ITEMS, |choices| choices.items.len()).max(1);
    let most = small(keys.whole("most", 1, (1, whole(count)), mistakes));
    Some(Choice { choices: choices?, most })
}

fn keywords(keys: &mut Keys, mistakes: &mut Mistakes) -> Keywords {
    let most = small(keys.whole("most", KEYWORDS_MOST, (1, whole(KEYWORDS)), mistakes));
    Keywords { most, length: small(keys.whole("length", KEYWORD_LENGTH, (1, whole(KEYWORD)), mistakes)) }
}

fn marks(keys: &mut Keys, lists: &Lists, mistakes: &mut Mistakes) -> Option<Marks> {
    let items = items(keys, lists, mistakes);
    let count = whole(items.as_ref().map_or(ITEMS, |items| items.items.len()).max(1));
    let most_high = small(keys.whole("most-high", count, (0, count), mistakes));
    let most_low = small(keys.whole("most-low", count, (0, count), mistakes));
    if most_high == 0 && most_low == 0 {
        mistakes.add(keys.at, Mistake::NothingMarked);
    }
    Some(Marks { items: items?, most_high, most_low })
}

fn rating(keys: &mut Keys, lists: &Lists, mistakes: &mut Mistakes) -> Option<Rating> {
    let items = items(keys, lists, mistakes);
    let series = keys.need(Needed::Series, mistakes).and_then(|node| item::written(node, mistakes));
    let (min, max) = scale(keys, mistakes);
    Some(Rating { items: items?, series: series?, min, max })
}

/// The lowest and the highest number of a scale of whole numbers, 1 to 5 when the deck does not say.
pub(super) fn scale(keys: &mut Keys, mistakes: &mut Mistakes) -> (i32, i32) {
    let at = keys.place("max").unwrap_or(keys.at);
    let min = keys.whole("min", 1, (-100, 100), mistakes);
    let max = keys.whole("max", 5, (-100, 100), mistakes);
    if max <= min || max - min > limit::RATINGS {
        mistakes.add(at, Mistake::ScaleTooLong { min, max });
    }
    (min, max)
}

fn text(keys: &mut Keys, mistakes: &mut Mistakes) -> Text {
    let length = small(keys.whole("length", TEXT_LENGTH, (1, whole(TEXT)), mistakes));
    Text { length, by: keys.take("by").and_then(|node| scalar::id(node, mistakes)).map(Into::into) }
}

fn points(keys: &mut Keys, lists: &Lists, mistakes: &mut Mistakes) -> Option<Points> {
    let choices = choices(keys, lists, mistakes);
    if keys.place("points").is_none() {
        keys.miss(Needed::Points, mistakes);
    }
    let points = keys.whole("points", 1, (1, i32::from(limit::POINTS)), mistakes);
    Some(Points { choices: choices?, points: small(points) })
}

fn whole(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// A number that was checked to lie between 0 and a limit.
fn small(number: i32) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}
