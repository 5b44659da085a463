//! What of a slide may change while the room runs: the words always, and what answers rest on while there are none.

use crate::{
    deck::{Asks, Deck, Question, Slide},
    figure::Figure,
    id::{FieldId, QuestionId},
    kind::{Item, Items, Kind},
};

/// A part of a question that answers rest on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// That it is this question, under its id.
    Question,
    /// Who answers, and whether it makes an action list.
    Whose,
    /// Which fields there are, and in which order.
    Fields,
    /// When a field is asked.
    Condition,
    /// Whether a field must be filled in.
    Required,
    /// What kind of input a field is.
    Kind,
    /// Which choices, items or series a field has, and in which order.
    Choices,
    /// A field's scale, its length, how many fit, or what its cards are grouped by.
    Bounds,
}

impl Question {
    /// The first part that answers rest on in which two questions differ, and the field that it is of; nothing where they
    /// differ in words at most, or in how they are opened, timed and read.
    pub fn differs(&self, other: &Self) -> Option<(Part, Option<FieldId>)> {
        if self.id != other.id {
            return Some((Part::Question, None));
        }
        if (self.actions, self.per_group) != (other.actions, other.per_group) {
            return Some((Part::Whose, None));
        }
        let ids = |question: &Self| question.fields.iter().map(|field| field.id.clone()).collect::<Vec<_>>();
        if ids(self) != ids(other) {
            return Some((Part::Fields, None));
        }
        self.fields.iter().zip(&other.fields).find_map(|(one, other)| {
            let part = if one.when != other.when {
                Part::Condition
            } else if one.required != other.required {
                Part::Required
            } else {
                one.kind.differs(&other.kind)?
            };
            Some((part, Some(one.id.clone())))
        })
    }
}

impl Kind {
    fn differs(&self, other: &Self) -> Option<Part> {
        if std::mem::discriminant(self) != std::mem::discriminant(other) {
            return Some(Part::Kind);
        }
        let (one, other) = (self.without_words(), other.without_words());
        if one == other {
            return None;
        }
        let ids = |kind: &Self| (kind.items().cloned(), kind.series().to_vec());
        Some(if ids(&one) == ids(&other) { Part::Bounds } else { Part::Choices })
    }

    fn without_words(&self) -> Self {
        fn bare(items: &mut [Item]) {
            for item in items {
                (item.label, item.short) = (String::new(), None);
            }
        }
        let mut kind = self.clone();
        if let Some(items) = kind.items_mut() {
            items.list = None;
            bare(&mut items.items);
        }
        if let Self::Rating(rating) = &mut kind {
            bare(&mut rating.series);
        }
        kind
    }

    /// What it is about: choices, or items that are marked or rated.
    fn items(&self) -> Option<&Items> {
        match self {
            Self::Choice(kind) => Some(&kind.choices),
            Self::Marks(kind) => Some(&kind.items),
            Self::Rating(kind) => Some(&kind.items),
            Self::Points(kind) => Some(&kind.choices),
            Self::Grade(_) | Self::Keywords(_) | Self::Text(_) => None,
        }
    }

    fn items_mut(&mut self) -> Option<&mut Items> {
        match self {
            Self::Choice(kind) => Some(&mut kind.choices),
            Self::Marks(kind) => Some(&mut kind.items),
            Self::Rating(kind) => Some(&mut kind.items),
            Self::Points(kind) => Some(&mut kind.choices),
            Self::Grade(_) | Self::Keywords(_) | Self::Text(_) => None,
        }
    }

    fn series(&self) -> &[Item] {
        if let Self::Rating(rating) = self { &rating.series } else { &[] }
    }
}

impl Items {
    /// Whether these are the same items in the same order, whatever they are called.
    pub fn are(&self, others: &[Item]) -> bool {
        self.items.len() == others.len() && self.items.iter().zip(others).all(|(one, other)| one.id == other.id)
    }
}

impl Slide {
    /// The question of its own.
    pub fn own_question(&self) -> Option<&Question> {
        if let Some(Asks::Question(question)) = &self.asks { Some(question) } else { None }
    }

    /// All items that stand on it or that its fields are about.
    pub fn all_items(&self) -> impl Iterator<Item = &Items> {
        let drawn = if let Some(Figure::Radar { items, .. }) = &self.figure { Some(items) } else { None };
        let fields = self.own_question().map_or(&[][..], |question| &question.fields);
        drawn.into_iter().chain(fields.iter().filter_map(|field| field.kind.items()))
    }

    /// The same, to be changed.
    pub fn all_items_mut(&mut self) -> impl Iterator<Item = &mut Items> {
        let drawn = if let Some(Figure::Radar { items, .. }) = &mut self.figure { Some(items) } else { None };
        let fields =
            if let Some(Asks::Question(question)) = &mut self.asks { &mut question.fields[..] } else { &mut [] };
        drawn.into_iter().chain(fields.iter_mut().filter_map(|field| field.kind.items_mut()))
    }
}

impl Deck {
    /// Puts a slide in the place of the one with its id, if there is one: what named its question names the new one, and
    /// items of a list are called the same wherever the list stands.
    pub(crate) fn put(&mut self, slide: &Slide) {
        let Some((at, _)) = self.slide(&slide.id) else { return };
        let before = std::mem::replace(&mut self.slides[at], slide.clone());
        if let (Some(before), Some(now)) = (before.own_question(), slide.own_question())
            && before.id != now.id
        {
            self.rename(&before.id, &now.id);
        }
        for items in slide.all_items() {
            let Some(list) = &items.list else { continue };
            // Of two that differ the one counts that was changed.
            let Some(known) = self.lists.get_mut(list).filter(|known| items.are(known) && **known != items.items)
            else {
                continue;
            };
            known.clone_from(&items.items);
            let of_list =
                self.slides.iter_mut().flat_map(Slide::all_items_mut).filter(|other| other.list.as_ref() == Some(list));
            for other in of_list.filter(|other| other.are(&items.items)) {
                other.items.clone_from(&items.items);
            }
        }
    }

    fn rename(&mut self, question: &QuestionId, to: &QuestionId) {
        for slide in &mut self.slides {
            if slide.asks == Some(Asks::Again(question.clone())) {
                slide.asks = Some(Asks::Again(to.clone()));
            }
            if let Some(Figure::Radar { of: Some(of), .. }) = &mut slide.figure
                && of == question
            {
                of.clone_from(to);
            }
        }
    }
}
