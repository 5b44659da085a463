//! What the presenter merged, split and renamed, on top of what folds by itself.

use peil_room::edit::WordEdit;

use super::{Draft, key};

/// Applies the changes in their order; what they name and is not there, or not shown, they leave out.
pub(super) fn apply<'a>(mut words: Vec<Draft<'a>>, edits: &[WordEdit]) -> Vec<Draft<'a>> {
    for edit in edits {
        match edit {
            WordEdit::Merged(spellings) => merge(&mut words, spellings),
            WordEdit::Split(spelling) => split(&mut words, spelling),
            WordEdit::Renamed { word, label } => rename(&mut words, word, label),
        }
    }
    words
}

fn merge(words: &mut Vec<Draft<'_>>, spellings: &[String]) {
    let (named, others): (Vec<_>, Vec<_>) =
        words.drain(..).partition(|word| spellings.iter().any(|spelling| has(word, spelling)));
    *words = others;
    words.extend(named.into_iter().reduce(|mut one, other| {
        one.absorb(other);
        one
    }));
}

/// Other spellings of it in case, accents and spacing go along, unless nothing else would be left.
fn split(words: &mut Vec<Draft<'_>>, spelling: &str) {
    let Some(word) = words.iter_mut().find(|word| has(word, spelling)) else { return };
    let whole = key(spelling);
    let alike = word.members.iter().all(|member| member.key == whole);
    let leaves = |member: &super::Member<'_>| if alike { member.spelling == spelling } else { member.key == whole };
    let (split, left): (Vec<_>, Vec<_>) = word.members.drain(..).partition(leaves);
    if left.is_empty() {
        word.members = split;
        return;
    }
    word.members = left;
    let rank = word.rank;
    words.push(Draft { rank, members: split, label: None });
}

/// A word that is called what another is called is that other one.
fn rename(words: &mut Vec<Draft<'_>>, spelling: &str, label: &str) {
    let Some(index) = words.iter().position(|word| has(word, spelling)) else { return };
    let mut renamed = words.swap_remove(index);
    renamed.label = Some(label.to_owned());
    let whole = key(label);
    let is_called_so = |word: &Draft<'_>| key(word.shown()) == whole;
    while let Some(other) = words.iter().position(is_called_so) {
        renamed.absorb(words.swap_remove(other));
    }
    words.push(renamed);
}

fn has(word: &Draft<'_>, spelling: &str) -> bool {
    word.members.iter().any(|member| member.spelling == spelling)
}
