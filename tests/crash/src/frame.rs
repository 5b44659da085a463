//! Where one WebSocket frame ends and the next begins, without touching either.

/// Bytes that came, cut into the HTTP head and then frames.
#[derive(Default)]
pub struct Frames {
    bytes: Vec<u8>,
    past_head: bool,
}

/// A whole piece of a stream.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// The HTTP request or response before the frames.
    Head(Vec<u8>),
    /// A frame, masked as it came.
    Frame(Vec<u8>),
}

impl Frames {
    /// Takes bytes in.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// The next whole piece.
    pub fn next(&mut self) -> Option<Piece> {
        if !self.past_head {
            let end = self.bytes.windows(4).position(|window| window == b"\r\n\r\n")? + 4;
            self.past_head = true;
            return Some(Piece::Head(self.bytes.drain(..end).collect()));
        }
        let length = frame_length(&self.bytes)?;
        (self.bytes.len() >= length).then(|| Piece::Frame(self.bytes.drain(..length).collect()))
    }
}

/// The length of the frame that begins here, header included; nothing while the header is not whole (RFC 6455, 5.2).
fn frame_length(bytes: &[u8]) -> Option<usize> {
    let second = *bytes.get(1)?;
    let mask = if second & 0x80 == 0 { 0 } else { 4 };
    let (header, payload) = match second & 0x7f {
        126 => (4, usize::from(u16::from_be_bytes(bytes.get(2..4)?.try_into().ok()?))),
        127 => (10, usize::try_from(u64::from_be_bytes(bytes.get(2..10)?.try_into().ok()?)).ok()?),
        short => (2, usize::from(short)),
    };
    Some(header + mask + payload)
}

/// Whether an unmasked frame is a text that begins so.
pub fn says(frame: &[u8], beginning: &str) -> bool {
    let header = match frame.get(1).map(|second| second & 0x7f) {
        Some(126) => 4,
        Some(127) => 10,
        _ => 2,
    };
    frame.first().is_some_and(|first| first & 0x0f == 1)
        && frame.get(header..).is_some_and(|payload| payload.starts_with(beginning.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_cut_where_its_frames_end_however_it_arrives() {
        let long = [&[0x81, 126, 0, 200][..], &[b'x'; 200]].concat();
        let masked = [&[0x81, 0x83, 1, 2, 3, 4][..], b"abc"].concat();
        let stream = [&b"GET / HTTP/1.1\r\n\r\n"[..], &long, &masked].concat();
        for step in [1, 7, stream.len()] {
            let (mut frames, mut pieces) = (Frames::default(), Vec::new());
            for bytes in stream.chunks(step) {
                frames.feed(bytes);
                while let Some(piece) = frames.next() {
                    pieces.push(piece);
                }
            }
            let head = Piece::Head(b"GET / HTTP/1.1\r\n\r\n".to_vec());
            assert_eq!(pieces, [head, Piece::Frame(long.clone()), Piece::Frame(masked.clone())]);
        }
    }

    #[test]
    fn an_acknowledgement_is_known_by_how_it_begins() {
        let text = br#"{"type":"saved","question":"q"}"#;
        let frame = [&[0x81, text.len() as u8][..], text].concat();
        assert!(says(&frame, r#"{"type":"saved""#));
        assert!(!says(&frame, r#"{"type":"rejected""#));
    }
}
