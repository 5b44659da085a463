//! A YAML block as a tree in which everything knows its place.
//!
//! Scalars stay as they are written ("1.50", "nee"): what they mean is for the key that they stand under.

use serde_saphyr::granit_parser::{Event, Parser, ScalarStyle};

use super::{
    error::{Mistakes, Place},
    limit,
    mistake::{Mistake, Noun},
    source::Piece,
};

/// A value and where it stands.
pub(super) struct Node {
    pub(super) at: Place,
    pub(super) value: Value,
}

/// What YAML can say, as far as decks use it.
pub(super) enum Value {
    Nothing,
    Text(String),
    List(Vec<Node>),
    Map(Vec<Entry>),
}

/// A key, where it stands, and what stands under it.
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) at: Place,
    pub(super) value: Node,
}

impl Node {
    /// What it is, for a sentence.
    pub(super) fn noun(&self) -> Noun {
        match self.value {
            Value::Nothing => Noun::Nothing,
            Value::Text(_) => Noun::Text,
            Value::List(_) => Noun::List,
            Value::Map(_) => Noun::Keys,
        }
    }
}

/// A list or mapping that is still being filled.
enum Open {
    List(Place, Vec<Node>),
    Map(Place, Vec<Entry>, Option<(String, Place)>),
}

/// Reads a block; `None` when it cannot be read, and then `mistakes` says why.
pub(super) fn parse(piece: &Piece, mistakes: &mut Mistakes) -> Option<Node> {
    let place = |line: usize, column: usize| Place { line: line + piece.line - 1, column: column + 1 };
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    for event in Parser::new_from_str(&piece.text) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = place(error.marker().line().max(1), error.marker().col());
                mistakes.add(at, Mistake::NotYaml { why: error.info().to_owned() });
                return None;
            }
        };
        let at = place(span.start.line().max(1), span.start.col());
        let done = match event {
            Event::Scalar(text, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    mistakes.add(at, Mistake::Anchor);
                    return None;
                }
                let nothing = style == ScalarStyle::Plain && matches!(&*text, "" | "~");
                let value = if nothing { Value::Nothing } else { Value::Text(text.into_owned()) };
                Node { at, value }
            }
            Event::SequenceStart(..) | Event::MappingStart(..) if open.len() >= limit::YAML_DEPTH => {
                mistakes.add(at, Mistake::YamlTooDeep);
                return None;
            }
            Event::SequenceStart(..) => {
                open.push(Open::List(at, Vec::new()));
                continue;
            }
            Event::MappingStart(..) => {
                open.push(Open::Map(at, Vec::new(), None));
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(Open::List(at, nodes)) => Node { at, value: Value::List(nodes) },
                Some(Open::Map(at, entries, _)) => Node { at, value: Value::Map(entries) },
                None => return None,
            },
            Event::Alias(_) | Event::UnresolvedAlias(_) => {
                mistakes.add(at, Mistake::Anchor);
                return None;
            }
            Event::DocumentStart(..) if root.is_some() => {
                mistakes.add(at, Mistake::SecondDocument);
                return None;
            }
            _ => continue,
        };
        match open.last_mut() {
            None => root = Some(done),
            Some(Open::List(_, nodes)) => nodes.push(done),
            Some(Open::Map(_, entries, key)) => match key.take() {
                Some((key, at)) => entries.push(Entry { key, at, value: done }),
                None => *key = Some(key_of(done, entries, mistakes)?),
            },
        }
    }
    Some(root.unwrap_or(Node { at: Place::line(piece.line), value: Value::Nothing }))
}

fn key_of(node: Node, entries: &[Entry], mistakes: &mut Mistakes) -> Option<(String, Place)> {
    let Value::Text(key) = node.value else {
        mistakes.add(node.at, Mistake::KeyNoWord { found: node.noun() });
        return None;
    };
    if entries.len() >= limit::KEYS {
        mistakes.add(node.at, Mistake::TooManyKeys);
        return None;
    }
    if entries.iter().any(|entry| entry.key == key) {
        mistakes.add(node.at, Mistake::KeyTwice { key });
        return None;
    }
    Some((key, node.at))
}
