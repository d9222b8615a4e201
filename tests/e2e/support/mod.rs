//! What the stories stand on: a site that can go away, a phone with a memory, and a watch over both.

pub mod axe;
pub mod disk;
pub mod downloads;
pub mod family;
pub mod pdf;
pub mod phone;
pub mod site;
pub mod watch;

pub use phone::Phone;
pub use site::Site;
pub use xtask::problem::{Context, Problem, Result};

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use xtask::{driver::Launch, paths};

/// Where a story happens.
pub struct World {
    /// The server with the production build.
    pub site: Site,
    /// The phone.
    pub phone: Phone,
    /// A folder of this story alone.
    pub folder: Folder,
}

/// Tells a story on a phone of ordinary size.
pub async fn story(tell: impl AsyncFnOnce(&mut World) -> Result<()>) -> Result<()> {
    story_on(|_| (), tell).await
}

/// Tells a story on a phone that is changed before it starts. Whatever came of the story, what the
/// watch has seen is looked at as well.
pub async fn story_on(
    change: impl FnOnce(&mut Launch),
    tell: impl AsyncFnOnce(&mut World) -> Result<()>,
) -> Result<()> {
    let folder = Folder::new()?;
    let site = Site::start(&dist()?)?;
    site.holds_no_inline_code()?;
    let mut launch = Launch::phone(folder.0.join("profile"));
    change(&mut launch);
    let phone = Phone::start(launch, &site.url()).await?;
    let mut world = World {
        site,
        phone,
        folder,
    };
    let told = tell(&mut world).await;
    if let Err(problem) = &told {
        world.phone.picture(&problem.to_string()).await;
    }
    let seen = world.phone.complaints().await;
    let refused = world.site.refused();
    let all: Vec<String> = seen.into_iter().chain(refused).collect();
    let saw = format!("the watch saw:\n{}", all.join("\n"));
    match told {
        Ok(()) if all.is_empty() => Ok(()),
        Ok(()) => Err(Problem::new(saw)),
        Err(problem) if all.is_empty() => Err(problem),
        Err(problem) => Err(Problem::new(format!("{problem}\n{saw}"))),
    }
}

/// The production build.
pub fn dist() -> Result<PathBuf> {
    let folder = std::env::var_os("OUR_SAY_DIST").map_or_else(paths::dist, PathBuf::from);
    if folder.join("sw.js").is_file() {
        Ok(folder)
    } else {
        Err(Problem::new(format!(
            "no production build in {}: run `cargo xtask build`",
            folder.display()
        )))
    }
}

/// Says what did not hold.
pub fn ensure(holds: bool, what: impl Into<String>) -> Result<()> {
    if holds {
        Ok(())
    } else {
        Err(Problem::new(what))
    }
}

/// A folder that goes with the story.
pub struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let name = format!("our-say-e2e-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        paths::remove_folder(&folder)?;
        std::fs::create_dir_all(&folder).context("making a folder")?;
        Ok(Self(folder))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A leftover in the folder for temporary things harms nobody.
        let _ = paths::remove_folder(&self.0);
    }
}
