//! One workshop on a test server.

use std::net::SocketAddr;

use crate::{Phone, Presenter, Projector, Screen};

/// A room that was started.
#[derive(Clone, Debug)]
pub struct Room {
    /// Where its server listens.
    pub server: SocketAddr,
    /// Its code.
    pub code: String,
    /// The organiser key, which opens it.
    pub key: String,
}

impl Room {
    /// A phone comes in.
    pub async fn phone(&self) -> Phone {
        Phone::open(self.server, &self.code).await
    }

    /// Several phones come in.
    pub async fn phones(&self, count: usize) -> Vec<Phone> {
        let mut phones = Vec::with_capacity(count);
        for _ in 0..count {
            phones.push(self.phone().await);
        }
        phones
    }

    /// A projector is opened.
    pub async fn projector(&self) -> Projector {
        Projector::open(self.server, &self.code).await
    }

    /// The organiser opens it.
    pub async fn presenter(&self) -> Presenter {
        Presenter::open(self.server, &self.code, &self.key).await
    }

    /// A socket that has said nothing.
    pub async fn screen(&self) -> Screen {
        Screen::open(self.server, &self.code).await
    }
}
