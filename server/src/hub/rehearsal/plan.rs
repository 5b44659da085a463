//! Who does what when: people come one after another, take their time, change their mind, and some are too late.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use peil_room::{
    deck::{Language, Question},
    id::{ClusterId, FieldId, GroupId, RoundId},
    kind::Kind,
};
use rand::{RngExt, rngs::StdRng};
use tokio::time::Instant;

use super::seed::{Seed, bell};

/// In how many seconds a hall comes in, and comes back after a restart.
const COMING: f64 = 12.0;
const COMING_BACK: f64 = 2.0;
/// How many look at a question and say nothing.
const SILENT: f64 = 0.06;
/// How many change what they said.
const CHANGES: f64 = 0.1;
/// Seconds to read a question, and for each thing to fill in of it.
const READING: f64 = 2.0;
/// How many of those who were filling in when a question closed send what they have within the grace, and how many
/// after it; the others give up.
const HURRY: f64 = 0.8;
const TOO_LATE: f64 = 0.08;
/// How many file their own card when they are asked to.
const FILES: f64 = 0.7;

/// A question that takes answers.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Asked {
    pub round: RoundId,
    pub question: Arc<Question>,
}

/// A text field whose authors are asked to file their cards, and the clusters that stand.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Filing {
    pub round: RoundId,
    pub field: FieldId,
    pub clusters: Vec<ClusterId>,
}

/// What people in the hall see.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    pub phones: u32,
    pub asked: Option<Asked>,
    pub filing: Vec<Filing>,
    pub groups: Vec<GroupId>,
    pub language: Language,
}

/// What somebody does.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Deed {
    /// Comes in.
    Come,
    /// Begins to fill in.
    Begin,
    /// Gives up.
    Stop,
    /// Sends an answer, or another one.
    Send { asked: Asked, revision: u64 },
    /// Files a card.
    File(Filing),
}

/// What one person does.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Act {
    pub who: u32,
    pub deed: Deed,
}

/// What is going to be done, by the moment of it.
pub(super) struct Plan {
    seed: Seed,
    agenda: BTreeMap<(Instant, u64), Act>,
    /// Tells two acts of one moment apart.
    order: u64,
    /// Who is in, and who is filling in.
    inside: Vec<bool>,
    busy: Vec<bool>,
    asked: Option<Asked>,
    filing: Vec<Filing>,
}

impl Plan {
    /// So many people who come from now on, or come back.
    pub fn new(seed: Seed, phones: u32, back: bool, now: Instant) -> Self {
        let (agenda, many) = (BTreeMap::new(), phones as usize);
        let (inside, busy) = (vec![false; many], vec![false; many]);
        let mut plan = Self { seed, agenda, order: 0, inside, busy, asked: None, filing: Vec::new() };
        for who in 0..phones {
            let at = seed.random(who, &["comes"]).random::<f64>() * if back { COMING_BACK } else { COMING };
            plan.add(now + Duration::from_secs_f64(at), Act { who, deed: Deed::Come });
        }
        plan
    }

    /// Whether that round was not seen open before.
    pub fn is_news(&self, round: &RoundId) -> bool {
        self.asked.as_ref().is_none_or(|asked| asked.round != *round)
    }

    /// Thinks of what to do about what is seen. `answered` are those who have an answer in a round that is news.
    pub fn see(&mut self, scene: &Scene, answered: &[u32], now: Instant) {
        if self.asked != scene.asked {
            self.hurry(now);
            self.asked.clone_from(&scene.asked);
            for who in 0..scene.phones {
                if self.inside[who as usize] && !answered.contains(&who) {
                    self.answer(who, now);
                }
            }
        }
        for filing in &scene.filing {
            if !self.filing.contains(filing) {
                self.file(filing, now);
            }
        }
        self.filing.clone_from(&scene.filing);
    }

    /// When there is something to do.
    pub fn next(&self) -> Option<Instant> {
        self.agenda.first_key_value().map(|((at, _), _)| *at)
    }

    /// What is to be done by now; it counts as done.
    pub fn due(&mut self, now: Instant) -> Vec<Act> {
        let mut acts = Vec::new();
        while let Some(entry) = self.agenda.first_entry().filter(|entry| entry.key().0 <= now) {
            acts.push(entry.remove());
        }
        for Act { who, deed } in &acts {
            match deed {
                Deed::Come => {
                    self.inside[*who as usize] = true;
                    self.answer(*who, now);
                }
                Deed::Begin => self.busy[*who as usize] = true,
                Deed::Send { .. } | Deed::Stop => self.busy[*who as usize] = false,
                Deed::File(_) => {}
            }
        }
        acts
    }

    /// Does that later, for it could not be done.
    pub fn later(&mut self, act: Act, at: Instant) {
        if act.deed == Deed::Come {
            self.inside[act.who as usize] = false;
            self.agenda.retain(|_, other| other.who != act.who);
        }
        self.add(at, act);
    }

    fn add(&mut self, at: Instant, act: Act) {
        self.order += 1;
        self.agenda.insert((at, self.order), act);
    }

    /// Plans what somebody does about the question that is open.
    fn answer(&mut self, who: u32, now: Instant) {
        let Some(asked) = self.asked.clone() else { return };
        if is_silent(&self.seed, who, &asked.round) {
            return;
        }
        let mut random = self.seed.in_round(who, &asked.round, "takes");
        let took = taken(&asked.question, &mut random);
        let begins = took.mul_f64(random.random_range(0.2..0.6));
        self.add(now + begins, Act { who, deed: Deed::Begin });
        let changes = random.random_bool(CHANGES).then(|| Duration::from_secs_f64(random.random_range(3.0..9.0)));
        self.add(now + took, Act { who, deed: Deed::Send { asked: asked.clone(), revision: 1 } });
        if let Some(after) = changes {
            self.add(now + took + after, Act { who, deed: Deed::Send { asked, revision: 2 } });
        }
    }

    /// The question closed: who was filling in hurries, everybody else has said what there was to say.
    fn hurry(&mut self, now: Instant) {
        let Some(asked) = self.asked.take() else { return };
        self.agenda.retain(|_, act| !matches!(act.deed, Deed::Begin | Deed::Send { .. }));
        for who in 0..self.busy.len() as u32 {
            if !self.busy[who as usize] {
                continue;
            }
            let mut random = self.seed.in_round(who, &asked.round, "hurries");
            let fate = random.random::<f64>();
            let (deed, after) = if fate < HURRY {
                (Deed::Send { asked: asked.clone(), revision: 1 }, random.random_range(1.0..8.0))
            } else if fate < HURRY + TOO_LATE {
                (Deed::Send { asked: asked.clone(), revision: 1 }, random.random_range(11.0..14.0))
            } else {
                (Deed::Stop, random.random_range(1.0..8.0))
            };
            self.add(now + Duration::from_secs_f64(after), Act { who, deed });
        }
    }

    fn file(&mut self, filing: &Filing, now: Instant) {
        for who in 0..self.inside.len() as u32 {
            let mut random = self.seed.in_round(who, &filing.round, "files");
            let after = Duration::from_secs_f64(random.random_range(1.0..12.0));
            if self.inside[who as usize] && random.random_bool(FILES) {
                self.add(now + after, Act { who, deed: Deed::File(filing.clone()) });
            }
        }
    }
}

/// Whether somebody looks at a question and says nothing.
pub(super) fn is_silent(seed: &Seed, who: u32, round: &RoundId) -> bool {
    seed.in_round(who, round, "silent").random_bool(SILENT)
}

/// How long somebody takes: writing takes longest, and some take their time.
fn taken(question: &Question, random: &mut StdRng) -> Duration {
    let fields = question.fields.iter().map(|field| match &field.kind {
        Kind::Grade(_) | Kind::Choice(_) => 1.5,
        Kind::Marks(_) | Kind::Points(_) => 3.0,
        Kind::Keywords(_) | Kind::Text(_) => 3.0,
        Kind::Rating(kind) => 0.4 * kind.items.items.len() as f64,
    });
    let usual = READING + fields.sum::<f64>();
    Duration::from_secs_f64(usual * (0.45 * bell(random)).exp())
}
