//! A question that the presenter makes of what the room wrote: once its slide stands in the deck, it is like any other.

use crate::{
    action::Said,
    deck::{Asks, Field, Opening, Question, Slide, Then},
    id::{FieldId, QuestionId},
    kind::{Item, Items, Kind, points::Points, text::Text},
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

/// An action list: what is done, by whom and when.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActionList {
    /// Drawn by whoever asks for it.
    pub id: QuestionId,
    /// What is asked.
    pub prompt: String,
    /// What stands above the three texts.
    pub labels: Said,
    /// What helps to fill in the first: what came out on top.
    pub hint: Option<String>,
}

impl ActionList {
    /// Its slide, with all texts normalised; each group answers once where `per_group` says so.
    ///
    /// # Errors
    /// The first of its bounds that it breaks.
    pub fn slide(&self, per_group: bool) -> Result<Slide, Rejection> {
        plain(&self.id)?;
        let ids = ["what", "who", "when"].map(FieldId::from);
        let prompt = said(&self.prompt, limit::PROMPT, &ids[0])?;
        let hint = match &self.hint {
            Some(hint) => wording::check(hint, limit::FOLLOW_HINT, &ids[0])?,
            None => None,
        };
        let mut fields = Vec::with_capacity(ids.len());
        for ((id, label), length) in ids.into_iter().zip(&self.labels).zip(limit::ACTION_LENGTHS) {
            let label = Some(said(label, limit::FOLLOW_LABEL, &id)?);
            let (hint, required) = if fields.is_empty() { (hint.clone(), true) } else { (None, false) };
            let kind = Kind::Text(Text { length, by: None });
            fields.push(Field { id, label, hint, required, when: None, kind });
        }
        let mut slide = asking(self.id.clone(), prompt, fields);
        if let Some(Asks::Question(question)) = &mut slide.asks {
            (question.actions, question.per_group) = (true, per_group);
        }
        Ok(slide)
    }
}

/// Whether a slide is that of a question that was made of what a room wrote, rather than one that somebody wrote.
pub(crate) fn is_made(slide: &Slide) -> bool {
    let Some(question) = slide.own_question() else { return false };
    let bare = slide.title.is_empty() && slide.body.is_empty() && slide.notes.is_empty();
    let points = |field: &Field| field.id.as_str() == "points" && field.label.is_none();
    bare && slide.id.as_str() == question.id.as_str() && (question.actions || question.fields.iter().all(points))
}

/// The slide of a question that was made while the room ran.
fn asking(id: QuestionId, prompt: String, fields: Vec<Field>) -> Slide {
    Slide {
        id: id.as_str().into(),
        title: String::new(),
        body: Vec::new(),
        image: None,
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
            actions: false,
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
