//! What a workshop came to, as files and beside others. All of it is made from a [`Report`], which holds nothing but what was
//! or may be shown: what is not in there cannot get out here.

mod compare;
mod csv;
mod row;
#[cfg(test)]
mod tests;
mod word;
mod xlsx;

use std::io::{self, Write};

pub use self::{
    compare::{Told, compare},
    csv::{Form, csv},
    xlsx::xlsx,
};
use crate::protocol::report::{Report, ReportRound};

/// Writes a whole room as JSON (`docs/export.md`).
///
/// # Errors
/// Those of `out`.
pub fn json(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(out, report).map_err(io::Error::from)
}

/// The rounds of a question, on whichever slides it was asked, oldest first; none where it was never asked.
pub fn rounds<'a>(report: &'a Report, question: &str) -> Vec<&'a ReportRound> {
    let asked = report.slides.iter().filter_map(|slide| slide.question.as_ref());
    let mut rounds: Vec<&ReportRound> =
        asked.filter(|asked| asked.id == question).flat_map(|asked| &asked.rounds).collect();
    rounds.sort_by_key(|round| round.round);
    rounds
}
