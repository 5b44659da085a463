//! A TCP stream that two may write to: the connection that owns it, and whoever shows the same frame to a whole hall.
//!
//! Each writes whole WebSocket frames or nothing. What the kernel does not take at once stays here, and nobody writes
//! before it is gone: so frames never mix, and at most one write waits for each screen.

use std::{
    io::{self, Read},
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, ready},
};

use axum::body::Bytes;
use socket2::SockRef;
use tokio::{
    io::{AsyncRead, AsyncWrite, Interest, ReadBuf},
    net::TcpStream,
};

use super::seats::Seat;

/// Whether the system tells of everything that comes after a read that left room, as epoll and kqueue do; elsewhere only
/// after one that found nothing.
const TOLD_WHEN_MORE_COMES: bool = cfg!(any(target_os = "linux", target_os = "android", target_vendor = "apple"));

/// A stream, shared.
#[derive(Debug)]
pub struct Line {
    stream: TcpStream,
    /// What the kernel did not take yet. Held for a few system calls that do not block, and never while awaiting.
    left: Mutex<Bytes>,
    seat: Seat,
}

/// What became of bytes that were offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Offered {
    /// All are on their way.
    Taken,
    /// They follow as soon as the screen takes more; until then nothing else is taken.
    Waiting,
    /// None were taken, since others wait.
    Busy,
}

impl Line {
    /// Over a stream that has a place.
    pub fn new(stream: TcpStream, seat: Seat) -> Arc<Self> {
        Arc::new(Self { stream, left: Mutex::new(Bytes::new()), seat })
    }

    /// Whether a phone may stay.
    pub fn lasts(&self) -> bool {
        self.seat.lasts
    }

    /// Writes bytes that end with a frame, unless something waits before them. A broken stream takes everything; its
    /// connection finds out by reading.
    pub fn offer(&self, frames: &Bytes) -> Offered {
        let mut left = self.left();
        if !left.is_empty() {
            return Offered::Busy;
        }
        match self.stream.try_write(frames) {
            Ok(written) if written < frames.len() => {
                *left = frames.slice(written..);
                Offered::Waiting
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                *left = frames.clone();
                Offered::Waiting
            }
            Ok(_) | Err(_) => Offered::Taken,
        }
    }

    /// Whether something waits.
    pub fn is_busy(&self) -> bool {
        !self.left().is_empty()
    }

    /// Ready once nothing waits.
    fn poll_left(&self, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        loop {
            let mut left = self.left();
            if left.is_empty() {
                return Poll::Ready(Ok(()));
            }
            match self.stream.try_write(&left) {
                Ok(0) => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                Ok(written) => *left = left.slice(written..),
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    drop(left);
                    ready!(self.stream.poll_write_ready(context))?;
                }
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }

    /// A panic while the lock was held left the bytes whole: they change in one assignment.
    fn left(&self) -> MutexGuard<'_, Bytes> {
        self.left.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The end of a line that its connection reads and writes.
#[derive(Debug)]
pub struct End(pub Arc<Line>);

impl AsyncRead for End {
    fn poll_read(self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let stream = &self.0.stream;
        loop {
            ready!(stream.poll_read_ready(context))?;
            match read(stream, into.initialize_unfilled()) {
                Ok(read) => {
                    into.advance(read);
                    return Poll::Ready(Ok(()));
                }
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                Err(error) => return Poll::Ready(Err(error)),
            }
        }
    }
}

/// Reads what is there. A read that leaves room has taken all, so nobody has to ask once more to hear that there is
/// nothing: half of a phone's reads.
fn read(stream: &TcpStream, into: &mut [u8]) -> io::Result<usize> {
    let mut taken = None;
    let read = stream.try_io(Interest::READABLE, || {
        let read = (&*SockRef::from(stream)).read(into)?;
        if TOLD_WHEN_MORE_COMES && 0 < read && read < into.len() {
            taken = Some(read);
            // Not an error, but the way to say that the stream is to be waited for.
            return Err(io::ErrorKind::WouldBlock.into());
        }
        Ok(read)
    });
    taken.map_or(read, Ok)
}

impl AsyncWrite for End {
    /// Takes all of it or none, so that what follows begins with a frame.
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let line = &self.0;
        loop {
            ready!(line.poll_left(context))?;
            let mut left = line.left();
            if !left.is_empty() {
                // Somebody was quicker.
                continue;
            }
            let written = match line.stream.try_write(bytes) {
                Ok(written) => written,
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => 0,
                Err(error) => return Poll::Ready(Err(error)),
            };
            *left = Bytes::copy_from_slice(&bytes[written..]);
            return Poll::Ready(Ok(bytes.len()));
        }
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.0.poll_left(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(self.0.poll_left(context))?;
        // The socket's own shutdown is a system call that does not wait.
        Poll::Ready(SockRef::from(&self.0.stream).shutdown(std::net::Shutdown::Write))
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::{super::seats::Seats, *};

    /// Both ends of a connection.
    async fn pair() -> (Arc<Line>, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let far = TcpStream::connect(listener.local_addr().expect("bound")).await.expect("a connection");
        let (near, _) = listener.accept().await.expect("a connection");
        near.writable().await.expect("alive");
        (Line::new(near, Seats::new(1).take().expect("a place")), far)
    }

    /// Fills the line until something waits; how many bytes it took.
    fn fill(line: &Line, frame: &Bytes) -> usize {
        let mut offered = 0;
        loop {
            offered += frame.len();
            if line.offer(frame) == Offered::Waiting {
                return offered;
            }
        }
    }

    #[tokio::test]
    async fn whoever_takes_nothing_keeps_one_write_waiting_and_gets_it_whole() {
        let (line, mut far) = pair().await;
        let frame = Bytes::from(vec![b'a'; 100_000]);
        let offered = fill(&line, &frame);
        assert!(line.is_busy());
        assert_eq!(line.offer(&Bytes::from_static(b"b")), Offered::Busy);

        // The connection's own write waits for what waits already, and comes after it.
        let mut end = End(Arc::clone(&line));
        let own = tokio::spawn(async move {
            end.write_all(b"own").await.expect("alive");
            end.flush().await.expect("alive");
            end
        });
        let mut heard = vec![0; offered + 3];
        far.read_exact(&mut heard).await.expect("alive");
        assert!(heard[..offered].iter().all(|byte| *byte == b'a'));
        assert_eq!(&heard[offered..], b"own");
        own.await.expect("it ended");
        assert_eq!(line.offer(&Bytes::from_static(b"next")), Offered::Taken);
    }

    #[tokio::test]
    async fn a_write_of_the_connection_is_taken_whole_though_the_kernel_takes_a_part() {
        let (line, mut far) = pair().await;
        let mut end = End(Arc::clone(&line));
        let long = vec![b'c'; 20_000_000];
        assert_eq!(end.write(&long).await.expect("alive"), long.len());
        assert_eq!(line.offer(&Bytes::from_static(b"d")), Offered::Busy);
        let flushed = tokio::spawn(async move { end.flush().await });
        let mut heard = vec![0; long.len()];
        far.read_exact(&mut heard).await.expect("alive");
        flushed.await.expect("it ended").expect("alive");
        assert!(heard == long);
    }

    #[tokio::test]
    async fn what_comes_in_many_pieces_is_read_whole_and_then_the_end() {
        let (line, mut far) = pair().await;
        let mut end = End(line);
        for round in 0..200_u8 {
            // Some fill the buffer that they are read into, some leave room in it.
            let piece = vec![round; 1 + usize::from(round) % 64];
            far.write_all(&piece).await.expect("alive");
            let mut heard: Vec<u8> = Vec::new();
            while heard.len() < piece.len() {
                let mut part = [0; 16];
                let read = end.read(&mut part).await.expect("alive");
                heard.extend(&part[..read]);
            }
            assert_eq!(heard, piece);
        }
        far.write_all(b"last").await.expect("alive");
        drop(far);
        let mut heard = Vec::new();
        end.read_to_end(&mut heard).await.expect("it ended well");
        assert_eq!(heard, b"last");
    }

    #[tokio::test]
    async fn a_broken_line_holds_nobody_up() {
        let (line, far) = pair().await;
        SockRef::from(&far).set_linger(Some(std::time::Duration::ZERO)).expect("a socket");
        drop(far);
        let mut end = End(Arc::clone(&line));
        // Reading tells that it broke; from then on writing fails at once.
        assert!(!matches!(end.read(&mut [0; 1]).await, Ok(1..)));
        assert_eq!(line.offer(&Bytes::from_static(b"e")), Offered::Taken);
        assert!(!line.is_busy());
    }
}
