//! Peil as a process of its own.

use std::{
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    sync::OnceLock,
};

/// The program, built before its first use so that no test runs a stale one.
#[derive(Debug)]
pub struct Program;

impl Program {
    /// Runs it with those arguments until it ends by itself, in a data folder.
    ///
    /// # Panics
    /// When it cannot be run.
    pub fn run(arguments: &[&str]) -> Output {
        Self::command(arguments).output().expect("the program runs")
    }

    /// Starts it; the caller ends it.
    ///
    /// # Panics
    /// When it cannot be run.
    pub fn spawn(arguments: &[&str]) -> Child {
        Self::command(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs")
    }

    fn command(arguments: &[&str]) -> Command {
        let mut command = Command::new(built());
        command.args(arguments).stdin(Stdio::null());
        command
    }
}

/// The path of the program, freshly built in the folder and profile that this test was built in.
fn built() -> &'static PathBuf {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        // This test lies in TARGET/PROFILE/deps.
        let test = std::env::current_exe().expect("a test has a path");
        let profile = test
            .ancestors()
            .nth(2)
            .expect("TARGET/PROFILE/deps/test")
            .to_owned();
        let target = profile.parent().expect("a target folder");
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut build = Command::new(cargo);
        build
            .args(["build", "--quiet", "--package", "peil", "--target-dir"])
            .arg(target);
        if profile.ends_with("release") {
            build.arg("--release");
        }
        let built = build
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .status()
            .expect("cargo runs");
        assert!(built.success(), "peil does not build");
        profile.join(format!("peil{}", std::env::consts::EXE_SUFFIX))
    })
}
