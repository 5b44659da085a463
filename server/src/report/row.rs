//! A question as rows, one number each: what a pivot table wants.

use super::word::Words;
use crate::protocol::{
    question::{AskedView, FieldView, Input, ItemView},
    report::ReportRound,
    split::SplitTally,
    tally::Sum,
};

/// One number, and what it is of.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Row<'a> {
    pub round: u32,
    /// The field by its label, or its id where it has none; empty for the question as a whole.
    pub field: &'a str,
    /// A group, all, or the others.
    pub group: &'a str,
    /// A choice, item, grade, word or text; empty for the field as a whole.
    pub what: What<'a>,
    /// The side or series of an item, or what a text stands under.
    pub under: &'a str,
    pub measure: &'a str,
    pub value: f64,
}

/// What a number is of.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum What<'a> {
    Text(&'a str),
    Number(f64),
}

/// The rows of some rounds of one question.
pub(super) fn rows<'a>(rounds: &[&'a ReportRound], words: &'a Words) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for round in rounds {
        let mut sheet = Sheet { round: round.round, words, rows: &mut rows };
        sheet.whole(round);
    }
    rows
}

/// What a field is called.
pub(super) fn name(field: &FieldView) -> &str {
    field.label.as_deref().unwrap_or(&field.id)
}

/// The field of a question with that id.
pub(super) fn field_of<'a>(asked: &'a AskedView, id: &str) -> Option<&'a FieldView> {
    asked.fields.iter().find(|field| field.id == id)
}

struct Sheet<'a, 'rows> {
    round: u32,
    words: &'a Words,
    rows: &'rows mut Vec<Row<'a>>,
}

/// Whose answers to which field.
#[derive(Clone, Copy)]
struct Of<'a> {
    field: &'a str,
    group: &'a str,
}

impl<'a> Sheet<'a, '_> {
    fn whole(&mut self, round: &'a ReportRound) {
        let words = self.words;
        let question = Of { field: "", group: words.all };
        let Some(tally) = &round.tally else {
            return self.row(question, What::Text(""), "", words.not_shown, f64::from(round.n));
        };
        self.row(question, What::Text(""), "", words.answers, f64::from(round.n));
        for few in &round.few {
            if let (Some(field), Some(n)) = (field_of(&round.asked, &few.field), few.n) {
                let of = Of { field: name(field), group: words.all };
                self.row(of, What::Text(""), "", words.too_few, f64::from(n));
            }
        }
        for line in tally.actions.iter().flat_map(|actions| &actions.lines) {
            let of = Of { field: "", group: line.group.as_deref().unwrap_or(words.all) };
            let [what, who, when] = &line.said;
            self.row(of, What::Text(what), who, when, 1.0);
        }
        for told in &tally.fields {
            if let Some(field) = field_of(&round.asked, &told.field) {
                self.field(Of { field: name(field), group: words.all }, field, told.n, &told.sum);
            }
        }
        if let Some(split) = &tally.split {
            self.groups(&round.asked, split);
        }
    }

    fn groups(&mut self, asked: &'a AskedView, split: &'a SplitTally) {
        for told in &split.fields {
            let Some(field) = field_of(asked, &told.field) else { continue };
            for row in &told.rows {
                let group = row.group.as_deref().unwrap_or(self.words.others);
                self.field(Of { field: name(field), group }, field, row.n, &row.sum);
            }
        }
    }

    fn field(&mut self, of: Of<'a>, field: &'a FieldView, n: u32, sum: &'a Sum) {
        let words = self.words;
        self.row(of, What::Text(""), "", words.answers, f64::from(n));
        match (&field.input, sum) {
            (Input::Grade { min, step, .. }, Sum::Grade { bins, mean, median, deviation }) => {
                let measures = [(words.mean, mean), (words.median, median), (words.deviation, deviation)];
                for (measure, value) in measures {
                    self.known(of, What::Text(""), "", measure, *value);
                }
                for (bin, count) in (0u32..).zip(bins) {
                    self.row(of, What::Number(min + f64::from(bin) * step), "", words.count, f64::from(*count));
                }
            }
            (Input::Choice { choices, .. }, Sum::Choice { counts }) => {
                self.counts(of, choices, "", words.count, counts)
            }
            (Input::Points { choices, .. }, Sum::Points { sums }) => self.counts(of, choices, "", words.points, sums),
            (Input::Marks { items, .. }, Sum::Marks { high, low }) => {
                self.counts(of, items, words.high, words.count, high);
                self.counts(of, items, words.low, words.count, low);
            }
            (Input::Rating { items, series, .. }, Sum::Rating { items: rated }) => {
                for (item, rated) in items.iter().zip(rated) {
                    for (series, rated) in series.iter().zip(rated) {
                        let what = || What::Text(item.label.as_str());
                        self.row(of, what(), &series.label, words.count, f64::from(rated.n));
                        self.known(of, what(), &series.label, words.mean, rated.mean);
                        self.known(of, what(), &series.label, words.deviation, rated.deviation);
                    }
                }
            }
            (_, Sum::Keywords { words: told, withheld, .. }) => {
                for word in told {
                    self.row(of, What::Text(&word.word), "", words.count, f64::from(word.count));
                }
                self.withheld(of, *withheld);
            }
            (_, Sum::Text { cards, withheld, .. }) => {
                for card in cards {
                    let of = Of { group: card.group.as_deref().unwrap_or(of.group), ..of };
                    let (measure, value) = if card.added { (words.from_room, 1) } else { (words.count, card.count) };
                    self.row(of, What::Text(&card.text), card.by.as_deref().unwrap_or(""), measure, f64::from(value));
                }
                self.withheld(of, *withheld);
            }
            // A field and its sum are of one kind.
            _ => {}
        }
    }

    fn counts(&mut self, of: Of<'a>, items: &'a [ItemView], under: &'a str, measure: &'a str, counts: &[u32]) {
        for (item, count) in items.iter().zip(counts) {
            self.row(of, What::Text(&item.label), under, measure, f64::from(*count));
        }
    }

    fn withheld(&mut self, of: Of<'a>, withheld: u32) {
        if withheld > 0 {
            self.row(of, What::Text(""), "", self.words.withheld, f64::from(withheld));
        }
    }

    fn known(&mut self, of: Of<'a>, what: What<'a>, under: &'a str, measure: &'a str, value: Option<f64>) {
        if let Some(value) = value {
            self.row(of, what, under, measure, value);
        }
    }

    fn row(&mut self, of: Of<'a>, what: What<'a>, under: &'a str, measure: &'a str, value: f64) {
        self.rows.push(Row { round: self.round, field: of.field, group: of.group, what, under, measure, value });
    }
}
