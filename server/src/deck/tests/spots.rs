//! A mistake says which slide, block and key it is about.

use crate::deck::{Block, parse};

const HEAD: &str = "---\ntitle: T\nlanguage: en\n---\n";
const SLIDE: &str = "```slide\nid: a\n```\n# A\n\n---\n";

/// The first mistake of a deck: its slide, its block and the keys that lead to it.
fn spot(source: &str) -> (Option<usize>, Block, String) {
    let errors = parse(source, "d").expect_err("a mistake");
    let spot = &errors[0].spot;
    (spot.slide, spot.block, spot.path.join("/"))
}

/// The spot of a mistake in a field of a question on the second slide.
fn in_field(field: &str) -> String {
    let field = field.replace('\n', "\n    ");
    let source = format!(
        "{HEAD}{SLIDE}```question\nid: q\nprompt: P\nfields:\n  - {{id: e, kind: text}}\n  - id: f\n    {field}\n```\n"
    );
    let (slide, block, path) = spot(&source);
    assert_eq!((slide, block), (Some(1), Block::Question), "{source}");
    path
}

#[test]
fn a_mistake_in_the_head_is_on_no_slide() {
    for (source, path) in [
        ("", ""),
        ("---\ntitle: T\n---\n# A\n", "language"),
        ("---\ntitle: T\nlanguage: fr\n---\n# A\n", "language"),
        ("---\ntitle: T\nlanguage: en\ntitel: x\n---\n# A\n", "titel"),
        ("---\ntitle: T\nlanguage: en\ngroup: g\ngroups: [a, A]\n---\n# A\n", "groups/1"),
        ("---\ntitle: T\nlanguage: en\nlists:\n  scan:\n    - id: a\n    - label: B\n---\n# A\n", "lists/scan/1/id"),
        ("---\ntitle: T\nlanguage: en\n---\n", ""),
    ] {
        assert_eq!(spot(source), (None, Block::Head, path.into()), "{source}");
    }
}

#[test]
fn a_mistake_in_a_field_names_the_field_by_its_number_and_the_key_in_it() {
    for (field, path) in [
        ("kind: dance", "fields/1/kind"),
        ("label: L", "fields/1/kind"),
        ("kind: grade\nstep: 7", "fields/1/step"),
        ("kind: grade\nmin: 10", "fields/1/max"),
        ("kind: grade\npass: 11", "fields/1/pass"),
        ("kind: choice", "fields/1/choices"),
        ("kind: choice\nchoices:\n  - id: a\n  - id: b\n    label: \"\"", "fields/1/choices/1/label"),
        ("kind: choice\nchoices:\n  - id: a\n  - id: a", "fields/1/choices/1/id"),
        ("kind: choice\nchoices: {a: A, B: B}", "fields/1/choices/B"),
        ("kind: marks\nitems: {a: A}\nmost-high: 0\nmost-low: 0", "fields/1/most-high"),
        ("kind: rating\nitems: {a: A}\nseries: {n: N}\nmin: 5", "fields/1/max"),
        ("kind: points\nchoices: {a: A}", "fields/1/points"),
        ("kind: text\nwhen: {e: x}", "fields/1/when"),
        ("kind: text\nby: e", "fields/1/by"),
        ("kind: text\nmost: 3", "fields/1/most"),
    ] {
        assert_eq!(in_field(field), path, "{field}");
    }
}

#[test]
fn a_mistake_on_a_slide_names_its_block() {
    let on_second = |rest: &str| spot(&format!("{HEAD}{SLIDE}{rest}"));
    for (rest, block, path) in [
        ("```slide\nid: b\n```\nText\n", Block::Text, "title"),
        ("# B\n", Block::Slide, "id"),
        ("```slide\nid: My Slide\n```\n# B\n", Block::Slide, "id"),
        ("```slide\nid: a\n```\n# B\n", Block::Slide, "id"),
        ("```slide\nid: b\n```\n# B\n\nText <b>\n", Block::Text, ""),
        ("```slide\nid: b\n```\n# B\n```figure\nkind: pie\n```\n", Block::Figure, "kind"),
        ("```slide\nid: b\n```\n# B\n```notes\nx\n```\n```notes\ny\n```\n", Block::Notes, ""),
        ("```question\nid: q\nfields:\n  - {id: f, kind: text}\n```\n", Block::Question, "prompt"),
        ("```question\nid: q\nprompt: Who: what?\n```\n", Block::Question, ""),
        (
            "```question\nid: q\nprompt: P\nfields:\n  - {id: f, kind: text}\n  - {id: f, kind: text}\n```\n",
            Block::Question,
            "fields/1/id",
        ),
    ] {
        assert_eq!(on_second(rest), (Some(1), block, path.into()), "{rest}");
    }
    let long = format!("```slide\nid: b\n```\n# {}\n", "x".repeat(200));
    assert_eq!(on_second(&long), (Some(1), Block::Text, "title".into()));
}
