//! Builds the client once per content of its inputs, writes the table of what is embedded, and names the build.

use std::{
    env, fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, exit},
};

use sha2::{Digest, Sha256};

/// The oldest Node.js on which the client builds.
const NODE: (u32, u32) = (20, 19);
/// What the client is made of, inside `client-web`.
const INPUTS: [&str; 11] = [
    "src",
    "phone.html",
    "presenter.html",
    "projector.html",
    "report.html",
    "test.html",
    "build.mjs",
    "vite.config.ts",
    "tsconfig.json",
    "package.json",
    "package-lock.json",
];

/// What the program itself is made of, inside `server`; with the client it makes the build's name.
const SOURCES: [&str; 5] = ["src", "room/src", "Cargo.toml", "room/Cargo.toml", "../Cargo.lock"];

fn main() {
    let server = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("set by cargo"));
    let client = server.join("../client-web");
    let out = PathBuf::from(env::var("OUT_DIR").expect("set by cargo"));
    println!("cargo:rerun-if-env-changed=PEIL_CLIENT");
    println!("cargo:rerun-if-changed=build.rs");
    for path in INPUTS.map(|input| client.join(input)).into_iter().chain(SOURCES.map(|source| server.join(source))) {
        println!("cargo:rerun-if-changed={}", path.display());
    }

    let (folder, client_name) = if env::var("PEIL_CLIENT").is_ok_and(|choice| choice == "skip") {
        (write_stub(&out), "skipped".to_owned())
    } else {
        let hash = hash_files(&client, &INPUTS);
        let target = out.ancestors().nth(4).expect("OUT_DIR lies four folders under the target folder");
        (build_client(&client, target, &hash), hash[..6].to_owned())
    };
    println!("cargo:rustc-env=PEIL_BUILD={client_name}-{}", &hash_files(&server, &SOURCES)[..6]);
    write_table(&folder, &out.join("assets.rs"));
}

/// Says what is wrong and what to do, and stops the build.
fn give_up(message: &str) -> ! {
    eprintln!("\n{message}\n");
    exit(1);
}

fn files_under(path: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(path) else {
        return vec![path.to_owned()];
    };
    let mut files: Vec<PathBuf> = entries.filter_map(Result::ok).flat_map(|entry| files_under(&entry.path())).collect();
    files.sort();
    files
}

/// One hash of names and contents.
fn hash_files(folder: &Path, inputs: &[&str]) -> String {
    let mut hash = Sha256::new();
    for file in inputs.iter().flat_map(|input| files_under(&folder.join(input))) {
        let name = file.strip_prefix(folder).unwrap_or(&file).to_string_lossy().into_owned();
        let content = fs::read(&file)
            .unwrap_or_else(|error| give_up(&format!("The build's input {} cannot be read: {error}", file.display())));
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name);
        hash.update((content.len() as u64).to_le_bytes());
        hash.update(content);
    }
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Builds into `target/client/HASH`, under a lock, so that two builds at once do the work once.
fn build_client(client: &Path, target: &Path, hash: &str) -> PathBuf {
    let cache = target.join("client");
    fs::create_dir_all(&cache).expect("the target folder can be written");
    let lock = fs::File::create(cache.join("lock")).expect("the target folder can be written");
    lock.lock().expect("the lock of the client build can be taken");
    let done = cache.join(hash);
    if done.join("built").exists() {
        return done;
    }

    check_node();
    install(client);
    run(
        client,
        "node",
        &["build.mjs"],
        &[("PEIL_CLIENT_OUT", &done)],
        "The client does not build; the lines above say why.",
    );
    fs::write(done.join("built"), "").expect("the target folder can be written");
    done
}

fn check_node() {
    let remedy = format!(
        "Peil's pages are built with Node.js {}.{} or newer. Install it (https://nodejs.org), then run the same command again.",
        NODE.0, NODE.1
    );
    let Ok(output) = Command::new("node").arg("--version").output() else {
        give_up(&format!("Node.js is not installed. {remedy}"));
    };
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let mut parts = version.trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    if (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) < NODE {
        give_up(&format!("Node.js {version} is too old. {remedy}"));
    }
}

/// Installs the client's packages, unless those of this lock file are there already.
fn install(client: &Path) {
    let lock = fs::read(client.join("package-lock.json")).unwrap_or_default();
    let wanted = hex(&Sha256::digest(&lock));
    let marker = client.join("node_modules/.installed");
    if fs::read_to_string(&marker).is_ok_and(|installed| installed == wanted) {
        return;
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    run(
        client,
        npm,
        &["ci", "--no-audit", "--no-fund"],
        &[],
        "The client's packages could not be installed (npm ci). Is there a network?",
    );
    fs::write(marker, wanted).expect("node_modules can be written");
}

fn run(folder: &Path, program: &str, arguments: &[&str], environment: &[(&str, &Path)], failure: &str) {
    let output = Command::new(program)
        .args(arguments)
        .envs(environment.iter().copied())
        .current_dir(folder)
        .output()
        .unwrap_or_else(|error| give_up(&format!("{program} cannot be started: {error}")));
    if !output.status.success() {
        std::io::stderr().write_all(&output.stdout).ok();
        std::io::stderr().write_all(&output.stderr).ok();
        give_up(failure);
    }
}

fn write_stub(out: &Path) -> PathBuf {
    let folder = out.join("stub");
    fs::create_dir_all(&folder).expect("OUT_DIR can be written");
    for page in ["phone", "presenter", "projector", "report", "test"] {
        fs::write(
            folder.join(format!("{page}.html")),
            "<!doctype html><title>Peil</title><p>Built without its client.</p></body>",
        )
        .expect("OUT_DIR can be written");
    }
    folder
}

/// Writes `ASSETS`: one entry a file, with its compressed forms where they exist.
fn write_table(folder: &Path, table: &Path) {
    let mut code = String::from("pub static ASSETS: &[Asset] = &[\n");
    for file in files_under(folder) {
        let name = file.strip_prefix(folder).expect("under the folder").to_string_lossy().replace('\\', "/");
        if name == "built" || name.ends_with(".br") || name.ends_with(".gz") {
            continue;
        }
        let compressed = |ending: &str| {
            let path = folder.join(format!("{name}.{ending}"));
            if path.exists() { format!("Some(include_bytes!({path:?}))") } else { "None".into() }
        };
        code += &format!(
            "    Asset {{ path: {name:?}, raw: include_bytes!({file:?}), br: {}, gz: {} }},\n",
            compressed("br"),
            compressed("gz"),
        );
    }
    code += "];\n";
    fs::write(table, code).expect("OUT_DIR can be written");
}
