//! Runs tests within limits, in a group of their own.

use std::{
    io::{BufRead, BufReader},
    os::unix::process::{CommandExt, ExitStatusExt},
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use nix::{
    sys::signal::{Signal, killpg},
    unistd::Pid,
};

use crate::{Result, compile::Binary};

/// What a change that allocates without end may take.
const MEMORY_KIB: u64 = 6 << 20;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passed,
    /// The test that failed, or that was running when the process ended.
    Failed(String),
    /// The test that did not end.
    TimedOut(String),
}

/// Runs these tests, one after the other, up to the first that fails. Seconds of the processor are limited, and,
/// for tests that wait, ten times as many of the clock.
pub(crate) fn run(binary: &Binary, tests: &[&str], seconds: u64, variable: (&str, &str)) -> Result<Outcome> {
    let limits = format!("ulimit -c 0; ulimit -t {seconds}; ulimit -v {MEMORY_KIB}; exec \"$@\"");
    let mut child = Command::new("sh")
        .args(["-c", &limits, "sh"])
        .arg(&binary.path)
        .args(["--test-threads=1", "--exact"])
        .args(tests)
        .current_dir(&binary.folder)
        .env("CARGO_MANIFEST_DIR", &binary.folder)
        .env("LD_LIBRARY_PATH", libraries())
        // The same cases each time, and no shorter one for what fails.
        .envs([("PROPTEST_RNG_SEED", "1"), ("PROPTEST_MAX_SHRINK_ITERS", "0")])
        .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "true")
        .env(variable.0, variable.1)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()?;
    let outcome = watch(&mut child, Duration::from_secs(seconds * 10));
    // Also what the tests started.
    let _ = killpg(Pid::from_raw(child.id() as i32), Signal::SIGKILL);
    child.wait()?;
    outcome
}

/// Returns the names of a program's tests.
pub(crate) fn list(binary: &Binary, options: &[&str]) -> Result<Vec<String>> {
    let mut command = Command::new(&binary.path);
    command.arg("--list").args(options).env("LD_LIBRARY_PATH", libraries()).current_dir(&binary.folder);
    let output = command.output()?;
    if !output.status.success() {
        return Err(format!("{} lists no tests: {}", binary.name, String::from_utf8_lossy(&output.stderr)).into());
    }
    let lines = String::from_utf8(output.stdout)?;
    Ok(lines.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
}

/// Where a test of a crate of macros finds the compiler's libraries.
fn libraries() -> &'static str {
    static LIBRARIES: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    LIBRARIES.get_or_init(|| {
        let output = Command::new("rustc").args(["--print", "target-libdir"]).output().expect("rustc runs");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    })
}

/// Follows what the test harness prints until it ends, a test fails, or the time is over.
fn watch(child: &mut Child, limit: Duration) -> Result<Outcome> {
    let start = Instant::now();
    let pieces = pieces(child);
    let (mut test, mut is_name) = (String::new(), false);
    while let Some(left) = limit.checked_sub(start.elapsed()) {
        match pieces.recv_timeout(left) {
            Ok(piece) => {
                if piece.contains("FAILED") {
                    return Ok(Outcome::Failed(test));
                }
                if is_name {
                    test.clone_from(&piece);
                }
                is_name = piece.ends_with("test");
            }
            Err(mpsc::RecvTimeoutError::Disconnected) => return ended(child, test),
            Err(mpsc::RecvTimeoutError::Timeout) => break,
        }
    }
    Ok(Outcome::TimedOut(test))
}

fn ended(child: &mut Child, test: String) -> Result<Outcome> {
    let status = child.wait()?;
    let ran_out = matches!(status.signal().map(Signal::try_from), Some(Ok(Signal::SIGXCPU | Signal::SIGKILL)));
    Ok(match status.success() {
        true => Outcome::Passed,
        false if ran_out => Outcome::TimedOut(test),
        false => Outcome::Failed(test),
    })
}

/// What the harness prints, between spaces: `test NAME ... ` before a test, and `ok` and a new line after it.
fn pieces(child: &mut Child) -> mpsc::Receiver<String> {
    let output = BufReader::new(child.stdout.take().expect("the output is piped"));
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for piece in output.split(b' ').map_while(std::io::Result::ok) {
            if sender.send(String::from_utf8_lossy(&piece).into_owned()).is_err() {
                break;
            }
        }
    });
    receiver
}
