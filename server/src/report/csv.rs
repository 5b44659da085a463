//! A question as a table of comma-separated values, safe to open in a spreadsheet.

use std::{borrow::Cow, io, io::Write};

use csv::{Terminator, WriterBuilder};

use super::{
    rounds,
    row::{Row, What, rows},
    word::words,
};
use crate::protocol::report::Report;

/// How numbers and columns are parted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// For Excel where commas are decimal: semicolons, decimal commas, and a mark in front that says UTF-8.
    Dutch,
    /// For everything else: commas and decimal points.
    Plain,
}

/// Tells a spreadsheet that the file is UTF-8.
const MARK: &str = "\u{FEFF}";

/// Writes a question, a line for each number.
///
/// # Errors
/// `NotFound` where the question was never asked; those of `out`.
pub fn csv(report: &Report, question: &str, form: Form, out: &mut dyn Write) -> io::Result<()> {
    let rounds = rounds(report, question);
    if rounds.is_empty() {
        return Err(io::Error::new(io::ErrorKind::NotFound, "that question was not asked"));
    }
    let words = words(&report.language);
    let delimiter = match form {
        Form::Dutch => {
            out.write_all(MARK.as_bytes())?;
            b';'
        }
        Form::Plain => b',',
    };
    let mut table = WriterBuilder::new().delimiter(delimiter).terminator(Terminator::CRLF).from_writer(out);
    table.write_record(words.heads)?;
    for row in rows(&rounds, words) {
        table.write_record(cells(&row, form).iter().map(|cell| cell.as_bytes()))?;
    }
    table.flush()
}

fn cells<'a>(row: &Row<'a>, form: Form) -> [Cow<'a, str>; 7] {
    let what = match row.what {
        What::Text(text) => harmless(text),
        What::Number(value) => number(value, form).into(),
    };
    [
        row.round.to_string().into(),
        harmless(row.field),
        harmless(row.group),
        what,
        harmless(row.under),
        harmless(row.measure),
        number(row.value, form).into(),
    ]
}

/// A text that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front, as one would type it.
/// So does what follows a separator of either form, for a file that is opened as the other falls apart there.
fn harmless(text: &str) -> Cow<'_, str> {
    let begins = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let mut told = String::new();
    let mut apart = text.trim_start_matches(' ').starts_with(begins);
    for letter in text.chars() {
        if apart && (told.is_empty() || begins.contains(&letter)) {
            told.push('\'');
        }
        told.push(letter);
        apart = matches!(letter, ';' | ',' | '\t');
    }
    if told.len() == text.len() { text.into() } else { told.into() }
}

/// A number with at most three decimals.
fn number(value: f64, form: Form) -> String {
    let text = format!("{value:.3}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    // Rounded to nothing, it has no side.
    let text = if text == "-0" { "0" } else { text };
    match form {
        Form::Dutch => text.replace('.', ","),
        Form::Plain => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn what_begins_like_a_formula_does_not_after_a_separator_of_either_form_either() {
        for (text, told) in [
            ("=1+1", "'=1+1"),
            ("  @SOM(A1)", "'  @SOM(A1)"),
            ("hoi;=1+1;x", "hoi;'=1+1;x"),
            ("hoi,+1,@x", "hoi,'+1,'@x"),
            ("hoi\t-1", "hoi\t'-1"),
            ("tijd, rust - en ruimte; a=b", "tijd, rust - en ruimte; a=b"),
            ("", ""),
        ] {
            assert_eq!(harmless(text), told);
        }
    }
}
