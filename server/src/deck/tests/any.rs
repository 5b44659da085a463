//! Any input is a deck or mistakes, and any deck is printed as itself.

use peil_room::{
    body::{Block, Inline},
    deck::{Asks, Condition, Deck, Field, Language, Opening, Question, Slide, Then},
    figure::{Figure, MatrixRow, TreeLeaf},
    kind::{
        Item, Items, Kind, choice::Choice, grade::Grade, keywords::Keywords, marks::Marks, points::Points,
        rating::Rating, text::Text,
    },
    number::Hundredths,
    timer::Timing,
};
use proptest::{collection::vec, option, prelude::*, sample::select};

use crate::deck::{builtin, parse, print};

const IMAGE: &str = "0123456789abcdef0123456789abcdef.webp";

/// Pieces that decks are made of, so that arbitrary input gets past the first check.
const PIECES: [&str; 36] = [
    "---\n",
    "title: T\n",
    "language: nl\n",
    "lists:\n",
    "  a:\n",
    "    b: B\n",
    "\n",
    "# A\n",
    "## B\n",
    "```slide\n",
    "id: a\n",
    "```question\n",
    "prompt: P\n",
    "fields:\n",
    "  - id: f\n",
    "    kind: choice\n",
    "    choices: {y: Y}\n",
    "    when: {f: y}\n",
    "```figure\n",
    "kind: radar\n",
    "items: a\n",
    "of: a\n",
    "```notes\n",
    "```\n",
    "- x\n",
    "  - y\n",
    "> z\n",
    "*a* **b** ",
    "[c](https://d) ",
    "<b>",
    "![](e)",
    "![e](images/0123456789abcdef0123456789abcdef.webp)\n",
    "image: images/0123456789abcdef0123456789abcdef.png\n",
    "| a |\n|---|\n",
    "again: a\n",
    "é\u{202e}🙂: [\"{",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_a_deck_or_mistakes(source in "(?s).{0,200}") {
        prop_assert!(parse(&source, "d").is_ok() || parse(&source, "d").is_err_and(|errors| !errors.is_empty()));
    }

    #[test]
    fn any_heap_of_pieces_is_a_deck_that_prints_as_itself_or_mistakes(pieces in vec(select(&PIECES[..]), 0..60), whole in any::<bool>()) {
        let begin = if whole { "---\ntitle: T\nlanguage: en\n---\n```slide\nid: s\n```\n# S\n" } else { "" };
        match parse(&format!("{begin}{}", pieces.concat()), "d") {
            Ok(deck) => { let printed = print(&deck); prop_assert_eq!(parse(&printed, "printed"), Ok(deck), "{}", printed) }
            Err(errors) => prop_assert!(!errors.is_empty()),
        }
    }

    #[test]
    fn a_deck_that_ships_with_a_scratch_is_a_deck_or_mistakes(which in 0..2_usize, at in 0..20_000_usize, length in 0..40_usize, scratch in "(?s).{0,10}") {
        let source: Vec<char> = builtin()[which].source.chars().collect();
        let at = at % source.len();
        let scratched: String = source[..at].iter().copied().chain(scratch.chars()).chain(source[(at + length).min(source.len())..].iter().copied()).collect();
        if let Ok(deck) = parse(&scratched, "d") {
            let printed = print(&deck);
            prop_assert_eq!(parse(&printed, "printed"), Ok(deck), "{}", printed);
        }
    }

    #[test]
    fn a_deck_prints_as_itself(deck in deck()) {
        let printed = print(&deck);
        prop_assert_eq!(parse(&printed, "printed"), Ok(deck), "{}", printed);
    }
}

/// A text with the signs that Markdown and YAML give a meaning.
fn words() -> impl Strategy<Value = String> {
    "[a-zà-ö0-9#*_>&!?'\"\\[\\]{}<`~|@%:,.=+\\\\🙂-]{1,6}( [a-z0-9#*_>&!?'\":,.=+|~-]{1,6}){0,3}"
}

/// A word that nothing can be taken for.
fn word() -> impl Strategy<Value = String> {
    "[a-z]{2,8}"
}

fn items(most: usize) -> impl Strategy<Value = Vec<Item>> {
    vec((words(), option::of(words())), 3..=most.max(3)).prop_map(|labels| {
        let item =
            |(n, (label, short)): (usize, (String, Option<String>))| Item { id: format!("i{n}").into(), label, short };
        labels.into_iter().enumerate().map(item).collect()
    })
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let piece = prop_oneof![
        words().prop_map(|text| vec![Inline::Text(text)]),
        word().prop_map(|text| vec![Inline::Emphasis(vec![Inline::Text(text)])]),
        word().prop_map(|text| vec![Inline::Strong(vec![Inline::Emphasis(vec![Inline::Text(text)])])]),
        words().prop_map(|text| vec![Inline::Link {
            to: "https://example.org/a_b*c?d=(e)&f".into(),
            text: vec![Inline::Text(text)]
        }]),
        word().prop_map(|text| vec![Inline::Text(text.clone()), Inline::Break, Inline::Text(text)]),
    ];
    vec(piece, 1..4).prop_map(|pieces| {
        let mut text: Vec<Inline> = Vec::new();
        for piece in pieces.into_iter().enumerate().flat_map(|(n, piece)| {
            let space = (n > 0).then(|| Inline::Text(" ".into()));
            space.into_iter().chain(piece)
        }) {
            match (text.last_mut(), piece) {
                (Some(Inline::Text(last)), Inline::Text(more)) => last.push_str(&more),
                (_, piece) => text.push(piece),
            }
        }
        text
    })
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let flat = prop_oneof![
        inlines().prop_map(Block::Paragraph),
        (2..=4_u8, word()).prop_map(|(level, text)| Block::Heading { level, text: vec![Inline::Text(text)] }),
    ];
    let tree = flat.prop_recursive(2, 12, 3, |inner| {
        prop_oneof![
            (any::<bool>(), vec(vec(inner.clone(), 1..3), 1..4))
                .prop_map(|(ordered, items)| Block::List { ordered, items }),
            vec(inner, 1..3).prop_map(Block::Quote),
        ]
    });
    let image = words().prop_map(|alt| Block::Image { name: IMAGE.into(), alt });
    (vec(tree, 0..4), option::of(image)).prop_map(|(mut blocks, image)| {
        blocks.extend(image);
        blocks
    })
}

fn kind(list: Items) -> impl Strategy<Value = Kind> {
    let written = items(6).prop_map(|items| Items { list: None, items });
    let any_items = prop_oneof![Just(list), written].boxed();
    prop_oneof![
        (0..50_i32, 1..20_i32, 1..300_i32, any::<bool>()).prop_map(|(min, steps, step, passes)| Kind::Grade(Grade {
            min: Hundredths(min),
            max: Hundredths(min + steps * step),
            step: Hundredths(step),
            pass: passes.then_some(Hundredths(min + step)),
        })),
        any_items.clone().prop_map(|choices| Kind::Choice(Choice { choices, most: 2 })),
        (1..10_u16, 1..60_u16).prop_map(|(most, length)| Kind::Keywords(Keywords { most, length })),
        any_items.clone().prop_map(|items| Kind::Marks(Marks { items, most_high: 2, most_low: 0 })),
        (any_items.clone(), items(3)).prop_map(|(items, series)| Kind::Rating(Rating {
            items,
            series,
            min: -2,
            max: 3
        })),
        (1..500_u16).prop_map(|length| Kind::Text(Text { length, by: None })),
        (any_items, 1..100_u16).prop_map(|(choices, points)| Kind::Points(Points { choices, points })),
    ]
}

fn question(list: Items) -> impl Strategy<Value = Question> {
    let field = (option::of(words()), option::of(words()), any::<bool>(), kind(list.clone()));
    let fields = vec(field, 1..5).prop_map(move |fields| {
        let asked = Field {
            id: "first".into(),
            label: None,
            hint: None,
            required: true,
            when: None,
            kind: Kind::Choice(Choice { choices: list.clone(), most: 1 }),
        };
        let when = Condition { field: "first".into(), choice: list.items[0].id.clone() };
        let more = fields.into_iter().enumerate().map(|(n, (label, hint, required, mut kind))| {
            if let Kind::Text(text) = &mut kind {
                text.by = Some("first".into());
            }
            Field { id: format!("f{n}").into(), label, hint, required, when: required.then(|| when.clone()), kind }
        });
        std::iter::once(asked).chain(more).collect::<Vec<_>>()
    });
    let seconds = || option::of((10..=3_600_u64).prop_map(|seconds| seconds * 1_000));
    (words(), option::of(words()), fields, any::<[bool; 6]>(), seconds(), seconds()).prop_map(
        |(prompt, short, fields, [open, then, twice, readable, closes, per_group], for_answers, for_talk)| Question {
            id: "q".into(),
            prompt,
            short,
            fields,
            open: if open { Opening::WithSlide } else { Opening::ByHand },
            then: if then { Then::Reveal } else { Then::Talk },
            rounds: 1 + u32::from(twice),
            actions: false,
            readable,
            per_group,
            timing: Timing { open: for_answers, closes, talk: for_talk },
        },
    )
}

fn figure(list: Items) -> impl Strategy<Value = Figure> {
    prop_oneof![
        (vec(words(), 2..5), option::of(words())).prop_map(|(circles, around)| Figure::Circles { circles, around }),
        (items(4), any::<bool>()).prop_map(move |(series, empty)| Figure::Radar {
            items: list.clone(),
            series: if empty { Vec::new() } else { series },
            scale: (0, 10),
            of: None,
        }),
        (vec((option::of(words()), vec(words(), 0..3), vec(words(), 0..3)), 1..4)).prop_map(|rows| Figure::Matrix {
            columns: vec!["One".into(), "Two: 2".into()],
            rows: rows.into_iter().map(|(label, a, b)| MatrixRow { label, cells: vec![a, b] }).collect(),
        }),
        vec(words(), 2..8).prop_map(|steps| Figure::Cycle { steps }),
        (words(), vec((words(), option::of(words())), 1..5)).prop_map(|(top, under)| Figure::Tree {
            top,
            under: under.into_iter().map(|(label, text)| TreeLeaf { label, text }).collect(),
        }),
        vec(words(), 1..8).prop_map(|items| Figure::Checklist { items }),
    ]
}

fn deck() -> impl Strategy<Value = Deck> {
    items(6).prop_flat_map(|scan| {
        let list = Items { list: Some("scan".into()), items: scan.clone() };
        let drawn = prop_oneof![
            figure(list.clone()).prop_map(|figure| (Some(figure), None)),
            Just((None, Some(IMAGE.into()))),
            Just((None, None)),
        ];
        let slide = (words(), blocks(), "([a-z`#-]{1,9}\n){0,3}[a-z]{1,3}", drawn, any::<bool>());
        (words(), any::<bool>(), words(), vec(slide, 1..4), option::of(question(list))).prop_map(
            move |(title, dutch, group, slides, question)| {
                let mut slides: Vec<Slide> = slides
                    .into_iter()
                    .enumerate()
                    .map(|(n, (title, mut body, notes, (figure, image), extra))| {
                        // An image stands beside the text of a slide on which nothing else is drawn or asked.
                        if figure.is_some() || image.is_some() {
                            body.retain(|block| !matches!(block, Block::Image { .. }));
                        }
                        Slide { id: format!("s{n}").into(), title, body, image, notes, figure, asks: None, extra }
                    })
                    .collect();
                if let Some(question) = question {
                    slides[0].image = None;
                    slides[0].body.retain(|block| !matches!(block, Block::Image { .. }));
                    let again = Slide { id: "again".into(), asks: Some(Asks::Again("q".into())), ..slides[0].clone() };
                    slides[0].asks = Some(Asks::Question(question));
                    slides.push(again);
                }
                Deck {
                    title,
                    language: if dutch { Language::Dutch } else { Language::English },
                    group: Some(group.clone()),
                    groups: vec![group.clone()],
                    held_words: vec![group],
                    lists: [("scan".into(), scan.clone())].into(),
                    slides,
                }
            },
        )
    })
}
