//! YAML, line by line, in the form in which decks are written by hand.

use std::fmt::Write;

/// YAML that is being written.
#[derive(Default)]
pub(super) struct Yaml {
    text: String,
    depth: usize,
    /// The next line begins a list item.
    dash: bool,
}

impl Yaml {
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn line(&mut self, line: &str) {
        let (indent, dash) = if self.dash { (self.depth - 1, "- ") } else { (self.depth, "") };
        self.text.push_str(&"  ".repeat(indent));
        self.text.push_str(dash);
        self.text.push_str(line);
        self.text.push('\n');
        self.dash = false;
    }

    /// A key with a value that needs no quotes.
    pub(super) fn word(&mut self, key: &str, value: &str) {
        self.line(&format!("{}: {value}", scalar(key)));
    }

    /// A key with a text.
    pub(super) fn text(&mut self, key: &str, value: &str) {
        self.word(key, &scalar(value));
    }

    /// A key with a list of texts, one a line; nothing when there are none.
    pub(super) fn texts(&mut self, key: &str, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        self.open(key);
        for text in texts {
            self.line(&format!("- {}", scalar(text)));
        }
        self.close();
    }

    /// A list of texts on one line, as an item of a list.
    pub(super) fn inline_texts(&mut self, texts: &[String]) {
        let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
        self.line(&format!("- [{}]", quoted.join(", ")));
    }

    /// A key under which more follows.
    pub(super) fn open(&mut self, key: &str) {
        self.line(&format!("{}:", scalar(key)));
        self.depth += 1;
    }

    /// A list item of which the keys follow.
    pub(super) fn item(&mut self) {
        self.depth += 1;
        self.dash = true;
    }

    /// The end of what was opened.
    pub(super) fn close(&mut self) {
        self.depth -= 1;
    }
}

/// A text as it stands in YAML: bare where nobody can take it for something else.
fn scalar(text: &str) -> String {
    let bare = text.starts_with(char::is_alphanumeric)
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with([':', ' '])
        && text.chars().all(is_plain);
    if bare { text.to_owned() } else { quoted(text) }
}

fn is_plain(sign: char) -> bool {
    sign.is_alphanumeric() || " .,:;!?'()/+-*%&=_\u{2019}\u{2018}\u{201c}\u{201d}…–—€".contains(sign)
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => quoted.extend(['\\', sign]),
            ' ' => quoted.push(' '),
            _ if sign.is_control() || (sign.is_whitespace() && !sign.is_ascii()) => {
                // Writing to a string cannot fail.
                let _ = write!(quoted, "\\U{:08X}", sign as u32);
            }
            _ => quoted.push(sign),
        }
    }
    quoted.push('"');
    quoted
}
