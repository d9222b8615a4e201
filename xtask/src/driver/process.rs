//! The driver's process, and the end of a browser's processes.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::problem::{Context, Problem, Result};
use crate::process;

/// How often the driver is started before it counts as broken.
const TRIES: usize = 5;

/// A `WebDriver` server on a port of its own. Dropping it ends it.
#[derive(Debug)]
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts it on any free port. It picks one that is free on one kind of address and ends when the
    /// same one is taken on the other, so it is asked again.
    pub fn start(program: &Path) -> Result<Self> {
        let mut tries = (1..TRIES).filter_map(|_| Self::start_once(program).ok());
        tries.next().map_or_else(|| Self::start_once(program), Ok)
    }

    fn start_once(program: &Path) -> Result<Self> {
        let mut child = Command::new(program)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context(format!("starting {}", program.display()))?;
        let output = child.stdout.take();
        let mut lines = BufReader::new(output.ok_or_else(|| Problem::new("no output"))?).lines();
        let port = lines.find_map(|line| port_in(&line.ok()?));
        // Whoever writes into a pipe that nobody reads is stopped.
        std::thread::spawn(move || lines.for_each(drop));
        match port {
            Some(port) => Ok(Self { child, port }),
            None => Err(Problem::new(format!(
                "{} ended without a port",
                program.display()
            ))),
        }
    }

    /// Where it listens.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `ChromeDriver was started successfully on port 41234.`
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("successfully on port ")?;
    rest.trim_end_matches('.').parse().ok()
}

/// Ends, without warning, every process that names this folder on its command line.
pub fn kill_all_with(folder: &Path) -> Result<()> {
    let pids = processes_with(&folder.display().to_string())?;
    if pids.is_empty() {
        return Ok(());
    }
    // Some may have gone with their parent in between, so what `kill` says does not matter.
    let _ = Command::new("sh")
        .args(["-c", "kill -9 \"$@\"", "kill"])
        .args(&pids)
        .stderr(Stdio::null())
        .status();
    Ok(())
}

fn processes_with(words: &str) -> Result<Vec<String>> {
    let ours = |line: &str| line.contains(words);
    let Ok(list) = fs::read_dir("/proc") else {
        let list = process::output(Command::new("ps").args(["-axo", "pid=,command="]))?;
        let pid = |line: &str| line.split_whitespace().next().map(str::to_owned);
        return Ok(list.lines().filter(|l| ours(l)).filter_map(pid).collect());
    };
    let names = list.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let running = names.filter(|name| name.bytes().all(|byte| byte.is_ascii_digit()));
    Ok(running
        .filter(|pid| {
            let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            ours(&String::from_utf8_lossy(&line))
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read_from_what_the_driver_says() {
        let line = "ChromeDriver was started successfully on port 41234.";
        assert_eq!(port_in(line), Some(41234));
        assert_eq!(port_in("Starting ChromeDriver 156.0 on port 0"), None);
    }
}
