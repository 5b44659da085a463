//! The kinds of field as they are stored.

use peil_room::kind;

use super::mirror::mirror;

mirror! {
    enum Kind of kind::Kind {
        Grade(grade: Grade),
        Choice(choice: Choice),
        Keywords(keywords: Keywords),
        Marks(marks: Marks),
        Rating(rating: Rating),
        Text(text: Text),
        Points(points: Points),
    }
}

mirror! {
    struct Item of kind::Item {
        id: String,
        label: String,
        short: Option<String>,
    }
}

mirror! {
    struct Items of kind::Items {
        list: Option<String>,
        items: Vec<Item>,
    }
}

mirror! {
    struct Grade of kind::grade::Grade {
        min: i32,
        max: i32,
        step: i32,
        pass: Option<i32>,
    }
}

mirror! {
    struct Choice of kind::choice::Choice {
        choices: Items,
        most: u16,
    }
}

mirror! {
    struct Keywords of kind::keywords::Keywords {
        most: u16,
        length: u16,
    }
}

mirror! {
    struct Marks of kind::marks::Marks {
        items: Items,
        most_high: u16,
        most_low: u16,
    }
}

mirror! {
    struct Rating of kind::rating::Rating {
        items: Items,
        series: Vec<Item>,
        min: i32,
        max: i32,
    }
}

mirror! {
    struct Text of kind::text::Text {
        length: u16,
        by: Option<String>,
    }
}

mirror! {
    struct Points of kind::points::Points {
        choices: Items,
        points: u16,
    }
}
