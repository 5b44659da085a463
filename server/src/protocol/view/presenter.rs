//! What the presenter sees.

use peil_room::{
    Room,
    ahead::Ahead,
    deck::Slide,
    event::Place,
    id::{RoundId, SlideId},
    keeping::Keeping,
    limit,
};

use super::{action, deck, question, replay, room_language, scores, shown_slide, slide_number, table, tally};
use crate::protocol::{
    incoming::WifiSettings,
    question::Phase,
    stage::{
        AheadView, NextView, OutlineView, PresenterGroup, PresenterTally, PresenterView, ProjectorTally, ProjectorView,
        RoomView, UndoView,
    },
    tally::RoundTally,
};

/// The presenter's view, around what the projector shows or would show, and what it keeps while it is frozen.
pub fn presenter(room: &Room, projector: ProjectorView, frozen: Option<ProjectorView>) -> PresenterView {
    let stage = room.stage();
    let shown = room.slide(&stage.place);
    PresenterView {
        step: stage.step,
        ahead: ahead(room),
        undo: stage.undo.as_ref().map(|undo| UndoView { question: undo.question.to_string(), until: undo.until.0 }),
        open: stage.open.as_ref().and_then(|id| Some(question::presenter_view(room, id, &question::home(room, id)?))),
        question: shown.and_then(|slide| Some(question::presenter_view(room, slide.question_id()?, &slide.id))),
        timing: stage.open.as_ref().or_else(|| question::on_slide(room)).and_then(|id| question::timing(room, id)),
        readable: question::on_slide(room).is_some_and(|question| room.readable(question)),
        split: shown.and_then(|slide| by_group(room, slide)),
        scores: shown.and_then(|slide| scores::of_question(room, slide.question_id()?)),
        replayable: replay::replayable(room),
        notes: shown.map(|slide| slide.notes.clone()).unwrap_or_default(),
        next: next_slide(room).map(|(index, slide)| NextView {
            slide: deck::slide(slide, slide_number(room, index), &projector.room.code),
            question: slide.question_id().map(|id| question::presenter_view(room, id, &slide.id)),
        }),
        outline: room.deck().slides.iter().map(|slide| outline(room, slide)).collect(),
        extras: stage.extras,
        group: room.deck().group.clone(),
        groups: room
            .counting_groups()
            .map(|group| PresenterGroup { id: group.id.0, name: group.name.clone(), accepted: group.accepted })
            .collect(),
        minimum: room.minimum(),
        began_at: room.began_at().unwrap_or_default().0,
        cap: stage.cap,
        wifi: stage.wifi.as_ref().map(|wifi| WifiSettings { name: wifi.name.clone(), password: wifi.password.clone() }),
        slide_since: stage.since.0,
        unend_until: room.ended_at().filter(|_| !room.is_sealed()).map(|at| at.plus(limit::UNEND_MS).0),
        delete_at: room.ended_at().filter(|_| room.has_answers()).map(|at| {
            let RoomView { keep_days, deletes_all, .. } = projector.room;
            Keeping { days: keep_days, tallies: !deletes_all }.until(at).0
        }),
        sealed: room.is_sealed(),
        rehearsal: room.rehearsal(),
        may_rehearse: room.may_rehearse(),
        projector,
        frozen: frozen.map(Box::new),
    }
}

/// Whether the tally of a slide's question is shown by group; `None` where it cannot be.
fn by_group(room: &Room, slide: &Slide) -> Option<bool> {
    let question = slide.question_id().filter(|question| question::asked_on(room, question, &slide.id))?;
    let latest = room.latest(question).filter(|latest| latest.revealed && room.may_split(latest))?;
    Some(latest.shown_split().is_some())
}

/// The slide that follows, be it after a slide or the lobby.
fn next_slide(room: &Room) -> Option<(usize, &Slide)> {
    match room.after(&room.stage().place)? {
        Place::Slide(id) => room.deck().slide(&id),
        Place::Lobby | Place::Closing => None,
    }
}

fn outline(room: &Room, slide: &Slide) -> OutlineView {
    let question = slide.question_id().map(|id| question::view(room, id, &slide.id));
    OutlineView {
        id: slide.id.to_string(),
        title: name(room, slide),
        number: question.as_ref().map(|question| question.number),
        phase: question.as_ref().map(|question| question.phase),
        revealed: question.as_ref().is_some_and(|question| question.revealed),
        answered: question
            .filter(|question| question.phase != Phase::Waiting)
            .and_then(|_| room.latest(slide.question_id()?))
            .map_or(0, |round| round.answered() as u32),
        extra: slide.extra,
        may_go: room.may_go(&slide.id),
        spent: room.spent(&slide.id),
    }
}

/// What a slide is called: its title, or the short name of its question.
pub(super) fn name(room: &Room, slide: &Slide) -> String {
    if !slide.title.is_empty() {
        return slide.title.clone();
    }
    let question = slide.question_id().and_then(|id| room.question(id));
    question.map(|question| question.short.clone().unwrap_or_else(|| question.prompt.clone())).unwrap_or_default()
}

fn ahead(room: &Room) -> AheadView {
    let number_of = |slide: &SlideId| question::number(room, slide);
    let here = || shown_slide(&room.stage().place).map_or(0, number_of);
    match room.ahead() {
        Ahead::Show(slide) => {
            AheadView::Show { title: room.deck().slide(&slide).map(|(_, slide)| name(room, slide)).unwrap_or_default() }
        }
        Ahead::Uncover => AheadView::Uncover,
        Ahead::EndReplay => AheadView::EndReplay,
        Ahead::ShowAndOpen { slide, round } => AheadView::Open { number: number_of(&slide), round: round.number },
        Ahead::Open(round) | Ahead::OpenAgain(round) => AheadView::Open { number: here(), round: round.number },
        Ahead::CloseAndReveal(_) => AheadView::CloseAndReveal { number: here() },
        Ahead::CloseAndTalk(_) => AheadView::CloseAndTalk { number: here() },
        Ahead::Reveal(_) => AheadView::Reveal { number: here() },
        Ahead::Closing => AheadView::Closing,
        Ahead::Nothing => AheadView::Nothing,
    }
}

/// The presenter's numbers, hidden ones too: the page covers them.
pub fn presenter_tally(room: &Room, projector: ProjectorTally) -> PresenterTally {
    let question = room.open_round().map(|round| &round.id.question).or_else(|| question::on_slide(room));
    let round = question.and_then(|question| room.latest(question));
    let (mut cards, more_cards) = round.map(tally::moderated).unwrap_or_default();
    if let Some(round) = round {
        cards.iter_mut().for_each(|card| card.group = table::named(room, round, card.id));
    }
    // In a large hall a tally costs milliseconds; what the projector shows is not added up twice.
    let same = |shown: &&RoundTally| round.is_some_and(|round| round.id == id_of(shown));
    let shown = projector.tally.as_ref().filter(same).cloned();
    PresenterTally {
        projector,
        question: question.map(ToString::to_string),
        round: round.map_or(1, |round| round.id.number),
        answered: round.map_or(0, |round| round.answered() as u32),
        late: round.map_or(0, |round| round.late() as u32),
        held: round.map_or(0, |round| (round.cards_held() + round.words_held() + round.actions_held()) as u32),
        tally: shown.or_else(|| round.map(|round| tally::round(round, room_language(room)))),
        actions: round.map(|round| action::moderated(room, round)).unwrap_or_default(),
        cards,
        more_cards,
        words: round.map(tally::withheld_words).unwrap_or_default(),
        clustered: round.map(tally::clustered).unwrap_or_default(),
        edited: round.map(|round| tally::edited_words(round, room_language(room))).unwrap_or_default(),
    }
}

fn id_of(tally: &RoundTally) -> RoundId {
    RoundId { question: tally.question.as_str().into(), number: tally.round }
}
