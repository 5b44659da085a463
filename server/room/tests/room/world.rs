//! A workshop to play rules in: a deck with a question of every sort, and a hall in which time passes.

use std::collections::BTreeMap;

use peil_room::{
    Ahead, Decision, Progress, Room,
    answer::{Given, GivenValue},
    card::Card,
    command::{Cast, Command, GroupChoice, Moderation, Step},
    deck::{Asks, Condition, Deck, Field, Language, Opening, Question, Slide, Then},
    event::{Event, Place},
    id::{AnswerId, BallotId, CardId, FieldId, Millis, QuestionId, RoundId, SlideId},
    kind::{
        Item, Items, Kind, choice::Choice, grade::Grade, keywords::Keywords, marks::Marks, points::Points,
        rating::Rating, text::Text,
    },
    number::Hundredths,
    rejection::Rejection,
    round::Round,
    timer::Timing,
};

pub const START: Millis = Millis(1_000_000);

pub fn items(ids: &[&str]) -> Items {
    let item = |id: &&str| Item { id: (*id).into(), label: (*id).into(), short: None };
    Items { list: None, items: ids.iter().map(item).collect() }
}

pub fn field(id: &str, kind: Kind) -> Field {
    Field { id: id.into(), label: None, hint: None, required: false, when: None, kind }
}

pub fn choice(ids: &[&str]) -> Kind {
    Kind::Choice(Choice { choices: items(ids), most: 1 })
}

pub fn text() -> Kind {
    Kind::Text(Text { length: 20, by: None })
}

pub fn grade() -> Kind {
    let (min, max) = (Hundredths::whole(1), Hundredths::whole(10));
    Kind::Grade(Grade { min, max, step: Hundredths(50), pass: Some(Hundredths(550)) })
}

pub fn question(id: &str, fields: Vec<Field>) -> Question {
    Question {
        id: id.into(),
        prompt: id.into(),
        short: None,
        fields,
        open: Opening::WithSlide,
        then: Then::Reveal,
        rounds: 1,
        actions: false,
        readable: true,
        per_group: false,
        timing: Timing::default(),
    }
}

/// "Yes or no? Yes: keywords. No: why not."
pub fn branch() -> Question {
    let when = |choice: &str| Some(Condition { field: "plg".into(), choice: choice.into() });
    let plg = Field { required: true, ..field("plg", choice(&["yes", "no"])) };
    let basis = Field { when: when("yes"), ..field("basis", Kind::Keywords(Keywords { most: 3, length: 20 })) };
    let why = Field { when: when("no"), ..field("why", text()) };
    question("plg", vec![plg, basis, why])
}

/// One field of each of the wider kinds.
pub fn scan() -> Question {
    let marks = Marks { items: items(&["a", "b", "c", "d"]), most_high: 2, most_low: 1 };
    let rating = Rating { items: items(&["a", "b"]), series: items(&["now", "later"]).items, min: 1, max: 5 };
    let points = Points { choices: items(&["x", "y"]), points: 3 };
    let fields = vec![
        field("marks", Kind::Marks(marks)),
        field("rating", Kind::Rating(rating)),
        field("points", Kind::Points(points)),
    ];
    question("scan", fields)
}

fn slide(id: &str, asks: Option<Asks>) -> Slide {
    let (title, notes) = (id.into(), String::new());
    Slide { id: id.into(), title, body: Vec::new(), image: None, notes, figure: None, asks, extra: false }
}

fn asks(question: Question) -> Slide {
    slide(&question.id.to_string(), Some(Asks::Question(question)))
}

pub fn deck() -> Deck {
    let yes_no = |id: &str| question(id, vec![field("answer", choice(&["yes", "no"]))]);
    let slides = vec![
        asks(question("grade", vec![field("grade", grade())])),
        asks(question("where", vec![field("where", text()), field("whom", text())])),
        slide("together", None),
        asks(branch()),
        Slide { extra: true, ..slide("extra", None) },
        asks(Question { open: Opening::ByHand, readable: false, ..yes_no("hand") }),
        asks(Question { then: Then::Talk, ..yes_no("talk") }),
        asks(Question { rounds: 2, ..yes_no("twice") }),
        asks(scan()),
        slide("grade-again", Some(Asks::Again("grade".into()))),
        slide("thanks", None),
    ];
    Deck {
        title: "Peil".into(),
        language: Language::Dutch,
        group: Some("partnerschap".into()),
        groups: Vec::new(),
        held_words: vec!["geheim".into(), "oude koek".into()],
        lists: BTreeMap::new(),
        slides,
    }
}

/// A room, and a clock that goes on two seconds before each step.
#[derive(Clone, Debug)]
pub struct Hall {
    pub room: Room,
    pub now: Millis,
    pub events: Vec<Event>,
    answers: u128,
}

impl Hall {
    pub fn new() -> Self {
        Self::of(&["Noord", "Zuid"], 5)
    }

    /// A hall of these groups, where that many are the fewest shown on their own.
    pub fn of(groups: &[&str], minimum: u16) -> Self {
        Self::on(deck(), groups, minimum)
    }

    /// The same with a deck of its own.
    pub fn on(deck: Deck, groups: &[&str], minimum: u16) -> Self {
        let mut hall = Self { room: Room::new(), now: START, events: Vec::new(), answers: 0 };
        let groups = groups.iter().map(|name| (*name).into()).collect();
        let begin = Command::Begin { deck: Box::new(deck), groups, minimum, extras: false, now: START };
        assert_eq!(hall.sends(&begin), None);
        hall
    }

    /// A hall in which that slide is shown, as by a jump.
    pub fn at(slide: &str) -> Self {
        let mut hall = Self::new();
        hall.does(Step::Jump(place(slide)));
        hall
    }

    /// A hall in which that question is open, on its slide.
    pub fn asking(question: &str) -> Self {
        let mut hall = Self::at(question);
        hall.does(Step::Open(question.into()));
        hall
    }

    pub fn decides(&self, command: &Command) -> Decision {
        self.room.decide(command)
    }

    /// Decides and evolves, and tells what was refused.
    pub fn sends(&mut self, command: &Command) -> Option<Rejection> {
        let decision = self.decides(command);
        self.room.apply(&decision.events);
        self.events.extend(decision.events);
        decision.rejection
    }

    pub fn waits(&mut self, millis: u64) -> &mut Self {
        self.now = self.now.plus(millis);
        self
    }

    /// Makes a step now.
    pub fn tries(&mut self, what: Step) -> Option<Rejection> {
        let step = self.room.stage().step;
        self.sends(&Command::Steer { step, what, now: self.now })
    }

    /// Makes a step two seconds later, which must change something.
    pub fn does(&mut self, what: Step) -> &mut Self {
        self.waits(2_000);
        let told = format!("{what:?}");
        assert_eq!(self.tries(what), None, "{told}");
        self
    }

    pub fn next(&mut self) -> &mut Self {
        self.does(Step::Next)
    }

    pub fn ticks(&mut self) -> &mut Self {
        assert_eq!(self.sends(&Command::Tick { now: self.now }), None);
        self
    }

    pub fn moderates(&mut self, what: Moderation) -> Option<Rejection> {
        self.sends(&Command::Moderate { what, now: self.now })
    }

    /// A new version of a ballot in the latest round of a question.
    pub fn ballot(&mut self, question: &str, ballot: u8, given: Given) -> Cast {
        let number = self.room.rounds(&question.into()).len().max(1) as u32;
        let round = round(question, number);
        let revision = self.room.standing(&round, phone(ballot)).map_or(1, |stands| stands.revision + 1);
        self.answers += 1;
        let (id, group) = (AnswerId(self.answers), GroupChoice::None);
        Cast { round, ballot: phone(ballot), revision, id, group, given, now: self.now }
    }

    pub fn casts(&mut self, question: &str, ballot: u8, given: Given) -> Option<Rejection> {
        let cast = self.ballot(question, ballot, given);
        self.sends(&Command::Cast(cast))
    }

    pub fn withdraws(&mut self, question: &str, ballot: u8) -> Option<Rejection> {
        let Cast { round, ballot, revision, id, now, .. } = self.ballot(question, ballot, Given::new());
        self.sends(&Command::Withdraw { round, ballot, revision, id, now })
    }

    pub fn latest(&self, question: &str) -> &Round {
        self.room.latest(&question.into()).expect("the question was asked")
    }

    pub fn progress(&self, question: &str) -> Progress {
        self.room.progress(&question.into())
    }

    pub fn open(&self) -> Option<&str> {
        self.room.stage().open.as_ref().map(QuestionId::as_str)
    }

    pub fn shown(&self) -> &Place {
        &self.room.stage().place
    }

    pub fn ahead(&self) -> Ahead {
        self.room.ahead()
    }

    pub fn card(&self, question: &str, card: u32) -> &Card {
        self.latest(question).wall().card(CardId(card)).expect("the card exists")
    }

    pub fn card_shown(&self, question: &str, card: u32) -> bool {
        self.latest(question).card_shown(self.card(question, card))
    }
}

pub fn place(slide: &str) -> Place {
    Place::Slide(SlideId::from(slide))
}

pub fn round(question: &str, number: u32) -> RoundId {
    RoundId { question: question.into(), number }
}

pub fn phone(ballot: u8) -> BallotId {
    BallotId([ballot; 16])
}

pub fn given(fields: &[(&str, GivenValue)]) -> Given {
    fields.iter().map(|(id, value)| (FieldId::from(*id), value.clone())).collect()
}

pub fn says(id: &str, text: &str) -> (FieldId, GivenValue) {
    (id.into(), GivenValue::Text(text.into()))
}

pub fn grades(grade: f64) -> Given {
    given(&[("grade", GivenValue::Grade(grade))])
}

pub fn chooses(field: &str, id: &str) -> Given {
    given(&[(field, GivenValue::Choice(vec![id.into()]))])
}

pub fn no_because(why: &str) -> Given {
    let mut given = chooses("plg", "no");
    given.extend([says("why", why)]);
    given
}

pub fn yes_because(keywords: &[&str]) -> Given {
    let mut given = chooses("plg", "yes");
    given.insert("basis".into(), GivenValue::Keywords(keywords.iter().map(|word| (*word).into()).collect()));
    given
}
