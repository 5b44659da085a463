//! What the ledgers say against what the journal says.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};

use peil_room::{
    ballot::Ballot,
    id::{QuestionId, RoundId},
};

use crate::{
    count::Count,
    journal::Folded,
    ledger::{Line, Place},
};

/// What was found; all but the first should be nothing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Verdict {
    /// Answers and withdrawals that the server said were saved.
    pub acknowledged: u64,
    /// Ballots of which less stands than was acknowledged, or for a moment stood less.
    pub lost: u64,
    /// Ballots, answers and records that are there twice.
    pub doubled: u64,
    /// Acknowledgements, and ballots, of what was never sent.
    pub false_saved: u64,
    /// Answers refused for a reason other than that their round was closed.
    pub refused: u64,
    /// Rounds whose tally is not what the answers that stand add up to.
    pub miscounted: u64,
    /// What was found, in words.
    pub told: Vec<String>,
}

impl Verdict {
    /// Takes in what was found in another room.
    pub fn join(&mut self, other: Self) {
        self.acknowledged += other.acknowledged;
        self.lost += other.lost;
        self.doubled += other.doubled;
        self.false_saved += other.false_saved;
        self.refused += other.refused;
        self.miscounted += other.miscounted;
        self.told.extend(other.told);
    }

    /// Whether every promise was kept.
    pub fn is_clean(&self) -> bool {
        self.lost + self.doubled + self.false_saved + self.refused + self.miscounted == 0
    }
}

/// Judges one room by the ledgers of its phones.
pub fn judge(ledgers: &[Vec<Line>], journal: &Folded) -> Verdict {
    let mut verdict = Verdict { doubled: journal.doubled_records + journal.doubled_answers, ..Verdict::default() };
    let mut sent = HashMap::new();
    for (phone, lines) in ledgers.iter().enumerate() {
        for line in lines {
            if let Line::Sent { place, version, answer } = line {
                sent.insert(
                    version.id.as_str(),
                    Sent { phone, place, revision: version.revision, answer: answer.as_ref() },
                );
            }
        }
    }
    let standing = standing(journal, &sent, &mut verdict);
    for (phone, lines) in ledgers.iter().enumerate() {
        judge_phone(phone, lines, &sent, &standing, &mut verdict);
    }
    recount(journal, &sent, &mut verdict);
    verdict
}

struct Sent<'a> {
    phone: usize,
    place: &'a Place,
    revision: u64,
    answer: Option<&'a serde_json::Value>,
}

/// The revision that stands of each phone's ballots, by whose answer stands there.
fn standing<'a>(
    journal: &Folded,
    sent: &HashMap<&str, Sent<'a>>,
    verdict: &mut Verdict,
) -> HashMap<(usize, &'a Place), u64> {
    let mut standing = HashMap::new();
    for round in journal.room.all_rounds() {
        for (_, ballot) in round.ballots() {
            let by = sent.get(id_of(ballot).as_str()).filter(|sent| {
                sent.place.question == round.id.question.as_str()
                    && sent.place.round == u64::from(round.id.number)
                    && sent.revision == ballot.revision
            });
            let Some(by) = by else {
                verdict.false_saved += 1;
                verdict.told.push(format!("a ballot in {:?} that nobody sent so: {ballot:?}", round.id));
                continue;
            };
            if standing.insert((by.phone, by.place), ballot.revision).is_some() {
                verdict.doubled += 1;
                verdict.told.push(format!("phone {} counts twice in {:?}", by.phone, by.place));
            }
        }
    }
    standing
}

fn judge_phone(
    phone: usize,
    lines: &[Line],
    sent: &HashMap<&str, Sent<'_>>,
    standing: &HashMap<(usize, &Place), u64>,
    verdict: &mut Verdict,
) {
    let mut acknowledged: BTreeMap<&Place, u64> = BTreeMap::new();
    let mut ids = HashSet::new();
    let mut lost = HashSet::new();
    for line in lines {
        match line {
            Line::Sent { .. } => {}
            Line::Stands { place, version } => {
                let own = sent.get(version.id.as_str());
                if !own.is_some_and(|own| own.phone == phone && own.place == place && own.revision == version.revision)
                {
                    verdict.false_saved += 1;
                    verdict.told.push(format!("phone {phone} was told of what it never sent: {line:?}"));
                    continue;
                }
                if ids.insert(version.id.as_str()) {
                    verdict.acknowledged += 1;
                }
                let highest = acknowledged.entry(place).or_default();
                if version.revision < *highest {
                    lost.insert(place);
                    verdict.told.push(format!("phone {phone}: after {highest} stood {line:?}"));
                }
                *highest = version.revision.max(*highest);
            }
            Line::Gone { place } => {
                lost.insert(place);
                verdict.told.push(format!("phone {phone}: nothing stands any more in {place:?}"));
            }
            Line::Refused { reason, .. } => {
                if !["late", "closed"].contains(&reason.as_str()) {
                    verdict.refused += 1;
                    verdict.told.push(format!("phone {phone}: {line:?}"));
                }
            }
        }
    }
    for (place, highest) in acknowledged {
        let stands = standing.get(&(phone, place)).copied();
        if stands.is_none_or(|stands| stands < highest) {
            lost.insert(place);
            verdict.told.push(format!("phone {phone}: {place:?} was saved at {highest}, and {stands:?} stands"));
        }
    }
    verdict.lost += lost.len() as u64;
}

/// Counts what stands once more, from the answers in the ledgers.
fn recount(journal: &Folded, sent: &HashMap<&str, Sent<'_>>, verdict: &mut Verdict) {
    for round in journal.room.all_rounds() {
        let mut count = Count::default();
        for (_, ballot) in round.ballots() {
            if let Some(answer) = sent.get(id_of(ballot).as_str()).and_then(|sent| sent.answer) {
                count.add(answer);
            }
        }
        let tallied = Count::of_tally(round);
        if count != tallied {
            verdict.miscounted += 1;
            verdict.told.push(format!("{:?}: the ledgers add up to {count:?}, the tally is {tallied:?}", round.id));
        }
    }
}

/// Whether a tally on a screen is the one that the journal adds up to.
pub fn agrees(journal: &Folded, shown: &serde_json::Value) -> bool {
    let (Some(question), Some(number)) = (shown["question"].as_str(), shown["round"].as_u64()) else { return false };
    let Ok(number) = u32::try_from(number) else { return false };
    let id = RoundId { question: QuestionId::from(question), number };
    journal.room.round(&id).is_some_and(|round| Count::of_tally(round).agrees(shown))
}

fn id_of(ballot: &Ballot) -> String {
    format!("{:032x}", ballot.id.0)
}
