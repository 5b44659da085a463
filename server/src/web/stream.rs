//! Answers that are written while they are sent: no more of them is in memory than a slow reader leaves.

use std::io::{self, Write};

use axum::body::{Body, Bytes};
use futures_util::stream::poll_fn;
use tokio::{sync::mpsc, task::spawn_blocking};

/// Bytes that are sent together.
const CHUNK: usize = 64 * 1024;
/// Chunks that wait for a reader.
const WAITING: usize = 4;

/// A body that `write` writes, on a thread of its own; it is cut short where that fails, and so seen to be.
pub fn written(write: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()> + Send + 'static) -> Body {
    let (sender, mut receiver) = mpsc::channel::<io::Result<Bytes>>(WAITING);
    spawn_blocking(move || {
        let mut pipe = Pipe { chunk: Vec::with_capacity(CHUNK), sender };
        if let Err(error) = write(&mut pipe).and_then(|()| pipe.flush()) {
            // Whoever read may have left; then nobody minds.
            let _ = pipe.sender.blocking_send(Err(error));
        }
    });
    Body::from_stream(poll_fn(move |context| receiver.poll_recv(context)))
}

struct Pipe {
    chunk: Vec<u8>,
    sender: mpsc::Sender<io::Result<Bytes>>,
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(CHUNK - self.chunk.len());
        self.chunk.extend_from_slice(&bytes[..taken]);
        if self.chunk.len() == CHUNK {
            self.flush()?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.chunk.is_empty() {
            return Ok(());
        }
        let chunk = std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK));
        self.sender.blocking_send(Ok(chunk.into())).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;

    use super::*;

    #[tokio::test]
    async fn what_is_written_arrives_whole_and_in_order() {
        let expected: Vec<u8> = (0..1_000_000u32).flat_map(u32::to_le_bytes).collect();
        let sent = expected.clone();
        let body = written(move |out| out.write_all(&sent));
        assert!(to_bytes(body, usize::MAX).await.unwrap() == expected);
    }

    #[tokio::test]
    async fn what_fails_halfway_is_no_whole_file() {
        let body = written(|out| {
            out.write_all(b"half")?;
            Err(io::Error::other("the disk is gone"))
        });
        assert!(to_bytes(body, usize::MAX).await.is_err());
    }

    #[tokio::test]
    async fn a_reader_who_leaves_stops_the_writing() {
        let (told, heard) = tokio::sync::oneshot::channel();
        let body = written(move |out| {
            let outcome = (0..).try_for_each(|_| out.write_all(&[0; CHUNK]));
            let _ = told.send(());
            outcome
        });
        drop(body);
        heard.await.unwrap();
    }
}
