//! Decks to views: slides, figures, questions as asked.

use peil_room::{
    body::{Block, Inline},
    deck::{Language, Question, Slide},
    figure::Figure,
    id::ImageName,
    kind::{Item, Kind},
};

use crate::protocol::{
    question::{AskedView, ConditionView, FieldView, Input, ItemView},
    slide::{BlockView, FigureView, InlineView, LeafView, MatrixRowView, SlideView},
};

/// A language as its code.
pub fn language(language: Language) -> &'static str {
    match language {
        Language::Dutch => "nl",
        Language::English => "en",
    }
}

/// A slide with its text, figure and images, which are asked for under `/images/{shelf}/`.
pub fn slide(slide: &Slide, number: u32, shelf: &str) -> SlideView {
    SlideView {
        id: slide.id.to_string(),
        number,
        title: slide.title.clone(),
        body: slide.body.iter().map(|one| block(one, shelf)).collect(),
        figure: slide.figure.as_ref().map(figure),
        image: slide.image.as_ref().map(|name| source(name, shelf)),
    }
}

/// A slide's title alone, as phones get it of a slide that asks.
pub fn title_only(slide: &Slide, number: u32) -> SlideView {
    SlideView {
        id: slide.id.to_string(),
        number,
        title: slide.title.clone(),
        body: Vec::new(),
        figure: None,
        image: None,
    }
}

fn source(name: &ImageName, shelf: &str) -> String {
    format!("/images/{shelf}/{name}")
}

fn block(block_of: &Block, shelf: &str) -> BlockView {
    let blocks = |inner: &[Block]| inner.iter().map(|one| block(one, shelf)).collect();
    match block_of {
        Block::Heading { level, text } => BlockView::Heading { level: *level, text: inlines(text) },
        Block::Paragraph(text) => BlockView::Paragraph { text: inlines(text) },
        Block::List { ordered, items } => {
            BlockView::List { ordered: *ordered, items: items.iter().map(|item| blocks(item)).collect() }
        }
        Block::Quote(inner) => BlockView::Quote { blocks: blocks(inner) },
        Block::Image { name, alt } => BlockView::Image { src: source(name, shelf), alt: alt.clone() },
    }
}

fn inlines(text: &[Inline]) -> Vec<InlineView> {
    text.iter()
        .map(|piece| match piece {
            Inline::Text(text) => InlineView::Text { text: text.clone() },
            Inline::Emphasis(inner) => InlineView::Emphasis { inner: inlines(inner) },
            Inline::Strong(inner) => InlineView::Strong { inner: inlines(inner) },
            Inline::Link { to, text } => InlineView::Link { to: to.clone(), inner: inlines(text) },
            Inline::Break => InlineView::Break,
        })
        .collect()
}

fn figure(figure: &Figure) -> FigureView {
    match figure {
        Figure::Circles { circles, around } => FigureView::Circles { circles: circles.clone(), around: around.clone() },
        Figure::Radar { items: spokes, series, scale: (min, max), of: _ } => {
            FigureView::Radar { items: items(&spokes.items), series: items(series), min: *min, max: *max }
        }
        Figure::Matrix { columns, rows } => FigureView::Matrix {
            columns: columns.clone(),
            rows: rows.iter().map(|row| MatrixRowView { label: row.label.clone(), cells: row.cells.clone() }).collect(),
        },
        Figure::Cycle { steps } => FigureView::Cycle { steps: steps.clone() },
        Figure::Tree { top, under } => FigureView::Tree {
            top: top.clone(),
            under: under.iter().map(|leaf| LeafView { label: leaf.label.clone(), text: leaf.text.clone() }).collect(),
        },
        Figure::Checklist { items } => FigureView::Checklist { items: items.clone() },
    }
}

/// A question as asked.
pub fn asked(question: &Question) -> AskedView {
    AskedView {
        prompt: question.prompt.clone(),
        short: question.short.clone(),
        per_group: question.per_group,
        fields: question
            .fields
            .iter()
            .map(|field| FieldView {
                id: field.id.to_string(),
                label: field.label.clone(),
                hint: field.hint.clone(),
                required: field.required,
                when: field
                    .when
                    .as_ref()
                    .map(|when| ConditionView { field: when.field.to_string(), choice: when.choice.to_string() }),
                input: input(&field.kind),
            })
            .collect(),
        actions: question.actions,
    }
}

fn input(kind: &Kind) -> Input {
    match kind {
        Kind::Grade(grade) => Input::Grade {
            min: grade.min.to_f64(),
            max: grade.max.to_f64(),
            step: grade.step.to_f64(),
            pass: grade.pass.map(|pass| pass.to_f64()),
        },
        Kind::Choice(choice) => Input::Choice { choices: items(&choice.choices.items), most: choice.most },
        Kind::Keywords(keywords) => Input::Keywords { most: keywords.most, length: keywords.length },
        Kind::Marks(marks) => {
            Input::Marks { items: items(&marks.items.items), most_high: marks.most_high, most_low: marks.most_low }
        }
        Kind::Rating(rating) => Input::Rating {
            items: items(&rating.items.items),
            series: items(&rating.series),
            min: rating.min,
            max: rating.max,
        },
        Kind::Text(text) => Input::Text { length: text.length, by: text.by.as_ref().map(ToString::to_string) },
        Kind::Points(points) => Input::Points { choices: items(&points.choices.items), points: points.points },
    }
}

fn items(items: &[Item]) -> Vec<ItemView> {
    items
        .iter()
        .map(|item| ItemView { id: item.id.to_string(), label: item.label.clone(), short: item.short.clone() })
        .collect()
}
