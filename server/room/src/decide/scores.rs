//! Scores that the presenter gives, and lays beside what was expected.

use crate::{
    event::Event,
    id::{FieldId, Millis, QuestionId},
    number::Hundredths,
    rejection::Rejection,
    room::Room,
    scores::{Scored, Whose, marked},
};

impl Room {
    pub(super) fn set_scores(&self, id: &QuestionId, whose: Whose, given: &[Option<f64>]) -> Result<Event, Rejection> {
        let question = self.question(id).ok_or(Rejection::Unknown)?;
        let (index, marks) = marked(question).ok_or(Rejection::Unknown)?;
        if let Whose::Group(group) = whose {
            self.listed_group(group).ok_or(Rejection::Unknown)?;
        }
        let field = &question.fields[usize::from(index)].id;
        if given.len() > marks.items.items.len() {
            return Err(Rejection::TooMany(field.clone()));
        }
        let (min, max) = self.score_scale(question);
        let mut scores = Scored::with_capacity(marks.items.items.len());
        for score in given {
            scores.push(score.map(|score| scored(score, min, max, field)).transpose()?);
        }
        // No score is no scores: they are forgotten.
        if scores.iter().all(Option::is_none) {
            scores.clear();
        } else {
            scores.resize(marks.items.items.len(), None);
        }
        let known = self.scores.get(id).and_then(|all| all.get(&whose));
        if known.map_or(scores.is_empty(), |known| *known == scores) {
            return Err(Rejection::NothingToDo);
        }
        Ok(Event::ScoresSet { question: id.clone(), whose, scores })
    }

    /// Lays scores beside the tally of a revealed question, or takes them away.
    pub(super) fn against(&self, id: &QuestionId, whose: Option<Whose>, now: Millis) -> Result<Vec<Event>, Rejection> {
        let latest = self.latest(id).ok_or(Rejection::NothingToDo)?;
        let round = latest.id.clone();
        let Some(whose) = whose else {
            let shown = latest.against.is_some();
            return if shown { Ok(vec![Event::ScoresHidden(round)]) } else { Err(Rejection::NothingToDo) };
        };
        if latest.against == Some(whose) || !latest.revealed || self.scored(id, whose).is_none() {
            return Err(Rejection::NothingToDo);
        }
        let mut events = Vec::new();
        // What a group expected is what it stood for when the round was first shown by group.
        if matches!(whose, Whose::Group(_)) && latest.split.is_none() && !latest.asked.per_group {
            if latest.takes(now) {
                return Err(Rejection::NotNow);
            }
            events.push(Event::SplitShown { round: round.clone(), alone: self.alone(latest) });
        }
        events.push(Event::ScoresShown { round, whose });
        Ok(events)
    }
}

fn scored(score: f64, min: i32, max: i32, field: &FieldId) -> Result<Hundredths, Rejection> {
    if !(f64::from(min)..=f64::from(max)).contains(&score) {
        return Err(Rejection::OutOfRange(field.clone()));
    }
    Hundredths::from_f64(score).ok_or_else(|| Rejection::BetweenSteps(field.clone()))
}
