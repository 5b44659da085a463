//! A room in which every kind of question was asked.

use std::collections::BTreeMap;

use peil_room::{
    Room,
    answer::{Given, GivenValue},
    command::{Cast, Command, GroupChoice, Moderation, Step},
    curve::Curves,
    event::Place,
    id::{AnswerId, BallotId, GroupId, Millis, QuestionId, RoundId},
};

use crate::protocol::{
    report::Report,
    view::{self, Extent},
};

/// The code of the room.
pub const CODE: &str = "K7M4PQ";

pub const DECK: &str = r#"---
title: Alles
language: nl
group: school
groups: [Noord, Zuid]
held-words: [lanterfanter]
---

```slide
id: welkom
```

# Welkom

---

```question
id: cijfer
short: Het cijfer
prompt: Welk cijfer?
fields:
  - id: cijfer
    kind: grade
    step: 0.5
    pass: 5.5
```

---

```question
id: plg
prompt: Is dit een PLG?
fields:
  - id: plg
    kind: choice
    label: "=PLG?"
    required: yes
    choices:
      ja: Ja
      nee: Nee
  - id: woorden
    kind: keywords
    label: Waarom wel
    when: {plg: ja}
  - id: reden
    kind: text
    label: Waarom niet
    when: {plg: nee}
```

---

```question
id: scan
prompt: Wat valt op?
fields:
  - id: merk
    kind: marks
    label: Hoog en laag
    items: {a: Leren, b: Delen}
  - id: nu
    kind: rating
    label: Nu en straks
    items: {a: Leren, b: Delen}
    series: {nu: Nu, straks: Straks}
  - id: punten
    kind: points
    label: Punten
    points: 3
    choices: {a: Leren, b: Delen}
```

---

```question
id: tekst
prompt: Wat nog?
fields:
  - id: tekst
    kind: text
    length: 200
```

---

```slide
id: later
```

# Dit komt later

---

```question
id: nooit
prompt: Dit wordt nooit gevraagd
fields:
  - id: nooit
    kind: grade
```

---

```slide
id: weer
```

```question
again: cijfer
```
"#;

/// A room, and whoever acts in it.
pub struct World {
    pub room: Room,
    now: Millis,
    answers: u64,
}

impl World {
    pub fn begin() -> Self {
        Self::of(DECK)
    }

    /// A room that begins with another deck.
    pub fn of(deck: &str) -> Self {
        let deck = crate::deck::parse(deck, "alles.md").unwrap();
        let mut world = Self { room: Room::new(), now: Millis(1_764_000_000_000), answers: 0 };
        let groups = vec!["Noord".into(), "Zuid".into()];
        let now = world.now;
        world.must(&Command::Begin { deck: Box::new(deck), groups, minimum: 5, extras: false, now });
        world
    }

    fn must(&mut self, command: &Command) {
        let decision = self.room.decide(command);
        assert!(decision.rejection.is_none(), "{command:?} came to {:?}", decision.rejection);
        for event in decision.events {
            self.room.evolve(&event);
        }
    }

    /// Lets more time pass than any grace lasts.
    pub fn wait(&mut self) {
        self.now = self.now.plus(20_000);
        let now = self.now;
        self.must(&Command::Tick { now });
    }

    pub fn steer(&mut self, what: Step) {
        self.now = self.now.plus(3_000);
        let (step, now) = (self.room.stage().step, self.now);
        self.must(&Command::Steer { step, what, now });
    }

    pub fn moderate(&mut self, what: Moderation) {
        let now = self.now;
        self.must(&Command::Moderate { what, now });
    }

    /// Shows the slide of that name and opens its question.
    pub fn ask(&mut self, question: &str) {
        self.show(question);
        self.steer(Step::Open(question.into()));
    }

    pub fn show(&mut self, slide: &str) {
        self.steer(Step::Jump(Place::Slide(slide.into())));
    }

    pub fn reveal(&mut self, question: &str) {
        self.steer(Step::Reveal(question.into()));
    }

    /// Somebody of a group answers the latest round of a question.
    pub fn answer(&mut self, question: &str, group: Option<u16>, given: Given) {
        self.answers += 1;
        self.answer_as(self.answers, question, group, given);
    }

    /// The same, as somebody who may have answered before.
    pub fn answer_as(&mut self, who: u64, question: &str, group: Option<u16>, given: Given) {
        let round = latest(&self.room, question);
        let mut ballot = [0; 16];
        // Filed in no order that tells when it came.
        ballot[..8].copy_from_slice(&who.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_le_bytes());
        let group = group.map_or(GroupChoice::None, |id| GroupChoice::Listed(GroupId(id)));
        let (id, now) = (AnswerId(u128::from(self.answers)), self.now);
        self.must(&Command::Cast(Cast { round, ballot: BallotId(ballot), revision: 1, id, group, given, now }));
    }

    /// Lets the records go: what is left is what a sealed room tells.
    pub fn seal(&mut self) {
        let mut sealed = Room::new();
        for event in self.room.retold(&Curves::default()).expect("it ended") {
            sealed.evolve(&event);
        }
        self.room = sealed;
    }

    pub fn report(&self) -> Report {
        view::report(&self.room, CODE, Extent::Whole)
    }
}

/// The latest round of a question.
pub fn latest(room: &Room, question: &str) -> RoundId {
    room.latest(&QuestionId::from(question)).expect("it was asked").id.clone()
}

pub fn given(fields: impl IntoIterator<Item = (&'static str, GivenValue)>) -> Given {
    fields.into_iter().map(|(field, value)| (field.into(), value)).collect()
}

pub fn grade(grade: f64) -> Given {
    given([("cijfer", GivenValue::Grade(grade))])
}

pub fn text(text: &str) -> Given {
    given([("tekst", GivenValue::Text(text.into()))])
}

pub fn yes(words: &[&str]) -> Given {
    let words = words.iter().map(|word| (*word).to_owned()).collect();
    given([("plg", GivenValue::Choice(vec!["ja".into()])), ("woorden", GivenValue::Keywords(words))])
}

pub fn no(reason: &str) -> Given {
    given([("plg", GivenValue::Choice(vec!["nee".into()])), ("reden", GivenValue::Text(reason.into()))])
}

/// Leren is marked high and rated 2 now, 4 later; all points go to Delen.
pub fn scan() -> Given {
    let rated = BTreeMap::from([("nu".into(), 2.0), ("straks".into(), 4.0)]);
    given([
        ("merk", GivenValue::Marks { high: vec!["a".into()], low: vec!["b".into()] }),
        ("nu", GivenValue::Rating(BTreeMap::from([("a".into(), rated)]))),
        ("punten", GivenValue::Points(BTreeMap::from([("b".into(), 3.0)]))),
    ])
}

/// A room in which every question was answered by enough, and shown.
pub fn answered() -> World {
    let mut world = World::begin();
    world.show("welkom");
    world.ask("cijfer");
    for (at, number) in [8.0, 6.5, 6.5, 7.0, 9.0, 4.0].into_iter().enumerate() {
        world.answer("cijfer", Some(u16::from(at == 5)), grade(number));
    }
    world.reveal("cijfer");
    world.ask("plg");
    for words in [["vertrouwen", "Ritme"], ["Vertrouwen", "tijd"], ["vertrouwen", "=2+3"], ["rust", "@wie"]] {
        world.answer("plg", Some(0), yes(&words));
    }
    for reason in ["-2 uur", "te weinig tijd", "te weinig tijd."] {
        world.answer("plg", Some(1), no(reason));
    }
    world.reveal("plg");
    world.ask("scan");
    for _ in 0..3 {
        world.answer("scan", None, scan());
    }
    world.reveal("scan");
    world.ask("tekst");
    for words in ["zo", "appel; \"peer\"", "+31 6 bellen", "🙂 إيجابي é", "een lanterfanter"] {
        world.answer("tekst", None, text(words));
    }
    world.reveal("tekst");
    world
}
