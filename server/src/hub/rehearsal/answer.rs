//! What an invented person fills in.

use std::collections::BTreeMap;

use peil_room::{
    answer::{Given, GivenValue},
    deck::{Field, Language, Question},
    id::{ItemId, RoundId},
    kind::{
        Item, Kind, choice::Choice, grade::Grade, keywords::Keywords, marks::Marks, points::Points, rating::Rating,
    },
};
use rand::{RngExt, rngs::StdRng};

use super::{
    lines::{self, Topic},
    seed::{Seed, bell},
};

/// How high a hall grades things on the whole, and how far people differ, as parts of the scale.
const MOOD: (f64, f64) = (0.6, 0.14);
/// How much higher people grade when they are asked again, as a part of the scale, and how far they differ in that.
const DRIFT: (f64, f64) = (0.05, 0.06);
/// How many leave a field empty that they may.
const EMPTY: f64 = 0.25;
/// How many think again when a question is asked again.
const THINKS_AGAIN: f64 = 0.2;
/// How many begin with a capital.
const CAPITAL: f64 = 0.3;

/// What one person says to a question, in a language.
pub(super) fn answer(seed: &Seed, who: u32, round: &RoundId, asked: &Question, language: Language) -> Given {
    let name = round.question.as_str();
    let mut hall = seed.random(u32::MAX, &["hall", name]);
    let again = round.number > 1 && seed.in_round(who, round, "again").random_bool(THINKS_AGAIN);
    let said = if again { seed.in_round(who, round, "says") } else { seed.random(who, &["says", name]) };
    let drift = if round.number > 1 { DRIFT.0 + DRIFT.1 * bell(&mut seed.in_round(who, round, "drift")) } else { 0.0 };
    let mut person = Person { hall: &mut hall, said, drift, language };
    person.fills_in(asked)
}

struct Person<'a> {
    /// What the hall thinks as a whole, so that its answers have a shape: the same for everybody, drawn in the same order.
    hall: &'a mut StdRng,
    /// What this person makes of it.
    said: StdRng,
    /// How much higher than the first time.
    drift: f64,
    language: Language,
}

impl Person<'_> {
    fn fills_in(&mut self, asked: &Question) -> Given {
        let mut given = Given::new();
        let shown = |field: &Field, given: &Given| {
            field.when.as_ref().is_none_or(|when| match given.get(&when.field) {
                Some(GivenValue::Choice(chosen)) => chosen.contains(&when.choice),
                _ => false,
            })
        };
        for field in &asked.fields {
            let value = self.value(field, asked);
            let may_stay_empty = !field.required && field.when.is_none() && asked.fields.len() > 1;
            let left = may_stay_empty && self.said.random_bool(EMPTY);
            if let Some(value) = value.filter(|_| shown(field, &given) && !left) {
                given.insert(field.id.clone(), value);
            }
        }
        if let (true, Some(first)) = (given.is_empty(), asked.fields.first()) {
            given.extend(self.value(first, asked).map(|value| (first.id.clone(), value)));
        }
        given
    }

    fn value(&mut self, field: &Field, asked: &Question) -> Option<GivenValue> {
        Some(match &field.kind {
            Kind::Grade(kind) => GivenValue::Grade(self.grade(kind)),
            Kind::Choice(kind) => GivenValue::Choice(self.choice(kind)),
            Kind::Keywords(kind) => GivenValue::Keywords(self.keywords(kind, lines::keyword_topic(field, asked))),
            Kind::Marks(kind) => self.marks(kind),
            Kind::Rating(kind) => GivenValue::Rating(self.rating(kind)),
            Kind::Text(kind) => GivenValue::Text(self.line(lines::topic(field, asked), kind.length)?),
            Kind::Points(kind) => GivenValue::Points(self.points(kind)),
        })
    }

    fn grade(&mut self, kind: &Grade) -> f64 {
        let (mean, apart) = MOOD;
        let part = mean + apart * bell(&mut self.said) + self.drift;
        let steps = (kind.max.0 - kind.min.0) / kind.step.0.max(1);
        let step = (part.clamp(0.0, 1.0) * f64::from(steps)).round() as i32;
        f64::from(kind.min.0 + step * kind.step.0) / 100.0
    }

    fn choice(&mut self, kind: &Choice) -> Vec<ItemId> {
        let liked = self.liked(&kind.choices.items);
        let most = usize::from(kind.most).min(liked.len());
        let many = if most > 1 { self.said.random_range(1..=most) } else { most };
        self.pick(liked, many)
    }

    fn keywords(&mut self, kind: &Keywords, topic: Topic) -> Vec<String> {
        let many = self.said.random_range(1..=kind.most.max(1));
        let mut words: Vec<String> = Vec::new();
        for _ in 0..many {
            let word = self.line(topic, kind.length);
            let known = |word: &String| words.iter().any(|other| other.to_lowercase() == word.to_lowercase());
            words.extend(word.filter(|word| !known(word)));
        }
        words
    }

    fn marks(&mut self, kind: &Marks) -> GivenValue {
        let liked = self.liked(&kind.items.items);
        let high = self.said.random_range(1..=usize::from(kind.most_high).clamp(1, 3));
        let high = self.pick(liked.clone(), high.min(usize::from(kind.most_high)));
        let left = liked.into_iter().filter(|(id, _)| !high.contains(id)).map(|(id, weight)| (id, 1.0 / weight));
        let low = self.said.random_range(0..=usize::from(kind.most_low).min(3));
        let low = self.pick(left.collect(), low);
        GivenValue::Marks { high, low }
    }

    fn rating(&mut self, kind: &Rating) -> BTreeMap<ItemId, BTreeMap<ItemId, f64>> {
        let span = f64::from(kind.max - kind.min);
        let mut ratings = BTreeMap::new();
        for item in &kind.items.items {
            // What is wished for later lies above what there is now.
            let (now, wish) = (0.25 + 0.4 * self.hall.random::<f64>(), 0.1 + 0.25 * self.hall.random::<f64>());
            let skips = self.said.random_bool(0.05);
            let rated = kind.series.iter().zip(0u8..).map(|(series, later)| {
                let part = now + wish * f64::from(later) + 0.15 * bell(&mut self.said);
                (series.id.clone(), f64::from(kind.min) + (part.clamp(0.0, 1.0) * span).round())
            });
            let rated = rated.collect();
            if !skips || ratings.is_empty() {
                ratings.insert(item.id.clone(), rated);
            }
        }
        ratings
    }

    fn points(&mut self, kind: &Points) -> BTreeMap<ItemId, f64> {
        let liked = self.liked(&kind.choices.items);
        let mut points = BTreeMap::new();
        for _ in 0..kind.points {
            for id in self.pick(liked.clone(), 1) {
                *points.entry(id).or_insert(0.0) += 1.0;
            }
        }
        points
    }

    fn line(&mut self, topic: Topic, length: u16) -> Option<String> {
        let line = lines::line(self.language, topic, length, &mut self.said)?;
        let capital = self.said.random_bool(CAPITAL);
        let mut letters = line.chars();
        Some(match letters.next().filter(|_| capital) {
            Some(first) => first.to_uppercase().chain(letters).collect(),
            None => line.to_owned(),
        })
    }

    /// How much the hall likes each of these.
    fn liked(&mut self, items: &[Item]) -> Vec<(ItemId, f64)> {
        items.iter().map(|item| (item.id.clone(), (0.8 * bell(self.hall)).exp())).collect()
    }

    /// That many of these, none twice, the liked ones more often.
    fn pick(&mut self, mut from: Vec<(ItemId, f64)>, many: usize) -> Vec<ItemId> {
        let mut picked = Vec::new();
        while picked.len() < many && !from.is_empty() {
            let mut at = self.said.random::<f64>() * from.iter().map(|(_, weight)| weight).sum::<f64>();
            let chosen = from.iter().position(|(_, weight)| {
                at -= weight;
                at < 0.0
            });
            picked.push(from.swap_remove(chosen.unwrap_or(from.len() - 1)).0);
        }
        picked
    }
}
