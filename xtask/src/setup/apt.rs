//! Debian packages: installed as root or with `sudo -n`, otherwise asked for in plain words.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use crate::problem::{Context, Problem, Result};
use crate::{paths, process};

/// Installs packages, or says what is missing and how to get it.
pub fn install(packages: &[&str], what_for: &str) -> Result<()> {
    let by_hand = format!("sudo apt-get install {}", packages.join(" "));
    let missing = |why: &str| {
        Problem::new(format!(
            "{what_for} is missing and cannot be installed from here ({why}).\n\
             On Debian: {by_hand}\nElsewhere: install it and put it on PATH."
        ))
    };
    if paths::on_path("apt-get").is_none() {
        return Err(missing("there is no apt-get"));
    }
    let mut prefix: &[&str] = &[];
    if !is_root()? {
        if !process::succeeds_within(
            Duration::from_secs(10),
            Command::new("sudo").args(["-n", "true"]),
        ) {
            return Err(missing("this is not root, and sudo asks for a password"));
        }
        prefix = &["sudo", "-n"];
    }
    // The lists of packages may be old or absent, so they are fetched first; a failure of that alone
    // is no reason to stop.
    let _ = process::run_quietly(
        "Updating Debian's lists (about 10 s)",
        &mut apt(prefix, &["update"]),
    );
    let mut words = vec!["install", "-y", "--no-install-recommends"];
    words.extend(packages);
    process::run_quietly(
        &format!(
            "Installing {} from Debian (one or two minutes)",
            packages.join(", ")
        ),
        &mut apt(prefix, &words),
    )
    .context(missing("apt-get failed"))
}

fn apt(prefix: &[&str], words: &[&str]) -> Command {
    let mut all = prefix
        .iter()
        .chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let mut command = Command::new(all.next().unwrap_or(&"apt-get"));
    command.args(all).args(words);
    command
}

fn is_root() -> Result<bool> {
    if !Path::new("/usr/bin/id").exists() {
        return Ok(false);
    }
    Ok(process::output(Command::new("/usr/bin/id").arg("-u"))?.trim() == "0")
}
