//! Connections that ask for nothing.

use std::time::Duration;

use peil_tests::TestServer;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::timeout,
};

/// More than the server waits for the head of a request.
const PATIENCE: Duration = Duration::from_secs(50);

#[tokio::test]
async fn a_connection_that_never_finishes_its_request_is_closed() {
    let server = TestServer::start().await;
    let ends = async |begun: &'static str| {
        let mut stream = TcpStream::connect(server.address()).await.expect("it listens");
        stream.write_all(begun.as_bytes()).await.expect("alive");
        let ended = timeout(PATIENCE, stream.read_to_end(&mut Vec::new())).await;
        assert!(ended.is_ok(), "{begun:?} is still waited for");
    };
    tokio::join!(ends(""), ends("GET / HTTP/1.1\r\nHost: peil\r\n"));
}

/// A body of which nothing comes would be waited for; so whoever is answered before it was not asked for it.
#[tokio::test]
async fn a_large_body_is_asked_of_the_organiser_only() {
    let server = TestServer::start().await;
    for (method, path) in
        [("POST", "decks"), ("PUT", "decks/example"), ("POST", "decks/example/images"), ("POST", "bundles")]
    {
        let mut stream = TcpStream::connect(server.address()).await.expect("it listens");
        let head = format!(
            "{method} /api/{path} HTTP/1.1\r\nHost: peil\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.expect("alive");
        let mut status = [0; 12];
        let told = timeout(Duration::from_secs(20), stream.read_exact(&mut status)).await;
        assert!(told.is_ok(), "{method} {path}: the body is waited for");
        assert_eq!(&status, b"HTTP/1.1 401", "{method} {path}");
    }
}
