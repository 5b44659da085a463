//! What was scored, to views: a group's scores only where the presenter chose that group.

use peil_room::{
    Room,
    id::QuestionId,
    number::Hundredths,
    round::Round,
    scores::{Whose, marked},
};

use crate::protocol::{
    incoming,
    tally::{AgainstView, ExpectedView, GivenScores, ScoresView},
};

/// The scores that lie beside the tally of a round.
pub fn against(room: &Room, round: &Round) -> Option<AgainstView> {
    let whose = round.against()?;
    let (scores, groups) = room.scored(&round.id.question, whose)?;
    let (index, _) = marked(&round.asked)?;
    let group = match whose {
        Whose::Room => None,
        Whose::Group(id) => Some(room.listed_group(id)?.name.clone()),
    };
    let (min, max) = room.score_scale(&round.asked);
    let expected = round.expected(whose);
    Some(AgainstView {
        group,
        groups,
        noun: room.deck().group.clone(),
        min,
        max,
        field: round.asked.fields.get(usize::from(index))?.id.to_string(),
        scores,
        expected: expected.map(|it| ExpectedView { high: it.high, low: it.low, n: it.answers }),
    })
}

/// What the presenter gave, and may lay beside the tally of a question.
pub fn of_question(room: &Room, id: &QuestionId) -> Option<ScoresView> {
    let question = room.question(id)?;
    let (_, marks) = marked(question)?;
    let (min, max) = room.score_scale(question);
    let given = room.scores(id).into_iter().flatten().map(|(whose, scores)| GivenScores {
        whose: sent(*whose),
        scores: scores.iter().map(|score| score.map(Hundredths::to_f64)).collect(),
    });
    Some(ScoresView {
        min,
        max,
        items: marks.items.items.iter().map(|item| item.label.clone()).collect(),
        given: given.collect(),
        for_room: room.scored(id, Whose::Room).is_some(),
        shown: room.latest(id).and_then(Round::against).map(sent),
    })
}

fn sent(whose: Whose) -> incoming::Whose {
    match whose {
        Whose::Room => incoming::Whose::Room,
        Whose::Group(id) => incoming::Whose::Group(id.0),
    }
}
