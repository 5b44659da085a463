//! Numbers for whoever watches the server, as Prometheus reads them. No label names a person, a room or an address.

use std::{fmt::Write, net::SocketAddr};

use axum::{
    extract::{ConnectInfo, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};

use super::{guard, problem::Problem, state::Web};
use crate::hub::{
    Hub,
    meter::{BOUNDS_US, Reading},
};

/// `GET /metrics`: for this machine, or with the organiser key.
pub async fn metrics(
    State(web): State<Web>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Problem> {
    guard::watcher(&web, peer, &headers)?;
    let hub = web.hub();
    let rooms = hub.journal().rooms().await.map(|rooms| {
        let sealed = rooms.iter().filter(|room| room.sealed).count();
        (rooms.len() - sealed, sealed)
    });
    let mut page = Page::default();
    page.one("peil_up", "gauge", "Whether rooms can be stored and read.", u64::from(hub.journal().trouble().is_none()));
    page.head("peil_build", "gauge", "The build that runs.");
    page.line("peil_build", &format!(r#"version="{}",build="{}""#, env!("CARGO_PKG_VERSION"), env!("PEIL_BUILD")), 1.0);
    page.one(
        "peil_screens",
        "gauge",
        "Connections of phones, projectors and presenters.",
        web.connections.len() as u64,
    );
    page.one("peil_rooms_awake", "gauge", "Rooms in memory.", hub.awake() as u64);
    // A journal that cannot be read has no rooms to count; `peil_up` says so.
    if let Ok((open, sealed)) = rooms {
        page.head("peil_rooms", "gauge", "Rooms in the journal.");
        page.line("peil_rooms", r#"sealed="false""#, open as f64);
        page.line("peil_rooms", r#"sealed="true""#, sealed as f64);
    }
    counted(&mut page, &hub);
    Ok((
        [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"), (header::CACHE_CONTROL, "no-store")],
        page.0,
    ))
}

fn counted(page: &mut Page, hub: &Hub) {
    let Reading { answers, refused, commands, commits_within, commits, commits_us } = hub.meter().read();
    page.one("peil_answers_total", "counter", "Answers and withdrawals that were acknowledged.", answers);
    page.one("peil_answers_refused_total", "counter", "Answers and withdrawals that were refused.", refused);
    page.one("peil_commands_total", "counter", "Commands of presenters that were carried out.", commands);
    page.head("peil_commit_seconds", "histogram", "How long it took to store what an acknowledgement waited for.");
    for (bound, count) in BOUNDS_US.iter().zip(commits_within) {
        page.line("peil_commit_seconds_bucket", &format!(r#"le="{}""#, *bound as f64 / 1e6), count as f64);
    }
    page.line("peil_commit_seconds_bucket", r#"le="+Inf""#, commits as f64);
    page.line("peil_commit_seconds_sum", "", commits_us as f64 / 1e6);
    page.line("peil_commit_seconds_count", "", commits as f64);
}

/// A page in the making.
#[derive(Default)]
struct Page(String);

impl Page {
    fn one(&mut self, name: &str, kind: &str, help: &str, value: u64) {
        self.head(name, kind, help);
        self.line(name, "", value as f64);
    }

    fn head(&mut self, name: &str, kind: &str, help: &str) {
        // Writing to memory does not fail.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn line(&mut self, name: &str, labels: &str, value: f64) {
        let labels = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }
}
