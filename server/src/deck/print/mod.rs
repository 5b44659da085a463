//! A deck as a file that reads back as the same deck.

mod body;
mod question;
mod yaml;

use peil_room::{
    deck::{Asks, Deck, Language, Slide},
    figure::Figure,
    kind::Item,
};

use super::image;
use yaml::Yaml;

/// The deck as text; what [`parse`](super::parse) gave is read back as it was.
pub fn print(deck: &Deck) -> String {
    let mut text = format!("---\n{}---\n", head(deck));
    for (index, slide) in deck.slides.iter().enumerate() {
        if index > 0 {
            text.push_str("\n---\n");
        }
        text.push('\n');
        text.push_str(&slide_text(slide));
    }
    text
}

fn head(deck: &Deck) -> String {
    let mut yaml = Yaml::default();
    yaml.text("title", &deck.title);
    yaml.word(
        "language",
        match deck.language {
            Language::Dutch => "nl",
            Language::English => "en",
        },
    );
    if let Some(group) = &deck.group {
        yaml.text("group", group);
    }
    yaml.texts("groups", &deck.groups);
    yaml.texts("held-words", &deck.held_words);
    if !deck.lists.is_empty() {
        yaml.open("lists");
        for (id, items) in &deck.lists {
            self::items(&mut yaml, id.as_str(), items);
        }
        yaml.close();
    }
    yaml.finish()
}

/// Items under a key; nothing when there are none.
fn items(yaml: &mut Yaml, key: &str, items: &[Item]) {
    if items.is_empty() {
        return;
    }
    yaml.open(key);
    for item in items {
        yaml.item();
        yaml.word("id", item.id.as_str());
        yaml.text("label", &item.label);
        if let Some(short) = &item.short {
            yaml.text("short", short);
        }
        yaml.close();
    }
    yaml.close();
}

fn slide_text(slide: &Slide) -> String {
    let mut settings = Yaml::default();
    settings.word("id", slide.id.as_str());
    if slide.extra {
        settings.word("extra", "yes");
    }
    if let Some(name) = &slide.image {
        settings.word("image", &image::path(name));
    }
    let inside = inside(slide);
    let gap = if inside.is_empty() { "" } else { "\n" };
    fence("slide", &settings.finish()) + gap + &inside
}

/// All of a slide but what stands in its `slide` block.
pub(super) fn inside(slide: &Slide) -> String {
    let mut parts = Vec::new();
    if !slide.title.is_empty() {
        parts.push(body::title(&slide.title));
    }
    if !slide.body.is_empty() {
        parts.push(body::blocks(&slide.body));
    }
    if let Some(figure) = &slide.figure {
        parts.push(fence("figure", &figure_text(figure)));
    }
    match &slide.asks {
        Some(Asks::Question(asked)) => parts.push(fence("question", &question::question(asked))),
        Some(Asks::Again(id)) => parts.push(fence("question", &format!("again: {id}\n"))),
        None => {}
    }
    if !slide.notes.is_empty() {
        parts.push(fence("notes", &format!("{}\n", slide.notes)));
    }
    parts.join("\n")
}

/// A block between fences that are longer than any inside.
fn fence(name: &str, inside: &str) -> String {
    let longest = inside.lines().map(|line| line.trim_start().bytes().take_while(|&byte| byte == b'`').count()).max();
    let run = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    format!("{run}{name}\n{inside}{run}\n")
}

fn figure_text(figure: &Figure) -> String {
    let mut yaml = Yaml::default();
    match figure {
        Figure::Circles { circles, around } => {
            yaml.word("kind", "circles");
            yaml.texts("circles", circles);
            if let Some(around) = around {
                yaml.text("around", around);
            }
        }
        Figure::Radar { items: spokes, series, scale: (min, max), of } => {
            yaml.word("kind", "radar");
            question::items_or_list(&mut yaml, "items", spokes);
            items(&mut yaml, "series", series);
            yaml.word("min", &min.to_string());
            yaml.word("max", &max.to_string());
            if let Some(of) = of {
                yaml.word("of", of.as_str());
            }
        }
        Figure::Matrix { columns, rows } => {
            yaml.word("kind", "matrix");
            yaml.texts("columns", columns);
            yaml.open("rows");
            for row in rows {
                yaml.item();
                if let Some(label) = &row.label {
                    yaml.text("label", label);
                }
                yaml.open("cells");
                for cell in &row.cells {
                    yaml.inline_texts(cell);
                }
                yaml.close();
                yaml.close();
            }
            yaml.close();
        }
        Figure::Cycle { steps } => {
            yaml.word("kind", "cycle");
            yaml.texts("steps", steps);
        }
        Figure::Tree { top, under } => {
            yaml.word("kind", "tree");
            yaml.text("top", top);
            yaml.open("under");
            for leaf in under {
                yaml.item();
                yaml.text("label", &leaf.label);
                if let Some(text) = &leaf.text {
                    yaml.text("text", text);
                }
                yaml.close();
            }
            yaml.close();
        }
        Figure::Checklist { items } => {
            yaml.word("kind", "checklist");
            yaml.texts("items", items);
        }
    }
    yaml.finish()
}
