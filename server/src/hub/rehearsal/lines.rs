//! What invented people say: lists of lines by language, each of what is asked for.

use std::sync::LazyLock;

use peil_room::{
    deck::{Field, Language, Question},
    wording,
};
use rand::{RngExt, rngs::StdRng};

/// What a text or a keyword is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Topic {
    Words,
    Place,
    People,
    When,
    Doubt,
    Reason,
    Way,
    Formal,
    Informal,
    Remark,
}

use Topic as T;

/// The topics, each under its name in the lists.
const TOPICS: [(&str, Topic); 10] = [
    ("words", T::Words),
    ("place", T::Place),
    ("people", T::People),
    ("when", T::When),
    ("doubt", T::Doubt),
    ("reason", T::Reason),
    ("way", T::Way),
    ("formal", T::Formal),
    ("informal", T::Informal),
    ("remark", T::Remark),
];

/// Words by which a question tells what it asks for, in both languages. The first that is found counts: "why not" before
/// "why".
const SIGNS: [(&str, Topic); 46] = [
    ("informele", T::Informal),
    ("informeel", T::Informal),
    ("informal", T::Informal),
    ("formele", T::Formal),
    ("formeel", T::Formal),
    ("formal", T::Formal),
    ("waarom niet", T::Doubt),
    ("why not", T::Doubt),
    ("mist", T::Doubt),
    ("missing", T::Doubt),
    ("belemmert", T::Doubt),
    ("instead", T::Doubt),
    ("waarom", T::Reason),
    ("waardoor", T::Reason),
    ("why", T::Reason),
    ("because", T::Reason),
    ("wanneer", T::When),
    ("when", T::When),
    ("waar", T::Place),
    ("where", T::Place),
    ("plek", T::Place),
    ("plekken", T::Place),
    ("place", T::Place),
    ("wie", T::People),
    ("wiens", T::People),
    ("who", T::People),
    ("whose", T::People),
    ("whom", T::People),
    ("rol", T::People),
    ("rollen", T::People),
    ("role", T::People),
    ("roles", T::People),
    ("manier", T::Way),
    ("wijze", T::Way),
    ("hoe", T::Way),
    ("how", T::Way),
    ("idee", T::Way),
    ("idea", T::Way),
    ("stap", T::Way),
    ("step", T::Way),
    ("wat", T::Way),
    ("what", T::Way),
    ("try", T::Way),
    ("doen", T::Way),
    ("do", T::Way),
    ("actie", T::Way),
];

/// All lines of one language, by topic.
struct Lines(Vec<(Topic, Vec<&'static str>)>);

static DUTCH: LazyLock<Lines> = LazyLock::new(|| Lines::read(include_str!("lines/nl.txt")));
static ENGLISH: LazyLock<Lines> = LazyLock::new(|| Lines::read(include_str!("lines/en.txt")));

impl Lines {
    fn read(written: &'static str) -> Self {
        let mut all: Vec<(Topic, Vec<&str>)> = Vec::new();
        for line in written.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let head = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
            match head.and_then(|head| TOPICS.iter().find(|(name, _)| *name == head)) {
                Some((_, topic)) => all.push((*topic, Vec::new())),
                None => all.last_mut().into_iter().for_each(|(_, lines)| lines.push(line)),
            }
        }
        Self(all)
    }

    fn of(&self, topic: Topic) -> &[&'static str] {
        self.0.iter().find(|(own, _)| *own == topic).map_or(&[], |(_, lines)| lines)
    }
}

/// What a field asks for: by its own words, else by those of its question.
pub(super) fn topic(field: &Field, question: &Question) -> Topic {
    let label = field.label.as_deref().and_then(told);
    label.or_else(|| told(&question.prompt)).unwrap_or(T::Remark)
}

/// What a field for keywords asks for: people, places and times are asked for by name, all else is a word.
pub(super) fn keyword_topic(field: &Field, question: &Question) -> Topic {
    let label = field.label.as_deref().map_or_else(|| told(&question.prompt), told);
    label.filter(|topic| matches!(topic, T::People | T::Place | T::When)).unwrap_or(T::Words)
}

fn told(text: &str) -> Option<Topic> {
    let words: Vec<String> = wording::fold(text).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect();
    let padded = format!(" {} ", words.join(" "));
    SIGNS.iter().find(|(sign, _)| padded.contains(&format!(" {sign} "))).map(|(_, topic)| *topic)
}

/// One line of at most `length` characters; those that stand first come more often. `None` where none is so short.
pub(super) fn line(language: Language, topic: Topic, length: u16, random: &mut StdRng) -> Option<&'static str> {
    let lines = match language {
        Language::Dutch => &*DUTCH,
        Language::English => &*ENGLISH,
    };
    let fitting: Vec<&str> =
        lines.of(topic).iter().copied().filter(|line| wording::length(line) <= usize::from(length)).collect();
    // Words and roles are said by many, sentences by few.
    let bent = if matches!(topic, T::Words | T::People | T::Place) { 2 } else { 1 };
    let at = random.random::<f64>().powi(bent) * fitting.len() as f64;
    fitting.get(at as usize).copied()
}

#[cfg(test)]
mod tests {
    use peil_room::held::HeldWords;
    use rand::SeedableRng;

    use super::*;

    #[test]
    fn both_languages_have_lines_of_every_topic_each_once_and_fit_to_be_shown() {
        let held = HeldWords::new(&[]);
        for lines in [&*DUTCH, &*ENGLISH] {
            for (name, topic) in TOPICS {
                let lines = lines.of(topic);
                assert!(lines.len() >= 11, "{name} has only {}", lines.len());
                for line in lines {
                    assert_eq!(wording::normalise(line), *line);
                    assert!(!held.hold(line), "{line}");
                    assert!(wording::length(line) <= 60, "{line}");
                    assert_eq!(lines.iter().filter(|other| *other == line).count(), 1, "{line}");
                }
            }
        }
    }

    #[test]
    fn a_question_is_answered_with_what_it_asks_for() {
        let asked = [
            ("Waar?", T::Place),
            ("Door wie?", T::People),
            ("Waarom niet?", T::Doubt),
            ("Waarom?", T::Reason),
            ("Op welke manier?", T::Way),
            ("Formele zaken", T::Formal),
            ("Informele zaken", T::Informal),
            ("Wanneer", T::When),
            ("Who begins?", T::People),
            ("What will you do?", T::Way),
            ("Whose help", T::People),
        ];
        for (label, topic) in asked {
            assert_eq!(told(label), Some(topic), "{label}");
        }
        assert_eq!(told("Zoveelste herhaling"), None, "a sign is a whole word");
    }

    #[test]
    fn a_line_is_no_longer_than_asked_for() {
        let mut random = StdRng::seed_from_u64(1);
        for _ in 0..200 {
            let line = line(Language::Dutch, T::Way, 26, &mut random).expect("some are as short");
            assert!(wording::length(line) <= 26, "{line}");
        }
        assert_eq!(line(Language::English, T::Doubt, 3, &mut random), None);
    }
}
