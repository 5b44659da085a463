//! The network between phones and server, which can be made bad.

use std::{net::SocketAddr, time::Duration};

use rand::{RngExt, SeedableRng, rngs::StdRng};
use tokio::{
    io::{self, AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
    time::{sleep, timeout},
};

use crate::frame::{Frames, Piece, says};

/// How long a message that is to be overtaken waits for another.
const OVERTAKEN: Duration = Duration::from_millis(80);

/// What the network does to what passes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Weather {
    /// Nothing.
    Clear,
    /// Every connection goes silent in both directions, for ever, and stays open.
    Stalled,
    /// Every message waits.
    Slow,
    /// The server's acknowledgements are lost, and nothing else.
    Deaf,
    /// Messages of phones arrive twice, some of them late.
    Twice,
    /// Messages of phones overtake each other.
    Shuffled,
}

/// A proxy on a port of its own.
pub struct Proxy {
    /// Where phones find it.
    pub address: SocketAddr,
    weather: watch::Sender<Weather>,
    cuts: watch::Sender<u64>,
}

impl Proxy {
    /// Starts one before a server.
    ///
    /// # Errors
    /// When there is no port.
    pub async fn start(server: SocketAddr, seed: u64) -> io::Result<Self> {
        let listener = TcpListener::bind((server.ip(), 0)).await?;
        let address = listener.local_addr()?;
        let (weather, weather_now) = watch::channel(Weather::Clear);
        let (cuts, cut) = watch::channel(0);
        tokio::spawn(async move {
            let mut random = StdRng::seed_from_u64(seed);
            while let Ok((phone, _)) = listener.accept().await {
                let link = Link { weather: weather_now.clone(), random: StdRng::from_rng(&mut random) };
                let mut cut = cut.clone();
                cut.mark_unchanged();
                tokio::spawn(async move {
                    // When the proxy itself is gone, its connections go as well.
                    tokio::select! { _ = cut.changed() => {} () = link.pass(phone, server) => {} }
                });
            }
        });
        Ok(Self { address, weather, cuts })
    }

    /// Changes the weather.
    pub fn set(&self, weather: Weather) {
        self.weather.send_replace(weather);
    }

    /// Cuts every connection.
    pub fn cut(&self) {
        self.cuts.send_modify(|cuts| *cuts += 1);
    }
}

struct Link {
    weather: watch::Receiver<Weather>,
    random: StdRng,
}

impl Link {
    async fn pass(mut self, mut phone: TcpStream, server: SocketAddr) {
        let Ok(server) = TcpStream::connect(server).await else { return };
        // Small messages must not wait for each other; without this they are only slower.
        let _ = (phone.set_nodelay(true), server.set_nodelay(true));
        let mut stalled = self.weather.clone();
        if *stalled.borrow() == Weather::Stalled {
            return linger(&mut phone).await;
        }
        let (mut phone_in, mut phone_out) = phone.into_split();
        let (mut server_in, mut server_out) = server.into_split();
        let up = Stream { weather: self.weather.clone(), random: StdRng::from_rng(&mut self.random), upwards: true };
        let down = Stream { upwards: false, random: StdRng::from_rng(&mut self.random), weather: self.weather };
        // Both sides stay open to the end of this function, and so through a stall.
        tokio::select! {
            _ = up.carry(&mut phone_in, &mut server_out) => return,
            _ = down.carry(&mut server_in, &mut phone_out) => return,
            _ = stalled.wait_for(|weather| *weather == Weather::Stalled) => {}
        }
        linger(&mut phone_in).await;
    }
}

/// Takes what comes and passes nothing on, until the phone gives up.
async fn linger(phone: &mut (impl AsyncReadExt + Unpin)) {
    let mut bytes = [0; 4096];
    while matches!(phone.read(&mut bytes).await, Ok(1..)) {}
}

/// One direction of a connection.
struct Stream {
    weather: watch::Receiver<Weather>,
    random: StdRng,
    upwards: bool,
}

impl Stream {
    async fn carry(mut self, from: &mut OwnedReadHalf, to: &mut OwnedWriteHalf) -> io::Result<()> {
        let mut frames = Frames::default();
        let mut bytes = vec![0; 16 * 1024];
        let mut greeted = false;
        // A message that another one is to overtake, or a copy that comes late.
        let mut held: Option<Vec<u8>> = None;
        loop {
            while let Some(piece) = frames.next() {
                let frame = match piece {
                    Piece::Head(head) => {
                        to.write_all(&head).await?;
                        continue;
                    }
                    Piece::Frame(frame) => frame,
                };
                // The first message of a phone is its hello: a connection that does not begin with it is none.
                let first = self.upwards && !std::mem::replace(&mut greeted, true);
                let weather = *self.weather.borrow();
                match weather {
                    Weather::Slow => sleep(Duration::from_millis(self.random.random_range(10..150))).await,
                    Weather::Deaf if !self.upwards && says(&frame, r#"{"type":"saved""#) => continue,
                    Weather::Twice if self.upwards && !first => {
                        if self.random.random_bool(0.5) {
                            to.write_all(&frame).await?;
                        } else if let Some(late) = held.replace(frame.clone()) {
                            to.write_all(&late).await?;
                        }
                    }
                    Weather::Shuffled if self.upwards && !first && held.is_none() => {
                        held = Some(frame);
                        continue;
                    }
                    _ => {}
                }
                to.write_all(&frame).await?;
                if weather != Weather::Twice
                    && let Some(late) = held.take()
                {
                    to.write_all(&late).await?;
                }
            }
            let read = if held.is_some() {
                timeout(OVERTAKEN, from.read(&mut bytes)).await
            } else {
                Ok(from.read(&mut bytes).await)
            };
            match read {
                Ok(Ok(0)) => return Ok(()),
                Ok(Ok(count)) => frames.feed(&bytes[..count]),
                Ok(Err(error)) => return Err(error),
                Err(_) => {
                    if let Some(late) = held.take() {
                        to.write_all(&late).await?;
                    }
                }
            }
        }
    }
}
