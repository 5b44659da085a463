//! The head of a deck: what its slides share.

use peil_room::{
    deck::Language,
    limit::{GROUP_NAME, GROUPS},
};

use super::{
    error::{Mistakes, Place},
    item::{self, Lists},
    keys::Keys,
    limit, scalar,
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
    let mut keys = Keys::of(yaml::parse(piece, mistakes)?, "a head", mistakes)?;
    let title = keys.need_text("title", limit::TITLE, "write `title:` and what the workshop is called", mistakes);
    let languages = [("nl", Language::Dutch), ("en", Language::English)];
    if keys.place("language").is_none() {
        mistakes.add(keys.at, "A head without `language`", "write `language: nl` or `language: en`");
    }
    let language = keys.one_of("language", &languages, Language::Dutch, mistakes);
    let group = keys.text("group", limit::NOUN, mistakes);
    let groups_at = keys.place("groups");
    let groups = keys.texts("groups", GROUP_NAME, mistakes).unwrap_or_default();
    let held_words = keys.texts("held-words", limit::SHORT, mistakes).unwrap_or_default();
    let lists = keys.take("lists").map(|node| lists(node, mistakes)).unwrap_or_default();
    keys.done(mistakes);
    if let (Some(at), None, false) = (groups_at, &group, groups.is_empty()) {
        mistakes.add(
            at,
            "There are `groups`, but no word for a group",
            "add `group:` with the noun, like `group: school`",
        );
    }
    Some(Head {
        title: title.unwrap_or_default(),
        language,
        group,
        groups: different(groups, GROUPS, "group", mistakes),
        held_words: different(held_words, limit::HELD_WORDS, "word", mistakes),
        lists,
    })
}

fn different(texts: Vec<(String, Place)>, most: usize, what: &str, mistakes: &mut Mistakes) -> Vec<String> {
    if let Some((_, at)) = texts.get(most) {
        mistakes.add(*at, format!("There are {} of these", texts.len()), format!("keep at most {most}"));
    }
    let mut seen = std::collections::BTreeSet::new();
    for (text, at) in &texts {
        if !seen.insert(text.to_lowercase()) {
            mistakes.add(*at, format!("The {what} \u{201c}{text}\u{201d} is written twice"), "keep one of them");
        }
    }
    texts.into_iter().map(|(text, _)| text).collect()
}

fn lists(node: Node, mistakes: &mut Mistakes) -> Lists {
    let noun = node.noun();
    let Value::Map(entries) = node.value else {
        mistakes.add(
            node.at,
            format!("`lists` is {noun}"),
            "write the name of a list and a colon, and its items under it",
        );
        return Lists::new();
    };
    if entries.len() > limit::LISTS {
        mistakes.add(node.at, format!("There are {} lists", entries.len()), format!("keep at most {}", limit::LISTS));
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
