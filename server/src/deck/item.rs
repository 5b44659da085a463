//! Items: written where they are used, or once in a list of the deck.

use std::collections::BTreeMap;

use peil_room::{
    id::ListId,
    kind::{Item, Items},
    limit::ITEMS,
};

use super::{
    error::{Mistakes, Place},
    keys::Keys,
    limit,
    mistake::{Mistake, Thing},
    scalar,
    yaml::{Node, Value},
};

/// The lists of the deck.
pub(super) type Lists = BTreeMap<ListId, Vec<Item>>;

/// Items written out, or the name of a list.
pub(super) fn items(node: Node, lists: &Lists, mistakes: &mut Mistakes) -> Option<Items> {
    let Value::Text(name) = &node.value else {
        return written(node, mistakes).map(|items| Items { list: None, items });
    };
    let list = ListId::from(name.as_str());
    if let Some(items) = lists.get(&list) {
        return Some(Items { list: Some(list), items: items.clone() });
    }
    let known = lists.keys().map(|id| id.as_str().to_owned()).collect();
    mistakes.add(node.at, Mistake::NoSuchList { name: scalar::short(name), known });
    None
}

/// Items written out: `- id: …` with a label and perhaps a short name, or `id: label` a line.
pub(super) fn written(node: Node, mistakes: &mut Mistakes) -> Option<Vec<Item>> {
    let at = node.at;
    let before = mistakes.count();
    let found: Vec<(Item, Place)> = match node.value {
        Value::List(nodes) => nodes.into_iter().filter_map(|node| one(node, mistakes)).collect(),
        Value::Map(entries) => entries
            .into_iter()
            .filter_map(|entry| {
                let good = scalar::check_id(&entry.key, entry.at, mistakes);
                let label = match entry.value.value {
                    Value::Nothing => named_after(&entry.key),
                    _ => scalar::text(entry.value, limit::LABEL, mistakes)?,
                };
                good.then(|| (Item { id: entry.key.into(), label, short: None }, entry.at))
            })
            .collect(),
        Value::Nothing | Value::Text(_) => Vec::new(),
    };
    for (index, (item, at)) in found.iter().enumerate() {
        if found[..index].iter().any(|(earlier, _)| earlier.id == item.id) {
            mistakes.add(*at, Mistake::ItemIdTwice { id: item.id.to_string() });
        }
    }
    if found.len() > ITEMS {
        mistakes.add(at, Mistake::TooManyItems { count: found.len() });
    }
    if found.is_empty() && mistakes.count() == before {
        mistakes.add(at, Mistake::ListEmpty);
    }
    (mistakes.count() == before).then(|| found.into_iter().map(|(item, _)| item).collect())
}

fn one(node: Node, mistakes: &mut Mistakes) -> Option<(Item, Place)> {
    if let Value::Text(text) = &node.value {
        mistakes.add(node.at, Mistake::ItemWithoutId { text: scalar::short(text) });
        return None;
    }
    let mut keys = Keys::of(node, Thing::Item, mistakes)?;
    let at = keys.at;
    let id = keys.id(mistakes);
    let label = keys.text("label", limit::LABEL, mistakes);
    let short = keys.text("short", limit::SHORT, mistakes);
    keys.done(mistakes);
    let (id, _) = id?;
    let label = label.unwrap_or_else(|| named_after(&id));
    Some((Item { id: id.into(), label, short }, at))
}

/// A label for an id that has none: "samen-leren" becomes "Samen leren".
fn named_after(id: &str) -> String {
    let words = id.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => id.to_owned(),
    }
}
