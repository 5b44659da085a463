//! The words of mistakes in English.

use peil_room::limit::{FIELDS, ITEMS, SLIDES, TIMER_MS};

use super::{Expected, Mistake, Needed, Noun, Thing, Words, Written, capital, each, told};
use crate::deck::limit;

pub(super) fn words(mistake: &Mistake) -> Words {
    match mistake {
        Mistake::FileTooLong { bytes } => {
            told(format!("The deck has {bytes} bytes"), format!("make it {} or shorter", limit::FILE))
        }
        Mistake::FileEmpty => {
            told("The deck is empty", "begin it with a head: `---`, `title: …`, `language: en`, `---`")
        }
        Mistake::NoHead => told(
            "The deck does not begin with its head",
            "write a line `---`, then `title: …` and `language: nl` or `en`, then another line `---`",
        ),
        Mistake::HeadNotClosed => told("The head is not closed", "write a line `---` under it"),
        Mistake::BlockNotClosed { name, run } => {
            told(format!("The block `{name}` is not closed"), format!("write a line {run} under it"))
        }
        Mistake::BlockIndented { run } => told("A block is indented", format!("begin the line with {run}")),
        Mistake::RuleUnderText => told(
            "`---` stands right under a line of text",
            "write an empty line above it to begin a slide, or `#` before the text to make it a heading",
        ),
        Mistake::NotYaml { why } => told(
            format!("This is not YAML: {why}"),
            "check the indentation (spaces, no tabs); a text that holds `: ` or ` #`, or begins with a sign, stands between quotes",
        ),
        Mistake::Anchor => told("A value begins with `&`, `*` or `!`", "put it between quotes"),
        Mistake::YamlTooDeep => told("This is nested too deep", "check the indentation"),
        Mistake::SecondDocument => told("This block holds a second YAML document", "take the line `---` out of it"),
        Mistake::KeyNoWord { found } => told(format!("A key is {}", noun(*found)), "write a word before the colon"),
        Mistake::TooManyKeys => told(format!("There are more than {} keys here", limit::KEYS), "take some out"),
        Mistake::KeyTwice { key } => told(format!("`{key}` is written twice"), "keep one of them"),
        Mistake::Unexpected { found, expected } => unexpected(*found, *expected),
        Mistake::Missing { of: Thing::Field, key: Needed::Points } => {
            told("A field of points without `points`", "write `points:` and how many there are to spread")
        }
        Mistake::Missing { of, key } => {
            told(format!("{} without `{}`", capital(thing(*of)), key.written()), needed(*key))
        }
        Mistake::UnknownKey { of, key, near, known } => told(
            format!("{} has no key `{key}`", capital(thing(*of))),
            match near {
                Some(near) => format!("write `{near}`"),
                None => format!("take it out; here may stand: {}", known.join(", ")),
            },
        ),
        Mistake::OtherWord { key, written, words } => {
            told(format!("`{key}` is {}", quoted(written)), format!("write {}", each(words, " or ")))
        }
        Mistake::NotWhole { key, number, least, most } => {
            told(format!("`{key}` is {number}"), format!("write a whole number from {least} to {most}"))
        }
        Mistake::TextEmpty => told("The text is empty", "write something, or take it out"),
        Mistake::TextTooLong { length, most } => {
            told(format!("The text has {length} characters"), format!("make it {most} or shorter"))
        }
        Mistake::Invisible { sign } => {
            told(format!("The text holds an invisible character (U+{:04X})", u32::from(*sign)), "type the text again")
        }
        Mistake::NoId { written } => told(
            format!("“{written}” is no id"),
            format!("use small letters a to z, digits and hyphens, at most {}, like `leren-van-elkaar`", limit::ID),
        ),
        Mistake::NoNumber { written } => told(
            format!("{} is no number", capital(&quoted(written))),
            "write a number with at most two decimals, like 5.5",
        ),
        Mistake::NoTime { written } => told(
            format!("{} is no time for a timer", capital(&quoted(written))),
            format!(
                "write seconds or minutes from {} s to {} min, like `3 min`",
                TIMER_MS.0 / 1_000,
                TIMER_MS.1 / 60_000
            ),
        ),
        Mistake::GroupsWithoutNoun => {
            told("There are `groups`, but no word for a group", "add `group:` with the noun, like `group: school`")
        }
        Mistake::TooManyTexts { count, most } => {
            told(format!("There are {count} of these"), format!("keep at most {most}"))
        }
        Mistake::GroupTwice { group } => told(format!("The group “{group}” is written twice"), "keep one of them"),
        Mistake::HeldWordTwice { word } => told(format!("The word “{word}” is written twice"), "keep one of them"),
        Mistake::ListsNoKeys { found } => {
            told(format!("`lists` is {}", noun(*found)), "write the name of a list and a colon, and its items under it")
        }
        Mistake::TooManyLists { count } => {
            told(format!("There are {count} lists"), format!("keep at most {}", limit::LISTS))
        }
        Mistake::ListEmpty => told("The list is empty", "write one `id: label` a line"),
        Mistake::TooManyItems { count } => told(format!("The list has {count} items"), format!("keep at most {ITEMS}")),
        Mistake::ItemWithoutId { text } => {
            told(format!("The item “{text}” has no id"), format!("write `- id: …` and under it `label: {text}`"))
        }
        Mistake::ItemIdTwice { id } => {
            told(format!("The id `{id}` is used twice in this list"), "give each item an id of its own")
        }
        Mistake::NoSuchList { name, known } => told(
            format!("There is no list “{name}”"),
            if known.is_empty() {
                "write the items here, or add the list under `lists:` in the head".to_owned()
            } else {
                format!("the head has: {}", known.join(", "))
            },
        ),
        Mistake::NoSlides => told("The deck has no slides", "write at least one under the head"),
        Mistake::TooManySlides { count } => {
            told(format!("The deck has {count} slides"), format!("keep at most {SLIDES}"))
        }
        Mistake::UnknownBlock { name } => told(
            format!("There is no block `{name}`"),
            "write `slide`, `question`, `figure` or `notes` after the three signs",
        ),
        Mistake::SecondBlock { name } => {
            told(format!("A second `{name}` block on one slide"), "keep one, or begin a slide above it with `---`")
        }
        Mistake::SlideBlock => told("A `slide` block has no place here", "take it out: the slide keeps its id"),
        Mistake::SecondSlide => {
            told("Here a second slide begins", "take the line `---` out, or make it a slide of its own")
        }
        Mistake::NoTitle => told("The slide has no title", "write a heading, `# …`"),
        Mistake::NoSlideId => {
            told("The slide has no id", "write a `slide` block with `id:` and a short name of its own")
        }
        Mistake::SlideIdTwice { id } => {
            told(format!("The id `{id}` is used for two slides"), "give each slide an id of its own")
        }
        Mistake::NotesTooLong => {
            told("The notes are too long", format!("make them {} characters or shorter", limit::NOTES))
        }
        Mistake::MarkdownTooLong { bytes } => told(
            format!("The text of this slide has {bytes} bytes"),
            format!("make it {} or shorter, or more slides", limit::MARKDOWN),
        ),
        Mistake::BodyTooLong { length } => told(
            format!("The text of this slide has {length} characters"),
            format!("make it {} or shorter, or two slides", limit::BODY),
        ),
        Mistake::BodyTooDeep => told("This is nested too deep", "write it plainer"),
        Mistake::SecondTitle => told("A second `#` heading", "begin a slide above it with `---`, or write `##`"),
        Mistake::HeadingTooDeep => told("A heading of this level cannot be shown", "write `##`, `###` or `####`"),
        Mistake::HeadingEmpty => told("The heading is empty", "write its text, or take it out"),
        Mistake::Rule => {
            told("A rule cannot be shown", "write `---`, three hyphens and nothing else, to begin a slide")
        }
        Mistake::TickBox => told("A tick box cannot be shown in the text", "write a `figure` of `kind: checklist`"),
        Mistake::CodeInText => told("Code cannot be shown", "write it without the signs `"),
        Mistake::CodeBlock => {
            told("Code cannot be shown", "take the spaces from the beginning of the line, or the fence away")
        }
        Mistake::Html => {
            told("HTML cannot be shown", "write it in Markdown; a sign < that you mean as such is written \\<")
        }
        Mistake::NoImage { path } => told(
            format!("There is no image “{path}”"),
            "bring it once more, which writes its name; images from elsewhere are not fetched",
        ),
        Mistake::ImageWithoutWords => {
            told("The image has no words", "write between the brackets what it shows, for who cannot see it")
        }
        Mistake::ImageInText => told(
            "An image cannot stand in a line, a list or a quotation",
            "give it a line of its own, with an empty line above and below it",
        ),
        Mistake::ImageNotAlone => told("The image does not stand alone", "leave an empty line above and below it"),
        Mistake::TooManyImages { count } => told(
            format!("There are {count} images on this slide"),
            format!("keep {} or fewer, or make two slides", limit::IMAGES),
        ),
        Mistake::ImageOnQuestion => {
            told("A slide that asks shows no image", "give the image a slide of its own before this one")
        }
        Mistake::ImageAndFigure => told("An image and a figure on one slide", "keep one, or make two slides"),
        Mistake::ImageCovers => {
            told("The image is the whole slide and covers what is drawn on it", "take `image` out, or the other")
        }
        Mistake::Table => told("A table cannot be shown in the text", "write a `figure` of `kind: matrix`"),
        Mistake::NoAddress { to } => told(
            format!("The link leads to “{to}”"),
            "write a whole address that begins with https://, http:// or mailto:",
        ),
        Mistake::QuestionIdTwice { id } => told(
            format!("The id `{id}` is used for two questions"),
            "give it an id of its own, or write `again:` to ask the earlier question once more",
        ),
        Mistake::AgainUnknown { id, known } => {
            told(format!("`again` names the question `{id}`, which was not asked before"), questions(known))
        }
        Mistake::AgainTooEarly { id } => told(
            format!("`again` names the question `{id}`, which was not asked before"),
            "put this slide under the one that asks it first",
        ),
        Mistake::GroupWithoutNoun => {
            told("`per: group`, but no word for a group", "add `group:` to the head with the noun, like `group: table`")
        }
        Mistake::NoFields => told("The question has no fields", "write at least one, `- id: …` and `kind: …`"),
        Mistake::TooManyFields { count } => {
            told(format!("The question has {count} fields"), format!("keep at most {FIELDS}, or make it two questions"))
        }
        Mistake::FieldIdTwice { id } => {
            told(format!("The id `{id}` is used twice in this question"), "give each field an id of its own")
        }
        Mistake::NoActionList => told(
            "An action list asks three texts, and these are not",
            "write three fields of `kind: text`: what, who and when, without `when` or `by`",
        ),
        Mistake::NoCondition => {
            told("`when` is no condition", "write the id of a choice field and of one choice, like `when: {plg: nee}`")
        }
        Mistake::WhenUnknown { field } => told(
            format!("`when` names the field `{field}`, which this question does not have"),
            "name a choice field above this one",
        ),
        Mistake::WhenBelow { field } => told(
            format!("`when` names the field `{field}`, which does not stand above this one"),
            "put that field first",
        ),
        Mistake::WhenNoChoice { field } => {
            told(format!("`when` names the field `{field}`, which is no choice"), "name a field of `kind: choice`")
        }
        Mistake::WhenNoSuchChoice { field, choice, known } => {
            told(format!("The field `{field}` has no choice `{choice}`"), format!("write one of: {}", known.join(", ")))
        }
        Mistake::ByUnknown { field } => told(
            format!("`by` names the field `{field}`, which this question does not have"),
            "name a keywords or choice field of this question",
        ),
        Mistake::ByOtherKind { field } => told(
            format!("`by` names the field `{field}`, which is neither keywords nor a choice"),
            "name a field of `kind: keywords` or `kind: choice`",
        ),
        Mistake::ScaleUpsideDown { min, max } => {
            told(format!("The scale goes from {min} to {max}"), "write a `max` above `min`")
        }
        Mistake::StepsDoNotFit { step, min, max } => told(
            format!("Steps of {step} do not lead from {min} to {max}"),
            "write a `step` that divides the scale, like 1 or 0.5",
        ),
        Mistake::TooManySteps { count } => {
            told(format!("The scale has {count} steps"), format!("keep at most {}", limit::GRADES))
        }
        Mistake::PassOffScale { pass, min, max } => {
            told(format!("The pass mark {pass} is not on the scale"), format!("write a number from {min} to {max}"))
        }
        Mistake::NothingMarked => told("Nothing may be marked", "write `most-high` or `most-low` above 0"),
        Mistake::ScaleTooLong { min, max } => told(
            format!("The scale goes from {min} to {max}"),
            format!("write a `max` above `min`, at most {} above", limit::RATINGS),
        ),
        Mistake::TextsCount { key, count, least, most } => {
            told(format!("`{key}` has {}", counted(*count, "text", "texts")), format!("write {least} to {most}"))
        }
        Mistake::RadarTooSmall { count } => {
            told(format!("The radar has {}", counted(*count, "item", "items")), "write at least 3")
        }
        Mistake::NoRows => told("`rows` is no list", "write `- cells:` for each row"),
        Mistake::RowCount { count } => told(format!("The matrix has {count} rows"), format!("write 1 to {ITEMS}")),
        Mistake::NoCells => told("`cells` is no list", "write `- ` and a list of texts for each column"),
        Mistake::CellCount { cells, columns } => told(
            format!(
                "The row has {} and the matrix {}",
                counted(*cells, "cell", "cells"),
                counted(*columns, "column", "columns")
            ),
            "write one cell a column, `[]` for an empty one",
        ),
        Mistake::NoBranches => told("`under` is no list", "write one `- label: …` for each branch"),
        Mistake::BranchCount { count } => told(format!("The tree has {count} branches"), "write 1 to 8"),
        Mistake::OfUnknown { id, known } => {
            told(format!("`of` names the question `{id}`, which the deck does not have"), questions(known))
        }
        Mistake::OfCannotFill { id } => told(
            format!("The question `{id}` cannot fill this radar"),
            "name a question that rates or marks the same items, for the same series",
        ),
    }
}

fn unexpected(found: Noun, expected: Expected) -> Words {
    let stands = if found == Noun::Keys { "stand" } else { "stands" };
    let (wanted, mend) = match expected {
        Expected::Keys(of) => (thing(of), "write keys with values, one `key: value` a line"),
        Expected::Text => ("a text", "write one text, between quotes if it holds a colon"),
        Expected::Texts => {
            ("a list of texts", "write each text on a line of its own after `- `, between quotes if it holds a colon")
        }
        Expected::Id => ("an id", "write one short word"),
    };
    told(format!("Here {stands} {}, where {wanted} is expected", noun(found)), mend)
}

fn needed(key: Needed) -> String {
    let mend = match key {
        Needed::Title => "write `title:` and what the workshop is called",
        Needed::Language => "write `language: nl` or `language: en`",
        Needed::Id => "write `id:` and a short name of its own, in small letters, digits and hyphens",
        Needed::Prompt => "write `prompt:` and what you ask, in full",
        Needed::Fields => "write `fields:` and under it at least one field, `- id: …` and `kind: …`",
        Needed::FieldKind => "write one of: grade, choice, keywords, marks, rating, text, points",
        Needed::Choices | Needed::Items => {
            return format!("write `{}:` and under it one `id: label` a line, or the name of a list", key.written());
        }
        Needed::Series => "write `series:` and under it one `id: label` a line, like `now: Now`",
        Needed::Points => "write `points:` and how many there are to spread",
        Needed::FigureKind => "write one of: circles, radar, matrix, cycle, tree, checklist",
        Needed::Texts(_) => "write it, with one text a line after `- `",
        Needed::Rows => "write `rows:` and under it `- cells:` with one list a column",
        Needed::Cells => "write `cells:` with one list a column",
        Needed::Top => "write `top:` and what stands on top",
        Needed::Under => "write `under:` and under it one `- label: …` for each branch",
        Needed::Label => "write `label:` and a name",
    };
    mend.to_owned()
}

fn questions(known: &[String]) -> String {
    if known.is_empty() {
        "write that question first".to_owned()
    } else {
        format!("the deck has: {}", known.join(", "))
    }
}

fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

fn quoted(written: &Written) -> String {
    match written {
        Written::Word(word) => format!("“{word}”"),
        Written::Other(other) => noun(*other).to_owned(),
    }
}

fn thing(thing: Thing) -> &'static str {
    match thing {
        Thing::Head => "a head",
        Thing::Slide => "a slide",
        Thing::Question => "a question",
        Thing::Field => "a field",
        Thing::Item => "an item",
        Thing::Figure => "a figure",
        Thing::Row => "a row",
        Thing::Branch => "a branch",
    }
}

fn noun(noun: Noun) -> &'static str {
    match noun {
        Noun::Nothing => "nothing",
        Noun::Text => "a text",
        Noun::List => "a list",
        Noun::Keys => "keys with values",
    }
}
