//! Counting by hand: answers as they were sent, tallies as they were made and shown.

use std::collections::BTreeMap;

use peil_room::{round::Round, tally::FieldTally};
use serde_json::Value;

/// How often each thing was answered, by a name for it: `cijfer=6.5`, `plg=ja`, `waarom=rust`, `tekst`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Count {
    answers: u64,
    by_name: BTreeMap<String, u64>,
}

impl Count {
    /// Adds an answer as it was sent.
    pub fn add(&mut self, answer: &Value) {
        self.answers += 1;
        for (field, value) in answer.as_object().into_iter().flatten() {
            match value["kind"].as_str().unwrap_or_default() {
                "grade" => self.more(field, &value["grade"].to_string(), 1),
                "choice" => self.each(field, &value["choices"]),
                "keywords" => self.each(field, &value["words"]),
                _ => self.more(field, "", 1),
            }
        }
    }

    fn each(&mut self, field: &str, names: &Value) {
        for name in names.as_array().into_iter().flatten().filter_map(Value::as_str) {
            self.more(field, name, 1);
        }
    }

    fn more(&mut self, field: &str, name: &str, by: u64) {
        if by > 0 {
            *self.by_name.entry(format!("{field}={name}")).or_default() += by;
        }
    }

    /// What a round's tally says.
    pub fn of_tally(round: &Round) -> Self {
        let tally = round.total();
        let mut count = Self { answers: tally.answers.into(), ..Self::default() };
        for (field, sum) in round.asked.fields.iter().zip(&tally.fields) {
            let id = field.id.as_str();
            match (sum, &field.kind) {
                (FieldTally::Grade(sum), _) => {
                    for (grade, by) in sum.histogram() {
                        count.more(id, &Value::from(grade.to_f64()).to_string(), by.into());
                    }
                }
                (FieldTally::Choice(sum), peil_room::kind::Kind::Choice(kind)) => {
                    for (choice, by) in kind.choices.items.iter().zip(&sum.counts) {
                        count.more(id, choice.id.as_str(), (*by).into());
                    }
                }
                (FieldTally::Keywords(sum), _) => {
                    for (word, by) in &sum.spellings {
                        count.more(id, word, (*by).into());
                    }
                }
                (other, _) => count.more(id, "", other.answers().into()),
            }
        }
        count
    }

    /// Whether a tally on a screen says the same, as far as screens show it.
    pub fn agrees(&self, shown: &Value) -> bool {
        let of_field = |field: &str| {
            let beginning = format!("{field}=");
            self.by_name.iter().filter(move |(name, _)| name.starts_with(&beginning)).map(|(_, by)| *by)
        };
        let numbers = |list: &Value| list.as_array().into_iter().flatten().filter_map(Value::as_u64).sum::<u64>();
        shown["n"] == self.answers
            && shown["fields"].as_array().into_iter().flatten().all(|field| {
                let sum: u64 = of_field(field["field"].as_str().unwrap_or_default()).sum();
                match field["sum"]["kind"].as_str().unwrap_or_default() {
                    "grade" => numbers(&field["sum"]["bins"]) == sum,
                    "choice" => numbers(&field["sum"]["counts"]) == sum,
                    "text" => field["n"] == sum,
                    _ => true,
                }
            })
    }
}
