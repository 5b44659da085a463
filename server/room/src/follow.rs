//! A question that the presenter makes of what the room wrote: once its slide stands in the deck, it is like any other.

use crate::{
    deck::{Asks, Field, Opening, Question, Slide, Then},
    id::{FieldId, QuestionId},
    kind::{Item, Items, Kind, points::Points},
    limit,
    rejection::Rejection,
    timer::Timing,
    wording,
};

/// A follow-up question: points over choices that the room thought of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FollowUp {
    /// Drawn by whoever asks for it, so that nothing that a phone holds of another question is taken for an answer to it.
    pub id: QuestionId,
    /// What is asked.
    pub prompt: String,
    /// What the points go to, in order: 2 to 12 texts, no two alike.
    pub choices: Vec<String>,
    /// How many points everybody spreads, 1 to 10.
    pub points: u16,
}

impl FollowUp {
    /// Its slide, with all texts normalised.
    ///
    /// # Errors
    /// The first of its bounds that it breaks.
    pub fn slide(&self) -> Result<Slide, Rejection> {
        let field = FieldId::from("points");
        plain(&self.id)?;
        let prompt = said(&self.prompt, limit::PROMPT, &field)?;
        if self.choices.len() < limit::FOLLOW_CHOICES.0 {
            return Err(Rejection::Empty);
        }
        if self.choices.len() > limit::FOLLOW_CHOICES.1 {
            return Err(Rejection::TooMany(field));
        }
        if !(limit::FOLLOW_POINTS.0..=limit::FOLLOW_POINTS.1).contains(&self.points) {
            return Err(Rejection::OutOfRange(field));
        }
        let mut items: Vec<Item> = Vec::with_capacity(self.choices.len());
        for text in &self.choices {
            let label = said(text, limit::FOLLOW_CHOICE, &field)?;
            if items.iter().any(|known| wording::fold(&known.label) == wording::fold(&label)) {
                return Err(Rejection::Twice(field));
            }
            items.push(Item { id: format!("c{}", items.len() + 1).into(), label, short: None });
        }
        let choices = Items { list: None, items };
        let kind = Kind::Points(Points { choices, points: self.points });
        let field = Field { id: field, label: None, hint: None, required: false, when: None, kind };
        Ok(asking(self.id.clone(), prompt, vec![field]))
    }
}

/// The slide of a question that was made while the room ran.
fn asking(id: QuestionId, prompt: String, fields: Vec<Field>) -> Slide {
    Slide {
        id: id.as_str().into(),
        title: String::new(),
        body: Vec::new(),
        notes: String::new(),
        figure: None,
        asks: Some(Asks::Question(Question {
            id,
            prompt,
            short: None,
            fields,
            open: Opening::WithSlide,
            then: Then::Reveal,
            rounds: 1,
            readable: true,
            per_group: false,
            timing: Timing::default(),
        })),
        extra: false,
    }
}

/// An id is one short word, as those of a deck are.
fn plain(id: &QuestionId) -> Result<(), Rejection> {
    let id = id.as_str();
    let fits = (1..=limit::FOLLOW_ID).contains(&id.len());
    let plain = id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if fits && plain { Ok(()) } else { Err(Rejection::Unknown) }
}

fn said(text: &str, longest: u16, field: &FieldId) -> Result<String, Rejection> {
    wording::check(text, longest, field)?.ok_or_else(|| Rejection::Blank(field.clone()))
}
