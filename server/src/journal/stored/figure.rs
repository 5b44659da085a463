//! Figures as they are stored.

use peil_room::figure;

use super::{
    kind::{Item, Items},
    mirror::mirror,
};

mirror! {
    enum Figure of figure::Figure {
        Circles { circles: Vec<String>, around: Option<String> },
        Radar { items: Items, series: Vec<Item>, scale: (i32, i32), of: Option<String> },
        Matrix { columns: Vec<String>, rows: Vec<MatrixRow> },
        Cycle { steps: Vec<String> },
        Tree { top: String, under: Vec<TreeLeaf> },
        Checklist { items: Vec<String> },
    }
}

mirror! {
    struct MatrixRow of figure::MatrixRow {
        label: Option<String>,
        cells: Vec<Vec<String>>,
    }
}

mirror! {
    struct TreeLeaf of figure::TreeLeaf {
        label: String,
        text: Option<String>,
    }
}
