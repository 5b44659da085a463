//! Questions as YAML.

use peil_room::{
    deck::{Field, Opening, Question, Then},
    kind::{Items, Kind},
};

use super::yaml::Yaml;

/// The inside of a question block.
pub(super) fn question(question: &Question) -> String {
    let mut yaml = Yaml::default();
    yaml.word("id", question.id.as_str());
    if let Some(short) = &question.short {
        yaml.text("short", short);
    }
    yaml.text("prompt", &question.prompt);
    if question.open == Opening::ByHand {
        yaml.word("open", "by hand");
    }
    if question.then == Then::Talk {
        yaml.word("then", "talk");
    }
    if question.rounds != 1 {
        yaml.word("rounds", &question.rounds.to_string());
    }
    if question.actions {
        yaml.word("actions", "yes");
    }
    if !question.readable {
        yaml.word("readable", "no");
    }
    if question.per_group {
        yaml.word("per", "group");
    }
    if let Some(open) = question.timing.open {
        yaml.word("timer", &span(open));
    }
    if question.timing.closes {
        yaml.word("after-timer", "close");
    }
    if let Some(talk) = question.timing.talk {
        yaml.word("talk-timer", &span(talk));
    }
    yaml.open("fields");
    for field in &question.fields {
        yaml.item();
        self::field(&mut yaml, field);
        yaml.close();
    }
    yaml.finish()
}

/// A time in milliseconds, as it is written.
fn span(length: u64) -> String {
    if length.is_multiple_of(60_000) { format!("{} min", length / 60_000) } else { format!("{} s", length / 1_000) }
}

/// Items written out, or the name of their list.
pub(super) fn items_or_list(yaml: &mut Yaml, key: &str, items: &Items) {
    match &items.list {
        Some(list) => yaml.text(key, list.as_str()),
        None => super::items(yaml, key, &items.items),
    }
}

fn field(yaml: &mut Yaml, field: &Field) {
    yaml.word("id", field.id.as_str());
    yaml.word(
        "kind",
        match field.kind {
            Kind::Grade(_) => "grade",
            Kind::Choice(_) => "choice",
            Kind::Keywords(_) => "keywords",
            Kind::Marks(_) => "marks",
            Kind::Rating(_) => "rating",
            Kind::Text(_) => "text",
            Kind::Points(_) => "points",
        },
    );
    if let Some(label) = &field.label {
        yaml.text("label", label);
    }
    if let Some(hint) = &field.hint {
        yaml.text("hint", hint);
    }
    if field.required {
        yaml.word("required", "yes");
    }
    if let Some(when) = &field.when {
        yaml.open("when");
        yaml.text(when.field.as_str(), when.choice.as_str());
        yaml.close();
    }
    kind(yaml, &field.kind);
}

fn kind(yaml: &mut Yaml, kind: &Kind) {
    match kind {
        Kind::Grade(grade) => {
            yaml.word("min", &grade.min.to_string());
            yaml.word("max", &grade.max.to_string());
            yaml.word("step", &grade.step.to_string());
            if let Some(pass) = grade.pass {
                yaml.word("pass", &pass.to_string());
            }
        }
        Kind::Choice(choice) => {
            items_or_list(yaml, "choices", &choice.choices);
            if choice.most != 1 {
                yaml.word("most", &choice.most.to_string());
            }
        }
        Kind::Keywords(keywords) => {
            yaml.word("most", &keywords.most.to_string());
            yaml.word("length", &keywords.length.to_string());
        }
        Kind::Marks(marks) => {
            items_or_list(yaml, "items", &marks.items);
            yaml.word("most-high", &marks.most_high.to_string());
            yaml.word("most-low", &marks.most_low.to_string());
        }
        Kind::Rating(rating) => {
            items_or_list(yaml, "items", &rating.items);
            super::items(yaml, "series", &rating.series);
            yaml.word("min", &rating.min.to_string());
            yaml.word("max", &rating.max.to_string());
        }
        Kind::Text(text) => {
            yaml.word("length", &text.length.to_string());
            if let Some(by) = &text.by {
                yaml.word("by", by.as_str());
            }
        }
        Kind::Points(points) => {
            items_or_list(yaml, "choices", &points.choices);
            yaml.word("points", &points.points.to_string());
        }
    }
}
