//! The way in when it moves: phones on the old address hear nothing any more, so the wall must say it.

use peil_room::{
    Room,
    command::{Command, Step},
    event::{Cover, Place},
};

use super::{Hub, RoomHandle, clock};

/// Looks at a room of which somebody moves the stage at that very moment; nobody does so three times in a row.
const LOOKS: usize = 3;

impl Hub {
    /// Lays the code over the projector in every room that is under way and shows something else.
    pub async fn show_way_in(&self) {
        // The guards of the map are gone before anything is awaited.
        let coming: Vec<_> = self.rooms.iter().map(|entry| entry.value().clone()).collect();
        let rooms = coming.iter().filter_map(|room| room.borrow().clone()).filter_map(Result::ok);
        for room in rooms.collect::<Vec<_>>() {
            // A room that cannot be reached now has worse to tell.
            let _ = cover(&room).await;
        }
    }
}

async fn cover(room: &RoomHandle) -> Result<(), super::Gone> {
    for _ in 0..LOOKS {
        let Some(step) = room.look(|room| hides_way_in(room).then_some(room.stage().step)).await? else { break };
        let what = Step::Cover(Cover::Code);
        if room.steer(Command::Steer { step, what, now: clock::now() }).await?.rejection.is_none() {
            break;
        }
    }
    Ok(())
}

/// Whether the way in is nowhere large. What she made black stays so, and the lobby shows it anyway.
fn hides_way_in(room: &Room) -> bool {
    let stage = room.stage();
    room.ended_at().is_none() && room.cover() == Cover::None && matches!(stage.place, Place::Slide(_))
}
