//! What a command leads to. Deciding changes nothing: its events do, once they are recorded.

mod action;
mod cast;
mod cluster;
mod compare;
mod edit;
mod follow;
mod heal;
mod mend;
mod moderate;
mod replay;
mod scores;
mod spotlight;
mod steer;
mod tick;
mod timer;

use std::sync::Arc;

use crate::{
    command::Command, deck::Deck, event::Event, id::Millis, keeping::Keeping, limit, rejection::Rejection, room::Room,
    wording,
};

/// What a command leads to: events, a rejection, both (an answer that came too late), or neither (a repeat).
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Decision {
    /// What happened, in order.
    pub events: Vec<Event>,
    /// Why it changed nothing that was asked for.
    pub rejection: Option<Rejection>,
}

impl From<Result<Vec<Event>, Rejection>> for Decision {
    fn from(outcome: Result<Vec<Event>, Rejection>) -> Self {
        match outcome {
            Ok(events) => Self { events, rejection: None },
            Err(rejection) => Self { events: Vec::new(), rejection: Some(rejection) },
        }
    }
}

impl Room {
    /// What a command leads to in the room as it is.
    pub fn decide(&self, command: &Command) -> Decision {
        if let Command::Begin { deck, groups, minimum, extras, now } = command {
            return self.begin(deck, groups, *minimum, *extras, *now).into();
        }
        if self.began_at.is_none() {
            return Err(Rejection::NotNow).into();
        }
        match command {
            Command::Begin { .. } => Err(Rejection::NotNow).into(),
            Command::Steer { step, what, now } => self.steer(*step, what, self.clamp(*now)).into(),
            Command::Promise(keeping) => self.promise(*keeping).into(),
            Command::Moderate { what, .. } => self.moderate(what).map(|event| vec![event]).into(),
            Command::Cast(cast) => self.cast(cast, self.clamp(cast.now)),
            Command::Withdraw { round, ballot, revision, id, now } => {
                self.withdraw(round, *ballot, *revision, *id, self.clamp(*now)).into()
            }
            Command::File { round, ballot, field, cluster } => self.file_own(round, *ballot, field, *cluster).into(),
            Command::Heal(heal) => self.heal(heal, self.clamp(heal.now)).into(),
            Command::Tick { now } => Ok(self.tick(self.clamp(*now))).into(),
        }
    }

    /// Time never goes backwards, whatever the caller's clock does.
    fn clamp(&self, now: Millis) -> Millis {
        now.max(self.now)
    }

    /// What was told once is not told otherwise.
    fn promise(&self, keeping: Keeping) -> Result<Vec<Event>, Rejection> {
        if self.keeping.is_some() { Err(Rejection::NotNow) } else { Ok(vec![Event::KeepingSet(keeping)]) }
    }

    fn begin(
        &self,
        deck: &Deck,
        groups: &[String],
        minimum: u16,
        extras: bool,
        at: Millis,
    ) -> Result<Vec<Event>, Rejection> {
        if self.began_at.is_some() {
            return Err(Rejection::NotNow);
        }
        let mut names: Vec<String> = Vec::new();
        for name in groups.iter().map(|name| wording::normalise(name)).filter(|name| !name.is_empty()) {
            if !wording::fits(&name, limit::GROUP_NAME) || !wording::says_something(&name) {
                return Err(Rejection::Group);
            }
            if !names.iter().any(|known| wording::fold(known) == wording::fold(&name)) {
                names.push(name);
            }
        }
        if names.len() > limit::GROUPS {
            return Err(Rejection::Group);
        }
        let minimum = minimum.clamp(limit::GROUP_MINIMUM.0, limit::GROUP_MINIMUM.1);
        Ok(vec![Event::Began { deck: Arc::new(deck.clone()), groups: names, minimum, extras, at }])
    }
}
