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
