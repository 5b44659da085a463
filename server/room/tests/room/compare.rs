//! What other rooms answered, beside what this one did.

use peil_room::{command::Step, event::Cover, id::ComparisonId, rejection::Rejection};

use crate::world::{Hall, grades, place};

const LAST_YEAR: ComparisonId = ComparisonId(25);

fn beside() -> Step {
    Step::Compare(Some(LAST_YEAR))
}

#[test]
fn it_lies_beside_a_tally_that_is_shown_until_the_next_step() {
    // R124
    let mut hall = Hall::asking("grade");
    hall.casts("grade", 1, grades(7.0));
    assert_eq!(hall.tries(beside()), Some(Rejection::NothingToDo), "nothing is revealed yet");
    hall.does(Step::Reveal("grade".into())).does(beside());
    assert_eq!(hall.room.beside(), Some(LAST_YEAR));
    assert_eq!(hall.tries(beside()), Some(Rejection::NothingToDo), "it does already");
    hall.does(Step::Compare(Some(ComparisonId(24))));
    assert_eq!(hall.room.beside(), Some(ComparisonId(24)));
    hall.does(Step::Compare(None));
    assert_eq!(hall.room.beside(), None);
    assert_eq!(hall.tries(Step::Compare(None)), Some(Rejection::NothingToDo));
    for other in [Step::Cover(Cover::Blank), Step::Conceal("grade".into()), Step::Jump(place("together"))] {
        hall.does(Step::Jump(place("where"))).does(Step::Jump(place("grade")));
        if !hall.latest("grade").revealed {
            hall.does(Step::Reveal("grade".into()));
        }
        hall.does(beside()).does(other);
        assert_eq!(hall.room.beside(), None);
    }
    assert_eq!(hall.tries(beside()), Some(Rejection::NothingToDo), "this slide asks nothing");
}
