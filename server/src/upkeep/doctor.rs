//! Looking why something does not work, or will not.

use std::{
    fs,
    io::{self, Read, Write},
    net::{IpAddr, SocketAddr, TcpListener, TcpStream},
    path::Path,
    time::{Duration, Instant},
};

use crate::{
    config::Config,
    journal::sqlite::copy::{self, CopyError},
    web::address,
};

/// Writes that are timed: the middle one tells what an answer waits for.
const WRITES: usize = 15;
/// Bytes of each, as many as a small commit has.
const WRITTEN: usize = 4_096;
/// A disk that takes longer makes a hall wait that answers at once.
const SLOW: Duration = Duration::from_millis(30);
/// Free space under which a long day may fill the disk: a large hall writes a tenth of it.
const FREE: u64 = 500 * 1024 * 1024;
/// Phones that a large school hall holds.
const PHONES: usize = 1_000;
/// Time in which a server on this machine answers.
const ANSWERS: Duration = Duration::from_secs(2);

/// How it is with something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// As it should be.
    Good,
    /// It works, but not always or not for everybody.
    Warning,
    /// Peil cannot work so.
    Bad,
}

/// What was found, in a sentence that says what to do where something is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// How it is.
    pub mark: Mark,
    /// What.
    pub told: String,
}

fn found(mark: Mark, told: impl Into<String>) -> Finding {
    Finding { mark, told: told.into() }
}

/// Looks at everything that Peil needs. `phones` is how many descriptors are left for phones.
pub fn examine(config: &Config, phones: usize) -> Vec<Finding> {
    let folder = config.data_folder();
    let mut findings = vec![port(config.listen)];
    match writable(&folder) {
        Ok(()) => {
            findings.push(found(Mark::Good, format!("The data folder {} can be written.", folder.display())));
            findings.push(journal(&folder));
            findings.push(disk(&folder));
            findings.extend(space(&folder));
        }
        Err(error) => findings.push(found(
            Mark::Bad,
            format!(
                "The data folder {} cannot be written ({error}). Make it yours, or choose another with --data.",
                folder.display()
            ),
        )),
    }
    findings.push(descriptors(phones));
    findings.extend(addresses(config));
    findings
}

fn port(listen: SocketAddr) -> Finding {
    let port = listen.port();
    match TcpListener::bind(listen) {
        Ok(_) => found(Mark::Good, format!("Port {port} is free.")),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => match is_peil(listen) {
            true => found(Mark::Good, format!("A Peil is serving on port {port}.")),
            false => found(
                Mark::Bad,
                format!("Port {port} is taken by another program. Stop it, or choose another port with --listen."),
            ),
        },
        Err(error) => {
            found(Mark::Bad, format!("{listen} cannot be served on ({error}). Choose another with --listen."))
        }
    }
}

/// Whether a Peil answers there.
fn is_peil(listen: SocketAddr) -> bool {
    let ip = match listen.ip() {
        ip if !ip.is_unspecified() => ip,
        IpAddr::V4(_) => IpAddr::from([127, 0, 0, 1]),
        IpAddr::V6(_) => IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1]),
    };
    let asked = || -> io::Result<String> {
        let mut stream = TcpStream::connect_timeout(&SocketAddr::new(ip, listen.port()), ANSWERS)?;
        stream.set_read_timeout(Some(ANSWERS))?;
        stream.set_write_timeout(Some(ANSWERS))?;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
        let mut answer = String::new();
        stream.take(4_096).read_to_string(&mut answer)?;
        Ok(answer)
    };
    asked().is_ok_and(|answer| answer.starts_with("HTTP/1.1 200") && answer.ends_with("alive\n"))
}

fn writable(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let probe = folder.join(".peil-doctor");
    let written = fs::write(&probe, "written");
    // Where it could not be written it may not be there.
    let _ = fs::remove_file(&probe);
    written
}

fn journal(folder: &Path) -> Finding {
    match copy::examine(folder) {
        Ok(contents) => found(Mark::Good, format!("The journal is sound: {contents}.")),
        Err(CopyError::NoJournal(_)) => found(Mark::Good, "There is no journal yet; the first start makes one."),
        Err(error) => found(Mark::Bad, error.to_string()),
    }
}

/// How long the disk takes to store what it is given, which every answer waits for.
fn disk(folder: &Path) -> Finding {
    match timed(folder) {
        Ok(took) if took <= SLOW => {
            found(Mark::Good, format!("The disk stores an answer in {:.1} ms.", took.as_secs_f64() * 1_000.0))
        }
        Ok(took) => found(
            Mark::Warning,
            format!(
                "The disk takes {} ms to store an answer, and phones will wait for it. A disk inside the machine is faster than \
                 a network folder, a stick or a card: choose one with --data.",
                took.as_millis()
            ),
        ),
        Err(error) => found(Mark::Bad, format!("The disk takes no writes ({error}). Look whether it is full.")),
    }
}

fn timed(folder: &Path) -> io::Result<Duration> {
    let path = folder.join(".peil-doctor");
    let measure = || -> io::Result<Duration> {
        let mut file = fs::File::create(&path)?;
        let mut took = Vec::with_capacity(WRITES);
        for _ in 0..WRITES {
            let began = Instant::now();
            file.write_all(&[7; WRITTEN])?;
            file.sync_data()?;
            took.push(began.elapsed());
        }
        took.sort_unstable();
        Ok(took[WRITES / 2])
    };
    let took = measure();
    // It may never have been made.
    let _ = fs::remove_file(&path);
    took
}

#[cfg(unix)]
fn space(folder: &Path) -> Option<Finding> {
    let there = rustix::fs::statvfs(folder).ok()?;
    let free = there.f_bavail.saturating_mul(there.f_frsize);
    let mb = free / 1_000_000;
    Some(if free >= FREE {
        found(Mark::Good, format!("{mb} MB are free on that disk."))
    } else {
        found(Mark::Warning, format!("Only {mb} MB are free on that disk. Make room before a workshop."))
    })
}

#[cfg(not(unix))]
fn space(_: &Path) -> Option<Finding> {
    None
}

fn descriptors(phones: usize) -> Finding {
    if phones >= PHONES {
        return found(Mark::Good, format!("{phones} phones fit."));
    }
    found(
        Mark::Warning,
        format!(
            "Only {phones} phones fit, since the system lets a program open no more. Raise its limit (`ulimit -n`, or \
             LimitNOFILE= of a service)."
        ),
    )
}

fn addresses(config: &Config) -> Vec<Finding> {
    if let Some(url) = &config.public_url {
        return vec![found(Mark::Good, format!("Phones come to {}, as --public-url says.", url.origin()))];
    }
    let (ip, port) = (config.listen.ip(), config.listen.port());
    if ip.is_loopback() {
        let told = format!(
            "Peil serves {ip} alone, which no phone reaches. Say --listen 0.0.0.0:{port}, or put a proxy in front."
        );
        return vec![found(Mark::Warning, told)];
    }
    if !ip.is_unspecified() {
        return vec![found(Mark::Good, format!("Phones come to http://{}.", config.listen))];
    }
    let candidates = address::look_up();
    if candidates.is_empty() {
        return vec![found(
            Mark::Warning,
            "This machine is on no network, so no phone reaches it. Connect it, and look again.",
        )];
    }
    let told = |candidate: &address::Candidate| {
        let address = SocketAddr::new(candidate.ip, port);
        found(Mark::Good, format!("Phones on the network of {} come to http://{address}.", candidate.interface))
    };
    candidates.iter().map(told).collect()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    fn examined(listen: &str, data: &Path, phones: usize) -> Vec<Finding> {
        let data = data.display().to_string();
        examine(&Config::parse_from(["peil", "--listen", listen, "--data", &data]), phones)
    }

    fn bad(findings: &[Finding]) -> Vec<&str> {
        findings.iter().filter(|finding| finding.mark == Mark::Bad).map(|finding| finding.told.as_str()).collect()
    }

    #[test]
    fn a_machine_that_is_as_it_should_be_has_nothing_bad_and_nothing_is_left_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let findings = examined("127.0.0.1:0", folder.path(), 20_000);
        assert_eq!(bad(&findings), Vec::<&str>::new());
        assert!(findings.iter().any(|finding| finding.told.contains("20000 phones fit")));
        assert!(
            findings.iter().any(|finding| finding.mark == Mark::Warning && finding.told.contains("no phone reaches"))
        );
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }

    #[test]
    fn a_port_that_another_program_has_is_told_from_one_that_is_free() {
        let folder = tempfile::tempdir().expect("a folder");
        let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = taken.local_addr().expect("an address");
        // It hangs up on whoever asks, as a program does that is no Peil.
        std::thread::spawn(move || while taken.accept().is_ok() {});
        let findings = examined(&address.to_string(), folder.path(), 20_000);
        assert!(bad(&findings)[0].contains("taken by another program"), "{findings:?}");
    }

    #[test]
    fn a_folder_that_cannot_be_written_and_a_damaged_journal_are_bad() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("file");
        fs::write(&file, "").expect("written");
        assert!(bad(&examined("127.0.0.1:0", &file.join("data"), 20_000))[0].contains("cannot be written"));
        fs::write(folder.path().join("peil.db"), "a letter, and longer than any header is".repeat(9)).expect("written");
        assert!(bad(&examined("127.0.0.1:0", folder.path(), 20_000))[0].contains("cannot be relied on"));
    }

    #[test]
    fn few_descriptors_are_a_warning() {
        assert_eq!((descriptors(999).mark, descriptors(1_000).mark), (Mark::Warning, Mark::Good));
    }
}
