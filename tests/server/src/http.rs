//! Requests by hand, so that every header is what the test says.

use std::net::SocketAddr;

use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

use crate::DEADLINE;

/// A request in the making.
#[derive(Clone, Debug)]
pub struct Http {
    server: SocketAddr,
    headers: Vec<(String, String)>,
}

/// What came back.
#[derive(Clone, Debug)]
pub struct Reply {
    /// The status.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

impl Http {
    /// To a server.
    pub fn to(server: SocketAddr) -> Self {
        Self { server, headers: Vec::new() }
    }

    /// With a key or secret.
    #[must_use]
    pub fn key(self, key: &str) -> Self {
        self.header("authorization", &format!("Bearer {key}"))
    }

    /// With a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// `GET`.
    pub async fn get(self, path: &str) -> Reply {
        self.send("GET", path, None).await
    }

    /// `POST` with JSON.
    pub async fn post(self, path: &str, body: &Value) -> Reply {
        self.header("content-type", "application/json").send("POST", path, Some(&body.to_string())).await
    }

    /// `DELETE`.
    pub async fn delete(self, path: &str) -> Reply {
        self.send("DELETE", path, None).await
    }

    /// Any method, with or without a body.
    ///
    /// # Panics
    /// When no answer comes in time, or it is not HTTP.
    pub async fn send(self, method: &str, path: &str, body: Option<&str>) -> Reply {
        self.send_bytes(method, path, body.map(str::as_bytes)).await
    }

    /// The same with a body that need not be text; what is no text in the answer is marked as such.
    ///
    /// # Panics
    /// When no answer comes in time, or it is not HTTP.
    pub async fn send_bytes(self, method: &str, path: &str, body: Option<&[u8]>) -> Reply {
        let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\n", self.server);
        for (name, value) in &self.headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        if let Some(body) = body {
            request.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        request.push_str("\r\n");
        let mut request = request.into_bytes();
        request.extend_from_slice(body.unwrap_or_default());
        let answer = timeout(DEADLINE, async {
            let mut stream = TcpStream::connect(self.server).await?;
            stream.write_all(&request).await?;
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer).await?;
            std::io::Result::Ok(answer)
        })
        .await
        .expect("an answer in time")
        .expect("an answer");
        Reply::parse(&String::from_utf8_lossy(&answer))
    }
}

impl Reply {
    fn parse(answer: &str) -> Self {
        let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok());
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
            .collect();
        Self { status: status.expect("a status"), headers, body: body.into() }
    }

    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is not.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.body))
    }
}
