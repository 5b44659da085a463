//! The records that `v1.jsonl` holds.

use std::{collections::BTreeMap, sync::Arc};

use peil_room::{
    answer::{Answer, Value},
    body::{Block, Inline},
    curve::Curve,
    deck::{Asks, Condition, Deck, Field, Language, Opening, Question, Slide, Then},
    edit::WordEdit,
    event::{Chosen, Cover, Event, Place},
    figure::{Figure, MatrixRow, TreeLeaf},
    follow::{ActionList, FollowUp},
    id::{ActionId, AnswerId, BallotId, CardId, ClusterId, ComparisonId, GroupId, Millis, RoundId},
    keeping::Keeping,
    kind::{
        Item, Items, Kind,
        choice::{Choice, ChoiceTally},
        grade::{Grade, GradeTally},
        keywords::{Keywords, KeywordsTally},
        marks::{Mark, Marks, MarksTally},
        points::{Points, PointsTally},
        rating::{PlaceTally, Rating, RatingTally},
        text::{Text, TextTally},
    },
    number::Hundredths,
    scores::Whose,
    shift::Shift,
    split::Row,
    tally::{FieldTally, Tally},
    timer::Timing,
    wifi::Wifi,
};
use uuid::Uuid;

use crate::journal::Record;

/// A short workshop with every event in it, in an order that a room could live through.
pub(super) fn v1() -> Vec<Record> {
    let question = Arc::new(question());
    let round = |number| RoundId { question: "scan".into(), number };
    let deck = Arc::new(deck(&question));
    let at = Millis(1_795_430_400_000);
    let steps = [
        vec![Event::Began { deck, groups: vec!["Noord".into()], minimum: 5, extras: false, at }, Event::Locked(false)],
        vec![
            Event::Stepped { at, bounce_ms: 1_500, undo: None },
            Event::Placed(Place::Slide("scan".into())),
            Event::Covered(Cover::Blank),
            Event::RoundOpened { round: round(1), asked: question.clone() },
        ],
        vec![cast(round(1), 1, Chosen::None), cast(round(1), 2, Chosen::Listed(GroupId(0)))],
        vec![
            cast(round(1), 3, Chosen::Typed("Zuid".into())),
            Event::BallotWithdrawn { round: round(1), ballot: BallotId([1; 16]), revision: 2, id: AnswerId(9) },
        ],
        vec![
            Event::Covered(Cover::Code),
            Event::CardHidden { round: round(1), card: CardId(1), hidden: true },
            Event::AllHidden(round(2)),
            Event::CardApproved { round: round(1), card: CardId(2), revision: 1 },
            Event::CardPinned { round: round(1), card: CardId(2), pinned: true },
            Event::CardMoved { round: round(1), card: CardId(2), field: 5 },
            Event::CardAdded { round: round(1), field: 5, text: "Uit de zaal: \"ja, maar\"\n…".into() },
            Event::WordHidden { round: round(1), field: 2, word: "saai".into(), hidden: true },
            Event::GroupAccepted(GroupId(1)),
        ],
        vec![
            Event::Stepped { at, bounce_ms: 1_500, undo: Some("scan".into()) },
            Event::RoundClosed { round: round(1), grace_until: at.plus(10_000) },
            Event::TalkBegan("scan".into()),
        ],
        vec![Event::CameLate { round: round(1), ballot: BallotId([4; 16]) }, Event::GraceEnded(round(1))],
        vec![Event::TalkEnded, Event::Revealed(round(1)), Event::Concealed(round(1)), Event::RoundReopened(round(1))],
        vec![
            Event::RoundOpened { round: round(2), asked: question.clone() },
            Event::RoundDropped(round(2)),
            Event::ReadableSet { question: "scan".into(), readable: true },
            Event::ExtrasSwitched(true),
            Event::Covered(Cover::None),
        ],
        vec![
            Event::RoundHealed { round: round(2), asked: question.clone(), opened_on: Some("slot".into()) },
            healed(cast(round(2), 5, Chosen::Typed("Oost".into()))),
            Event::BallotHealed {
                round: round(2),
                ballot: BallotId([6; 16]),
                revision: 3,
                id: AnswerId(6),
                group: Chosen::None,
                answer: None,
                held: Vec::new(),
                held_words: Vec::new(),
            },
        ],
        vec![Event::Placed(Place::Lobby), Event::Placed(Place::Closing)],
        vec![Event::Ended { at }, Event::Unended],
        vec![
            Event::Revealed(round(2)),
            Event::SplitShown { round: round(2), alone: vec![vec![GroupId(0), GroupId(1)], vec![]] },
            Event::SplitHidden(round(2)),
        ],
        vec![
            Event::TimerSet { question: "scan".into(), length: 180_000, until: at.plus(180_000), closes: true },
            Event::TimerEnded,
            Event::TimerStopped,
        ],
        vec![
            Event::WordsEdited {
                round: round(1), field: 2, edit: WordEdit::Merged(vec!["saai".into(), "één".into()])
            },
            Event::WordsEdited { round: round(1), field: 2, edit: WordEdit::Split("één".into()) },
            Event::WordsEdited {
                round: round(1),
                field: 2,
                edit: WordEdit::Renamed { word: "saai".into(), label: "Rustig".into() },
            },
            Event::WordEditUndone { round: round(1), field: 2 },
            Event::Spotlit { round: round(1), card: CardId(2) },
            Event::Unlit,
        ],
        vec![
            Event::ClusterNamed { round: round(1), field: 5, cluster: ClusterId(1), name: "Tijd".into() },
            Event::ClusterNamed { round: round(1), field: 5, cluster: ClusterId(2), name: "Ruimte".into() },
            Event::CardsFiled {
                round: round(1),
                field: 5,
                cards: vec![CardId(2), CardId(1)],
                cluster: Some(ClusterId(1)),
            },
            Event::CardsFiled { round: round(1), field: 5, cards: vec![CardId(1)], cluster: None },
            Event::ClusterMerged { round: round(1), cluster: ClusterId(2), into: ClusterId(1) },
            Event::ClusterChangeUndone { round: round(1), field: 5 },
            Event::ClusterDropped { round: round(1), cluster: ClusterId(2) },
        ],
        vec![
            Event::Capped(Some(30)),
            Event::WifiSet(Some(Wifi { name: "Gasten".into(), password: "welkom; op school".into() })),
            Event::Covered(Cover::Wifi),
            Event::Covered(Cover::Frozen),
            Event::WifiSet(None),
            Event::Capped(None),
        ],
        vec![
            Event::SlideAdded { slide: Arc::new(follow_up("vervolg-1")), behind: Some("scan".into()) },
            Event::SlideAdded { slide: Arc::new(follow_up("vervolg-2")), behind: None },
            Event::SlideRemoved("vervolg-2".into()),
        ],
        vec![Event::RoundOpened {
            round: round(3),
            asked: Arc::new(Question { per_group: true, ..(*question).clone() }),
        }],
        vec![
            Event::KeepingSet(Keeping { days: 30, tallies: true }),
            Event::Tallied { round: round(1), tally: Tally { answers: 7, fields: tallies() } },
            Event::SplitKept {
                round: round(1),
                shown: true,
                alone: vec![vec![GroupId(0)], vec![]],
                rows: vec![
                    vec![
                        Row { group: Some(GroupId(0)), tally: tallies().remove(0), cards: vec![(CardId(2), 1)] },
                        Row { group: None, tally: tallies().remove(0), cards: Vec::new() },
                    ],
                    vec![],
                ],
            },
            Event::ShiftKept { round: round(1), shift: Some(Shift { up: 9, same: 7, down: 0 }) },
            Event::ShiftKept { round: round(2), shift: None },
            Event::CurveKept { round: round(1), curve: Curve { seconds: 95, counts: vec![0, 3, 7] } },
            Event::Ended { at },
            Event::Sealed,
        ],
        vec![
            Event::FilingOpened { round: round(1), field: 5, open: true },
            Event::OwnCardFiled { round: round(1), card: CardId(1), cluster: Some(ClusterId(1)) },
            Event::OwnCardFiled { round: round(1), card: CardId(1), cluster: None },
        ],
        vec![
            Event::SlideAdded { slide: Arc::new(action_list()), behind: Some("vervolg-1".into()) },
            Event::ActionSet {
                round: RoundId { question: "acties".into(), number: 1 },
                action: ActionId(1),
                said: ["Rooster maken".into(), "Noord".into(), String::new()],
            },
            Event::ActionStruck {
                round: RoundId { question: "acties".into(), number: 1 },
                action: ActionId(1),
                struck: true,
            },
        ],
        vec![
            Event::ScoresSet {
                question: "scan".into(),
                whose: Whose::Group(GroupId(1)),
                scores: vec![Some(Hundredths(340)), None],
            },
            Event::ScoresSet { question: "scan".into(), whose: Whose::Room, scores: Vec::new() },
            Event::ScoresShown { round: round(2), whose: Whose::Group(GroupId(1)) },
            Event::ScoresHidden(round(2)),
        ],
        vec![
            Event::SlideAdded { slide: Arc::new(page()), behind: None },
            Event::SlideAdded { slide: Arc::new(photo()), behind: None },
        ],
        vec![
            Event::Replayed { round: round(2), part: 0, pace: None },
            Event::Replayed { round: round(2), part: 12, pace: Some(300) },
            Event::ReplayEnded,
        ],
        vec![Event::SlideMended(Arc::new(Slide { notes: "Rustig aan.".into(), ..follow_up("vervolg-1") }))],
        vec![Event::Rehearsing(30)],
        vec![Event::Compared(Some(ComparisonId(25))), Event::Compared(None)],
    ];
    let record = |(events, number)| Record { id: Uuid::from_u128(number), at: at.plus(number as u64), events };
    steps.into_iter().zip(1..).map(record).collect()
}

fn action_list() -> Slide {
    ActionList {
        id: "acties".into(),
        prompt: "Wie doet wat?".into(),
        labels: ["Wat", "Wie", "Wanneer"].map(String::from),
        hint: Some("Bovenaan staat: Tijd".into()),
    }
    .slide(true)
    .expect("it keeps to its bounds")
}

/// A page of a PDF.
fn page() -> Slide {
    Slide {
        id: "pagina-1".into(),
        title: "Waar staan we?".into(),
        body: vec![Block::Paragraph(vec![Inline::Text("Halverwege het jaar".into())])],
        image: Some("0123456789abcdef0123456789abcdef.webp".into()),
        notes: String::new(),
        figure: None,
        asks: None,
        extra: false,
    }
}

/// A slide with an image beside its text.
fn photo() -> Slide {
    let name = "fedcba9876543210fedcba9876543210.jpg".into();
    let alt = "Twee leraren aan een tafel".into();
    Slide { id: "foto".into(), body: vec![Block::Image { name, alt }], image: None, ..page() }
}

fn follow_up(id: &str) -> Slide {
    FollowUp {
        id: id.into(),
        prompt: "Waar beginnen we mee?".into(),
        choices: vec!["Tijd".into(), "Ruimte".into()],
        points: 3,
    }
    .slide()
    .expect("it keeps to its bounds")
}

fn tallies() -> Vec<FieldTally> {
    let scale = Grade { min: Hundredths::whole(1), max: Hundredths::whole(10), step: Hundredths(50), pass: None };
    let place = PlaceTally { count: 2, sum: -3, squares: 5, histogram: vec![1, 1, 0] };
    vec![
        FieldTally::Grade(GradeTally { scale, bins: vec![0, 7] }),
        FieldTally::Choice(ChoiceTally { counts: vec![4, 3], answers: 7 }),
        FieldTally::Keywords(KeywordsTally { spellings: BTreeMap::from([("één".into(), 6)]), answers: 7 }),
        FieldTally::Marks(MarksTally { high: vec![1, 0], low: vec![0, 2], answers: 3 }),
        FieldTally::Rating(RatingTally { places: vec![place], answers: 2, min: -3 }),
        FieldTally::Text(TextTally { answers: 5 }),
        FieldTally::Points(PointsTally { sums: vec![30, 0], answers: 3 }),
    ]
}

fn cast(round: RoundId, ballot: u8, group: Chosen) -> Event {
    Event::BallotCast {
        round,
        ballot: BallotId([ballot; 16]),
        revision: 1,
        id: AnswerId(0xfeed_0000 + u128::from(ballot)),
        group,
        answer: Answer(vec![
            Some(Value::Grade(Hundredths(650))),
            Some(Value::Choice(vec![0, 2])),
            Some(Value::Keywords(vec!["saai".into(), "één".into()])),
            Some(Value::Marks(vec![Some(Mark::High), None, Some(Mark::Low)])),
            Some(Value::Rating(vec![Some(-1), None])),
            Some(Value::Text("Omdat 't kan".into())),
            Some(Value::Points(vec![7, 0, 3])),
            None,
        ]),
        held: vec![5],
        held_words: vec![(2, "saai".into())],
    }
}

fn healed(cast: Event) -> Event {
    match cast {
        Event::BallotCast { round, ballot, revision, id, group, answer, held, held_words } => {
            Event::BallotHealed { round, ballot, revision, id, group, answer: Some(answer), held, held_words }
        }
        other => other,
    }
}

fn item(id: &str) -> Item {
    Item { id: id.into(), label: format!("Item {id}"), short: (id == "b").then(|| "B".into()) }
}

fn items(list: Option<&str>) -> Items {
    Items { list: list.map(Into::into), items: ["a", "b", "c"].map(item).into() }
}

fn question() -> Question {
    let kinds = [
        Kind::Grade(Grade {
            min: Hundredths::whole(1),
            max: Hundredths::whole(10),
            step: Hundredths(50),
            pass: Some(Hundredths(550)),
        }),
        Kind::Choice(Choice { choices: items(None), most: 2 }),
        Kind::Keywords(Keywords { most: 3, length: 30 }),
        Kind::Marks(Marks { items: items(Some("scan")), most_high: 1, most_low: 1 }),
        Kind::Rating(Rating { items: items(Some("scan")), series: vec![item("nu")], min: -3, max: 3 }),
        Kind::Text(Text { length: 300, by: Some("f1".into()) }),
        Kind::Points(Points { choices: items(None), points: 10 }),
        Kind::Text(Text { length: 10, by: None }),
    ];
    let field = |(kind, number): (Kind, u32)| Field {
        id: format!("f{number}").into(),
        label: Some(format!("Veld {number}")),
        hint: None,
        required: number == 0,
        when: (number == 5).then(|| Condition { field: "f1".into(), choice: "a".into() }),
        kind,
    };
    Question {
        id: "scan".into(),
        prompt: "Hoe staat het ervoor?".into(),
        short: Some("Scan".into()),
        fields: kinds.into_iter().zip(0..).map(field).collect(),
        open: Opening::WithSlide,
        then: Then::Talk,
        rounds: 2,
        actions: false,
        readable: false,
        per_group: false,
        timing: Timing::default(),
    }
}

fn deck(question: &Question) -> Deck {
    let slide = |id: &str, asks, figure| Slide {
        id: id.into(),
        title: format!("Dia {id}"),
        body: Vec::new(),
        image: None,
        notes: String::new(),
        figure,
        asks,
        extra: false,
    };
    let by_hand = Question {
        id: "later".into(),
        fields: Vec::new(),
        open: Opening::ByHand,
        then: Then::Reveal,
        short: None,
        timing: Timing { open: Some(180_000), closes: true, talk: Some(120_000) },
        ..question.clone()
    };
    let mut slides = vec![
        Slide { body: body(), notes: "Rustig aan.".into(), extra: true, ..slide("begin", None, None) },
        slide("scan", Some(Asks::Question(question.clone())), None),
        slide("later", Some(Asks::Question(by_hand)), None),
        slide("slot", Some(Asks::Again("scan".into())), None),
    ];
    slides.extend(figures().into_iter().zip(1..).map(|(figure, n)| slide(&format!("figuur-{n}"), None, Some(figure))));
    Deck {
        title: "De opleidingsschool".into(),
        language: Language::Dutch,
        group: Some("partnerschap".into()),
        groups: vec!["Noord".into()],
        held_words: vec!["saai".into()],
        lists: BTreeMap::from([("scan".into(), items(None).items)]),
        slides,
    }
}

fn body() -> Vec<Block> {
    let text = |text: &str| Inline::Text(text.into());
    vec![
        Block::Heading { level: 2, text: vec![text("Kop")] },
        Block::Paragraph(vec![
            Inline::Emphasis(vec![text("met"), Inline::Break]),
            Inline::Strong(vec![text("nadruk")]),
            Inline::Link { to: "https://example.org".into(), text: vec![text("en een adres")] },
        ]),
        Block::List { ordered: true, items: vec![vec![Block::Paragraph(vec![text("één")])]] },
        Block::Quote(vec![Block::Paragraph(vec![text("<b>geen HTML</b>")])]),
    ]
}

fn figures() -> Vec<Figure> {
    let lines = |lines: &[&str]| lines.iter().map(|line| String::from(*line)).collect::<Vec<_>>();
    vec![
        Figure::Circles { circles: lines(&["school", "opleiding"]), around: Some("samen".into()) },
        Figure::Radar { items: items(Some("scan")), series: vec![item("nu")], scale: (0, 4), of: Some("scan".into()) },
        Figure::Matrix {
            columns: lines(&["wie", "wat"]),
            rows: vec![MatrixRow { label: Some("rij".into()), cells: vec![lines(&["ik"]), lines(&["dit", "dat"])] }],
        },
        Figure::Cycle { steps: lines(&["doen", "denken"]) },
        Figure::Tree {
            top: "Waarborgen".into(),
            under: vec![TreeLeaf { label: "Waarborg 1".into(), text: Some("Visie".into()) }],
        },
        Figure::Checklist { items: lines(&["koffie"]) },
    ]
}
