//! Drives a real browser through `WebDriver`, for the end-to-end tests and the measurements.
//!
//! [`Engine`] says how each browser is asked for; only Chromium is written out now. What Firefox and
//! WebKit need to join: a variant with its driver program and capabilities (`platform.md` has both),
//! and for [`Session::cdp`] and [`Session::log`], which only Chromium answers, another way to the
//! same end, or the stories that use them left out on that engine.
//!
//! Behind the feature `driver`, so that a build of the app does not wait for it to compile.

mod process;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use hyper::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

pub use fantoccini::Locator;
pub use fantoccini::elements::Element;
pub use process::{Driver, kill_all_with};

use crate::paths;
use crate::problem::{Context, Problem, Result};

/// How long a condition may take before a wait gives up.
pub const PATIENCE: Duration = Duration::from_secs(20);
/// How often a condition is looked at again.
const LOOK_AGAIN: Duration = Duration::from_millis(25);

/// A kind of browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium with chromedriver.
    Chromium,
}

/// How a browser is started.
#[derive(Debug, Clone)]
pub struct Launch {
    /// Which one.
    pub engine: Engine,
    /// The folder of its profile; kept after the browser has gone.
    pub profile: PathBuf,
    /// The size of the page.
    pub size: (u32, u32),
    /// The size of letters that the person has set in the browser; 16 is every browser's own.
    pub letters: u32,
    /// More arguments for the browser: a microphone that is not there, say.
    pub more: Vec<&'static str>,
}

impl Launch {
    /// A phone of ordinary size, with this profile.
    pub fn phone(profile: impl Into<PathBuf>) -> Self {
        Self {
            engine: Engine::Chromium,
            profile: profile.into(),
            size: (360, 740),
            letters: 16,
            more: Vec::new(),
        }
    }

    fn capabilities(&self) -> Capabilities {
        let Engine::Chromium = self.engine;
        let profile = format!("--user-data-dir={}", self.profile.display());
        let mut options = json!({
            "args": [
                "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
                "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-quic", profile,
            ],
            "mobileEmulation": { "deviceMetrics": {
                "width": self.size.0, "height": self.size.1, "pixelRatio": 2.0, "touch": true,
            }},
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
            "prefs": { "webkit": { "webprefs": { "default_font_size": self.letters } } },
        });
        if let Some(all) = options["args"].as_array_mut() {
            all.extend(self.more.iter().map(|argument| json!(argument)));
        }
        if let Some(program) = program("OUR_SAY_CHROMIUM", &["chromium", "google-chrome"]) {
            options["binary"] = json!(program);
        }
        let all = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        all.as_object().cloned().unwrap_or_default()
    }

    /// The `WebDriver` server of this engine.
    fn driver(&self) -> Result<PathBuf> {
        let Engine::Chromium = self.engine;
        program("CHROMEDRIVER", &["chromedriver"]).ok_or_else(|| {
            Problem::new("chromedriver is not on PATH (Debian: apt-get install chromium-driver)")
        })
    }
}

/// A program named by a variable of the environment, or else found on PATH.
fn program(variable: &str, names: &[&str]) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .or_else(|| names.iter().find_map(|name| paths::on_path(name)))
}

/// A running browser with its driver. Dropping it ends both; the profile stays.
#[derive(Debug)]
pub struct Session {
    client: Client,
    launch: Launch,
    // After the client: it goes when nobody talks to it any more.
    _driver: Driver,
}

impl Session {
    /// Starts a driver on a free port and a browser by it.
    pub async fn start(launch: Launch) -> Result<Self> {
        let driver = Driver::start(&launch.driver()?)?;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(launch.capabilities())
            .connect(&driver.url())
            .await
            .context("starting the browser")?;
        Ok(Self {
            client,
            launch,
            _driver: driver,
        })
    }

    /// The `WebDriver` session itself.
    pub const fn client(&self) -> &Client {
        &self.client
    }

    /// The folder of the profile.
    pub fn profile(&self) -> &Path {
        &self.launch.profile
    }

    /// Goes to an address and waits for it to be loaded.
    pub async fn goto(&self, url: &str) -> Result<()> {
        self.client
            .goto(url)
            .await
            .context(format!("opening {url}"))
    }

    /// Opens one more tab and goes to it; returns the tab that was shown.
    pub async fn open_tab(&self) -> Result<WindowHandle> {
        let before = self.client.window().await.context("asking for the tab")?;
        let tab = self.client.new_window(true).await;
        let tab = tab.context("opening a tab")?.handle;
        let gone_to = self.client.switch_to_window(tab).await;
        gone_to.context("going to the new tab")?;
        Ok(before)
    }

    /// Closes the tab that is shown and goes to this one.
    pub async fn close_tab(&self, next: WindowHandle) -> Result<()> {
        let closed = self.client.close_window().await;
        closed.context("closing the tab")?;
        let gone_to = self.client.switch_to_window(next).await;
        gone_to.context("going to a tab")
    }

    /// What a script returns. `arguments` is as in `WebDriver`.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.client
            .execute(script, arguments)
            .await
            .context(format!("running `{script}`"))
    }

    /// What a script returns that calls its last argument when it is done.
    pub async fn run_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.client
            .execute_async(script, arguments)
            .await
            .context(format!("running `{script}`"))
    }

    /// Waits until a script returns something that counts as true, and returns it. A page that is
    /// just going away cannot answer; it is asked again.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Result<Value> {
        let end = Instant::now() + PATIENCE;
        loop {
            let found = self.run(script, arguments.clone()).await;
            match &found {
                Ok(value) if is_true(value) => return found,
                _ if Instant::now() < end => tokio::time::sleep(LOOK_AGAIN).await,
                Ok(_) => return Err(Problem::new(format!("waited in vain for {what}"))),
                Err(problem) => {
                    return Err(Problem::new(format!(
                        "waited in vain for {what}: {problem}"
                    )));
                }
            }
        }
    }

    /// A command of the Chrome `DevTools` protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        let asked = Post {
            path: "goog/cdp/execute",
            body: json!({ "cmd": command, "params": parameters }),
        };
        let answered = self.client.issue_cmd(asked).await;
        answered.context(command)
    }

    /// What a log of the driver holds that was not asked for before: `browser` or `performance`.
    pub async fn log(&self, kind: &str) -> Result<Vec<Value>> {
        let asked = Post {
            path: "se/log",
            body: json!({ "type": kind }),
        };
        let answered = self.client.issue_cmd(asked).await;
        let entries = answered.context(format!("reading the {kind} log"))?;
        Ok(entries.as_array().cloned().unwrap_or_default())
    }

    /// Closes the browser as a person does.
    pub async fn close(self) -> Result<()> {
        let client = self.client.clone();
        client.close().await.context("closing the browser")
    }

    /// Ends every process of the browser at once, as a power cut does.
    pub fn kill(self) -> Result<()> {
        kill_all_with(&self.launch.profile)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Whoever closed it has left nothing to end; a test that failed has.
        let _ = kill_all_with(&self.launch.profile);
    }
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(yes) => *yes,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(_) | Value::Object(_) => true,
    }
}

/// A command that only some drivers know.
#[derive(Debug)]
struct Post {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> std::result::Result<url::Url, url::ParseError> {
        let session = session.unwrap_or_default();
        base.join(&format!("session/{session}/{}", self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
