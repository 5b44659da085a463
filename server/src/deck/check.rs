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
    slide::Found,
};

pub(super) fn check(slides: &[Found], mistakes: &mut Mistakes) {
    if slides.is_empty() {
        mistakes.add(Place::line(1), "The deck has no slides", "write at least one under the head");
    }
    if let Some(over) = slides.get(SLIDES) {
        mistakes.add(over.id_at, format!("The deck has {} slides", slides.len()), format!("keep at most {SLIDES}"));
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
            mistakes.add(
                found.id_at,
                format!("The id `{}` is used for two slides", found.slide.id),
                "give each slide an id of its own",
            );
        }
        match (&found.slide.asks, found.asks_at) {
            (Some(Asks::Question(question)), Some(at)) if !asked.insert(&question.id) => {
                mistakes.add(
                    at,
                    format!("The id `{}` is used for two questions", question.id),
                    "give it an id of its own, or write `again:` to ask the earlier question once more",
                );
            }
            (Some(Asks::Again(id)), Some(at)) if !asked.contains(id) => {
                let mend = if questions.iter().any(|question| question.id == *id) {
                    "put this slide under the one that asks it first".to_owned()
                } else {
                    known(&questions)
                };
                mistakes.add(at, format!("`again` names the question `{id}`, which was not asked before"), mend);
            }
            _ => {}
        }
        if let (Some(Figure::Radar { items, series, of: Some(of), .. }), Some(at)) = (&found.slide.figure, found.of_at)
        {
            match questions.iter().find(|question| question.id == *of) {
                None => mistakes.add(
                    at,
                    format!("`of` names the question `{of}`, which the deck does not have"),
                    known(&questions),
                ),
                Some(question) if !fills(question, &items.items, series) => mistakes.add(
                    at,
                    format!("The question `{of}` cannot fill this radar"),
                    "name a question that rates or marks the same items, for the same series",
                ),
                Some(_) => {}
            }
        }
    }
}

fn known(questions: &[&Question]) -> String {
    let ids: Vec<&str> = questions.iter().take(12).map(|question| question.id.as_str()).collect();
    if ids.is_empty() { "write that question first".to_owned() } else { format!("the deck has: {}", ids.join(", ")) }
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
