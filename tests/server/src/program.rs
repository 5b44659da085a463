//! Peil as a process of its own.

use std::{
    io::{BufRead, BufReader, Read},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
    sync::{OnceLock, mpsc},
    thread,
};

use crate::DEADLINE;

/// A program that runs, until the test ends.
#[derive(Debug)]
pub struct Program {
    process: Child,
    // Kept open: a program that prints to a closed pipe ends.
    printed: BufReader<ChildStdout>,
}

impl Program {
    /// Where it is, built just now.
    pub fn path() -> &'static Path {
        built()
    }

    /// Starts it with those arguments.
    ///
    /// # Panics
    /// When it cannot be run.
    pub fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(built());
        command.args(arguments);
        Self::spawn(command)
    }

    fn spawn(mut command: Command) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut process = command.spawn().expect("the program runs");
        let printed = BufReader::new(process.stdout.take().expect("piped"));
        Self { process, printed }
    }

    /// Starts it with those arguments, told by `PEIL_LOG` what to write down.
    ///
    /// # Panics
    /// When it cannot be run.
    pub fn start_with_log(arguments: &[&str], log: &str) -> Self {
        let mut command = Command::new(built());
        command.args(arguments).env("PEIL_LOG", log);
        Self::spawn(command)
    }

    /// Ends it; what it wrote to stderr until then.
    ///
    /// # Panics
    /// When that is no text, or takes too long.
    pub fn end(mut self) -> String {
        // It may have ended already.
        let _ = self.process.kill();
        let mut told = String::new();
        let mut stderr = self.process.stderr.take().expect("piped");
        stderr.read_to_string(&mut told).expect("it writes text");
        told
    }

    /// Starts it where no file may grow beyond so many KiB, as on a disk that is full.
    ///
    /// # Panics
    /// When it cannot be run.
    pub fn start_cramped(kib: u64, arguments: &[&str]) -> Self {
        let mut shell = Command::new("bash");
        // Without the trap the system ends a program at the limit, where a disk would only refuse.
        shell.args(["-c", &format!("trap '' XFSZ; ulimit -f {kib}; exec \"$0\" \"$@\"")]).arg(built()).args(arguments);
        Self::spawn(shell)
    }

    /// Starts it where it may open no more than so many files and sockets.
    ///
    /// # Panics
    /// When it cannot be run.
    pub fn start_with_descriptors(most: u32, arguments: &[&str]) -> Self {
        let mut shell = Command::new("bash");
        shell.args(["-c", &format!("ulimit -n {most}; exec \"$0\" \"$@\"")]).arg(built()).args(arguments);
        Self::spawn(shell)
    }

    /// Reads what it prints up to the first line that holds a text; that line.
    ///
    /// # Panics
    /// When it ends before it prints one.
    pub fn prints(&mut self, text: &str) -> String {
        let mut line = String::new();
        while !line.contains(text) {
            line.clear();
            let read = self.printed.read_line(&mut line).expect("it prints text");
            assert!(read > 0, "it ended before it printed {text}");
        }
        line
    }

    /// Where it listens on this machine, and the organiser key, read from the link that it prints.
    ///
    /// # Panics
    /// When it ends before it prints one.
    pub fn listens(&mut self) -> (SocketAddr, String) {
        let link = self.prints("/present#key=");
        let (address, key) = link.trim().split_once("/present#key=").expect("a link");
        let port = address.rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
        (([127, 0, 0, 1], port).into(), key.into())
    }

    /// Runs it with those arguments until it ends by itself; how it ended, and what it said on stderr.
    ///
    /// # Panics
    /// When it cannot be run, or does not end in time.
    pub fn run(arguments: &[&str]) -> (ExitStatus, String) {
        Self::start(arguments).ends()
    }

    /// Asks it to stop, as a service manager does.
    ///
    /// # Panics
    /// When there is no `kill` here.
    pub fn terminate(&self) {
        let killed = Command::new("kill").arg(self.process.id().to_string()).status().expect("kill runs");
        assert!(killed.success(), "it was there to be stopped");
    }

    /// Waits until it ends by itself; how it ended, and what it said on stderr.
    ///
    /// # Panics
    /// When it does not end in time.
    pub fn ends(mut self) -> (ExitStatus, String) {
        let mut stderr = self.process.stderr.take().expect("piped");
        let (send, told) = mpsc::channel();
        thread::spawn(move || {
            let mut told = String::new();
            // When this fails, whoever waits gives up.
            let _ = stderr.read_to_string(&mut told).map(|_| send.send(told));
        });
        let told = told.recv_timeout(DEADLINE).expect("it ends by itself, in time");
        (self.process.wait().expect("it ran"), told)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The path of the program, freshly built in the folder and profile that this test was built in.
fn built() -> &'static PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        // This test lies in TARGET/PROFILE/deps.
        let test = std::env::current_exe().expect("a test has a path");
        let profile = test.ancestors().nth(2).expect("TARGET/PROFILE/deps/test").to_owned();
        let target = profile.parent().expect("a target folder");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build.args(["build", "--quiet", "--package", "peil", "--target-dir"]).arg(target);
        if profile.ends_with("release") {
            build.arg("--release");
        }
        let built = build.current_dir(env!("CARGO_MANIFEST_DIR")).status().expect("cargo runs");
        assert!(built.success(), "peil does not build");
        let program = profile.join(format!("peil{}", std::env::consts::EXE_SUFFIX));
        let version = Command::new(&program).arg("--version").output().expect("the program runs");
        eprint!("tested is {}", String::from_utf8_lossy(&version.stdout));
        program
    })
}
