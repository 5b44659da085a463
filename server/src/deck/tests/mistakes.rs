//! One broken deck for each mistake: where it is told, what is told, and what to do about it.

use std::collections::BTreeSet;

use peil_room::deck::Language;

use crate::deck::{DeckError, Stands, builtin, mistake::Mistake, parse, parse_slide};

const HEAD: &str = "---\ntitle: T\nlanguage: en\n---\n";
const SLIDE: &str = "```slide\nid: a\n```\n# A\n";

/// A whole head and what follows it, from line 5.
fn deck(rest: &str) -> String {
    format!("{HEAD}{rest}")
}

/// A head, from line 2, and one slide.
fn head(inside: &str) -> String {
    format!("---\n{inside}---\n{SLIDE}")
}

/// One slide and what stands on it, from line 9.
fn slide(rest: &str) -> String {
    format!("{HEAD}{SLIDE}{rest}")
}

/// One slide with a figure, from line 10.
fn figure(inside: &str) -> String {
    slide(&format!("```figure\n{inside}\n```\n"))
}

/// One question, from line 8.
fn question(inside: &str) -> String {
    deck(&format!("```question\nid: q\nprompt: P\n{inside}```\n"))
}

/// One field, from line 10, indented by four.
fn field(inside: &str) -> String {
    question(&format!("fields:\n  - id: f\n    {}\n", inside.replace('\n', "\n    ")))
}

pub(super) fn told(source: &str) -> Vec<String> {
    let errors: Vec<DeckError> = parse(source, "d").expect_err("a mistake");
    errors.iter().map(|error| error.to_string()[2..].to_owned()).collect()
}

#[test]
fn every_mistake_is_told_with_its_place_and_its_mend() {
    for (name, source, expected) in cases() {
        assert_eq!(told(&source).first().map(String::as_str), Some(expected), "{name}");
    }
}

/// A broken deck for each mistake, and the first thing that is told about it.
fn cases() -> Vec<(&'static str, String, &'static str)> {
    vec![
        (
            "an empty file",
            "".into(),
            "1:1: The deck is empty — begin it with a head: `---`, `title: …`, `language: en`, `---`",
        ),
        (
            "no head",
            "# Hello\n".into(),
            "1:1: The deck does not begin with its head — write a line `---`, then `title: …` and `language: nl` or `en`, then another line `---`",
        ),
        (
            "a head that is not closed",
            "---\ntitle: T\n".into(),
            "1:1: The head is not closed — write a line `---` under it",
        ),
        (
            "a head without title",
            head("language: en\n"),
            "2:1: A head without `title` — write `title:` and what the workshop is called",
        ),
        (
            "a head without language",
            head("title: T\n"),
            "2:1: A head without `language` — write `language: nl` or `language: en`",
        ),
        (
            "a language that is not spoken",
            head("title: T\nlanguage: fr\n"),
            "3:11: `language` is “fr” — write `nl` or `en`",
        ),
        (
            "a head with an unknown key",
            head("title: T\nlanguage: en\ntitel: x\n"),
            "4:1: A head has no key `titel` — write `title`",
        ),
        (
            "a head that is a list",
            head("- title\n"),
            "2:1: Here stands a list, where a head is expected — write keys with values, one `key: value` a line",
        ),
        (
            "a key written twice",
            head("title: T\ntitle: U\nlanguage: en\n"),
            "3:1: `title` is written twice — keep one of them",
        ),
        (
            "a colon without quotes",
            head("title: Schools: a plan\nlanguage: en\n"),
            "2:15: This is not YAML: mapping values are not allowed in this context — check the indentation (spaces, no tabs); a text that holds `: ` or ` #`, or begins with a sign, stands between quotes",
        ),
        (
            "a tab as indentation",
            head("title: T\nlanguage: en\nlists:\n\tscan: [a]\n"),
            "5:2: This is not YAML: tabs disallowed within this context (block indentation) — check the indentation (spaces, no tabs); a text that holds `: ` or ` #`, or begins with a sign, stands between quotes",
        ),
        (
            "a value that begins with a star",
            head("title: *T\nlanguage: en\n"),
            "2:8: This is not YAML: while parsing node, found unknown anchor — check the indentation (spaces, no tabs); a text that holds `: ` or ` #`, or begins with a sign, stands between quotes",
        ),
        (
            "a value with an anchor",
            head("title: &T x\nlanguage: en\n"),
            "2:11: A value begins with `&`, `*` or `!` — put it between quotes",
        ),
        (
            "a title of nothing but spaces",
            head("title: \"  \"\nlanguage: en\n"),
            "2:8: The text is empty — write something, or take it out",
        ),
        (
            "a key that is a list",
            head("title: T\nlanguage: en\n[a]: b\n"),
            "4:1: A key is a list — write a word before the colon",
        ),
        (
            "two documents in a block",
            slide("```figure\nkind: tree\n---\ntop: x\n```\n"),
            "11:1: This block holds a second YAML document — take the line `---` out of it",
        ),
        (
            "a word to hold back twice",
            head("title: T\nlanguage: en\nheld-words: [x, X]\n"),
            "4:17: The word “X” is written twice — keep one of them",
        ),
        (
            "an invisible character",
            head("title: \"a\\u202Eb\"\nlanguage: en\n"),
            "2:8: The text holds an invisible character (U+202E) — type the text again",
        ),
        (
            "groups without a noun",
            head("title: T\nlanguage: en\ngroups: [a]\n"),
            "4:9: There are `groups`, but no word for a group — add `group:` with the noun, like `group: school`",
        ),
        (
            "a group twice",
            head("title: T\nlanguage: en\ngroup: g\ngroups: [North, north]\n"),
            "5:17: The group “north” is written twice — keep one of them",
        ),
        (
            "a list that is a text",
            head("title: T\nlanguage: en\nlists: scan\n"),
            "4:8: `lists` is a text — write the name of a list and a colon, and its items under it",
        ),
        (
            "a list without items",
            head("title: T\nlanguage: en\nlists:\n  scan: []\n"),
            "5:9: The list is empty — write one `id: label` a line",
        ),
        (
            "an item without id",
            head("title: T\nlanguage: en\nlists:\n  scan:\n    - Support\n"),
            "6:7: The item “Support” has no id — write `- id: …` and under it `label: Support`",
        ),
        (
            "an item id twice",
            head("title: T\nlanguage: en\nlists:\n  scan:\n    - id: a\n    - id: a\n"),
            "7:7: The id `a` is used twice in this list — give each item an id of its own",
        ),
        ("no slides", deck(""), "1:1: The deck has no slides — write at least one under the head"),
        (
            "a slide without id",
            deck("# A\n"),
            "5:1: The slide has no id — write a `slide` block with `id:` and a short name of its own",
        ),
        (
            "an id with capitals",
            deck("```slide\nid: My Slide\n```\n# A\n"),
            "6:5: “My Slide” is no id — use small letters a to z, digits and hyphens, at most 40, like `leren-van-elkaar`",
        ),
        (
            "an id that is a list",
            deck("```slide\nid: [a]\n```\n# A\n"),
            "6:5: Here stands a list, where an id is expected — write one short word",
        ),
        (
            "a slide without title",
            deck("```slide\nid: a\n```\nText\n"),
            "5:1: The slide has no title — write a heading, `# …`",
        ),
        (
            "an unknown slide key",
            deck("```slide\nid: a\nextras: yes\n```\n# A\n"),
            "7:1: A slide has no key `extras` — write `extra`",
        ),
        (
            "extra that is neither yes nor no",
            deck("```slide\nid: a\nextra: maybe\n```\n# A\n"),
            "7:8: `extra` is “maybe” — write `yes` or `no`",
        ),
        (
            "two slides of one id",
            slide("\n---\n```slide\nid: a\n```\n# A\n"),
            "12:5: The id `a` is used for two slides — give each slide an id of its own",
        ),
        (
            "a block that is not closed",
            slide("```notes\nhello\n"),
            "9:1: The block `notes` is not closed — write a line ``` under it",
        ),
        (
            "a block of an unknown name",
            slide("```python\nx\n```\n"),
            "9:1: There is no block `python` — write `slide`, `question`, `figure` or `notes` after the three signs",
        ),
        ("an indented block", slide(" ```notes\nx\n ```\n"), "9:2: A block is indented — begin the line with ```"),
        (
            "two blocks of one name",
            slide("```notes\nx\n```\n```notes\ny\n```\n"),
            "12:1: A second `notes` block on one slide — keep one, or begin a slide above it with `---`",
        ),
        (
            "a rule right under text",
            slide("Text\n---\n```slide\nid: b\n```\n# A\n"),
            "10:1: `---` stands right under a line of text — write an empty line above it to begin a slide, or `#` before the text to make it a heading",
        ),
        (
            "a question without id",
            deck("```question\nprompt: P\nfields:\n  - id: f\n    kind: text\n```\n"),
            "6:1: A question without `id` — write `id:` and a short name of its own, in small letters, digits and hyphens",
        ),
        (
            "a question without prompt",
            deck("```question\nid: q\nfields:\n  - id: f\n    kind: text\n```\n"),
            "6:1: A question without `prompt` — write `prompt:` and what you ask, in full",
        ),
        (
            "a question without fields",
            question(""),
            "6:1: A question without `fields` — write `fields:` and under it at least one field, `- id: …` and `kind: …`",
        ),
        (
            "a question with no fields under the word",
            question("fields: []\n"),
            "8:9: The question has no fields — write at least one, `- id: …` and `kind: …`",
        ),
        (
            "a question that opens in an unknown way",
            question("open: now\nfields:\n  - id: f\n    kind: text\n"),
            "8:7: `open` is “now” — write `with slide` or `by hand`",
        ),
        (
            "an action list without its three texts",
            question("actions: yes\nfields:\n  - {id: what, kind: text}\n  - {id: who, kind: keywords}\n"),
            "10:3: An action list asks three texts, and these are not — write three fields of `kind: text`: what, who and when, without `when` or `by`",
        ),
        (
            "three rounds",
            question("rounds: 3\nfields:\n  - id: f\n    kind: text\n"),
            "8:9: `rounds` is 3 — write a whole number from 1 to 2",
        ),
        (
            "a timer that is no time",
            question("timer: soon\nfields:\n  - id: f\n    kind: text\n"),
            "8:8: “soon” is no time for a timer — write seconds or minutes from 10 s to 60 min, like `3 min`",
        ),
        (
            "a timer that is too long",
            question("talk-timer: 2 hours\nfields:\n  - id: f\n    kind: text\n"),
            "8:13: “2 hours” is no time for a timer — write seconds or minutes from 10 s to 60 min, like `3 min`",
        ),
        (
            "a timer that is too short",
            question("timer: 9 s\nfields:\n  - id: f\n    kind: text\n"),
            "8:8: “9 s” is no time for a timer — write seconds or minutes from 10 s to 60 min, like `3 min`",
        ),
        (
            "a timer that ends in an unknown way",
            question("after-timer: bang\nfields:\n  - id: f\n    kind: text\n"),
            "8:14: `after-timer` is “bang” — write `stay open` or `close`",
        ),
        (
            "two questions of one id",
            deck(
                "```question\nid: q\nprompt: P\nfields:\n  - {id: f, kind: text}\n```\n---\n```slide\nid: b\n```\n```question\nid: q\nprompt: P\nfields:\n  - {id: f, kind: text}\n```\n",
            ),
            "16:5: The id `q` is used for two questions — give it an id of its own, or write `again:` to ask the earlier question once more",
        ),
        (
            "again of an unknown question",
            deck("```slide\nid: a\n```\n```question\nagain: q\n```\n"),
            "9:8: `again` names the question `q`, which was not asked before — write that question first",
        ),
        (
            "again before the question",
            deck(
                "```slide\nid: a\n```\n```question\nagain: q\n```\n---\n```question\nid: q\nprompt: P\nfields:\n  - {id: f, kind: text}\n```\n",
            ),
            "9:8: `again` names the question `q`, which was not asked before — put this slide under the one that asks it first",
        ),
        (
            "again with a prompt",
            deck("```slide\nid: a\n```\n```question\nagain: q\nprompt: P\n```\n"),
            "10:1: A question has no key `prompt` — take it out; here may stand: again",
        ),
        (
            "two fields of one id",
            question("fields:\n  - {id: f, kind: text}\n  - {id: f, kind: text}\n"),
            "10:5: The id `f` is used twice in this question — give each field an id of its own",
        ),
        (
            "a field without kind",
            field("label: L"),
            "9:5: A field without `kind` — write one of: grade, choice, keywords, marks, rating, text, points",
        ),
        (
            "a field of an unknown kind",
            field("kind: slider"),
            "10:11: `kind` is “slider” — write `grade` or `choice` or `keywords` or `marks` or `rating` or `text` or `points`",
        ),
        (
            "a key of another kind",
            field("kind: text\nmost: 3"),
            "11:5: A field has no key `most` — take it out; here may stand: id, label, hint, required, when, kind, length, by",
        ),
        (
            "a condition that is a word",
            field("kind: text\nwhen: yes"),
            "11:11: `when` is no condition — write the id of a choice field and of one choice, like `when: {plg: nee}`",
        ),
        (
            "a condition on an unknown field",
            field("kind: text\nwhen: {g: yes}"),
            "11:11: `when` names the field `g`, which this question does not have — name a choice field above this one",
        ),
        (
            "a condition on a later field",
            question("fields:\n  - {id: f, kind: text, when: {g: y}}\n  - {id: g, kind: choice, choices: {y: Y}}\n"),
            "9:31: `when` names the field `g`, which does not stand above this one — put that field first",
        ),
        (
            "a condition on a text",
            question("fields:\n  - {id: f, kind: text}\n  - {id: g, kind: text, when: {f: y}}\n"),
            "10:31: `when` names the field `f`, which is no choice — name a field of `kind: choice`",
        ),
        (
            "a condition on an unknown choice",
            question(
                "fields:\n  - {id: f, kind: choice, choices: {y: Y, n: N}}\n  - {id: g, kind: text, when: {f: maybe}}\n",
            ),
            "10:31: The field `f` has no choice `maybe` — write one of: y, n",
        ),
        (
            "a grade that is a word",
            field("kind: grade\nmin: one"),
            "11:10: “one” is no number — write a number with at most two decimals, like 5.5",
        ),
        (
            "a grade upside down",
            field("kind: grade\nmin: 10\nmax: 1"),
            "12:10: The scale goes from 10 to 1 — write a `max` above `min`",
        ),
        (
            "steps that do not divide the scale",
            field("kind: grade\nstep: 0.7"),
            "11:11: Steps of 0.7 do not lead from 1 to 10 — write a `step` that divides the scale, like 1 or 0.5",
        ),
        (
            "an answer a group without a word for one",
            question("per: group\nfields:\n  - id: f\n    kind: text\n"),
            "8:6: `per: group`, but no word for a group — add `group:` to the head with the noun, like `group: table`",
        ),
        (
            "a scale of too many steps",
            field("kind: grade\nstep: 0.01"),
            "11:11: The scale has 900 steps — keep at most 100",
        ),
        (
            "a pass mark off the scale",
            field("kind: grade\npass: 11"),
            "11:11: The pass mark 11 is not on the scale — write a number from 1 to 10",
        ),
        (
            "a choice without choices",
            field("kind: choice"),
            "9:5: A field without `choices` — write `choices:` and under it one `id: label` a line, or the name of a list",
        ),
        (
            "more choices than there are",
            field("kind: choice\nchoices: {a: A}\nmost: 2"),
            "12:11: `most` is 2 — write a whole number from 1 to 1",
        ),
        (
            "too many keywords",
            field("kind: keywords\nmost: 11"),
            "11:11: `most` is 11 — write a whole number from 1 to 10",
        ),
        (
            "marks of an unknown list",
            field("kind: marks\nitems: scan"),
            "11:12: There is no list “scan” — write the items here, or add the list under `lists:` in the head",
        ),
        (
            "marks of which none may be set",
            field("kind: marks\nitems: {a: A}\nmost-high: 0\nmost-low: 0"),
            "9:5: Nothing may be marked — write `most-high` or `most-low` above 0",
        ),
        (
            "a rating without series",
            field("kind: rating\nitems: {a: A}"),
            "9:5: A field without `series` — write `series:` and under it one `id: label` a line, like `now: Now`",
        ),
        (
            "a rating upside down",
            field("kind: rating\nitems: {a: A}\nseries: {n: N}\nmin: 5\nmax: 1"),
            "14:10: The scale goes from 5 to 1 — write a `max` above `min`, at most 20 above",
        ),
        (
            "a text that may be too long",
            field("kind: text\nlength: 501"),
            "11:13: `length` is 501 — write a whole number from 1 to 500",
        ),
        (
            "cards by an unknown field",
            field("kind: text\nby: g"),
            "11:9: `by` names the field `g`, which this question does not have — name a keywords or choice field of this question",
        ),
        (
            "cards by a text",
            question("fields:\n  - {id: f, kind: text}\n  - {id: g, kind: text, by: f}\n"),
            "10:29: `by` names the field `f`, which is neither keywords nor a choice — name a field of `kind: keywords` or `kind: choice`",
        ),
        (
            "points without a number",
            field("kind: points\nchoices: {a: A}"),
            "9:5: A field of points without `points` — write `points:` and how many there are to spread",
        ),
        (
            "a figure without kind",
            figure("steps: [a, b]"),
            "10:1: A figure without `kind` — write one of: circles, radar, matrix, cycle, tree, checklist",
        ),
        (
            "a figure of an unknown kind",
            figure("kind: pie"),
            "10:7: `kind` is “pie” — write `circles` or `radar` or `matrix` or `cycle` or `tree` or `checklist`",
        ),
        ("one circle", figure("kind: circles\ncircles: [a]"), "11:10: `circles` has 1 text — write 2 to 5"),
        (
            "a radar of two items",
            figure("kind: radar\nitems: {a: A, b: B}"),
            "11:8: The radar has 2 items — write at least 3",
        ),
        (
            "a radar of an unknown question",
            figure("kind: radar\nitems: {a: A, b: B, c: C}\nof: q"),
            "12:5: `of` names the question `q`, which the deck does not have — write that question first",
        ),
        (
            "a radar of a question with other items",
            slide(
                "```figure\nkind: radar\nitems: {a: A, b: B, c: C}\nof: q\n```\n---\n```question\nid: q\nprompt: P\nfields:\n  - {id: f, kind: marks, items: {a: A}}\n```\n",
            ),
            "12:5: The question `q` cannot fill this radar — name a question that rates or marks the same items, for the same series",
        ),
        (
            "a row of too few cells",
            figure("kind: matrix\ncolumns: [a, b]\nrows:\n  - cells:\n      - [x]"),
            "14:7: The row has 1 cell and the matrix 2 columns — write one cell a column, `[]` for an empty one",
        ),
        (
            "keys in the place of texts",
            figure("kind: circles\ncircles: {a: b}"),
            "11:10: Here stand keys with values, where a list of texts is expected — write each text on a line of its own after `- `, between quotes if it holds a colon",
        ),
        (
            "rows that are a text",
            figure("kind: matrix\ncolumns: [a]\nrows: x"),
            "12:7: `rows` is no list — write `- cells:` for each row",
        ),
        (
            "a matrix without rows",
            figure("kind: matrix\ncolumns: [a]\nrows: []"),
            "12:7: The matrix has 0 rows — write 1 to 40",
        ),
        (
            "cells that are a text",
            figure("kind: matrix\ncolumns: [a]\nrows:\n  - cells: x"),
            "13:12: `cells` is no list — write `- ` and a list of texts for each column",
        ),
        (
            "branches that are a text",
            figure("kind: tree\ntop: a\nunder: x"),
            "12:8: `under` is no list — write one `- label: …` for each branch",
        ),
        (
            "a tree without branches",
            figure("kind: tree\ntop: a\nunder: []"),
            "12:8: The tree has 0 branches — write 1 to 8",
        ),
        (
            "a tree without top",
            figure("kind: tree\nunder: [a]"),
            "10:1: A figure without `top` — write `top:` and what stands on top",
        ),
        (
            "a list in the place of a text",
            figure("kind: tree\ntop: [a]\nunder: [a]"),
            "11:6: Here stands a list, where a text is expected — write one text, between quotes if it holds a colon",
        ),
        (
            "HTML",
            slide("\nHello <b>you</b>\n"),
            "10:7: HTML cannot be shown — write it in Markdown; a sign < that you mean as such is written \\<",
        ),
        (
            "a block of HTML",
            slide("\n<div>\nx\n</div>\n"),
            "10:1: HTML cannot be shown — write it in Markdown; a sign < that you mean as such is written \\<",
        ),
        (
            "a picture",
            slide("\n![x](y.png)\n"),
            "10:1: There is no image “y.png” — bring it once more, which writes its name; images from elsewhere are not fetched",
        ),
        (
            "an image without words",
            slide("\n![](images/0123456789abcdef0123456789abcdef.png)\n"),
            "10:1: The image has no words — write between the brackets what it shows, for who cannot see it",
        ),
        (
            "an image in a line",
            slide("\nx ![x](images/0123456789abcdef0123456789abcdef.png)\n"),
            "10:3: An image cannot stand in a line, a list or a quotation — give it a line of its own, with an empty line above and below it",
        ),
        (
            "an image with text behind it",
            slide("\n![x](images/0123456789abcdef0123456789abcdef.png) *x*\n"),
            "10:1: The image does not stand alone — leave an empty line above and below it",
        ),
        (
            "an image in a list",
            slide("\n- ![x](images/0123456789abcdef0123456789abcdef.png)\n"),
            "10:3: An image cannot stand in a line, a list or a quotation — give it a line of its own, with an empty line above and below it",
        ),
        (
            "five images",
            slide(&"\n![x](images/0123456789abcdef0123456789abcdef.png)\n".repeat(5)),
            "5:1: There are 5 images on this slide — keep 4 or fewer, or make two slides",
        ),
        (
            "an image on a slide that asks",
            slide("\n![x](images/0123456789abcdef0123456789abcdef.png)\n\n```question\nid: q\nprompt: P\nfields:\n  - {id: f, kind: text}\n```\n"),
            "6:5: A slide that asks shows no image — give the image a slide of its own before this one",
        ),
        (
            "an image that covers a figure",
            "---\ntitle: T\nlanguage: en\n---\n```slide\nid: a\nimage: images/0123456789abcdef0123456789abcdef.png\n```\n# A\n```figure\nkind: cycle\nsteps: [a, b]\n```\n".into(),
            "6:5: The image is the whole slide and covers what is drawn on it — take `image` out, or the other",
        ),
        (
            "an image and a figure",
            slide(
                "\n![x](images/0123456789abcdef0123456789abcdef.png)\n\n```figure\nkind: cycle\nsteps: [a, b]\n```\n",
            ),
            "6:5: An image and a figure on one slide — keep one, or make two slides",
        ),
        (
            "a link to a script",
            slide("\nSee [x](javascript:alert(1))\n"),
            "10:5: The link leads to “javascript:alert(1)” — write a whole address that begins with https://, http:// or mailto:",
        ),
        (
            "a table",
            slide("\n| a | b |\n|---|---|\n| c | d |\n"),
            "10:1: A table cannot be shown in the text — write a `figure` of `kind: matrix`",
        ),
        ("code in a line", slide("\nPress `x`\n"), "10:7: Code cannot be shown — write it without the signs `"),
        (
            "an indented line",
            slide("\n    x\n"),
            "10:5: Code cannot be shown — take the spaces from the beginning of the line, or the fence away",
        ),
        (
            "a second title",
            slide("\n# B\n"),
            "10:1: A second `#` heading — begin a slide above it with `---`, or write `##`",
        ),
        (
            "a heading too deep",
            slide("\n##### B\n"),
            "10:1: A heading of this level cannot be shown — write `##`, `###` or `####`",
        ),
        ("a heading without text", slide("\n##\n"), "10:1: The heading is empty — write its text, or take it out"),
        (
            "a rule of stars",
            slide("\n***\n"),
            "10:1: A rule cannot be shown — write `---`, three hyphens and nothing else, to begin a slide",
        ),
        (
            "a tick box",
            slide("\n- [ ] x\n"),
            "10:3: A tick box cannot be shown in the text — write a `figure` of `kind: checklist`",
        ),
    ]
}

#[test]
fn what_is_too_many_is_told() {
    for (source, expected) in too_many() {
        assert_eq!(told(&source).first().map(String::as_str), Some(expected));
    }
}

fn too_many() -> Vec<(String, &'static str)> {
    let numbered = |count: usize, line: &str| (0..count).map(|n| line.replace('@', &n.to_string())).collect::<String>();
    let nested: String = (0..8).map(|depth| format!("{}- x\n", "  ".repeat(depth))).collect();
    vec![
        (
            head(&format!("title: {}\nlanguage: en\n", "x".repeat(121))),
            "2:8: The text has 121 characters — make it 120 or shorter",
        ),
        (
            head(&format!("title: T\nlanguage: en\ngroup: g\ngroups:\n{}", numbered(61, "- g@\n"))),
            "66:3: There are 61 of these — keep at most 60",
        ),
        (
            head(&format!("title: T\nlanguage: en\nlists:\n  scan:\n{}", numbered(41, "    a@: A\n"))),
            "6:5: The list has 41 items — keep at most 40",
        ),
        (
            question(&format!("fields:\n{}", numbered(13, "  - {id: f@, kind: text}\n"))),
            "21:5: The question has 13 fields — keep at most 12, or make it two questions",
        ),
        (
            deck(&numbered(301, "```slide\nid: s@\n```\n# A\n\n---\n")),
            "1806:5: The deck has 301 slides — keep at most 300",
        ),
        (slide(&nested), "15:13: This is nested too deep — write it plainer"),
        (
            slide(&"word ".repeat(1000)),
            "5:1: The text of this slide has 4999 characters — make it 4000 or shorter, or two slides",
        ),
        (slide(&">".repeat(5000)), "9:7: This is nested too deep — write it plainer"),
        (
            figure(&format!("kind: {}", "[".repeat(100) + &"]".repeat(100))),
            "10:18: This is nested too deep — check the indentation",
        ),
        (
            head(&format!("title: T\nlanguage: en\nlists:\n{}", numbered(41, "  l@: {a: A}\n"))),
            "5:3: There are 41 lists — keep at most 40",
        ),
        (
            figure(&format!("kind: tree\n{}", numbered(201, "k@: x\n"))),
            "210:1: There are more than 200 keys here — take some out",
        ),
        (
            slide(&format!("```notes\n{}\n```\n", "x".repeat(10_001))),
            "9:1: The notes are too long — make them 10000 characters or shorter",
        ),
        (
            slide(&"[a](https://b.nl) ".repeat(1200)),
            "5:1: The text of this slide has 21606 bytes — make it 20000 or shorter, or more slides",
        ),
        ("x".repeat(1_000_001), "1:1: The deck has 1000001 bytes — make it 1000000 or shorter"),
    ]
}

#[test]
fn every_mistake_has_words_in_both_languages_and_a_deck_that_shows_it() {
    let alone = ["# A\n\n---\n\n# B\n", "```slide\nid: a\n```\n# A\n"];
    let deck = &parse(&slide(""), "d").expect("a deck");
    let of_one =
        alone.iter().flat_map(|text| parse_slide(text, &Stands::At(&"a".into()), deck).expect_err("a mistake"));
    let sources =
        cases().into_iter().map(|(_, source, _)| source).chain(too_many().into_iter().map(|(source, _)| source));
    let mut shown = BTreeSet::new();
    for error in sources.flat_map(|source| parse(&source, "d").expect_err("a mistake")).chain(of_one) {
        let (dutch, english) = (error.words(Language::Dutch), error.words(Language::English));
        assert_ne!(dutch, english, "{error}");
        for said in [&dutch.message, &dutch.mend] {
            assert!(!said.is_empty() && !said.to_lowercase().contains("fout") && !said.ends_with('.'), "{said}");
        }
        shown.insert(variant(&error.mistake));
    }
    assert_eq!(shown, variants());
}

/// The names of all mistakes, as they are written.
fn variants() -> BTreeSet<String> {
    let source = include_str!("../mistake/mod.rs");
    let inside = source.split("enum Mistake {").nth(1).and_then(|rest| rest.split("\n}").next()).expect("the mistakes");
    let named = inside.lines().filter_map(|line| line.strip_prefix("    "));
    let names = named.filter(|line| line.starts_with(|sign: char| sign.is_ascii_uppercase()));
    names.map(|line| line.split([' ', ',']).next().unwrap_or_default().to_owned()).collect()
}

/// The name of a mistake among all of them.
fn variant(mistake: &Mistake) -> String {
    let told = format!("{mistake:?}");
    told.split([' ', '{']).next().unwrap_or_default().to_owned()
}

#[test]
fn one_reading_tells_all_mistakes_in_the_order_of_the_file() {
    let source = "---\ntitle: T\nlanguage: fr\n---\n# A\n\n---\n\n```slide\nid: B\n```\n\nText <b>\n";
    let places: Vec<String> =
        told(source).iter().map(|told| told.split(' ').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(places, ["3:11:", "5:1:", "8:1:", "10:5:", "13:6:"]);
}

#[test]
fn of_thousands_of_mistakes_the_first_page_is_told() {
    let broken = "```question\nid: Q\nfields:\n  - kind: grade\n    step: 7\n    min: {}\n  - id: f\n    kind: marks\n    items: []\n```\n---\n";
    let told = told(&deck(&broken.repeat(1000)));
    assert_eq!(told.len(), 50);
    assert!(told[0].starts_with("6:1: A question without `prompt`"), "{}", told[0]);
}

#[test]
fn columns_count_characters_and_windows_line_ends_count_once() {
    assert_eq!(
        told(&slide("Één `x`\n").replace('\n', "\r\n")),
        ["9:5: Code cannot be shown — write it without the signs `"]
    );
}

#[test]
fn any_line_left_out_of_a_deck_that_ships_gives_a_deck_or_a_mistake_with_a_place_in_the_file() {
    let lines: Vec<&str> = builtin()[1].source.lines().collect();
    for left_out in 0..lines.len() {
        let kept: Vec<&str> =
            lines.iter().enumerate().filter(|(index, _)| *index != left_out).map(|(_, line)| *line).collect();
        for error in parse(&kept.join("\n"), "d").err().into_iter().flatten() {
            assert!((1..=lines.len()).contains(&error.line) && error.column > 0, "line {left_out}: {error}");
        }
    }
}
