//! Many casts of different ballots as one record.

use std::collections::HashSet;

use peil_room::{
    Decision,
    command::Command,
    event::Event,
    id::{BallotId, RoundId},
};

use super::handle::Asked;

/// Commands in one batch: the commit costs the same for one as for this many, and more would make the first wait.
const COMMANDS: usize = 256;
/// Bytes of text in one batch, roughly: a record stays small enough to read back in one piece.
const BYTES: usize = 256 * 1024;

/// Commands that are decided against the same state, so no two of one ballot.
#[derive(Default)]
pub(super) struct Batch {
    asked: Vec<Asked>,
    ballots: HashSet<(RoundId, BallotId)>,
    bytes: usize,
}

impl Batch {
    /// Adds a command, or gives it back if it must wait for the next batch.
    pub fn add(&mut self, asked: Box<Asked>) -> Option<Box<Asked>> {
        if self.asked.len() >= COMMANDS || self.bytes >= BYTES {
            return Some(asked);
        }
        if let Some(ballot) = ballot_of(&asked.command)
            && !self.ballots.insert(ballot)
        {
            return Some(asked);
        }
        self.bytes += weight(&asked.command);
        self.asked.push(*asked);
        None
    }

    pub fn into_asked(self) -> Vec<Asked> {
        self.asked
    }
}

/// The ballot a command is about, if it is about one.
pub(super) fn ballot_of(command: &Command) -> Option<(RoundId, BallotId)> {
    match command {
        Command::Cast(cast) => Some((cast.round.clone(), cast.ballot)),
        Command::Withdraw { round, ballot, .. } | Command::File { round, ballot, .. } => Some((round.clone(), *ballot)),
        _ => None,
    }
}

/// What a batch leads to, taken out of its decisions. Many phones may bring back ballots of one round that is missing: one
/// of them makes it, so that its question is not stored with each. Beside the events stands, for each decision, up to where
/// its own go.
pub(super) fn together(decisions: &mut [Decision]) -> (Vec<Event>, Vec<usize>) {
    let mut events: Vec<Event> = Vec::new();
    let mut ends = Vec::with_capacity(decisions.len());
    for decision in decisions {
        for event in decision.events.drain(..) {
            if !matches!(event, Event::RoundHealed { .. }) || !events.contains(&event) {
                events.push(event);
            }
        }
        ends.push(events.len());
    }
    (events, ends)
}

fn weight(command: &Command) -> usize {
    use peil_room::answer::GivenValue;
    let Command::Cast(cast) = command else {
        return 64;
    };
    let texts = cast.given.values().map(|value| match value {
        GivenValue::Text(text) => text.len(),
        GivenValue::Keywords(words) => words.iter().map(String::len).sum(),
        GivenValue::Rating(items) => items.len() * 8,
        _ => 16,
    });
    64 + texts.sum::<usize>()
}

#[cfg(test)]
mod tests {
    use peil_room::id::{AnswerId, Millis};
    use tokio::sync::oneshot;

    use super::*;

    fn asked(ballot: u8) -> Box<Asked> {
        let round = RoundId { question: "q".into(), number: 1 };
        let command =
            Command::Withdraw { round, ballot: BallotId([ballot; 16]), revision: 1, id: AnswerId(1), now: Millis(0) };
        Box::new(Asked { command, receipt: None, reply: oneshot::channel().0 })
    }

    #[test]
    fn two_of_one_ballot_wait_for_each_other() {
        let mut batch = Batch::default();
        assert!(batch.add(asked(1)).is_none());
        assert!(batch.add(asked(2)).is_none());
        assert!(batch.add(asked(1)).is_some());
        assert_eq!(batch.into_asked().len(), 2);
    }

    #[test]
    fn a_round_that_many_miss_is_stored_once() {
        use std::sync::Arc;

        use peil_room::deck::{Opening, Question, Then};

        let question = Question {
            id: "q".into(),
            prompt: String::new(),
            short: None,
            fields: Vec::new(),
            open: Opening::WithSlide,
            then: Then::Reveal,
            rounds: 1,
            actions: false,
            readable: false,
            per_group: false,
            timing: peil_room::timer::Timing::default(),
        };
        let heals = |number, ballot| {
            let round = RoundId { question: "q".into(), number };
            let asked = Arc::new(question.clone());
            let made = Event::RoundHealed { round: round.clone(), asked, opened_on: None };
            // Any event of its own will do for the ballot.
            let events = vec![made, Event::CameLate { round, ballot: BallotId([ballot; 16]) }];
            Decision { events, rejection: None }
        };
        let (events, ends) = together(&mut [heals(1, 1), heals(1, 2), heals(2, 3), heals(1, 2)]);
        assert_eq!(ends, [2, 3, 5, 6]);
        let made = events.iter().filter(|event| matches!(event, Event::RoundHealed { .. }));
        assert_eq!((made.count(), events.len()), (2, 6));
        assert!(matches!(events[0], Event::RoundHealed { .. }), "a round is made before what goes into it");
    }

    #[test]
    fn a_batch_is_bounded() {
        let mut batch = Batch::default();
        let taken = (0..300u16).filter(|&ballot| {
            let mut one = asked(0);
            if let Command::Withdraw { ballot: id, .. } = &mut one.command {
                id.0[..2].copy_from_slice(&ballot.to_le_bytes());
            }
            batch.add(one).is_none()
        });
        assert_eq!(taken.count(), COMMANDS);
    }
}
