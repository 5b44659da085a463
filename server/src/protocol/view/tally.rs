//! Tallies to views: bounded, spellings folded, nothing that is held back.

use std::collections::HashMap;

use peil_room::{
    Room,
    answer::Value,
    card::Card,
    deck::Language,
    edit::WordEdit,
    id::{CardId, GroupId},
    kind::{Kind, keywords::KeywordsTally},
    number::Ratio,
    round::Round,
    shift::Shift,
    tally::FieldTally as Counted,
    word::WordState,
    wording,
};

use super::table;
use crate::{
    protocol::tally::{
        CardView, ClusterView, ClusteredView, EditKind, FieldTally, ModeratedCard, Rated, RoundTally, ShiftView,
        SpelledWord, Sum, WithheldWord, WordView, WordsView,
    },
    words,
};

/// Words in a view: a cloud shows forty, a phone reads on.
const WORDS: usize = 100;
/// Spellings that are folded together; rarer ones stand as written.
pub(super) const FOLDED: usize = 200;
/// Cards of one field in a view.
const CARDS: usize = 60;
/// Cards looked at for stacks: beyond the newest thousand, equal texts stand apart.
const STACKED: usize = 1_000;
/// Cards on a page that is fetched.
const PAGE: usize = 200;
/// Cards that the presenter gets live, hidden and held ones too.
const MODERATED: usize = 120;
/// Withheld words that the presenter gets.
const WITHHELD: usize = 60;

/// What a round adds up to, as everybody may see it once it is revealed.
pub fn round(round: &Round, language: Language) -> RoundTally {
    RoundTally {
        question: round.id.question.to_string(),
        round: round.id.number,
        n: round.answered() as u32,
        fields: (0u16..)
            .zip(&round.asked.fields)
            .zip(&round.total().fields)
            .map(|((index, field), counted)| FieldTally {
                field: field.id.to_string(),
                n: counted.answers(),
                branch_held: round.branch_held(index),
                sum: match counted {
                    Counted::Keywords(tally) => keywords(round, index, tally, Spellings::of(round, index), language),
                    _ => sum(round, index, &field.kind, counted, language),
                },
            })
            .collect(),
        shift: round.shift().map(|Shift { up, same, down }| ShiftView { up, same, down }),
        actions: None,
        against: None,
        split: None,
    }
}

/// What some ballots of a round add up to in one field.
pub fn sum(round: &Round, index: u16, kind: &Kind, counted: &Counted, language: Language) -> Sum {
    match counted {
        Counted::Grade(tally) => Sum::Grade {
            bins: tally.histogram().map(|(_, count)| count).collect(),
            mean: tally.mean().map(|mean| rounded(mean, 100.0)),
            median: tally.median().map(|median| median.to_f64()),
            deviation: (tally.answers() > 0).then(|| thousandth(tally.deviation())),
        },
        Counted::Choice(tally) => Sum::Choice { counts: tally.counts.clone() },
        Counted::Keywords(tally) => keywords(round, index, tally, Spellings::among(round, index, tally), language),
        Counted::Marks(tally) => Sum::Marks { high: tally.high.clone(), low: tally.low.clone() },
        Counted::Rating(tally) => {
            let series = match kind {
                Kind::Rating(rating) => rating.series.len().max(1),
                _ => 1,
            };
            let rated = |place: &peil_room::kind::rating::PlaceTally| Rated {
                n: place.count,
                mean: place.mean().map(|mean| rounded(mean, 1.0)),
                deviation: (place.count > 0).then(|| thousandth(place.deviation())),
            };
            Sum::Rating { items: tally.places.chunks(series).map(|item| item.iter().map(rated).collect()).collect() }
        }
        Counted::Text(_) => texts(round, index, language),
        Counted::Points(tally) => {
            Sum::Points { sums: tally.sums.iter().map(|&sum| u32::try_from(sum).unwrap_or(u32::MAX)).collect() }
        }
    }
}

fn keywords(round: &Round, index: u16, tally: &KeywordsTally, spellings: Spellings<'_>, language: Language) -> Sum {
    let rest = tally.spellings.len() - spellings.withheld - spellings.shown.len();
    let clusters = words::fold(spellings.shown.into_iter(), round.words().edits(index), language);
    let more = clusters.len().saturating_sub(WORDS) + rest;
    let words = clusters
        .into_iter()
        .take(WORDS)
        .map(|cluster| WordView { word: cluster.shown, count: cluster.count })
        .collect();
    Sum::Keywords { words, more: more as u32, withheld: spellings.withheld as u32 }
}

/// What of the spellings of a field is shown.
struct Spellings<'a> {
    /// The most frequent ones that are.
    shown: Vec<(&'a str, u32)>,
    /// How many may not be.
    withheld: usize,
}

impl<'a> Spellings<'a> {
    /// Of all that was written in a round.
    fn of(round: &'a Round, index: u16) -> Self {
        Self { shown: round.top_words(index, FOLDED), withheld: round.words_withheld(index) }
    }

    /// Of what some of them wrote: a walk along all of it.
    fn among(round: &Round, index: u16, tally: &'a KeywordsTally) -> Self {
        let withheld = tally.spellings.keys().filter(|word| !round.word_shown(index, word)).count();
        Self { shown: tally.top(FOLDED, |word| round.word_shown(index, word)), withheld }
    }
}

fn texts(round: &Round, index: u16, language: Language) -> Sum {
    let heads = Heads::of(round, index, language);
    let all = round.cards_shown(index);
    let newest = round.newest_shown(index, None).take(STACKED);
    let clusters = clusters(round, index);
    let (cards, shown) = first(stack(round, newest, &heads), CARDS, clusters.len());
    Sum::Text { clusters, cards, more: (all - shown) as u32, withheld: round.cards_withheld(index) as u32 }
}

/// Cards with equal texts stacked, the first `most` stacks, and how many cards are in those.
pub fn stacked<'a>(round: &'a Round, cards: impl Iterator<Item = &'a Card>, most: usize) -> (Vec<CardView>, usize) {
    first(stack(round, cards.take(STACKED), &Heads::default()), most, 0)
}

/// The first stacks and how many cards are in them: pinned ones first, then what several said, then the newest. Where
/// there are so many clusters, `most` is shared out.
fn first(mut stacks: Vec<Stack>, most: usize, clusters: usize) -> (Vec<CardView>, usize) {
    stacks.sort_by_key(|stack| {
        (!stack.view.pinned, std::cmp::Reverse(stack.view.count.max(1)), std::cmp::Reverse(stack.view.id))
    });
    // Each cluster has its share, so that none is without cards for another's being full.
    let share = most / (clusters + 1);
    let mut taken: HashMap<Option<String>, usize> = HashMap::new();
    stacks.retain(|stack| {
        let head = stack.view.by.clone().filter(|_| clusters > 0);
        let taken = taken.entry(head).or_default();
        *taken += 1;
        *taken <= share
    });
    let cards = stacks.iter().map(|stack| stack.size).sum();
    (stacks.into_iter().map(|stack| stack.view).collect(), cards)
}

/// The clusters of a field, with how many of their cards are shown.
pub(super) fn clusters(round: &Round, index: u16) -> Vec<ClusterView> {
    let counts = round.clustered_shown(index);
    let count = |id| counts.get(&id).map_or(0, |count| *count as u32);
    let clusters = round.wall().clusters().of_field(index);
    let views = clusters.map(|it| ClusterView { id: it.id.0, name: it.name.clone(), count: count(it.id) });
    views.collect()
}

/// How many changes to the clusters of each text field can be taken back.
pub fn clustered(round: &Round) -> Vec<ClusteredView> {
    let texts = (0u16..).zip(&round.asked.fields).filter(|(_, field)| matches!(field.kind, Kind::Text(_)));
    let changes = |index| round.wall().clusters().changes(index) as u32;
    texts
        .map(|(index, field)| ClusteredView {
            field: field.id.to_string(),
            changes: changes(index),
            open: round.wall().clusters().open(index),
        })
        .collect()
}

/// Cards that say the same.
pub(super) struct Stack {
    pub view: CardView,
    /// How many cards, those from the room included.
    pub size: usize,
}

/// Cards with equal texts of one group stacked under the first.
pub(super) fn stack<'a>(round: &'a Round, cards: impl Iterator<Item = &'a Card>, heads: &Heads) -> Vec<Stack> {
    let mut stacks: Vec<Stack> = Vec::new();
    let mut places: HashMap<(String, Option<String>, Option<GroupId>), usize> = HashMap::new();
    for card in cards {
        let Some(text) = &card.text else { continue };
        let by = heads.over(round, card);
        // What groups say carries their names, so it stands apart.
        let key = (one_text(text), by.as_deref().map(wording::fold), table::group_of(round, card));
        let counts = u32::from(card.ballot.is_some());
        if let Some(&place) = places.get(&key) {
            let stack = &mut stacks[place];
            stack.size += 1;
            stack.view.count += counts;
            stack.view.pinned |= card.pinned;
            stack.view.added &= card.ballot.is_none();
        } else {
            places.insert(key, stacks.len());
            let view = CardView {
                id: card.id.0,
                text: text.to_string(),
                count: counts,
                pinned: card.pinned,
                added: card.ballot.is_none(),
                by,
                group: None,
            };
            stacks.push(Stack { view, size: 1 });
        }
    }
    stacks
}

/// What equal texts have in common: all but case, spacing and the signs at their end. More would make one of two texts.
fn one_text(text: &str) -> String {
    let text = text.to_lowercase();
    let bare = text.trim_end_matches(|sign: char| !sign.is_alphanumeric());
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What cards of a field are grouped under: the word or choice of the same ballot, where the field asks for that.
#[derive(Default)]
pub(super) struct Heads {
    /// The field whose answers are the heads.
    by: Option<u16>,
    /// Its cards stand in clusters instead.
    clustered: bool,
    /// For each spelling the word that it is shown as: spellings of one role are one group.
    words: HashMap<String, String>,
}

impl Heads {
    pub(super) fn of(round: &Round, index: u16, language: Language) -> Self {
        let by = match round.asked.fields.get(usize::from(index)).map(|field| &field.kind) {
            Some(Kind::Text(text)) => text.by.as_ref().and_then(|id| round.asked.field(id)),
            _ => None,
        };
        let by = by.map(|(place, _)| place as u16);
        let mut words = HashMap::new();
        let counted = by.and_then(|by| Some((by, round.total().fields.get(usize::from(by))?)));
        if let Some((by, Counted::Keywords(_))) = counted {
            for cluster in words::fold(round.top_words(by, FOLDED).into_iter(), round.words().edits(by), language) {
                let shown = &cluster.shown;
                words.extend(cluster.spellings.iter().map(|(spelling, _)| (spelling.clone(), shown.clone())));
            }
        }
        let clustered = round.wall().clusters().of_field(index).next().is_some();
        Self { by, clustered, words }
    }

    /// The head over a card.
    fn over(&self, round: &Round, card: &Card) -> Option<String> {
        if self.clustered {
            return round.wall().cluster_of(card.id).map(|cluster| cluster.name.clone());
        }
        let by = self.by?;
        let field = round.asked.fields.get(usize::from(by))?;
        let answer = round.ballot(card.ballot?)?.answer.as_ref()?;
        match (answer.0.get(usize::from(by))?.as_ref()?, &field.kind) {
            (Value::Keywords(words), _) => {
                let word = words.iter().find(|word| round.word_shown(by, word))?;
                Some(self.words.get(word).unwrap_or(word).clone())
            }
            (Value::Choice(chosen), Kind::Choice(choice)) => {
                choice.choices.items.get(usize::from(*chosen.first()?)).map(|item| item.label.clone())
            }
            _ => None,
        }
    }
}

/// A page of shown cards of one column, newest first, and where the next begins.
pub fn page(round: &Round, index: u16, before: Option<u32>, language: Language) -> (Vec<CardView>, Option<u32>) {
    let heads = Heads::of(round, index, language);
    let shown = round.newest_shown(index, before.map(CardId));
    let mut cards: Vec<CardView> = shown
        .take(PAGE + 1)
        .map(|card| CardView {
            id: card.id.0,
            text: card.text.as_deref().unwrap_or_default().to_owned(),
            count: u32::from(card.ballot.is_some()),
            pinned: card.pinned,
            added: card.ballot.is_none(),
            by: heads.over(round, card),
            group: None,
        })
        .collect();
    let more = cards.len() > PAGE;
    cards.truncate(PAGE);
    let before = cards.last().filter(|_| more).map(|card| card.id);
    (cards, before)
}

/// The newest cards as the presenter sees them, and how many there are beyond.
pub fn moderated(round: &Round) -> (Vec<ModeratedCard>, u32) {
    let field = |index: u16| round.asked.fields.get(usize::from(index)).map(|field| field.id.to_string());
    let newest: Vec<_> = (round.wall().newest(None))
        .take(MODERATED)
        .map(|card| ModeratedCard {
            id: card.id.0,
            field: field(card.field).unwrap_or_default(),
            text: card.text.as_deref().unwrap_or_default().to_owned(),
            revision: card.revision,
            hidden: card.hidden,
            held: round.card_held(card),
            pinned: card.pinned,
            added: card.ballot.is_none(),
            cluster: round.wall().cluster_of(card.id).map(|cluster| cluster.id.0),
            group: None,
        })
        .collect();
    let more = round.wall().count() - newest.len();
    (newest, more as u32)
}

/// What the presenter may change about the words of each keywords field.
pub fn edited_words(round: &Round, language: Language) -> Vec<WordsView> {
    let fields = (0u16..).zip(&round.asked.fields).zip(&round.total().fields);
    fields
        .filter_map(|((index, field), counted)| {
            let Counted::Keywords(_) = counted else { return None };
            let edits = round.words().edits(index);
            let clusters = words::fold(round.top_words(index, FOLDED).into_iter(), edits, language);
            let several =
                |cluster: &words::Cluster| cluster.spellings.len() > 1 || cluster.spellings[0].0 != cluster.shown;
            let spelled = |cluster: words::Cluster| SpelledWord {
                word: cluster.shown,
                spellings: cluster.spellings.into_iter().map(|(word, count)| WordView { word, count }).collect(),
            };
            Some(WordsView {
                field: field.id.to_string(),
                edits: edits.len() as u32,
                last: edits.last().map(|edit| match edit {
                    WordEdit::Merged(_) => EditKind::Merged,
                    WordEdit::Split(_) => EditKind::Split,
                    WordEdit::Renamed { .. } => EditKind::Renamed,
                }),
                spelled: clusters.into_iter().take(WORDS).filter(several).map(spelled).collect(),
            })
        })
        .collect()
}

/// The card that is shown large.
pub fn spotlight(room: &Room, language: Language) -> Option<CardView> {
    let (round, id) = room.spotlit()?;
    let round = room.round(round)?;
    let card = round.wall().card(id)?;
    let alike = one_text(card.text.as_deref()?);
    let newest = round.newest_shown(card.field, None).take(STACKED);
    let same = newest.filter(|other| other.text.as_deref().is_some_and(|text| one_text(text) == alike));
    Some(CardView {
        id: card.id.0,
        text: card.text.as_deref()?.to_owned(),
        count: same.filter(|other| other.ballot.is_some()).count() as u32,
        pinned: card.pinned,
        added: card.ballot.is_none(),
        by: Heads::of(round, card.field, language).over(round, card),
        group: table::named(room, round, id.0),
    })
}

/// Words that the presenter may let through or show again.
pub fn withheld_words(round: &Round) -> Vec<WithheldWord> {
    let mut found = Vec::new();
    for ((index, field), counted) in (0u16..).zip(&round.asked.fields).zip(&round.total().fields) {
        let Counted::Keywords(tally) = counted else {
            continue;
        };
        // Only where a branch is held can a word be that has nothing special about it.
        let held = round.branch_held(index);
        let all = held.then(|| tally.spellings.keys().map(String::as_str));
        let special = || round.words().of_field(index).map(|(word, _)| word);
        let special = (!held).then(|| special().filter(|word| tally.spellings.contains_key(*word)));
        let words = all.into_iter().flatten().chain(special.into_iter().flatten());
        for word in words.filter(|word| !round.word_shown(index, word)) {
            if found.len() == WITHHELD {
                return found;
            }
            let hidden = round.words().state(index, word) == Some(WordState::Hidden);
            found.push(WithheldWord { field: field.id.to_string(), word: word.to_owned(), hidden });
        }
    }
    found
}

/// A mean of whole numbers that are `unit` times too large, for a screen.
fn rounded(mean: Ratio, unit: f64) -> f64 {
    thousandth(mean.to_f64() / unit)
}

fn thousandth(number: f64) -> f64 {
    (number * 1_000.0).round() / 1_000.0
}
