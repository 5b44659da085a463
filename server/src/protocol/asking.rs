//! From the wire to commands, and from refusals to the wire.

use std::collections::BTreeMap;

use peil_room::{
    answer::{Given, GivenValue},
    command::{Cast, Command, GroupChoice, Moderation, Step},
    event::{Cover, Place},
    follow::{ActionList, FollowUp},
    id::{
        ActionId, AnswerId, BallotId, CardId, ClusterId, ComparisonId, FieldId, GroupId, ItemId, Millis, QuestionId,
        RoundId,
    },
    rejection::Rejection,
    scores::Whose,
    wifi::Wifi,
};

use super::{
    incoming::{self, CastMessage, FieldAnswer, WifiSettings},
    outgoing::{Reason, ServerMessage, Stands},
};
use crate::secret::parse_hex;

/// Files a ballot key under its question.
pub trait File: Fn(&QuestionId, &[u8; 16]) -> BallotId {}
impl<F: Fn(&QuestionId, &[u8; 16]) -> BallotId> File for F {}

/// An answer as a command.
///
/// # Errors
/// [`Reason::Unreadable`] when a key, id or revision is none.
pub fn cast(message: CastMessage, file: impl File, now: Millis) -> Result<Command, Reason> {
    let question = QuestionId::from(message.question);
    let key = parse_hex(&message.key).ok_or(Reason::Unreadable)?;
    let ballot = file(&question, &key);
    let group = message.group.map_or(GroupChoice::None, group);
    Ok(Command::Cast(Cast {
        round: RoundId { question, number: message.round },
        ballot,
        revision: revision(message.revision)?,
        id: answer_id(&message.id)?,
        group,
        given: given(message.answer),
        now,
    }))
}

/// The group that somebody says to belong to.
pub fn group(choice: incoming::GroupChoice) -> GroupChoice {
    match choice {
        incoming::GroupChoice::Listed(id) => GroupChoice::Listed(GroupId(id)),
        incoming::GroupChoice::Typed(name) => GroupChoice::Typed(name),
    }
}

/// A withdrawal as a command.
///
/// # Errors
/// As [`cast`].
pub fn withdraw(
    question: String,
    round: u32,
    key: &str,
    number: u64,
    id: &str,
    file: impl File,
    now: Millis,
) -> Result<Command, Reason> {
    let question = QuestionId::from(question);
    let key = parse_hex(key).ok_or(Reason::Unreadable)?;
    let ballot = file(&question, &key);
    let round = RoundId { question, number: round };
    Ok(Command::Withdraw { round, ballot, revision: revision(number)?, id: answer_id(id)?, now })
}

/// Revisions stay where JavaScript counts exactly, with room above for whoever lost its counter.
fn revision(number: u64) -> Result<u64, Reason> {
    const HIGHEST: u64 = 1 << 50;
    if (1..=HIGHEST).contains(&number) { Ok(number) } else { Err(Reason::Unreadable) }
}

fn answer_id(written: &str) -> Result<AnswerId, Reason> {
    parse_hex(written).map(|bytes| AnswerId(u128::from_be_bytes(bytes))).ok_or(Reason::Unreadable)
}

fn given(answer: BTreeMap<String, FieldAnswer>) -> Given {
    fn ids(written: Vec<String>) -> Vec<ItemId> {
        written.into_iter().map(ItemId::from).collect()
    }
    let value = |value| match value {
        FieldAnswer::Grade { grade } => GivenValue::Grade(grade),
        FieldAnswer::Choice { choices } => GivenValue::Choice(ids(choices)),
        FieldAnswer::Keywords { words } => GivenValue::Keywords(words),
        FieldAnswer::Marks { high, low } => GivenValue::Marks { high: ids(high), low: ids(low) },
        FieldAnswer::Rating { ratings } => GivenValue::Rating(
            ratings
                .into_iter()
                .map(|(item, series)| (item.into(), series.into_iter().map(|(id, n)| (id.into(), n)).collect()))
                .collect(),
        ),
        FieldAnswer::Text { text } => GivenValue::Text(text),
        FieldAnswer::Points { points } => {
            GivenValue::Points(points.into_iter().map(|(id, points)| (id.into(), points)).collect())
        }
    };
    answer.into_iter().map(|(field, given)| (field.into(), value(given))).collect()
}

/// A step as a command.
pub fn steer(step: u64, what: incoming::Step, now: Millis) -> Command {
    use incoming::Step as S;
    let what = match what {
        S::Next {} => Step::Next,
        S::Previous {} => Step::Previous,
        S::Jump { slide } => Step::Jump(Place::Slide(slide.into())),
        S::Lobby {} => Step::Jump(Place::Lobby),
        S::Closing {} => Step::Jump(Place::Closing),
        S::Open { question } => Step::Open(question.into()),
        S::Close { question } => Step::Close(question.into()),
        S::Reveal { question } => Step::Reveal(question.into()),
        S::Conceal { question } => Step::Conceal(question.into()),
        S::Reopen { question } => Step::Reopen(question.into()),
        S::Again { question } => Step::Again(question.into()),
        S::Talk { question } => Step::Talk(question.into()),
        S::Split { question, on } => Step::Split(question.into(), on),
        S::Against { question, whose } => Step::Against(question.into(), whose.map(self::whose)),
        S::Time { question, length, closes } => Step::Time(question.into(), length, closes),
        S::Extend { more } => Step::Extend(more),
        S::StopTimer {} => Step::StopTimer,
        S::Cover { cover } => Step::Cover(match cover {
            incoming::Cover::None => Cover::None,
            incoming::Cover::Blank => Cover::Blank,
            incoming::Cover::Code => Cover::Code,
            incoming::Cover::Wifi => Cover::Wifi,
            incoming::Cover::Frozen => Cover::Frozen,
        }),
        S::Spotlight { question, round, card } => {
            Step::Spotlight(RoundId { question: question.into(), number: round }, CardId(card))
        }
        S::Replay { question, round, part, pace } => {
            Step::Replay(RoundId { question: question.into(), number: round }, part, pace)
        }
        S::EndReplay {} => Step::EndReplay,
        S::Compare { comparison } => Step::Compare(comparison.map(|id| ComparisonId(id.as_u128()))),
        S::FollowUp { id, prompt, choices, points } => {
            Step::FollowUp(FollowUp { id: id.into(), prompt, choices, points })
        }
        S::ActionList { id, prompt, labels, hint } => {
            Step::ActionList(ActionList { id: id.into(), prompt, labels, hint })
        }
        S::DropSlide { slide } => Step::DropSlide(slide.into()),
        S::Extras { on } => Step::Extras(on),
        S::Lock { on } => Step::Lock(on),
        S::Cap { cap } => Step::Cap(cap),
        S::Wifi { wifi } => Step::Wifi(wifi.map(self::wifi)),
        S::End { .. } => Step::End,
        S::Unend {} => Step::Unend,
        S::Rehearse { phones } => Step::Rehearse(phones),
        S::BeginForReal {} => Step::BeginForReal,
    };
    Command::Steer { step, what, now }
}

/// The Wi-Fi of the hall.
pub fn wifi(given: WifiSettings) -> Wifi {
    Wifi { name: given.name, password: given.password }
}

fn whose(given: incoming::Whose) -> Whose {
    match given {
        incoming::Whose::Room => Whose::Room,
        incoming::Whose::Group(group) => Whose::Group(GroupId(group)),
    }
}

/// Moderation as a command.
pub fn moderate(what: incoming::Moderation, now: Millis) -> Command {
    use incoming::Moderation as M;
    let at = |question: String, number| RoundId { question: question.into(), number };
    let what = match what {
        M::HideCard { question, round, card } => Moderation::HideCard(at(question, round), CardId(card)),
        M::ShowCard { question, round, card } => Moderation::ShowCard(at(question, round), CardId(card)),
        M::ApproveCard { question, round, card, revision } => {
            Moderation::ApproveCard(at(question, round), CardId(card), revision)
        }
        M::PinCard { question, round, card, pinned } => Moderation::PinCard(at(question, round), CardId(card), pinned),
        M::MoveCard { question, round, card, field } => {
            Moderation::MoveCard(at(question, round), CardId(card), field.into())
        }
        M::AddCard { question, round, field, text } => Moderation::AddCard(at(question, round), field.into(), text),
        M::HideAll { question, round } => Moderation::HideAll(at(question, round)),
        M::HideWord { question, round, field, word } => Moderation::HideWord(at(question, round), field.into(), word),
        M::ShowWord { question, round, field, word } => Moderation::ShowWord(at(question, round), field.into(), word),
        M::MergeWords { question, round, field, words } => {
            Moderation::MergeWords(at(question, round), field.into(), words)
        }
        M::SplitWord { question, round, field, word } => Moderation::SplitWord(at(question, round), field.into(), word),
        M::RenameWord { question, round, field, word, label } => {
            Moderation::RenameWord(at(question, round), field.into(), word, label)
        }
        M::UndoWords { question, round, field, edits } => {
            Moderation::UndoWordEdit(at(question, round), field.into(), edits as usize)
        }
        M::NameCluster { question, round, field, cluster, name } => {
            Moderation::NameCluster(at(question, round), field.into(), cluster.map(ClusterId), name)
        }
        M::MergeClusters { question, round, cluster, into } => {
            Moderation::MergeClusters(at(question, round), ClusterId(cluster), ClusterId(into))
        }
        M::DropCluster { question, round, cluster } => Moderation::DropCluster(at(question, round), ClusterId(cluster)),
        M::FileCards { question, round, field, cards, cluster } => {
            let cards = cards.into_iter().map(CardId).collect();
            Moderation::FileCards(at(question, round), field.into(), cards, cluster.map(ClusterId))
        }
        M::OpenFiling { question, round, field, open } => {
            Moderation::OpenFiling(at(question, round), field.into(), open)
        }
        M::UndoClusters { question, round, field, changes } => {
            Moderation::UndoClusters(at(question, round), field.into(), changes as usize)
        }
        M::SetAction { question, round, action, said } => {
            Moderation::SetAction(at(question, round), action.map(ActionId), said)
        }
        M::StrikeAction { question, round, action, struck } => {
            Moderation::StrikeAction(at(question, round), ActionId(action), struck)
        }
        M::SetScores { question, whose, scores } => Moderation::SetScores(question.into(), self::whose(whose), scores),
        M::AcceptGroup { group } => Moderation::AcceptGroup(GroupId(group)),
        M::Readable { question, readable } => Moderation::Readable(question.into(), readable),
    };
    Command::Moderate { what, now }
}

/// A refusal as a message.
pub fn rejected(
    rejection: &Rejection,
    n: Option<u32>,
    id: Option<String>,
    stands: Option<Box<Stands>>,
) -> ServerMessage {
    let (reason, field) = reason(rejection);
    ServerMessage::Rejected { n, id, reason, field: field.map(ToString::to_string), stands }
}

/// Why, and for which field.
pub fn reason(rejection: &Rejection) -> (Reason, Option<&FieldId>) {
    use Rejection as R;
    match rejection {
        R::NotNow => (Reason::NotNow, None),
        R::StageMoved => (Reason::StageMoved, None),
        R::TooSoon => (Reason::TooSoon, None),
        R::NothingToDo => (Reason::NothingToDo, None),
        R::Ended => (Reason::Ended, None),
        R::Unknown => (Reason::Unknown, None),
        R::TooManyRounds => (Reason::TooManyRounds, None),
        R::Closed => (Reason::Closed, None),
        R::Late => (Reason::Late, None),
        R::Full => (Reason::Full, None),
        R::Superseded => (Reason::Superseded, None),
        R::Empty => (Reason::Empty, None),
        R::UnknownField(field) => (Reason::UnknownField, Some(field)),
        R::NotAsked(field) => (Reason::NotAsked, Some(field)),
        R::Required(field) => (Reason::Required, Some(field)),
        R::WrongKind(field) => (Reason::WrongKind, Some(field)),
        R::OutOfRange(field) => (Reason::OutOfRange, Some(field)),
        R::BetweenSteps(field) => (Reason::BetweenSteps, Some(field)),
        R::UnknownItem(field) => (Reason::UnknownItem, Some(field)),
        R::TooMany(field) => (Reason::TooMany, Some(field)),
        R::Twice(field) => (Reason::Twice, Some(field)),
        R::TooLong(field) => (Reason::TooLong, Some(field)),
        R::Blank(field) => (Reason::Blank, Some(field)),
        R::Group => (Reason::Group, None),
        R::NoGroup => (Reason::NoGroup, None),
        R::Time => (Reason::Time, None),
        R::TooManySlides => (Reason::TooManySlides, None),
        R::TooManyClusters => (Reason::TooManyClusters, None),
        R::Cap => (Reason::Cap, None),
        R::Wifi => (Reason::Wifi, None),
        R::TooManyCards => (Reason::TooManyCards, None),
        // What it rests on is told where slides are mended.
        R::Answered(_, field) => (Reason::NotNow, field.as_ref()),
    }
}
