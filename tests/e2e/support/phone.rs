//! A phone with our page on it: what a person does and sees, as verbs that wait.

use super::{Context, Problem, Result, ensure, watch};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Instant;
use xtask::driver::{Element, Launch, PATIENCE, Session};

/// One person's phone. Its profile outlives the browser.
pub struct Phone {
    launch: Launch,
    origin: String,
    session: Option<Session>,
    /// Runs before every page, beside the watch.
    before: Vec<String>,
    excused: Vec<String>,
    seen: Vec<String>,
}

/// Something to press: by its words, or by its name for screen readers.
const BY_WORDS: &str = "const said = e => (e.getAttribute('aria-label') || e.innerText || '').trim();\
    const all = [...document.querySelectorAll('button, a[href], summary')]\
    .filter(e => e.checkVisibility({visibilityProperty: true}));\
    return all.find(e => said(e) === arguments[0]) || all.find(e => said(e).includes(arguments[0]))";

/// What a finger on the place of a selector meets: on the label of a row, the control over it.
const BY_SELECTOR: &str = "const e = document.querySelector(arguments[0]);\
    return e && e.matches('.os-row__label') ? e.control : e";

impl Phone {
    /// Switches it on.
    pub async fn start(launch: Launch, origin: &str) -> Result<Self> {
        let mut phone = Self {
            launch,
            origin: origin.to_owned(),
            session: None,
            before: Vec::new(),
            excused: Vec::new(),
            seen: Vec::new(),
        };
        phone.start_again().await?;
        Ok(phone)
    }

    /// How the browser is started, the next time.
    pub fn launch(&mut self) -> &mut Launch {
        &mut self.launch
    }

    /// Starts the browser anew on the same profile.
    pub async fn start_again(&mut self) -> Result<()> {
        self.session = Some(Session::start(self.launch.clone()).await?);
        self.prepare_tab().await
    }

    /// Every new tab needs the watch and the scripts that run before the page.
    async fn prepare_tab(&self) -> Result<()> {
        let scripts = self.before.iter().map(String::as_str);
        for source in std::iter::once(watch::SCRIPT).chain(scripts) {
            let add = "Page.addScriptToEvaluateOnNewDocument";
            self.cdp(add, json!({ "source": source })).await?;
        }
        Ok(())
    }

    /// From now on this runs before every page.
    pub async fn before_each_page(&mut self, source: &str) -> Result<()> {
        self.before.push(source.to_owned());
        let add = "Page.addScriptToEvaluateOnNewDocument";
        self.cdp(add, json!({ "source": source })).await.map(drop)
    }

    /// Something that this story brings about itself is no complaint.
    pub fn excuse(&mut self, words: &str) {
        self.excused.push(words.to_owned());
    }

    /// The browser.
    pub fn session(&self) -> Result<&Session> {
        let off = || Problem::new("the phone is off");
        self.session.as_ref().ok_or_else(off)
    }

    /// A command of the `DevTools` protocol.
    pub async fn cdp(&self, command: &str, parameters: Value) -> Result<Value> {
        self.session()?.cdp(command, parameters).await
    }

    /// The folder of the profile.
    pub fn profile(&self) -> &Path {
        &self.launch.profile
    }

    // ---- Going away ----------------------------------------------------------------------------

    /// Notes what the logs hold; they go with the browser.
    pub async fn look(&mut self) -> Result<()> {
        let session = self.session()?;
        let console = watch::in_console(&session.log("browser").await?, &self.excused);
        let network = session.log("performance").await?;
        let network = watch::in_network(&network, &self.origin, &self.excused);
        self.seen.extend(console.into_iter().chain(network));
        Ok(())
    }

    /// All that the watch has seen.
    pub async fn complaints(&mut self) -> Vec<String> {
        // Without a browser there is nothing more to look at.
        let _ = self.look().await;
        std::mem::take(&mut self.seen)
    }

    /// Closes the browser as a person does.
    pub async fn close(&mut self) -> Result<()> {
        self.look().await?;
        match self.session.take() {
            Some(session) => session.close().await,
            None => Ok(()),
        }
    }

    /// Ends the browser without a warning. What its logs held is lost with it, so stories that kill
    /// call [`Phone::look`] where it does not get in the way.
    pub fn kill(&mut self) -> Result<()> {
        match self.session.take() {
            Some(session) => session.kill(),
            None => Ok(()),
        }
    }

    // ---- Tabs ----------------------------------------------------------------------------------

    /// Opens one more tab and goes to it.
    pub async fn new_tab(&self) -> Result<()> {
        self.session()?.open_tab().await?;
        self.prepare_tab().await
    }

    /// Goes to a tab, counted from 0 in the order of opening.
    pub async fn go_to_tab(&self, number: usize) -> Result<()> {
        let client = self.session()?.client();
        let tabs = client.windows().await.context("asking for the tabs")?;
        let tab = tabs.into_iter().nth(number);
        let tab = tab.ok_or_else(|| Problem::new(format!("there is no tab {number}")))?;
        client.switch_to_window(tab).await.context("going to a tab")
    }

    /// Closes the tab that is shown.
    pub async fn close_tab(&self) -> Result<()> {
        let client = self.session()?.client();
        client.close_window().await.context("closing the tab")
    }

    // ---- Going to pages ------------------------------------------------------------------------

    /// Goes to an address of the app and waits until it answers taps.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.open_unready(path).await?;
        self.ready().await
    }

    /// Goes to an address of the app.
    pub async fn open_unready(&self, path: &str) -> Result<()> {
        self.session()?
            .goto(&format!("{}{path}", self.origin))
            .await
    }

    /// Goes back one step. The script must have returned by then: a driver that finds its page gone
    /// in the middle of a script runs it again, on the page before.
    pub async fn back(&self) -> Result<()> {
        let script = "setTimeout(() => history.back())";
        self.run(script, vec![]).await.map(drop)
    }

    /// Loads the page again.
    pub async fn reload(&self) -> Result<()> {
        let client = self.session()?.client();
        client.refresh().await.context("loading the page again")?;
        self.ready().await
    }

    /// The app answers taps.
    pub async fn ready(&self) -> Result<()> {
        self.wait_for("html[data-ready] #app main").await
    }

    /// This page is shown.
    pub async fn page(&self, name: &str) -> Result<()> {
        self.wait_for(&format!("html[data-ready] #app main[data-page={name}]"))
            .await
    }

    /// Comes back from the page of somebody who left fast, and opens another; presses again where that was so
    /// quick that the first was not kept.
    pub async fn comes_back_to(&self, path: &str) -> Result<()> {
        for _ in 0..5 {
            self.tap("#come-back").await?;
            self.page("start").await?;
            self.open(path).await?;
            let left = "return document.querySelector('#app main').dataset.page === 'left'";
            if self.run(left, vec![]).await? == json!(false) {
                return Ok(());
            }
        }
        Err(Problem::new("nobody comes back"))
    }

    /// The app is kept for use without a network.
    pub async fn kept_offline(&self) -> Result<()> {
        self.wait_for("html[data-offline=ready]").await
    }

    /// The path of the page.
    pub async fn address(&self) -> Result<String> {
        self.text("return location.pathname", vec![]).await
    }

    // ---- Seeing --------------------------------------------------------------------------------

    /// What a script returns.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.session()?.run(script, arguments).await
    }

    /// What a script returns, as text; nothing is the empty text.
    pub async fn text(&self, script: &str, arguments: Vec<Value>) -> Result<String> {
        let found = self.run(script, arguments).await?;
        Ok(found.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until a script returns something that counts as true.
    pub async fn until(&self, what: &str, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.session()?.until(what, script, arguments).await
    }

    /// Waits until something is there.
    pub async fn wait_for(&self, css: &str) -> Result<()> {
        let script = "return document.querySelector(arguments[0]) !== null";
        self.until(css, script, vec![json!(css)]).await.map(drop)
    }

    /// Waits until something has gone.
    pub async fn wait_gone(&self, css: &str) -> Result<()> {
        let script = "return document.querySelector(arguments[0]) === null";
        let what = format!("{css} to go");
        self.until(&what, script, vec![json!(css)]).await.map(drop)
    }

    /// Waits until these words stand on the screen.
    pub async fn see(&self, words: &str) -> Result<()> {
        let script = "return document.body.innerText.includes(arguments[0])";
        let what = format!("the words `{words}`");
        self.until(&what, script, vec![json!(words)])
            .await
            .map(drop)
    }

    /// These words do not stand on the screen now.
    pub async fn not_see(&self, words: &str) -> Result<()> {
        let all = self.words_of("body").await?;
        ensure(!all.contains(words), format!("`{words}` is to be seen"))
    }

    /// The words on the screen in some part of the page.
    pub async fn words_of(&self, css: &str) -> Result<String> {
        let script = "return document.querySelector(arguments[0])?.innerText";
        self.text(script, vec![json!(css)]).await
    }

    /// What stands in a field.
    pub async fn value_of(&self, css: &str) -> Result<String> {
        let script = "return document.querySelector(arguments[0])?.value";
        self.text(script, vec![json!(css)]).await
    }

    /// Waits until a field holds just this.
    pub async fn wait_value(&self, css: &str, value: &str) -> Result<()> {
        let script = "return document.querySelector(arguments[0])?.value === arguments[1]";
        let arguments = vec![json!(css), json!(value)];
        let found = self.until(css, script, arguments).await;
        if found.is_err() {
            let there = self.value_of(css).await.unwrap_or_default();
            return Err(Problem::new(format!(
                "{css} holds `{there}`, not `{value}`"
            )));
        }
        Ok(())
    }

    /// Waits until the page says that all is saved.
    pub async fn saved(&self) -> Result<()> {
        self.wait_for(".os-saved--saved").await
    }

    // ---- Doing ---------------------------------------------------------------------------------

    /// Taps what a selector names.
    pub async fn tap(&self, css: &str) -> Result<()> {
        self.tap_found(BY_SELECTOR, css).await
    }

    /// Taps a button, link or row that has these words.
    pub async fn tap_words(&self, words: &str) -> Result<()> {
        self.tap_found(BY_WORDS, words).await
    }

    /// Unfolds what is under these words. What slips away from under the finger is tapped again.
    pub async fn unfold(&self, words: &str) -> Result<()> {
        let open = "const all = [...document.querySelectorAll('summary')];\
            return all.some(e => e.innerText.includes(arguments[0]) && e.parentElement.open)";
        let end = Instant::now() + PATIENCE;
        loop {
            self.tap_words(words).await?;
            if self.run(open, vec![json!(words)]).await? == true {
                return Ok(());
            }
            ensure(Instant::now() < end, format!("`{words}` does not unfold"))?;
        }
    }

    async fn tap_found(&self, script: &str, name: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            let tapped = self.try_tap(script, name).await;
            match tapped {
                Err(problem) if Instant::now() > end => {
                    return Err(Problem::new(format!("tapping `{name}`: {problem}")));
                }
                Err(_) => tokio::time::sleep(std::time::Duration::from_millis(25)).await,
                Ok(()) => return Ok(()),
            }
        }
    }

    async fn try_tap(&self, script: &str, name: &str) -> Result<()> {
        let found = self.run(script, vec![json!(name)]).await?;
        let element = self.element(&found)?;
        let centre = "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})";
        self.run(centre, vec![found]).await?;
        element.click().await.context("clicking")
    }

    fn element(&self, found: &Value) -> Result<Element> {
        let id = found.as_object().and_then(|object| object.values().next());
        let id = id.and_then(Value::as_str);
        let id = id.ok_or_else(|| Problem::new("it is not there"))?;
        let client = self.session()?.client().clone();
        Ok(Element::from_element_id(client, id.to_owned().into()))
    }

    /// Types into a field, key by key, at its end.
    pub async fn type_into(&self, css: &str, words: &str) -> Result<()> {
        self.wait_for(css).await?;
        let script = "return document.querySelector(arguments[0])";
        let found = self.run(script, vec![json!(css)]).await?;
        let typed = self.element(&found)?.send_keys(words).await;
        typed.context(format!("typing into {css}"))
    }

    /// Puts the cursor at the end of a field and puts words there in one go.
    pub async fn paste_into(&self, css: &str, words: &str) -> Result<()> {
        self.wait_for(css).await?;
        let focus = "const e = document.querySelector(arguments[0]); e.focus();\
            if (e.type !== 'date') e.setSelectionRange(e.value.length, e.value.length)";
        self.run(focus, vec![json!(css)]).await?;
        let insert = self.cdp("Input.insertText", json!({ "text": words }));
        insert.await.map(drop)
    }

    /// Takes everything out of a field, as a person does with a long press and one key.
    pub async fn empty(&self, css: &str) -> Result<()> {
        self.wait_for(css).await?;
        let select = "const e = document.querySelector(arguments[0]); e.focus(); e.select()";
        self.run(select, vec![json!(css)]).await?;
        self.press("Delete").await
    }

    /// Presses one key.
    pub async fn press(&self, key: &str) -> Result<()> {
        let (code, number, text) = match key {
            "Tab" => ("Tab", 9, None),
            "Enter" => ("Enter", 13, Some("\r")),
            " " => ("Space", 32, Some(" ")),
            "ArrowDown" => ("ArrowDown", 40, None),
            "Delete" => ("Delete", 46, None),
            "Shift" => ("ShiftLeft", 16, None),
            _ => return Err(Problem::new(format!("no such key: {key}"))),
        };
        let mut down = json!({
            "type": if text.is_some() { "keyDown" } else { "rawKeyDown" },
            "key": key, "code": code, "windowsVirtualKeyCode": number,
        });
        if let Some(text) = text {
            down["text"] = json!(text);
        }
        self.cdp("Input.dispatchKeyEvent", down).await?;
        let up =
            json!({ "type": "keyUp", "key": key, "code": code, "windowsVirtualKeyCode": number });
        self.cdp("Input.dispatchKeyEvent", up).await.map(drop)
    }

    // ---- Pictures, and after a failure -----------------------------------------------------------------------

    /// Keeps a picture of the whole page under a name, if a folder for that is named: to be looked at.
    pub async fn picture_of(&self, name: &str) {
        let Some(folder) = std::env::var_os("OUR_SAY_SHOTS").map(PathBuf::from) else {
            return;
        };
        let whole = json!({ "captureBeyondViewport": true, "format": "png" });
        let Ok(shot) = self.cdp("Page.captureScreenshot", whole).await else {
            return;
        };
        let png = shot["data"].as_str().unwrap_or_default();
        if let Ok(png) = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, png) {
            let _ = xtask::paths::write(&folder.join(format!("{name}.png")), png);
        }
    }

    /// The same for what was printed, as PDF.
    pub fn paper_of(&self, name: &str, pdf: &[u8]) {
        if let Some(folder) = std::env::var_os("OUR_SAY_SHOTS").map(PathBuf::from) {
            let _ = xtask::paths::write(&folder.join(format!("{name}.pdf")), pdf);
        }
    }

    /// Keeps a picture of the screen, if a folder for that is named.
    pub async fn picture(&self, problem: &str) {
        let Some(folder) = std::env::var_os("OUR_SAY_SHOTS").map(PathBuf::from) else {
            return;
        };
        let Ok(session) = self.session() else { return };
        let words = self.text(
            "return location.pathname + '\\n' + document.body.innerText",
            vec![],
        );
        let words = words.await.unwrap_or_default();
        let name = self.launch.profile.parent().and_then(Path::file_name);
        let name = name.unwrap_or_default().to_string_lossy().into_owned();
        let _ = xtask::paths::write(
            &folder.join(format!("{name}.txt")),
            format!("{problem}\n\n{words}"),
        );
        if let Ok(png) = session.client().screenshot().await {
            let _ = xtask::paths::write(&folder.join(format!("{name}.png")), png);
        }
    }
}
