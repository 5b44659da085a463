//! What only the whole deck can tell: ids used twice, and names of questions.

use std::collections::BTreeSet;

use peil_room::{
    deck::{Asks, Question},
    figure::Figure,
    id::QuestionId,
    kind::{Item, Kind},
    limit::SLIDES,
};

use super::{
    error::{Mistakes, Place},
    mistake::Mistake,
    slide::Found,
};

pub(super) fn check(slides: &[Found], mistakes: &mut Mistakes) {
    if slides.is_empty() {
        mistakes.add(Place::line(1), Mistake::NoSlides);
    }
    if let Some(over) = slides.get(SLIDES) {
        mistakes.add(over.id_at, Mistake::TooManySlides { count: slides.len() });
    }
    let questions: Vec<&Question> = slides
        .iter()
        .filter_map(|found| match &found.slide.asks {
            Some(Asks::Question(question)) => Some(question),
            _ => None,
        })
        .collect();
    let mut slide_ids = BTreeSet::new();
    let mut asked: BTreeSet<&QuestionId> = BTreeSet::new();
    for found in slides {
        if !slide_ids.insert(&found.slide.id) {
            mistakes.add(found.id_at, Mistake::SlideIdTwice { id: found.slide.id.to_string() });
        }
        match (&found.slide.asks, found.asks_at) {
            (Some(Asks::Question(question)), Some(at)) if !asked.insert(&question.id) => {
                mistakes.add(at, Mistake::QuestionIdTwice { id: question.id.to_string() });
            }
            (Some(Asks::Again(id)), Some(at)) if !asked.contains(id) => {
                let later = questions.iter().any(|question| question.id == *id);
                let id = id.to_string();
                mistakes.add(
                    at,
                    if later {
                        Mistake::AgainTooEarly { id }
                    } else {
                        Mistake::AgainUnknown { id, known: known(&questions) }
                    },
                );
            }
            _ => {}
        }
        if let (Some(Figure::Radar { items, series, of: Some(of), .. }), Some(at)) = (&found.slide.figure, found.of_at)
        {
            match questions.iter().find(|question| question.id == *of) {
                None => mistakes.add(at, Mistake::OfUnknown { id: of.to_string(), known: known(&questions) }),
                Some(question) if !fills(question, &items.items, series) => {
                    mistakes.add(at, Mistake::OfCannotFill { id: of.to_string() });
                }
                Some(_) => {}
            }
        }
    }
}

/// As many as a sentence can name.
fn known(questions: &[&Question]) -> Vec<String> {
    questions.iter().take(12).map(|question| question.id.to_string()).collect()
}

/// Whether some field of the question has these items, and these series where the figure has any.
fn fills(question: &Question, items: &[Item], series: &[Item]) -> bool {
    let same =
        |one: &[Item], other: &[Item]| one.len() == other.len() && one.iter().zip(other).all(|(a, b)| a.id == b.id);
    question.fields.iter().any(|field| match &field.kind {
        Kind::Rating(rating) => same(&rating.items.items, items) && (series.is_empty() || same(&rating.series, series)),
        Kind::Marks(marks) => same(&marks.items.items, items) && series.is_empty(),
        _ => false,
    })
}
