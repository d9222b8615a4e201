//! Files that the phone is given.

use super::{Context, Phone, Problem, Result};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use xtask::{driver::PATIENCE, paths};

impl Phone {
    /// From now on files go to a folder of this name below `folder`.
    pub async fn downloads_to(&self, folder: &Path) -> Result<PathBuf> {
        let folder = folder.join("downloads");
        std::fs::create_dir_all(&folder).context("making a folder")?;
        let allow = json!({ "behavior": "allow", "downloadPath": folder, "eventsEnabled": false });
        self.cdp("Browser.setDownloadBehavior", allow).await?;
        Ok(folder)
    }

    /// Waits for a whole file with this ending in a folder.
    pub async fn downloaded(folder: &Path, ending: &str) -> Result<PathBuf> {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            let files = paths::files_below(folder)?;
            // Until it is whole, what has come of it lies beside the place that is kept for it.
            let coming = files.iter().any(|f| paths::has_ending(f, "crdownload"));
            let whole = files.iter().find(|file| paths::has_ending(file, ending));
            if let Some(file) = whole.filter(|_| !coming) {
                return Ok(folder.join(file));
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        Err(Problem::new("no file was downloaded"))
    }
}
