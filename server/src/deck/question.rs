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
    limit,
    mistake::{Mistake, Needed, Thing},
    scalar,
    source::Fence,
    yaml::{self, Value},
};

/// Reads a block, and tells where the id stands that it gives or names.
pub(super) fn read(fence: &Fence, head: &Head, mistakes: &mut Mistakes) -> Option<(Asks, Place)> {
    let lists = &head.lists;
    let mut keys = Keys::of(yaml::parse(&fence.inside, mistakes)?, Thing::Question, mistakes)?;
    if let Some(node) = keys.take("again") {
        let at = node.at;
        let id = scalar::id(node, mistakes);
        keys.done(mistakes);
        return Some((Asks::Again(id?.into()), at));
    }
    let id = keys.id(mistakes);
    let prompt = keys.need_text(Needed::Prompt, limit::PROMPT, mistakes);
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
        mistakes.add(at, Mistake::GroupWithoutNoun);
    }
    let timing = timing(&mut keys, mistakes);
    let fields = keys.need(Needed::Fields, mistakes).map(|node| {
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
        mistakes.add(at, Mistake::NoFields);
    }
    if let Some(over) = found.get(FIELDS) {
        mistakes.add(over.at, Mistake::TooManyFields { count: found.len() });
    }
    let whole = mistakes.count() == before;
    for (index, one) in found.iter().enumerate() {
        if found[..index].iter().any(|earlier| earlier.field.id == one.field.id) {
            mistakes.add(one.at, Mistake::FieldIdTwice { id: one.field.id.to_string() });
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
        mistakes.add(at, Mistake::NoActionList);
    }
}

fn check_condition(earlier: &[Found], all: &[Found], one: &Found, mistakes: &mut Mistakes) {
    let (Some(Condition { field, choice }), Some(at)) = (&one.field.when, one.when_at) else { return };
    let Some(asked) = earlier.iter().find(|found| found.field.id == *field) else {
        let below = all.iter().any(|found| found.field.id == *field);
        let field = scalar::short(field.as_str());
        return mistakes.add(at, if below { Mistake::WhenBelow { field } } else { Mistake::WhenUnknown { field } });
    };
    let Kind::Choice(kind) = &asked.field.kind else {
        return mistakes.add(at, Mistake::WhenNoChoice { field: field.to_string() });
    };
    if kind.choices.index(choice).is_none() {
        let known = kind.choices.items.iter().map(|item| item.id.to_string()).collect();
        let choice = scalar::short(choice.as_str());
        mistakes.add(at, Mistake::WhenNoSuchChoice { field: field.to_string(), choice, known });
    }
}

fn check_grouping(all: &[Found], one: &Found, mistakes: &mut Mistakes) {
    let (Kind::Text(text), Some(at)) = (&one.field.kind, one.by_at) else { return };
    let Some(by) = &text.by else { return };
    match all.iter().find(|found| found.field.id == *by) {
        Some(found) if matches!(found.field.kind, Kind::Keywords(_) | Kind::Choice(_)) => {}
        Some(_) => mistakes.add(at, Mistake::ByOtherKind { field: by.to_string() }),
        None => mistakes.add(at, Mistake::ByUnknown { field: by.to_string() }),
    }
}
