//! What the program is told when it starts.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Parser, Subcommand};

/// The port Peil serves on, unless it is told another.
pub const PORT: u16 = 7345;

/// Live workshop polling: one program for the presenter, the projector and every phone in the room.
#[derive(Parser, Clone, Debug)]
#[command(name = "peil", version = concat!(env!("CARGO_PKG_VERSION"), " (", env!("PEIL_BUILD"), ")"))]
pub struct Config {
    /// What to do; to serve, unless told otherwise.
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Address and port to serve on.
    #[arg(long, global = true, env = "PEIL_LISTEN", value_name = "ADDRESS:PORT", default_value_t = SocketAddr::from(([0, 0, 0, 0], PORT)), value_parser = parse_listen)]
    pub listen: SocketAddr,
    /// Folder for rooms and the organiser key [default: a folder `peil` among your own data].
    #[arg(long, global = true, env = "PEIL_DATA", value_name = "FOLDER")]
    pub data: Option<PathBuf>,
    /// The address under which phones reach this server, such as https://peil.school.nl.
    #[arg(long, global = true, env = "PEIL_PUBLIC_URL", value_name = "URL", value_parser = parse_public_url)]
    pub public_url: Option<PublicUrl>,
    /// Serve this deck file beside the built-in decks.
    #[arg(long, global = true, env = "PEIL_DECK", value_name = "FILE")]
    pub deck: Option<PathBuf>,
    /// Days after which answers are deleted; phones show this number.
    #[arg(long, global = true, env = "PEIL_KEEP_DAYS", value_name = "DAYS", default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub keep_days: u32,
    /// The organiser key: 32 hexadecimal digits [default: drawn once and kept in the data folder].
    #[arg(long, global = true, env = "PEIL_ORGANISER_KEY", value_name = "KEY", hide_env_values = true, hide = true)]
    pub organiser_key: Option<String>,
}

/// What Peil can do besides serving, and that.
#[derive(Subcommand, Clone, PartialEq, Eq, Debug)]
pub enum Verb {
    /// Serve: what Peil does unless told otherwise.
    Serve,
    /// Copy all rooms to a file, also while Peil serves them, and look through the copy.
    ///
    /// Older backups in that folder are removed once they are older than answers are kept (--keep-days).
    Backup {
        /// The folder for backups, best on another disk.
        #[arg(long, value_name = "FOLDER")]
        to: PathBuf,
    },
    /// Put a backup in the place of all rooms. Peil must not be serving them.
    Restore {
        /// The backup.
        file: PathBuf,
        /// Replace the rooms that are there.
        #[arg(long)]
        replace: bool,
    },
    /// Look whether everything is there that Peil needs.
    Doctor,
}

/// An address with a scheme, a host and perhaps a port, and nothing after it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PublicUrl {
    /// `http` or `https`.
    pub scheme: String,
    /// Host and perhaps port, as people type it.
    pub authority: String,
}

impl PublicUrl {
    /// The origin as browsers send it.
    pub fn origin(&self) -> String {
        format!("{}://{}", self.scheme, self.authority)
    }
}

fn parse_listen(given: &str) -> Result<SocketAddr, String> {
    given.parse().map_err(|_| {
        let port = given.rsplit(':').next().and_then(|port| port.parse().ok()).unwrap_or(PORT);
        format!(
            "give it as 0.0.0.0:{port} for every network of this machine, or 127.0.0.1:{port} for this machine alone"
        )
    })
}

fn parse_public_url(given: &str) -> Result<PublicUrl, String> {
    let remedy = "give it as https://peil.school.nl, without anything after the host";
    let (scheme, rest) = given.split_once("://").ok_or_else(|| format!("it has no scheme; {remedy}"))?;
    let scheme = scheme.to_ascii_lowercase();
    if scheme != "http" && scheme != "https" {
        return Err(format!("it must begin with http:// or https://; {remedy}"));
    }
    let authority = rest.strip_suffix('/').unwrap_or(rest).to_ascii_lowercase();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    if authority.is_empty() || !authority.chars().all(plain) {
        return Err(format!("the host is not one that Peil can print in a QR code; {remedy}"));
    }
    Ok(PublicUrl { scheme, authority })
}

impl Config {
    /// The data folder: as told, or the usual place for a program's data on this system.
    pub fn data_folder(&self) -> PathBuf {
        let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        self.data.clone().unwrap_or_else(|| {
            let home = || variable("HOME").unwrap_or_else(|| ".".into());
            if cfg!(windows) {
                variable("APPDATA").unwrap_or_else(|| ".".into()).join("peil")
            } else if cfg!(target_os = "macos") {
                home().join("Library/Application Support/peil")
            } else {
                variable("XDG_DATA_HOME").unwrap_or_else(|| home().join(".local/share")).join("peil")
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_is_a_scheme_and_a_host() {
        let url = parse_public_url("https://Peil.School.nl/").expect("a good one");
        assert_eq!(url.origin(), "https://peil.school.nl");
        for bad in ["peil.school.nl", "ftp://peil.nl", "https://", "https://peil.nl/join", "https://a b.nl"] {
            assert!(parse_public_url(bad).is_err(), "{bad} was taken");
        }
    }

    #[test]
    fn a_port_alone_is_answered_with_what_to_write() {
        assert_eq!(parse_listen("[::]:80").map(|address| address.port()), Ok(80));
        for (bad, port) in [("8080", 8080), (":8080", 8080), ("localhost:8080", 8080), ("wifi", PORT)] {
            let told = parse_listen(bad).expect_err("no address");
            assert!(told.contains(&format!("0.0.0.0:{port} ")), "{bad}: {told}");
        }
    }

    #[test]
    fn the_flags_are_sound() {
        use clap::CommandFactory;
        Config::command().debug_assert();
    }
}
