//! Words that look like a misspelling of another word, and are none.

/// Beginnings of long words that are one slip of the pen from those of another word: each family stays apart.
const APART: [&[&str]; 31] = [
    &["altercation", "alteration"],
    &["bedreig", "bedrieg"],
    &["begroet", "begrot"],
    &["beoordel", "bevoordel"],
    &["beoordeel", "bevoordeel"],
    &["besteden", "bestreden"],
    &["besteed", "bestreed"],
    &["bestel", "besteel"],
    &["bestell", "bestel"],
    &["bezett", "bezet"],
    &["congenial", "congenital"],
    &["deprecat", "depreciat"],
    &["gedragen", "gedagen"],
    &["interment", "internment"],
    &["learning", "leaning"],
    &["marital", "martial"],
    &["overlegg", "overleg"],
    &["planning", "planing"],
    &["starting", "staring"],
    &["verlag", "verlang"],
    &["verlaag", "verlag"],
    &["verlegg", "verleg"],
    &["verschil", "verschuil"],
    &["verslag", "verlag"],
    &["verspell", "verspel"],
    &["verstell", "verstel"],
    &["vertell", "verstell"],
    &["vertel", "verstel"],
    &["vertrek", "verstrek"],
    &["verwacht", "veracht", "verzacht"],
    &["verzett", "verzet"],
];

/// Whether two keys that are one slip apart are both words, by their beginnings.
pub(super) fn are_two_words(one: &str, other: &str) -> bool {
    let begin = |first: &str, second: &str| {
        one.strip_prefix(first).zip(other.strip_prefix(second)).is_some_and(|(end, same)| end == same)
    };
    APART.iter().any(|family| {
        let pairs = family.iter().flat_map(|first| family.iter().map(move |second| (first, second)));
        pairs.filter(|(first, second)| first != second).any(|(first, second)| begin(first, second))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_stay_apart_in_every_form_and_misspellings_of_one_do_not() {
        assert!(are_two_words("verlagen", "verlangen") && are_two_words("verlangend", "verlagend"));
        assert!(are_two_words("verzachten", "verachten"));
        assert!(!are_two_words("verlangen", "verlangne") && !are_two_words("vertrouwen", "vetrouwen"));
    }
}
