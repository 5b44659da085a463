//! A deck file in pieces: its head, and per slide the Markdown and the fenced blocks.

use super::{
    error::{Mistakes, Place},
    mistake::Mistake,
    scalar,
};

/// A deck file, taken apart but not understood.
pub(super) struct Source {
    /// The YAML between the first two `---` lines.
    pub(super) head: Piece,
    /// What stands between the `---` lines after it.
    pub(super) slides: Vec<Section>,
}

/// Lines of a file.
#[derive(Clone, Default)]
pub(super) struct Piece {
    /// The line on which the text begins, from 1.
    pub(super) line: usize,
    /// The text.
    pub(super) text: String,
}

/// What one slide is made of.
#[derive(Clone, Default)]
pub(super) struct Section {
    /// The line on which it begins.
    pub(super) line: usize,
    /// Its Markdown; fenced blocks are left as empty lines, so that lines keep their numbers.
    pub(super) markdown: Piece,
    /// Its fenced blocks in order.
    pub(super) fences: Vec<Fence>,
}

/// A fenced block.
#[derive(Clone)]
pub(super) struct Fence {
    /// Where its opening line stands.
    pub(super) at: Place,
    /// The word after the opening fence.
    pub(super) name: String,
    /// What stands inside.
    pub(super) inside: Piece,
}

/// Line ends made one, and a byte order mark taken off.
pub(super) fn plain_lines(source: &str) -> String {
    source.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n")
}

fn is_rule(line: &str) -> bool {
    line.trim_end() == "---"
}

/// The opening of a fence: its run of signs and the word after it.
fn opening(line: &str) -> Option<(&str, &str)> {
    let unindented = line.trim_start_matches(' ');
    if line.len() - unindented.len() > 3 {
        return None;
    }
    let sign = unindented.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let word = unindented.trim_start_matches(sign);
    let run = &unindented[..unindented.len() - word.len()];
    (run.len() >= 3 && !word.contains('`')).then(|| (run, word.trim()))
}

fn closes(line: &str, run: &str) -> bool {
    let line = line.trim();
    line.len() >= run.len() && line.bytes().all(|sign| Some(sign) == run.bytes().next())
}

/// Takes a file apart; the lines of `source` end in `\n`.
pub(super) fn take_apart(source: &str, mistakes: &mut Mistakes) -> Option<Source> {
    let lines: Vec<&str> = source.lines().collect();
    let Some(begin) = lines.iter().position(|line| !line.trim().is_empty()) else {
        mistakes.add(Place::line(1), Mistake::FileEmpty);
        return None;
    };
    if !is_rule(lines[begin]) {
        mistakes.add(Place::line(begin + 1), Mistake::NoHead);
        return None;
    }
    let Some(end) = (begin + 1..lines.len()).find(|&line| is_rule(lines[line])) else {
        mistakes.add(Place::line(begin + 1), Mistake::HeadNotClosed);
        return None;
    };
    let head = Piece { line: begin + 2, text: join(&lines[begin + 1..end]) };
    Some(Source { head, slides: sections(&lines, end + 1, mistakes) })
}

/// The slides of a text without a head, whose lines end in `\n`.
pub(super) fn slides(source: &str, mistakes: &mut Mistakes) -> Vec<Section> {
    sections(&source.lines().collect::<Vec<_>>(), 0, mistakes)
}

fn sections(lines: &[&str], begin: usize, mistakes: &mut Mistakes) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut section = Section { line: begin + 1, ..Section::default() };
    let mut markdown: Vec<&str> = Vec::new();
    let mut first = begin;
    let mut next = begin;
    // A `---` right under a line of text would be a heading to other Markdown programs.
    let mut under_text = false;
    while next < lines.len() {
        let line = lines[next];
        if let Some((run, name)) = opening(line) {
            let at = Place { line: next + 1, column: line.len() - line.trim_start().len() + 1 };
            let close = (next + 1..lines.len()).find(|&inner| closes(lines[inner], run));
            if close.is_none() {
                mistakes.add(at, Mistake::BlockNotClosed { name: scalar::short(name), run: run.to_owned() });
            }
            let end = close.unwrap_or(lines.len());
            if at.column > 1 {
                mistakes.add(at, Mistake::BlockIndented { run: run.to_owned() });
            }
            section.fences.push(Fence {
                at,
                name: name.to_owned(),
                inside: Piece { line: next + 2, text: join(&lines[next + 1..end]) },
            });
            let after = (end + 1).min(lines.len());
            markdown.extend(std::iter::repeat_n("", after - next));
            next = after;
            under_text = false;
        } else if is_rule(line) {
            if under_text {
                mistakes.add(Place::line(next + 1), Mistake::RuleUnderText);
            }
            section.markdown = Piece { line: first + 1, text: join(&markdown) };
            sections.push(std::mem::take(&mut section));
            markdown.clear();
            next += 1;
            first = next;
            section.line = next + 1;
            under_text = false;
        } else {
            under_text = !line.trim().is_empty();
            markdown.push(line);
            next += 1;
        }
    }
    section.markdown = Piece { line: first + 1, text: join(&markdown) };
    sections.push(section);
    // A `---` under the last slide closes it, and begins none.
    let blank = |section: &Section| section.fences.is_empty() && section.markdown.text.trim().is_empty();
    if sections.last().is_some_and(blank) {
        sections.pop();
    }
    sections
}

fn join(lines: &[&str]) -> String {
    let mut text = lines.join("\n");
    text.push('\n');
    text
}
