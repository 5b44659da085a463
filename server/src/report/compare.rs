//! Workshops beside each other. A room is compared like a group: only what was shown in it, and only where as many answered as
//! may stand on their own.

use peil_room::limit;

use crate::protocol::{
    compare::{Apart, ComparedField, ComparedQuestion, ComparedRoom, ComparedRow, Comparison, NamedRoom, WhyApart},
    question::{FieldView, Input, ItemView},
    report::{Report, ReportRound},
    tally::{FieldTally, Sum},
};

/// Words of one room: more than a wall or a column of paper holds.
const WORDS: usize = 30;

/// A room that is compared, with what it came to; nothing where it was deleted.
pub type Told = (NamedRoom, Option<Report>);

/// Lays rooms beside each other.
pub fn compare(id: String, told: &[Told]) -> Comparison {
    let last = told.iter().rev().find_map(|(_, report)| report.as_ref());
    Comparison {
        id,
        title: last.map(|report| report.title.clone()).unwrap_or_default(),
        language: last.map_or("nl".into(), |report| report.language.clone()),
        rooms: told.iter().map(room).collect(),
        questions: asked_in(told).into_iter().map(|of| question(told, of)).collect(),
    }
}

fn room((NamedRoom { code, name }, report): &Told) -> ComparedRoom {
    ComparedRoom {
        code: code.clone(),
        name: name.clone(),
        began_at: report.as_ref().map(|report| report.began_at),
        running: report.as_ref().is_some_and(|report| report.ended_at.is_none()),
    }
}

/// A question by its id and the slide that asks it: one that is asked at the beginning and at the end is two.
type Asked<'a> = (&'a str, &'a str);

/// What was asked in any room, in the order of the last one.
fn asked_in(told: &[Told]) -> Vec<Asked<'_>> {
    let mut all: Vec<Asked> = Vec::new();
    for report in told.iter().rev().filter_map(|(_, report)| report.as_ref()) {
        for slide in &report.slides {
            let Some(asked) = &slide.question else { continue };
            let of = (asked.id.as_str(), slide.slide.id.as_str());
            // An action list belongs to the room that made it.
            let list = asked.rounds.iter().any(|round| round.asked.actions);
            if !list && !all.contains(&of) {
                all.push(of);
            }
        }
    }
    all
}

/// The round of a room that is compared: the latest that was shown, else the latest.
fn round<'a>(report: &'a Report, (question, slide): Asked) -> Option<&'a ReportRound> {
    let here = report.slides.iter().filter(|asked| asked.slide.id == slide).filter_map(|asked| asked.question.as_ref());
    let rounds = || here.clone().filter(|asked| asked.id == question).flat_map(|asked| &asked.rounds);
    rounds().rfind(|round| round.tally.is_some()).or_else(|| rounds().next_back())
}

fn question(told: &[Told], of: Asked) -> ComparedQuestion {
    let rounds: Vec<Option<(&Report, &ReportRound)>> =
        told.iter().map(|(_, report)| report.as_ref().and_then(|report| Some((report, round(report, of)?)))).collect();
    // Some room was asked it, or it would not be here.
    let asked = rounds.iter().rev().flatten().map(|(_, round)| round.asked.clone()).next().unwrap_or_default();
    let mut fields: Vec<&str> = Vec::new();
    for (_, round) in rounds.iter().rev().flatten() {
        let others = round.asked.fields.iter().filter(|field| !matches!(field.input, Input::Text { .. }));
        for field in others {
            if !fields.contains(&field.id.as_str()) {
                fields.push(&field.id);
            }
        }
    }
    let fields = fields.into_iter().filter_map(|id| field(told, &rounds, id)).collect();
    ComparedQuestion { id: of.0.into(), slide: of.1.into(), asked, fields }
}

/// A field in every room: the rooms that were asked it alike, and those that are left out.
fn field(told: &[Told], rounds: &[Option<(&Report, &ReportRound)>], id: &str) -> Option<ComparedField> {
    let asked: Vec<Option<(&Report, &ReportRound, &FieldView)>> = rounds
        .iter()
        .map(|found| {
            let (report, round) = (*found)?;
            Some((report, round, round.asked.fields.iter().find(|field| field.id == id)?))
        })
        .collect();
    let like = |one: &(&Report, &ReportRound, &FieldView)| {
        let same = |other: &&(&Report, &ReportRound, &FieldView)| {
            one.1.asked.per_group == other.1.asked.per_group && alike(one.2, other.2)
        };
        asked.iter().flatten().filter(same).count()
    };
    // As most rooms were asked it; of equals as the last one was.
    let model = asked.iter().flatten().max_by_key(|one| like(one))?;
    let (mut rows, mut apart) = (Vec::new(), Vec::new());
    for (place, ((_, report), asked)) in (0u32..).zip(told.iter().zip(&asked)) {
        if report.is_none() {
            continue;
        }
        match asked.map_or(Err(WhyApart::NotAsked), |of| row(model, of)) {
            Ok((n, sum)) => rows.push(ComparedRow { room: place, n, sum }),
            Err(why) => apart.push(Apart { room: place, why }),
        }
    }
    Some(ComparedField { field: model.2.clone(), rows, apart })
}

/// What a room answered to a field, if it may stand beside others.
fn row(
    model: &(&Report, &ReportRound, &FieldView),
    (report, round, field): (&Report, &ReportRound, &FieldView),
) -> Result<(u32, Sum), WhyApart> {
    if round.asked.per_group != model.1.asked.per_group || !alike(model.2, field) {
        return Err(WhyApart::AskedOtherwise);
    }
    let tally = round.tally.as_ref().ok_or(WhyApart::NotShown)?;
    // A field of which too few filled something in has no tally at all.
    let told: &FieldTally = tally.fields.iter().find(|told| told.field == field.id).ok_or(WhyApart::TooFew)?;
    let minimum = match field.input {
        _ if round.asked.per_group => 1,
        Input::Keywords { .. } | Input::Text { .. } => report.minimum.max(limit::WORDS_MINIMUM),
        _ => report.minimum,
    };
    if told.branch_held || told.n < u32::from(minimum) {
        return Err(WhyApart::TooFew);
    }
    Ok((told.n, bounded(told.sum.clone())))
}

fn bounded(sum: Sum) -> Sum {
    match sum {
        Sum::Keywords { mut words, more, withheld } => {
            let beyond = words.len().saturating_sub(WORDS) as u32;
            words.truncate(WORDS);
            Sum::Keywords { words, more: more + beyond, withheld }
        }
        sum => sum,
    }
}

/// Whether answers to one field can lie beside answers to another: what could be answered is the same, and who was asked.
/// Wording may differ: a typo that was mended makes no other question.
fn alike(one: &FieldView, other: &FieldView) -> bool {
    let condition = |field: &FieldView| field.when.as_ref().map(|when| (when.field.clone(), when.choice.clone()));
    if condition(one) != condition(other) {
        return false;
    }
    match (&one.input, &other.input) {
        (Input::Grade { min, max, step, .. }, Input::Grade { min: low, max: high, step: steps, .. }) => {
            (min, max, step) == (low, high, steps)
        }
        (Input::Choice { choices, most }, Input::Choice { choices: others, most: mosts }) => {
            most == mosts && same_items(choices, others)
        }
        (Input::Keywords { .. }, Input::Keywords { .. }) => true,
        (
            Input::Marks { items, most_high, most_low },
            Input::Marks { items: others, most_high: highs, most_low: lows },
        ) => (most_high, most_low) == (highs, lows) && same_items(items, others),
        (
            Input::Rating { items, series, min, max },
            Input::Rating { items: others, series: other_series, min: low, max: high },
        ) => (min, max) == (low, high) && same_items(items, others) && same_items(series, other_series),
        (Input::Points { choices, points }, Input::Points { choices: others, points: all }) => {
            points == all && same_items(choices, others)
        }
        _ => false,
    }
}

fn same_items(ones: &[ItemView], others: &[ItemView]) -> bool {
    ones.iter().map(|item| &item.id).eq(others.iter().map(|item| &item.id))
}
