//! The TypeScript of the wire, generated from these types and checked in.

use std::{fs, path::Path};

use ts_rs::{Config, TS};

use super::{api, decks, incoming::ClientMessage, mending, outgoing::ServerMessage, report::Report};

const GENERATED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../client-web/src/lib/protocol.gen.ts");

#[test]
fn generated_typescript_is_what_is_checked_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let config = Config::new().with_large_int("number").with_out_dir(folder.path());
    ClientMessage::export_all(&config).expect("exported");
    ServerMessage::export_all(&config).expect("exported");
    api::DeckSummary::export_all(&config).expect("exported");
    api::RoomSummary::export_all(&config).expect("exported");
    api::StartRoom::export_all(&config).expect("exported");
    api::DeleteRoom::export_all(&config).expect("exported");
    api::Started::export_all(&config).expect("exported");
    api::RoomFound::export_all(&config).expect("exported");
    api::Ticket::export_all(&config).expect("exported");
    api::Redeem::export_all(&config).expect("exported");
    api::Remote::export_all(&config).expect("exported");
    api::RemoteSummary::export_all(&config).expect("exported");
    api::NewShare::export_all(&config).expect("exported");
    api::Share::export_all(&config).expect("exported");
    api::ShareSummary::export_all(&config).expect("exported");
    api::PickAddress::export_all(&config).expect("exported");
    api::CardPage::export_all(&config).expect("exported");
    api::Embedded::export_all(&config).expect("exported");
    decks::DeckText::export_all(&config).expect("exported");
    decks::NewDeck::export_all(&config).expect("exported");
    decks::KeptImage::export_all(&config).expect("exported");
    decks::ChangeDeck::export_all(&config).expect("exported");
    mending::ChangeSlide::export_all(&config).expect("exported");
    mending::NewSlide::export_all(&config).expect("exported");
    mending::SlideOutcome::export_all(&config).expect("exported");
    super::compare::NewComparison::export_all(&config).expect("exported");
    super::compare::ComparisonSummary::export_all(&config).expect("exported");
    super::compare::Comparison::export_all(&config).expect("exported");
    api::Problem::export_all(&config).expect("exported");
    Report::export_all(&config).expect("exported");
    let fresh = fs::read_to_string(folder.path().join("protocol.gen.ts")).expect("a generated file");

    if std::env::var_os("PEIL_WRITE_TYPESCRIPT").is_some() {
        fs::write(GENERATED, &fresh).expect("written");
    }
    let kept = fs::read_to_string(Path::new(GENERATED)).unwrap_or_default();
    assert!(
        kept == fresh,
        "the wire changed: run this test once with PEIL_WRITE_TYPESCRIPT=1 and commit protocol.gen.ts"
    );
}
