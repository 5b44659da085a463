//! The text of slides, and the short ways to write things.

use peil_room::{
    body::{Block, Inline},
    deck::{Asks, Deck},
    kind::Kind,
};

use crate::deck::{parse, print};

fn slide(rest: &str) -> Deck {
    let source = format!("---\ntitle: T\nlanguage: en\n---\n```slide\nid: a\n```\n{rest}");
    parse(&source, "d").expect("a deck")
}

fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

#[test]
fn markdown_becomes_a_tree() {
    let deck =
        slide("# A *b*\n\nOne\ntwo **three**\\\n[four](https://example.org)\n\n1. x\n2. y\n   - z\n\n> q\n\n## H\n");
    assert_eq!(deck.slides[0].title, "A b");
    let link = Inline::Link { to: "https://example.org".into(), text: vec![text("four")] };
    let expected = vec![
        Block::Paragraph(vec![text("One two "), Inline::Strong(vec![text("three")]), Inline::Break, link]),
        Block::List {
            ordered: true,
            items: vec![
                vec![Block::Paragraph(vec![text("x")])],
                vec![
                    Block::Paragraph(vec![text("y")]),
                    Block::List { ordered: false, items: vec![vec![Block::Paragraph(vec![text("z")])]] },
                ],
            ],
        },
        Block::Quote(vec![Block::Paragraph(vec![text("q")])]),
        Block::Heading { level: 2, text: vec![text("H")] },
    ];
    assert_eq!(deck.slides[0].body, expected);
}

#[test]
fn signs_of_markup_in_text_stay_text_when_printed() {
    let deck = slide("# \\# 1\\. a\n\n\\- a \\*b\\* &lt;b&gt; 1 < 2 & \\[x\\](y) \\`z\\` ~~q~~\n\n2026\\. a year\n");
    assert_eq!(deck.slides[0].body[0], Block::Paragraph(vec![text("- a *b* <b> 1 < 2 & [x](y) `z` ~~q~~")]));
    assert_eq!(parse(&print(&deck), "printed"), Ok(deck));
}

#[test]
fn emphasis_beside_a_letter_that_no_table_knows_stays_emphasis_when_printed() {
    let deck = slide("# A\n\nChoose *how to use it*\u{18df3}.\n");
    assert_eq!(parse(&print(&deck), "printed"), Ok(deck));
}

#[test]
fn two_lists_in_a_row_stay_two_when_printed() {
    let deck = slide("# A\n\n- a\n- b\n\n* c\n\n- d\n\n1. e\n\n1) f\n");
    assert_eq!(deck.slides[0].body.len(), 5);
    assert_eq!(parse(&print(&deck), "printed"), Ok(deck));
}

#[test]
fn notes_are_kept_as_written_and_may_hold_fences() {
    let deck = slide("# A\n\n````notes\n\n  first *line*\n\n```\n---\n```\n````\n");
    assert_eq!(deck.slides[0].notes, "  first *line*\n\n```\n---\n```");
    assert_eq!(deck.slides.len(), 1);
    assert_eq!(parse(&print(&deck), "printed"), Ok(deck));
}

#[test]
fn a_rule_inside_a_block_begins_no_slide_and_one_under_the_last_slide_neither() {
    assert_eq!(slide("# A\n\n~~~notes\nx\n---\ny\n~~~\n---\n").slides.len(), 1);
}

#[test]
fn a_question_lends_its_id_to_a_slide_that_has_none() {
    let source = "---\ntitle: T\nlanguage: nl\n---\n```question\nid: q\nprompt: P\nfields: {id: f, kind: grade, step: \"0,5\"}\n```\n";
    let deck = parse(source, "d").expect("a deck");
    assert_eq!(deck.slides[0].id.as_str(), "q");
    let Some(Asks::Question(question)) = &deck.slides[0].asks else { panic!("a question") };
    let Kind::Grade(grade) = &question.fields[0].kind else { panic!("a grade") };
    assert_eq!((grade.min.0, grade.max.0, grade.step.0, grade.pass), (100, 1000, 50, None));
}

#[test]
fn items_can_be_written_in_one_line_each_and_are_named_after_their_id() {
    let source = "---\ntitle: T\nlanguage: nl\nlists:\n  scan:\n    - id: samen-leren\n  rest:\n    nee: Nee, nooit\n    nu:\n---\n```slide\nid: a\n```\n# A\n";
    let deck = parse(source, "d").expect("a deck");
    let labels = |list: &str| deck.lists[&list.into()].iter().map(|item| item.label.as_str()).collect::<Vec<_>>();
    assert_eq!(labels("scan"), ["Samen leren"]);
    assert_eq!(labels("rest"), ["Nee, nooit", "Nu"]);
}

#[test]
fn words_that_yaml_might_take_for_something_else_stay_words() {
    let source = "---\ntitle: 2026\nlanguage: en\ngroup: null\ngroups: [yes, 1.50, 0x10, 2026-01-01]\n---\n```slide\nid: no\n```\n# A\n";
    let deck = parse(source, "d").expect("a deck");
    assert_eq!((deck.title.as_str(), deck.group.as_deref()), ("2026", Some("null")));
    assert_eq!(deck.groups, ["yes", "1.50", "0x10", "2026-01-01"]);
    assert_eq!(deck.slides[0].id.as_str(), "no");
    assert_eq!(parse(&print(&deck), "printed"), Ok(deck));
}

#[test]
fn a_text_of_nothing_but_signs_is_read_as_fast_as_any_other() {
    // Read piece by piece again, this deck would take minutes.
    let signs = "*a ".repeat(1_300);
    let slides: Vec<String> = (0..200).map(|n| format!("```slide\nid: s{n}\n```\n\n# T\n\n{signs}\n\n")).collect();
    let source = format!("---\ntitle: T\nlanguage: en\n---\n\n{}", slides.join("---\n\n"));
    let deck = parse(&source, "d").expect("a deck");
    assert_eq!(deck.slides.len(), 200);
    assert_eq!(deck.slides[199].body, [Block::Paragraph(vec![text(signs.trim())])]);
}

#[test]
fn an_action_list_is_three_texts_that_are_marked_so() {
    let fields = "fields:\n  - {id: what, kind: text}\n  - {id: who, kind: text}\n  - {id: when, kind: text}\n";
    let source = format!(
        "---\ntitle: T\nlanguage: en\n---\n```question\nid: q\nprompt: Who does what?\nactions: yes\n{fields}```\n"
    );
    let deck = parse(&source, "d").expect("a deck");
    let Some(Asks::Question(question)) = &deck.slides[0].asks else { panic!("it asks") };
    assert!(question.actions);
    assert_eq!(parse(&print(&deck), "printed"), Ok(deck));
}
