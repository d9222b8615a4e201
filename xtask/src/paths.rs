//! Where things are: the repository, what is built, and the cache of tools.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::{Context, Problem, Result};

/// The top folder of the repository.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// The finished production build.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Intermediate results of a build: the joined styles, Trunk's own output.
pub fn stage() -> PathBuf {
    root().join("target/stage")
}

/// The shared cache of tools: `$XDG_CACHE_HOME/our-say` or `~/.cache/our-say`.
pub fn cache() -> Result<PathBuf> {
    cache_from(
        std::env::var_os("XDG_CACHE_HOME").as_deref(),
        std::env::var_os("HOME").as_deref(),
    )
}

fn cache_from(xdg: Option<&OsStr>, home: Option<&OsStr>) -> Result<PathBuf> {
    match (xdg.filter(|value| !value.is_empty()), home) {
        (Some(xdg), _) => Ok(Path::new(xdg).join("our-say")),
        (None, Some(home)) => Ok(Path::new(home).join(".cache/our-say")),
        (None, None) => Err(Problem::new(
            "neither XDG_CACHE_HOME nor HOME is set, so there is no place for tools",
        )),
    }
}

/// Flags by which the compiler names no folder of this machine: neither the repository nor those in
/// which cargo keeps the sources of packages.
pub fn unnamed() -> Result<Vec<String>> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let mut folders = vec![root()];
    if let Some(sources) = home
        .map(|home| home.join("registry/src"))
        .filter(|f| f.is_dir())
    {
        let entries = fs::read_dir(&sources).context(format!("reading {}", sources.display()))?;
        folders.extend(entries.flatten().map(|entry| entry.path()));
    }
    let flag = |folder: PathBuf| format!("--remap-path-prefix={}=", folder.display());
    Ok(folders.into_iter().map(flag).collect())
}

/// The folder of one tool in one version.
pub fn tool(name: &str, version: &str) -> Result<PathBuf> {
    Ok(cache()?.join("tools").join(format!("{name}-{version}")))
}

/// A program on PATH, if there is one.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
}

/// Whether a file's name has this extension.
pub fn has_ending(file: impl AsRef<Path>, ending: &str) -> bool {
    file.as_ref()
        .extension()
        .is_some_and(|found| found == ending)
}

/// Every file below `folder`, sorted, as paths relative to it with forward slashes.
pub fn files_below(folder: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Result<()> {
    let entries = fs::read_dir(folder).context(format!("reading {}", folder.display()))?;
    for entry in entries {
        let entry = entry.context(format!("reading {}", folder.display()))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), found)?;
        } else {
            found.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}

/// Reads a text file; the problem names it.
pub fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).context(format!("reading {}", path.display()))
}

/// Reads a file; the problem names it.
pub fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).context(format!("reading {}", path.display()))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).context(format!("making {}", folder.display()))?;
    }
    fs::write(path, bytes).context(format!("writing {}", path.display()))
}

/// A file that one process at a time holds.
pub struct Alone(fs::File);

impl Alone {
    /// Holds the file at this path, made if need be; `busy` is called if another holds it, and then
    /// this waits.
    pub fn at(path: &Path, busy: impl FnOnce()) -> Result<Self> {
        write(path, "")?;
        let file = fs::File::open(path).context(format!("opening {}", path.display()))?;
        let locking = format!("locking {}", path.display());
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                busy();
                file.lock().context(locking)?;
            }
            Err(fs::TryLockError::Error(error)) => return Err(error).context(locking),
        }
        Ok(Self(file))
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        // It ends with the file at the latest.
        let _ = self.0.unlock();
    }
}

/// Removes a folder and all in it, if it is there.
pub fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).context(format!("removing {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cache_follows_xdg_then_home() {
        let xdg = cache_from(Some(OsStr::new("/x")), Some(OsStr::new("/h"))).ok();
        let home = cache_from(Some(OsStr::new("")), Some(OsStr::new("/h"))).ok();
        assert_eq!(xdg, Some(PathBuf::from("/x/our-say")));
        assert_eq!(home, Some(PathBuf::from("/h/.cache/our-say")));
        assert!(cache_from(None, None).is_err());
    }
}
