//! Limits of a deck file, beside those of [`peil_room::limit`]; each with its unit and its reason.

/// Bytes in a deck file: twenty times the longest workshop that was written.
pub const FILE: usize = 1_000_000;
/// Characters in the title of a deck or slide: two lines on the projector.
pub const TITLE: usize = 120;
/// Characters in a prompt: what the projector sets at its smallest question size.
pub const PROMPT: usize = 400;
/// Characters in a label, hint or line of a figure.
pub const LABEL: usize = 160;
/// Characters in a short name, which stands beside a bar.
pub const SHORT: usize = 40;
/// Characters in an id.
pub const ID: usize = 40;
/// Characters in a group's noun.
pub const NOUN: usize = 40;
/// Characters of text on one slide: four times what the projector can show.
pub const BODY: usize = 4_000;
/// Bytes of Markdown on one slide: the text above, with room for links.
pub const MARKDOWN: usize = 20_000;
/// Images in the text of one slide: more are too small to see on the projector.
pub const IMAGES: usize = 4;
/// Characters in what stands for an image where it cannot be seen: what is worth saying of a full chart.
pub const ALT: usize = 500;
/// Characters in the notes of one slide.
pub const NOTES: usize = 10_000;
/// Words that hold a text back.
pub const HELD_WORDS: usize = 500;
/// Lists in a deck.
pub const LISTS: usize = 40;
/// Grades between the lowest and the highest: more bars than pixels on a phone.
pub const GRADES: i32 = 100;
/// Ratings between the lowest and the highest.
pub const RATINGS: i32 = 20;
/// Points to spread.
pub const POINTS: u16 = 100;
/// Lists in lists in the text of a slide.
pub const DEPTH: usize = 6;
/// Levels in a YAML block: a field's choice's label is five deep.
pub const YAML_DEPTH: usize = 12;
/// Keys under one another.
pub const KEYS: usize = 200;
/// Mistakes remembered: more say nothing new.
pub const MISTAKES_KEPT: usize = 1_000;
/// Mistakes told at once.
pub const MISTAKES: usize = 50;
