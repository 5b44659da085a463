//! A WebSocket to a room.

use std::{net::SocketAddr, time::Duration};

use futures_util::{SinkExt, StreamExt};
use serde_json::Value;
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Message, client::IntoClientRequest, http::HeaderValue},
};

/// Time for a connection to be made.
const OPEN: Duration = Duration::from_secs(2);

/// An open socket. Dropping it cuts the connection, as a phone does that leaves the Wi-Fi.
pub struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Socket {
    /// Connects; nothing when the other side does not answer in time.
    pub async fn open(address: SocketAddr, code: &str) -> Option<Self> {
        let mut request = format!("ws://{address}/ws/{code}").into_client_request().ok()?;
        request.headers_mut().insert("sec-websocket-protocol", HeaderValue::from_static("peil.v1"));
        let (socket, _) = timeout(OPEN, connect_async(request)).await.ok()?.ok()?;
        Some(Self(socket))
    }

    /// Sends a message; nothing when the connection is gone.
    pub async fn say(&mut self, message: &str) -> Option<()> {
        timeout(OPEN, self.0.send(Message::text(message))).await.ok()?.ok()
    }

    /// The next message; nothing when the connection is gone. Nothing is lost when the future is dropped.
    pub async fn hear(&mut self) -> Option<Value> {
        loop {
            match self.0.next().await {
                Some(Ok(Message::Text(text))) => return serde_json::from_str(&text).ok(),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return None,
                Some(Ok(_)) => {}
            }
        }
    }
}
