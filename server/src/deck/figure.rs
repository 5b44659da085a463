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
    limit, scalar,
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
    let mut keys = Keys::of(yaml::parse(&fence.inside, mistakes)?, "a figure", mistakes)?;
    if keys.place("kind").is_none() {
        mistakes.add(
            keys.at,
            "A figure without `kind`",
            "write one of: circles, radar, matrix, cycle, tree, checklist",
        );
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
    let node = keys.need(key, "write it, with one text a line after `- `", mistakes)?;
    let at = node.at;
    let texts = scalar::texts(node, limit::LABEL, mistakes)?;
    if !(least..=most).contains(&texts.len()) {
        mistakes.add(at, format!("`{key}` has {} texts", texts.len()), format!("write {least} to {most}"));
        return None;
    }
    Some(texts.into_iter().map(|(text, _)| text).collect())
}

fn radar(keys: &mut Keys, lists: &Lists, mistakes: &mut Mistakes) -> Option<Figure> {
    let mend = "write `items:` and under it one `id: label` a line, or the name of a list";
    let node = keys.need("items", mend, mistakes);
    let at = node.as_ref().map_or(keys.at, |node| node.at);
    let items = node.and_then(|node| item::items(node, lists, mistakes));
    if let Some(count) = items.as_ref().map(|items| items.items.len()).filter(|count| (1..3).contains(count)) {
        mistakes.add(at, format!("The radar has {count} items"), "write at least 3");
    }
    let series = keys.take("series").and_then(|node| item::written(node, mistakes)).unwrap_or_default();
    let scale = scale(keys, mistakes);
    let of = keys.take("of").and_then(|node| scalar::id(node, mistakes)).map(Into::into);
    Some(Figure::Radar { items: items?, series, scale, of })
}

fn matrix(keys: &mut Keys, mistakes: &mut Mistakes) -> Option<Figure> {
    let columns = lines(keys, "columns", (1, 6), mistakes);
    let rows = keys.need("rows", "write `rows:` and under it `- cells:` with one list a column", mistakes)?;
    let at = rows.at;
    let Value::List(nodes) = rows.value else {
        mistakes.add(at, "`rows` is no list", "write `- cells:` for each row");
        return None;
    };
    if !(1..=ITEMS).contains(&nodes.len()) {
        mistakes.add(at, format!("The matrix has {} rows", nodes.len()), format!("write 1 to {ITEMS}"));
    }
    let columns = columns?;
    let rows: Vec<MatrixRow> = nodes.into_iter().filter_map(|node| row(node, columns.len(), mistakes)).collect();
    Some(Figure::Matrix { columns, rows })
}

fn row(node: Node, columns: usize, mistakes: &mut Mistakes) -> Option<MatrixRow> {
    let mut keys = Keys::of(node, "a row", mistakes)?;
    let label = keys.text("label", limit::LABEL, mistakes);
    let cells = keys.need("cells", "write `cells:` with one list a column", mistakes);
    keys.done(mistakes);
    let cells = cells?;
    let at = cells.at;
    let Value::List(nodes) = cells.value else {
        mistakes.add(at, "`cells` is no list", "write `- ` and a list of texts for each column");
        return None;
    };
    if nodes.len() != columns {
        mistakes.add(
            at,
            format!("The row has {} cells and the matrix {columns} columns", nodes.len()),
            "write one cell a column, `[]` for an empty one",
        );
    }
    let cells: Option<Vec<Vec<String>>> = nodes
        .into_iter()
        .map(|node| Some(scalar::texts(node, limit::LABEL, mistakes)?.into_iter().map(|(text, _)| text).collect()))
        .collect();
    Some(MatrixRow { label, cells: cells? })
}

fn tree(keys: &mut Keys, mistakes: &mut Mistakes) -> Option<Figure> {
    let top = keys.need_text("top", limit::LABEL, "write `top:` and what stands on top", mistakes);
    let under = keys.need("under", "write `under:` and under it one `- label: …` for each branch", mistakes)?;
    let at = under.at;
    let Value::List(nodes) = under.value else {
        mistakes.add(at, "`under` is no list", "write one `- label: …` for each branch");
        return None;
    };
    if !(1..=8).contains(&nodes.len()) {
        mistakes.add(at, format!("The tree has {} branches", nodes.len()), "write 1 to 8");
    }
    let under: Vec<TreeLeaf> = nodes.into_iter().filter_map(|node| leaf(node, mistakes)).collect();
    Some(Figure::Tree { top: top?, under })
}

fn leaf(node: Node, mistakes: &mut Mistakes) -> Option<TreeLeaf> {
    if matches!(node.value, Value::Text(_)) {
        return Some(TreeLeaf { label: scalar::text(node, limit::LABEL, mistakes)?, text: None });
    }
    let mut keys = Keys::of(node, "a branch", mistakes)?;
    let label = keys.need_text("label", limit::LABEL, "write `label:` and a name", mistakes);
    let text = keys.text("text", limit::LABEL, mistakes);
    keys.done(mistakes);
    Some(TreeLeaf { label: label?, text })
}
