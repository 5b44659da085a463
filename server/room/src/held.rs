//! Words that hold a text back until the presenter lets it through.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::wording;

/// Offensive words, Dutch and then English: those that wound or shock on a wall, not every rude one.
const BUILT_IN: &str = "
    achterlijk achterlijke debiel debiele debielen eikel eikels fuck fucking fucken gvd geil geile godverdomme
    hoer hoeren hoerenjong hoerenzoon homofiel kanker kankeren kankerlijer kankerwijf kech klootzak
    klootzakken kut kutwijf kutzooi lul lullen lulletje mietje mietjes mongool mongolen
    neger negers neuk neuken nikker nikkers nsb'er pedo pedofiel rotwijf
    schijt schijten slet sletten spleetoog stront tering teringlijer tieten trut trutten tyfus tyfuslijer verkracht
    verkrachten verkrachting wijf wijven zeik zeiken zeikerd hitler nazi nazis
    arse arsehole arseholes asshole assholes bastard bastards bitch bitches bollocks bullshit chink cock cocks
    cocksucker cunt cunts dickhead dyke fag faggot faggots fags fucked fucker fuckers fucks gook
    jerkoff kike kys molest moron morons motherfucker motherfuckers nigga niggas nigger niggers paki penis porn
    prick pricks pussy rape raped rapist retard retarded retards shit shits shitty slut sluts spastic spic tits
    tranny twat twats vagina wank wanker wankers whore whores
";

/// The built-in words and those of a deck, compared whole and without case or accents.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeldWords {
    phrases: BTreeSet<String>,
    longest: usize,
}

impl HeldWords {
    /// The built-in words and these; one may be several words long.
    pub fn new(more: &[String]) -> Self {
        let phrases: BTreeSet<String> = BUILT_IN
            .split_whitespace()
            .chain(more.iter().map(String::as_str))
            .map(|written| words(written).join(" "))
            .filter(|phrase| !phrase.is_empty())
            .collect();
        let longest = phrases.iter().map(|phrase| phrase.split(' ').count()).max().unwrap_or(0);
        Self { phrases, longest }
    }

    /// Whether a text has one of the words in it.
    pub fn hold(&self, text: &str) -> bool {
        let words = words(text);
        (0..words.len()).any(|from| {
            let most = self.longest.min(words.len() - from);
            (1..=most).any(|count| self.phrases.contains(&words[from..from + count].join(" ")))
        })
    }
}

fn words(text: &str) -> Vec<String> {
    wording::fold(text).unicode_words().map(str::to_owned).collect()
}
