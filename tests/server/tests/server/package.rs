//! The Debian package and the proxy in front: what a machine that serves others is given.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};

use peil_tests::{DEADLINE, Http, Phone, Presenter, Program, TEST_DECK};
use serde_json::json;
use tokio::time::{Instant, sleep};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("it is there")
}

/// Whether a program is here to be run; a test that needs it is left out where it is not.
fn has(program: &str) -> bool {
    let found = Command::new("which").arg(program).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let has = found.is_ok_and(|status| status.success());
    if !has {
        eprintln!("left out: {program} is not installed");
    }
    has
}

fn run(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().expect("it runs");
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("it prints text")
}

#[test]
fn the_package_holds_a_program_that_runs_and_units_that_systemd_takes() {
    if !has("dpkg-deb") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out");
    let script = repository().join("packaging/deb");
    let built = Command::new(script).arg(&out).env("PEIL_BINARY", Program::path()).output().expect("it runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let package = String::from_utf8(built.stdout).expect("a path").trim().to_owned();

    let about = run("dpkg-deb", &["--field", &package]);
    for line in ["Package: peil", "Depends: libc6", "Version: "] {
        assert!(about.contains(line), "{line} in {about}");
    }
    let root = folder.path().join("root");
    run("dpkg-deb", &["--extract", &package, &root.display().to_string()]);
    run("dpkg-deb", &["--control", &package, &folder.path().join("control").display().to_string()]);
    let version = run(&root.join("usr/bin/peil").display().to_string(), &["--version"]);
    assert!(version.starts_with("peil "), "{version}");
    for page in ["etc/default/peil", "usr/share/doc/peil/operating.md", "usr/share/doc/peil/examples/Caddyfile"] {
        assert!(root.join(page).is_file(), "{page}");
    }
    for script in ["postinst", "prerm", "postrm"] {
        run("sh", &["-n", &folder.path().join("control").join(script).display().to_string()]);
    }
    // Every variable that the defaults name is one that the program reads.
    let help = run(&Program::path().display().to_string(), &["--help"]);
    let defaults = fs::read_to_string(root.join("etc/default/peil")).expect("text");
    let named: Vec<_> = defaults.lines().filter_map(|line| line.strip_prefix('#')?.split_once('=')).collect();
    assert!(named.len() >= 4);
    for (variable, _) in named {
        assert!(help.contains(&format!("[env: {variable}=")), "{variable}");
    }
    if has("systemd-analyze") {
        let units = root.join("usr/lib/systemd/system");
        for unit in ["peil.service", "peil-backup.service"] {
            let path = units.join(unit);
            let text = fs::read_to_string(&path).expect("text");
            let here = root.join("usr/bin/peil").display().to_string();
            fs::write(&path, text.replace("/usr/bin/peil", &here)).expect("written");
        }
        let told = Command::new("systemd-analyze")
            .args(["verify", "--man=no"])
            .args(["peil.service", "peil-backup.timer"].map(|unit| units.join(unit)))
            .env("SYSTEMD_UNIT_PATH", format!("{}:", units.display()))
            .output()
            .expect("it runs");
        let told = String::from_utf8_lossy(&told.stderr).into_owned();
        assert!(!told.contains("peil"), "{told}");
    }
}

/// A proxy that runs, until the test ends.
struct Proxy(Child);

impl Drop for Proxy {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port()
}

/// A workshop through a proxy on that port, before a Peil on the other: pages, sockets, the stream of a network that cuts
/// them, and what is for this machine alone.
async fn workshop_through(proxy: u16, peil: u16) {
    let folder = tempfile::tempdir().expect("a folder");
    let deck = folder.path().join("proef.md");
    fs::write(&deck, TEST_DECK).expect("written");
    let (data, deck) = (folder.path().join("data").display().to_string(), deck.display().to_string());
    let (listen, url) = (format!("127.0.0.1:{peil}"), format!("http://127.0.0.1:{proxy}"));
    let mut program = Program::start(&["--listen", &listen, "--data", &data, "--deck", &deck, "--public-url", &url]);
    let link = program.prints("/present#key=");
    assert!(link.trim().starts_with(&url), "the link goes through the proxy: {link}");
    let key = link.rsplit("key=").next().expect("a key").trim().to_owned();
    let server = format!("127.0.0.1:{proxy}").parse().expect("an address");
    let until = Instant::now() + DEADLINE;
    while tokio::net::TcpStream::connect(server).await.is_err() {
        assert!(Instant::now() < until, "the proxy listens in time");
        sleep(Duration::from_millis(20)).await;
    }

    let asked = || Http::to(server).header("origin", &url);
    let started = asked().key(&key).post("/api/rooms", &json!({"deck": "proef", "minimum": 5})).await;
    assert_eq!(started.status, 201, "{}", started.body);
    let code = started.json()["code"].as_str().expect("a code").to_owned();
    assert_eq!(asked().get(&format!("/{code}")).await.status, 200);
    let foreign = Http::to(server).header("origin", "http://elsewhere.example").key(&key);
    assert_eq!(foreign.post("/api/rooms", &json!({"deck": "proef", "minimum": 5})).await.status, 403);
    let mut presenter = Presenter::open(server, &code, &key).await;
    let mut phone = Phone::open(server, &code).await;
    presenter.ask("cijfer").await;
    assert!(phone.answer("cijfer", json!({"cijfer": {"kind": "grade", "grade": 7.0}})).await.is_saved());
    presenter.answered("cijfer", 1).await;
    for secret in ["/metrics", "/readyz"] {
        assert_eq!(Http::to(server).get(secret).await.status, 404, "{secret} through the proxy");
    }
    let direct = format!("127.0.0.1:{peil}").parse().expect("an address");
    assert_eq!(Http::to(direct).get("/metrics").await.status, 200, "the control");
}

#[tokio::test]
async fn a_workshop_goes_through_caddy_as_its_notes_say() {
    if !has("caddy") {
        return;
    }
    let (proxy, peil) = (free_port(), free_port());
    let notes = fs::read_to_string(repository().join("packaging/Caddyfile")).expect("text");
    // Without a name of its own there is no certificate to get; all else is as it stands.
    let settings = notes
        .replace("peil.example.org {", &format!("http://127.0.0.1:{proxy} {{"))
        .replace("reverse_proxy 127.0.0.1:7345", &format!("reverse_proxy 127.0.0.1:{peil}"));
    assert!(settings.contains(&proxy.to_string()) && settings.contains(&format!(":{peil}")));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("Caddyfile");
    fs::write(&path, format!("{{\n\tadmin off\n}}\n{settings}")).expect("written");
    let started = Command::new("caddy")
        .args(["run", "--adapter", "caddyfile", "--config"])
        .arg(&path)
        .env("HOME", folder.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let _caddy = Proxy(started.expect("it runs"));
    workshop_through(proxy, peil).await;
}

#[tokio::test]
async fn a_workshop_goes_through_nginx_as_its_notes_say() {
    if !has("nginx") {
        return;
    }
    let (proxy, peil) = (free_port(), free_port());
    let notes = fs::read_to_string(repository().join("packaging/nginx.conf")).expect("text");
    let plain = |line: &&str| !line.contains("ssl_certificate") && !line.contains("[::]");
    let settings: Vec<&str> = notes.lines().filter(plain).collect();
    let settings = settings
        .join("\n")
        .replace("listen 443 ssl;", &format!("listen 127.0.0.1:{proxy};"))
        .replace("proxy_pass http://127.0.0.1:7345", &format!("proxy_pass http://127.0.0.1:{peil}"));
    assert!(settings.contains(&format!(":{proxy};")) && settings.contains(&format!(":{peil};")));
    let folder = tempfile::tempdir().expect("a folder");
    let there = folder.path().display();
    let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .iter()
        .map(|what| format!("{what}_temp_path {there}/{what};\n"))
        .collect();
    let path = folder.path().join("nginx.conf");
    // One process, so that ending it ends all of it.
    let around = format!(
        "daemon off;\nmaster_process off;\npid {there}/pid;\nerror_log {there}/errors;\nevents {{}}\nhttp {{\naccess_log off;\n{temporary}{settings}\n}}\n"
    );
    fs::write(&path, around).expect("written");
    let mut nginx = Command::new("nginx");
    nginx.arg("-c").arg(&path).arg("-p").arg(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
    let started = nginx.spawn();
    let _nginx = Proxy(started.expect("it runs"));
    workshop_through(proxy, peil).await;
}
