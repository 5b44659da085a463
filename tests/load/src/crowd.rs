//! Thousands of sockets in one epoll loop.

use std::{
    collections::BTreeMap,
    io::{self, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    os::fd::OwnedFd,
    rc::Rc,
    time::{Duration, Instant},
};

use anyhow::Result;
use rustix::{
    event::{
        Timespec,
        epoll::{self, CreateFlags, Event, EventData, EventFlags},
    },
    io::Errno,
};
use socket2::{Domain, Protocol, SockAddr, Socket, Type};

use crate::{
    frame::{self, Frame},
    http,
};

/// Bytes read at once: more than any view.
const READ: usize = 64 * 1024;
/// Events taken at once.
const EVENTS: usize = 1024;
/// Sockets from one source address: a third of its ports, so that one is found at once.
const PER_SOURCE: usize = 10_000;

/// What a socket does before it can talk.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Requests over a connection of their own, one after the other, as a browser fetches a page.
    pub pages: Rc<[Vec<u8>]>,
    /// The request that makes it a WebSocket.
    pub upgrade: Rc<[u8]>,
    /// The first message.
    pub hello: Vec<u8>,
}

#[derive(Debug)]
enum State {
    /// Fetching that page.
    Fetching(usize),
    /// Waiting for the upgrade.
    Upgrading,
    Open,
    Gone,
}

#[derive(Debug)]
struct Line {
    stream: TcpStream,
    state: State,
    opening: Option<Opening>,
    /// The beginning of what has not come completely.
    inbox: Vec<u8>,
    /// What the socket would not take yet.
    outbox: Vec<u8>,
}

/// Sockets to one server.
pub struct Crowd {
    server: SocketAddr,
    epoll: OwnedFd,
    lines: Vec<Line>,
    events: Vec<Event>,
    buffer: Box<[u8]>,
    scratch: Vec<u8>,
    /// How sockets ended that should not have, and how many.
    pub gone: BTreeMap<String, usize>,
    /// Bytes that came over WebSockets.
    pub heard_bytes: u64,
}

impl Crowd {
    /// Nobody yet.
    ///
    /// # Errors
    /// When the kernel gives no epoll.
    pub fn new(server: SocketAddr) -> Result<Self> {
        Ok(Self {
            server,
            epoll: epoll::create(CreateFlags::CLOEXEC)?,
            lines: Vec::new(),
            events: Vec::with_capacity(EVENTS),
            buffer: vec![0; READ].into(),
            scratch: Vec::new(),
            gone: BTreeMap::new(),
            heard_bytes: 0,
        })
    }

    /// How many sockets there are.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Begins to connect one more; its number.
    ///
    /// # Errors
    /// When no socket or port is left.
    pub fn connect(&mut self, opening: Opening) -> Result<usize> {
        let index = self.lines.len();
        let stream = self.dial(index)?;
        let state = if opening.pages.is_empty() { State::Upgrading } else { State::Fetching(0) };
        self.lines.push(Line { stream, state, opening: Some(opening), inbox: Vec::new(), outbox: Vec::new() });
        Ok(index)
    }

    /// A socket that is connecting, watched under that number.
    fn dial(&self, index: usize) -> Result<TcpStream> {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, Some(Protocol::TCP))?;
        socket.set_nonblocking(true)?;
        socket.set_tcp_nodelay(true)?;
        // A reset instead of a goodbye: the port is free at once for the next round.
        socket.set_linger(Some(Duration::ZERO))?;
        let source = Ipv4Addr::new(127, 0, 1 + (index / PER_SOURCE) as u8, 1);
        socket.bind(&SockAddr::from(SocketAddr::from((source, 0))))?;
        match socket.connect(&SockAddr::from(self.server)) {
            Ok(()) => {}
            Err(error) if error.raw_os_error() == Some(Errno::INPROGRESS.raw_os_error()) => {}
            Err(error) => return Err(error.into()),
        }
        let stream = TcpStream::from(socket);
        epoll::add(&self.epoll, &stream, EventData::new_u64(index as u64), EventFlags::IN | EventFlags::OUT)?;
        Ok(stream)
    }

    /// Sends a text.
    pub fn say(&mut self, index: usize, text: &[u8]) {
        self.scratch.clear();
        frame::write_text(text, &mut self.scratch);
        let bytes = std::mem::take(&mut self.scratch);
        self.send(index, &bytes);
        self.scratch = bytes;
    }

    fn send(&mut self, index: usize, bytes: &[u8]) {
        let line = &mut self.lines[index];
        if !line.outbox.is_empty() {
            line.outbox.extend_from_slice(bytes);
            return;
        }
        let sent = match line.stream.write(bytes) {
            Ok(sent) => sent,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => 0,
            Err(error) => return self.end(index, &error.kind().to_string()),
        };
        if sent < bytes.len() {
            line.outbox.extend_from_slice(&bytes[sent..]);
            self.watch(index, EventFlags::IN | EventFlags::OUT);
        }
    }

    fn watch(&self, index: usize, flags: EventFlags) {
        // It was added when it was dialled; a socket that is gone is not watched.
        let _ = epoll::modify(&self.epoll, &self.lines[index].stream, EventData::new_u64(index as u64), flags);
    }

    fn end(&mut self, index: usize, why: &str) {
        let line = &mut self.lines[index];
        if !matches!(line.state, State::Gone) {
            line.state = State::Gone;
            let _ = epoll::delete(&self.epoll, &line.stream);
            *self.gone.entry(why.to_owned()).or_default() += 1;
        }
    }

    /// Waits at most that long for something to happen, and hands over every text that came; how many.
    ///
    /// # Errors
    /// When epoll fails.
    pub fn turn(&mut self, wait: Duration, mut heard: impl FnMut(usize, Instant, &[u8])) -> Result<usize> {
        let wait = Timespec { tv_sec: wait.as_secs() as i64, tv_nsec: i64::from(wait.subsec_nanos()) };
        let mut events = std::mem::take(&mut self.events);
        events.clear();
        match epoll::wait(&self.epoll, rustix::buffer::spare_capacity(&mut events), Some(&wait)) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let mut texts = 0;
        for event in &events {
            let (flags, index) = (event.flags, event.data.u64() as usize);
            if flags.contains(EventFlags::OUT) {
                self.writable(index);
            }
            if flags.intersects(EventFlags::IN | EventFlags::ERR | EventFlags::HUP) {
                texts += self.readable(index, &mut heard);
            }
        }
        self.events = events;
        Ok(texts)
    }

    /// Connected, or again ready to take what waits.
    fn writable(&mut self, index: usize) {
        let line = &mut self.lines[index];
        if line.outbox.is_empty()
            && let Some(opening) = &line.opening
        {
            line.outbox = match line.state {
                State::Fetching(page) => opening.pages[page].clone(),
                State::Upgrading => opening.upgrade.to_vec(),
                State::Open | State::Gone => Vec::new(),
            };
        }
        self.watch(index, EventFlags::IN);
        let waiting = std::mem::take(&mut self.lines[index].outbox);
        self.send(index, &waiting);
    }

    fn readable(&mut self, index: usize, heard: &mut impl FnMut(usize, Instant, &[u8])) -> usize {
        let line = &mut self.lines[index];
        if matches!(line.state, State::Gone) {
            return 0;
        }
        let read = match line.stream.read(&mut self.buffer) {
            Ok(0) => {
                self.end(index, "closed without a word");
                return 0;
            }
            Ok(read) => read,
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => return 0,
            Err(error) => {
                self.end(index, &error.kind().to_string());
                return 0;
            }
        };
        let at = Instant::now();
        // Nearly always a read holds whole frames, and nothing is copied.
        if line.inbox.is_empty() && matches!(line.state, State::Open) {
            let buffer = std::mem::take(&mut self.buffer);
            let (used, texts) = self.take_frames(index, at, &buffer[..read], heard);
            self.lines[index].inbox.extend_from_slice(&buffer[used..read]);
            self.buffer = buffer;
            return texts;
        }
        line.inbox.extend_from_slice(&self.buffer[..read]);
        let mut inbox = std::mem::take(&mut line.inbox);
        let mut used = 0;
        while !matches!(self.lines[index].state, State::Open) {
            let Some(length) = http::response(&inbox[used..]) else { break };
            used += length;
            self.answered(index, &inbox[used - length..used]);
        }
        let mut texts = 0;
        if matches!(self.lines[index].state, State::Open) {
            let (more, count) = self.take_frames(index, at, &inbox[used..], heard);
            used += more;
            texts = count;
        }
        inbox.drain(..used);
        // A fragment keeps its allocation no longer than it must: there are thousands.
        if inbox.is_empty() {
            inbox = Vec::new();
        }
        self.lines[index].inbox = inbox;
        texts
    }

    /// A response came while opening.
    fn answered(&mut self, index: usize, response: &[u8]) {
        let line = &mut self.lines[index];
        let Some(opening) = &line.opening else { return };
        match line.state {
            State::Fetching(page) if response.starts_with(b"HTTP/1.1 200") => {
                if page + 1 < opening.pages.len() {
                    line.state = State::Fetching(page + 1);
                    let request = opening.pages[page + 1].clone();
                    self.send(index, &request);
                } else {
                    line.state = State::Upgrading;
                    match self.dial(index) {
                        // Dropping the old socket ends its watch.
                        Ok(stream) => self.lines[index].stream = stream,
                        Err(error) => self.end(index, &error.to_string()),
                    }
                }
            }
            State::Upgrading if response.starts_with(b"HTTP/1.1 101") => {
                line.state = State::Open;
                if let Some(opening) = line.opening.take() {
                    self.say(index, &opening.hello);
                }
            }
            _ => {
                let status = response.split(|&byte| byte == b'\r').next().unwrap_or_default();
                self.end(index, &String::from_utf8_lossy(status));
            }
        }
    }

    fn take_frames(
        &mut self,
        index: usize,
        at: Instant,
        bytes: &[u8],
        heard: &mut impl FnMut(usize, Instant, &[u8]),
    ) -> (usize, usize) {
        let (mut used, mut texts) = (0, 0);
        while let Some((frame, length)) = frame::read(&bytes[used..]) {
            used += length;
            self.heard_bytes += length as u64;
            match frame {
                Frame::Text(text) => {
                    texts += 1;
                    heard(index, at, text);
                }
                Frame::Ping(payload) => {
                    let mut pong = Vec::new();
                    frame::write_pong(payload, &mut pong);
                    self.send(index, &pong);
                }
                Frame::Close(code) => self.end(index, &format!("closed with {code}")),
                Frame::Other => {}
            }
        }
        (used, texts)
    }
}
