//! The program as people start it: what goes wrong is said once, and says what to do.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
};

use peil_tests::{Http, Phone, Presenter, Program, TEST_DECK};
use serde_json::json;

const ANYWHERE: &str = "127.0.0.1:0";

/// What it says when it does not start: one clear message, a failing code, and nothing that only a programmer reads.
fn complaint(arguments: &[&str]) -> String {
    let (status, told) = Program::run(arguments);
    assert!(!status.success(), "it did not fail: {told}");
    for noise in ["panicked", "RUST_BACKTRACE", "Error:", "Os {", "thread '"] {
        assert!(!told.contains(noise), "{noise} in: {told}");
    }
    assert!((1..=12).contains(&told.trim().lines().count()), "not one message: {told}");
    told
}

#[test]
fn a_taken_port_is_named_with_another_to_choose() {
    let taken = TcpListener::bind(ANYWHERE).expect("a port");
    let address = taken.local_addr().expect("an address");
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let told = complaint(&["--listen", &address.to_string(), "--data", &data.display().to_string()]);
    let other = SocketAddr::new(address.ip(), address.port().checked_add(1).unwrap_or(7345));
    assert!(told.contains(&format!("Port {} is taken", address.port())), "{told}");
    assert!(told.contains(&format!("--listen {other}")), "{told}");
}

#[test]
fn a_data_folder_serves_one_peil_at_a_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().display().to_string();
    let mut first = Program::start(&["--listen", ANYWHERE, "--data", &data]);
    let link = first.prints("/present#key=");
    let key = fs::read_to_string(folder.path().join("organiser-key")).expect("the key is kept");
    assert!(link.trim().ends_with(key.trim()), "the link carries the kept key");
    let told = complaint(&["--listen", ANYWHERE, "--data", &data]);
    assert!(told.contains(&data), "it names the folder: {told}");
    assert!(told.contains("another") || told.contains("Another") || told.contains("already"), "{told}");
}

#[test]
fn a_bad_flag_says_how_it_is_written() {
    for (arguments, named) in [
        (["--listen", "everywhere"], "--listen"),
        (["--listen", "8080"], "0.0.0.0:8080"),
        (["--keep-days", "0"], "--keep-days"),
        (["--public-url", "peil.school.nl"], "https://peil.school.nl"),
        (["--colour", "red"], "--colour"),
    ] {
        let told = complaint(&arguments);
        assert!(told.contains(named), "{arguments:?}: {told}");
    }
}

#[test]
fn a_mistake_in_a_deck_file_is_told_by_file_line_and_column() {
    let folder = tempfile::tempdir().expect("a folder");
    let deck = folder.path().join("fout.md");
    let data = folder.path().join("data").display().to_string();
    let source = "---\ntitle: Fout\nlanguage: nl\n---\n\n```question\nid: q\nprompt: Wat?\nfields:\n  - id: a\n    kind: dance\n```\n";
    fs::write(&deck, source).expect("written");
    let name = deck.display().to_string();
    let told = complaint(&["--listen", ANYWHERE, "--data", &data, "--deck", &name]);
    assert!(told.contains(&format!("{name}:11:")), "{told}");
    assert!(!folder.path().join("data").exists(), "nothing is left behind");
}

#[test]
fn a_deck_file_that_is_not_there_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data").display().to_string();
    let told = complaint(&["--listen", ANYWHERE, "--data", &data, "--deck", "/nowhere/deck.md"]);
    assert!(told.contains("/nowhere/deck.md"), "{told}");
}

#[test]
fn an_organiser_key_that_is_none_is_refused_without_being_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data").display().to_string();
    let told = complaint(&["--listen", ANYWHERE, "--data", &data, "--organiser-key", "geheimpje"]);
    assert!(told.contains("32 hexadecimal digits") && !told.contains("geheimpje"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_data_folder_that_is_made_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data");
    let mut program = Program::start(&["--listen", ANYWHERE, "--data", &data.display().to_string()]);
    program.prints("/present#key=");
    let mode = |path: &std::path::Path| fs::metadata(path).expect("made").permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    for file in fs::read_dir(&data).expect("a folder").map(|file| file.expect("a file").path()) {
        assert_eq!(mode(&file), 0o600, "{}", file.display());
    }
}

#[tokio::test]
async fn however_much_is_logged_no_text_and_no_key_is_written_down() {
    let folder = tempfile::tempdir().expect("a folder");
    let (deck, data) = (folder.path().join("proef.md"), folder.path().join("data").display().to_string());
    fs::write(&deck, TEST_DECK).expect("written");
    let arguments = ["--listen", ANYWHERE, "--data", &data, "--deck", &deck.display().to_string()];
    let mut program = Program::start_with_log(&arguments, "trace,peil=trace,tungstenite=trace");
    let link = program.prints("/present#key=").trim().to_owned();
    let (address, key) = link.split_once("/present#key=").expect("a link");
    let port: u16 = address.rsplit_once(':').and_then(|(_, port)| port.parse().ok()).expect("a port");
    let server = SocketAddr::from(([127, 0, 0, 1], port));
    let body = json!({"deck": "proef", "groups": [], "minimum": 5});
    let started = Http::to(server).key(key).post("/api/rooms", &body).await.json();
    let code = started["code"].as_str().expect("a code");
    Presenter::open(server, code, key).await.ask("tekst").await;
    let mut phone = Phone::open(server, code).await;
    let text = json!({"tekst": {"kind": "text", "text": "Onder ons gezegd"}});
    assert!(phone.answer("tekst", text).await.is_saved());

    let told = program.end();
    assert!(told.contains("a room began"), "nothing was written down at all: {told}");
    for secret in ["Onder ons gezegd", key, "\\\"key\\\"", "0x7b"] {
        assert!(!told.contains(secret), "{secret} is in the log");
    }
}
