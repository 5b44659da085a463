//! Figures that are drawn from their text.

use crate::{
    id::QuestionId,
    kind::{Item, Items},
};

/// A figure of a slide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Figure {
    /// Overlapping circles, held together by what stands around them.
    Circles {
        /// One label a circle, two to five.
        circles: Vec<String>,
        /// What surrounds or connects them.
        around: Option<String>,
    },
    /// A web of items with one line a series.
    Radar {
        /// The spokes, clockwise from the top.
        items: Items,
        /// The lines; empty when only the marks of a question are drawn.
        series: Vec<Item>,
        /// The lowest and the highest number of the scale.
        scale: (i32, i32),
        /// The question whose revealed rounds fill the web.
        of: Option<QuestionId>,
    },
    /// A table of lists.
    Matrix {
        /// The heads of the columns.
        columns: Vec<String>,
        /// The rows.
        rows: Vec<MatrixRow>,
    },
    /// Steps in a ring.
    Cycle {
        /// The steps, clockwise from the top.
        steps: Vec<String>,
    },
    /// One on top, several under it.
    Tree {
        /// The top.
        top: String,
        /// What stands under it, left to right.
        under: Vec<TreeLeaf>,
    },
    /// A list of things to tick.
    Checklist {
        /// The things.
        items: Vec<String>,
    },
}

/// A row of a [`Figure::Matrix`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MatrixRow {
    /// The head of the row, where it has one.
    pub label: Option<String>,
    /// One list of lines a column.
    pub cells: Vec<Vec<String>>,
}

/// A leaf of a [`Figure::Tree`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TreeLeaf {
    /// The short name above ("Waarborg 1").
    pub label: String,
    /// What it is about, where that is said.
    pub text: Option<String>,
}
