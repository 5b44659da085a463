//! The real server, as a process that can be killed.

use std::{
    fs::{self, File},
    io,
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::Duration,
};

use anyhow::{Context, bail};
use rustix::process::{Pid, Signal, kill_process};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{Instant, sleep, timeout},
};

use crate::{fault::Fault, program::Programs};

/// A server that is not ready after so long never is, and one that has not ended after so long never does: a machine that
/// is busy with other things must not decide.
const HANGS: Duration = Duration::from_secs(300);
const POLL: Duration = Duration::from_millis(10);

/// A server on its own data folder.
pub struct Server<'a> {
    programs: &'a Programs,
    sabotage: Option<&'static str>,
    folder: PathBuf,
    /// Where it listens, before and after every restart.
    pub address: SocketAddr,
    /// The organiser key.
    pub key: String,
    /// The longest that it took to end after SIGTERM.
    pub slowest_end: Duration,
    child: Option<Child>,
}

impl<'a> Server<'a> {
    /// Prepares one in an empty folder.
    ///
    /// # Errors
    /// When the folder cannot be written or no port is free.
    pub fn new(programs: &'a Programs, sabotage: Option<&'static str>, folder: &Path) -> anyhow::Result<Self> {
        for name in ["data", "shadow"] {
            fs::create_dir_all(folder.join(name))?;
        }
        fs::write(folder.join("proef.md"), peil_tests::TEST_DECK)?;
        let address = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let key = uuid::Uuid::new_v4().simple().to_string();
        Ok(Self { programs, sabotage, folder: folder.into(), address, key, slowest_end: Duration::ZERO, child: None })
    }

    /// The folder with the journal.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// Starts it, and waits until it is ready.
    ///
    /// # Errors
    /// When it never is.
    pub async fn start(&mut self) -> anyhow::Result<()> {
        self.spawn(None)?;
        if self.is_ready(HANGS).await {
            return Ok(());
        }
        let ended = self.child.as_mut().and_then(|child| child.try_wait().ok().flatten());
        bail!("the server does not start ({ended:?}); see {}", self.log().display())
    }

    /// Starts it, perhaps on a disk one of whose calls goes wrong, and waits for nothing.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn spawn(&mut self, fault: Option<Fault>) -> anyhow::Result<()> {
        let log = File::options().create(true).append(true).open(self.log())?;
        let mut command = Command::new(&self.programs.server);
        command.arg("--listen").arg(self.address.to_string()).arg("--data").arg(self.data());
        command.arg("--deck").arg(self.folder.join("proef.md")).env("PEIL_ORGANISER_KEY", &self.key);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        if let Some(layer) = &self.programs.layer {
            command.env("LD_PRELOAD", layer).env("PEIL_POWERCUT_DIR", self.data());
            command.env("PEIL_POWERCUT_SHADOW", self.folder.join("shadow")).env("PEIL_POWERCUT_FULL", self.full());
            if let Some(fault) = fault {
                command.envs(fault.told()).env("PEIL_FAULT_TOLD", self.folder.join("struck"));
            }
        }
        if let Some(sabotage) = self.sabotage {
            command.env("PEIL_SABOTAGE", sabotage);
        }
        self.child = Some(command.spawn()?);
        Ok(())
    }

    /// How it ended, if it did by itself.
    ///
    /// # Errors
    /// When that cannot be known.
    pub fn ended(&mut self) -> io::Result<Option<ExitStatus>> {
        self.child.as_mut().map_or(Ok(None), Child::try_wait)
    }

    /// The last lines of its log.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn last_words(&self) -> io::Result<String> {
        let log = String::from_utf8_lossy(&fs::read(self.log())?).into_owned();
        let lines: Vec<&str> = log.lines().filter(|line| !line.is_empty()).collect();
        Ok(lines[lines.len().saturating_sub(3)..].join("\n"))
    }

    /// Whether `/readyz` says so in time.
    pub async fn is_ready(&mut self, time: Duration) -> bool {
        let end = Instant::now() + time;
        while Instant::now() < end {
            if self.child.as_mut().is_none_or(|child| !matches!(child.try_wait(), Ok(None))) {
                return false;
            }
            if matches!(timeout(Duration::from_secs(2), ready(self.address)).await, Ok(Ok(true))) {
                return true;
            }
            sleep(POLL).await;
        }
        false
    }

    /// `kill -9`.
    ///
    /// # Errors
    /// When it did not run.
    pub fn kill(&mut self) -> anyhow::Result<()> {
        let mut child = self.child.take().context("the server runs")?;
        child.kill()?;
        child.wait()?;
        Ok(())
    }

    /// Takes the power away: what was not synced never was.
    ///
    /// # Errors
    /// When it did not run, or the disk cannot be put back.
    pub fn cut_power(&mut self) -> anyhow::Result<()> {
        self.kill()?;
        let (data, shadow) = (self.data(), self.folder.join("shadow"));
        fs::remove_dir_all(&data)?;
        fs::create_dir(&data)?;
        Ok(copy_files(&shadow, &data)?)
    }

    /// Makes durable what was written and not synced. Nothing may be written meanwhile.
    ///
    /// # Errors
    /// When the files cannot be copied.
    pub fn settle(&self) -> io::Result<()> {
        copy_files(&self.data(), &self.folder.join("shadow"))
    }

    /// SIGTERM, and waits until it has ended well.
    ///
    /// # Errors
    /// When it does not.
    pub async fn terminate(&mut self) -> anyhow::Result<()> {
        self.signal(Signal::TERM)?;
        let mut child = self.child.take().context("the server runs")?;
        let began = Instant::now();
        while began.elapsed() < HANGS {
            if let Some(status) = child.try_wait()? {
                self.slowest_end = self.slowest_end.max(began.elapsed());
                anyhow::ensure!(status.success(), "the server ended with {status} after SIGTERM");
                return Ok(());
            }
            sleep(POLL).await;
        }
        child.kill()?;
        child.wait()?;
        bail!("the server did not end within {HANGS:?} of SIGTERM")
    }

    /// Stops the process without its knowing, or lets it go on.
    ///
    /// # Errors
    /// When it does not run.
    pub fn freeze(&self, frozen: bool) -> anyhow::Result<()> {
        self.signal(if frozen { Signal::STOP } else { Signal::CONT })
    }

    /// Fills the disk, or makes room.
    ///
    /// # Errors
    /// When the file that says so cannot be made or removed.
    pub fn fill_disk(&self, full: bool) -> io::Result<()> {
        if full { fs::write(self.full(), "") } else { fs::remove_file(self.full()) }
    }

    fn log(&self) -> PathBuf {
        self.folder.join("server.log")
    }

    fn full(&self) -> PathBuf {
        self.folder.join("full")
    }

    fn signal(&self, signal: Signal) -> anyhow::Result<()> {
        let child = self.child.as_ref().context("the server runs")?;
        let pid = Pid::from_raw(i32::try_from(child.id())?).context("a process has a number")?;
        Ok(kill_process(pid, signal)?)
    }
}

impl Drop for Server<'_> {
    fn drop(&mut self) {
        if let Some(child) = &mut self.child {
            // It may have ended already.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

fn copy_files(from: &Path, to: &Path) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        // What SQLite maps is made anew at every start.
        if !entry.file_name().to_string_lossy().ends_with("-shm") {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}

async fn ready(server: SocketAddr) -> io::Result<bool> {
    let request = format!("GET /readyz HTTP/1.1\r\nhost: {server}\r\nconnection: close\r\n\r\n");
    Ok(ask(server, &request).await?.starts_with("HTTP/1.1 200"))
}

/// Sends a request, and returns all that is answered.
///
/// # Errors
/// When the server is not there.
pub async fn ask(server: SocketAddr, request: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(server).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    Ok(answer)
}
