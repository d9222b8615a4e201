//! What axe and a few measurements say about the page on the screen.

use super::{Context, Phone, Problem, Result};
use serde_json::{Value, json};
use std::path::PathBuf;
use xtask::setup::npm;

/// The rules of WCAG, all levels that axe has, and its own best practice.
const RUN: &str = "const done = arguments[arguments.length - 1];\
    axe.run(document, { resultTypes: ['violations'], runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa',\
    'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } })\
    .then(r => done(r.violations.map(v => v.id + ' (' + v.impact + '): ' + v.help + '\\n' +\
    v.nodes.slice(0, 3).map(n => '    ' + n.target.join(' ') + '  ' + n.html.slice(0, 160) + '\\n      ' + n.failureSummary.split('\\n').slice(1, 3).join(' ')).join('\\n'))),\
    e => done(['axe: ' + e]))";

/// What is wider than the phone, and what is too small to hit with a thumb. A link in a sentence
/// may be as small as its line; a row is hit as a whole.
const MEASURE: &str = "const found = [], root = document.documentElement;\
    if (root.scrollWidth > arguments[0] || innerWidth > arguments[0]) {\
      const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > arguments[0] + 1);\
      found.push('wider than the phone: ' + root.scrollWidth + ' px, by ' + wide.slice(0, 3).map(e => e.tagName + '.' + e.className).join(', '));\
    }\
    for (const e of document.querySelectorAll('a[href], button, summary, label.os-row__label, textarea, .os-field__input, .os-find__input')) {\
      if (!e.checkVisibility({visibilityProperty: true, opacityProperty: false})) continue;\
      const box = (e.closest('.os-task, .os-shelf__card') || e).getBoundingClientRect();\
      if (box.height && (box.height < 43.5 || box.width < 43.5))\
        found.push('hard to hit: ' + Math.round(box.width) + ' by ' + Math.round(box.height) + ' px: ' + e.outerHTML.slice(0, 120));\
    }\
    if (document.querySelectorAll('#app h1').length !== 1) found.push('not one h1');\
    return found";

/// `axe.min.js`.
pub fn source() -> Result<String> {
    let path = match std::env::var_os("OUR_SAY_AXE") {
        Some(path) => PathBuf::from(path),
        None => npm::find_or_install()?.join("axe-core/axe.min.js"),
    };
    xtask::paths::read_text(&path)
}

impl Phone {
    /// Looks at the page as it is, in light and in dark, and returns what is wrong with it.
    pub async fn audit(&self, axe: &str, name: &str, width: u32) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for scheme in ["light", "dark"] {
            let features = json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "prefers-reduced-motion", "value": "reduce" },
            ]});
            self.cdp("Emulation.setEmulatedMedia", features).await?;
            self.still().await?;
            self.run(&format!("if (!window.axe) {{ {axe} }}"), vec![])
                .await?;
            let said = self.session()?.run_async(RUN, vec![]).await?;
            found.extend(
                lines(&said)?
                    .into_iter()
                    .map(|line| format!("{name}, {scheme}: {line}")),
            );
        }
        let said = self.run(MEASURE, vec![json!(width)]).await?;
        found.extend(
            lines(&said)?
                .into_iter()
                .map(|line| format!("{name}: {line}")),
        );
        Ok(found)
    }

    /// Nothing moves any more, so that no colour is caught half way.
    async fn still(&self) -> Result<()> {
        let script = "return document.getAnimations().every(a => a.playState !== 'running')";
        self.until("stillness", script, vec![]).await.map(drop)
    }
}

fn lines(value: &Value) -> Result<Vec<String>> {
    let list = value.as_array().ok_or_else(|| Problem::new("no list"))?;
    let line = |line: &Value| line.as_str().map(str::to_owned);
    list.iter()
        .map(|found| line(found).context_none())
        .collect()
}

/// A missing answer is a problem, not nothing.
trait OrProblem<T> {
    fn context_none(self) -> Result<T>;
}

impl<T> OrProblem<T> for Option<T> {
    fn context_none(self) -> Result<T> {
        self.ok_or("no text").context("what the page said")
    }
}
