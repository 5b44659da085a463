//! Addresses at which phones may reach this machine.

use std::net::IpAddr;

use crate::protocol::outgoing::CandidateView;

/// An interface of this machine with an address that phones may reach.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Candidate {
    /// The interface's name.
    pub interface: String,
    /// Its address.
    pub ip: IpAddr,
}

/// How people get in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Joining {
    /// `http` or `https`.
    pub scheme: String,
    /// What people type, without a scheme.
    pub authority: String,
    /// What the presenter can pick from; empty with a public address.
    pub candidates: Vec<CandidateView>,
}

impl Joining {
    /// Under the first of `candidates`, or the one picked, on a port that is left out where it is 80.
    pub fn local(candidates: &[Candidate], picked: Option<&str>, port: u16) -> Self {
        let written: Vec<(String, &Candidate)> =
            candidates.iter().map(|candidate| (authority(candidate.ip, port), candidate)).collect();
        let chosen = written
            .iter()
            .map(|(authority, _)| authority.as_str())
            .find(|authority| picked == Some(authority))
            .or(written.first().map(|(authority, _)| authority.as_str()))
            .map_or_else(|| authority(IpAddr::from([127, 0, 0, 1]), port), str::to_owned);
        let candidates = written
            .iter()
            .map(|(authority, candidate)| CandidateView {
                address: authority.clone(),
                interface: candidate.interface.clone(),
                chosen: *authority == chosen,
            })
            .collect();
        Self { scheme: "http".into(), authority: chosen, candidates }
    }

    /// The address of a page.
    pub fn url(&self, path: &str) -> String {
        format!("{}://{}/{path}", self.scheme, self.authority)
    }
}

fn authority(ip: IpAddr, port: u16) -> String {
    let host = match ip {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => format!("[{ip}]"),
    };
    if port == 80 { host } else { format!("{host}:{port}") }
}

/// Interfaces of this machine that phones may reach: Wi-Fi first, then cable, then the rest; containers and tunnels left out.
pub fn look_up() -> Vec<Candidate> {
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    sort(
        interfaces
            .into_iter()
            .filter(|interface| !interface.is_loopback())
            .map(|interface| Candidate { ip: interface.ip(), interface: interface.name })
            .collect(),
    )
}

fn sort(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    // IPv6 is left out: nobody can type it.
    candidates.retain(|candidate| match candidate.ip {
        IpAddr::V4(ip) => !ip.is_link_local() && rank(&candidate.interface) < RANK_NEVER,
        IpAddr::V6(_) => false,
    });
    candidates.sort_by(|a, b| rank(&a.interface).cmp(&rank(&b.interface)).then_with(|| a.ip.cmp(&b.ip)));
    candidates
}

const RANK_NEVER: u8 = 9;

fn rank(interface: &str) -> u8 {
    let name = interface.to_ascii_lowercase();
    let begins = |prefixes: &[&str]| prefixes.iter().any(|prefix| name.starts_with(prefix));
    if begins(&["docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "cni", "flannel", "lxc", "podman", "vethernet"]) {
        RANK_NEVER
    } else if begins(&["wl", "wifi", "wi-fi", "wlan", "ap"]) {
        0
    } else if begins(&["en", "eth", "usb"]) {
        1
    } else if begins(&["tun", "tap", "wg", "tailscale", "zt", "ppp", "utun"]) {
        3
    } else {
        2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(interface: &str, ip: &str) -> Candidate {
        Candidate { interface: interface.into(), ip: ip.parse().expect("an address") }
    }

    #[test]
    fn wifi_comes_first_and_a_container_bridge_never() {
        let sorted = sort(vec![
            candidate("docker0", "172.17.0.1"),
            candidate("tun0", "10.8.0.2"),
            candidate("eth0", "10.0.0.4"),
            candidate("wlp3s0", "192.168.1.20"),
            candidate("wlp3s0", "fe80::1"),
            candidate("eth1", "169.254.3.3"),
        ]);
        let names: Vec<&str> = sorted.iter().map(|candidate| candidate.interface.as_str()).collect();
        assert_eq!(names, ["wlp3s0", "eth0", "tun0"]);
    }

    #[test]
    fn the_address_to_type_has_no_port_80() {
        let found = [candidate("wlan0", "192.168.1.20"), candidate("eth0", "10.0.0.4")];
        assert_eq!(Joining::local(&found, None, 80).authority, "192.168.1.20");
        assert_eq!(Joining::local(&found, None, 7345).url("K7M4PQ"), "http://192.168.1.20:7345/K7M4PQ");
        assert_eq!(Joining::local(&found, Some("10.0.0.4"), 80).authority, "10.0.0.4");
        assert_eq!(Joining::local(&found, Some("10.9.9.9"), 80).authority, "192.168.1.20");
        assert_eq!(Joining::local(&[], None, 7345).authority, "127.0.0.1:7345");
    }
}
