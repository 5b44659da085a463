//! The server under load: freshly built, in a folder of its own, kept to one CPU.

use std::{
    env,
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    machine::{Side, keep_to},
    usage::Usage,
};

/// The organiser key of every server that is started here.
pub const KEY: &str = "0123456789abcdef0123456789abcdef";

/// The program, built.
#[derive(Debug)]
pub struct Program {
    path: PathBuf,
    /// What `peil --version` says.
    pub version: String,
}

impl Program {
    /// Builds it in the folder and profile that this program was built in.
    ///
    /// # Errors
    /// When it does not build or run.
    pub fn build() -> Result<Self> {
        // This program lies in TARGET/PROFILE.
        let here = env::current_exe()?;
        let profile = here.parent().context("a program lies in a folder")?;
        let target = profile.parent().context("a profile lies in a target folder")?;
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "--quiet", "--package", "peil", "--target-dir"]).arg(target);
        if profile.ends_with("release") {
            build.arg("--release");
        }
        let built = build.current_dir(env!("CARGO_MANIFEST_DIR")).status().context("cargo does not run")?;
        ensure!(built.success(), "peil does not build");
        let path = profile.join("peil");
        let version = Command::new(&path).arg("--version").output().context("peil does not run")?;
        Ok(Self { path, version: String::from_utf8_lossy(&version.stdout).trim().to_owned() })
    }
}

/// A server that runs until it is dropped.
#[derive(Debug)]
pub struct Server {
    process: Child,
    // Kept open: a program that prints to a closed pipe ends.
    _printed: BufReader<ChildStdout>,
    _folder: TempDir,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Server {
    /// Starts one on a free port.
    ///
    /// # Errors
    /// When it does not start.
    pub fn start(program: &Program) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        keep_to(Side::Server);
        let started = spawn(&program.path, &folder.path().join("data"));
        keep_to(Side::Load);
        let mut process = started?;
        let mut printed = BufReader::new(process.stdout.take().context("piped")?);
        let mut line = String::new();
        while !line.contains("/present#key=") {
            line.clear();
            ensure!(printed.read_line(&mut line)? > 0, "peil ended before it served");
        }
        let port = line.rsplit_once("/present").and_then(|(before, _)| before.rsplit_once(':')?.1.parse().ok());
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port.context("the link names no port")?));
        Ok(Self { process, _printed: printed, _folder: folder, address })
    }

    /// What it costs.
    pub fn usage(&self) -> Usage {
        Usage::of(self.process.id())
    }

    /// Starts a room with the built-in workshop; its code.
    ///
    /// # Errors
    /// When the server does not.
    pub fn start_room(&self) -> Result<String> {
        let body = json!({"deck": "opleidingsschool", "groups": ["Noord", "Zuid"], "minimum": 5}).to_string();
        let head = format!(
            "authorization: Bearer {KEY}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n",
            body.len()
        );
        let told = self.ask(&format!("POST /api/rooms HTTP/1.1\r\n{head}"), &body)?;
        let started: Value = serde_json::from_str(told.split_once("\r\n\r\n").map_or("", |(_, body)| body))
            .with_context(|| format!("no room was started: {told}"))?;
        Ok(started["code"].as_str().with_context(|| format!("no room was started: {told}"))?.to_owned())
    }

    /// The paths that a phone fetches to show a room: the page, then what it names.
    ///
    /// # Errors
    /// When the page cannot be had.
    pub fn pages_of(&self, code: &str) -> Result<Vec<String>> {
        let page = self.ask(&format!("GET /{code} HTTP/1.1\r\n"), "")?;
        if !page.starts_with("HTTP/1.1 200") {
            bail!("the phone page was not served: {page}");
        }
        let named = page.split('"').filter(|path| path.starts_with("/assets/") && !path.contains(char::is_whitespace));
        Ok([format!("/{code}")].into_iter().chain(named.map(str::to_owned)).collect())
    }

    fn ask(&self, head: &str, body: &str) -> Result<String> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        write!(stream, "{head}host: {}\r\nconnection: close\r\n\r\n{body}", self.address)?;
        let mut told = Vec::new();
        stream.read_to_end(&mut told)?;
        Ok(String::from_utf8_lossy(&told).into_owned())
    }
}

fn spawn(program: &Path, data: &Path) -> Result<Child> {
    Command::new(program)
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .env("PEIL_ORGANISER_KEY", KEY)
        .env("PEIL_LOG", "warn")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .context("peil does not start")
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
