//! A whole room as a workbook: an overview, and a sheet for each question. Texts are text cells, whatever they begin with, and
//! charts take their names from cells, so that nothing anybody wrote is ever a formula.

mod chart;
mod table;

use std::io::{self, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use self::{
    chart::chart,
    table::{Cell, Table, action_table, group_tables, table},
};
use super::{
    rounds,
    row::{field_of, name},
    word::{Words, words},
};
use crate::protocol::report::{Report, ReportRound};

/// Rows of a sheet: what spreadsheets hold, with some to spare.
const ROWS: u32 = 1_000_000;
/// Characters in the name of a sheet.
const SHEET_NAME: usize = 31;
/// Rows that a chart takes, and the column in which it stands.
const CHART_ROWS: u32 = 17;
const CHART_COLUMN: u16 = 6;
/// Widths of the first column and of the others, in characters.
const WIDE: f64 = 44.0;
const NARROW: f64 = 13.0;

/// Writes a workbook.
///
/// # Errors
/// Those of `out`.
pub fn xlsx(report: &Report, out: &mut (dyn Write + Send)) -> io::Result<()> {
    workbook(report).and_then(|mut book| book.save_to_writer(out)).map_err(io::Error::other)
}

fn workbook(report: &Report) -> Result<Workbook, XlsxError> {
    let words = words(&report.language);
    let mut book = Workbook::new();
    overview(book.add_worksheet(), report, words)?;
    for (number, question) in (1..).zip(questions(report)) {
        let asked = rounds(report, question);
        let Some(last) = asked.last() else { continue };
        let called = sheet_name(number, last.asked.short.as_deref().unwrap_or(&last.asked.prompt));
        let mut page = Page { called, sheet: book.add_worksheet(), row: 0, words };
        page.sheet.set_name(&page.called)?;
        page.question(&asked)?;
    }
    Ok(book)
}

/// The questions that were asked, once each, in the order of the slides.
fn questions(report: &Report) -> Vec<&str> {
    let mut ids: Vec<&str> = Vec::new();
    for question in report.slides.iter().filter_map(|slide| slide.question.as_ref()) {
        if !ids.contains(&question.id.as_str()) {
            ids.push(&question.id);
        }
    }
    ids
}

/// A name that spreadsheets take, unlike any other for its number.
fn sheet_name(number: usize, title: &str) -> String {
    let plain = |c: char| if "[]:*?/\\'".contains(c) || c.is_control() { ' ' } else { c };
    let title: String = title.chars().map(plain).collect();
    let mut name = format!("{number}");
    for word in title.split_whitespace() {
        // Spreadsheets count in UTF-16.
        if name.encode_utf16().count() + 1 + word.encode_utf16().count() > SHEET_NAME {
            break;
        }
        name.push(' ');
        name.push_str(word);
    }
    name
}

fn heading() -> Format {
    Format::new().set_bold().set_font_size(14)
}

fn bold() -> Format {
    Format::new().set_bold()
}

fn overview(sheet: &mut Worksheet, report: &Report, words: &Words) -> Result<(), XlsxError> {
    sheet.set_name(words.overview)?;
    sheet.set_column_width(0, WIDE)?;
    for column in 1..4 {
        sheet.set_column_width(column, NARROW)?;
    }
    sheet.write_string_with_format(0, 0, &report.title, &heading())?;
    sheet.write_string(1, 0, &report.code)?;
    // Whole days: nobody knows here in which zone the hall was.
    if let Ok(day) = ExcelDateTime::from_timestamp((report.began_at / 86_400_000 * 86_400) as i64) {
        sheet.write_datetime_with_format(1, 1, day, &Format::new().set_num_format("yyyy-mm-dd"))?;
    }
    for (column, head) in (0..).zip([words.question, words.heads[0], words.answers, words.shown]) {
        sheet.write_string_with_format(3, column, head, &bold())?;
    }
    let asked = questions(report).into_iter().flat_map(|question| rounds(report, question));
    for (row, round) in (4..ROWS).zip(asked) {
        sheet.write_string(row, 0, round.asked.short.as_deref().unwrap_or(&round.asked.prompt))?;
        sheet.write_number(row, 1, round.round)?;
        sheet.write_number(row, 2, round.n)?;
        sheet.write_string(row, 3, if round.tally.is_some() { words.yes } else { words.no })?;
    }
    sheet.set_freeze_panes(4, 0)?;
    Ok(())
}

/// A sheet that is filled from the top.
struct Page<'a> {
    called: String,
    sheet: &'a mut Worksheet,
    row: u32,
    words: &'a Words,
}

impl Page<'_> {
    fn question(&mut self, rounds: &[&ReportRound]) -> Result<(), XlsxError> {
        self.sheet.set_column_width(0, WIDE)?;
        for column in 1..CHART_COLUMN {
            self.sheet.set_column_width(column, NARROW)?;
        }
        let Some(last) = rounds.last() else { return Ok(()) };
        let wrapped = heading().set_align(FormatAlign::Left);
        self.sheet.write_string_with_format(0, 0, &last.asked.prompt, &wrapped)?;
        self.row = 1;
        for round in rounds {
            self.round(round)?;
        }
        Ok(())
    }

    fn round(&mut self, round: &ReportRound) -> Result<(), XlsxError> {
        let words = self.words;
        self.pair(words.heads[0], f64::from(round.round))?;
        let Some(tally) = &round.tally else { return self.pair(words.not_shown, f64::from(round.n)) };
        self.pair(words.answers, f64::from(round.n))?;
        for few in &round.few {
            if let (Some(field), Some(n)) = (field_of(&round.asked, &few.field), few.n) {
                self.head(name(field))?;
                self.pair(words.too_few, f64::from(n))?;
            }
        }
        if let Some(actions) = &tally.actions {
            self.row += 1;
            self.table(&action_table(&round.asked, actions, words), None)?;
        }
        for told in &tally.fields {
            let Some(field) = field_of(&round.asked, &told.field) else { continue };
            let from = self.row + 1;
            self.head(name(field))?;
            self.pair(words.answers, f64::from(told.n))?;
            self.table(&table(field, &told.sum, words), Some(from))?;
            let rows = tally.split.iter().flat_map(|split| &split.fields).filter(|split| split.field == told.field);
            for rows in rows.filter(|split| !split.rows.is_empty()) {
                for table in group_tables(field, &rows.rows, words) {
                    self.row += 1;
                    self.table(&table, None)?;
                }
            }
        }
        Ok(())
    }

    /// A field's name, after an empty row.
    fn head(&mut self, text: &str) -> Result<(), XlsxError> {
        self.row += 1;
        self.sheet.write_string_with_format(self.row, 0, text, &bold().set_font_size(12))?;
        self.row += 1;
        Ok(())
    }

    fn pair(&mut self, what: &str, value: f64) -> Result<(), XlsxError> {
        self.sheet.write_string(self.row, 0, what)?;
        self.sheet.write_number(self.row, 1, value)?;
        self.row += 1;
        Ok(())
    }

    /// A table, with a chart of it beside it from a row on, where one helps.
    fn table(&mut self, table: &Table, beside: Option<u32>) -> Result<(), XlsxError> {
        for (what, value) in &table.measures {
            self.pair(what, *value)?;
        }
        if table.rows.is_empty() {
            return Ok(());
        }
        for (column, head) in (0..).zip(&table.heads) {
            self.sheet.write_string_with_format(self.row, column, *head, &bold())?;
        }
        let head = self.row;
        self.row += 1;
        for cells in &table.rows {
            if self.row >= ROWS {
                break;
            }
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Text(text) => self.sheet.write_string(self.row, column, *text)?,
                    Cell::Number(number) => self.sheet.write_number(self.row, column, *number)?,
                    Cell::Nothing => self.sheet,
                };
            }
            self.row += 1;
        }
        if let Some((drawn, from)) = table.drawn.as_ref().zip(beside) {
            let chart = chart(drawn, &self.called, head, self.row - 1);
            self.sheet.insert_chart(from, CHART_COLUMN, &chart)?;
            self.row = self.row.max(from + CHART_ROWS);
        }
        Ok(())
    }
}
