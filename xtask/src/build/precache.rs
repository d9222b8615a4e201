//! Writes into `sw.js` which files the app keeps for offline use, each with its hash.

use serde_json::json;

use super::hash;
use crate::headers::HOST_FILES;
use crate::problem::{Problem, Result};

const FILES_LINE: &str = "const FILES = [];";
const VERSION_LINE: &str = "const VERSION = 'none';";

/// Whether a file belongs into the list: all that the app may fetch.
pub fn belongs(file: &str) -> bool {
    let ending = file.rsplit('.').next().unwrap_or_default();
    file != "sw.js" && !HOST_FILES.contains(&file) && !matches!(ending, "br" | "gz" | "map")
}

/// The address under which a file is fetched. The page itself is `/`: some hosts redirect
/// `/index.html`, and a redirected answer cannot be given to a navigation.
pub fn address(file: &str) -> String {
    if file == "index.html" {
        "/".to_owned()
    } else {
        format!("/{file}")
    }
}

/// The worker's script with the list and the version filled in.
pub fn fill(script: &str, files: &[(String, Vec<u8>)]) -> Result<String> {
    let mut list: Vec<(String, String)> = files
        .iter()
        .filter(|(file, _)| belongs(file))
        .map(|(file, bytes)| (address(file), hash::base64(bytes)))
        .collect();
    list.sort();
    let version = &hash::hex(format!("{script}{}", json!(list)).as_bytes())[..16];
    let script = replace_once(
        script,
        FILES_LINE,
        &format!("const FILES = {};", json!(list)),
    )?;
    replace_once(
        &script,
        VERSION_LINE,
        &format!("const VERSION = '{version}';"),
    )
}

fn replace_once(script: &str, line: &str, with: &str) -> Result<String> {
    if script.matches(line).count() == 1 {
        Ok(script.replacen(line, with, 1))
    } else {
        Err(Problem::new(format!(
            "public/sw.js must hold `{line}` exactly once"
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "const VERSION = 'none';\nconst FILES = [];\n";

    fn files(index: &str) -> Vec<(String, Vec<u8>)> {
        [
            ("index.html", index),
            ("i18n/en/first.json", "{}"),
            ("sw.js", "x"),
            ("_headers", "x"),
            ("a.js.map", "x"),
        ]
        .map(|(file, text)| (file.to_owned(), text.as_bytes().to_vec()))
        .to_vec()
    }

    #[test]
    fn the_list_holds_what_the_app_fetches_and_nothing_else() {
        let filled = fill(SCRIPT, &files("a")).unwrap();
        assert!(filled.contains(r#"const FILES = [["/","#));
        assert!(
            filled.contains(
                r#"["/i18n/en/first.json","RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o="]"#
            )
        );
        for absent in ["sw.js", "_headers", ".map", "index.html"] {
            assert!(!filled.contains(absent), "{absent}");
        }
    }

    #[test]
    fn any_change_makes_a_new_version() {
        let version = |text: &str| text.lines().next().map(str::to_owned);
        let one = fill(SCRIPT, &files("a")).unwrap();
        let two = fill(SCRIPT, &files("b")).unwrap();
        assert_eq!(version(&one), version(&fill(SCRIPT, &files("a")).unwrap()));
        assert_ne!(version(&one), version(&two));
    }

    #[test]
    fn a_script_without_the_places_is_refused() {
        assert!(fill("const FILES = [];", &files("a")).is_err());
    }
}
