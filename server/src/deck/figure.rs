//! A `figure` block: what is drawn beside the text.

use peil_room::{
    figure::{Figure, MatrixRow, TreeLeaf},
    limit::ITEMS,
};

use super::{
    error::{Mistakes, Place},
    field::scale,
    item::{self, Lists},
    keys::Keys,
    limit,
    mistake::{Mistake, Needed, Thing},
    scalar,
    source::Fence,
    yaml::{self, Node, Value},
};

#[derive(Clone, Copy)]
enum Name {
    Circles,
    Radar,
    Matrix,
    Cycle,
    Tree,
    Checklist,
}

const NAMES: [(&str, Name); 6] = [
    ("circles", Name::Circles),
    ("radar", Name::Radar),
    ("matrix", Name::Matrix),
    ("cycle", Name::Cycle),
    ("tree", Name::Tree),
    ("checklist", Name::Checklist),
];

/// Reads a block, and tells where it names a question, if it does.
pub(super) fn read(fence: &Fence, lists: &Lists, mistakes: &mut Mistakes) -> Option<(Figure, Option<Place>)> {
    let mut keys = Keys::of(yaml::parse(&fence.inside, mistakes)?, Thing::Figure, mistakes)?;
    if keys.place("kind").is_none() {
        keys.miss(Needed::FigureKind, mistakes);
        return None;
    }
    let name = keys.one_of("kind", &NAMES.map(|(word, name)| (word, Some(name))), None, mistakes)?;
    let of_at = keys.place("of");
    let figure = match name {
        Name::Circles => {
            let circles = lines(&mut keys, "circles", (2, 5), mistakes);
            let around = keys.text("around", limit::LABEL, mistakes);
            circles.map(|circles| Figure::Circles { circles, around })
        }
        Name::Radar => radar(&mut keys, lists, mistakes),
        Name::Matrix => matrix(&mut keys, mistakes),
        Name::Cycle => lines(&mut keys, "steps", (2, 12), mistakes).map(|steps| Figure::Cycle { steps }),
        Name::Tree => tree(&mut keys, mistakes),
        Name::Checklist => lines(&mut keys, "items", (1, ITEMS), mistakes).map(|items| Figure::Checklist { items }),
    };
    keys.done(mistakes);
    Some((figure?, of_at))
}

fn lines(
    keys: &mut Keys,
    key: &'static str,
    (least, most): (usize, usize),
    mistakes: &mut Mistakes,
) -> Option<Vec<String>> {
    let node = keys.need(Needed::Texts(key), mistakes)?;
    let at = node.at;
    let texts = scalar::texts(node, limit::LABEL, mistakes)?;
    if !(least..=most).contains(&texts.len()) {
        mistakes.add(at, Mistake::TextsCount { key, count: texts.len(), least, most });
        return None;
    }
    Some(texts.into_iter().map(|(text, _)| text).collect())
}

fn radar(keys: &mut Keys, lists: &Lists, mistakes: &mut Mistakes) -> Option<Figure> {
    let node = keys.need(Needed::Items, mistakes);
    let at = node.as_ref().map_or(keys.at, |node| node.at);
    let items = node.and_then(|node| item::items(node, lists, mistakes));
    if let Some(count) = items.as_ref().map(|items| items.items.len()).filter(|count| (1..3).contains(count)) {
        mistakes.add(at, Mistake::RadarTooSmall { count });
    }
    let series = keys.take("series").and_then(|node| item::written(node, mistakes)).unwrap_or_default();
    let scale = scale(keys, mistakes);
    let of = keys.take("of").and_then(|node| scalar::id(node, mistakes)).map(Into::into);
    Some(Figure::Radar { items: items?, series, scale, of })
}

fn matrix(keys: &mut Keys, mistakes: &mut Mistakes) -> Option<Figure> {
    let columns = lines(keys, "columns", (1, 6), mistakes);
    let rows = keys.need(Needed::Rows, mistakes)?;
    let at = rows.at;
    let Value::List(nodes) = rows.value else {
        mistakes.add(at, Mistake::NoRows);
        return None;
    };
    if !(1..=ITEMS).contains(&nodes.len()) {
        mistakes.add(at, Mistake::RowCount { count: nodes.len() });
    }
    let columns = columns?;
    let rows: Vec<MatrixRow> = nodes.into_iter().filter_map(|node| row(node, columns.len(), mistakes)).collect();
    Some(Figure::Matrix { columns, rows })
}

fn row(node: Node, columns: usize, mistakes: &mut Mistakes) -> Option<MatrixRow> {
    let mut keys = Keys::of(node, Thing::Row, mistakes)?;
    let label = keys.text("label", limit::LABEL, mistakes);
    let cells = keys.need(Needed::Cells, mistakes);
    keys.done(mistakes);
    let cells = cells?;
    let at = cells.at;
    let Value::List(nodes) = cells.value else {
        mistakes.add(at, Mistake::NoCells);
        return None;
    };
    if nodes.len() != columns {
        mistakes.add(at, Mistake::CellCount { cells: nodes.len(), columns });
    }
    let cells: Option<Vec<Vec<String>>> = nodes
        .into_iter()
        .map(|node| Some(scalar::texts(node, limit::LABEL, mistakes)?.into_iter().map(|(text, _)| text).collect()))
        .collect();
    Some(MatrixRow { label, cells: cells? })
}

fn tree(keys: &mut Keys, mistakes: &mut Mistakes) -> Option<Figure> {
    let top = keys.need_text(Needed::Top, limit::LABEL, mistakes);
    let under = keys.need(Needed::Under, mistakes)?;
    let at = under.at;
    let Value::List(nodes) = under.value else {
        mistakes.add(at, Mistake::NoBranches);
        return None;
    };
    if !(1..=8).contains(&nodes.len()) {
        mistakes.add(at, Mistake::BranchCount { count: nodes.len() });
    }
    let under: Vec<TreeLeaf> = nodes.into_iter().filter_map(|node| leaf(node, mistakes)).collect();
    Some(Figure::Tree { top: top?, under })
}

fn leaf(node: Node, mistakes: &mut Mistakes) -> Option<TreeLeaf> {
    if matches!(node.value, Value::Text(_)) {
        return Some(TreeLeaf { label: scalar::text(node, limit::LABEL, mistakes)?, text: None });
    }
    let mut keys = Keys::of(node, Thing::Branch, mistakes)?;
    let label = keys.need_text(Needed::Label, limit::LABEL, mistakes);
    let text = keys.text("text", limit::LABEL, mistakes);
    keys.done(mistakes);
    Some(TreeLeaf { label: label?, text })
}
