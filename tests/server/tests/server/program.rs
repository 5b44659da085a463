//! The program as people start it: what goes wrong is said once, and says what to do.

use std::{fs, net::TcpListener};

use peil_tests::Program;

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
    assert!(told.contains(&format!("Port {} is taken", address.port())) && told.contains("--listen"), "{told}");
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
