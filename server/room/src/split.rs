//! A round split by group: which groups may stand on their own, and what they stood for when they were first shown.

use crate::{
    card::Wall,
    deck::Question,
    id::{CardId, GroupId},
    kind::Kind,
    limit,
    room::Room,
    round::Round,
    tally::{FieldTally, Tally},
};

/// Groups that stand on their own, field by field, in the room's order. All that an event needs to tell of a split: what
/// they stood for follows from the ballots before it.
pub type Alone = Vec<Vec<GroupId>>;

/// A round by group as it was when it was first shown. It never changes: a straggler whose answer moved a row by one
/// would be read off it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Split {
    alone: Alone,
    fields: Vec<Vec<Row>>,
}

/// One row: a group, or all those that do not stand on their own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// The group; `None` for the others together, those without a group among them.
    pub group: Option<GroupId>,
    /// What its answers to the field add up to.
    pub tally: FieldTally,
    /// Its cards in the column of the field, newest first, each with the revision that it had.
    pub cards: Vec<(CardId, u64)>,
}

impl Split {
    /// Which groups stand on their own.
    pub fn alone(&self) -> &Alone {
        &self.alone
    }

    /// The rows of a field, in the room's order and then the others; none where no group may stand on its own.
    pub fn rows(&self, field: u16) -> &[Row] {
        self.fields.get(usize::from(field)).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn of(round: &Round, alone: &Alone) -> Self {
        let fields = (0u16..).zip(&round.asked.fields);
        let fields =
            fields.map(|(index, _)| rows(round, index, alone.get(usize::from(index)).map_or(&[], Vec::as_slice)));
        Self { fields: fields.collect(), alone: alone.clone() }
    }

    /// One that was kept, in the shape of the question whatever it says.
    pub(crate) fn kept(asked: &Question, alone: &Alone, rows: &[Vec<Row>]) -> Self {
        let nothing = Tally::new(asked).fields;
        let shaped = |nothing: &FieldTally, row: &Row| {
            let mut tally = nothing.clone();
            tally.join(&row.tally);
            Row { group: row.group, tally, cards: row.cards.clone() }
        };
        let fields = nothing.iter().zip(rows);
        let fields = fields.map(|(nothing, rows)| rows.iter().map(|row| shaped(nothing, row)).collect()).collect();
        Self { alone: alone.clone(), fields }
    }
}

fn rows(round: &Round, field: u16, alone: &[GroupId]) -> Vec<Row> {
    if alone.is_empty() {
        return Vec::new();
    }
    let nothing = Tally::new(&round.asked).fields;
    let Some(nothing) = nothing.get(usize::from(field)) else { return Vec::new() };
    let groups = alone.iter().map(|group| Some(*group)).chain([None]);
    let mut rows: Vec<Row> = groups.map(|group| Row { group, tally: nothing.clone(), cards: Vec::new() }).collect();
    // The last row takes whoever has none.
    let place = |group: Option<GroupId>| alone.iter().position(|own| Some(*own) == group).unwrap_or(alone.len());
    for (group, tally) in round.groups() {
        if let Some(own) = tally.fields.get(usize::from(field)) {
            rows[place(group)].tally.join(own);
        }
    }
    for (group, card, revision) in cards(round, round.wall(), field) {
        rows[place(group)].cards.push((card, revision));
    }
    rows.retain(|row| row.tally.answers() > 0);
    rows
}

/// The cards that stand in the column in which they were written, each with the group it was cast with.
fn cards<'a>(
    round: &'a Round,
    wall: &'a Wall,
    field: u16,
) -> impl Iterator<Item = (Option<GroupId>, CardId, u64)> + 'a {
    let here = wall.newest(None).filter(move |card| card.field == field && card.source == field);
    here.filter_map(|card| Some((round.ballot(card.ballot?)?.group, card.id, card.revision)))
}

impl Room {
    /// Whether participants of this room are asked for their group.
    pub fn has_groups(&self) -> bool {
        self.deck.group.is_some() && self.groups.all().iter().any(|group| group.accepted)
    }

    /// Whether a round can be shown by group: one that groups answered is, answer by answer, and an action list is no tally.
    pub fn may_split(&self, round: &Round) -> bool {
        self.has_groups() && !round.asked.per_group && !round.asked.actions
    }

    /// Which groups of a round may stand on their own now.
    pub(crate) fn alone(&self, round: &Round) -> Alone {
        let fields = round.asked.fields.iter().enumerate();
        fields.map(|(index, field)| self.alone_in(round, index, self.minimum_of(&field.kind))).collect()
    }

    /// The smallest group of which answers of that kind are shown: people are known by their words.
    fn minimum_of(&self, kind: &Kind) -> u32 {
        match kind {
            Kind::Text(_) | Kind::Keywords(_) if !self.is_rehearsal() => self.minimum.max(limit::WORDS_MINIMUM).into(),
            _ => self.smallest_shown().into(),
        }
    }

    /// The smallest group that is shown on its own: any, in a rehearsal, where nobody stands behind what was said.
    pub(crate) fn smallest_shown(&self) -> u16 {
        if self.is_rehearsal() { 1 } else { self.minimum }
    }

    fn alone_in(&self, round: &Round, field: usize, minimum: u32) -> Vec<GroupId> {
        let answers = |tally: &Tally| tally.fields.get(field).map_or(0, FieldTally::answers);
        let mut alone = Vec::new();
        let mut others = 0;
        for (group, tally) in round.groups() {
            match group.filter(|id| self.listed_group(*id).is_some()) {
                Some(id) if answers(tally) >= minimum => alone.push((id, answers(tally))),
                _ => others += answers(tally),
            }
        }
        while others > 0 && others < minimum {
            // The smallest joins the others, of equals the last in the room's order.
            let Some((at, count)) = smallest(&alone) else { break };
            others += count;
            alone.remove(at);
        }
        alone.into_iter().map(|(id, _)| id).collect()
    }
}

fn smallest(groups: &[(GroupId, u32)]) -> Option<(usize, u32)> {
    let counted = groups.iter().enumerate().map(|(at, (_, count))| (at, *count));
    counted.rev().min_by_key(|(_, count)| *count)
}
