//! Cards that their authors file.

use peil_room::{
    Room,
    cluster::Cluster,
    id::{BallotId, FieldId, RoundId},
    kind::Kind,
    round::Round,
};

use crate::protocol::{
    outgoing::FiledView,
    stage::{FilingView, NamedCluster},
};

/// The fields of a round whose authors are asked to file their cards, with the clusters that stand.
pub fn asked(round: &Round) -> Vec<FilingView> {
    let texts = (0u16..).zip(&round.asked.fields).filter(|(_, field)| matches!(field.kind, Kind::Text(_)));
    let clusters = round.wall().clusters();
    let open = texts.filter(|(index, _)| clusters.open(*index));
    let named = |cluster: &Cluster| NamedCluster { id: cluster.id.0, name: cluster.name.clone() };
    open.map(|(index, field)| FilingView {
        field: field.id.to_string(),
        clusters: clusters.of_field(index).map(named).collect(),
    })
    .collect()
}

/// Where the card of a ballot stands.
pub fn filed(room: &Room, id: &RoundId, ballot: BallotId, field: &FieldId) -> FiledView {
    let round = room.round(id);
    let card = round.and_then(|round| {
        // A question has at most twelve fields, so the index fits.
        round.own_card(ballot, round.asked.field(field)?.0 as u16)
    });
    let cluster = round.zip(card).and_then(|(round, card)| round.wall().cluster_of(card.id));
    FiledView {
        question: id.question.to_string(),
        round: id.number,
        field: field.to_string(),
        cluster: cluster.map(|cluster| cluster.id.0),
        placed: card.is_some_and(|card| card.placed),
    }
}
