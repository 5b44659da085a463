//! Fields as tables to read, rather than as one number a row.

use super::chart::{Drawing, Drawn};
use crate::{
    protocol::{
        question::{AskedView, FieldView, Input, ItemView},
        split::SplitRow,
        tally::{ActionView, ActionsView, Sum},
    },
    report::{row::name, word::Words},
};

/// The fewest things that make a web.
const WEB_FROM: usize = 3;

/// What stands in a cell.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Cell<'a> {
    Text(&'a str),
    Number(f64),
    Nothing,
}

/// What a field adds up to.
#[derive(Default, Debug)]
pub(super) struct Table<'a> {
    /// Numbers of the field as a whole.
    pub measures: Vec<(&'a str, f64)>,
    pub heads: Vec<&'a str>,
    pub rows: Vec<Vec<Cell<'a>>>,
    pub drawn: Option<Drawn>,
}

/// A field of everybody.
pub(super) fn table<'a>(field: &'a FieldView, sum: &'a Sum, words: &'a Words) -> Table<'a> {
    match (&field.input, sum) {
        (Input::Grade { min, step, .. }, Sum::Grade { bins, mean, median, deviation }) => Table {
            measures: [(words.mean, mean), (words.median, median), (words.deviation, deviation)]
                .into_iter()
                .filter_map(|(what, value)| Some((what, (*value)?)))
                .collect(),
            heads: vec![words.grade, words.count],
            rows: (0u32..)
                .zip(bins)
                .map(|(bin, count)| vec![Cell::Number(min + f64::from(bin) * step), number(*count)])
                .collect(),
            drawn: Some(Drawn { kind: Drawing::Columns, series: vec![1] }),
        },
        (Input::Choice { choices, .. }, Sum::Choice { counts }) => bars(choices, &[(words.count, counts)], words),
        (Input::Points { choices, .. }, Sum::Points { sums }) => bars(choices, &[(words.points, sums)], words),
        (Input::Marks { items, .. }, Sum::Marks { high, low }) => {
            bars(items, &[(words.high, high), (words.low, low)], words)
        }
        (Input::Rating { items, series, .. }, Sum::Rating { items: rated }) => {
            let means = items.iter().zip(rated).map(|(item, rated)| {
                let mean = |at: usize| rated.get(at).and_then(|rated| rated.mean).map_or(Cell::Nothing, Cell::Number);
                let spread = |at: usize| rated.get(at).and_then(|rated| rated.deviation);
                let spread = |at| spread(at).map_or(Cell::Nothing, Cell::Number);
                let cells = (0..series.len()).map(mean).chain((0..series.len()).map(spread));
                std::iter::once(Cell::Text(&item.label)).chain(cells).collect()
            });
            let heads = series.iter().map(|series| series.label.as_str());
            Table {
                heads: std::iter::once(words.item).chain(heads).chain(series.iter().map(|_| words.deviation)).collect(),
                rows: means.collect(),
                drawn: Some(Drawn {
                    kind: if items.len() < WEB_FROM { Drawing::Bars } else { Drawing::Web },
                    series: (1..).take(series.len()).collect(),
                }),
                ..Table::default()
            }
        }
        (_, Sum::Keywords { words: told, withheld, .. }) => Table {
            measures: withheld_of(*withheld, words),
            heads: vec![words.word, words.count],
            rows: told.iter().map(|word| vec![Cell::Text(&word.word), number(word.count)]).collect(),
            drawn: None,
        },
        (_, Sum::Text { cards, withheld, .. }) => Table {
            measures: withheld_of(*withheld, words),
            heads: vec![words.text, words.count, words.heads[4], words.from_room, words.heads[2]],
            rows: cards
                .iter()
                .map(|card| {
                    let by = card.by.as_deref().map_or(Cell::Nothing, Cell::Text);
                    let room = if card.added { Cell::Text(words.yes) } else { Cell::Nothing };
                    let group = card.group.as_deref().map_or(Cell::Nothing, Cell::Text);
                    vec![Cell::Text(&card.text), number(card.count), by, room, group]
                })
                .collect(),
            drawn: None,
        },
        // A field and its sum are of one kind.
        _ => Table::default(),
    }
}

/// A field by group: groups below each other where their numbers are few, else a table for each.
pub(super) fn group_tables<'a>(field: &'a FieldView, rows: &'a [SplitRow], words: &'a Words) -> Vec<Table<'a>> {
    let called = |row: &'a SplitRow| row.group.as_deref().unwrap_or(words.others);
    let together = |heads: Vec<&'a str>, cells: fn(&'a SplitRow) -> Vec<Cell<'a>>| {
        let head = |row| [Cell::Text(called(row)), number(row.n)];
        vec![Table {
            heads: [words.heads[2], words.answers].into_iter().chain(heads).collect(),
            rows: rows.iter().map(|row| head(row).into_iter().chain(cells(row)).collect()).collect(),
            ..Table::default()
        }]
    };
    let labels = |items: &'a [ItemView]| items.iter().map(|item| item.label.as_str()).collect();
    match &field.input {
        Input::Grade { .. } => together(vec![words.mean], |row| match &row.sum {
            Sum::Grade { mean, .. } => vec![mean.map_or(Cell::Nothing, Cell::Number)],
            _ => Vec::new(),
        }),
        Input::Choice { choices, .. } => together(labels(choices), |row| match &row.sum {
            Sum::Choice { counts } => counts.iter().map(|count| number(*count)).collect(),
            _ => Vec::new(),
        }),
        Input::Points { choices, .. } => together(labels(choices), |row| match &row.sum {
            Sum::Points { sums } => sums.iter().map(|sum| number(*sum)).collect(),
            _ => Vec::new(),
        }),
        _ => rows
            .iter()
            .map(|row| {
                let mut own = table(field, &row.sum, words);
                own.drawn = None;
                own.measures.insert(0, (called(row), f64::from(row.n)));
                own
            })
            .collect(),
    }
}

/// What is done, by whom and when, under the labels of the fields that asked it.
pub(super) fn action_table<'a>(asked: &'a AskedView, actions: &'a ActionsView, words: &'a Words) -> Table<'a> {
    let line = |line: &'a ActionView| {
        let group = line.group.as_deref().map_or(Cell::Nothing, Cell::Text);
        line.said.iter().map(|said| Cell::Text(said)).chain([group]).collect()
    };
    Table {
        heads: asked.fields.iter().map(name).chain([words.heads[2]]).collect(),
        rows: actions.lines.iter().map(line).collect(),
        ..Table::default()
    }
}

fn bars<'a>(items: &'a [ItemView], series: &[(&'a str, &'a Vec<u32>)], words: &'a Words) -> Table<'a> {
    let cells = |at: usize| series.iter().map(move |(_, counts)| counts.get(at).map_or(Cell::Nothing, |n| number(*n)));
    let row = |(at, item): (usize, &'a ItemView)| std::iter::once(Cell::Text(&item.label)).chain(cells(at)).collect();
    Table {
        heads: std::iter::once(words.item).chain(series.iter().map(|(name, _)| *name)).collect(),
        rows: items.iter().enumerate().map(row).collect(),
        drawn: Some(Drawn { kind: Drawing::Bars, series: (1..).take(series.len()).collect() }),
        ..Table::default()
    }
}

fn withheld_of(withheld: u32, words: &Words) -> Vec<(&str, f64)> {
    if withheld > 0 { vec![(words.withheld, f64::from(withheld))] } else { Vec::new() }
}

fn number<'a>(count: u32) -> Cell<'a> {
    Cell::Number(f64::from(count))
}
