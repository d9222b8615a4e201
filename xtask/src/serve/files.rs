//! From a request's path to a file below the folder, and to its bytes. Never leaves the folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use crate::build::{compress, hash, page};
use crate::headers::{self, HOST_FILES};
use crate::paths;
use crate::problem::{Context, Result};

/// A file as it is sent.
#[derive(Debug)]
pub struct Content {
    /// Relative path with forward slashes; decides the headers.
    pub name: String,
    /// The bytes as they lie on the disk.
    pub plain: Vec<u8>,
    /// The same, compressed, where that is worth the while.
    pub brotli: Option<Vec<u8>>,
    /// Changes with the content.
    pub tag: String,
    /// What to name ahead of a page.
    pub early: Option<String>,
}

/// The folder, and what was read from it.
#[derive(Debug)]
pub struct Files {
    folder: PathBuf,
    read: Mutex<HashMap<String, (Stamp, Arc<Content>)>>,
}

/// A file with another stamp is read again.
type Stamp = (u64, Option<SystemTime>);

impl Files {
    /// Serves this folder.
    pub fn new(folder: &Path) -> Result<Self> {
        let folder = folder
            .canonicalize()
            .context(format!("serving {}", folder.display()))?;
        Ok(Self {
            folder,
            read: Mutex::default(),
        })
    }

    /// The file that a request's path names, if there is one. Blocks: reads and compresses.
    pub fn find(&self, path: &str) -> Option<Arc<Content>> {
        let name = relative(path)?;
        let file = self.folder.join(&name).canonicalize().ok()?;
        let about = file.metadata().ok()?;
        if !file.starts_with(&self.folder) || !about.is_file() {
            return None;
        }
        let stamp = (about.len(), about.modified().ok());
        if let Some((kept, content)) = self.kept().get(&name)
            && *kept == stamp
        {
            return Some(Arc::clone(content));
        }
        let content = Arc::new(load(&file, &name).ok()?);
        self.kept().insert(name, (stamp, Arc::clone(&content)));
        Some(content)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, HashMap<String, (Stamp, Arc<Content>)>> {
        self.read.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn load(file: &Path, name: &str) -> Result<Content> {
    let plain = paths::read(file)?;
    let brotli = if headers::compressible(name) {
        Some(compress::brotli(&plain)?).filter(|small| small.len() < plain.len())
    } else {
        None
    };
    let tag = format!("\"{}\"", &hash::hex(&plain)[..16]);
    let early = std::str::from_utf8(&plain)
        .ok()
        .filter(|_| name == headers::PAGE)
        .and_then(page::early);
    Ok(Content {
        name: name.to_owned(),
        plain,
        brotli,
        tag,
        early,
    })
}

/// The relative name behind a request's path, or nothing for a path that plays tricks.
fn relative(path: &str) -> Option<String> {
    let decoded = decode(path.strip_prefix('/')?)?;
    if decoded.is_empty() {
        return Some("index.html".to_owned());
    }
    let honest = !decoded.contains(['\\', '\0', ':'])
        && decoded
            .split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.'))
        && !HOST_FILES.contains(&decoded.as_str());
    honest.then_some(decoded)
}

/// Undoes percent encoding once.
fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_file_below_the_folder() {
        assert_eq!(relative("/"), Some("index.html".to_owned()));
        assert_eq!(
            relative("/i18n/en/first.json"),
            Some("i18n/en/first.json".to_owned())
        );
        assert_eq!(relative("/a%20b.txt"), Some("a b.txt".to_owned()));
    }

    #[test]
    fn tricks_name_nothing() {
        for path in [
            "/../secret",
            "/a/../../secret",
            "/%2e%2e/secret",
            "/..%2fsecret",
            "/a//b",
            "//etc/passwd",
            "/.git/config",
            "/a\\b",
            "/%00",
            "/%",
            "/%2",
            "/%zz",
            "/C:/x",
            "secret",
            "/_headers",
        ] {
            assert_eq!(relative(path), None, "{path}");
        }
    }
}
