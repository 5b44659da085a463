//! One socket, and the latest of everything it told.

use std::{collections::HashMap, net::SocketAddr};

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{
    net::{TcpSocket, TcpStream},
    time::timeout,
};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, client_async, connect_async,
    tungstenite::{self, Message, client::IntoClientRequest, handshake::client::Request, http::HeaderValue},
};

use crate::DEADLINE;

/// A screen of any role: it reads only while somebody waits for something.
pub struct Screen {
    socket: WebSocketStream<MaybeTlsStream<TcpStream>>,
    latest: HashMap<String, Value>,
    frames: Vec<String>,
    closed: Option<(u16, String)>,
}

impl Screen {
    /// Opens a socket to a room, without saying anything yet.
    ///
    /// # Panics
    /// When the server refuses it.
    pub async fn open(server: SocketAddr, code: &str) -> Self {
        Self::open_from(server, code, None).await.expect("the upgrade is accepted")
    }

    /// Opens a socket as the page of an origin would; the refusal's status, or 0 when there is no answer at all.
    ///
    /// # Errors
    /// When the server refuses it.
    pub async fn open_from(server: SocketAddr, code: &str, origin: Option<&str>) -> Result<Self, u16> {
        let mut request = request(server, code);
        if let Some(origin) = origin {
            request.headers_mut().insert("origin", origin.parse().expect("a sound header"));
        }
        let opened = timeout(DEADLINE, connect_async(request)).await.expect("an answer in time");
        match opened {
            Ok((socket, _)) => Ok(Self { socket, latest: HashMap::new(), frames: Vec::new(), closed: None }),
            Err(tungstenite::Error::Http(response)) => Err(response.status().as_u16()),
            Err(_) => Err(0),
        }
    }

    /// Opens a socket that takes next to nothing before somebody reads, as behind a Wi-Fi that stalls.
    ///
    /// # Panics
    /// When the server refuses it.
    pub async fn open_narrow(server: SocketAddr, code: &str) -> Self {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.set_recv_buffer_size(4 * 1024).expect("a small buffer");
        let stream = MaybeTlsStream::Plain(socket.connect(server).await.expect("it listens"));
        let (socket, _) = client_async(request(server, code), stream).await.expect("the upgrade is accepted");
        Self { socket, latest: HashMap::new(), frames: Vec::new(), closed: None }
    }

    /// Sends a message.
    ///
    /// # Panics
    /// When the socket is gone.
    pub async fn say(&mut self, message: &Value) {
        self.send(Message::text(message.to_string())).await;
    }

    /// Sends whatever is given.
    ///
    /// # Panics
    /// When the socket is gone.
    pub async fn send(&mut self, message: Message) {
        self.socket.send(message).await.expect("the socket takes it");
    }

    /// Sends what the server may not live to read; whether it left is no matter.
    pub async fn shout(&mut self, message: Message) {
        let _ = self.socket.send(message).await;
    }

    /// The next message, folded; nothing once the connection is closed.
    ///
    /// # Panics
    /// When none comes in time.
    pub async fn hear(&mut self) -> Option<Value> {
        while self.closed.is_none() {
            let next = timeout(DEADLINE, self.socket.next()).await;
            let next = next.unwrap_or_else(|_| panic!("nothing was heard in time; known is {:#?}", self.latest));
            match next {
                Some(Ok(Message::Text(text))) => {
                    let message: Value = serde_json::from_str(&text).expect("the server speaks JSON");
                    self.frames.push(text.to_string());
                    let kind = message["type"].as_str().expect("every message has a type").to_owned();
                    self.latest.insert(kind, message.clone());
                    return Some(message);
                }
                Some(Ok(Message::Close(frame))) => {
                    self.closed = Some(
                        frame.map_or((1005, String::new()), |frame| (frame.code.into(), frame.reason.to_string())),
                    );
                }
                Some(Ok(_)) => {}
                Some(Err(_)) | None => self.closed = Some((1006, String::new())),
            }
        }
        None
    }

    /// Reads until a message is the one that is waited for.
    ///
    /// # Panics
    /// When it does not come in time, or the connection closes first.
    pub async fn wait_for<T>(&mut self, mut pick: impl FnMut(&Value) -> Option<T>) -> T {
        let picked = timeout(DEADLINE, async {
            while let Some(message) = self.hear().await {
                if let Some(picked) = pick(&message) {
                    return Some(picked);
                }
            }
            None
        })
        .await;
        match picked {
            Ok(Some(picked)) => picked,
            Ok(None) => panic!("closed with {:?} while waiting; known is {:#?}", self.closed, self.latest),
            Err(_) => panic!("waited in vain; known is {:#?}", self.latest),
        }
    }

    /// Reads until what is known satisfies a condition.
    ///
    /// # Panics
    /// When it does not in time, or the connection closes first.
    pub async fn until(&mut self, mut condition: impl FnMut(&Self) -> bool) {
        let waited = timeout(DEADLINE, async {
            while !condition(self) {
                if self.hear().await.is_none() {
                    return false;
                }
            }
            true
        })
        .await;
        match waited {
            Ok(true) => {}
            Ok(false) => panic!("closed with {:?} while waiting; known is {:#?}", self.closed, self.latest),
            Err(_) => panic!("waited in vain; known is {:#?}", self.latest),
        }
    }

    /// Reads until the server has answered everything that was said before.
    ///
    /// # Panics
    /// As [`Screen::wait_for`].
    pub async fn catch_up(&mut self) {
        self.say(&json!({"type": "probe"})).await;
        self.wait_for(|message| (message["type"] == "beat").then_some(())).await;
    }

    /// The code with which the server closes the connection.
    ///
    /// # Panics
    /// When it does not in time.
    pub async fn closed(&mut self) -> u16 {
        self.farewell().await.0
    }

    /// The code and the reason with which the server closes the connection.
    ///
    /// # Panics
    /// When it does not in time.
    pub async fn farewell(&mut self) -> (u16, String) {
        while self.hear().await.is_some() {}
        self.closed.clone().expect("set when nothing more is heard")
    }

    /// The latest message of a type, or null.
    pub fn latest(&self, kind: &str) -> &Value {
        self.latest.get(kind).unwrap_or(&Value::Null)
    }

    /// Every frame as it came.
    pub fn frames(&self) -> &[String] {
        &self.frames
    }

    /// Whether any frame holds that text.
    pub fn ever_heard(&self, text: &str) -> bool {
        self.frames.iter().any(|frame| frame.contains(text))
    }
}

fn request(server: SocketAddr, code: &str) -> Request {
    let mut request = format!("ws://{server}/ws/{code}").into_client_request().expect("a sound address");
    request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("peil.v1"));
    request
}
