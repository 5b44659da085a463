//! Decks as they are stored.

use std::collections::BTreeMap;

use peil_room::{deck, timer};

use super::{
    body::Block,
    figure::Figure,
    kind::{Item, Kind},
    mirror::mirror,
};

mirror! {
    struct Deck of deck::Deck {
        title: String,
        language: Language,
        group: Option<String>,
        groups: Vec<String>,
        held_words: Vec<String>,
        lists: BTreeMap<String, Vec<Item>>,
        slides: Vec<Slide>,
    }
}

mirror! {
    enum Language of deck::Language {
        Dutch,
        English,
    }
}

mirror! {
    struct Slide of deck::Slide {
        id: String,
        title: String,
        body: Vec<Block>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        image: Option<String>,
        notes: String,
        figure: Option<Figure>,
        asks: Option<Asks>,
        extra: bool,
    }
}

mirror! {
    enum Asks of deck::Asks {
        Question(question: Question),
        Again(question: String),
    }
}

mirror! {
    struct Question of deck::Question {
        id: String,
        prompt: String,
        short: Option<String>,
        fields: Vec<Field>,
        open: Opening,
        then: Then,
        rounds: u32,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        actions: bool,
        readable: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        per_group: bool,
        #[serde(default, skip_serializing_if = "Timing::is_none")]
        timing: Timing,
    }
}

mirror! {
    #[derive(Default)]
    struct Timing of timer::Timing {
        open: Option<u64>,
        closes: bool,
        talk: Option<u64>,
    }
}

impl Timing {
    fn is_none(&self) -> bool {
        self.open.is_none() && !self.closes && self.talk.is_none()
    }
}

mirror! {
    enum Opening of deck::Opening {
        WithSlide,
        ByHand,
    }
}

mirror! {
    enum Then of deck::Then {
        Reveal,
        Talk,
    }
}

mirror! {
    struct Field of deck::Field {
        id: String,
        label: Option<String>,
        hint: Option<String>,
        required: bool,
        when: Option<Condition>,
        kind: Kind,
    }
}

mirror! {
    struct Condition of deck::Condition {
        field: String,
        choice: String,
    }
}
