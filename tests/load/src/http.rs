//! As much HTTP as a browser needs to open a phone's page.

use std::net::SocketAddr;

/// What a browser's request for a page or a part of it costs, give or take.
pub fn get(path: &str, server: SocketAddr) -> Vec<u8> {
    format!(
        "GET {path} HTTP/1.1\r\nhost: {server}\r\nuser-agent: Mozilla/5.0 (Linux; Android 14) Peil load\r\n\
         accept: */*\r\naccept-encoding: gzip, deflate, br\r\naccept-language: nl,en;q=0.8\r\n\r\n"
    )
    .into_bytes()
}

/// The request that makes a connection a WebSocket.
pub fn upgrade(path: &str, server: SocketAddr) -> Vec<u8> {
    format!(
        "GET {path} HTTP/1.1\r\nhost: {server}\r\norigin: http://{server}\r\nconnection: Upgrade\r\n\
         upgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: cGVpbCBtZWV0IHBlaWw0\r\n\
         sec-websocket-protocol: peil.v1\r\n\r\n"
    )
    .into_bytes()
}

/// The length of the response at the start of `bytes`, if it is complete.
pub fn response(bytes: &[u8]) -> Option<usize> {
    let head = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let length = bytes[..head].split(|&byte| byte == b'\n').find_map(|line| {
        let (name, value) = line.split_at_checked(15)?;
        if !name.eq_ignore_ascii_case(b"content-length:") {
            return None;
        }
        std::str::from_utf8(value).ok()?.trim().parse::<usize>().ok()
    });
    let whole = head + length.unwrap_or(0);
    (bytes.len() >= whole).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_response_is_complete_with_its_body() {
        let bytes = b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabcHTTP";
        assert_eq!(response(bytes), Some(bytes.len() - 4));
        assert_eq!(response(&bytes[..bytes.len() - 5]), None);
        let bare = b"HTTP/1.1 101 Switching\r\nupgrade: websocket\r\n\r\n";
        assert_eq!(response(bare), Some(bare.len()));
    }
}
