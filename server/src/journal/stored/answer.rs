//! Answers as they are stored: one place a field, by index of the question as asked.

use peil_room::{answer, kind::marks};

use super::mirror::{Mirror, mirror};

mirror! {
    enum Value of answer::Value {
        Grade(hundredths: i32),
        Choice(choices: Vec<u16>),
        Keywords(keywords: Vec<String>),
        Marks(marks: Vec<Option<Mark>>),
        Rating(ratings: Vec<Option<i32>>),
        Text(text: String),
        Points(points: Vec<u16>),
    }
}

mirror! {
    enum Mark of marks::Mark {
        High,
        Low,
    }
}

impl Mirror<answer::Answer> for Vec<Option<Value>> {
    fn of(answer: &answer::Answer) -> Self {
        Mirror::of(&answer.0)
    }

    fn back(self) -> answer::Answer {
        answer::Answer(self.back())
    }
}
