//! Folding of spellings for views.

use std::collections::HashMap;

use peil_room::{deck::Language, wording};

/// Spellings that count as one word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cluster {
    /// The most frequent spelling.
    pub shown: String,
    /// How often any of them was given.
    pub count: u32,
    /// All of them.
    pub spellings: Vec<String>,
}

/// Folds spellings, most frequent first.
pub fn fold<'a>(spellings: impl IntoIterator<Item = (&'a str, u32)>, _language: Language) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (spelling, count) in spellings {
        let key = wording::fold(spelling);
        if let Some(&place) = places.get(&key) {
            let cluster: &mut Cluster = &mut clusters[place];
            cluster.count += count;
            cluster.spellings.push(spelling.to_owned());
        } else {
            places.insert(key, clusters.len());
            clusters.push(Cluster { shown: spelling.to_owned(), count, spellings: vec![spelling.to_owned()] });
        }
    }
    clusters.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.shown.cmp(&b.shown)));
    clusters
}
