//! What the presenter prepared.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    body::Block,
    figure::Figure,
    id::{FieldId, ImageName, ItemId, ListId, QuestionId, SlideId},
    kind::{Item, Kind},
    timer::Timing,
};

/// A list of slides, with what they share.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deck {
    /// What the workshop is called.
    pub title: String,
    /// The language of the deck, and so of its projector.
    pub language: Language,
    /// The noun for a group of participants ("partnerschap"); without one, nobody is asked for a group.
    pub group: Option<String>,
    /// Groups to start a room with, in order.
    pub groups: Vec<String>,
    /// Words that hold a text back, beside the built-in ones.
    pub held_words: Vec<String>,
    /// Lists of items that fields and figures share.
    pub lists: BTreeMap<ListId, Vec<Item>>,
    /// The slides in order; ids are unique.
    pub slides: Vec<Slide>,
}

/// A language that Peil speaks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Language {
    /// Nederlands.
    Dutch,
    /// English.
    English,
}

/// One screen of the show.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Slide {
    /// Written in the deck; never derived from position.
    pub id: SlideId,
    /// The first heading, or for a question without one, nothing.
    pub title: String,
    /// The text under the title.
    pub body: Vec<Block>,
    /// The whole slide as an image, such as a page of a PDF; title and text then say what it holds, for phones and for who
    /// cannot see it.
    pub image: Option<ImageName>,
    /// What only the presenter reads.
    pub notes: String,
    /// What is drawn beside the text.
    pub figure: Option<Figure>,
    /// What is asked.
    pub asks: Option<Asks>,
    /// Skipped unless the room switched extras on.
    pub extra: bool,
}

/// What a slide asks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asks {
    /// A question of its own.
    Question(Question),
    /// An earlier question, in another round.
    Again(QuestionId),
}

/// A prompt and one or more fields.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Question {
    /// Unique within the deck.
    pub id: QuestionId,
    /// What is asked, in full.
    pub prompt: String,
    /// A name of a few words, for titles.
    pub short: Option<String>,
    /// The inputs, in order.
    pub fields: Vec<Field>,
    /// Whether arriving at the slide opens the question.
    pub open: Opening,
    /// What follows on closing.
    pub then: Then,
    /// How many rounds the clicker goes through, 1 or 2.
    pub rounds: u32,
    /// Whether its three texts are what is done, by whom and when: a line of an action list for each answer.
    pub actions: bool,
    /// Whether phones may read what is revealed.
    pub readable: bool,
    /// Whether one answer stands for each group, which carries its name, rather than one for each participant.
    pub per_group: bool,
    /// The time that the deck proposes.
    pub timing: Timing,
}

impl Question {
    /// The field with that id and its index.
    pub fn field(&self, id: &FieldId) -> Option<(usize, &Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.id == *id)
    }
}

/// How a question opens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Opening {
    /// With the slide.
    WithSlide,
    /// By a step of its own.
    ByHand,
}

/// What a step on an open question leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// Closed and revealed at once.
    Reveal,
    /// Closed and hidden, while neighbours talk.
    Talk,
}

/// One input of a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Field {
    /// Unique within the question.
    pub id: FieldId,
    /// What stands above the input.
    pub label: Option<String>,
    /// What helps to fill it in.
    pub hint: Option<String>,
    /// Whether an answer must hold it (where its condition holds).
    pub required: bool,
    /// When it is asked at all.
    pub when: Option<Condition>,
    /// What kind of input it is.
    pub kind: Kind,
}

/// "Only when that field holds this choice."
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Condition {
    /// An earlier choice field of the same question.
    pub field: FieldId,
    /// The choice it must hold.
    pub choice: ItemId,
}

impl Deck {
    /// The slide with that id and its index.
    pub fn slide(&self, id: &SlideId) -> Option<(usize, &Slide)> {
        self.slides.iter().enumerate().find(|(_, slide)| slide.id == *id)
    }

    /// The question with that id, wherever it stands.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.slides.iter().find_map(|slide| match &slide.asks {
            Some(Asks::Question(question)) if question.id == *id => Some(question),
            _ => None,
        })
    }

    /// The images of its slides.
    pub fn images(&self) -> BTreeSet<&ImageName> {
        self.slides.iter().flat_map(Slide::images).collect()
    }
}

impl Slide {
    /// Its images: that of the whole slide, and those in its text, which stand beside it and in nothing.
    pub fn images(&self) -> impl Iterator<Item = &ImageName> {
        let inside = self.body.iter().filter_map(|block| match block {
            Block::Image { name, .. } => Some(name),
            _ => None,
        });
        self.image.iter().chain(inside)
    }

    /// The question this slide asks, be it its own or an earlier one.
    pub fn question_id(&self) -> Option<&QuestionId> {
        match self.asks.as_ref()? {
            Asks::Question(question) => Some(&question.id),
            Asks::Again(id) => Some(id),
        }
    }
}
