//! A projector or a presenter: a screen that comes back by itself, and shows the latest it was told.

use std::{net::SocketAddr, time::Duration};

use serde_json::{Value, json};
use tokio::{
    sync::{mpsc, watch},
    time::{Instant, sleep, sleep_until, timeout},
};

use crate::{
    order::{Order, Told},
    socket::Socket,
};

/// Time in which a probe is answered.
const PROBE: Duration = Duration::from_secs(2);
/// Between two tries to come back.
const AGAIN: Duration = Duration::from_millis(50);

/// A screen that lives in a task of its own.
pub struct Screen {
    /// What it knows.
    pub told: watch::Receiver<Told>,
    say: mpsc::Sender<Value>,
}

impl Screen {
    /// Opens a screen with its hello.
    pub fn open(address: SocketAddr, code: &str, hello: Value, mut orders: watch::Receiver<Order>) -> Self {
        let (tell, told) = watch::channel(Told::default());
        let (say, mut sayings) = mpsc::channel(4);
        let code = code.to_owned();
        tokio::spawn(async move {
            // Without a conductor there is nothing to show.
            while !orders.borrow_and_update().leave && orders.has_changed().is_ok() {
                if let Some(mut socket) = Socket::open(address, &code).await
                    && socket.say(&hello.to_string()).await.is_some()
                {
                    follow(socket, &mut orders, &mut sayings, &tell).await;
                }
                sleep(AGAIN).await;
            }
        });
        Self { told, say }
    }

    /// Waits until what it knows satisfies a condition; whether it came to that in time.
    pub async fn until(&mut self, time: Duration, condition: impl FnMut(&Told) -> bool) -> bool {
        matches!(timeout(time, self.told.wait_for(condition)).await, Ok(Ok(_)))
    }

    /// Takes steps that `choose` names, each on the stage that is shown, until it names none; whether it came to that.
    pub async fn steer(&mut self, time: Duration, choose: impl Fn(&Value) -> Option<Value>) -> bool {
        let end = Instant::now() + time;
        while Instant::now() < end {
            let view = self.told.borrow().view.clone();
            if view.is_object() {
                let Some(what) = choose(&view) else { return true };
                let step = &view["step"];
                let steer = json!({"type": "steer", "n": 1, "step": step, "what": what});
                // A screen that is between two connections says it when it is back; the stage may have moved by then.
                let _ = self.say.send(steer).await;
            }
            self.until(Duration::from_secs(1), |told| told.view["step"] != view["step"]).await;
        }
        false
    }
}

async fn follow(
    mut socket: Socket,
    orders: &mut watch::Receiver<Order>,
    sayings: &mut mpsc::Receiver<Value>,
    tell: &watch::Sender<Told>,
) {
    let mut probed = orders.borrow().probe;
    let mut dead: Option<Instant> = None;
    loop {
        let said = tokio::select! {
            message = socket.hear() => {
                let Some(message) = message else { return };
                match message["type"].as_str().unwrap_or_default() {
                    "beat" => dead = None,
                    "projector" | "presenter" => tell.send_modify(|told| told.view = message),
                    "projectorTally" | "presenterTally" => tell.send_modify(|told| told.tally = message),
                    _ => {}
                }
                continue;
            }
            Some(saying) = sayings.recv() => saying,
            changed = orders.changed() => {
                if changed.is_err() { return }
                let order = *orders.borrow_and_update();
                if order.leave { return }
                if order.probe == probed { continue }
                probed = order.probe;
                dead = Some(Instant::now() + PROBE);
                json!({"type": "probe"})
            }
            () = sleep_until(dead.unwrap_or_else(|| Instant::now() + PROBE)), if dead.is_some() => return,
        };
        if socket.say(&said.to_string()).await.is_none() {
            return;
        }
    }
}
