//! What an answer must be like.

use peil_room::{
    answer::{Answer, Given, GivenValue, Value, check},
    deck::{Field, Question},
    id::FieldId,
    kind::{Item, Kind, grade::Grade, keywords::Keywords, marks::Mark},
    number::Hundredths,
    rejection::Rejection,
};

use crate::world::{branch, chooses, field, given, grade, no_because, question, says, scan, text, yes_because};

fn one(kind: Kind, value: GivenValue) -> Result<Option<Value>, Rejection> {
    let question = question("q", vec![field("f", kind)]);
    check(&question, &given(&[("f", value)])).map(|answer| answer.0[0].clone())
}

fn f() -> FieldId {
    "f".into()
}

fn keywords(words: &[&str]) -> Result<Option<Value>, Rejection> {
    let words = words.iter().map(|word| (*word).into()).collect();
    one(Kind::Keywords(Keywords { most: 3, length: 10 }), GivenValue::Keywords(words))
}

#[test]
fn a_field_the_question_does_not_have_is_refused() {
    // R38
    let mut given = yes_because(&["vertrouwen"]);
    given.insert("other".into(), GivenValue::Grade(6.0));
    assert_eq!(check(&branch(), &given), Err(Rejection::UnknownField("other".into())));
}

#[test]
fn a_field_whose_condition_does_not_hold_must_be_empty() {
    // R39
    let mut both = yes_because(&["vertrouwen"]);
    both.extend([says("why", "omdat")]);
    assert_eq!(check(&branch(), &both), Err(Rejection::NotAsked("why".into())));
    both.extend([says("why", "w".repeat(99).as_str())]);
    assert_eq!(check(&branch(), &both), Err(Rejection::NotAsked("why".into())), "whatever it holds");
    both.extend([says("why", "  ")]);
    let answer = check(&branch(), &both).expect("blank is empty");
    assert_eq!(answer.0[1], Some(Value::Keywords(vec!["vertrouwen".into()])));
    assert_eq!(answer.0[2], None);
    assert!(check(&branch(), &no_because("omdat")).is_ok());
}

#[test]
fn a_condition_on_a_field_that_was_left_empty_does_not_hold() {
    // R39
    let alone: Given = [says("why", "omdat")].into();
    assert_eq!(check(&branch(), &alone), Err(Rejection::NotAsked("why".into())));
}

#[test]
fn a_required_field_must_be_filled_in_where_its_condition_holds() {
    // R40
    let mut question = branch();
    question.fields[2].required = true;
    assert_eq!(check(&question, &chooses("plg", "no")), Err(Rejection::Required("why".into())));
    assert_eq!(check(&question, &no_because(" ")), Err(Rejection::Required("why".into())));
    assert!(check(&question, &chooses("plg", "yes")).is_ok());
    question.fields.push(field("more", text()));
    assert_eq!(check(&question, &[says("more", "meer")].into()), Err(Rejection::Required("plg".into())));
}

#[test]
fn at_least_one_field_must_be_filled_in() {
    // R40, R48
    assert_eq!(check(&branch(), &Given::new()), Err(Rejection::Empty));
    let question = question("q", vec![field("f", text()), field("g", text())]);
    assert_eq!(check(&question, &[says("f", " \n\u{200B} ")].into()), Err(Rejection::Empty));
    assert_eq!(check(&question, &[says("g", "iets")].into()), Ok(Answer(vec![None, Some(Value::Text("iets".into()))])));
}

#[test]
fn a_value_of_another_kind_is_refused() {
    // R38
    let fields: Vec<Field> = [branch().fields, scan().fields, vec![field("grade", grade())]].concat();
    for asked in fields {
        let of_another = match asked.kind {
            Kind::Grade(_) => GivenValue::Text("6".into()),
            _ => GivenValue::Grade(6.0),
        };
        let wrong = Rejection::WrongKind(asked.id.clone());
        let asked = Question { fields: vec![Field { when: None, ..asked }], ..question("q", vec![]) };
        assert_eq!(check(&asked, &given(&[(asked.fields[0].id.as_str(), of_another)])), Err(wrong));
    }
}

#[test]
fn a_grade_is_on_its_scale_and_on_a_step() {
    // R41
    let grade = |number| one(grade(), GivenValue::Grade(number));
    assert_eq!(grade(6.5), Ok(Some(Value::Grade(Hundredths(650)))));
    assert_eq!([grade(1.0).is_ok(), grade(10.0).is_ok()], [true, true]);
    for outside in [0.5, 0.0, -6.0, 10.5, 1e300, f64::INFINITY, f64::NAN] {
        assert_eq!(grade(outside), Err(Rejection::OutOfRange(f())), "{outside}");
    }
    for between in [6.25, 5.4999, 9.999] {
        assert_eq!(grade(between), Err(Rejection::BetweenSteps(f())), "{between}");
    }
}

#[test]
fn a_scale_with_too_many_steps_has_only_its_first() {
    // R41
    let (min, max) = (Hundredths(i32::MIN), Hundredths(i32::MAX));
    let wide = Grade { min, max, step: Hundredths(0), pass: None };
    assert_eq!(wide.bins(), 201);
    assert_eq!(one(Kind::Grade(wide), GivenValue::Grade(6.0)), Err(Rejection::BetweenSteps(f())));
}

#[test]
fn choices_are_known_each_once_and_not_too_many() {
    // R42
    let mut question = branch();
    let Kind::Choice(kind) = &mut question.fields[0].kind else { panic!("it is a choice") };
    kind.choices.items.extend([Item { id: "maybe".into(), label: "maybe".into(), short: None }]);
    kind.most = 2;
    let kind = question.fields[0].kind.clone();
    let choose = |ids: &[&str]| one(kind.clone(), GivenValue::Choice(ids.iter().map(|id| (*id).into()).collect()));
    assert_eq!(choose(&["maybe", "yes"]), Ok(Some(Value::Choice(vec![0, 2]))));
    assert_eq!(choose(&["yes", "yes"]), Err(Rejection::Twice(f())));
    assert_eq!(choose(&["yes", "no", "maybe"]), Err(Rejection::TooMany(f())));
    assert_eq!(choose(&["never"]), Err(Rejection::UnknownItem(f())));
    assert_eq!(choose(&[]), Err(Rejection::Empty));
}

#[test]
fn keywords_left_empty_or_written_twice_count_once_at_most() {
    // R43, R48
    let value = |words: &[&str]| Ok(Some(Value::Keywords(words.iter().map(|word| (*word).into()).collect())));
    assert_eq!(keywords(&["", " rust ", "  ", "Rust", "RÚST", "tijd"]), value(&["rust", "tijd"]));
    assert_eq!(keywords(&["a", "b", "c", " "]), value(&["a", "b", "c"]));
    assert_eq!(keywords(&["a", "b", "c", "d"]), Err(Rejection::TooMany(f())));
    assert_eq!(keywords(&["elf letters"]), Err(Rejection::TooLong(f())));
    assert_eq!(keywords(&["a", "…"]), Err(Rejection::Blank(f())));
    assert_eq!(keywords(&["", "\u{2003}"]), Err(Rejection::Empty));
}

#[test]
fn marks_are_of_known_items_each_high_or_low_and_not_too_many() {
    // R44
    let ids = |ids: &[&str]| ids.iter().map(|id| (*id).into()).collect();
    let mark = |high: &[&str], low: &[&str]| {
        one(scan().fields[0].kind.clone(), GivenValue::Marks { high: ids(high), low: ids(low) })
    };
    let marked = vec![None, Some(Mark::Low), Some(Mark::High), None];
    assert_eq!(mark(&["c"], &["b"]), Ok(Some(Value::Marks(marked))));
    assert_eq!(mark(&["a"], &["a"]), Err(Rejection::Twice(f())));
    assert_eq!(mark(&["a", "a"], &[]), Err(Rejection::Twice(f())));
    assert_eq!(mark(&["a", "b", "c"], &[]), Err(Rejection::TooMany(f())));
    assert_eq!(mark(&[], &["a", "b"]), Err(Rejection::TooMany(f())));
    assert_eq!(mark(&["e"], &[]), Err(Rejection::UnknownItem(f())));
    assert_eq!(mark(&[], &[]), Err(Rejection::Empty));
}

#[test]
fn ratings_are_whole_numbers_of_the_scale_for_known_items_and_series() {
    // R45
    let rate = |item: &str, series: &str, number: f64| {
        let rating = [(item.into(), [(series.into(), number)].into())].into();
        one(scan().fields[1].kind.clone(), GivenValue::Rating(rating))
    };
    assert_eq!(rate("b", "now", 5.0), Ok(Some(Value::Rating(vec![None, None, Some(5), None]))));
    assert_eq!([rate("a", "now", 0.0), rate("a", "now", f64::NAN)], [(); 2].map(|()| Err(Rejection::OutOfRange(f()))));
    assert_eq!(rate("a", "now", 2.5), Err(Rejection::BetweenSteps(f())));
    assert_eq!([rate("c", "now", 2.0), rate("a", "then", 2.0)], [(); 2].map(|()| Err(Rejection::UnknownItem(f()))));
    let nothing = GivenValue::Rating([("a".into(), [].into())].into());
    assert_eq!(one(scan().fields[1].kind.clone(), nothing), Err(Rejection::Empty));
}

#[test]
fn points_are_whole_go_to_known_choices_and_are_not_more_than_there_are() {
    // R46
    let give = |points: &[(&str, f64)]| {
        let points = points.iter().map(|(id, number)| ((*id).into(), *number)).collect();
        one(scan().fields[2].kind.clone(), GivenValue::Points(points))
    };
    assert_eq!(give(&[("x", 1.0), ("y", 2.0)]), Ok(Some(Value::Points(vec![1, 2]))));
    assert_eq!(give(&[("y", 1.0)]), Ok(Some(Value::Points(vec![0, 1]))), "points may be left over");
    assert_eq!(give(&[("x", 2.0), ("y", 2.0)]), Err(Rejection::TooMany(f())));
    assert_eq!(give(&[("x", -1.0)]), Err(Rejection::OutOfRange(f())));
    assert_eq!(give(&[("x", 0.5)]), Err(Rejection::BetweenSteps(f())));
    assert_eq!(give(&[("z", 1.0)]), Err(Rejection::UnknownItem(f())));
    assert_eq!(give(&[("x", 0.0)]), Err(Rejection::Empty));
}
