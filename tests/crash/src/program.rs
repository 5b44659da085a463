//! The programs that are run, built first, so that none measures a stale one.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, bail, ensure};

/// The source of the disk that forgets.
const POWERCUT: &str = include_str!("../powercut.c");

/// What is run.
pub struct Programs {
    /// The server.
    pub server: PathBuf,
    /// The disk that forgets, to be preloaded; nothing where there is no C compiler or no such thing as preloading.
    pub layer: Option<PathBuf>,
    /// What the server says it is.
    pub build: String,
}

impl Programs {
    /// Builds them into a folder of this run, out of reach of whoever builds meanwhile.
    ///
    /// # Errors
    /// When the server does not build.
    pub fn build(folder: &Path, sabotaged: bool) -> anyhow::Result<Self> {
        let built = if sabotaged {
            build(&["-p", "peil-crash", "--features", "sabotage"], "peil-sabotaged")
        } else {
            build(&["-p", "peil"], "peil")
        }?;
        let server = folder.join(if sabotaged { "peil-sabotaged" } else { "peil" });
        fs::copy(&built, &server).with_context(|| format!("{} cannot be copied", built.display()))?;
        let version = Command::new(&server).arg("--version").output()?;
        let build = String::from_utf8_lossy(&version.stdout).trim().to_owned();
        Ok(Self { server, layer: compile(folder)?, build })
    }
}

/// Builds a program in the target folder and profile that this one was built in.
fn build(what: &[&str], name: &str) -> anyhow::Result<PathBuf> {
    // This program lies in TARGET/PROFILE.
    let own = env::current_exe()?;
    let profile = own.parent().context("a program lies in a folder")?;
    let target = profile.parent().context("TARGET/PROFILE")?;
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--quiet"]).args(what).args(["--bin", name, "--target-dir"]).arg(target);
    if profile.ends_with("release") {
        command.arg("--release");
    }
    ensure!(command.current_dir(env!("CARGO_MANIFEST_DIR")).status()?.success(), "{name} does not build");
    Ok(profile.join(name))
}

fn compile(folder: &Path) -> anyhow::Result<Option<PathBuf>> {
    if !cfg!(target_os = "linux") {
        return Ok(None);
    }
    let (source, layer) = (folder.join("powercut.c"), folder.join("powercut.so"));
    fs::write(&source, POWERCUT)?;
    let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
    let mut command = Command::new(compiler);
    command.args(["-shared", "-fPIC", "-O2", "-o"]).arg(&layer).arg(&source).arg("-ldl");
    match command.status() {
        Ok(status) if status.success() => Ok(Some(layer)),
        Ok(_) => bail!("powercut.c does not compile"),
        Err(_) => Ok(None),
    }
}
