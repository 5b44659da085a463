//! What of a deck a mistake is about: which slide, which block of it, and which key inside.
//!
//! Looked up only once there are mistakes, from their places: a deck that is right pays nothing for it.

use std::collections::BTreeMap;

use super::{
    error::{Mistakes, Place},
    limit,
    mistake::Mistake,
    source::{self, Fence, Piece, Section, Source},
    yaml::{self, Node, Value},
};

/// A spot in a deck.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Spot {
    /// Which slide, from 0; none for the head and the deck as a whole.
    pub slide: Option<usize>,
    /// Which part of it.
    pub block: Block,
    /// The keys that lead to it within a block of keys, outermost first, an entry of a list by its number from 0:
    /// `fields`, `0`, `choices`, `2`, `label`; `title` in the text of a slide. Empty where it is about the block as a whole.
    pub path: Vec<String>,
}

/// What a deck file consists of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Block {
    /// The head of the deck.
    Head,
    /// The block with a slide's id.
    Slide,
    /// The Markdown of a slide.
    Text,
    /// A figure.
    Figure,
    /// A question.
    Question,
    /// The notes.
    Notes,
}

/// A deck file, in which spots can be found.
pub(super) struct Spots {
    source: Option<Source>,
    /// The blocks that were read, by their first line; none where it is not YAML.
    trees: BTreeMap<usize, Option<Node>>,
}

impl Spots {
    pub(super) fn of(source: &str) -> Self {
        let short = source.len() <= limit::FILE;
        let source =
            short.then(|| source::take_apart(&source::plain_lines(source), &mut Mistakes::default())).flatten();
        Self { source, trees: BTreeMap::new() }
    }

    /// Of the text of one slide.
    pub(super) fn of_slide(section: Section) -> Self {
        Self { source: Some(Source { head: Piece::default(), slides: vec![section] }), trees: BTreeMap::new() }
    }

    /// What a mistake at that place is about.
    pub(super) fn find(&mut self, at: Place, mistake: &Mistake) -> Spot {
        let Some(source) = &self.source else {
            return Spot { slide: None, block: Block::Head, path: Vec::new() };
        };
        let slide = source.slides.iter().rposition(|section| section.line <= at.line);
        let section = slide.map(|slide| &source.slides[slide]);
        let fence = section.and_then(|section| fence_at(section, at));
        let (block, piece) = match (section, fence) {
            (None, _) => (Block::Head, Some(&source.head)),
            (_, Some(fence)) if fence.at != at => (block_of(fence), Some(&fence.inside)),
            (_, Some(fence)) => (block_of(fence), None),
            (_, None) => (Block::Text, None),
        };
        let (block, path) = match (block, mistake) {
            (_, Mistake::NoSlideId) => (Block::Slide, vec!["id".to_owned()]),
            (_, Mistake::NoTitle) => (Block::Text, vec!["title".to_owned()]),
            (Block::Text, Mistake::TextEmpty | Mistake::TextTooLong { .. }) => (block, vec!["title".to_owned()]),
            (Block::Text | Block::Notes, _) | (_, Mistake::NoSlides) => (block, Vec::new()),
            _ => (block, piece.map(|piece| keys_to(&mut self.trees, piece, at, mistake)).unwrap_or_default()),
        };
        Spot { slide, block, path }
    }
}

fn fence_at(section: &Section, at: Place) -> Option<&Fence> {
    let last = section.fences.iter().rfind(|fence| fence.at.line <= at.line)?;
    (at.line < last.inside.line + last.inside.text.lines().count()).then_some(last)
}

fn block_of(fence: &Fence) -> Block {
    match fence.name.as_str() {
        "slide" => Block::Slide,
        "question" => Block::Question,
        "figure" => Block::Figure,
        "notes" => Block::Notes,
        _ => Block::Text,
    }
}

fn keys_to(trees: &mut BTreeMap<usize, Option<Node>>, piece: &Piece, at: Place, mistake: &Mistake) -> Vec<String> {
    let tree = trees.entry(piece.line).or_insert_with(|| yaml::parse(piece, &mut Mistakes::default()));
    let mut path = Vec::new();
    let ends_in_key = tree.as_ref().is_some_and(|tree| walk(tree, at, &mut path));
    if let Some(key) = mistake.key() {
        // A thing begins where its first key does; the mistake knows which of its keys it is about.
        if ends_in_key {
            path.pop();
        }
        path.push(key.to_owned());
    }
    path
}

/// Adds the keys and numbers that lead to a place; tells whether the last one is a key.
fn walk(mut node: &Node, at: Place, path: &mut Vec<String>) -> bool {
    let mut ends_in_key = false;
    loop {
        let next = match &node.value {
            Value::Map(entries) => {
                entries.iter().rfind(|entry| entry.at <= at).map(|entry| (entry.key.clone(), &entry.value))
            }
            Value::List(nodes) => {
                nodes.iter().rposition(|node| node.at <= at).map(|index| (index.to_string(), &nodes[index]))
            }
            Value::Text(_) | Value::Nothing => None,
        };
        let Some((step, inner)) = next else { return ends_in_key };
        ends_in_key = matches!(node.value, Value::Map(_));
        path.push(step);
        if inner.at > at {
            return ends_in_key;
        }
        node = inner;
    }
}
