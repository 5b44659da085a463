//! Clusters of cards: named, merged, dropped and filled by the presenter.

use super::moderate::text_field;
use crate::{
    cluster::Cluster,
    event::Event,
    id::{BallotId, CardId, ClusterId, FieldId, RoundId},
    limit,
    rejection::Rejection,
    room::Room,
    round::Round,
    wording,
};

impl Room {
    pub(super) fn name_cluster(
        &self,
        id: &RoundId,
        field: &FieldId,
        cluster: Option<ClusterId>,
        name: &str,
    ) -> Result<Event, Rejection> {
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        let (index, _) = text_field(round, field)?;
        let name = wording::check(name, limit::CLUSTER_NAME, field)?.ok_or_else(|| Rejection::Blank(field.clone()))?;
        let clusters = round.wall.clusters();
        let cluster = match cluster {
            Some(known) => {
                let known = standing(round, known)?;
                if known.field != index {
                    return Err(Rejection::Unknown);
                }
                if known.name == name {
                    return Err(Rejection::NothingToDo);
                }
                known.id
            }
            None if clusters.of_field(index).count() >= limit::CLUSTERS => return Err(Rejection::TooManyClusters),
            None => clusters.next().ok_or(Rejection::TooManyClusters)?,
        };
        // Two of one name could not be told apart on the wall.
        let same = |other: &Cluster| other.id != cluster && wording::fold(&other.name) == wording::fold(&name);
        if clusters.of_field(index).any(same) {
            return Err(Rejection::Twice(field.clone()));
        }
        Ok(Event::ClusterNamed { round: id.clone(), field: index, cluster, name })
    }

    pub(super) fn merge_clusters(&self, id: &RoundId, one: ClusterId, into: ClusterId) -> Result<Event, Rejection> {
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        let (cluster, target) = (standing(round, one)?, standing(round, into)?);
        if one == into || cluster.field != target.field {
            return Err(Rejection::NothingToDo);
        }
        Ok(Event::ClusterMerged { round: id.clone(), cluster: one, into })
    }

    pub(super) fn drop_cluster(&self, id: &RoundId, cluster: ClusterId) -> Result<Event, Rejection> {
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        standing(round, cluster)?;
        Ok(Event::ClusterDropped { round: id.clone(), cluster })
    }

    pub(super) fn file_cards(
        &self,
        id: &RoundId,
        field: &FieldId,
        cards: &[CardId],
        cluster: Option<ClusterId>,
    ) -> Result<Event, Rejection> {
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        let (index, _) = text_field(round, field)?;
        if let Some(cluster) = cluster
            && standing(round, cluster)?.field != index
        {
            return Err(Rejection::Unknown);
        }
        if cards.len() > limit::FILED {
            return Err(Rejection::TooManyCards);
        }
        let mut filed: Vec<CardId> = Vec::new();
        for &card in cards {
            let known = round.wall.card(card).filter(|card| card.text.is_some() && card.field == index);
            known.ok_or(Rejection::Unknown)?;
            if !filed.contains(&card) && round.wall.cluster_of(card).map(|cluster| cluster.id) != cluster {
                filed.push(card);
            }
        }
        if filed.is_empty() {
            return Err(Rejection::NothingToDo);
        }
        Ok(Event::CardsFiled { round: id.clone(), field: index, cards: filed, cluster })
    }

    pub(super) fn undo_clusters(&self, id: &RoundId, field: &FieldId, changes: usize) -> Result<Event, Rejection> {
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        let (index, _) = text_field(round, field)?;
        match round.wall.clusters().changes(index) {
            0 => Err(Rejection::NothingToDo),
            // Somebody else took it back, or changed something since.
            now if now != changes => Err(Rejection::Superseded),
            _ => Ok(Event::ClusterChangeUndone { round: id.clone(), field: index }),
        }
    }
}

impl Room {
    pub(super) fn open_filing(&self, id: &RoundId, field: &FieldId, open: bool) -> Result<Event, Rejection> {
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        let (index, _) = text_field(round, field)?;
        let clusters = round.wall.clusters();
        if clusters.open(index) == open || (open && clusters.of_field(index).next().is_none()) {
            return Err(Rejection::NothingToDo);
        }
        Ok(Event::FilingOpened { round: id.clone(), field: index, open })
    }

    /// A participant files the own card. It is recorded where the presenter filed that card too, and counts should she take
    /// that back.
    pub(super) fn file_own(
        &self,
        id: &RoundId,
        ballot: BallotId,
        field: &FieldId,
        cluster: Option<ClusterId>,
    ) -> Result<Vec<Event>, Rejection> {
        if self.ended_at.is_some() {
            return Err(Rejection::Ended);
        }
        let round = self.round(id).ok_or(Rejection::Unknown)?;
        let (index, _) = text_field(round, field)?;
        if !round.wall.clusters().open(index) {
            return Err(Rejection::NotNow);
        }
        let card = round.own_card(ballot, index).filter(|card| card.text.is_some()).ok_or(Rejection::Unknown)?;
        if let Some(cluster) = cluster
            && standing(round, cluster)?.field != card.field
        {
            return Err(Rejection::Unknown);
        }
        let event = Event::OwnCardFiled { round: id.clone(), card: card.id, cluster };
        Ok(if card.own_cluster == cluster { Vec::new() } else { vec![event] })
    }
}

fn standing(round: &Round, id: ClusterId) -> Result<&Cluster, Rejection> {
    round.wall.clusters().cluster(id).ok_or(Rejection::Unknown)
}
