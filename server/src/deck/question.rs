//! A `question` block: what a slide asks.

use peil_room::{
    deck::{Asks, Condition, Field, Opening, Question, Then},
    kind::Kind,
    limit::{ACTION_FIELDS, FIELDS},
    timer::Timing,
};

use super::{
    error::{Mistakes, Place},
    field::{self, Found},
    head::Head,
    item::Lists,
    keys::Keys,
    limit, scalar,
    source::Fence,
    yaml::{self, Value},
};

/// Reads a block, and tells where the id stands that it gives or names.
pub(super) fn read(fence: &Fence, head: &Head, mistakes: &mut Mistakes) -> Option<(Asks, Place)> {
    let lists = &head.lists;
    let mut keys = Keys::of(yaml::parse(&fence.inside, mistakes)?, "a question", mistakes)?;
    if let Some(node) = keys.take("again") {
        let at = node.at;
        let id = scalar::id(node, mistakes);
        keys.done(mistakes);
        return Some((Asks::Again(id?.into()), at));
    }
    let id = keys.id(mistakes);
    let prompt = keys.need_text("prompt", limit::PROMPT, "write `prompt:` and what you ask, in full", mistakes);
    let short = keys.text("short", limit::TITLE, mistakes);
    let openings = [("with slide", Opening::WithSlide), ("by hand", Opening::ByHand)];
    let open = keys.one_of("open", &openings, Opening::WithSlide, mistakes);
    let then = keys.one_of("then", &[("reveal", Then::Reveal), ("talk", Then::Talk)], Then::Reveal, mistakes);
    let rounds = keys.whole("rounds", 1, (1, 2), mistakes);
    let actions = keys.yes("actions", false, mistakes);
    let readable = keys.yes("readable", true, mistakes);
    let per_at = keys.place("per");
    let per_group = keys.one_of("per", &[("participant", false), ("group", true)], false, mistakes);
    if let (Some(at), true, None) = (per_at, per_group, &head.group) {
        mistakes.add(
            at,
            "`per: group`, but no word for a group",
            "add `group:` to the head with the noun, like `group: table`",
        );
    }
    let timing = timing(&mut keys, mistakes);
    let fields =
        keys.need("fields", "write `fields:` and under it at least one field, `- id: …` and `kind: …`", mistakes);
    let fields = fields.map(|node| {
        let at = node.at;
        let fields = fields_of(node, lists, mistakes);
        check_actions(actions, &fields, at, mistakes);
        fields
    });
    keys.done(mistakes);
    let (id, at) = id?;
    let question = Question {
        id: id.into(),
        prompt: prompt?,
        short,
        fields: fields?,
        open,
        then,
        rounds: rounds.unsigned_abs(),
        actions,
        readable,
        per_group,
        timing,
    };
    Some((Asks::Question(question), at))
}

/// The time that is proposed, for answering and for talking about it.
fn timing(keys: &mut Keys, mistakes: &mut Mistakes) -> Timing {
    let closes = keys.one_of("after-timer", &[("stay open", false), ("close", true)], false, mistakes);
    Timing { open: keys.span("timer", mistakes), closes, talk: keys.span("talk-timer", mistakes) }
}

fn fields_of(node: yaml::Node, lists: &Lists, mistakes: &mut Mistakes) -> Vec<Field> {
    let at = node.at;
    let nodes = match node.value {
        Value::List(nodes) => nodes,
        Value::Map(_) => vec![node],
        Value::Text(_) | Value::Nothing => Vec::new(),
    };
    let before = mistakes.count();
    let found: Vec<Found> = nodes.into_iter().filter_map(|node| field::read(node, lists, mistakes)).collect();
    if found.is_empty() && mistakes.count() == before {
        mistakes.add(at, "The question has no fields", "write at least one, `- id: …` and `kind: …`");
    }
    if let Some(over) = found.get(FIELDS) {
        mistakes.add(
            over.at,
            format!("The question has {} fields", found.len()),
            format!("keep at most {FIELDS}, or make it two questions"),
        );
    }
    let whole = mistakes.count() == before;
    for (index, one) in found.iter().enumerate() {
        if found[..index].iter().any(|earlier| earlier.field.id == one.field.id) {
            mistakes.add(
                one.at,
                format!("The id `{}` is used twice in this question", one.field.id),
                "give each field an id of its own",
            );
        }
        // Where a field could not be read, what refers to it cannot be judged.
        if whole {
            check_condition(&found[..index], &found, one, mistakes);
            check_grouping(&found, one, mistakes);
        }
    }
    found.into_iter().map(|found| found.field).collect()
}

/// A line of an action list is what is done, by whom and when.
fn check_actions(actions: bool, fields: &[Field], at: Place, mistakes: &mut Mistakes) {
    let plain = |field: &Field| matches!(&field.kind, Kind::Text(text) if text.by.is_none()) && field.when.is_none();
    if actions && !(fields.len() == ACTION_FIELDS && fields.iter().all(plain)) {
        mistakes.add(
            at,
            "An action list asks three texts, and these are not",
            "write three fields of `kind: text`: what, who and when, without `when` or `by`",
        );
    }
}

fn check_condition(earlier: &[Found], all: &[Found], one: &Found, mistakes: &mut Mistakes) {
    let (Some(Condition { field, choice }), Some(at)) = (&one.field.when, one.when_at) else { return };
    let Some(asked) = earlier.iter().find(|found| found.field.id == *field) else {
        let (message, mend) = if all.iter().any(|found| found.field.id == *field) {
            (format!("`when` names the field `{field}`, which does not stand above this one"), "put that field first")
        } else {
            (
                format!("`when` names the field `{field}`, which this question does not have"),
                "name a choice field above this one",
            )
        };
        return mistakes.add(at, message, mend);
    };
    let Kind::Choice(kind) = &asked.field.kind else {
        return mistakes.add(
            at,
            format!("`when` names the field `{field}`, which is no choice"),
            "name a field of `kind: choice`",
        );
    };
    if kind.choices.index(choice).is_none() {
        let choices: Vec<&str> = kind.choices.items.iter().map(|item| item.id.as_str()).collect();
        mistakes.add(
            at,
            format!("The field `{field}` has no choice `{choice}`"),
            format!("write one of: {}", choices.join(", ")),
        );
    }
}

fn check_grouping(all: &[Found], one: &Found, mistakes: &mut Mistakes) {
    let (Kind::Text(text), Some(at)) = (&one.field.kind, one.by_at) else { return };
    let Some(by) = &text.by else { return };
    match all.iter().find(|found| found.field.id == *by) {
        Some(found) if matches!(found.field.kind, Kind::Keywords(_) | Kind::Choice(_)) => {}
        Some(_) => mistakes.add(
            at,
            format!("`by` names the field `{by}`, which is neither keywords nor a choice"),
            "name a field of `kind: keywords` or `kind: choice`",
        ),
        None => mistakes.add(
            at,
            format!("`by` names the field `{by}`, which this question does not have"),
            "name a keywords or choice field of this question",
        ),
    }
}
