//! The text of a slide as Markdown.

use peil_room::body::{Block, Inline};

use crate::deck::image;

/// A title as a heading.
pub(super) fn title(title: &str) -> String {
    format!("# {}\n", escaped(title, true))
}

/// Blocks with an empty line between them.
pub(super) fn blocks(blocks: &[Block]) -> String {
    let mut text = String::new();
    let mut before: Option<&Block> = None;
    let mut other = false;
    for block in blocks {
        other = !other && same_sort(before, block);
        if before.is_some() {
            text.push('\n');
        }
        text.push_str(&self::block(block, other));
        before = Some(block);
    }
    text
}

fn same_sort(before: Option<&Block>, block: &Block) -> bool {
    match (before, block) {
        (Some(Block::List { ordered: before, .. }), Block::List { ordered, .. }) => before == ordered,
        _ => false,
    }
}

/// One block; with the `other` sign for a list right under one of the same sort, which would go on otherwise.
fn block(block: &Block, other: bool) -> String {
    match block {
        Block::Heading { level, text } => format!("{} {}\n", "#".repeat(usize::from(*level)), line(text)),
        Block::Paragraph(text) => format!("{}\n", line(text)),
        Block::Quote(inner) => indented(&blocks(inner), "> ", "> "),
        Block::Image { name, alt } => format!("![{}]({})\n", escaped(alt, false), image::path(name)),
        Block::List { ordered, items } => {
            let mut text = String::new();
            for (index, item) in items.iter().enumerate() {
                let sign = match (ordered, other) {
                    (true, false) => format!("{}. ", index + 1),
                    (true, true) => format!("{}) ", index + 1),
                    (false, false) => "- ".to_owned(),
                    (false, true) => "* ".to_owned(),
                };
                let inner = blocks(item);
                let rest = " ".repeat(sign.len());
                text.push_str(&indented(if inner.is_empty() { "\n" } else { &inner }, &sign, &rest));
            }
            text
        }
    }
}

fn indented(text: &str, first: &str, rest: &str) -> String {
    let mut lines = String::new();
    for (index, line) in text.lines().enumerate() {
        let prefix = if index == 0 { first } else { rest };
        lines.push_str(format!("{prefix}{line}").trim_end());
        lines.push('\n');
    }
    lines
}

fn line(text: &[Inline]) -> String {
    let mut line = String::new();
    inline(text, &mut line, '_');
    line
}

/// Running text; emphasis alternates between its two signs, so that one in another stays apart.
fn inline(text: &[Inline], line: &mut String, sign: char) {
    for (index, piece) in text.iter().enumerate() {
        match piece {
            Inline::Text(text) => {
                let begins = line.is_empty() || line.ends_with('\n');
                line.push_str(&escaped(text, begins));
            }
            Inline::Emphasis(inner) => {
                // Inside a word only an asterisk is emphasis.
                let joined = line.ends_with(in_word) || follows_word(text.get(index + 1));
                let sign = if joined { '*' } else { sign };
                line.push(sign);
                inline(inner, line, if sign == '_' { '*' } else { '_' });
                line.push(sign);
            }
            Inline::Strong(inner) => {
                line.push_str("**");
                inline(inner, line, '_');
                line.push_str("**");
            }
            Inline::Link { to, text } => {
                line.push('[');
                inline(text, line, sign);
                line.push_str("](<");
                for sign in to.chars() {
                    if matches!(sign, '<' | '>' | '\\' | '&') {
                        line.push('\\');
                    }
                    line.push(sign);
                }
                line.push_str(">)");
            }
            Inline::Break => line.push_str("\\\n"),
        }
    }
}

fn follows_word(piece: Option<&Inline>) -> bool {
    matches!(piece, Some(Inline::Text(text)) if text.starts_with(in_word))
}

/// Whether a sign may belong to a word; of scripts of which not every letter is known to everybody, each does.
fn in_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign >= '\u{2e80}'
}

/// Text of which no sign is markup; `begins` when it stands at the beginning of a line.
fn escaped(text: &str, begins: bool) -> String {
    let mut escaped = String::new();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (index, sign) in text.char_indices() {
        let markup = matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '~' | '|');
        let opening = begins && index == 0 && matches!(sign, '+' | '-' | '=' | ':');
        let number = begins && digits > 0 && index == digits && matches!(sign, '.' | ')');
        if markup || opening || number {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}
