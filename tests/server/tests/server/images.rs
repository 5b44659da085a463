//! Images of decks: brought, shown with their slide and not before, kept by the room, and gone with it.

use std::path::Path;

use peil_tests::{Http, TestServer, holds};
use serde_json::{Value, json};

const DECK: &str = "---\ntitle: Eigen avond\nlanguage: nl\n---\n\n```slide\nid: een\n```\n\n# Welkom\n";
/// Is in the image, and so wherever that is.
const MARK: &str = "EEN-MERKTEKEN-IN-EEN-AFBEELDING";

/// A PNG of which the head is right.
fn png() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x04\0\0\0\x03\x08\x02\0\0\0".to_vec();
    png.extend(MARK.as_bytes());
    png
}

fn organiser(server: &TestServer) -> Http {
    server.http().key(server.key())
}

async fn bring(server: &TestServer, deck: &str, bytes: &[u8]) -> peil_tests::Reply {
    let http = organiser(server).header("content-type", "image/png");
    http.send_bytes("POST", &format!("/api/decks/{deck}/images"), Some(bytes)).await
}

/// The test deck's own evening: a title, and a page that is an image. Its name and the image's path in it.
async fn deck(server: &TestServer) -> (String, String) {
    let made = organiser(server).post("/api/decks", &json!({"source": DECK})).await.json();
    let name = made["name"].as_str().expect("a name").to_owned();
    let brought = bring(server, &name, &png()).await;
    assert_eq!(brought.status, 201, "{}", brought.body);
    let path = brought.json()["path"].as_str().expect("a path").to_owned();
    let page = format!("{DECK}\n---\n\n```slide\nid: pagina\nimage: {path}\n```\n\n# Waar staan we?\n\nHalverwege\n");
    let change = json!({"version": made["version"], "source": page}).to_string();
    let changed = organiser(server)
        .header("content-type", "application/json")
        .send("PUT", &format!("/api/decks/{name}"), Some(&change))
        .await;
    assert_eq!((changed.status, &changed.json()["mistakes"]), (200, &json!([])));
    (name, path)
}

fn of_room(code: &str, path: &str) -> String {
    format!("/images/{code}/{}", Path::new(path).file_name().expect("a name").display())
}

#[tokio::test]
async fn an_image_comes_with_its_slide_and_no_screen_hears_of_it_before() {
    let server = TestServer::start().await;
    let (name, path) = deck(&server).await;
    let room = server.room_of(&name, &[]).await;
    let image = of_room(&room.code, &path);
    let (mut phone, mut projector, mut presenter) =
        (room.phone().await, room.projector().await, room.presenter().await);
    presenter.show("een").await;
    projector.until(|now| now.view()["slide"]["id"] == "een").await;
    phone.until(|view| view["slide"]["id"] == "een").await;
    for view in [projector.view(), phone.view()] {
        assert!(!view.to_string().contains("images/"), "too early: {view}");
    }
    presenter.show("pagina").await;
    projector.until(|now| now.view()["slide"]["id"] == "pagina").await;
    assert_eq!(projector.view()["slide"]["image"], json!(image));
    phone.until(|view| view["slide"]["image"] == image.as_str()).await;
    assert_eq!(phone.view()["slide"]["body"][0]["text"][0]["text"], "Halverwege");
    let shown = server.http().get(&image).await;
    assert_eq!((shown.status, shown.header("content-type")), (200, Some("image/png")));
    assert!(shown.body.contains(MARK));
    assert_eq!(shown.header("cache-control"), Some("private, max-age=31536000, immutable"));
    assert_eq!(shown.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(shown.header("content-security-policy"), Some("default-src 'none'; sandbox"));
    assert_eq!(server.http().get("/images/../organiser-key").await.status, 404);
    assert_eq!(server.http().get(&format!("/images/{}/..%2f..%2fpeil.db", room.code)).await.status, 404);
}

#[tokio::test]
async fn a_room_keeps_its_images_when_the_deck_is_deleted_and_nothing_is_left_when_both_are() {
    let mut server = TestServer::start().await;
    let (name, path) = deck(&server).await;
    let room = server.room_of(&name, &[]).await;
    let preview = of_room(&name, &path);
    assert_eq!(server.http().get(&preview).await.status, 200);
    let pictures = organiser(&server).get(&format!("/api/decks/{name}")).await.json();
    assert_eq!(pictures["pictures"][1]["view"]["slide"]["image"], json!(preview));

    assert_eq!(organiser(&server).delete(&format!("/api/decks/{name}")).await.status, 204);
    assert_eq!(server.http().get(&preview).await.status, 404);
    server.restart().await;
    let image = of_room(&room.code, &path);
    assert!(server.http().get(&image).await.body.contains(MARK), "the room has its own");
    assert!(holds(&server.data(), MARK.as_bytes()), "the control");

    let typed = json!({"code": room.code}).to_string();
    let gone = organiser(&server)
        .header("content-type", "application/json")
        .send("DELETE", &format!("/api/rooms/{}", room.code), Some(&typed))
        .await;
    assert_eq!(gone.status, 204, "{}", gone.body);
    assert_eq!(server.http().get(&image).await.status, 404);
    assert!(!holds(&server.data(), MARK.as_bytes()));
}

#[tokio::test]
async fn only_the_organiser_brings_images_and_only_images() {
    let server = TestServer::start().await;
    let (name, _) = deck(&server).await;
    let to = format!("/api/decks/{name}/images");
    assert_eq!(server.http().send_bytes("POST", &to, Some(&png())).await.status, 401);
    let foreign = organiser(&server).header("origin", "http://elders.example");
    assert_eq!(foreign.send_bytes("POST", &to, Some(&png())).await.status, 403);
    let problem = |reply: peil_tests::Reply| -> (u16, Value) { (reply.status, reply.json()["detail"].clone()) };
    let script = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    assert_eq!(problem(bring(&server, &name, script).await), (400, json!("This is no image in WebP, JPEG or PNG.")));
    let mut large = png();
    large.resize(2_000_001, b'x');
    assert_eq!(problem(bring(&server, &name, &large).await), (400, json!("An image has at most 2000000 bytes.")));
    assert_eq!(bring(&server, "example", &png()).await.status, 400, "what came along is not changed");
    assert_eq!(bring(&server, "geen", &png()).await.status, 404);
}

#[tokio::test]
async fn a_deck_with_images_goes_out_as_a_zip_and_only_the_organiser_gets_it() {
    let server = TestServer::start().await;
    let (name, path) = deck(&server).await;
    let file = format!("/api/decks/{name}/file");
    assert_eq!(server.http().get(&file).await.status, 401);
    let zip = organiser(&server).get(&file).await;
    assert_eq!((zip.status, zip.header("content-type")), (200, Some("application/zip")));
    let called = format!("attachment; filename=\"{name}.zip\"");
    assert_eq!(zip.header("content-disposition"), Some(called.as_str()));
    assert!(zip.body.starts_with("PK") && zip.body.contains(&path) && zip.body.contains(MARK));
    let text = organiser(&server).get("/api/decks/example/file").await;
    assert_eq!(text.header("content-type"), Some("text/markdown; charset=utf-8"));
    assert!(text.body.starts_with("---\n"));
    let none = organiser(&server).send_bytes("POST", "/api/bundles", Some(b"PK, but no zip")).await;
    assert_eq!((none.status, &none.json()["detail"]), (400, &json!("This is no zip file that can be read.")));
    assert_eq!(server.http().send_bytes("POST", "/api/bundles", Some(b"PK")).await.status, 401);
}
