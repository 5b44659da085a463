//! WebSocket frames (RFC 6455, section 5.2), as a client writes and reads them.

/// Masks must be there and need not be secret: nothing between the two ends could be fooled.
const MASK: [u8; 4] = [0x37, 0xa1, 0x5c, 0x0f];

const FINAL: u8 = 0x80;
const MASKED: u8 = 0x80;
const TEXT: u8 = 1;
const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

/// What a frame says.
#[derive(PartialEq, Eq, Debug)]
pub enum Frame<'a> {
    /// A text.
    Text(&'a [u8]),
    /// Is anybody there? To be answered by a pong with the same payload.
    Ping(&'a [u8]),
    /// The end, with its code.
    Close(u16),
    /// Nothing that matters here.
    Other,
}

/// The first frame of `bytes` and its length, if it is complete.
pub fn read(bytes: &[u8]) -> Option<(Frame<'_>, usize)> {
    let (&[head, length], rest) = bytes.split_first_chunk::<2>()?;
    let (length, header) = match length & !MASKED {
        126 => (usize::from(u16::from_be_bytes(*rest.first_chunk()?)), 4),
        127 => (usize::try_from(u64::from_be_bytes(*rest.first_chunk()?)).ok()?, 10),
        short => (usize::from(short), 2),
    };
    let payload = bytes.get(header..header + length)?;
    let frame = match head & 0x0f {
        TEXT => Frame::Text(payload),
        PING => Frame::Ping(payload),
        CLOSE => Frame::Close(payload.first_chunk().map_or(1005, |code| u16::from_be_bytes(*code))),
        _ => Frame::Other,
    };
    Some((frame, header + length))
}

/// Appends a masked text.
pub fn write_text(text: &[u8], to: &mut Vec<u8>) {
    write(TEXT, text, to);
}

/// Appends a masked pong.
pub fn write_pong(payload: &[u8], to: &mut Vec<u8>) {
    write(PONG, payload, to);
}

fn write(kind: u8, payload: &[u8], to: &mut Vec<u8>) {
    head(kind, payload.len(), MASKED, to);
    to.extend_from_slice(&MASK);
    to.extend(payload.iter().zip(MASK.iter().cycle()).map(|(byte, mask)| byte ^ mask));
}

/// Appends a text as a server sends it, unmasked.
pub fn write_served_text(text: &[u8], to: &mut Vec<u8>) {
    head(TEXT, text.len(), 0, to);
    to.extend_from_slice(text);
}

fn head(kind: u8, length: usize, masked: u8, to: &mut Vec<u8>) {
    to.push(FINAL | kind);
    match length {
        0..=125 => to.push(masked | length as u8),
        126..=0xffff => {
            to.push(masked | 126);
            to.extend_from_slice(&(length as u16).to_be_bytes());
        }
        _ => {
            to.push(masked | 127);
            to.extend_from_slice(&(length as u64).to_be_bytes());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_any_length_is_read_only_when_it_is_complete() {
        for length in [0, 125, 126, 0xffff, 0x1_0000] {
            let text = vec![b'x'; length];
            let mut bytes = Vec::new();
            write_served_text(&text, &mut bytes);
            assert_eq!(read(&bytes), Some((Frame::Text(&text), bytes.len())));
            assert_eq!(read(&bytes[..bytes.len() - 1]), None);
        }
    }

    #[test]
    fn what_a_client_writes_is_masked() {
        let mut bytes = Vec::new();
        write_text(b"peil!", &mut bytes);
        assert_eq!(bytes[..6], [0x81, 0x85, 0x37, 0xa1, 0x5c, 0x0f]);
        let plain: Vec<u8> = bytes[6..].iter().zip(MASK.iter().cycle()).map(|(byte, mask)| byte ^ mask).collect();
        assert_eq!(plain, b"peil!");
    }

    #[test]
    fn a_close_tells_its_code() {
        assert_eq!(read(&[0x88, 2, 0x0f, 0xa0]), Some((Frame::Close(4000), 4)));
    }
}
