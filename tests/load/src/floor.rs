//! The floor: a bare epoll loop that does nothing but hold sockets and write one frame to each.
//!
//! It is a process of its own, told over its standard input what to write, so that it is measured as the server is.

use std::{
    env,
    io::{self, BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, ensure};
use rustix::event::epoll::{self, CreateFlags, EventData, EventFlags};
use socket2::{Domain, Socket, Type};

use crate::{
    crowd::{Crowd, Opening},
    frame,
    hall::Times,
    http,
    machine::{Side, keep_to, raise_descriptor_limit},
    usage::Usage,
};

/// The argument that makes this program the floor.
pub const VERB: &str = "floor-server";
/// What a socket without a socket's number is.
const LISTENER: u64 = u64::MAX;
const ORDERS: u64 = u64::MAX - 1;
/// Phones that connect at the same time, as in a hall.
const ARRIVING: usize = 500;
/// Bytes of a first view, before anybody told otherwise.
const GREETING: usize = 1_000;
/// Time after which a socket that got nothing never will.
const DEADLINE: Duration = Duration::from_secs(30);

/// Serves until its standard input closes. A line that holds a number makes it write a frame of that many bytes of text
/// to every socket; after `=` it is what answers each message from then on.
///
/// # Errors
/// When the kernel refuses something.
pub fn serve() -> Result<()> {
    raise_descriptor_limit();
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, 0)).into())?;
    socket.listen(1024)?;
    socket.set_nonblocking(true)?;
    let listener = TcpListener::from(socket);
    let epoll = epoll::create(CreateFlags::CLOEXEC)?;
    epoll::add(&epoll, &listener, EventData::new_u64(LISTENER), EventFlags::IN)?;
    epoll::add(&epoll, io::stdin(), EventData::new_u64(ORDERS), EventFlags::IN)?;
    println!("{}", listener.local_addr()?.port());

    let mut sockets: Vec<(TcpStream, bool)> = Vec::new();
    let (mut events, mut buffer, mut reply) = (Vec::with_capacity(1024), [0; 16 * 1024], text_frame(GREETING));
    loop {
        events.clear();
        epoll::wait(&epoll, rustix::buffer::spare_capacity(&mut events), None)?;
        for event in &events {
            match event.data.u64() {
                LISTENER => {
                    while let Ok((stream, _)) = listener.accept() {
                        stream.set_nonblocking(true)?;
                        stream.set_nodelay(true)?;
                        epoll::add(&epoll, &stream, EventData::new_u64(sockets.len() as u64), EventFlags::IN)?;
                        sockets.push((stream, false));
                    }
                }
                ORDERS => {
                    let mut order = String::new();
                    if io::stdin().lock().read_line(&mut order)? == 0 {
                        return Ok(());
                    }
                    if let Some(bytes) = order.trim().strip_prefix('=') {
                        reply = text_frame(bytes.parse()?);
                        continue;
                    }
                    let frame = text_frame(order.trim().parse()?);
                    for (stream, _) in &mut sockets {
                        stream.write_all(&frame)?;
                    }
                }
                index => {
                    let (stream, open) = &mut sockets[index as usize];
                    match stream.read(&mut buffer) {
                        Ok(0) | Err(_) => epoll::delete(&epoll, &*stream)?,
                        Ok(_) if *open => stream.write_all(&reply)?,
                        Ok(_) => {
                            *open = true;
                            stream.write_all(b"HTTP/1.1 101 Switching Protocols\r\n\r\n")?;
                        }
                    }
                }
            }
        }
    }
}

fn text_frame(bytes: usize) -> Vec<u8> {
    let mut frame = Vec::new();
    frame::write_served_text(&vec![b'x'; bytes], &mut frame);
    frame
}

/// A floor with sockets to it.
pub struct Floor {
    process: Child,
    orders: Option<ChildStdin>,
    _printed: BufReader<ChildStdout>,
    crowd: Crowd,
}

impl Floor {
    /// Starts one.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start() -> Result<Self> {
        keep_to(Side::Server);
        let started = Command::new(env::current_exe()?)
            .arg(VERB)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("the floor does not start");
        keep_to(Side::Load);
        let mut process = started?;
        let mut printed = BufReader::new(process.stdout.take().context("piped")?);
        let orders = process.stdin.take();
        let mut line = String::new();
        printed.read_line(&mut line)?;
        let crowd = Crowd::new(SocketAddr::from((Ipv4Addr::LOCALHOST, line.trim().parse()?)))?;
        Ok(Self { process, orders, _printed: printed, crowd })
    }

    /// What it costs.
    pub fn usage(&self) -> Usage {
        Usage::of(self.process.id())
    }

    /// Lets phones in; when each had its first frame.
    ///
    /// # Errors
    /// When one does not get in.
    pub fn fill(&mut self, phones: usize) -> Result<Times> {
        let server = SocketAddr::from((Ipv4Addr::LOCALHOST, 1));
        let (begin, mut times) = (Instant::now(), Vec::with_capacity(phones));
        while times.len() < phones {
            while self.crowd.len() < phones && self.crowd.len() - times.len() < ARRIVING {
                let upgrade = http::upgrade("/ws/AAAAAA", server).into();
                let hello = br#"{"type":"hello","role":"participant"}"#.to_vec();
                self.crowd.connect(Opening { pages: [].into(), upgrade, hello })?;
            }
            self.crowd.turn(DEADLINE, |_, at, _| times.push(at - begin))?;
            ensure!(self.crowd.gone.is_empty(), "the floor lost sockets: {:?}", self.crowd.gone);
        }
        Ok(Times::new(times))
    }

    /// Writes a frame of that many bytes of text to every socket; when each had it.
    ///
    /// # Errors
    /// When one does not get it.
    pub fn send(&mut self, bytes: usize) -> Result<Times> {
        let begin = Instant::now();
        self.order(&bytes.to_string())?;
        let mut times = Vec::with_capacity(self.crowd.len());
        while times.len() < self.crowd.len() {
            let heard = self.crowd.turn(DEADLINE, |_, at, _| times.push(at - begin))?;
            ensure!(heard > 0 || begin.elapsed() < DEADLINE, "the floor did not write to every socket");
        }
        Ok(Times::new(times))
    }

    /// Lets every socket say that many bytes, evenly over that time, each answered by a frame of so many.
    ///
    /// # Errors
    /// When one is not answered.
    pub fn echo(&mut self, said: usize, answered: usize, within: Duration) -> Result<Times> {
        self.order(&format!("={answered}"))?;
        let phones = self.crowd.len();
        let (text, each) = (vec![b'x'; said], within.div_f64(phones.max(1) as f64));
        let begin = Instant::now();
        let mut sent = vec![begin; phones];
        let mut times = Vec::with_capacity(phones);
        let hear = |crowd: &mut Crowd, sent: &[Instant], times: &mut Vec<Duration>, wait| {
            crowd.turn(wait, |index, at, _| times.push(at - sent[index]))
        };
        for index in 0..phones {
            let due = begin + each.mul_f64(index as f64);
            while let Some(left) = due.checked_duration_since(Instant::now()).filter(|left| !left.is_zero()) {
                hear(&mut self.crowd, &sent, &mut times, left)?;
            }
            sent[index] = Instant::now();
            self.crowd.say(index, &text);
            if index.is_multiple_of(64) {
                hear(&mut self.crowd, &sent, &mut times, Duration::ZERO)?;
            }
        }
        while times.len() < phones {
            let heard = hear(&mut self.crowd, &sent, &mut times, DEADLINE)?;
            ensure!(heard > 0, "the floor did not answer every socket");
        }
        Ok(Times::new(times))
    }

    fn order(&mut self, order: &str) -> Result<()> {
        let orders = self.orders.as_mut().context("piped")?;
        writeln!(orders, "{order}")?;
        Ok(orders.flush()?)
    }
}

impl Drop for Floor {
    fn drop(&mut self) {
        // It ends with its orders; it may have ended already.
        self.orders = None;
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
