//! Runs other programs, tells the person what runs and how long it took.

use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::problem::{Context, Problem, Result};

/// Prints one step, before it starts.
pub fn say(text: impl AsRef<str>) {
    println!("→ {}", text.as_ref());
}

/// Runs a program with its output on the screen.
pub fn run(what: &str, command: &mut Command) -> Result<()> {
    say(what);
    let start = Instant::now();
    let status = command
        .status()
        .context(format!("starting {}", line(command)))?;
    if status.success() {
        println!("  done in {}", duration(start.elapsed()));
        Ok(())
    } else {
        Err(Problem::new(format!(
            "{what}: {} ended with {status}",
            line(command)
        )))
    }
}

/// Runs a program and shows its output only when it fails.
pub fn run_quietly(what: &str, command: &mut Command) -> Result<()> {
    say(what);
    let start = Instant::now();
    output(command).context(what)?;
    println!("  done in {}", duration(start.elapsed()));
    Ok(())
}

/// What a program prints, or its complaint.
pub fn output(command: &mut Command) -> Result<String> {
    let made = command
        .stdin(Stdio::null())
        .output()
        .context(format!("starting {}", line(command)))?;
    let text = String::from_utf8_lossy(&made.stdout).into_owned();
    if made.status.success() {
        return Ok(text);
    }
    let complaint = String::from_utf8_lossy(&made.stderr);
    Err(Problem::new(format!(
        "{} ended with {}\n{text}{complaint}",
        line(command),
        made.status
    )))
}

/// Runs a program silently for at most `limit`; says whether it succeeded.
pub fn succeeds_within(limit: Duration, command: &mut Command) -> bool {
    let started = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else {
        return false;
    };
    let end = Instant::now() + limit;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < end => sleep(Duration::from_millis(50)),
            Ok(None) | Err(_) => {
                // It may have ended in between; either way it is of no more use.
                let _ = child.kill();
                let _ = child.wait();
                return false;
            }
        }
    }
}

/// The program and its arguments, for messages.
fn line(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned()),
    );
    format!("`{}`", words.join(" "))
}

/// A duration as a person says it.
pub fn duration(time: Duration) -> String {
    match time.as_secs() {
        0..=9 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 10..=119 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_hangs_is_given_up() {
        let start = Instant::now();
        let done = succeeds_within(Duration::from_millis(200), Command::new("sleep").arg("20"));
        assert!(!done);
        assert!(start.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(duration(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(duration(Duration::from_secs(61)), "61 s");
        assert_eq!(duration(Duration::from_secs(125)), "2 min 5 s");
    }
}
