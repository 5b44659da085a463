//! Tallies as they are stored: of what a room keeps once it is sealed.

use peil_room::{curve, keeping, kind, shift, split, tally};

use super::{kind::Grade, mirror::mirror};

mirror! {
    struct Keeping of keeping::Keeping {
        days: u32,
        tallies: bool,
    }
}

mirror! {
    struct Curve of curve::Curve {
        seconds: u32,
        counts: Vec<u32>,
    }
}

mirror! {
    struct Shift of shift::Shift {
        up: u32,
        same: u32,
        down: u32,
    }
}

mirror! {
    struct Tally of tally::Tally {
        answers: u32,
        fields: Vec<FieldTally>,
    }
}

mirror! {
    enum FieldTally of tally::FieldTally {
        Grade(grade: GradeTally),
        Choice(choice: ChoiceTally),
        Keywords(keywords: KeywordsTally),
        Marks(marks: MarksTally),
        Rating(rating: RatingTally),
        Text(text: TextTally),
        Points(points: PointsTally),
    }
}

mirror! {
    struct GradeTally of kind::grade::GradeTally {
        scale: Grade,
        bins: Vec<u32>,
    }
}

mirror! {
    struct ChoiceTally of kind::choice::ChoiceTally {
        counts: Vec<u32>,
        answers: u32,
    }
}

mirror! {
    struct KeywordsTally of kind::keywords::KeywordsTally {
        spellings: std::collections::BTreeMap<String, u32>,
        answers: u32,
    }
}

mirror! {
    struct MarksTally of kind::marks::MarksTally {
        high: Vec<u32>,
        low: Vec<u32>,
        answers: u32,
    }
}

mirror! {
    struct RatingTally of kind::rating::RatingTally {
        places: Vec<PlaceTally>,
        answers: u32,
        min: i32,
    }
}

mirror! {
    struct PlaceTally of kind::rating::PlaceTally {
        count: u32,
        sum: i64,
        squares: u64,
        histogram: Vec<u32>,
    }
}

mirror! {
    struct TextTally of kind::text::TextTally {
        answers: u32,
    }
}

mirror! {
    struct PointsTally of kind::points::PointsTally {
        sums: Vec<u64>,
        answers: u32,
    }
}

mirror! {
    struct Row of split::Row {
        group: Option<u16>,
        tally: FieldTally,
        cards: Vec<(u32, u64)>,
    }
}
