//! A slide as screens see it: its text as a tree, its figure as data.

use serde::Serialize;

use super::question::ItemView;

/// A slide.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct SlideView {
    /// Its id.
    pub id: String,
    /// Its place among the slides that are shown, from 1.
    pub number: u32,
    /// Its title; empty where a question stands without one.
    pub title: String,
    /// The text under the title.
    pub body: Vec<BlockView>,
    /// What is drawn beside it.
    pub figure: Option<FigureView>,
    /// Where the whole slide is as an image, if it is one; title and text then say what it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, ts(optional))]
    pub image: Option<String>,
}

/// A block of text.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "block", rename_all = "camelCase")]
pub enum BlockView {
    /// A heading under the title.
    Heading {
        /// 2 to 4.
        level: u8,
        /// Its text.
        text: Vec<InlineView>,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<InlineView>,
    },
    /// A list.
    List {
        /// Numbered?
        ordered: bool,
        /// Each item a list of blocks.
        items: Vec<Vec<BlockView>>,
    },
    /// A quotation.
    Quote {
        /// What it says.
        blocks: Vec<BlockView>,
    },
    /// An image, never inside another block.
    Image {
        /// Where it is.
        src: String,
        /// What it shows, in words.
        alt: String,
    },
}

/// A piece of running text.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "inline", rename_all = "camelCase")]
pub enum InlineView {
    /// Plain.
    Text {
        /// The words.
        text: String,
    },
    /// Emphasised.
    Emphasis {
        /// What.
        inner: Vec<InlineView>,
    },
    /// Strongly emphasised.
    Strong {
        /// What.
        inner: Vec<InlineView>,
    },
    /// A link with an allowed scheme.
    Link {
        /// Where to.
        to: String,
        /// What it says.
        inner: Vec<InlineView>,
    },
    /// A line break.
    Break,
}

/// A figure, drawn from its text.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(tag = "figure", rename_all = "camelCase")]
pub enum FigureView {
    /// Overlapping circles.
    Circles {
        /// A label each.
        circles: Vec<String>,
        /// What surrounds them.
        around: Option<String>,
    },
    /// A web; its numbers come with the tally.
    Radar {
        /// Spokes, clockwise from the top.
        items: Vec<ItemView>,
        /// Lines.
        series: Vec<ItemView>,
        /// The lowest number.
        min: i32,
        /// The highest number.
        max: i32,
    },
    /// A table of lists.
    Matrix {
        /// Heads of the columns.
        columns: Vec<String>,
        /// Rows.
        rows: Vec<MatrixRowView>,
    },
    /// Steps in a ring, clockwise from the top.
    Cycle {
        /// The steps.
        steps: Vec<String>,
    },
    /// One on top, several under it.
    Tree {
        /// The top.
        top: String,
        /// Under it, left to right.
        under: Vec<LeafView>,
    },
    /// Things to tick.
    Checklist {
        /// The things.
        items: Vec<String>,
    },
}

/// A row of a matrix.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct MatrixRowView {
    /// Its head.
    pub label: Option<String>,
    /// Lines, column by column.
    pub cells: Vec<Vec<String>>,
}

/// A leaf of a tree.
#[derive(Serialize, Clone, PartialEq, Debug)]
#[cfg_attr(test, derive(ts_rs::TS), ts(export_to = "protocol.gen.ts"))]
#[serde(rename_all = "camelCase")]
pub struct LeafView {
    /// Its short name.
    pub label: String,
    /// What it is about.
    pub text: Option<String>,
}
