//! The head of a deck: what its slides share.

use peil_room::{
    deck::Language,
    limit::{GROUP_NAME, GROUPS},
};

use super::{
    error::{Mistakes, Place},
    item::{self, Lists},
    keys::Keys,
    limit,
    mistake::{Mistake, Needed, Thing},
    scalar,
    source::Piece,
    yaml::{self, Node, Value},
};

/// The head, read.
pub(super) struct Head {
    pub(super) title: String,
    pub(super) language: Language,
    pub(super) group: Option<String>,
    pub(super) groups: Vec<String>,
    pub(super) held_words: Vec<String>,
    pub(super) lists: Lists,
}

pub(super) fn read(piece: &Piece, mistakes: &mut Mistakes) -> Option<Head> {
    let mut keys = Keys::of(yaml::parse(piece, mistakes)?, Thing::Head, mistakes)?;
    let title = keys.need_text(Needed::Title, limit::TITLE, mistakes);
    let languages = [("nl", Language::Dutch), ("en", Language::English)];
    if keys.place("language").is_none() {
        keys.miss(Needed::Language, mistakes);
    }
    let language = keys.one_of("language", &languages, Language::Dutch, mistakes);
    let group = keys.text("group", limit::NOUN, mistakes);
    let groups_at = keys.place("groups");
    let groups = keys.texts("groups", GROUP_NAME, mistakes).unwrap_or_default();
    let held_words = keys.texts("held-words", limit::SHORT, mistakes).unwrap_or_default();
    let lists = keys.take("lists").map(|node| lists(node, mistakes)).unwrap_or_default();
    keys.done(mistakes);
    if let (Some(at), None, false) = (groups_at, &group, groups.is_empty()) {
        mistakes.add(at, Mistake::GroupsWithoutNoun);
    }
    Some(Head {
        title: title.unwrap_or_default(),
        language,
        group,
        groups: different(groups, GROUPS, |group| Mistake::GroupTwice { group }, mistakes),
        held_words: different(held_words, limit::HELD_WORDS, |word| Mistake::HeldWordTwice { word }, mistakes),
        lists,
    })
}

fn different(
    texts: Vec<(String, Place)>,
    most: usize,
    twice: fn(String) -> Mistake,
    mistakes: &mut Mistakes,
) -> Vec<String> {
    if let Some((_, at)) = texts.get(most) {
        mistakes.add(*at, Mistake::TooManyTexts { count: texts.len(), most });
    }
    let mut seen = std::collections::BTreeSet::new();
    for (text, at) in &texts {
        if !seen.insert(text.to_lowercase()) {
            mistakes.add(*at, twice(text.clone()));
        }
    }
    texts.into_iter().map(|(text, _)| text).collect()
}

fn lists(node: Node, mistakes: &mut Mistakes) -> Lists {
    let found = node.noun();
    let Value::Map(entries) = node.value else {
        mistakes.add(node.at, Mistake::ListsNoKeys { found });
        return Lists::new();
    };
    if entries.len() > limit::LISTS {
        mistakes.add(node.at, Mistake::TooManyLists { count: entries.len() });
    }
    let mut lists = Lists::new();
    for entry in entries {
        let good = scalar::check_id(&entry.key, entry.at, mistakes);
        // A list with mistakes is known all the same, or every use of it would be a mistake as well.
        let items = item::written(entry.value, mistakes).unwrap_or_default();
        if good {
            lists.insert(entry.key.into(), items);
        }
    }
    lists
}
