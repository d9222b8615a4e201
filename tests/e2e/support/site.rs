//! The server, which can vanish, come back on the same port, and bring another build.

use super::{Context, Problem, Result, ensure};
use std::path::{Path, PathBuf};
use xtask::{build::page, paths, serve::Server};

/// A site at one address for the whole story.
pub struct Site {
    folder: PathBuf,
    port: u16,
    server: Option<Server>,
    /// Requests for files that are in no build.
    refused: Vec<String>,
}

impl Site {
    /// Serves a build on any free port.
    pub fn start(folder: &Path) -> Result<Self> {
        let server = Server::start(folder, 0)?;
        Ok(Self {
            folder: folder.to_owned(),
            port: server.port(),
            server: Some(server),
            refused: Vec::new(),
        })
    }

    /// The origin.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The server vanishes.
    pub fn stop(&mut self) {
        self.look();
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }

    /// It is there again, with this build.
    pub fn bring(&mut self, folder: &Path) -> Result<()> {
        self.stop();
        folder.clone_into(&mut self.folder);
        self.server = Some(Server::start(folder, self.port)?);
        Ok(())
    }

    /// What was asked for and is not there.
    pub fn refused(&mut self) -> Vec<String> {
        self.look();
        std::mem::take(&mut self.refused)
    }

    fn look(&mut self) {
        let Some(server) = &self.server else { return };
        for ((origin, path), _) in server.requests() {
            let file = path.trim_start_matches('/');
            let is_file = file.rsplit('/').next().is_some_and(|n| n.contains('.'));
            if is_file && !self.folder.join(file).is_file() {
                self.refused.push(format!("refused: {path}"));
            }
            if origin != self.url() {
                self.refused
                    .push(format!("asked as another origin: {origin}{path}"));
            }
        }
        server.forget_requests();
    }

    /// The page as served has no script and no style in it but by file.
    pub fn holds_no_inline_code(&self) -> Result<()> {
        page::check(&paths::read_text(&self.folder.join("index.html"))?)
    }

    /// Every address that the service worker keeps.
    pub fn kept(&self) -> Result<Vec<String>> {
        let worker = paths::read_text(&self.folder.join("sw.js"))?;
        let list = worker
            .lines()
            .find_map(|line| line.strip_prefix("const FILES = ")?.strip_suffix(';'))
            .ok_or_else(|| Problem::new("sw.js has no list"))?;
        let list: Vec<(String, String)> =
            serde_json::from_str(list).context("the list in sw.js")?;
        ensure(list.len() > 20, "the list in sw.js is nearly empty")?;
        Ok(list.into_iter().map(|(address, _)| address).collect())
    }
}
