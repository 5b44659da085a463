//! Answers. None is judged by another ballot of its round, so the order of arrival decides nothing.

use super::Decision;
use crate::{
    answer::{self, Answer, Value},
    command::{Cast, GroupChoice},
    deck::Question,
    event::{Chosen, Event},
    id::{AnswerId, BallotId, Millis, RoundId},
    limit,
    rejection::Rejection,
    room::Room,
    round::Round,
    wording,
};

/// How a version of a ballot relates to what stands.
pub(super) enum Version {
    New,
    Repeated,
}

impl Room {
    pub(super) fn cast(&self, cast: &Cast, now: Millis) -> Decision {
        match self.count(cast, now) {
            Err(Rejection::Late) => Decision { events: self.came_late(cast), rejection: Some(Rejection::Late) },
            outcome => outcome.into(),
        }
    }

    pub(super) fn withdraw(
        &self,
        id: &RoundId,
        ballot: BallotId,
        revision: u64,
        answer: AnswerId,
        now: Millis,
    ) -> Result<Vec<Event>, Rejection> {
        let round = self.taking(id)?;
        if let Version::Repeated = version(round, ballot, revision, answer)? {
            return Ok(Vec::new());
        }
        self.in_time(round, ballot, now)?;
        Ok(vec![Event::BallotWithdrawn { round: id.clone(), ballot, revision, id: answer }])
    }

    fn count(&self, cast: &Cast, now: Millis) -> Result<Vec<Event>, Rejection> {
        let round = self.taking(&cast.round)?;
        if let Version::Repeated = version(round, cast.ballot, cast.revision, cast.id)? {
            return Ok(Vec::new());
        }
        let answer = answer::check(&round.asked, &cast.given)?;
        let group = self.choose(&cast.group)?;
        names_group(&round.asked, &group)?;
        self.in_time(round, cast.ballot, now)?;
        let (held, held_words) = self.hold(&answer);
        Ok(vec![Event::BallotCast {
            round: cast.round.clone(),
            ballot: cast.ballot,
            revision: cast.revision,
            id: cast.id,
            group,
            answer,
            held,
            held_words,
        }])
    }

    fn taking(&self, id: &RoundId) -> Result<&Round, Rejection> {
        match self.ended_at {
            Some(_) => Err(Rejection::Ended),
            None => self.round(id).ok_or(Rejection::Unknown),
        }
    }

    fn in_time(&self, round: &Round, ballot: BallotId, now: Millis) -> Result<(), Rejection> {
        if !round.takes(now) {
            let latest = self.latest(&round.id.question).is_some_and(|latest| latest.id == round.id);
            return Err(if latest { Rejection::Late } else { Rejection::Closed });
        }
        has_place(round, ballot)
    }

    /// Told once a ballot, and for no more ballots than a round may hold.
    fn came_late(&self, cast: &Cast) -> Vec<Event> {
        let Some(round) = self.round(&cast.round) else { return Vec::new() };
        let told = round.late.contains(&cast.ballot) || round.late.len() >= limit::BALLOTS;
        let event = || Event::CameLate { round: cast.round.clone(), ballot: cast.ballot };
        (!told).then(event).into_iter().collect()
    }

    pub(super) fn choose(&self, choice: &GroupChoice) -> Result<Chosen, Rejection> {
        match choice {
            GroupChoice::None => Ok(Chosen::None),
            GroupChoice::Listed(id) => match self.groups.group(*id) {
                Some(group) => Ok(Chosen::Listed(group.id)),
                None => Err(Rejection::Unknown),
            },
            GroupChoice::Typed(typed) => {
                let name = wording::normalise(typed);
                let asked = self.deck.group.is_some() || !self.groups.all().is_empty();
                if !asked || !wording::says_something(&name) || !wording::fits(&name, limit::GROUP_NAME) {
                    return Err(Rejection::Group);
                }
                match self.groups.named(&name) {
                    _ if !self.takes_group(&name) => Err(Rejection::Group),
                    Some(known) => Ok(Chosen::Listed(known.id)),
                    None => Ok(Chosen::Typed(name)),
                }
            }
        }
    }

    /// Which texts and which keywords have a word in them that holds them back.
    pub(super) fn hold(&self, answer: &Answer) -> (Vec<u16>, Vec<(u16, String)>) {
        let (mut texts, mut words) = (Vec::new(), Vec::new());
        for (index, value) in (0u16..).zip(&answer.0) {
            match value {
                Some(Value::Text(text)) if self.held_words.hold(text) => texts.push(index),
                Some(Value::Keywords(keywords)) => {
                    let held = keywords.iter().filter(|keyword| self.held_words.hold(keyword));
                    words.extend(held.map(|keyword| (index, keyword.clone())));
                }
                _ => {}
            }
        }
        (texts, words)
    }
}

/// Where groups answer, whoever sends says for which.
pub(super) fn names_group(asked: &Question, group: &Chosen) -> Result<(), Rejection> {
    if asked.per_group && *group == Chosen::None { Err(Rejection::NoGroup) } else { Ok(()) }
}

/// Whether a version is new, or the very one that stands; anything else came after a higher one.
pub(super) fn version(round: &Round, ballot: BallotId, revision: u64, id: AnswerId) -> Result<Version, Rejection> {
    match round.ballot(ballot) {
        None => Ok(Version::New),
        Some(stands) if revision > stands.revision => Ok(Version::New),
        Some(stands) if revision == stands.revision && id == stands.id => Ok(Version::Repeated),
        Some(_) => Err(Rejection::Superseded),
    }
}

/// Whether a round has a place for a ballot; one that is in it always has.
pub(super) fn has_place(round: &Round, ballot: BallotId) -> Result<(), Rejection> {
    let full = round.ballots.len() >= limit::BALLOTS && !round.ballots.contains_key(&ballot);
    if full { Err(Rejection::Full) } else { Ok(()) }
}
