//! What was scored, beside what was expected.

use peil_room::{
    Room,
    answer::{Given, GivenValue},
    command::{Cast, Command, GroupChoice, Moderation::SetScores, Step},
    curve::Curves,
    id::GroupId,
    number::Hundredths,
    rejection::Rejection,
    scores::{Expected, Whose},
};

use crate::world::{Hall, given};

const NOORD: Whose = Whose::Group(GroupId(0));
const ZUID: Whose = Whose::Group(GroupId(1));

fn gives(hall: &mut Hall, whose: Whose, scores: &[Option<f64>]) -> Option<Rejection> {
    hall.moderates(SetScores("scan".into(), whose, scores.to_vec()))
}

fn lays(hall: &mut Hall, whose: Option<Whose>) -> Option<Rejection> {
    hall.waits(2_000).tries(Step::Against("scan".into(), whose))
}

fn marks(high: &str, low: &str) -> Given {
    given(&[("marks", GivenValue::Marks { high: vec![high.into()], low: vec![low.into()] })])
}

/// A hall in which so many of each group marked a high and b low, revealed.
fn marked(counts: &[(u16, u8)]) -> Hall {
    let mut hall = Hall::asking("scan");
    let mut ballot = 0;
    for (group, count) in counts {
        for _ in 0..*count {
            ballot += 1;
            let group = GroupChoice::Listed(GroupId(*group));
            let cast = Cast { group, ..hall.ballot("scan", ballot, marks("a", "b")) };
            assert_eq!(hall.sends(&Command::Cast(cast)), None);
        }
    }
    hall.does(Step::Reveal("scan".into()));
    hall
}

#[test]
fn scores_are_given_forgotten_and_bounded_by_their_scale() {
    // R105, R51
    let mut hall = Hall::at("scan");
    let field = || "marks".into();
    assert_eq!(gives(&mut hall, NOORD, &[Some(3.4), None, Some(2.85)]), None);
    let stored = hall.room.scores(&"scan".into()).expect("they were given")[&NOORD].clone();
    assert_eq!(stored, [Some(Hundredths(340)), None, Some(Hundredths(285)), None], "one place an item");
    assert_eq!(gives(&mut hall, NOORD, &[Some(3.4), None, Some(2.85)]), Some(Rejection::NothingToDo));
    assert_eq!(gives(&mut hall, NOORD, &[Some(0.9)]), Some(Rejection::OutOfRange(field())));
    assert_eq!(gives(&mut hall, NOORD, &[Some(10.1)]), Some(Rejection::OutOfRange(field())));
    assert_eq!(gives(&mut hall, NOORD, &[Some(f64::NAN)]), Some(Rejection::OutOfRange(field())));
    assert_eq!(gives(&mut hall, NOORD, &[Some(3.333)]), Some(Rejection::BetweenSteps(field())));
    assert_eq!(gives(&mut hall, NOORD, &[Some(3.0); 5]), Some(Rejection::TooMany(field())));
    assert_eq!(gives(&mut hall, Whose::Group(GroupId(9)), &[Some(3.0)]), Some(Rejection::Unknown));
    let elsewhere = SetScores("grade".into(), NOORD, vec![Some(3.0)]);
    assert_eq!(hall.moderates(elsewhere), Some(Rejection::Unknown), "it marks nothing");
    hall.does(Step::End);
    assert_eq!(gives(&mut hall, NOORD, &[None, None]), None);
    assert_eq!(hall.room.scores(&"scan".into()), None);
    assert_eq!(gives(&mut hall, NOORD, &[]), Some(Rejection::NothingToDo));

    let mut again = Room::new();
    again.apply(&hall.events);
    assert_eq!(again, hall.room);
}

#[test]
fn the_rooms_are_the_mean_of_groups_but_never_of_one() {
    // R106
    let mut hall = Hall::at("scan");
    let scored = |hall: &Hall| hall.room.scored(&"scan".into(), Whose::Room);
    gives(&mut hall, NOORD, &[Some(3.0), Some(2.0)]);
    assert_eq!(scored(&hall), None, "the mean of one is that one's score");
    gives(&mut hall, ZUID, &[Some(4.5), None, Some(5.0)]);
    assert_eq!(scored(&hall), Some((vec![Some(3.75), None, None, None], 2)));
    gives(&mut hall, Whose::Room, &[Some(1.0)]);
    assert_eq!(scored(&hall), Some((vec![Some(1.0), None, None, None], 0)));
}

#[test]
fn scores_lie_beside_a_revealed_tally_until_it_is_hidden_or_shown_by_group() {
    // R106
    let mut hall = marked(&[(0, 5), (1, 5)]);
    assert_eq!(lays(&mut hall, Some(NOORD)), Some(Rejection::NothingToDo), "there are none");
    gives(&mut hall, NOORD, &[Some(3.0)]);
    assert_eq!(lays(&mut hall, Some(Whose::Room)), Some(Rejection::NothingToDo));
    hall.waits(10_000);
    assert_eq!(lays(&mut hall, Some(NOORD)), None);
    assert_eq!(lays(&mut hall, Some(NOORD)), Some(Rejection::NothingToDo));
    let shown = |hall: &Hall| (hall.latest("scan").against(), hall.latest("scan").shown_split().is_some());
    assert_eq!(shown(&hall), (Some(NOORD), false));
    hall.does(Step::Split("scan".into(), true));
    assert_eq!(shown(&hall), (None, true));
    assert_eq!(lays(&mut hall, Some(NOORD)), None);
    assert_eq!(shown(&hall), (Some(NOORD), false));
    assert_eq!(lays(&mut hall, None), None);
    assert_eq!(lays(&mut hall, None), Some(Rejection::NothingToDo));
    assert_eq!(lays(&mut hall, Some(NOORD)), None);
    hall.does(Step::Conceal("scan".into())).does(Step::Reveal("scan".into()));
    assert_eq!(shown(&hall), (None, false));
    assert_eq!(lays(&mut hall, Some(NOORD)), None);
    hall.does(Step::Reopen("scan".into()));
    assert_eq!(shown(&hall), (None, false));
    assert_eq!(lays(&mut hall, Some(NOORD)), Some(Rejection::NothingToDo), "it is open");
}

#[test]
fn a_group_has_an_expectation_where_it_may_stand_on_its_own() {
    // R107
    let mut hall = marked(&[(0, 5), (1, 4)]);
    gives(&mut hall, NOORD, &[Some(3.0)]);
    gives(&mut hall, ZUID, &[Some(3.0)]);
    assert_eq!(lays(&mut hall, Some(ZUID)), Some(Rejection::NotNow), "stragglers still count");
    hall.waits(10_001).ticks();
    assert_eq!(lays(&mut hall, Some(ZUID)), None);
    // Four are too few, and five beside them would tell of the four.
    assert_eq!(hall.latest("scan").expected(ZUID), None);
    assert_eq!(hall.latest("scan").expected(NOORD), None);
    let nine = Expected { high: vec![9, 0, 0, 0], low: vec![0, 9, 0, 0], answers: 9 };
    assert_eq!(hall.latest("scan").expected(Whose::Room), Some(nine));

    let mut hall = marked(&[(0, 5), (1, 6)]);
    gives(&mut hall, NOORD, &[Some(3.0)]);
    hall.waits(10_001).ticks();
    assert_eq!(lays(&mut hall, Some(NOORD)), None);
    let five = Expected { high: vec![5, 0, 0, 0], low: vec![0, 5, 0, 0], answers: 5 };
    assert_eq!(hall.latest("scan").expected(NOORD), Some(five.clone()));
    // What was seen of it stays, whoever answers after it.
    hall.does(Step::Reopen("scan".into()));
    let cast = Cast { group: GroupChoice::Listed(GroupId(0)), ..hall.ballot("scan", 99, marks("a", "b")) };
    assert_eq!(hall.sends(&Command::Cast(cast)), None);
    hall.does(Step::Reveal("scan".into())).waits(10_001).ticks();
    assert_eq!(lays(&mut hall, Some(NOORD)), None);
    assert_eq!(hall.latest("scan").expected(NOORD), Some(five));
}

#[test]
fn a_sealed_room_keeps_the_scores_and_whose_were_shown() {
    // R96
    let mut hall = marked(&[(0, 5), (1, 6)]);
    gives(&mut hall, NOORD, &[Some(3.0)]);
    gives(&mut hall, ZUID, &[Some(4.0)]);
    hall.waits(10_001).ticks();
    assert_eq!(lays(&mut hall, Some(ZUID)), None);
    hall.does(Step::End);
    let mut kept = vec![hall.room.retold(&Curves::default()).expect("it has ended")];
    kept.extend(hall.room.retold_without_answers());
    for events in kept {
        let mut room = Room::new();
        room.apply(&events);
        assert_eq!(room.scores(&"scan".into()), hall.room.scores(&"scan".into()));
        let round = room.latest(&"scan".into()).expect("it was asked");
        assert_eq!(round.against(), Some(ZUID));
        assert_eq!(round.expected(ZUID).map(|expected| expected.answers), Some(6));
    }
}
