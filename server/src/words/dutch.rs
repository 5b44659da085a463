//! What the Dutch stemmer leaves as it is.

/// Endings of inflected words, and what they are without it; the first that fits.
const INFLECTED: [(&str, &str); 12] = [
    ("eeen", "ee"),
    ("ieen", "ie"),
    ("ieve", "ief"),
    ("ieven", "ief"),
    ("ijven", "ijf"),
    ("bare", "baar"),
    ("zame", "zaam"),
    ("loze", "loos"),
    ("verse", "vers"),
    ("ches", "ch"),
    ("ires", "ire"),
    ("ies", "ie"),
];

/// The singular or uninflected form, where the spelling tells it for sure: "lessen" is of "les", "taken" of "taak", "visies"
/// of "visie", "creatieve" of "creatief".
pub(super) fn singular(word: &str) -> String {
    if let Some(base) = doubled_plural(word) {
        return base.to_owned();
    }
    if let Some(base) = word.strip_suffix("en").filter(|base| vowels(base) == 1) {
        return of_one_syllable(base);
    }
    if let Some(base) = word.strip_suffix("eren").filter(|base| base.chars().count() >= 4 && vowels(base) > 0) {
        return format!("{base}eer");
    }
    let inflected = INFLECTED.iter().find_map(|(ending, bare)| Some((word.strip_suffix(ending)?, bare)));
    inflected.map_or_else(|| word.to_owned(), |(base, bare)| format!("{base}{bare}"))
}

/// "Lessen" is of "les", "rollen" of "rol": the doubled consonant tells that the vowel is short.
pub(super) fn doubled_plural(word: &str) -> Option<&str> {
    let base = word.strip_suffix("en")?;
    let mut letters = base.chars().rev();
    let last = letters.next()?;
    (letters.next() == Some(last) && !is_vowel(last)).then(|| &base[..base.len() - last.len_utf8()])
}

/// What "en" was put to: "tak" was "taak", since one consonant tells that the vowel is long; "grenz" was "grens".
fn of_one_syllable(base: &str) -> String {
    let mut letters: Vec<char> = base.chars().collect();
    if let [.., before, vowel, last] = letters[..]
        && is_vowel(vowel)
        && vowel != 'i'
        && !is_vowel(before)
        && !is_vowel(last)
    {
        letters.insert(letters.len() - 1, vowel);
    }
    match letters.last_mut() {
        Some(last @ 'z') => *last = 's',
        Some(last @ 'v') => *last = 'f',
        _ => {}
    }
    letters.into_iter().collect()
}

/// How many vowels that do not stand together.
fn vowels(word: &str) -> usize {
    let mut before = false;
    word.chars().filter(|letter| !std::mem::replace(&mut before, is_vowel(*letter)) && before).count()
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
