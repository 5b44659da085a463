//! Any event, for property tests.

use std::{collections::BTreeMap, sync::Arc};

use peil_room::{
    answer::{Answer, Value},
    body::{Block, Inline},
    curve::Curve,
    deck::{Asks, Condition, Deck, Field, Language, Opening, Question, Slide, Then},
    edit::WordEdit,
    event::{Chosen, Cover, Event, Place},
    figure::{Figure, MatrixRow, TreeLeaf},
    id::{ActionId, AnswerId, BallotId, CardId, ClusterId, ComparisonId, GroupId, ListId, Millis, QuestionId, RoundId},
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
use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
};
use uuid::Uuid;

use crate::journal::Record;

pub(super) fn record() -> impl Strategy<Value = Record> {
    (any::<u128>(), any::<u64>(), vec(event(), 0..5)).prop_map(|(id, at, events)| Record {
        id: Uuid::from_u128(id),
        at: Millis(at),
        events,
    })
}

/// Text with every character that JSON or a terminal might stumble on.
fn text() -> impl Strategy<Value = String> {
    vec(any::<char>(), 0..8).prop_map(|text| text.into_iter().collect())
}

fn some<S: Strategy>(of: impl Fn() -> S) -> impl Strategy<Value = Vec<S::Value>> {
    vec(of(), 0..3)
}

fn id<T: From<String> + std::fmt::Debug>() -> impl Strategy<Value = T> {
    text().prop_map(T::from)
}

fn millis() -> impl Strategy<Value = Millis> {
    any::<u64>().prop_map(Millis)
}

fn card() -> impl Strategy<Value = CardId> {
    any::<u32>().prop_map(CardId)
}

fn ballot() -> impl Strategy<Value = BallotId> {
    any::<[u8; 16]>().prop_map(BallotId)
}

fn round() -> impl Strategy<Value = RoundId> {
    (id(), any::<u32>()).prop_map(|(question, number)| RoundId { question, number })
}

pub(super) fn event() -> impl Strategy<Value = Event> {
    prop_oneof![stage(), rounds(), ballots(), cards(), room(), sealed()]
}

fn sealed() -> impl Strategy<Value = Event> {
    let count = any::<u32>;
    let counts = move || vec(count(), 0..3);
    let place = move || {
        (count(), any::<i64>(), any::<u64>(), counts()).prop_map(|(count, sum, squares, histogram)| PlaceTally {
            count,
            sum,
            squares,
            histogram,
        })
    };
    let field =
        move || {
            let scale = (any::<i32>(), any::<i32>(), any::<i32>(), option::of(any::<i32>()));
            let scale = scale.prop_map(|(min, max, step, pass)| Grade {
                min: Hundredths(min),
                max: Hundredths(max),
                step: Hundredths(step),
                pass: pass.map(Hundredths),
            });
            prop_oneof![
                (scale, counts()).prop_map(|(scale, bins)| FieldTally::Grade(GradeTally { scale, bins })),
                (counts(), count()).prop_map(|(counts, answers)| FieldTally::Choice(ChoiceTally { counts, answers })),
                (btree_map(text(), count(), 0..3), count())
                    .prop_map(|(spellings, answers)| FieldTally::Keywords(KeywordsTally { spellings, answers })),
                (counts(), counts(), count()).prop_map(|(high, low, answers)| FieldTally::Marks(MarksTally {
                    high,
                    low,
                    answers
                })),
                (some(place), count(), any::<i32>())
                    .prop_map(|(places, answers, min)| FieldTally::Rating(RatingTally { places, answers, min })),
                count().prop_map(|answers| FieldTally::Text(TextTally { answers })),
                (vec(any::<u64>(), 0..3), count())
                    .prop_map(|(sums, answers)| FieldTally::Points(PointsTally { sums, answers })),
            ]
        };
    let row = move || {
        let cards = vec((card(), any::<u64>()), 0..3);
        (option::of(any::<u16>().prop_map(GroupId)), field(), cards).prop_map(|(group, tally, cards)| Row {
            group,
            tally,
            cards,
        })
    };
    let alone = some(|| some(|| any::<u16>().prop_map(GroupId)));
    prop_oneof![
        (count(), any::<bool>()).prop_map(|(days, tallies)| Event::KeepingSet(Keeping { days, tallies })),
        (round(), any::<bool>(), alone, vec(some(row), 0..3))
            .prop_map(|(round, shown, alone, rows)| Event::SplitKept { round, shown, alone, rows }),
        (round(), count(), some(field))
            .prop_map(|(round, answers, fields)| Event::Tallied { round, tally: Tally { answers, fields } }),
        (round(), count(), counts())
            .prop_map(|(round, seconds, counts)| Event::CurveKept { round, curve: Curve { seconds, counts } }),
        (round(), option::of((count(), count(), count()))).prop_map(|(round, shift)| Event::ShiftKept {
            round,
            shift: shift.map(|(up, same, down)| Shift { up, same, down })
        }),
        Just(Event::Sealed),
    ]
}

fn stage() -> impl Strategy<Value = Event> {
    let place = prop_oneof![Just(Place::Lobby), id().prop_map(Place::Slide), Just(Place::Closing)];
    let cover =
        prop_oneof![Just(Cover::None), Just(Cover::Blank), Just(Cover::Code), Just(Cover::Wifi), Just(Cover::Frozen)];
    let wifi = (text(), text()).prop_map(|(name, password)| Wifi { name, password });
    prop_oneof![
        (millis(), any::<u64>(), option::of(id())).prop_map(|(at, bounce_ms, undo)| Event::Stepped {
            at,
            bounce_ms,
            undo
        }),
        place.prop_map(Event::Placed),
        cover.prop_map(Event::Covered),
        any::<bool>().prop_map(Event::ExtrasSwitched),
        any::<bool>().prop_map(Event::Locked),
        option::of(any::<u32>()).prop_map(Event::Capped),
        option::of(wifi).prop_map(Event::WifiSet),
        (slide(), option::of(id())).prop_map(|(slide, behind)| Event::SlideAdded { slide: Arc::new(slide), behind }),
        id().prop_map(Event::SlideRemoved),
        slide().prop_map(|slide| Event::SlideMended(Arc::new(slide))),
    ]
}

fn rounds() -> impl Strategy<Value = Event> {
    prop_oneof![
        (round(), question()).prop_map(|(round, asked)| Event::RoundOpened { round, asked: Arc::new(asked) }),
        (round(), question(), option::of(id())).prop_map(|(round, asked, opened_on)| Event::RoundHealed {
            round,
            asked: Arc::new(asked),
            opened_on
        }),
        round().prop_map(Event::RoundReopened),
        (round(), millis()).prop_map(|(round, grace_until)| Event::RoundClosed { round, grace_until }),
        round().prop_map(Event::GraceEnded),
        round().prop_map(Event::RoundDropped),
        round().prop_map(Event::Revealed),
        round().prop_map(Event::Concealed),
        (round(), some(|| some(|| any::<u16>().prop_map(GroupId))))
            .prop_map(|(round, alone)| Event::SplitShown { round, alone }),
        round().prop_map(Event::SplitHidden),
        id().prop_map(Event::TalkBegan),
        Just(Event::TalkEnded),
        (id(), any::<u64>(), millis(), any::<bool>()).prop_map(|(question, length, until, closes)| Event::TimerSet {
            question,
            length,
            until,
            closes
        }),
        Just(Event::TimerEnded),
        Just(Event::TimerStopped),
        (id(), any::<bool>()).prop_map(|(question, readable)| Event::ReadableSet { question, readable }),
    ]
}

fn ballots() -> impl Strategy<Value = Event> {
    let chosen = || {
        prop_oneof![
            Just(Chosen::None),
            any::<u16>().prop_map(|group| Chosen::Listed(GroupId(group))),
            text().prop_map(Chosen::Typed),
        ]
    };
    let name = || any::<u128>().prop_map(AnswerId);
    let held = || (vec(any::<u16>(), 0..3), vec((any::<u16>(), text()), 0..3));
    prop_oneof![
        (round(), ballot(), any::<u64>(), name(), chosen(), option::of(answer()), held()).prop_map(
            |(round, ballot, revision, id, group, answer, (held, held_words))| Event::BallotHealed {
                round,
                ballot,
                revision,
                id,
                group,
                answer,
                held,
                held_words,
            }
        ),
        (round(), ballot(), any::<u64>(), name(), chosen(), answer(), held()).prop_map(
            |(round, ballot, revision, id, group, answer, (held, held_words))| Event::BallotCast {
                round,
                ballot,
                revision,
                id,
                group,
                answer,
                held,
                held_words,
            }
        ),
        (round(), ballot(), any::<u64>(), name()).prop_map(|(round, ballot, revision, id)| Event::BallotWithdrawn {
            round,
            ballot,
            revision,
            id
        }),
        (round(), ballot()).prop_map(|(round, ballot)| Event::CameLate { round, ballot }),
    ]
}

fn cluster() -> impl Strategy<Value = ClusterId> {
    any::<u16>().prop_map(ClusterId)
}

fn clusters() -> impl Strategy<Value = Event> {
    prop_oneof![
        (round(), any::<u16>(), cluster(), text()).prop_map(|(round, field, cluster, name)| Event::ClusterNamed {
            round,
            field,
            cluster,
            name
        }),
        (round(), cluster(), cluster()).prop_map(|(round, cluster, into)| Event::ClusterMerged {
            round,
            cluster,
            into
        }),
        (round(), cluster()).prop_map(|(round, cluster)| Event::ClusterDropped { round, cluster }),
        (round(), any::<u16>(), some(card), option::of(cluster()))
            .prop_map(|(round, field, cards, cluster)| { Event::CardsFiled { round, field, cards, cluster } }),
        (round(), any::<u16>()).prop_map(|(round, field)| Event::ClusterChangeUndone { round, field }),
        (round(), any::<u16>(), any::<bool>()).prop_map(|(round, field, open)| Event::FilingOpened {
            round,
            field,
            open
        }),
        (round(), card(), option::of(cluster())).prop_map(|(round, card, cluster)| Event::OwnCardFiled {
            round,
            card,
            cluster
        }),
    ]
}

fn word_edit() -> impl Strategy<Value = WordEdit> {
    prop_oneof![
        some(text).prop_map(WordEdit::Merged),
        text().prop_map(WordEdit::Split),
        (text(), text()).prop_map(|(word, label)| WordEdit::Renamed { word, label }),
    ]
}

fn scores() -> impl Strategy<Value = Event> {
    let whose = || prop_oneof![Just(Whose::Room), any::<u16>().prop_map(|group| Whose::Group(GroupId(group)))];
    let scored = some(|| option::of(any::<i32>().prop_map(Hundredths)));
    prop_oneof![
        (id(), whose(), scored).prop_map(|(question, whose, scores)| Event::ScoresSet { question, whose, scores }),
        (round(), whose()).prop_map(|(round, whose)| Event::ScoresShown { round, whose }),
        round().prop_map(Event::ScoresHidden),
    ]
}

fn action() -> impl Strategy<Value = ActionId> {
    any::<u32>().prop_map(ActionId)
}

fn cards() -> impl Strategy<Value = Event> {
    prop_oneof![
        (round(), card(), any::<bool>()).prop_map(|(round, card, hidden)| Event::CardHidden { round, card, hidden }),
        round().prop_map(Event::AllHidden),
        (round(), card(), any::<u64>()).prop_map(|(round, card, revision)| Event::CardApproved {
            round,
            card,
            revision
        }),
        (round(), card(), any::<bool>()).prop_map(|(round, card, pinned)| Event::CardPinned { round, card, pinned }),
        (round(), card(), any::<u16>()).prop_map(|(round, card, field)| Event::CardMoved { round, card, field }),
        (round(), any::<u16>(), text()).prop_map(|(round, field, text)| Event::CardAdded { round, field, text }),
        (round(), any::<u16>(), text(), any::<bool>()).prop_map(|(round, field, word, hidden)| Event::WordHidden {
            round,
            field,
            word,
            hidden
        }),
        (round(), any::<u16>(), word_edit()).prop_map(|(round, field, edit)| Event::WordsEdited { round, field, edit }),
        (round(), any::<u16>()).prop_map(|(round, field)| Event::WordEditUndone { round, field }),
        (round(), card()).prop_map(|(round, card)| Event::Spotlit { round, card }),
        (round(), any::<u16>(), option::of(any::<u64>())).prop_map(|(round, part, pace)| Event::Replayed {
            round,
            part,
            pace
        }),
        Just(Event::ReplayEnded),
        Just(Event::Unlit),
        option::of(any::<u128>()).prop_map(|id| Event::Compared(id.map(ComparisonId))),
        clusters(),
        scores(),
        (round(), action(), [text(), text(), text()]).prop_map(|(round, action, said)| Event::ActionSet {
            round,
            action,
            said
        }),
        (round(), action(), any::<bool>()).prop_map(|(round, action, struck)| Event::ActionStruck {
            round,
            action,
            struck
        }),
    ]
}

fn room() -> impl Strategy<Value = Event> {
    prop_oneof![
        (deck(), some(text), any::<u16>(), any::<bool>(), millis()).prop_map(|(deck, groups, minimum, extras, at)| {
            Event::Began { deck: Arc::new(deck), groups, minimum, extras, at }
        }),
        any::<u16>().prop_map(|group| Event::GroupAccepted(GroupId(group))),
        millis().prop_map(|at| Event::Ended { at }),
        Just(Event::Unended),
        any::<u32>().prop_map(Event::Rehearsing),
    ]
}

fn answer() -> impl Strategy<Value = Answer> {
    let mark = prop_oneof![Just(Mark::High), Just(Mark::Low)];
    let value = prop_oneof![
        any::<i32>().prop_map(|grade| Value::Grade(Hundredths(grade))),
        vec(any::<u16>(), 0..3).prop_map(Value::Choice),
        some(text).prop_map(Value::Keywords),
        vec(option::of(mark), 0..4).prop_map(Value::Marks),
        vec(option::of(any::<i32>()), 0..4).prop_map(Value::Rating),
        text().prop_map(Value::Text),
        vec(any::<u16>(), 0..3).prop_map(Value::Points),
    ];
    vec(option::of(value), 0..4).prop_map(Answer)
}

fn deck() -> impl Strategy<Value = Deck> {
    let language = prop_oneof![Just(Language::Dutch), Just(Language::English)];
    let lists = btree_map(id::<ListId>(), some(item), 0..3);
    (text(), language, option::of(text()), some(text), some(text), lists, some(slide)).prop_map(
        |(title, language, group, groups, held_words, lists, slides)| Deck {
            title,
            language,
            group,
            groups,
            held_words,
            lists: BTreeMap::from_iter(lists),
            slides,
        },
    )
}

fn slide() -> impl Strategy<Value = Slide> {
    let asks = prop_oneof![question().prop_map(Asks::Question), id::<QuestionId>().prop_map(Asks::Again)];
    (id(), text(), some(block), option::of(id()), text(), option::of(figure()), option::of(asks), any::<bool>())
        .prop_map(|(id, title, body, image, notes, figure, asks, extra)| Slide {
            id,
            title,
            body,
            image,
            notes,
            figure,
            asks,
            extra,
        })
}

fn question() -> impl Strategy<Value = Question> {
    (asked(), any::<bool>()).prop_map(|(question, actions)| Question { actions, ..question })
}

fn asked() -> impl Strategy<Value = Question> {
    let open = prop_oneof![Just(Opening::WithSlide), Just(Opening::ByHand)];
    let then = prop_oneof![Just(Then::Reveal), Just(Then::Talk)];
    let timing = (option::of(any::<u64>()), any::<bool>(), option::of(any::<u64>()))
        .prop_map(|(open, closes, talk)| Timing { open, closes, talk });
    (id(), text(), option::of(text()), some(field), open, then, any::<u32>(), any::<[bool; 2]>(), timing).prop_map(
        |(id, prompt, short, fields, open, then, rounds, [readable, per_group], timing)| Question {
            id,
            prompt,
            short,
            fields,
            open,
            then,
            rounds,
            actions: false,
            readable,
            per_group,
            timing,
        },
    )
}

fn field() -> impl Strategy<Value = Field> {
    let when = option::of((id(), id()).prop_map(|(field, choice)| Condition { field, choice }));
    (id(), option::of(text()), option::of(text()), any::<bool>(), when, kind())
        .prop_map(|(id, label, hint, required, when, kind)| Field { id, label, hint, required, when, kind })
}

fn item() -> impl Strategy<Value = Item> {
    (id(), text(), option::of(text())).prop_map(|(id, label, short)| Item { id, label, short })
}

fn items() -> impl Strategy<Value = Items> {
    (option::of(id()), some(item)).prop_map(|(list, items)| Items { list, items })
}

fn kind() -> impl Strategy<Value = Kind> {
    let number = || any::<i32>().prop_map(Hundredths);
    prop_oneof![
        (number(), number(), number(), option::of(number())).prop_map(|(min, max, step, pass)| Kind::Grade(Grade {
            min,
            max,
            step,
            pass
        })),
        (items(), any::<u16>()).prop_map(|(choices, most)| Kind::Choice(Choice { choices, most })),
        (any::<u16>(), any::<u16>()).prop_map(|(most, length)| Kind::Keywords(Keywords { most, length })),
        (items(), any::<u16>(), any::<u16>()).prop_map(|(items, most_high, most_low)| Kind::Marks(Marks {
            items,
            most_high,
            most_low
        })),
        (items(), some(item), any::<i32>(), any::<i32>()).prop_map(|(items, series, min, max)| Kind::Rating(Rating {
            items,
            series,
            min,
            max
        })),
        (any::<u16>(), option::of(id())).prop_map(|(length, by)| Kind::Text(Text { length, by })),
        (items(), any::<u16>()).prop_map(|(choices, points)| Kind::Points(Points { choices, points })),
    ]
}

fn figure() -> impl Strategy<Value = Figure> {
    let row = || (option::of(text()), vec(some(text), 0..3)).prop_map(|(label, cells)| MatrixRow { label, cells });
    let leaf = || (text(), option::of(text())).prop_map(|(label, text)| TreeLeaf { label, text });
    prop_oneof![
        (some(text), option::of(text())).prop_map(|(circles, around)| Figure::Circles { circles, around }),
        (items(), some(item), any::<(i32, i32)>(), option::of(id()))
            .prop_map(|(items, series, scale, of)| { Figure::Radar { items, series, scale, of } }),
        (some(text), some(row)).prop_map(|(columns, rows)| Figure::Matrix { columns, rows }),
        some(text).prop_map(|steps| Figure::Cycle { steps }),
        (text(), some(leaf)).prop_map(|(top, under)| Figure::Tree { top, under }),
        some(text).prop_map(|items| Figure::Checklist { items }),
    ]
}

fn inline() -> impl Strategy<Value = Inline> {
    prop_oneof![text().prop_map(Inline::Text), Just(Inline::Break)].prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Inline::Emphasis),
            vec(inner.clone(), 0..3).prop_map(Inline::Strong),
            (text(), vec(inner, 0..3)).prop_map(|(to, text)| Inline::Link { to, text }),
        ]
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        (any::<u8>(), some(inline)).prop_map(|(level, text)| Block::Heading { level, text }),
        some(inline).prop_map(Block::Paragraph),
        (id(), text()).prop_map(|(name, alt)| Block::Image { name, alt }),
    ]
    .prop_recursive(2, 6, 2, |inner| {
        prop_oneof![
            (any::<bool>(), vec(vec(inner.clone(), 0..3), 0..3))
                .prop_map(|(ordered, items)| Block::List { ordered, items }),
            vec(inner, 0..3).prop_map(Block::Quote),
        ]
    })
}
