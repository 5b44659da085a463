//! One slide, put together from its Markdown and its blocks.

use peil_room::{
    body::Block,
    deck::{Asks, Slide},
    figure::Figure,
    id::ImageName,
};

use super::{
    error::{Mistakes, Place},
    figure,
    head::Head,
    image,
    keys::Keys,
    limit, markdown,
    mistake::{Mistake, Thing},
    question, scalar,
    source::{Fence, Section},
    yaml,
};

/// A slide, and the places that checks of the whole deck point at.
pub(super) struct Found {
    pub(super) slide: Slide,
    pub(super) id_at: Place,
    pub(super) asks_at: Option<Place>,
    pub(super) of_at: Option<Place>,
}

pub(super) fn read(section: &Section, head: &Head, mistakes: &mut Mistakes) -> Option<Found> {
    let at = Place::line(section.line);
    let mut settings = None;
    let mut asks: Option<Option<(Asks, Place)>> = None;
    let mut drawn: Option<Option<(Figure, Option<Place>)>> = None;
    let mut notes = None;
    for fence in &section.fences {
        let twice = match fence.name.as_str() {
            "slide" => settings.replace(read_settings(fence, mistakes)).is_some(),
            "question" => asks.replace(question::read(fence, head, mistakes)).is_some(),
            "figure" => drawn.replace(figure::read(fence, &head.lists, mistakes)).is_some(),
            "notes" => notes.replace(read_notes(fence, mistakes)).is_some(),
            other => {
                mistakes.add(fence.at, Mistake::UnknownBlock { name: scalar::short(other) });
                false
            }
        };
        if twice {
            mistakes.add(fence.at, Mistake::SecondBlock { name: fence.name.clone() });
        }
    }
    let body = markdown::read(&section.markdown, mistakes);
    if body.title.is_none() && asks.is_none() {
        mistakes.add(at, Mistake::NoTitle);
    }
    let (asks, asks_at) = match asks.flatten() {
        Some((asks, at)) => (Some(asks), Some(at)),
        None => (None, None),
    };
    let (figure, of_at) = match drawn.flatten() {
        Some((figure, at)) => (Some(figure), at),
        None => (None, None),
    };
    let (id, id_at, extra, image) = match (settings, &asks, asks_at) {
        (Some(settings), ..) => {
            let Settings { id, extra, image } = settings?;
            (id.0, id.1, extra, image)
        }
        // A question of its own lends the slide its id.
        (None, Some(Asks::Question(question)), Some(at)) => (question.id.as_str().to_owned(), at, false, None),
        (None, ..) => {
            if !section.fences.iter().any(|fence| fence.name == "question") || matches!(asks, Some(Asks::Again(_))) {
                mistakes.add(at, Mistake::NoSlideId);
            }
            return None;
        }
    };
    let inside = body.blocks.iter().any(|block| matches!(block, Block::Image { .. }));
    if (image.is_some() || inside) && asks.is_some() {
        mistakes.add(id_at, Mistake::ImageOnQuestion);
    } else if inside && figure.is_some() {
        mistakes.add(id_at, Mistake::ImageAndFigure);
    } else if image.is_some() && (inside || figure.is_some()) {
        mistakes.add(id_at, Mistake::ImageCovers);
    }
    let slide = Slide {
        id: id.into(),
        title: body.title.unwrap_or_default(),
        body: body.blocks,
        image,
        notes: notes.unwrap_or_default(),
        figure,
        asks,
        extra,
    };
    Some(Found { slide, id_at, asks_at, of_at })
}

/// What a `slide` block says.
struct Settings {
    id: (String, Place),
    extra: bool,
    image: Option<ImageName>,
}

fn read_settings(fence: &Fence, mistakes: &mut Mistakes) -> Option<Settings> {
    let mut keys = Keys::of(yaml::parse(&fence.inside, mistakes)?, Thing::Slide, mistakes)?;
    let id = keys.id(mistakes);
    let extra = keys.yes("extra", false, mistakes);
    let at = keys.place("image");
    let image = keys.text("image", limit::LABEL, mistakes).zip(at).and_then(|(written, at)| {
        let name = image::named(&written);
        if name.is_none() {
            mistakes.add(at, Mistake::NoImage { path: scalar::short(&written) });
        }
        name
    });
    keys.done(mistakes);
    Some(Settings { id: id?, extra, image })
}

fn read_notes(fence: &Fence, mistakes: &mut Mistakes) -> String {
    let lines: Vec<&str> = fence.inside.text.lines().map(str::trim_end).collect();
    let notes = lines.join("\n").trim_matches('\n').to_owned();
    if notes.chars().count() > limit::NOTES {
        mistakes.add(fence.at, Mistake::NotesTooLong);
    }
    notes
}
