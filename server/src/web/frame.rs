//! Frames of a WebSocket, as a server sends them.

/// Adds an unmasked text frame (RFC 6455, 5.2).
pub fn put(bytes: &mut Vec<u8>, text: &str) {
    const FINAL_TEXT: u8 = 0x81;
    bytes.reserve(10 + text.len());
    bytes.push(FINAL_TEXT);
    match (u8::try_from(text.len()), u16::try_from(text.len())) {
        (Ok(short @ ..=125), _) => bytes.push(short),
        (_, Ok(medium)) => {
            bytes.push(126);
            bytes.extend(medium.to_be_bytes());
        }
        _ => {
            bytes.push(127);
            bytes.extend((text.len() as u64).to_be_bytes());
        }
    }
    bytes.extend(text.as_bytes());
}
